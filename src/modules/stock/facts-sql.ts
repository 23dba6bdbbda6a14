/** Reads the past of the items at hand in one statement; what it reads is said where it is written, in 0113-history.sql. */
import type { Tx } from '#platform/db'
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { AverageStart, EntryRow, LoadedAverage, OpenRow, ValueRow } from './facts.ts'
import type { AverageCostPeriod } from './history.ts'
import type { StockRequest } from './movement.ts'
import { type ReservationRow, reservationsOf } from './reservations.ts'

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
): Promise<Loaded & LoadedReserved> {
  const numbers = (pick: (movement: StockRequest['movements'][number]) => number | undefined): number[] =>
    [...new Set(request.movements.map(pick).filter(number => number !== undefined))]
  const averaged = [...request.movements, ...request.laterInvoices].filter(({ item }) => item.costingMethod === 'average')
  const { history, ...reserved } = await tx.one<LoadedReserved & { history: Loaded }>('stock.history', historySql, [
    companyId,
    JSON.stringify(wantedPlaces(request)),
    numbers(movement => movement.appliesToEntryNo),
    numbers(movement => movement.appliesFromEntryNo),
    [...new Set(request.laterInvoices.map(({ itemEntryNo }) => itemEntryNo))],
    JSON.stringify(starts.map(({ cost, from }) => ({ itemId: cost.itemId, from }))),
    averageCostPeriod,
    [...new Set(averaged.map(({ item }) => item.id))],
    [...new Set(request.movements.filter(({ item }) => item.type === 'inventory').map(({ item }) => item.id))],
  ])
  return { ...history, ...reserved }
}

/** What is reserved of the items, how many goods lie where anything is, and what of undone entries had been reserved. */
interface LoadedReserved {
  readonly reservations: readonly ReservationRow[]
  readonly goods: readonly { readonly itemId: string; readonly variant: string; readonly location: string; readonly quantity: string }[]
  readonly uses: readonly { readonly entryNo: number; readonly lineId: string; readonly quantity: string }[]
}

/** Goods in at a place are what is on hand and what went out of it without cover. */
const historySql = `
select stock.history($1, $2, $3, $4, $5, $6, $7, $8) as history, ${reservationsOf('$9::uuid[]')} as reservations, (
  select coalesce(json_agg(json_build_object('itemId', h.item_id, 'variant', h.variant, 'location', h.location, 'quantity', (h.quantity - coalesce((
      select sum(o.remaining) from stock.open_entries o where o.company_id = $1 and o.item_id = h.item_id and o.variant = h.variant
        and o.location = h.location and not o.inbound), 0))::text)), '[]')
  from stock.on_hand h where h.company_id = $1 and h.item_id in (
    select r.item_id from stock.reservations r where r.company_id = $1 and r.item_id = any($9::uuid[]))) as goods, (
  select coalesce(json_agg(json_build_object('entryNo', u.item_entry_no, 'lineId', u.line_id, 'quantity', u.quantity::text)), '[]')
  from stock.reservation_uses u where u.company_id = $1 and u.item_entry_no = any($4::bigint[])) as uses`

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
    item.type === 'inventory' && after !== undefined && quantity.isPositive() ? [{ ...places.get(placeKey(item.id, variant, location, quantity))!, after }] : [],
  )
  return [...places.values(), ...returns]
}

const placeKey = (itemId: string, variant: string, location: string, quantity: Decimal): string =>
  JSON.stringify([itemId, variant, location, quantity.sign()])
