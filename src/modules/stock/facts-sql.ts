/** Reads the past of the items at hand in one statement; what it reads is said where it is written, in 0113-history.sql. */
import type { Tx } from '#platform/db'
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { AverageStart, EntryRow, LoadedAverage, OpenRow, ValueRow } from './facts.ts'
import type { AverageCostPeriod } from './history.ts'
import type { StockRequest } from './movement.ts'

/** What stock.history gives: rows as lists, in the order of the readers in facts.ts. */
interface Loaded {
  readonly entries: readonly EntryRow[]
  readonly values: readonly ValueRow[]
  readonly openEntries: readonly OpenRow[]
  readonly applications: readonly {
    readonly inbound: number
    readonly outbound: number
    readonly quantity: string
    readonly costApplication: boolean
    readonly valuationDate: LocalDate
  }[]
  readonly averages: readonly LoadedAverage[]
  readonly uncoveredElsewhere: readonly string[]
}

/** Reads the history behind a request; items of average cost that need it entry by entry are given in `starts`. */
export async function selectHistory(
  tx: Tx,
  companyId: number,
  request: StockRequest,
  starts: readonly AverageStart[],
  averageCostPeriod: AverageCostPeriod,
): Promise<Loaded> {
  const numbers = (pick: (movement: StockRequest['movements'][number]) => number | undefined): number[] =>
    [...new Set(request.movements.map(pick).filter(number => number !== undefined))]
  const averaged = [...request.movements, ...request.laterInvoices].filter(({ item }) => item.costingMethod === 'average')
  const sql = 'select stock.history($1, $2, $3, $4, $5, $6, $7, $8) as history'
  const { history } = await tx.one<{ history: Loaded }>('stock.history', sql, [
    companyId,
    JSON.stringify(wantedPlaces(request)),
    numbers(movement => movement.appliesToEntryNo),
    numbers(movement => movement.appliesFromEntryNo),
    [...new Set(request.laterInvoices.map(({ itemEntryNo }) => itemEntryNo))],
    JSON.stringify(starts.map(({ cost, from }) => ({ itemId: cost.itemId, from }))),
    averageCostPeriod,
    [...new Set(averaged.map(({ item }) => item.id))],
  ])
  return history
}

interface Wanted {
  readonly itemId: string
  readonly variant: string
  readonly location: string
  readonly quantity: Decimal
  /** A return covers only what went out after its own sale. */
  readonly after?: number
}

/** What is wanted from (−) or brought to (+) each place of each item. */
function wantedPlaces({ movements }: StockRequest): Wanted[] {
  const places = new Map<string, Wanted>()
  for (const { item, variant = '', location = '', quantity } of movements) {
    if (item.type !== 'inventory') continue
    const key = placeKey(item.id, variant, location, quantity)
    const before = places.get(key)
    places.set(key, { itemId: item.id, variant, location, quantity: before ? before.quantity.plus(quantity) : quantity })
  }
  const returns = movements.flatMap(({ item, variant = '', location = '', quantity, appliesFromEntryNo: after }) =>
    item.type === 'inventory' && after !== undefined ? [{ ...places.get(placeKey(item.id, variant, location, quantity))!, after }] : [],
  )
  return [...places.values(), ...returns]
}

const placeKey = (itemId: string, variant: string, location: string, quantity: Decimal): string =>
  JSON.stringify([itemId, variant, location, quantity.sign()])
