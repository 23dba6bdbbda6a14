/**
 * The planner's working copy of the entries at hand: what they were posted with, what this posting adds. It lives
 * inside one call of `planMovements`; facts are never changed.
 */
import { Decimal } from '#platform/decimal'
import { type LocalDate, latest } from '#platform/local-date'
import type { ItemApplication, ItemEntry, ItemEntryType, ValueEntry } from './entry.ts'
import type { ItemCost, PastEntry, StockFacts } from './history.ts'
import { Kept } from './kept.ts'
import type { MovedItem } from './movement.ts'

/** An invoice of (part of) an entry whose cost follows from elsewhere. `fresh` in this posting, or posted before. */
export interface InvoiceEvent {
  readonly documentId: string
  readonly postingDate: LocalDate
  readonly invoiced: Decimal
  /** Actual cost posted under it so far. */
  readonly actual: Decimal
  /** The amounts of an invoice of this posting, to be written with its cost. */
  readonly fresh?: Partial<ValueEntry>
  readonly key?: string
}

/** Where the cost of an entry stands in time, and whether it is an average of that period. */
export interface Place {
  readonly date: LocalDate
  readonly averaged: boolean
}

export interface Revaluation {
  readonly date: LocalDate
  readonly quantity: Decimal
  readonly amount: Decimal
}

export interface Entry {
  /** Number, or ref (negative) of an entry of this posting. */
  readonly no: number
  /** Sorts entries as they were posted, those of this posting last. */
  readonly order: number
  readonly item: MovedItem
  readonly type: ItemEntryType
  readonly variant: string
  readonly location: string
  readonly postingDate: LocalDate
  readonly quantity: Decimal
  readonly estimate: Decimal
  readonly documentId: string
  readonly appliesFrom?: number
  readonly appliesTo?: number
  readonly common: Pick<
    ValueEntry,
    'generalBusinessGroup' | 'generalProductGroup' | 'inventoryGroup' | 'location' | 'dimensionSetId'
  >
  /** Goods still in (+) or uncovered (−). */
  remaining: Decimal
  invoiced: Decimal
  events: InvoiceEvent[]
  lastInvoice?: { readonly documentId: string; readonly postingDate: LocalDate }
  /** Posted so far, without roundings and revaluations. */
  actual: Decimal
  expected: Decimal
  /** Expected sums as first posted, the quantity they stand for, and what is left of them. */
  readonly firstExpected: { quantity: Decimal; cost: Decimal; sales: Decimal; purchase: Decimal }
  salesExpected: Decimal
  purchaseExpected: Decimal
  /** What was rounded off, and what of it was expected cost. */
  roundings: { readonly date: LocalDate; readonly amount: Decimal; readonly expected: Decimal }[]
  revaluations: Revaluation[]
  /** None yet for an entry of this posting that is not costed. */
  place?: Place
  /** The goods of this posting wait for their first value entry. */
  unvalued: boolean
  expectedFresh?: Partial<ValueEntry>
  covered: boolean
}

/** Cost of goods on the way out or back is derived from other entries; other entries have the cost they came for. */
export const isDerived = (entry: Entry): boolean =>
  entry.quantity.isNegative() || entry.type === 'sale' || entry.appliesFrom !== undefined

/** Quantity taken from an inbound entry by an outbound one; by number or ref. */
export interface Taken {
  readonly inbound: Entry | undefined
  readonly inboundNo: number
  readonly outboundNo: number
  readonly quantity: Decimal
  readonly valuationDate: LocalDate
}

/** What a posting adds to one item. */
export class ItemSums {
  quantity = Decimal.zero
  /** Actual and expected cost. */
  value = Decimal.zero
  /** The latest valuation date of its value entries. */
  latest: LocalDate | undefined
  readonly opened: Entry[] = []
  readonly valued = new Set<Entry>()
  /** The last invoice of goods or services bought. */
  lastPurchase: { readonly amount: Decimal; readonly quantity: Decimal } | undefined

  add(entry: Entry, row: Pick<ValueEntry, 'costActual' | 'costExpected' | 'purchaseActual' | 'invoicedQuantity'>, date: LocalDate): void {
    const { costActual = Decimal.zero, costExpected = Decimal.zero, purchaseActual: amount, invoicedQuantity: quantity } = row
    this.value = this.value.plus(costActual).plus(costExpected)
    this.latest = this.latest ? latest(this.latest, date) : date
    this.valued.add(entry)
    if (amount?.isPositive() && quantity?.isPositive()) this.lastPurchase = { amount, quantity }
  }
}

