import { Decimal, r5 } from '#platform/decimal'
import { latest } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import { type Averages, type Sum, average, roundAverage } from './average.ts'
import { Book, type Entry, isDerived, layerCost } from './book.ts'
import type { ItemCostChange } from './entry.ts'
import type { ItemCost, StockFacts } from './history.ts'
import { Costs, roundLots, spreadChanges } from './layers.ts'
import { planCharge, planChargeApart } from './charge.ts'
import { type Progress, planLaterInvoice, planMovement } from './move.ts'
import type { Charge, LaterInvoice, MovedItem, Movement, PlannedMovements } from './movement.ts'
import { problem } from './problems.ts'
import { settle } from './settle.ts'

/**
 * Plans what goods in and out, and invoices of earlier ones, do to the stock ledgers: item entries, what they are
 * applied to, value entries, and the items' state. When a cost turns out different from what was posted, everything
 * that already followed from it is corrected in the same plan, through chains of returns and sales (ledgers.md §6).
 * Takes facts loaded under the items' locks; later invoices come first, then the movements in the order given, then
 * the charges that fall on either.
 * Refuses nothing itself: `problems` tells what must not be written.
 */
export function planMovements(
  facts: StockFacts,
  movements: readonly Movement[],
  laterInvoices: readonly LaterInvoice[] = [],
  charges: readonly Charge[] = [],
): PlannedMovements {
  const items = new Map([...laterInvoices, ...movements, ...charges].map(({ item }) => [item.id, item]))
  const book = new Book(facts, items)
  const progress: Progress = { book, problems: checkPeriodOpen(facts, items.size), entryOf: new Map(), unitCostOf: item => unitCost(item, book.cost(item)) }
  for (const invoice of laterInvoices) planLaterInvoice(progress, invoice)
  for (const movement of movements) planMovement(progress, movement)
  const apart = charges.filter(charge => !planCharge(progress, charge))
  const found = {
    problems: progress.problems,
    entryOf: (key: string): number => entryNamed(progress, key).no,
    costOf: (key: string): Decimal => book.costs.get(key) ?? Decimal.zero,
  }
  // With goods missing or links that do not fit there is nothing sensible to cost.
  if (progress.problems.length > 0) {
    return { ...found, plan: { items: book.items, itemApplications: book.applications, values: book.values, itemCosts: [] } }
  }
  spreadChanges(book)
  const averages = settleAll(book, [...items.values()])
  for (const charge of apart) planChargeApart(progress, charge)
  return {
    ...found,
    plan: {
      items: book.items,
      itemApplications: book.applications,
      values: book.values,
      itemCosts: [...items.values()].map(item => costChange(book, item, averages.get(item.id))),
      reservations: book.kept.changes(),
    },
  }
}

/** Goods, and what they cost, stay as they are in a closed inventory period (ledgers.md §6.4). */
const checkPeriodOpen = ({ postingDate, closedTo }: StockFacts, items: number): Problem[] =>
  items > 0 && closedTo !== undefined && postingDate <= closedTo
    ? [problem('inventory_period_closed', { date: postingDate, closedTo }, { field: 'postingDate', remedy: 'setup/inventory-periods' })]
    : []

function entryNamed({ entryOf }: Progress, key: string): Entry {
  const entry = entryOf.get(key)
  if (!entry) throw new Error(`no movement was planned under ${key}`)
  return entry
}

/** The unit cost of an item as it stands (ledgers.md §6.3): what estimates start from. */
function unitCost(item: MovedItem, cost: ItemCost | undefined): Decimal {
  if (item.costingMethod === 'standard') return item.standardCost
  if (!cost) return Decimal.zero
  return cost.unitCost.isZero() ? cost.lastDirectCost : cost.unitCost
}

