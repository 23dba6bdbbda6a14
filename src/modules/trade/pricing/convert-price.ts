/**
 * A price as a price list says it, made the price of a document line (documents.md §2.5).
 */
import { Decimal } from '#platform/decimal'
import { hundred } from '../amounts/rounding.ts'
import type { PriceFacts } from './types.ts'

/** A price with its own VAT basis, unit and currency. */
export interface ForeignPrice {
  readonly unitPrice: Decimal
  readonly priceIncludesTax: boolean
  readonly taxRate: Decimal
  readonly per: 'base_unit' | 'line_unit'
  readonly in: 'local_currency' | 'document_currency'
}

/**
 * Takes a price and the facts of the line; gives it per unit of the line, in the document's currency and VAT basis,
 * rounded once to the currency's unit precision. The VAT of a gross price is the price's own, that of a gross document
 * the line's: a price including 25 % is 1.15 ÷ 1.25 of itself where the line bears 15 %.
 */
export function convertPrice(price: ForeignPrice, facts: PriceFacts): Decimal {
  let numerator = price.unitPrice
  let divisor = Decimal.one
  if (price.priceIncludesTax) {
    numerator = numerator.times(hundred)
    divisor = hundred.plus(price.taxRate)
  }
  if (facts.pricesIncludingTax) {
    numerator = numerator.times(hundred.plus(facts.taxRate))
    divisor = divisor.times(hundred)
  }
  if (price.per === 'base_unit') numerator = numerator.times(facts.quantityPerUnit)
  if (price.in === 'local_currency') numerator = numerator.times(facts.exchangeFactor)
  return numerator.dividedBy(divisor.times(facts.unitPrecision), 0).times(facts.unitPrecision)
}
