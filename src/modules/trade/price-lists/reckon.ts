/** New prices from old ones: factor, VAT, currency, rounding (documents.md §2). Pure. */
import { Decimal, type Rounding } from '#platform/decimal'

const hundred = Decimal.of(100)

/** In what a price is said. */
export interface Basis {
  /** Units of its currency per unit of local currency. */
  readonly exchangeFactor: Decimal
  /** The percentage of VAT in it; null: none is in it. */
  readonly taxRate: Decimal | null
}

export interface Reckoning {
  readonly factor: Decimal
  readonly roundTo: Decimal
  readonly rounding: Rounding
}

/**
 * A price on one basis, said on another and reckoned on: times the factor, without the VAT of the one, with that of the
 * other, from currency to currency; rounded once, to a multiple of `roundTo`.
 */
export function reckonedPrice(price: Decimal, from: Basis, to: Basis, { factor, roundTo, rounding }: Reckoning): Decimal {
  let numerator = price.times(factor).times(to.exchangeFactor)
  let divisor = from.exchangeFactor
  if (from.taxRate !== null) {
    numerator = numerator.times(hundred)
    divisor = divisor.times(hundred.plus(from.taxRate))
  }
  if (to.taxRate !== null) {
    numerator = numerator.times(hundred.plus(to.taxRate))
    divisor = divisor.times(hundred)
  }
  return numerator.dividedBy(divisor.times(roundTo), 0, rounding).times(roundTo)
}
