/**
 * Steps 1 to 3 of the amount computation: gross, line discount, line amount (documents.md §3.1–3.3).
 */
import { Decimal } from '#platform/decimal'
import { type Rounder, hundred, roundAmount, roundQuotient, rounder } from './rounding.ts'
import type { AmountLine, PricedLine } from './types.ts'

export interface LineAmountParts {
  readonly gross: Decimal
  readonly lineDiscountPercent: Decimal
  readonly lineDiscount: Decimal
  readonly lineAmount: Decimal
}

/** A priced line with its amounts before invoice discount and VAT. */
export interface PricedAmounts extends LineAmountParts {
  readonly line: PricedLine
}

const percentage = rounder(Decimal.parse('0.00001'))

export const isPriced = (line: AmountLine): line is PricedLine => line.type !== 'text'

/**
 * Takes quantity, price and discount of a line; gives gross = r(quantity × price), the discount, what is left and the
 * discount percentage. An entered discount amount wins; the percentage is derived from it to five decimals (0 on a
 * gross of 0) unless the line's own leads to that amount. Signs follow the quantity; in the document's currency.
 */
export function lineAmount(
  line: Pick<PricedLine, 'quantity' | 'unitPrice' | 'lineDiscountPercent' | 'lineDiscountAmount'>,
  money: Rounder,
): LineAmountParts {
  const gross = roundAmount(line.quantity.times(line.unitPrice), money)
  const percent = line.lineDiscountPercent
  const byPercent = roundQuotient(gross.times(percent), hundred, money)
  const lineDiscount = line.lineDiscountAmount ?? byPercent
  return {
    gross,
    lineDiscountPercent: lineDiscount.equals(byPercent) ? percent : derivedPercent(lineDiscount, gross),
    lineDiscount,
    lineAmount: gross.minus(lineDiscount),
  }
}

function derivedPercent(discount: Decimal, gross: Decimal): Decimal {
  return gross.isZero() ? Decimal.zero : roundQuotient(discount.times(hundred), gross, percentage)
}
