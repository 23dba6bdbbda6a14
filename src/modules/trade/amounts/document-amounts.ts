/**
 * All amounts of a document, in the order documents.md §3 lays down. The one computation behind the screen, the PDF,
 * the e-invoice and the ledger, for both sides.
 */
import { Decimal } from '#platform/decimal'
import { checkTaxDifferences } from './check-amounts.ts'
import { type SpreadDiscount, spreadInvoiceDiscount } from './invoice-discount.ts'
import { roundingAmounts } from './invoice-rounding.ts'
import { type PricedAmounts, isPriced, lineAmount } from './line-amount.ts'
import { taxPerLine } from './line-tax.ts'
import { localAmounts } from './local-amounts.ts'
import { type Rounder, rounder } from './rounding.ts'
import { type TaxGrouping, compareTaxGroups, groupByKey, groupByTax, taxGroupKey, taxPerGroup } from './tax-groups.ts'
import type {
  AmountHeader,
  AmountLine,
  DocumentAmounts,
  DocumentTotals,
  LineAmounts,
  LocalAmounts,
  TaxGroup,
  TaxGroupKey,
  TaxedAmounts,
} from './types.ts'

const zero = Decimal.zero
const noTax: TaxedAmounts = { amount: zero, tax: zero, amountIncludingTax: zero, reverseChargeTax: zero }
const noLocal: LocalAmounts = { ...noTax, lineDiscount: zero, invoiceDiscount: zero }
const noParts = { gross: zero, lineDiscountPercent: zero, lineDiscount: zero, lineAmount: zero, invoiceDiscount: zero }

/** A line of the document and the VAT group it is in; the rounding line comes last. */
interface Row {
  readonly amounts: LineAmounts
  readonly key: TaxGroupKey | null
  readonly taxDifference: Decimal
}

/**
 * Takes header and lines in any order; gives every amount of the document in its currency and in local currency, signs
 * as the quantities have them. Never refuses: what is wrong (an invoice discount without anything to take it from, a
 * VAT difference nobody may enter) is in `problems`, and the amounts are those without the offending discount. Linear
 * in the number of lines.
 */
export function documentAmounts(header: AmountHeader, lines: readonly AmountLine[]): DocumentAmounts {
  const money = rounder(header.currency.amountPrecision)
  const ordered = lines.toSorted((a, b) => a.lineNo - b.lineNo)
  const priced = ordered.filter(isPriced).map(line => ({ line, ...lineAmount(line, money) }))
  const groups = groupByTax(priced)
  const discount = spreadInvoiceDiscount(header, priced, groups, money)
  const taxed = taxLines(header, priced, groups, discount, money)
  const rows = [...documentRows(ordered, priced, discount, taxed), ...roundingRow(header, taxed, money)]
  return assemble(header, rows, ordered.length, discount)
}

/** Steps 5 and 6: VAT per group, and back to the lines. One result per priced line. */
function taxLines(
  header: AmountHeader,
  priced: readonly PricedAmounts[],
  groups: readonly TaxGrouping[],
  discount: SpreadDiscount,
  money: Rounder,
): TaxedAmounts[] {
  const members = groups.map(group =>
    group.members.map(index => ({
      amount: priced[index]!.lineAmount.minus(discount.perLine[index]!),
      taxDifference: priced[index]!.line.taxDifference,
    })),
  )
  const sums = members.map(lines => Decimal.sum(lines.map(line => line.amount)))
  const result: TaxedAmounts[] = priced.map(() => noTax)
  for (const [at, amounts] of taxPerGroup(header, groups, sums).entries()) {
    const group = groups[at]!
    const shares = taxPerLine(header, group.key, amounts, members[at]!, money)
    for (const [n, index] of group.members.entries()) result[index] = shares[n]!
  }
  return result
}

function documentRows(
  ordered: readonly AmountLine[],
  priced: readonly PricedAmounts[],
  discount: SpreadDiscount,
  taxed: readonly TaxedAmounts[],
): Row[] {
  let next = 0
  return ordered.map(({ lineNo, type }): Row => {
    const blank = { lineNo, taxGroup: null, local: noLocal }
    if (type === 'text') return { amounts: { ...blank, ...noParts, ...noTax }, key: null, taxDifference: zero }
    const index = next++
    const { line, ...parts } = priced[index]!
    return {
      amounts: { ...blank, ...parts, invoiceDiscount: discount.perLine[index]!, ...taxed[index]! },
      key: taxGroupKey(line.tax, parts.lineAmount),
      taxDifference: line.taxDifference,
    }
  })
}