const laterThanAnyNumber = 2 ** 52

export class Book {
  readonly facts: StockFacts
  readonly kept: Kept
  readonly entries = new Map<number, Entry>()
  readonly byInbound = new Map<number, Taken[]>()
  readonly byOutbound = new Map<number, Taken[]>()
  /** Returns of an outbound entry, in order of posting. */
  readonly returns = new Map<number, { readonly entry: Entry | undefined; readonly no: number; readonly quantity: Decimal }[]>()
  readonly items: ItemEntry[] = []
  readonly applications: ItemApplication[] = []
  readonly values: ValueEntry[] = []
  readonly costs = new Map<string, Decimal>()
  /** Entries whose cost may have changed in this posting. */
  readonly dirty = new Set<Entry>()
  /** Entries invoiced in this posting whose cost is what it was. */
  readonly toSettle = new Set<Entry>()
  /** Inbound entries this posting took from, invoiced or changed the cost of: their roundings are looked at. */
  readonly touchedLots = new Set<Entry>()
  #costs: Map<string, ItemCost> | undefined
  readonly #sums = new Map<string, ItemSums>()
  /** Entries with goods in, or uncovered, by item and place. */
  readonly #open = new Map<string, Entry[]>()

  constructor(facts: StockFacts, itemOf: ReadonlyMap<string, MovedItem>) {
    this.facts = facts
    this.kept = new Kept(facts.reservations)
    for (const past of facts.entries) {
      const item = itemOf.get(past.itemId)
      if (item) this.entries.set(past.no, entryOfPast(past, item))
    }
    for (const { entryNo, remaining } of facts.openEntries) {
      const entry = this.entries.get(entryNo)
      if (!entry) continue
      entry.remaining = remaining
      append(this.#open, placeOf(entry), entry)
    }
    for (const past of facts.applications) {
      if (past.costApplication) this.#noteReturn(past.outbound, past.inbound, past.quantity)
      else this.#noteTaken(past.inbound, past.outbound, past.quantity, past.valuationDate)
    }
    for (const list of this.returns.values()) list.sort((a, b) => a.no - b.no)
  }

  #noteReturn(outbound: number, no: number, quantity: Decimal): void {
    append(this.returns, outbound, { entry: this.entries.get(no), no, quantity })
  }

