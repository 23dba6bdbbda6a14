/** Loads what `planMovements` needs, in two statements whatever the number of lines; takes the items' locks. */
import type { Tx } from '#platform/db'
import { Decimal, dec } from '#platform/decimal'
import { type LocalDate, addDays, latest } from '#platform/local-date'
import { periodStart } from './average.ts'
import { append } from './book.ts'
import { selectHistory } from './facts-sql.ts'
import type { AverageCostPeriod, AverageHistory, ItemCost, PastEntry, PastValue, StockFacts } from './history.ts'
import type { StockRequest } from './movement.ts'
import { readReservation } from './reservations.ts'

interface CostRow {
  readonly item_id: string
  readonly quantity: string
  readonly value: string
  readonly unit_cost: string
  readonly last_direct_cost: string
  readonly last_valuation_date: LocalDate | null
  readonly average_from: LocalDate | null
  readonly averaged_quantity: string
  readonly averaged_value: string
  readonly average_cost_period: AverageCostPeriod | null
  readonly closed_to: LocalDate | null
}

/**
 * Locks the items' cost rows in order of item (making those that are missing) and loads what the movements and later
 * invoices rest on: open entries in the order they will be applied, the entries behind them, everything that followed
 * from what is invoiced now, and for average cost what was valued since the first day that can change.
 */
export async function loadStockFacts(tx: Tx, companyId: number, request: StockRequest): Promise<StockFacts> {
  const { rows, early } = await lockAndRead(tx, companyId, request)
  const averageCostPeriod = rows[0]?.average_cost_period ?? 'day'
  const costs = rows.map(costOfRow)
  const { postingDate } = request
  const closedTo = rows[0]?.closed_to ?? undefined
  const head = { postingDate, earliestAllowedDate: firstOpen(request.earliestAllowedDate, closedTo), closedTo, averageCostPeriod, costs }
  if (!isStocked(request))
    return { ...head, entries: [], applications: [], openEntries: [], averages: [], uncoveredElsewhere: [], reservations: [], goods: [], uses: [] }
  const starts = averageStarts(request, costs, averageCostPeriod)
  const oneByOne = starts.filter(each => !each.summed)
  const loaded =
    early && oneByOne.length === 0 ? early : await selectHistory(tx, companyId, request, oneByOne, averageCostPeriod)
  return {
    ...head,
    entries: entriesOf(loaded.entries, loaded.values),
    applications: loaded.applications.map(row => ({ ...row, quantity: dec(row.quantity) })),
    openEntries: loaded.openEntries.map(([entryNo, itemId, variant, location, remaining]) => ({
      entryNo, itemId, variant, location, remaining: dec(remaining),
    })),
    averages: starts.map(start => averageOf(start, loaded.averages)),
    uncoveredElsewhere: loaded.uncoveredElsewhere,
    reservations: loaded.reservations.map(readReservation),
    goods: loaded.goods.map(row => ({ ...row, quantity: dec(row.quantity) })),
    uses: loaded.uses.map(row => ({ ...row, quantity: dec(row.quantity) })),
  }
}

/** The first day on which a correction of cost may be posted: after the last closed inventory period. */
const firstOpen = (allowed: LocalDate | undefined, closedTo: LocalDate | undefined): LocalDate | undefined =>
  closedTo === undefined ? allowed : latest(addDays(closedTo, 1), allowed ?? closedTo)

const asksFor = ({ movements, laterInvoices }: StockRequest) => [...movements, ...laterInvoices]

const isStocked = (request: StockRequest): boolean =>
  asksFor(request).some(({ item }) => item.type === 'inventory') || request.laterInvoices.length > 0

/**
 * The locked cost rows. The past is asked for in the same breath, and read once the locks are held, where it hardly
 * depends on the rows: when no average is about to change. Then it comes with them as `early`.
 */