function roundingRow(header: AmountHeader, taxed: readonly TaxedAmounts[], money: Rounder): Row[] {
  const total = Decimal.sum(taxed.map(line => line.amountIncludingTax))
  const rounding = roundingAmounts(total, header.invoiceRounding, money)
  if (rounding === null || header.invoiceRounding === null) return []
  const lineAmount = header.pricesIncludingTax ? rounding.amountIncludingTax : rounding.amount
  return [
    {
      amounts: { ...noParts, lineNo: 0, gross: lineAmount, lineAmount, ...rounding, taxGroup: null, local: noLocal },
      key: taxGroupKey(header.invoiceRounding.tax, lineAmount),
      taxDifference: zero,
    },
  ]
}

/** Step 9 for every row, the VAT summary, and the totals. `own` is the number of the document's own lines. */
function assemble(header: AmountHeader, rows: readonly Row[], own: number, discount: SpreadDiscount): DocumentAmounts {
  const local = localAmounts(rows.map(row => row.amounts), header.exchange)
  const summary = summarize(rows, local)
  const all = rows.map(
    (row, index): LineAmounts => ({ ...row.amounts, taxGroup: summary.positions[index]!, local: local[index]! }),
  )
  const lines = all.slice(0, own)
  return {
    lines,
    rounding: all[own] ?? null,
    taxGroups: summary.groups,
    totals: totalsOf(lines, all),
    invoiceDiscountPercent: discount.percent,
    serviceCharge: discount.serviceCharge,
    problems: [...discount.problems, ...checkTaxDifferences(summary.groups, header.maxTaxDifference)],
  }
}

/** The VAT groups as sums of their rows, and for each row the position of its group. */
function summarize(rows: readonly Row[], local: readonly LocalAmounts[]) {
  const positions: (number | null)[] = rows.map(() => null)
  const groups = groupByKey(rows.map(row => row.key)).map(({ key, members }, at): TaxGroup => {
    for (const index of members) positions[index] = at
    const inside = members.map(index => rows[index]!)
    return {
      ...key,
      ...sumTaxed(inside.map(row => row.amounts)),
      lineAmount: Decimal.sum(inside.map(row => row.amounts.lineAmount)),
      invoiceDiscount: Decimal.sum(inside.map(row => row.amounts.invoiceDiscount)),
      taxDifference: Decimal.sum(inside.map(row => row.taxDifference)),
      local: sumLocal(members.map(index => local[index]!)),
    }
  })
  return { positions, groups }
}

const sumTaxed = (rows: readonly TaxedAmounts[]): TaxedAmounts => ({
  amount: Decimal.sum(rows.map(row => row.amount)),
  tax: Decimal.sum(rows.map(row => row.tax)),
  amountIncludingTax: Decimal.sum(rows.map(row => row.amountIncludingTax)),
  reverseChargeTax: Decimal.sum(rows.map(row => row.reverseChargeTax)),
})

const sumLocal = (rows: readonly LocalAmounts[]): LocalAmounts => ({
  ...sumTaxed(rows),
  lineDiscount: Decimal.sum(rows.map(row => row.lineDiscount)),
  invoiceDiscount: Decimal.sum(rows.map(row => row.invoiceDiscount)),
})

const totalsOf = (lines: readonly LineAmounts[], all: readonly LineAmounts[]): DocumentTotals => ({
  ...sumTaxed(all),
  lineAmount: Decimal.sum(lines.map(line => line.lineAmount)),
  lineDiscount: Decimal.sum(lines.map(line => line.lineDiscount)),
  invoiceDiscount: Decimal.sum(lines.map(line => line.invoiceDiscount)),
  local: sumLocal(all.map(line => line.local)),
})

/**
 * The VAT summary as a document prints it: one row per identifier, calculation and rate, the negative and the positive
 * group together (its sign is that of the sum).
 */
export function mergeSigns(groups: readonly TaxGroup[]): TaxGroup[] {
  const merged: TaxGroup[] = []
  for (const group of groups) {
    const last = merged.at(-1)
    const same = last && compareTaxGroups({ ...last, sign: group.sign }, group) === 0
    if (!same) merged.push(group)
    else merged[merged.length - 1] = addGroups(last, group)
  }
  return merged
}

function addGroups(a: TaxGroup, b: TaxGroup): TaxGroup {
  const lineAmount = a.lineAmount.plus(b.lineAmount)
  return {
    ...taxGroupKey(a, lineAmount),
    ...sumTaxed([a, b]),
    lineAmount,
    invoiceDiscount: a.invoiceDiscount.plus(b.invoiceDiscount),
    taxDifference: a.taxDifference.plus(b.taxDifference),
    local: sumLocal([a.local, b.local]),
  }
}
