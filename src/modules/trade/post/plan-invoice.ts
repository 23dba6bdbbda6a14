/**
 * The invoice or credit memo: revenue or purchases, VAT, and what the party owes (documents.md §6.3, ledgers.md §1.3
 * P1–P5). Amounts of a document are positive; `direction` turns them into debit (+) and credit (−):
 * a sales invoice is owed to us (+1), a purchase invoice is owed by us (−1), a credit memo the other way round.
 */
import type { GlEntry } from '#ledger'
import { Decimal } from '#platform/decimal'
import { sumGlEntries } from '#posting'
import type { TaxEntry } from '#tax'
import { type LineAmounts, beforeTax, rounder } from '../amounts/index.ts'
import { kinds } from '../kinds.ts'
import { sides } from '../sides.ts'
import type { PostedAmounts, PostedLineAmounts } from './amounts.ts'
import type { LineFacts, PostingFacts, TaxSetup } from './facts.ts'

/** +1 when the party owes us, −1 when we owe it. */
export function direction({ document }: Pick<PostingFacts, 'document'>): Decimal {
  const sign = sides[document.side].partySign
  return Decimal.of(kinds[document.kind].credit ? -sign : sign)
}

/** The G/L account a line's amount goes to. */
export function lineAccount({ document }: Pick<PostingFacts, 'document'>, line: LineFacts): string {
  if (line.type === 'gl_account') return line.account ?? ''
  const { invoice, creditMemo } = sides[document.side].accounts
  return line.general?.accounts[kinds[document.kind].credit ? creditMemo : invoice] ?? ''
}

/** All G/L entries of the invoice itself; inventory and cost of goods come from the value entries. */
export function invoiceGl(facts: PostingFacts, amounts: PostedAmounts): GlEntry[] {
  const turned = direction(facts)
  const entries = amounts.lines.flatMap(part => [...lineGl(facts, part, turned), ...taxGl(facts, part, turned)])
  return sumGlEntries([controlGl(facts, amounts, turned), ...roundingGl(facts, amounts, turned), ...entries])
}

/** Base of the entries of one invoice. */
const head = (facts: PostingFacts) => ({
  documentId: facts.ids.invoice,
  partyId: facts.document.billToId,
  description: facts.billTo.name,
})

function controlGl(facts: PostingFacts, amounts: PostedAmounts, turned: Decimal): GlEntry {
  return {
    ...head(facts),
    account: facts.group?.controlAccount ?? '',
    amount: amounts.document.totals.local.amountIncludingTax.times(turned),
    dimensionSetId: facts.document.dimensionSetId,
  }
}

function lineGl(facts: PostingFacts, { line, amounts }: PostedLineAmounts, turned: Decimal): GlEntry[] {
  if (line.type === 'text') return []
  const { discountPosting } = facts.setup
  const lineDiscount = discountPosting === 'line' || discountPosting === 'all' ? discountNet(facts, line, amounts.local.lineDiscount) : Decimal.zero
  const invoiceDiscount =
    discountPosting === 'invoice' || discountPosting === 'all' ? discountNet(facts, line, amounts.local.invoiceDiscount) : Decimal.zero
  const columns = sides[facts.document.side].accounts
  const base = {
    ...head(facts),
    dimensionSetId: line.dimensionSetId,
    generalBusinessGroup: facts.document.generalBusinessGroup,
    ...(line.generalProductGroup && { generalProductGroup: line.generalProductGroup }),
    taxBusinessGroup: facts.document.taxBusinessGroup,
    ...(line.taxProductGroup && { taxProductGroup: line.taxProductGroup }),
  }
  const net = amounts.local.amount.plus(lineDiscount).plus(invoiceDiscount)
  return [
    { ...base, account: lineAccount(facts, line), amount: net.times(turned).negated() },
    { ...base, account: line.general?.accounts[columns.lineDiscount] ?? '', amount: lineDiscount.times(turned) },
    { ...base, account: line.general?.accounts[columns.invoiceDiscount] ?? '', amount: invoiceDiscount.times(turned) },
  ].filter(entry => !entry.amount.isZero())
}

