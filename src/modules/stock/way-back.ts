/** How goods go back the way they came: out of where they lie now, and at the cost they moved at. Pure. */
import { Decimal, dec } from '#platform/decimal'
import { type LocalDate, addDays, latest } from '#platform/local-date'
import type { MovedItem, Movement } from './movement.ts'

/** A quantity of an entry in: what is taken out of it, or what was. */
export interface LotPart {
  readonly entryNo: number
  readonly quantity: Decimal
}

/** An entry in where goods still lie. */
export interface Lying {
  readonly entryNo: number
  /** What is left of the entry. */
  readonly remaining: Decimal
  /** How much of what came in with it is of these goods, where others came back with them; all of it where nothing is said. */
  readonly own?: Decimal
}

/** Rows of `lotsOf`; null is nowhere. */
export const readLots = (rows: readonly { readonly entryNo: number; readonly remaining: string; readonly own?: string | null }[] | null): Lying[] =>
  (rows ?? []).map(({ entryNo, remaining, own }) => ({ entryNo, remaining: dec(remaining), ...(own && { own: dec(own) }) }))

/**
 * Takes quantities out of lots, one after another: what the one took is not there for the next. Each gives what every lot
 * gives of a quantity, in their order, as far as they go: first what is of its own goods, then what is of others.
 */
export function lotTaker(): (lots: readonly Lying[], wanted: Decimal) => LotPart[] {
  const taken = new Map<number, Decimal>()
  return (lots, wanted) => {
    const parts = new Map<number, Decimal>()
    let rest = wanted
    const takeUpTo = (entryNo: number, remaining: Decimal, most: Decimal): void => {
      const before = taken.get(entryNo) ?? Decimal.zero
      const quantity = Decimal.min(Decimal.min(remaining.minus(before), most), rest)
      if (!quantity.isPositive()) return
      rest = rest.minus(quantity)
      taken.set(entryNo, before.plus(quantity))
      parts.set(entryNo, (parts.get(entryNo) ?? Decimal.zero).plus(quantity))
    }
    for (const { entryNo, remaining, own = remaining } of lots) takeUpTo(entryNo, remaining, own)
    for (const { entryNo, remaining } of lots) takeUpTo(entryNo, remaining, rest)
    return [...parts].map(([entryNo, quantity]) => ({ entryNo, quantity }))
  }
}

/**
 * Whether what went out of several lots comes back to as many, each at its own cost, so that what brought one in can be
 * taken back in turn without a part of the other's cost. Only all of it at once: parts have had their share of the whole.
 */
export const comesBackByLots = ({ costingMethod }: MovedItem, took: readonly LotPart[], quantity: Decimal): boolean =>
  costingMethod === 'fifo' && took.length > 1 && Decimal.sum(took.map(each => each.quantity)).equals(quantity)

/**
 * What a movement back is linked to. Goods that come back take the cost of the entry out they went by, or of the `lot` they had
 * been taken from; goods that came in leave from the `lot` they lie in, those of average cost at what they came in for, though
 * they lie among others at their mean.
 */
export function linksBack(
  { item, quantity }: Pick<Movement, 'item' | 'quantity'>, entryNo: number, lot: number | undefined,
): Pick<Movement, 'appliesFromEntryNo' | 'appliesToEntryNo'> {
  const comesBack = quantity.isPositive() && item.type === 'inventory'
  const leavesAtCost = !comesBack && lot !== undefined && lot !== entryNo && item.costingMethod === 'average'
  return {
    ...((comesBack || leavesAtCost) && { appliesFromEntryNo: entryNo }),
    ...(lot !== undefined && { appliesToEntryNo: lot }),
  }
}

/**
 * The day something is taken back on: its own, or the first after it on which one may post. `closedTo` is the last day of the
 * last inventory period that is closed, null where none is or no goods are concerned (ledgers.md §6.4).
 */
export function firstOpenDay(day: LocalDate, allowedFrom: LocalDate | null, closedTo: LocalDate | null): LocalDate {
  const allowed = allowedFrom === null ? day : latest(day, allowedFrom)
  return closedTo === null ? allowed : latest(allowed, addDays(closedTo, 1))
}
