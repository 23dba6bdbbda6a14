/** How goods come back: what left returns at its cost, what came in leaves from where it still lies. Pure. */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { comesBackByLots, lotTaker } from '#stock'
import type { Moved, ReversalFacts } from './facts.ts'
import { problem } from './problems.ts'

export interface Piece {
  readonly key: string
  readonly moved: Moved
  /** Base units, opposite to the entry. */
  readonly quantity: Decimal
  /** The entry out they return from, where that is not the one they went by. */
  readonly from?: number
  /** The goods in that are taken out again, or that what comes back had been taken from. */
  readonly lot?: number
  /** What comes back in the same posting and is taken out again. */
  readonly through?: string
}

/** Goods that come back in the same posting, from whom they may be taken out again. */
export interface Passing {
  readonly key: string
  readonly quantity: Decimal
}

/** Goods that went straight and come back now, under the goods in that they had been taken from: these leave through them. */
export function passingBack(all: readonly Pick<ReversalFacts, 'moved'>[]): ReadonlyMap<number, readonly Passing[]> {
  const back = all.flatMap(({ moved }) => moved.flatMap(each =>
    each.appliesTo === null || !each.quantity.isNegative() ? [] : comingIn(each, keyOf(each), each.quantity.negated()).map(({ key, from, quantity }) => (
      { lot: each.appliesTo!, key, quantity: from === undefined ? Decimal.min(quantity, notReturned(each)) : quantity }))))
  return Map.groupBy(back, ({ lot }) => lot)
}

/** How the goods of a document come back: what left returns at its cost; what came in leaves from where it still lies. */
export function returnPieces({ moved }: Pick<ReversalFacts, 'moved'>, through: ReadonlyMap<number, readonly Passing[]> = new Map()): { pieces: Piece[]; problems: Problem[] } {
  const problems: Problem[] = []
  const take = lotTaker()
  const passing = new Map(moved.map(each => [each, passingThrough(each, through.get(each.entryNo) ?? [])]))
  const leaving = (each: Moved): Decimal => each.quantity.plus(sumOf(passing.get(each)!))
  // What still lies where it came in leaves from there, before others of the same goods look for theirs.
  const own = new Map(moved.map(each => [each, take(each.lots.filter(({ entryNo }) => entryNo === each.entryNo), leaving(each))]))
  const pieces = moved.flatMap((each): Piece[] => {
    const key = keyOf(each)
    const wanted = each.quantity.negated()
    if (each.item.type !== 'inventory') return [{ key, moved: each, quantity: wanted }]
    if (wanted.isPositive()) return comingIn(each, key, wanted)
    const stillThere = own.get(each)!
    const elsewhere = take(each.lots, leaving(each).minus(sumOf(stillThere)))
    const parts = [...stillThere, ...elsewhere].map(({ entryNo: lot, quantity }): Piece => ({ key: `${key}/${lot}`, moved: each, quantity: quantity.negated(), lot }))
    const missing = leaving(each).plus(sumOf(parts))
    if (missing.isPositive()) {
      const params = { lineNo: each.lineNo, item: each.item.number, wanted: each.quantity.toString(), available: each.quantity.minus(missing).toString() }
      problems.push(problem('goods_gone', params, { remedy: `items/${each.item.number}` }))
    }
    return [...passing.get(each)!, ...parts]
  })
  return { pieces, problems }
}

const sumOf = (parts: readonly { readonly quantity: Decimal }[]): Decimal => Decimal.sum(parts.map(({ quantity }) => quantity))

/** Goods in that leave through what comes back in the same posting. */
function passingThrough(moved: Moved, along: readonly Passing[]): Piece[] {
  let rest = moved.quantity
  return along.flatMap((each): Piece[] => {
    const quantity = Decimal.min(each.quantity, rest)
    if (!quantity.isPositive()) return []
    rest = rest.minus(quantity)
    return [{ key: `${keyOf(moved)}/${each.key}`, moved, quantity: quantity.negated(), through: each.key }]
  })
}

/** Goods that left return from where they are counted as gone: the entry itself, or what went again of it. */
function comingIn(moved: Moved, key: string, wanted: Decimal): Piece[] {
  let rest = wanted
  const again = moved.outAgain.flatMap(({ entryNo, left }): Piece[] => {
    const short = Decimal.min(left, rest.minus(notReturned(moved)))
    if (!short.isPositive()) return []
    rest = rest.minus(short)
    return [{ key: `${key}/${entryNo}`, moved, quantity: short, from: entryNo }]
  })
  return rest.isZero() ? again : [...byLots(moved, key, rest), ...again]
}

/** All that left at once comes back to the lots it was taken from. */
function byLots(moved: Moved, key: string, quantity: Decimal): Piece[] {
  const { item, took, returned, whole } = moved
  if (!returned.isZero() || !quantity.equals(whole.abs()) || !comesBackByLots(item, took, quantity)) return [{ key, moved, quantity }]
  return took.map(({ entryNo: lot, quantity: part }) => ({ key: `${key}/${lot}`, moved, quantity: part, lot }))
}

const keyOf = ({ lineNo, entryNo }: Moved): string => `${lineNo}/${entryNo}`

/** What of a movement out did not come back yet. */
export const notReturned = ({ whole, returned }: Moved): Decimal => whole.abs().minus(returned)
