/**
 * Rounding to a currency's precision, and spreading an amount without losing a cent.
 */
import { Decimal, type Rounding } from '#platform/decimal'

export const hundred = Decimal.of(100)

export interface Rounder {
  readonly precision: Decimal
  /** Decimals when the precision is a power of ten; null for a precision such as 0.05. */
  readonly scale: number | null
  readonly rounding: Rounding
}

/** A way to round: to multiples of `precision` (0.01, 0.05, 1 …), half away from zero unless told otherwise. */
export function rounder(precision: Decimal, rounding: Rounding = 'nearest'): Rounder {
  const digits = /^(?:1|0(\.0*1))$/.exec(precision.toString())
  const scale = digits === null ? null : (digits[1]?.length ?? 1) - 1
  return { precision, scale, rounding }
}

/** The value rounded once. */
export function roundAmount(value: Decimal, to: Rounder): Decimal {
  return to.scale === null ? value.roundTo(to.precision, to.rounding) : value.round(to.scale, to.rounding)
}

/** n ÷ d rounded once: the quotient itself is never cut first, so an exact half is seen as one. Refuses d = 0. */
export function roundQuotient(n: Decimal, d: Decimal, to: Rounder): Decimal {
  if (to.scale !== null) return n.dividedBy(d, to.scale, to.rounding)
  return n.dividedBy(d.times(to.precision), 0, to.rounding).times(to.precision)
}

/**
 * Walks the weights in order: each share is round(carry + weight × n ÷ d), and what rounding left over is the next
 * carry. Computed from the running sum of the weights, which is the same without the carry's own rounding errors.
 * A weight of zero gets nothing, not even a carried half cent. Refuses d = 0.
 */
export function carriedShares(weights: readonly Decimal[], n: Decimal, d: Decimal, to: Rounder): Decimal[] {
  let running = Decimal.zero
  let taken = Decimal.zero
  return weights.map(weight => {
    if (weight.isZero()) return Decimal.zero
    running = running.plus(weight)
    const share = roundQuotient(n.times(running).minus(taken.times(d)), d, to)
    taken = taken.plus(share)
    return share
  })
}

/**
 * Spreads `total` over the weights with a carried remainder; the shares sum to `total` exactly. Weights that sum to
 * zero say nothing about proportions: then the last takes all.
 */
export function distribute(total: Decimal, weights: readonly Decimal[], to: Rounder): Decimal[] {
  if (total.isZero()) return weights.map(() => Decimal.zero)
  const sum = Decimal.sum(weights)
  if (sum.isZero()) return weights.map((_, index) => (index === weights.length - 1 ? total : Decimal.zero))
  return carriedShares(weights, total, sum, to)
}
