/** What derived costs come to where they follow the goods: FIFO, standard cost, links and fixed applications. Pure. */
import { Decimal, r2 } from '#platform/decimal'
import { type LocalDate, latest } from '#platform/local-date'
import { slice } from './amounts.ts'
import { type Book, type Entry, type Taken, isDerived, latestValuation, layerCost } from './book.ts'

/** Costs and valuation dates as they should be, computed once each and in the order they depend on each other. */
export class Costs {
  readonly #book: Book
  readonly #totals = new Map<Entry, Decimal>()
  readonly #dates = new Map<Entry, LocalDate>()

  constructor(book: Book) {
    this.#book = book
  }

  /** Sets what an average came to. */
  set(entry: Entry, total: Decimal): void {
    this.#totals.set(entry, total)
  }

  has(entry: Entry): boolean {
    return this.#totals.has(entry)
  }

  /** The whole cost of an entry, with its sign; what it was posted with when nothing of this posting concerns it. */
  total(entry: Entry): Decimal {
    const known = this.#totals.get(entry)
    if (known) return known
    const total = isDerived(entry) && this.#book.dirty.has(entry) && !isOfOlderAverage(entry) ? this.#compute(entry) : layerCost(entry)
    this.#totals.set(entry, total)
    return total
  }

  #compute(entry: Entry): Decimal {
    if (entry.quantity.isNegative()) return this.#outbound(entry)
    const source = entry.appliesFrom === undefined ? undefined : this.#book.entries.get(entry.appliesFrom)
    if (source) return this.#returned(entry, source)
    return entry.unvalued ? r2(entry.estimate.times(entry.quantity)) : layerCost(entry)
  }

  /** Shares of the goods it took, and an estimate for what is not covered (ledgers.md §6.3, E9, E11). */
  #outbound(entry: Entry): Decimal {
    const uncovered = entry.remaining.negated()
    let total = r2(entry.estimate.times(uncovered))
    for (const taken of this.#book.sources(entry)) total = total.plus(this.share(taken, this.date(entry)))
    return total.negated()
  }

  /** What a quantity taken from an inbound entry carries: revaluations count for goods that left later (§6.4, E34). */
  share({ inbound, inboundNo, quantity }: Taken, valuedOn: LocalDate): Decimal {
    if (!inbound) throw new Error(`the cost of item entry ${inboundNo} was not loaded`)
    let cost = r2(this.total(inbound).times(quantity).dividedBy(inbound.quantity))
    for (const revaluation of inbound.revaluations) {
      if (valuedOn < revaluation.date) continue
      cost = cost.plus(r2(revaluation.amount.times(quantity).dividedBy(revaluation.quantity)))
    }
    return cost
  }

  /** A linked return carries its share of the cost of the sale: all returns together exactly all of it (E15). */
  #returned(entry: Entry, source: Entry): Decimal {
    const taken = entry.appliesTo === undefined ? [] : this.#book.sources(source).filter(({ inboundNo }) => inboundNo === entry.appliesTo)
    // What left of one lot comes back apart, at what that lot cost.
    if (taken.length > 0) return Decimal.sum(taken.map(each => this.share(each, this.date(source))))
    let before = Decimal.zero
    for (const each of this.#book.returns.get(source.no) ?? []) {
      if (each.no === entry.no) break
      before = before.plus(each.quantity)
    }
    return slice(this.total(source).negated(), source.quantity.negated(), before, before.plus(entry.quantity))
  }

  /**
   * When an entry is valued (ledgers.md §6.2): goods out not before the goods they took, a return not before its sale;
   * what nothing covers on its posting date.
   */
  date(entry: Entry): LocalDate {
    const known = this.#dates.get(entry)
    if (known) return known
    const date = this.#dateOf(entry)
    this.#dates.set(entry, date)
    return date
  }

  #dateOf(entry: Entry): LocalDate {
    const posted = entry.place?.date
    if (!isDerived(entry)) return posted ?? entry.postingDate
    if (entry.quantity.isPositive()) {
      const source = entry.appliesFrom === undefined ? undefined : this.#book.entries.get(entry.appliesFrom)
      return latest(posted ?? entry.postingDate, source ? this.date(source) : entry.postingDate)
    }
    let date = posted ?? entry.postingDate
    if (!entry.remaining.isZero()) return date
    const isFirst = posted === undefined || entry.covered
    for (const { inbound } of this.#book.sources(entry)) {
      if (!inbound) continue
      const moved = this.date(inbound)
      if (isFirst) date = latest(date, latest(latestValuation(inbound), moved))
      else if (inbound.place?.date !== moved) date = latest(date, moved)
    }
    return date
  }
}

