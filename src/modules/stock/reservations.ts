/** Reserved goods: what stock knows of them, and how others write them. Who may reserve what is theirs to decide. */
import type { Tx } from '#platform/db'
import { type Decimal, dec } from '#platform/decimal'

export interface Place {
  readonly itemId: string
  readonly variant: string
  readonly location: string
}

/** Goods reserved for a line, in base units: in stock at a place, or what another line will bring there. */
export interface Reservation extends Place {
  readonly lineId: string
  /** The line that brings the goods; in stock when left out. */
  readonly supplyLineId?: string | undefined
  readonly quantity: Decimal
}

/** What a posting does to reservations; `entry` is the ref of the entry that took the goods. */
export interface ReservationChanges {
  readonly used: readonly { readonly lineId: string; readonly entry: number; readonly quantity: Decimal }[]
  readonly received: readonly (Place & { readonly lineId: string; readonly supplyLineId: string; readonly quantity: Decimal })[]
  readonly restored: readonly (Place & { readonly lineId: string; readonly quantity: Decimal })[]
}

/** What is reserved of items, who reserved first first, and what is on hand of them; read under the items' locks. */
export interface ReservedStock {
  readonly reservations: readonly Reservation[]
  readonly onHand: readonly (Place & { readonly quantity: Decimal })[]
}

/** A row as JSON has it. */
export interface ReservationRow extends Place {
  readonly lineId: string
  readonly supplyLineId: string | null
  readonly quantity: string
}

export const readReservation = ({ supplyLineId, quantity, ...row }: ReservationRow): Reservation => ({
  ...row, quantity: dec(quantity), ...(supplyLineId !== null && { supplyLineId }),
})

/** The rows of stock.reservations as JSON, of the items in a parameter. */
export const reservationsOf = (items: string): string => `(
  select coalesce(json_agg(json_build_object('lineId', r.line_id, 'supplyLineId', r.supply_line_id, 'itemId', r.item_id, 'variant', r.variant,
    'location', r.location, 'quantity', r.quantity::text) order by r.reserved_at, r.id), '[]')
  from stock.reservations r where r.company_id = $1 and r.item_id = any(${items}))`

const reservedSql = `
select ${reservationsOf('$2::uuid[]')} as reservations, (
  select coalesce(json_agg(json_build_object('itemId', h.item_id, 'variant', h.variant, 'location', h.location, 'quantity', h.quantity::text)), '[]')
  from stock.on_hand h where h.company_id = $1 and h.item_id = any($2::uuid[])) as "onHand"`

/** Reads what is reserved and on hand of items. Whoever goes on to reserve holds them first (`holdItems`). */
export async function loadReserved(tx: Tx, companyId: number, itemIds: readonly string[]): Promise<ReservedStock> {
  const row = await tx.one<{ reservations: ReservationRow[]; onHand: (Place & { quantity: string })[] }>(
    'stock.reserved', reservedSql, [companyId, itemIds],
  )
  return {
    reservations: row.reservations.map(readReservation),
    onHand: row.onHand.map(place => ({ ...place, quantity: dec(place.quantity) })),
  }
}

/**
 * Writes reservations as they are to be: a quantity goes in place of what was reserved for the line from that supply, none takes it
 * away. The items are held, and it was looked whether the goods are there.
 */
export async function writeReservations(tx: Tx, companyId: number, rows: readonly Reservation[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute('stock.write_reservations', writeSql, [companyId, JSON.stringify(rows)])
}

const writeSql = `
with rows as materialized (
  select * from jsonb_to_recordset($2::jsonb) as x("lineId" uuid, "supplyLineId" uuid, "itemId" uuid, variant text, location text, quantity numeric)
), gone as (
  delete from stock.reservations r using rows x
  where x.quantity = 0 and r.company_id = $1 and r.line_id = x."lineId" and r.supply_line_id is not distinct from x."supplyLineId"
)
insert into stock.reservations (company_id, line_id, supply_line_id, item_id, variant, location, quantity)
select $1, x."lineId", x."supplyLineId", x."itemId", x.variant, x.location, x.quantity from rows x where x.quantity > 0
on conflict (company_id, line_id, supply_line_id) do update set quantity = excluded.quantity`
