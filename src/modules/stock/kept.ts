/** The planner's working copy of what is reserved: for whom goods lie there, and what becomes of it as goods move. */
import { Decimal } from '#platform/decimal'
import type { Book, Entry } from './book.ts'
import type { Reservation, ReservationChanges } from './reservations.ts'

interface Held {
  readonly lineId: string
  readonly supplyLineId: string | undefined
  readonly itemId: string
  readonly variant: string
  readonly location: string
  left: Decimal
}

const isAt = (held: Held, entry: Entry): boolean =>
  held.itemId === entry.item.id && held.variant === entry.variant && held.location === entry.location

/** What is reserved at the places at hand; it lives inside one call of `planMovements`. */
export class Kept {
  readonly #rows: Held[]
  readonly #used: ReservationChanges['used'][number][] = []
  readonly #received: ReservationChanges['received'][number][] = []
  readonly #restored: ReservationChanges['restored'][number][] = []
  /** What was reserved again of an undone entry: it may come back in several pieces. */
  readonly #again = new Map<string, Decimal>()

  constructor(reservations: readonly Reservation[]) {
    this.#rows = reservations.map(({ lineId, supplyLineId, itemId, variant, location, quantity }) => ({
      lineId, supplyLineId, itemId, variant, location, left: quantity,
    }))
  }

  /** Goods in stock at the place of an entry that are reserved for other lines. */
  forOthers(entry: Entry, lineId: string | undefined): Decimal {
    return Decimal.sum(this.#inStock(entry).filter(held => held.lineId !== lineId).map(({ left }) => left))
  }

  /** What of an entry's goods its line may take; nothing is said where nothing is reserved for others. */
  free(book: Book, entry: Entry, lineId: string | undefined): Decimal | undefined {
    const others = this.forOthers(entry, lineId)
    return others.isZero() ? undefined : Decimal.max(Decimal.zero, book.goodsAt(entry).minus(others))
  }

  /** Goods went out for a line: what was reserved of them for it is used up. */
  use(entry: Entry, lineId: string | undefined): void {
    let rest = entry.remaining.minus(entry.quantity)
    for (const held of this.#inStock(entry)) {
      if (held.lineId !== lineId || !rest.isPositive()) continue
      const quantity = Decimal.min(held.left, rest)
      held.left = held.left.minus(quantity)
      rest = rest.minus(quantity)
      this.#used.push({ lineId: held.lineId, entry: entry.no, quantity })
    }
  }

  /** What of goods that come in with a line is reserved for others. */
  awaited(entry: Entry, lineId: string | undefined): Decimal {
    const wanted = Decimal.sum(this.#rows.filter(held => lineId !== undefined && held.supplyLineId === lineId).map(({ left }) => left))
    return Decimal.min(wanted, entry.quantity)
  }

  /** Goods came in with a line: what was reserved of them lies in stock now, for whoever reserved first. */
  receive(entry: Entry, lineId: string | undefined): void {
    let rest = this.awaited(entry, lineId)
    for (const held of this.#rows.filter(row => lineId !== undefined && row.supplyLineId === lineId)) {
      const quantity = Decimal.min(held.left, rest)
      if (!quantity.isPositive()) continue
      held.left = held.left.minus(quantity)
      rest = rest.minus(quantity)
      this.#rows.push({ ...held, supplyLineId: undefined, left: quantity })
      this.#received.push({ ...placeOf(held), lineId: held.lineId, supplyLineId: held.supplyLineId!, quantity })
    }
  }

  /** Goods of an undone entry are reserved for their line again, as far as they lie in stock. */
  restore(entry: Entry, lineId: string, quantity: Decimal): void {
    const undone = `${entry.appliesFrom}/${lineId}`
    const before = this.#again.get(undone) ?? Decimal.zero
    const back = Decimal.min(quantity.minus(before), entry.remaining)
    if (!back.isPositive()) return
    this.#again.set(undone, before.plus(back))
    const place = { itemId: entry.item.id, variant: entry.variant, location: entry.location }
    this.#rows.push({ ...place, lineId, supplyLineId: undefined, left: back })
    this.#restored.push({ ...place, lineId, quantity: back })
  }

  /** What changes; undefined where nothing does. */
  changes(): ReservationChanges | undefined {
    const changes = { used: this.#used, received: this.#received, restored: this.#restored }
    return Object.values(changes).every(rows => rows.length === 0) ? undefined : changes
  }

  #inStock(entry: Entry): Held[] {
    return this.#rows.filter(held => held.supplyLineId === undefined && held.left.isPositive() && isAt(held, entry))
  }
}

const placeOf = ({ itemId, variant, location }: Held) => ({ itemId, variant, location })
