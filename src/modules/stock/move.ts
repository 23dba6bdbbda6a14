/** Goods in and out: which entries arise, which goods they take, what must be refused (ledgers.md §6.2). */
import { Decimal, r2 } from '#platform/decimal'
import type { ValueEntry } from './entry.ts'
import { expectPurchase, expectedReversal, firstOf, invoicePurchase } from './amounts.ts'
import { type Book, type Entry, isDerived } from './book.ts'
import type { LaterInvoice, MovedItem, Movement } from './movement.ts'
import type { Problem } from '#platform/problem'
import { problem } from './problems.ts'

/** Planning in progress: the book, what is wrong so far, and the movements planned, by key. */
export interface Progress {
  readonly book: Book
  readonly problems: Problem[]
  readonly entryOf: Map<string, Entry>
  readonly unitCostOf: (item: MovedItem) => Decimal
}

/** Plans one movement: its entry, what it is applied to, and its own amounts. Derived costs are settled later. */
export function planMovement(progress: Progress, movement: Movement): void {
  const { book } = progress
  const { item } = movement
  const stocked = item.type === 'inventory'
  const entry = book.open(
    {
      documentId: movement.documentId,
      documentLineId: movement.documentLineId,
      type: movement.type,
      itemId: item.id,
      stocked,
      variant: movement.variant,
      location: movement.location,
      quantity: movement.quantity,
      estimatedUnitCost: stocked ? progress.unitCostOf(item) : undefined,
      partyId: movement.partyId,
      description: movement.description,
      dimensionSetId: movement.dimensionSetId,
      dropShipment: movement.dropShipment,
      appliesFromEntryNo: movement.appliesFromEntryNo,
      appliesToEntryNo: fixedTo(progress, movement),
      reversesEntryNo: movement.reversesEntryNo,
    },
    item,
    {
      generalBusinessGroup: movement.generalBusinessGroup,
      generalProductGroup: movement.generalProductGroup ?? item.productGroup,
      inventoryGroup: item.inventoryGroup,
      location: movement.location ?? '',
      dimensionSetId: movement.dimensionSetId,
    },
  )
  progress.entryOf.set(movement.key, entry)
  if (!stocked) return planUnstocked(progress, movement, entry)
  if (isDerived(entry)) addEvents(movement, entry, book)
  else planOwnCost(progress, movement, entry)
  if (entry.quantity.isNegative()) {
    applyOutbound(progress, movement, entry)
    book.kept.use(entry, movement.documentLineId)
  } else {
    applyInbound(progress, movement, entry)
    book.kept.receive(entry, movement.documentLineId)
    if (movement.reservesAgain) reserveAgain(book, movement, entry)
  }
}

function reserveAgain({ facts, kept }: Book, { appliesFromEntryNo, documentLineId }: Movement, entry: Entry): void {
  const use = facts.uses.find(row => row.entryNo === appliesFromEntryNo && row.lineId === documentLineId)
  if (use) kept.restore(entry, use.lineId, use.quantity)
}

/** The inbound entry an outbound movement is fixed to: number, or ref of a movement of this posting. */
const fixedTo = ({ entryOf }: Progress, { appliesToEntryNo, appliesToKey }: Movement): number | undefined =>
  appliesToKey === undefined ? appliesToEntryNo : entryOf.get(appliesToKey)?.no

const amountsOf = (entry: Entry, when: 'Actual' | 'Expected', amount: Decimal | undefined): Partial<ValueEntry> =>
  entry.type === 'sale' ? { [`sales${when}`]: amount } : entry.type === 'purchase' ? { [`purchase${when}`]: amount } : {}

/** What of a derived entry is invoiced at once, and what later: to be valued when its cost is known. */
function addEvents(movement: Movement, entry: Entry, book: Book): void {
  const { invoicedQuantity: invoiced } = movement
  const rest = movement.quantity.minus(invoiced)
  if (!rest.isZero()) {
    entry.expectedFresh = { valuedQuantity: rest, ...amountsOf(entry, 'Expected', movement.expectedAmount) }
  }
  if (invoiced.isZero()) return
  const documentId = movement.invoiceDocumentId ?? movement.documentId
  entry.invoiced = invoiced
  entry.lastInvoice = { documentId, postingDate: book.facts.postingDate }
  entry.events.push({
    documentId,
    postingDate: book.facts.postingDate,
    invoiced,
    actual: Decimal.zero,
    key: movement.key,
    fresh: { ...amountsOf(entry, 'Actual', movement.actualAmount), discountAmount: movement.discountAmount },
  })
}

