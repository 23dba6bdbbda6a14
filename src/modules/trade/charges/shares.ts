/** How a charge is shared out over the goods it falls on (documents.md §17). Pure. */
import { Decimal, r2, r5 } from '#platform/decimal'

/** Equally; by what the goods cost or sell for; by gross weight; by volume. */
export const shareMethods = ['equally', 'amount', 'weight', 'volume'] as const

export type ShareMethod = (typeof shareMethods)[number]

/** The measures of goods a charge may fall on: each a whole for the line, none negative. */
export interface Measures {
  /** Net amount of the line. */
  readonly amount: Decimal
  readonly weight: Decimal
  readonly volume: Decimal
}

export interface Share {
  readonly quantity: Decimal
  readonly amount: Decimal
}

const zero = Decimal.zero
const nothing: Share = { quantity: zero, amount: zero }

/**
 * Takes the quantity and the amount of a charge and the measures of its targets; gives each target's share. All shares
 * together are the whole, unless nothing measures anything: then there are none.
 */
export function shareCharge(method: ShareMethod, whole: Share, targets: readonly Measures[]): Share[] {
  if (method === 'equally') return inTurn(whole, targets.map(() => Decimal.one))
  if (method === 'amount') return inTurn(whole, targets.map(target => target.amount.abs()))
  return carried(whole, targets.map(target => target[method].abs()))
}

/** One after the other, each its part of what is left: the last takes the rest. */
function inTurn(whole: Share, weights: readonly Decimal[]): Share[] {
  let left = { ...whole, weight: Decimal.sum(weights) }
  return weights.map(weight => {
    if (weight.isZero() || left.quantity.isZero()) return nothing
    const quantity = r5(left.quantity.times(weight).dividedBy(left.weight))
    const amount = r2(left.amount.times(quantity).dividedBy(left.quantity))
    left = { quantity: left.quantity.minus(quantity), amount: left.amount.minus(amount), weight: left.weight.minus(weight) }
    return { quantity, amount }
  })
}

/** Exact shares, each rounded together with what rounding left of those before. */
function carried(whole: Share, weights: readonly Decimal[]): Share[] {
  const total = Decimal.sum(weights)
  let weighed = zero
  let given = nothing
  return weights.map(weight => {
    if (weight.isZero()) return nothing
    weighed = weighed.plus(weight)
    const upTo = { quantity: r5(whole.quantity.times(weighed).dividedBy(total)), amount: r2(whole.amount.times(weighed).dividedBy(total)) }
    const share = { quantity: upTo.quantity.minus(given.quantity), amount: upTo.amount.minus(given.amount) }
    given = upTo
    return share
  })
}

/** An amount over parts by their weights, to the cent, the last taking what is left; by none where nothing weighs. */
export function spread(amount: Decimal, weights: readonly Decimal[]): Decimal[] {
  let left = { amount, weight: Decimal.sum(weights) }
  return weights.map(weight => {
    if (weight.isZero()) return zero
    const part = r2(left.amount.times(weight).dividedBy(left.weight))
    left = { amount: left.amount.minus(part), weight: left.weight.minus(weight) }
    return part
  })
}