/** Settles every derived cost this posting concerns. Gives what the averages came to, by item. */
function settleAll(book: Book, items: readonly MovedItem[]): Map<string, Averages> {
  const costs = new Costs(book)
  const averages = new Map<string, Averages>()
  const concerned = new Set([...book.dirty, ...book.toSettle])
  for (const item of items) {
    if (item.type !== 'inventory' || item.costingMethod !== 'average') continue
    const result = averageItem(book, costs, item)
    if (!result) continue
    averages.set(item.id, result)
    for (const entry of result.entries) concerned.add(entry)
  }
  const valued = new Set([...averages.values()].flatMap(result => result.entries))
  const pooled = new Set([...averages.values()].flatMap(result => [...result.pooled]))
  for (const entry of [...concerned].filter(isDerived).sort((a, b) => a.order - b.order)) {
    const averaged = valued.has(entry) ? pooled.has(entry) : (entry.place?.averaged ?? false)
    settle(book, entry, costs.total(entry), { date: costs.date(entry), averaged })
  }
  roundLots(book, costs)
  for (const item of items) {
    const result = averages.get(item.id)
    if (result && !hasUncovered(book, item)) roundAverage(book, result, onHand(book, item))
  }
  return averages
}

/** What is on hand of an item, and its value, after this posting. */
function onHand(book: Book, item: MovedItem): Sum {
  const before = book.cost(item)
  const { quantity, value } = book.sums(item)
  return { quantity: (before?.quantity ?? Decimal.zero).plus(quantity), value: (before?.value ?? Decimal.zero).plus(value) }
}

const hasUncovered = (book: Book, item: MovedItem): boolean =>
  book.facts.uncoveredElsewhere.includes(item.id) || book.openOf(item).some(entry => entry.remaining.isNegative())

/** Averages from the first day anything of the item can change; nothing when only known costs were invoiced. */
function averageItem(book: Book, costs: Costs, item: MovedItem): Averages | undefined {
  const history = book.facts.averages.find(each => each.itemId === item.id)
  const { opened: fresh } = book.sums(item)
  const changed = [...book.dirty].some(entry => entry.item.id === item.id)
  if (fresh.length === 0 && !changed) return undefined
  if (!history) throw new Error(`the average history of item ${item.number} was not loaded`)
  const past = history.entryNos.map(number => book.entries.get(number)!)
  return average(book, costs, history, [...past, ...fresh])
}

function costChange(book: Book, item: MovedItem, averages: Averages | undefined): ItemCostChange {
  const { quantity, value, latest: latestHere, lastPurchase } = book.sums(item)
  const before = book.cost(item)?.lastValuationDate
  const lastDirectCost = lastPurchase && r5(lastPurchase.amount.dividedBy(lastPurchase.quantity))
  return {
    itemId: item.id,
    quantity,
    value,
    unitCost: item.type === 'inventory' ? newUnitCost(book, item) : lastDirectCost,
    lastDirectCost,
    lastValuationDate: before && latestHere ? latest(before, latestHere) : (latestHere ?? before),
    ...(averages && {
      averageFrom: averages.averageFrom,
      averagedQuantity: averages.averaged.quantity,
      averagedValue: averages.averaged.value,
    }),
  }
}

/** Unit cost on the card: average of what is on hand; standard; else of the inbound entry invoiced last (§6.3). */
function newUnitCost(book: Book, item: MovedItem): Decimal | undefined {
  if (item.costingMethod === 'standard') return item.standardCost
  if (item.costingMethod === 'average') {
    const { quantity, value } = onHand(book, item)
    return quantity.isPositive() && value.isPositive() ? r5(value.dividedBy(quantity)) : undefined
  }
  const before = book.cost(item)
  const inbound = [...book.sums(item).valued].filter(entry => entry.quantity.isPositive() && !isDerived(entry))
  const invoiced = inbound.findLast(entry => !entry.invoiced.isZero())
  const source = invoiced ?? (!before || before.unitCost.isZero() ? inbound.at(-1) : undefined)
  return source && r5(layerCost(source).dividedBy(source.quantity))
}
