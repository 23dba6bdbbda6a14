/**
 * The reads of reserving. Whoever writes holds the order first, then the items in order of id, then the purchase lines that
 * bring goods: as postings do, so that nobody waits for somebody who waits for him.
 */
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import { Refused } from '#platform/problem'
import { holdItems, loadReserved } from '#stock'
import { holdDocument } from '../edit/load-lines.ts'
import { problem as postingProblem } from '../post/problems.ts'
import type { OrderLine, ReserveFacts, SupplyLine } from './facts.ts'

interface Target {
  readonly id: string
  readonly version?: number | undefined
}

/** What reserving for an order looks at, nothing held. Refuses an order that is not there. */
export async function loadReservations(context: Context, id: string): Promise<ReserveFacts> {
  const { head, lines } = await loadOrder(context, id)
  const itemIds = stockedItems(lines)
  const [stock, supplies] = await Promise.all([
    loadReserved(context.tx, context.companyId, itemIds), loadSupplies(context, itemIds, 'looked_at'),
  ])
  return { ...head, lines, stock, supplies }
}

/** The same, held for whoever reserves. Refuses an order that changed since the caller's version. */
export async function holdReservations(context: Context, { id, version }: Target): Promise<ReserveFacts> {
  await holdDocument(context, 'sales', 'order', { id, version })
  return holdGoods(context, id)
}

/** Holds the goods of an order that is held, and reads what is reserved of them. */
export async function holdGoods(context: Context, id: string): Promise<ReserveFacts> {
  const { head, lines } = await loadOrder(context, id)
  const itemIds = stockedItems(lines)
  await holdItems(context.tx, context.companyId, itemIds)
  // The purchase lines are held before what is reserved on them is read.
  const supplies = await loadSupplies(context, itemIds, 'held')
  return { ...head, lines, supplies, stock: await loadReserved(context.tx, context.companyId, itemIds) }
}

const stockedItems = (lines: readonly OrderLine[]): string[] =>
  [...new Set(lines.flatMap(({ itemId, itemType }) => (itemId !== null && itemType === 'inventory' ? [itemId] : [])))].sort()

type Texts<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]: string }

async function loadOrder({ tx, companyId }: Context, id: string): Promise<{ head: Pick<ReserveFacts, 'id' | 'number' | 'version'>; lines: OrderLine[] }> {
  const row = await tx.maybeOne<{ number: string; version: number; lines: Texts<OrderLine, 'outstanding'>[] }>('trade.reserved_order', orderSql, [companyId, id])
  if (!row) throw new Refused([postingProblem('document_gone', {})], 404)
  return { head: { id, number: row.number, version: row.version }, lines: row.lines.map(withDecimal) }
}

const withDecimal = <T extends { readonly outstanding: string }>(row: T): Omit<T, 'outstanding'> & { outstanding: Decimal } => ({
  ...row, outstanding: dec(row.outstanding),
})

const orderSql = `
select d.number, d.version, (
  select coalesce(json_agg(json_build_object('id', l.id, 'lineNo', l.line_no, 'type', l.type, 'itemId', l.item_id, 'itemNumber', coalesce(i.number, ''),
    'itemType', i.type, 'baseUnit', coalesce(i.base_unit, ''), 'description', l.description, 'variant', l.variant, 'location', coalesce(l.location, ''),
    'neededOn', l.needed_on, 'dropShipment', l.drop_shipment, 'specialOrder', l.special_order,
    'reserve', case when i.reserve <> 'optional' then i.reserve else p.reserve end,
    'outstanding', ((l.quantity - l.handled_quantity) * l.quantity_per_unit)::text) order by l.line_no), '[]')
  from trade.lines l left join items.items i on i.company_id = $1 and i.id = l.item_id
  where l.company_id = $1 and l.document_id = d.id and l.type <> 'text') as lines
from trade.documents d join parties.parties p on p.company_id = d.company_id and p.id = d.party_id
where d.company_id = $1 and d.id = $2 and d.side = 'sales' and d.kind = 'order'`

async function loadSupplies({ tx, companyId }: Context, itemIds: readonly string[], how: 'looked_at' | 'held'): Promise<SupplyLine[]> {
  if (itemIds.length === 0) return []
  const sql = how === 'held' ? `${suppliesSql} for update of l` : suppliesSql
  const rows = await tx.query<Texts<SupplyLine, 'outstanding'>>(`trade.supplies_${how}`, sql, [companyId, itemIds])
  return rows.map(withDecimal)
}

const suppliesSql = `
select l.id, l.document_id as "documentId", d.number, v.name as "vendorName", l.item_id as "itemId", l.variant, coalesce(l.location, '') as location,
  l.needed_on as "expectedOn", ((l.quantity - l.handled_quantity) * l.quantity_per_unit)::text as outstanding
from trade.lines l
join trade.documents d on d.company_id = l.company_id and d.id = l.document_id
join parties.parties v on v.company_id = l.company_id and v.id = d.party_id
where l.company_id = $1 and l.item_id = any($2::uuid[]) and l.kind = 'order' and l.side = 'purchase' and l.quantity > l.handled_quantity
  and not l.drop_shipment and not l.special_order
order by l.id`