function planOwnCost({ book, unitCostOf }: Progress, movement: Movement, entry: Entry): void {
  const { item, quantity, invoicedQuantity } = movement
  entry.place = { date: entry.postingDate, averaged: false }
  const documentId = movement.invoiceDocumentId ?? movement.documentId
  const firstValue = book.values.length
  if (movement.type === 'purchase') {
    const rest = quantity.minus(invoicedQuantity)
    if (!rest.isZero()) expectPurchase(book, entry, movement.expectedAmount ?? Decimal.zero, rest)
    if (!invoicedQuantity.isZero()) {
      const { actualAmount: amount = Decimal.zero, discountAmount } = movement
      invoicePurchase(book, entry, { documentId, amount, discountAmount, quantity: invoicedQuantity })
    }
  } else {
    const atUnitCost = r2(unitCostOf(item).times(quantity))
    const cost = item.costingMethod === 'standard' ? atUnitCost : (movement.actualAmount ?? atUnitCost)
    book.value(entry, {
      documentId, type: 'direct_cost', valuedQuantity: quantity, ...firstOf(entry), invoicedQuantity: quantity, costActual: cost,
    })
    entry.invoiced = quantity
    entry.lastInvoice = { documentId, postingDate: entry.postingDate }
  }
  noteCost(book, movement.key, firstValue)
}

/** Services and goods without stock: the cost goes to no inventory account (ledgers.md §4.1). */
function planUnstocked({ book, unitCostOf }: Progress, movement: Movement, entry: Entry): void {
  const { item, quantity, invoicedQuantity: invoiced } = movement
  const rest = quantity.minus(invoiced)
  const firstValue = book.values.length
  if (!rest.isZero()) {
    book.value(entry, {
      documentId: movement.documentId,
      type: 'direct_cost',
      valuedQuantity: rest,
      ...amountsOf(entry, 'Expected', movement.expectedAmount),
    })
  }
  if (!invoiced.isZero()) {
    const isPurchase = movement.type === 'purchase'
    book.value(entry, {
      documentId: movement.invoiceDocumentId ?? movement.documentId,
      type: 'direct_cost',
      valuedQuantity: invoiced,
      invoicedQuantity: invoiced,
      costNonInventoriable: isPurchase ? movement.actualAmount : r2(unitCostOf(item).times(invoiced)),
      ...amountsOf(entry, 'Actual', movement.actualAmount),
      discountAmount: movement.discountAmount,
    })
  }
  entry.invoiced = invoiced
  noteCost(book, movement.key, firstValue)
}

/** Remembers what the actual rows written since `first` cost. */
function noteCost(book: Book, key: string, first: number): void {
  const rows = book.values.slice(first)
  book.costs.set(key, Decimal.sum(rows.flatMap(row => [row.costActual ?? Decimal.zero, row.costNonInventoriable ?? Decimal.zero])))
}

/** Goods in: a linked return takes its cost from its sale; then goods that went out uncovered are covered. */
function applyInbound(progress: Progress, movement: Movement, entry: Entry): void {
  const { book } = progress
  const source = linkedSale(progress, movement)
  if (source) book.takeCostFrom(source, entry)
  if (isDerived(entry)) book.dirty.add(entry)
  // Bought for one sale: its goods are not there for others.
  if (movement.dropShipment) return
  const awaited = book.kept.awaited(entry, movement.documentLineId)
  for (const uncovered of book.openAt(entry, 'out')) {
    const free = entry.remaining.minus(awaited)
    if (!free.isPositive()) return
    // A return covers only what went out after its own sale, so that no cost ever depends on itself.
    if (source && uncovered.order <= source.order) continue
    book.take(entry, uncovered, Decimal.min(free, uncovered.remaining.negated()))
  }
}

function linkedSale({ book, problems }: Progress, movement: Movement): Entry | undefined {
  const { appliesFromEntryNo: number, item, quantity, field } = movement
  if (number === undefined) return undefined
  const source = book.entries.get(number)
  const place = { field }
  if (!source || !source.quantity.isNegative() || source.variant !== (movement.variant ?? '')) {
    problems.push(problem('applies_to_mismatch', { item: item.number, entry: number }, place))
    return undefined
  }
  const available = source.quantity.negated().minus(book.returned(source))
  if (quantity.greaterThan(available)) {
    const params = { item: item.number, entry: number, wanted: quantity.toString(), available: available.toString() }
    problems.push(problem('return_exceeds_shipped', params, place))
  }
  return source
}

/** Goods out: from the entry they are fixed to, or else from the oldest goods in the place. */
function applyOutbound(progress: Progress, movement: Movement, entry: Entry): void {
  const { book, problems } = progress
  const { item, field } = movement
  book.dirty.add(entry)
  const wanted = entry.quantity.negated()
  if (movement.appliesToEntryNo !== undefined || movement.appliesToKey !== undefined) {
    takeFixed(progress, movement, entry)
    return
  }
  const free = book.kept.free(book, entry, movement.documentLineId) ?? wanted
  const keptFrom = wanted.minus(Decimal.min(wanted, free))
  for (const lot of book.openAt(entry, 'in')) {
    const open = entry.remaining.negated().minus(keptFrom)
    if (!open.isPositive()) break
    book.take(lot, entry, Decimal.min(lot.remaining, open))
  }
  if (entry.remaining.isZero() || !item.preventNegative) return
  const available = wanted.plus(entry.remaining)
  if (keptFrom.isPositive()) {
    problems.push(reservedForOthers(book, movement, entry, available))
    return
  }
  const params = {
    item: item.number,
    location: movement.location || '–',
    wanted: wanted.toString(),
    available: available.toString(),
  }
  problems.push(problem('not_on_inventory', params, { field }))
}