/** Goods out that wait for cover are of the average of their own day, however their cover changes. */
const isOfOlderAverage = ({ item, quantity, appliesTo, unvalued }: Entry): boolean =>
  item.costingMethod === 'average' && quantity.isNegative() && appliesTo === undefined && !unvalued

/** Marks all whose cost follows from an entry that changed: goods it went into, returns of them, and so on. */
export function spreadChanges(book: Book): void {
  const waiting = [...book.dirty]
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    const next = entry.quantity.isPositive()
      ? book.taken(entry).map(taken => book.entries.get(taken.outboundNo))
      : (book.returns.get(entry.no) ?? []).map(each => each.entry)
    for (const affected of next) {
      if (!affected || book.dirty.has(affected)) continue
      book.dirty.add(affected)
      waiting.push(affected)
    }
  }
  for (const entry of book.dirty) if (entry.quantity.isPositive()) book.touchedLots.add(entry)
}

/**
 * A lot that is used up and invoiced keeps nothing back: what its shares leave over or took too much is posted as
 * rounding, dated as the last invoice of the lot (ledgers.md §6.3, E11). What of it was not invoiced may have gone back to
 * the vendor uninvoiced: then its expected cost is rounded off by itself.
 */
export function roundLots(book: Book, costs: Costs): void {
  for (const lot of [...book.touchedLots].sort((a, b) => a.order - b.order)) {
    if (lot.item.costingMethod === 'average' || lot.quantity.isNegative() || !lot.remaining.isZero()) continue
    const taken = book.taken(lot)
    const back = lot.invoiced.equals(lot.quantity) ? [] : taken.filter(each => goesBackUninvoiced(book, lot, each))
    const isUsedUp = sumOf(taken).equals(lot.quantity)
    if (!isUsedUp || !lot.invoiced.plus(sumOf(back)).equals(lot.quantity)) continue
    const cost = (some: readonly Taken[]): Decimal => Decimal.sum(some.map(each => costs.share(each, dateOfTaken(book, costs, each))))
    const revalued = Decimal.sum(lot.revaluations.map(each => each.amount))
    const rounded = Decimal.sum(lot.roundings.map(each => each.amount))
    const left = layerCost(lot).plus(revalued).plus(rounded).minus(cost(taken))
    const leftExpected = lot.expected.plus(Decimal.sum(lot.roundings.map(each => each.expected))).minus(cost(back))
    if (left.isZero() && leftExpected.isZero()) continue
    const { documentId, postingDate } = lot.lastInvoice ?? lot
    book.value(lot, {
      documentId,
      type: 'rounding',
      postingDate: book.correctionDate(postingDate),
      valuationDate: lot.place!.date,
      valuedQuantity: lot.quantity,
      costActual: leftExpected.minus(left),
      costExpected: leftExpected.negated(),
      adjustment: true,
    })
  }
}

const sumOf = (taken: readonly Taken[]): Decimal => Decimal.sum(taken.map(({ quantity }) => quantity))

/** Whether goods left a receipt the way they came, and nobody has been credited for them. */
function goesBackUninvoiced(book: Book, lot: Entry, { outboundNo }: Taken): boolean {
  const outbound = book.entries.get(outboundNo)
  return outbound !== undefined && outbound.type === 'purchase' && outbound.appliesTo === lot.no && outbound.invoiced.isZero()
}

function dateOfTaken(book: Book, costs: Costs, taken: Taken): LocalDate {
  const outbound = book.entries.get(taken.outboundNo)
  return outbound ? costs.date(outbound) : taken.valuationDate
}
