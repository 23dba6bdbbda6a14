/**
 * How much of each line of an order will not be there on its day (documents.md §7.2); pure. Demands are walked by date and
 * order number: who is walked first takes the stock, and what an earlier one lacks is taken to be bought for it.
 */
import { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { AvailabilityFacts, Demand, Place } from './facts.ts'

const zero = Decimal.zero

const placeOf = ({ itemId, variant, location }: Place): string => `${itemId}/${variant}/${location}`

/** Quantities by day, and their sum up to a day. */
class Days {
  readonly #byDay = new Map<LocalDate, Decimal>()

  add(day: LocalDate, quantity: Decimal): void {
    this.#byDay.set(day, this.on(day).plus(quantity))
  }

  on(day: LocalDate): Decimal {
    return this.#byDay.get(day) ?? zero
  }

  upTo(day: LocalDate): Decimal {
    let sum = zero
    for (const [each, quantity] of this.#byDay) if (each <= day) sum = sum.plus(quantity)
    return sum
  }
}

/** What is known of a place while the demands are walked. */
class Stock {
  onHand = zero
  /** What comes and goes. */
  readonly flow = new Days()
  /** Demands not walked yet. */
  readonly unwalked = new Days()
  /** What walked demands lack. */
  readonly lacking = new Days()

  /** What a demand of this day finds: what is there by then, without what others ask for on the same day and are not walked yet. */
  available(day: LocalDate): Decimal {
    return this.onHand.plus(this.flow.upTo(day)).plus(this.unwalked.on(day)).plus(this.lacking.upTo(day))
  }
}

const byDateAndOrder = (a: Demand, b: Demand): number =>
  compare(a.neededOn, b.neededOn) || compare(a.orderNumber, b.orderNumber) || a.lineNo - b.lineNo

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Takes what is there, comes and is asked for; gives by line of the order what will not be there, in base units. */
export function unavailableQuantities({ orderId, demands, flows, onHand }: AvailabilityFacts): ReadonlyMap<string, Decimal> {
  const places = new Map<string, Stock>()
  const at = (place: Place): Stock => {
    const key = placeOf(place)
    let stock = places.get(key)
    if (!stock) places.set(key, (stock = new Stock()))
    return stock
  }
  for (const there of onHand) at(there).onHand = at(there).onHand.plus(there.quantity)
  for (const flow of flows) at(flow).flow.add(flow.on, flow.quantity)
  for (const demand of demands) at(demand).unwalked.add(demand.neededOn, demand.quantity)

  const found = new Map<string, Decimal>()
  const walk = (demand: Demand): Decimal => {
    const stock = at(demand)
    const lacking = shortOf(demand.quantity, stock.available(demand.neededOn))
    stock.unwalked.add(demand.neededOn, demand.quantity.negated())
    stock.lacking.add(demand.neededOn, lacking)
    found.set(demand.lineId, lacking)
    return lacking
  }
  const ordered = [...demands].sort(byDateAndOrder)
  const ofOrder = Map.groupBy(ordered, demand => demand.orderId)
  for (const demand of ordered) {
    if (found.has(demand.lineId)) continue
    const isKept = walk(demand).isPositive() || demand.orderId === orderId
    // The other lines of an order that lacks something, or that is asked about, come before anybody else's.
    if (isKept) for (const other of ofOrder.get(demand.orderId)!) if (!found.has(other.lineId)) walk(other)
  }
  return new Map((ofOrder.get(orderId) ?? []).map(({ lineId }) => [lineId, found.get(lineId)!]))
}

/** What a demand lacks of what it finds. */
function shortOf(demand: Decimal, available: Decimal): Decimal {
  if (!available.lessThan(demand)) return zero
  return available.isNegative() ? demand : demand.minus(available)
}
