/**
 * What a document comes to after an edit (documents.md §3). Without an invoice discount an edited line needs only the
 * sums of the other lines of its VAT group; with one, or when all lines are at hand, everything is computed anew.
 */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import {
  type AmountHeader,
  type AmountLine,
  type InvoiceDiscount,
  type TaxedAmounts,
  documentAmounts,
  provisionalTax,
} from '../amounts/index.ts'
import { groupByKey, taxGroupKey, taxPerGroup, withTaxDifference } from '../amounts/tax-groups.ts'
import { amountLineOf } from '../flow/amount-facts.ts'
import type { DraftDocument, DraftLine } from './draft.ts'
import type { GroupSum, LineFacts, LoadedLines } from './facts.ts'
import { taxOf } from './line-object.ts'
import { withPrepaymentAmount } from '../prepayment/amount.ts'
import { exchangeOf } from './line-price.ts'

export interface SummaryRow extends TaxedAmounts {
  readonly identifier: string
  readonly calculation: GroupSum['calculation']
  readonly rate: Decimal
}

export type Totals = Pick<DraftDocument, 'lineAmountTotal' | 'invoiceDiscountTotal' | 'netTotal' | 'taxTotal' | 'grossTotal'>

export interface Sums {
  /** Lines that came out with other amounts than they went in with, and those that were edited. */
  readonly lines: readonly DraftLine[]
  readonly totals: Totals
  readonly summary: readonly SummaryRow[]
  readonly problems: readonly Problem[]
  /** What the discount terms charge, without VAT; null where no terms were asked. */
  readonly serviceCharge: Decimal | null
}

/** What is needed of currency, company and set-up to compute amounts. */
export type SumFacts = Pick<LineFacts, 'company' | 'currency' | 'setup' | 'tiers'>

/** A draft's line as the amount computation takes it. */
export const amountLine = (line: DraftLine): AmountLine => amountLineOf({ ...line, tax: taxOf(line) })

export const amountHeaderOf = (document: DraftDocument, facts: SumFacts, invoiceDiscount: InvoiceDiscount): AmountHeader => ({
  side: document.side,
  pricesIncludingTax: document.pricesIncludingTax,
  currency: facts.currency,
  exchange: exchangeOf(document, facts),
  taxBaseDiscountPercent: Decimal.zero,
  invoiceDiscount,
  invoiceRounding: null,
  maxTaxDifference: facts.company.maxTaxDifference,
})

/** Every line with the amounts of the whole document on it. Takes all lines of the document. */
export function sumAll(document: DraftDocument, lines: readonly DraftLine[], facts: SumFacts, discount: InvoiceDiscount): Sums {
  const ordered = lines.toSorted((a, b) => a.lineNo - b.lineNo)
  const amounts = documentAmounts(amountHeaderOf(document, facts, discount), ordered.map(amountLine))
  const { totals } = amounts
  const prepaid = (line: DraftLine): DraftLine => withPrepaymentAmount(line, facts.currency.amountPrecision)
  return {
    lines: ordered.map((line, index) => {
      const { invoiceDiscount, amount, tax } = amounts.lines[index]!
      return prepaid({ ...line, invoiceDiscountAmount: invoiceDiscount, netAmount: amount, taxAmount: tax })
    }),
    totals: {
      lineAmountTotal: totals.lineAmount,
      invoiceDiscountTotal: totals.invoiceDiscount,
      netTotal: totals.amount,
      taxTotal: totals.tax,
      grossTotal: totals.amountIncludingTax,
    },
    summary: mergeSummary(amounts.taxGroups),
    problems: amounts.problems,
    serviceCharge: amounts.serviceCharge,
  }
}

/** Groups of both signs as one row each, in the order they come. */
function mergeSummary(groups: readonly SummaryRow[]): SummaryRow[] {
  const rows: SummaryRow[] = []
  for (const { identifier, calculation, rate, amount, tax, amountIncludingTax, reverseChargeTax } of groups) {
    const at = rows.findIndex(row => row.identifier === identifier && row.calculation === calculation && row.rate.equals(rate))
    const group = { identifier, calculation, rate, amount, tax, amountIncludingTax, reverseChargeTax }
    if (at < 0) rows.push(group)
    else rows[at] = { ...group, ...addTaxed(rows[at]!, group) }
  }
  return rows
}