async function lockAndRead(tx: Tx, companyId: number, request: StockRequest) {
  const itemIds = [...new Set(asksFor(request).map(({ item }) => item.id))].sort()
  if (itemIds.length === 0) return { rows: [] }
  const keepsAverages = asksFor(request).every(
    ({ item, quantity }) => item.costingMethod !== 'average' || quantity.isNegative(),
  )
  const [rows, early] = await Promise.all([
    lockItems(tx, companyId, itemIds),
    keepsAverages && isStocked(request) ? selectHistory(tx, companyId, request, [], 'day') : undefined,
  ])
  if (rows.length === itemIds.length) return { rows, early }
  return { rows: await makeAndLockItems(tx, companyId, itemIds) }
}

/** Items that move for the first time. Nothing is kept of the locks' order: the rows are new, or wait for their maker. */
async function makeAndLockItems(tx: Tx, companyId: number, itemIds: readonly string[]): Promise<CostRow[]> {
  await tx.execute(
    'stock.make_item_costs',
    `insert into stock.item_costs (company_id, item_id) select $1, x from unnest($2::uuid[]) x order by x on conflict do nothing`,
    [companyId, itemIds],
  )
  return lockItems(tx, companyId, itemIds)
}

/** Holds items as a posting of their goods does: until the transaction ends nobody else moves or reserves any of them. */
export async function holdItems(tx: Tx, companyId: number, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return
  const ordered = [...new Set(itemIds)].sort()
  const rows = await lockItems(tx, companyId, ordered)
  if (rows.length < ordered.length) await makeAndLockItems(tx, companyId, ordered)
}

const lockItems = (tx: Tx, companyId: number, itemIds: readonly string[]): Promise<CostRow[]> =>
  tx.query<CostRow>(
    'stock.lock_items',
    `select c.item_id, c.quantity, c.value, c.unit_cost, c.last_direct_cost, c.last_valuation_date, c.average_from,
       c.averaged_quantity, c.averaged_value,
       (select f.average_cost_period from company.finance_setup f where f.company_id = $1) as average_cost_period,
       (select max(p.ending_date) from stock.inventory_periods p where p.company_id = $1 and p.closed) as closed_to
     from stock.item_costs c where c.company_id = $1 and c.item_id = any($2) order by c.item_id for update`,
    [companyId, itemIds],
  )

const costOfRow = (row: CostRow): ItemCost => ({
  itemId: row.item_id,
  quantity: dec(row.quantity),
  value: dec(row.value),
  unitCost: dec(row.unit_cost),
  lastDirectCost: dec(row.last_direct_cost),
  lastValuationDate: row.last_valuation_date ?? undefined,
  averageFrom: row.average_from ?? undefined,
  averagedQuantity: dec(row.averaged_quantity),
  averagedValue: dec(row.averaged_value),
})

/** From where an item's averages are taken up: summed when nothing valued since can change, else entry by entry. */
export interface AverageStart {
  readonly cost: ItemCost
  readonly from: LocalDate
  readonly summed: boolean
}

/**
 * Plain goods out on the last days need no look at earlier ones: what they take is the pool as it stands. Anything
 * else that touches days on which goods went out has to value those again.
 */
function averageStarts(request: StockRequest, costs: readonly ItemCost[], period: AverageCostPeriod): AverageStart[] {
  const from = periodStart(period, request.postingDate)
  const averaged = costs.filter(({ itemId }) =>
    [...request.movements, ...request.laterInvoices].some(
      ({ item }) => item.id === itemId && item.type === 'inventory' && item.costingMethod === 'average',
    ),
  )
  return averaged.map(cost => {
    const movements = request.movements.filter(({ item }) => item.id === cost.itemId)
    // An invoice for goods that went out moves their cost from expected to actual, and changes none.
    const isInvoiced = request.laterInvoices.some(({ item, quantity }) => item.id === cost.itemId && !quantity.isNegative())
    const isPlainOut = movements.every(
      ({ quantity, appliesToEntryNo, appliesToKey }) =>
        quantity.isNegative() && appliesToEntryNo === undefined && appliesToKey === undefined,
    )
    const { lastValuationDate: last, averageFrom } = cost
    const isNew = last === undefined || last < from
    const isLast = averageFrom === from && periodStart(period, last!) === from
    const summed = !isInvoiced && isPlainOut && (isNew || isLast)
    return { cost, from, summed }
  })
}