/** A discount without the VAT that prices including VAT hold. */
const discountNet = (facts: PostingFacts, line: LineFacts, discount: Decimal): Decimal =>
  facts.document.pricesIncludingTax && line.tax
    ? beforeTax(discount, line.tax, rounder(facts.company.localPrecision))
    : discount

function taxGl(facts: PostingFacts, { line, amounts }: PostedLineAmounts, turned: Decimal): GlEntry[] {
  if (line.type === 'text' || !line.tax) return []
  const account = line.tax[sides[facts.document.side].taxAccount] ?? ''
  const base = { ...head(facts), dimensionSetId: line.dimensionSetId, taxBusinessGroup: facts.document.taxBusinessGroup }
  const { tax, reverseChargeTax } = amounts.local
  return [
    { ...base, account, amount: tax.times(turned).negated() },
    { ...base, account, amount: reverseChargeTax.times(turned).negated() },
    { ...base, account: line.tax.reverseChargeAccount ?? '', amount: reverseChargeTax.times(turned) },
  ].filter(entry => !entry.amount.isZero())
}

function roundingGl(facts: PostingFacts, { document: { rounding } }: PostedAmounts, turned: Decimal): GlEntry[] {
  if (!rounding || !facts.group?.invoiceRoundingAccount) return []
  const base = { ...head(facts), dimensionSetId: facts.document.dimensionSetId }
  const taxAccount = facts.group.roundingTax?.[sides[facts.document.side].taxAccount] ?? ''
  return [
    { ...base, account: facts.group.invoiceRoundingAccount, amount: rounding.local.amount.times(turned).negated() },
    { ...base, account: taxAccount, amount: rounding.local.tax.times(turned).negated() },
  ].filter(entry => !entry.amount.isZero())
}

interface Taxed {
  readonly productGroup: string
  readonly setup: Pick<TaxSetup, 'identifier' | 'calculation' | 'rate'> & { readonly euService?: boolean }
  readonly amounts: LineAmounts
}

/** One VAT entry per combination of the posting set-up: a sale's base is −, a purchase's +, credit memos the opposite. */
export function invoiceTax(facts: PostingFacts, amounts: PostedAmounts): TaxEntry[] {
  const turned = direction(facts).negated()
  const sums = new Map<string, TaxEntry>()
  for (const { productGroup, setup, amounts: line } of taxedLines(facts, amounts)) {
    const key = [productGroup, setup.identifier, setup.calculation].join('|')
    const base = line.local.amount.times(turned)
    const amount = line.local.tax.plus(line.local.reverseChargeTax).times(turned)
    const sum = sums.get(key)
    sums.set(key, {
      documentId: facts.ids.invoice,
      kind: sides[facts.document.side].taxKind,
      taxDate: taxDate(facts),
      partyId: facts.document.billToId,
      country: facts.billTo.country,
      taxNumber: facts.billTo.taxNumber,
      businessGroup: facts.document.taxBusinessGroup,
      productGroup,
      calculation: setup.calculation,
      identifier: setup.identifier,
      rate: setup.rate,
      base: base.plus(sum?.base ?? Decimal.zero),
      amount: amount.plus(sum?.amount ?? Decimal.zero),
      credit: kinds[facts.document.kind].credit,
      euService: setup.euService ?? false,
    })
  }
  return [...sums.values()]
}

function taxedLines(facts: PostingFacts, { lines, document }: PostedAmounts): Taxed[] {
  const taxed = lines.flatMap(({ line, amounts }): Taxed[] =>
    line.tax && line.taxProductGroup ? [{ productGroup: line.taxProductGroup, setup: line.tax, amounts }] : [],
  )
  const rounding = facts.group?.roundingTax
  return document.rounding && rounding
    ? [...taxed, { productGroup: rounding.productGroup, setup: rounding, amounts: document.rounding }]
    : taxed
}

/** The VAT date: the document's own, else the date the set-up starts from. */
export function taxDate({ document, company }: Pick<PostingFacts, 'document' | 'company'>) {
  return document.taxDate ?? (company.taxDateFrom === 'document' ? document.documentDate : (document.postingDate ?? document.documentDate))
}