const addTaxed = (a: TaxedAmounts, b: TaxedAmounts): TaxedAmounts => ({
  amount: a.amount.plus(b.amount),
  tax: a.tax.plus(b.tax),
  amountIncludingTax: a.amountIncludingTax.plus(b.amountIncludingTax),
  reverseChargeTax: a.reverseChargeTax.plus(b.reverseChargeTax),
})

type Summed = Omit<GroupSum, 'sign'>

const summedLine = (line: DraftLine): Summed => ({
  ...taxOf(line),
  lineAmount: line.lineAmount,
  invoiceDiscount: line.invoiceDiscountAmount,
  taxDifference: line.taxDifference,
})

/**
 * The document from the sums of its untouched lines and the lines that were edited. An edited line shows provisional
 * VAT: its group with it less its group without it; the totals are those of the groups, so they are exact.
 */
export function sumEdited(document: DraftDocument, others: readonly GroupSum[], edited: readonly DraftLine[], facts: SumFacts): Sums {
  const header = amountHeaderOf(document, facts, { mode: 'kept' })
  const priced = edited.filter(line => line.type !== 'text')
  const parts: Summed[] = [...others, ...priced.map(summedLine)]
  const keys = [...others.map(group => ({ ...group })), ...priced.map(line => taxGroupKey(taxOf(line), line.lineAmount))]
  const groups = groupByKey(keys)
  const after = (part: Summed): Decimal => part.lineAmount.minus(part.invoiceDiscount)
  const sums = groups.map(({ members }) => Decimal.sum(members.map(index => after(parts[index]!))))
  const summary = taxPerGroup(header, groups, sums).map((taxed, at): SummaryRow => {
    const difference = Decimal.sum(groups[at]!.members.map(index => parts[index]!.taxDifference))
    const { identifier, calculation, rate } = groups[at]!.key
    return { identifier, calculation, rate, ...withTaxDifference(header, groups[at]!.key, taxed, difference) }
  })
  const provisional = new Map<number, TaxedAmounts>()
  for (const { members } of groups) {
    let running = Decimal.zero
    for (const index of members) {
      const part = parts[index]!
      const line = { amount: after(part), taxDifference: part.taxDifference }
      if (index >= others.length) provisional.set(index - others.length, provisionalTax(header, part, running, line))
      running = running.plus(line.amount)
    }
  }
  const total = (amount: (row: SummaryRow) => Decimal): Decimal => Decimal.sum(summary.map(amount))
  const prepaid = (line: DraftLine): DraftLine => withPrepaymentAmount(line, facts.currency.amountPrecision)
  let next = 0
  return {
    lines: edited.map(line => {
      if (line.type === 'text') return line
      const { amount, tax } = provisional.get(next++)!
      return prepaid({ ...line, netAmount: amount, taxAmount: tax })
    }),
    totals: {
      lineAmountTotal: Decimal.sum(parts.map(part => part.lineAmount)),
      invoiceDiscountTotal: Decimal.sum(parts.map(part => part.invoiceDiscount)),
      netTotal: total(row => row.amount),
      taxTotal: total(row => row.tax),
      grossTotal: total(row => row.amountIncludingTax),
    },
    summary: mergeSummary(summary),
    problems: [],
    serviceCharge: null,
  }
}

/** Puts edited lines in place of the stored ones and takes those away that are gone. */
export function replaceLines(
  loaded: Pick<LoadedLines, 'lines'>,
  edited: readonly DraftLine[],
  removed: ReadonlySet<string> = new Set(),
): DraftLine[] {
  const byId = new Map(edited.map(line => [line.id, line]))
  const stored = loaded.lines.filter(line => !removed.has(line.id) && !byId.has(line.id))
  return [...stored, ...edited]
}
