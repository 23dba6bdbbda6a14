import { Decimal, r5 } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type Averages, average } from './average.ts'
import { Book, type Entry, isDerived, layerCost } from './book.ts'
import type { ItemCostChange } from './entry.ts'
import type { ItemCost, StockFacts } from './history.ts'
import { Costs, roundLots, spreadChanges } from './layers.ts'
import { type Progress, planLaterInvoice, planMovement } from './move.ts'
import type { LaterInvoice, MovedItem, Movement, PlannedMovements } from './movement.ts'
import { settle } from './settle.ts'

/**
 * Plans what goods in and out, and invoices of earlier ones, do to the stock ledgers: item entries, what they are
 * applied to, value entries, and the items' state. When a cost turns out different from what was posted, everything
 * that already followed from it is corrected in the same plan, through chains of returns and sales (ledgers.md §6).
 * Takes facts loaded under the items' locks; later invoices come first, then the movements in the order given.
 * Refuses nothing itself: `problems` tells what must not be written.
 */
export function planMovements(
  facts: StockFacts,
  movements: readonly Movement[],
  laterInvoices: readonly LaterInvoice[] = [],
): PlannedMovements {
  const items = new Map([...laterInvoices, ...movements].map(({ item }) => [item.id, item]))
  const costOf = new Map(facts.costs.map(cost => [cost.itemId, cost]))
  const book = new Book(facts, items)
  const progress: Progress = { book, problems: [], entryOf: new Map(), unitCostOf: item => unitCost(item, costOf.get(item.id)) }
  for (const invoice of laterInvoices) planLaterInvoice(progress, invoice)
  for (const movement of movements) planMovement(progress, movement)
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
  return {
    ...found,
    plan: {
      items: book.items,
      itemApplications: book.applications,
      values: book.values,
      itemCosts: [...items.values()].map(item => costChange(book, item, costOf.get(item.id), averages.get(item.id))),
    },
  }
}

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
  const pooled = new Set([...averages.values()].flatMap(result => [...result.pooled]))
  for (const entry of [...concerned].filter(isDerived).sort((a, b) => a.order - b.order)) {
    const inAverages = averages.get(entry.item.id)?.entries.includes(entry)
    const averaged = inAverages ? pooled.has(entry) : (entry.place?.averaged ?? false)
    settle(book, entry, costs.total(entry), { date: costs.date(entry), averaged })
  }
  roundLots(book, costs)
  return averages
}

/** Averages from the first day anything of the item can change; nothing when only known costs were invoiced. */
function averageItem(book: Book, costs: Costs, item: MovedItem): Averages | undefined {
  const history = book.facts.averages.find(each => each.itemId === item.id)
  const fresh = [...book.entries.values()].filter(entry => entry.no < 0 && entry.item.id === item.id)
  const changed = [...book.dirty].some(entry => entry.item.id === item.id)
  if (!history || (fresh.length === 0 && !changed)) return undefined
  const past = history.entryNos.map(number => book.entries.get(number)!)
  return average(book, costs, history, [...past, ...fresh])
}

function costChange(book: Book, item: MovedItem, before: ItemCost | undefined, averages: Averages | undefined): ItemCostChange {
  const rows = book.values.filter(row => row.itemId === item.id)
  const value = Decimal.sum(rows.flatMap(row => [row.costActual ?? Decimal.zero, row.costExpected ?? Decimal.zero]))
  const stocked = book.items.filter(entry => entry.itemId === item.id && entry.stocked)
  const quantity = Decimal.sum(stocked.map(entry => entry.quantity))
  let latestDate = before?.lastValuationDate
  for (const row of rows) {
    const date: LocalDate = row.valuationDate ?? book.facts.postingDate
    if (!latestDate || date > latestDate) latestDate = date
  }
  const lastInvoice = rows.findLast(row => row.purchaseActual?.isPositive() && row.invoicedQuantity?.isPositive())
  const direct = lastInvoice && r5(lastInvoice.purchaseActual!.dividedBy(lastInvoice.invoicedQuantity!))
  const onHand = { quantity: (before?.quantity ?? Decimal.zero).plus(quantity), value: (before?.value ?? Decimal.zero).plus(value) }
  return {
    itemId: item.id,
    quantity,
    value,
    unitCost: newUnitCost(book, item, before, onHand, direct),
    lastDirectCost: direct,
    lastValuationDate: latestDate,
    ...(averages && {
      averageFrom: averages.averageFrom,
      averagedQuantity: averages.averaged.quantity,
      averagedValue: averages.averaged.value,
    }),
  }
}

/** Unit cost on the card: average of what is on hand; standard; else of the inbound entry invoiced last (§6.3). */
function newUnitCost(
  book: Book,
  item: MovedItem,
  before: ItemCost | undefined,
  onHand: { readonly quantity: Decimal; readonly value: Decimal },
  direct: Decimal | undefined,
): Decimal | undefined {
  if (item.type !== 'inventory') return direct
  if (item.costingMethod === 'standard') return item.standardCost
  if (item.costingMethod === 'average') {
    const known = onHand.quantity.isPositive() && onHand.value.isPositive()
    return known ? r5(onHand.value.dividedBy(onHand.quantity)) : undefined
  }
  const inbound = [...book.touched(item)].filter(entry => entry.quantity.isPositive() && !isDerived(entry))
  const invoiced = inbound.findLast(entry => !entry.invoiced.isZero())
  const source = invoiced ?? (!before || before.unitCost.isZero() ? inbound.at(-1) : undefined)
  return source && r5(layerCost(source).dividedBy(source.quantity))
}
