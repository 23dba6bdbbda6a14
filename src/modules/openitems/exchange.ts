import { Decimal } from '#platform/decimal'

/**
 * A factor such as 1 ÷ 11.435 is cut at its last stored digit, so a quotient can miss an exact half by a hair
 * (11.43499999…). Cutting at nine decimals, more than cents times a published rate have, brings the half back.
 */
const hairScale = 9

/** An amount in currency as local currency: amount ÷ factor (ledgers.md §3), rounded to the local precision. */
export const toLocal = (amount: Decimal, factor: Decimal, localPrecision: Decimal): Decimal =>
  amount.dividedBy(factor, hairScale).roundTo(localPrecision)

/** An amount from one currency into another over local currency, each at its factor, rounded once to `precision`. */
export const exchange = (amount: Decimal, from: Decimal, to: Decimal, precision: Decimal): Decimal =>
  amount.times(to).dividedBy(from, hairScale).roundTo(precision)

/**
 * Several amounts of one currency as local currency by running total, so that the sum is converted once: amounts that
 * sum to zero do so in local currency as well (ledgers.md §2.1).
 */
export function toLocalRunning(amounts: readonly Decimal[], factor: Decimal, localPrecision: Decimal): Decimal[] {
  let running = Decimal.zero
  let taken = Decimal.zero
  return amounts.map(amount => {
    running = running.plus(amount)
    const share = toLocal(running, factor, localPrecision).minus(taken)
    taken = taken.plus(share)
    return share
  })
}