function averageOf({ cost, from, summed }: AverageStart, loaded: readonly LoadedAverage[]): AverageHistory {
  const { itemId } = cost
  if (!summed) {
    const { from: first, quantity, value, entryNos } = loaded.find(each => each.itemId === itemId)!
    return {
      itemId,
      from: first,
      openingQuantity: cost.quantity.minus(dec(quantity)),
      openingValue: cost.value.minus(dec(value)),
      averagedQuantity: Decimal.zero,
      averagedValue: Decimal.zero,
      entryNos,
    }
  }
  const isSame = cost.averageFrom === from
  const averagedQuantity = isSame ? cost.averagedQuantity : Decimal.zero
  const averagedValue = isSame ? cost.averagedValue : Decimal.zero
  return {
    itemId,
    from,
    openingQuantity: cost.quantity.minus(averagedQuantity),
    openingValue: cost.value.minus(averagedValue),
    averagedQuantity,
    averagedValue,
    entryNos: [],
  }
}

export interface LoadedAverage {
  readonly itemId: string
  readonly from: LocalDate
  readonly quantity: string
  readonly value: string
  readonly entryNos: readonly number[]
}

/** An open entry: number, item, variant, location, what remains. */
export type OpenRow = readonly [number, string, string, string, string]

/** An item entry, in the order of `entryOf`. */
export type EntryRow = readonly [
  number, string, string, PastEntry['type'], string, string, LocalDate, string, string, number, number | null,
  number | null,
]

/**
 * A value entry, led by the number of its item entry and in the order of `valueOf`; the groups it was posted under
 * end it.
 */
export type ValueRow = readonly [
  number, number, string, PastValue['type'], LocalDate, LocalDate, string, string, string, string, string, string, string,
  string, boolean, boolean, string | null, string | null, string | null,
]

/** Item entries with their value entries, which stand in order of number. */
function entriesOf(rows: readonly EntryRow[], values: readonly ValueRow[]): PastEntry[] {
  const byEntry = new Map<number, ValueRow[]>()
  for (const value of values) append(byEntry, value[0], value)
  return rows.map(row => entryOf(row, byEntry.get(row[0])!))
}

function entryOf(row: EntryRow, values: readonly ValueRow[]): PastEntry {
  const [no, itemId, documentId, type, variant, location, postingDate, quantity, estimate, dimensionSetId] = row
  const [appliesFrom, appliesTo] = [row[10], row[11]]
  const [generalBusinessGroup, generalProductGroup, inventoryGroup] = values[0]!.slice(16) as (string | null)[]
  return {
    no, itemId, documentId, type, variant, location, postingDate, dimensionSetId,
    quantity: dec(quantity),
    estimatedUnitCost: dec(estimate),
    appliesFromEntryNo: appliesFrom ?? undefined,
    appliesToEntryNo: appliesTo ?? undefined,
    generalBusinessGroup: generalBusinessGroup ?? undefined,
    generalProductGroup: generalProductGroup ?? undefined,
    inventoryGroup: inventoryGroup ?? undefined,
    values: values.map(valueOf),
  }
}

const valueOf = (row: ValueRow): PastValue => ({
  no: row[1],
  documentId: row[2],
  type: row[3],
  postingDate: row[4],
  valuationDate: row[5],
  valuedQuantity: dec(row[6]),
  itemEntryQuantity: dec(row[7]),
  invoicedQuantity: dec(row[8]),
  costActual: dec(row[9]),
  costExpected: dec(row[10]),
  costNonInventoriable: dec(row[11]),
  salesExpected: dec(row[12]),
  purchaseExpected: dec(row[13]),
  averaged: row[14],
  adjustment: row[15],
})