function reservedForOthers({ kept }: Book, { item, location, documentLineId, field }: Movement, entry: Entry, available: Decimal): Problem {
  const params = {
    item: item.number,
    location: location || '–',
    wanted: entry.quantity.negated().toString(),
    available: available.toString(),
    reserved: kept.forOthers(entry, documentLineId).toString(),
  }
  return problem('reserved_for_others', params, { field })
}

function takeFixed({ book, problems }: Progress, movement: Movement, entry: Entry): void {
  const { item, field } = movement
  const number = entry.appliesTo ?? 0
  const lot = book.entries.get(number)
  const fits = lot?.quantity.isPositive() && lot.item.id === item.id && lot.variant === entry.variant && lot.location === entry.location
  if (!lot || !fits) {
    problems.push(problem('applies_to_mismatch', { item: item.number, entry: number }, { field }))
    return
  }
  const wanted = entry.quantity.negated()
  if (wanted.greaterThan(lot.remaining)) {
    const params = { item: item.number, entry: number, wanted: wanted.toString(), available: lot.remaining.toString() }
    problems.push(problem('applies_to_too_low', params, { field }))
    return
  }
  const free = book.kept.free(book, entry, movement.documentLineId) ?? wanted
  if (wanted.greaterThan(free)) {
    problems.push(reservedForOthers(book, movement, entry, free))
    return
  }
  book.take(lot, entry, wanted)
}

/** Plans the invoicing of an entry posted before: own costs at once, derived ones as an event to be settled. */
export function planLaterInvoice(progress: Progress, invoice: LaterInvoice): void {
  const { book, problems } = progress
  const { item, quantity, documentId, amount, discountAmount, field } = invoice
  const entry = book.entries.get(invoice.itemEntryNo)
  const named = { item: item.number, entry: invoice.itemEntryNo }
  if (!entry) {
    problems.push(problem('entry_unknown', named, { field }))
    return
  }
  progress.entryOf.set(invoice.key, entry)
  const left = entry.quantity.minus(entry.invoiced)
  if (quantity.sign() * entry.quantity.sign() < 0 || quantity.abs().greaterThan(left.abs())) {
    const params = { ...named, wanted: quantity.toString(), available: left.toString() }
    problems.push(problem('invoice_exceeds_moved', params, { field }))
    return
  }
  const reversal = quantity.isZero() ? undefined : expectedReversal(entry, quantity)
  const firstValue = book.values.length
  if (item.type !== 'inventory') invoiceUnstocked(progress, invoice, entry)
  else if (isDerived(entry)) {
    invoiceDerived(book, invoice, entry)
    return
  } else {
    const before = entry.actual.plus(entry.expected)
    invoicePurchase(book, entry, { documentId, amount, quantity, discountAmount, reversal })
    if (!before.equals(entry.actual.plus(entry.expected))) book.dirty.add(entry)
    book.touchedLots.add(entry)
  }
  noteCost(book, invoice.key, firstValue)
}

function invoiceDerived(book: Book, invoice: LaterInvoice, entry: Entry): void {
  const { quantity, documentId } = invoice
  const { postingDate } = book.facts
  const reversal = expectedReversal(entry, quantity)
  const expected = { ...amountsOf(entry, 'Expected', entry.type === 'sale' ? reversal.sales : reversal.purchase) }
  entry.salesExpected = entry.salesExpected.plus(reversal.sales)
  entry.purchaseExpected = entry.purchaseExpected.plus(reversal.purchase)
  entry.invoiced = entry.invoiced.plus(quantity)
  entry.lastInvoice = { documentId, postingDate }
  entry.events.push({
    documentId,
    postingDate,
    invoiced: quantity,
    actual: Decimal.zero,
    key: invoice.key,
    fresh: { ...amountsOf(entry, 'Actual', invoice.amount), ...expected, discountAmount: invoice.discountAmount },
  })
  book.toSettle.add(entry)
  if (entry.quantity.isPositive()) book.touchedLots.add(entry)
}

function invoiceUnstocked({ book, unitCostOf }: Progress, invoice: LaterInvoice, entry: Entry): void {
  const { quantity, amount, documentId, discountAmount } = invoice
  const reversal = expectedReversal(entry, quantity)
  book.value(entry, {
    documentId,
    type: 'direct_cost',
    valuedQuantity: quantity,
    invoicedQuantity: quantity,
    costNonInventoriable: entry.type === 'purchase' ? amount : r2(unitCostOf(entry.item).times(quantity)),
    ...amountsOf(entry, 'Actual', amount),
    ...amountsOf(entry, 'Expected', entry.type === 'sale' ? reversal.sales : reversal.purchase),
    discountAmount,
  })
  entry.invoiced = entry.invoiced.plus(quantity)
}
