/**
 * How much of an order is asked for before it is delivered (documents.md §16). Amounts are those of the line: in the
 * document's currency, with VAT where its prices include it, never negative.
 */
import { Decimal } from '#platform/decimal'
import { type Rounder, rounder } from '../amounts/index.ts'
import { hundred, roundQuotient } from '../amounts/rounding.ts'
import type { OfferedKind } from '../kinds.ts'

export interface PrepaymentLine {
  readonly type: 'text' | 'item' | 'gl_account'
  readonly lineNo: number
  readonly quantity: Decimal
  readonly invoicedQuantity: Decimal
  readonly lineAmount: Decimal
  readonly invoiceDiscountAmount: Decimal
  readonly prepaymentPercent: Decimal
  readonly prepaymentAmount: Decimal
  readonly prepaymentInvoiced: Decimal
  readonly prepaymentDeducted: Decimal
}

type Basis = Pick<PrepaymentLine, 'lineAmount' | 'invoiceDiscountAmount'>

/** Quotes tell it, orders ask for it; no other kind of document has a prepayment. */
export const asksPrepayment = (kind: OfferedKind): boolean => kind === 'quote' || kind === 'order'

/** What a percentage of a line is a percentage of: the line after its invoice discount. */
export const prepaymentBasis = (line: Basis): Decimal => Decimal.max(line.lineAmount.minus(line.invoiceDiscountAmount), Decimal.zero)

/** What is asked for a line: its percentage of what is not invoiced yet, and what was deducted already. */
export function prepaymentByPercent(line: PrepaymentLine, money: Rounder): Decimal {
  if (line.type === 'text' || line.quantity.isZero() || line.prepaymentPercent.isZero()) return line.prepaymentDeducted
  const open = line.quantity.minus(line.invoicedQuantity)
  const asked = prepaymentBasis(line).times(open).times(line.prepaymentPercent)
  return roundQuotient(asked, line.quantity.times(hundred), money).plus(line.prepaymentDeducted)
}

/**
 * A line with what is asked for it after its amounts changed. What stands there stays while the percentage comes to the
 * same but for a rounding: an amount that was entered, and one of which a part was deducted since.
 */
export function withPrepaymentAmount<L extends PrepaymentLine>(line: L, precision: Decimal): L {
  const amount = prepaymentByPercent(line, rounder(precision))
  return amount.minus(line.prepaymentAmount).abs().greaterThan(precision) ? { ...line, prepaymentAmount: amount } : line
}

/** A line asked to be prepaid to a percentage. */
export function withPercent<L extends PrepaymentLine>(line: L, prepaymentPercent: Decimal, money: Rounder): L {
  const next = line.type === 'text' ? line : { ...line, prepaymentPercent }
  return { ...next, prepaymentAmount: prepaymentByPercent(next, money) }
}

/** A line asked to be prepaid by an amount; the percentage follows from it. */
export function withAmount<L extends PrepaymentLine>(line: L, prepaymentAmount: Decimal): L {
  const open = line.quantity.isZero()
    ? Decimal.zero
    : prepaymentBasis(line).times(line.quantity.minus(line.invoicedQuantity)).dividedBy(line.quantity, 10)
  const asked = prepaymentAmount.minus(line.prepaymentDeducted)
  const prepaymentPercent = open.isZero() ? Decimal.zero : asked.times(hundred).dividedBy(open, 10)
  return { ...line, prepaymentPercent, prepaymentAmount }
}

/**
 * A total spread over the lines with a percentage by their amounts; the last takes the rest. Gives the lines as they
 * come out; those without a percentage stay. Without any line that takes a part nothing is spread.
 */
export function spreadPrepayment<L extends PrepaymentLine>(lines: readonly L[], total: Decimal, money: Rounder): L[] {
  const taking = lines.filter(line => line.type !== 'text' && !line.prepaymentPercent.isZero() && prepaymentBasis(line).isPositive())
  const whole = Decimal.sum(taking.map(prepaymentBasis))
  const last = taking.at(-1)
  let left = total
  return lines.map(line => {
    if (!taking.includes(line)) return line
    const share = line === last ? left : roundQuotient(total.times(prepaymentBasis(line)), whole, money)
    left = left.minus(share)
    return withAmount(line, share)
  })
}

/** What the lines of a document come to, as text. */
export function prepaymentTotals(lines: readonly PrepaymentLine[]) {
  const sum = (field: 'prepaymentAmount' | 'prepaymentInvoiced' | 'prepaymentDeducted') => Decimal.sum(lines.map(line => line[field])).toString()
  return { prepaymentTotal: sum('prepaymentAmount'), prepaymentInvoiced: sum('prepaymentInvoiced'), prepaymentDeducted: sum('prepaymentDeducted') }
}

/** What is still to be invoiced of the prepayment of a line. */
export const prepaymentDue = (line: Pick<PrepaymentLine, 'prepaymentAmount' | 'prepaymentInvoiced'>): Decimal =>
  Decimal.max(line.prepaymentAmount.minus(line.prepaymentInvoiced), Decimal.zero)

/** What was invoiced before and no invoice has deducted yet. */
export const prepaymentOpen = (line: Pick<PrepaymentLine, 'prepaymentInvoiced' | 'prepaymentDeducted'>): Decimal =>
  line.prepaymentInvoiced.minus(line.prepaymentDeducted)

/**
 * What an invoice deducts of a line's prepayment (documents.md §16): by quantity, the last invoice all that is left. Of
 * a line that was prepaid in full a part deducts its whole amount, so that nothing is to be paid for it.
 */
export function deductionOf(
  line: Pick<PrepaymentLine, 'prepaymentPercent' | 'prepaymentInvoiced' | 'prepaymentDeducted'>,
  part: { readonly invoiced: Decimal; readonly left: Decimal; readonly amount: Decimal },
  money: Rounder,
): Decimal {
  const open = prepaymentOpen(line)
  if (open.isZero() || part.invoiced.isZero()) return Decimal.zero
  if (part.invoiced.equals(part.left)) return open
  if (line.prepaymentPercent.equals(hundred)) return Decimal.min(part.amount, open)
  return roundQuotient(open.times(part.invoiced), part.left, money)
}
