/** The amounts of what is posted now, by the computation that screen and paper use too (documents.md §3). */
import { Decimal, dec } from '#platform/decimal'
import {
  type AmountHeader,
  type AmountLine,
  type DocumentAmounts,
  type LineAmounts,
  type PricedLine,
  type Rounder,
  documentAmounts,
  roundAmount,
  rounder,
  splitLine,
} from '../amounts/index.ts'
import { prepaymentOpen } from '../prepayment/amount.ts'
import { prepaidRest } from '../prepayment/deduct.ts'
import type { LineFacts, PostingFacts } from './facts.ts'
import type { LineStep } from './quantities.ts'

/** A line with its part that is posted and the amounts of that part. */
export interface PostedLineAmounts {
  readonly line: LineFacts
  readonly quantity: Decimal
  readonly amounts: LineAmounts
}

export interface PostedAmounts {
  readonly lines: readonly PostedLineAmounts[]
  readonly document: DocumentAmounts
}

const noTax = { identifier: '', calculation: 'normal', rate: Decimal.zero } as const

/** A line as the amount computation takes it. */
export function amountLine(line: LineFacts): AmountLine {
  if (line.type === 'text') return { type: 'text', lineNo: line.lineNo }
  return {
    type: line.type,
    lineNo: line.lineNo,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    lineDiscountPercent: line.lineDiscountPercent,
    lineDiscountAmount: line.lineDiscountAmount,
    allowInvoiceDiscount: line.allowInvoiceDiscount,
    invoiceDiscount: line.invoiceDiscountAmount,
    tax: line.tax ?? noTax,
    taxDifference: line.taxDifference,
    isServiceCharge: line.systemCreated,
  }
}

/** Discounts are those the release has put on the lines; only an invoice is rounded as a whole. */
function amountHeader(facts: PostingFacts, rounding: 'rounded' | 'unrounded'): AmountHeader {
  const { document, currency, company, setup, group } = facts
  const local = document.currency === company.localCurrency
  return {
    side: document.side,
    pricesIncludingTax: document.pricesIncludingTax,
    currency,
    exchange: local ? null : { factor: document.exchangeFactor, localPrecision: company.localPrecision },
    taxBaseDiscountPercent: Decimal.zero,
    invoiceDiscount: { mode: 'kept' },
    invoiceRounding:
      rounding === 'rounded' && setup.invoiceRounding && group?.invoiceRoundingAccount
        ? { precision: currency.invoiceRoundingPrecision, rounding: currency.invoiceRounding, tax: group.roundingTax ?? noTax }
        : null,
    maxTaxDifference: company.maxTaxDifference,
  }
}

/** The part of each line that `quantityOf` names, with its amounts; lines without a part are left out, texts stay. */
function amountsOfPart(
  facts: PostingFacts,
  lines: readonly LineStep[],
  quantityOf: (step: LineStep) => Decimal,
  rounding: 'rounded' | 'unrounded',
): PostedAmounts {
  const money = rounder(facts.currency.amountPrecision)
  const parts = lines
    .map(step => ({ line: step.line, quantity: quantityOf(step) }))
    .filter(({ line, quantity }) => line.type === 'text' || !quantity.isZero())
    .sort((a, b) => a.line.lineNo - b.line.lineNo)
  const priced = parts.map(({ line, quantity }): AmountLine => {
    const whole = amountLine(line)
    if (whole.type === 'text') return whole
    const discounts = {
      lineDiscountPercent: line.lineDiscountPercent,
      lineDiscount: line.lineDiscountAmount,
      invoiceDiscount: line.invoiceDiscountAmount,
    }
    return withPrepaid(line, splitLine(withPrepaidPrice(line, whole satisfies PricedLine, money), discounts, quantity, money), money)
  })
  const document = documentAmounts(amountHeader(facts, rounding), priced)
  return { document, lines: parts.map((part, at) => ({ ...part, amounts: document.lines[at]! })) }
}

/** A part of a line with a prepayment to deduct is a share of its rounded whole (documents.md §3.7). */
function withPrepaidPrice(line: LineFacts, whole: PricedLine, money: Rounder): PricedLine {
  if (prepaymentOpen(line).isZero() || line.quantity.isZero()) return whole
  return { ...whole, unitPrice: roundAmount(line.quantity.times(line.unitPrice), money).dividedBy(line.quantity) }
}

/** The last part of a line that was prepaid in full comes to what is left of the prepayment; a cent of rounding is discount. */
function withPrepaid(line: LineFacts, part: PricedLine, money: Rounder): PricedLine {
  const rest = prepaymentOpen(line).isZero() ? null : prepaidRest(line, part.quantity)
  if (rest === null) return part
  return { ...part, lineDiscountAmount: roundAmount(part.quantity.times(part.unitPrice), money).minus(part.invoiceDiscount).minus(rest) }
}

/** What is invoiced now, with lines behind it that deduct what was invoiced before. */
export const invoicedAmounts = (facts: PostingFacts, lines: readonly LineStep[], deducted: readonly LineFacts[] = []): PostedAmounts =>
  amountsOfPart(facts, [...lines, ...deducted.map(line => ({ line, handle: Decimal.zero, invoice: line.quantity }))], step => step.invoice, 'rounded')

/** What is handled now and invoiced later: expected amounts, so far as the prices are known. */
export function expectedAmounts(facts: PostingFacts, lines: readonly LineStep[]): ReadonlyMap<string, LineAmounts> {
  const later = lines.filter(step => !expectedQuantity(step).isZero())
  if (later.length === 0) return new Map()
  const { lines: parts } = amountsOfPart(facts, later, expectedQuantity, 'unrounded')
  return new Map(parts.map(part => [part.line.id, part.amounts]))
}

/** How much of what is handled now stays to be invoiced; what is invoiced now comes from this movement first. */
export function expectedQuantity({ handle, invoice }: LineStep): Decimal {
  if (handle.isZero()) return Decimal.zero
  return invoice.abs().lessThan(handle.abs()) ? handle.minus(invoice) : Decimal.zero
}

/** Percent as a factor. */
export const hundredth = (percent: Decimal): Decimal => percent.times(dec('0.01'))