  #noteTaken(inboundNo: number, outboundNo: number, quantity: Decimal, valuationDate: LocalDate): void {
    const taken: Taken = { inbound: this.entries.get(inboundNo), inboundNo, outboundNo, quantity, valuationDate }
    append(this.byInbound, inboundNo, taken)
    append(this.byOutbound, outboundNo, taken)
  }

  /** A new entry of this posting. Gives its working copy. */
  open(entry: Omit<ItemEntry, 'ref'>, item: MovedItem, common: Entry['common']): Entry {
    const ref = -(this.items.length + 1)
    this.items.push({ ...entry, ref })
    const opened: Entry = {
      no: ref,
      order: laterThanAnyNumber - ref,
      item,
      type: entry.type,
      variant: entry.variant ?? '',
      location: entry.location ?? '',
      postingDate: this.facts.postingDate,
      quantity: entry.quantity,
      estimate: entry.estimatedUnitCost ?? Decimal.zero,
      documentId: entry.documentId,
      appliesFrom: entry.appliesFromEntryNo,
      appliesTo: entry.appliesToEntryNo,
      common,
      remaining: entry.quantity,
      ...nothingPosted(),
      unvalued: true,
    }
    this.entries.set(ref, opened)
    if (entry.stocked) {
      append(this.#open, placeOf(opened), opened)
      const sums = this.sums(item)
      sums.quantity = sums.quantity.plus(entry.quantity)
      sums.opened.push(opened)
    }
    return opened
  }

  /** Open entries at the place of an entry with goods in (`in`) or uncovered (`out`), in the order they are applied. */
  openAt(entry: Entry, direction: 'in' | 'out'): Entry[] {
    const place = placeOf(entry)
    const open = (this.#open.get(place) ?? []).filter(each => !each.remaining.isZero())
    this.#open.set(place, open)
    return open
      .filter(each => each !== entry && each.remaining.isPositive() === (direction === 'in'))
      .sort((a, b) => (a.postingDate === b.postingDate ? a.order - b.order : a.postingDate < b.postingDate ? -1 : 1))
  }

  /** Goods in at the place of an entry as they are now; asked only where anything is reserved. */
  goodsAt(entry: Entry): Decimal {
    const { item, variant, location } = entry
    const before = this.facts.goods.find(row => row.itemId === item.id && row.variant === variant && row.location === location)
    const fresh = this.openAt(entry, 'in').filter(({ no }) => no < 0).map(({ remaining }) => remaining)
    const taken = this.facts.openEntries.flatMap(({ entryNo, remaining }) => {
      const past = this.entries.get(entryNo)
      return past && placeOf(past) === placeOf(entry) && remaining.isPositive() ? [remaining.minus(past.remaining)] : []
    })
    return (before?.quantity ?? Decimal.zero).plus(Decimal.sum(fresh)).minus(Decimal.sum(taken))
  }

  /** Goods of `inbound` go into `outbound`. */
  take(inbound: Entry, outbound: Entry, quantity: Decimal): void {
    inbound.remaining = inbound.remaining.minus(quantity)
    outbound.remaining = outbound.remaining.plus(quantity)
    this.applications.push({ inbound: inbound.no, outbound: outbound.no, quantity })
    this.#noteTaken(inbound.no, outbound.no, quantity, outbound.place?.date ?? outbound.postingDate)
    this.touchedLots.add(inbound)
    this.dirty.add(outbound)
    if (!outbound.unvalued) outbound.covered = true
  }

  /** `inbound` is a return of goods that went out with `outbound`. */
  takeCostFrom(outbound: Entry, inbound: Entry): void {
    this.applications.push({ inbound: inbound.no, outbound: outbound.no, quantity: inbound.quantity, costApplication: true })
    this.#noteReturn(outbound.no, inbound.no, inbound.quantity)
  }

  /** Writes a value entry of an item entry, and keeps the entry's sums in step. */
  value(entry: Entry, row: Omit<ValueEntry, 'entry' | 'itemId' | 'itemEntryType'>): void {
    this.values.push({ entry: entry.no, itemId: entry.item.id, itemEntryType: entry.type, ...entry.common, ...row })
    if (row.type === 'rounding') {
      entry.roundings.push(roundingOf(row.valuationDate ?? this.facts.postingDate, row.costActual, row.costExpected))
    } else if (row.type !== 'revaluation') {
      entry.actual = entry.actual.plus(row.costActual ?? Decimal.zero)
      entry.expected = entry.expected.plus(row.costExpected ?? Decimal.zero)
    }
    entry.salesExpected = entry.salesExpected.plus(row.salesExpected ?? Decimal.zero)
    entry.purchaseExpected = entry.purchaseExpected.plus(row.purchaseExpected ?? Decimal.zero)
    entry.unvalued = false
    this.sums(entry.item).add(entry, row, row.valuationDate ?? this.facts.postingDate)
  }

  /** The item's row as it was before this posting. */
  cost(item: MovedItem): ItemCost | undefined {
    this.#costs ??= new Map(this.facts.costs.map(cost => [cost.itemId, cost]))
    return this.#costs.get(item.id)
  }

  /** Entries of an item with goods in or uncovered, wherever they are. */
  openOf(item: MovedItem): Entry[] {
    return [...this.#open.values()].flat().filter(entry => entry.item.id === item.id && !entry.remaining.isZero())
  }

  /** What this posting adds to an item so far. */
  sums(item: MovedItem): ItemSums {
    const known = this.#sums.get(item.id)
    if (known) return known
    const sums = new ItemSums()
    this.#sums.set(item.id, sums)
    return sums
  }

  returned(outbound: Entry): Decimal {
    return Decimal.sum((this.returns.get(outbound.no) ?? []).map(each => each.quantity))
  }

  taken(inbound: Entry): readonly Taken[] {
    return this.byInbound.get(inbound.no) ?? []
  }

  sources(outbound: Entry): readonly Taken[] {
    return this.byOutbound.get(outbound.no) ?? []
  }

  /** The first date on which a correction of something posted on `date` may be posted. */
  correctionDate(date: LocalDate): LocalDate {
    return this.facts.earliestAllowedDate ? latest(date, this.facts.earliestAllowedDate) : date
  }
}

/** Cost of an inbound entry that its goods carry on: without roundings and revaluations. */
export const layerCost = (entry: Entry): Decimal => entry.actual.plus(entry.expected)

/** When the latest value of an inbound entry stands (ledgers.md §6.2: revaluations included). */
export function latestValuation(entry: Entry): LocalDate {
  let date = entry.place?.date ?? entry.postingDate
  for (const revaluation of entry.revaluations) date = latest(date, revaluation.date)
  return date
}

const placeOf = (entry: Entry): string => JSON.stringify([entry.item.id, entry.variant, entry.location])

/** Adds a value to the list a map keeps under a key. */
export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const nothingPosted = () => ({
  invoiced: Decimal.zero,
  events: [] as InvoiceEvent[],
  actual: Decimal.zero,
  expected: Decimal.zero,
  firstExpected: { quantity: Decimal.zero, cost: Decimal.zero, sales: Decimal.zero, purchase: Decimal.zero },
  salesExpected: Decimal.zero,
  purchaseExpected: Decimal.zero,
  roundings: [] as Entry['roundings'],
  revaluations: [] as Revaluation[],
  covered: false,
})

function entryOfPast(past: PastEntry, item: MovedItem): Entry {
  const entry: Entry = {
    no: past.no,
    order: past.no,
    item,
    type: past.type,
    variant: past.variant,
    location: past.location,
    postingDate: past.postingDate,
    quantity: past.quantity,
    estimate: past.estimatedUnitCost,
    documentId: past.documentId,
    appliesFrom: past.appliesFromEntryNo,
    appliesTo: past.appliesToEntryNo,
    common: {
      generalBusinessGroup: past.generalBusinessGroup,
      generalProductGroup: past.generalProductGroup,
      inventoryGroup: past.inventoryGroup,
      location: past.location,
      dimensionSetId: past.dimensionSetId,
    },
    remaining: Decimal.zero,
    ...nothingPosted(),
    unvalued: false,
  }
  const events = new Map<string, InvoiceEvent>()
  for (const row of past.values) addPastValue(entry, row, events)
  entry.events = [...events.values()].filter(event => !event.invoiced.isZero())
  return entry
}

const roundingOf = (date: LocalDate, actual = Decimal.zero, expected = Decimal.zero): Entry['roundings'][number] => ({
  date, amount: actual.plus(expected), expected,
})

function addPastValue(entry: Entry, row: PastEntry['values'][number], events: Map<string, InvoiceEvent>): void {
  if (row.type === 'rounding') {
    entry.roundings.push(roundingOf(row.valuationDate, row.costActual, row.costExpected))
    return
  }
  if (row.type === 'revaluation') {
    entry.revaluations.push({ date: row.valuationDate, quantity: row.valuedQuantity, amount: row.costActual })
    return
  }
  entry.actual = entry.actual.plus(row.costActual)
  entry.expected = entry.expected.plus(row.costExpected)
  entry.salesExpected = entry.salesExpected.plus(row.salesExpected)
  entry.purchaseExpected = entry.purchaseExpected.plus(row.purchaseExpected)
  entry.invoiced = entry.invoiced.plus(row.invoicedQuantity)
  const last = entry.place?.date
  if (!last || row.valuationDate >= last) entry.place = { date: row.valuationDate, averaged: row.averaged }
  if (!row.itemEntryQuantity.isZero() && !row.adjustment && row.invoicedQuantity.isZero()) {
    const first = entry.firstExpected
    first.quantity = first.quantity.plus(row.valuedQuantity)
    first.cost = first.cost.plus(row.costExpected)
    first.sales = first.sales.plus(row.salesExpected)
    first.purchase = first.purchase.plus(row.purchaseExpected)
  }
  const invoices = !row.invoicedQuantity.isZero()
  if (invoices) entry.lastInvoice = { documentId: row.documentId, postingDate: row.postingDate }
  const event = events.get(row.documentId)
  events.set(row.documentId, {
    documentId: row.documentId,
    postingDate: event && !event.invoiced.isZero() ? event.postingDate : row.postingDate,
    invoiced: (event?.invoiced ?? Decimal.zero).plus(row.invoicedQuantity),
    actual: (event?.actual ?? Decimal.zero).plus(row.costActual),
  })
}
