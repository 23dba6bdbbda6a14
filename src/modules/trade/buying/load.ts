/** One statement reads a sales document to be bought for, and everything its lines' availability rests on, whatever the number of lines. */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import { Refused } from '#platform/problem'
import { problem as postingProblem } from '../post/problems.ts'
import { type JsonRow, readRow } from '../edit/draft.ts'
import type { Demand, Flow, OnHand, Sale, SaleLine } from './facts.ts'

interface Row {
  head: Pick<Sale, 'id' | 'kind' | 'number' | 'version' | 'status' | 'partyId' | 'shipToAddress'>
  lines: JsonRow[] | null
  demands: JsonRow[] | null
  flows: JsonRow[] | null
  on_hand: JsonRow[] | null
  bought: Sale['bought'][number][] | null
}

const decimals = (...fields: string[]): Record<string, 'decimal'> => Object.fromEntries(fields.map(field => [field, 'decimal']))
const lineDecimals = decimals('quantityPerUnit', 'quantity', 'handledQuantity', 'reserved', 'purchaseUnitQuantity')

const reserved = (which: string): string =>
  `coalesce((select sum(r.quantity) from stock.reservations r where r.company_id = $1 and r.item_id = l.item_id and ${which}), 0)`

/** Locks the sale, so that two who buy for it wait for each other. */
export async function lockSale({ tx, companyId }: Context, id: string): Promise<void> {
  await tx.query('trade.lock_sale', 'select from trade.documents where company_id = $1 and id = $2 for update', [companyId, id])
}

/** Reads a sales order or invoice. Refuses one that is not there. */
export async function loadSale({ tx, companyId }: Context, kind: Sale['kind'], id: string): Promise<Sale> {
  const row = await tx.maybeOne<Row>('trade.buying', buyingSql, [companyId, id, kind])
  if (!row) throw new Refused([postingProblem('document_gone', {})], 404)
  const quantities = <T extends { quantity: unknown }>(rows: JsonRow[] | null): T[] =>
    (rows ?? []).map(each => ({ ...readRow<T>(each), quantity: dec(each['quantity'] as string) }))
  return {
    ...row.head,
    lines: (row.lines ?? []).map(line => readRow<SaleLine>(line, lineDecimals)),
    availability: {
      orderId: id, demands: quantities<Demand>(row.demands), flows: quantities<Flow>(row.flows), onHand: quantities<OnHand>(row.on_hand),
    },
    bought: row.bought ?? [],
  }
}

/** What a line still moves that is not reserved: for it, or of what it brings. */
const outstanding = `((l.quantity - l.handled_quantity) * l.quantity_per_unit - ${reserved('(r.line_id = l.id or r.supply_line_id = l.id)')})`

/**
 * The purchase order on which a sales line is bought for itself alone: one that is open, or one that has ended and of whose
 * goods something is still there or went on. What all went back the way it came is bought no longer.
 */
export const boughtOn = (line: string): string => `(
  select coalesce(p.number, (select min(r.source_number) from trade.posted_documents r where r.company_id = $1 and r.source_id = b.purchase_id))
  from trade.bought_for b left join trade.documents p on p.company_id = $1 and p.id = b.purchase_id
  where b.company_id = $1 and b.sales_line_id = ${line}.id and b.way in ('drop_shipment', 'special_order') and (p.id is not null or (
    select sum(e.quantity) from stock.item_entries e where e.company_id = $1 and e.document_line_id = b.purchase_line_id) > 0))`

const buyingSql = `
with sale as materialized (
  select d.* from trade.documents d where d.company_id = $1 and d.id = $2 and d.side = 'sales' and d.kind = $3
), own as materialized (
  select l.* from sale d join trade.lines l on l.company_id = $1 and l.document_id = d.id
), wanted as materialized (
  select distinct l.item_id from own l where $3 = 'order' and l.item_id is not null and l.quantity > l.handled_quantity and not l.drop_shipment and not l.special_order
), moving as materialized (
  select l.id, l.document_id, l.item_id, l.variant, coalesce(l.location, '') as location, l.needed_on, l.line_no, l.special_order, l.side,
    ${outstanding} * case l.side when 'sales' then -1 else 1 end as quantity
  from wanted w join trade.lines l on l.company_id = $1 and l.item_id = w.item_id
  where l.kind = 'order' and l.quantity <> l.handled_quantity and not l.drop_shipment
  union all
  select l.id, l.document_id, l.item_id, l.variant, coalesce(l.location, ''), l.needed_on, l.line_no, l.special_order, l.side,
    ${outstanding} * case l.side when 'sales' then 1 else -1 end
  from wanted w join trade.lines l on l.company_id = $1 and l.item_id = w.item_id
  where l.kind = 'return_order' and l.quantity <> l.handled_quantity
)
select
  jsonb_build_object('id', d.id, 'kind', d.kind, 'number', d.number, 'version', d.version, 'status', d.status, 'partyId', d.party_id,
    'shipToAddress', d.ship_to_address) as head,
  (select json_agg(json_build_object('id', l.id, 'lineNo', l.line_no, 'type', l.type, 'itemId', l.item_id, 'itemNumber', coalesce(i.number, ''),
      'itemType', coalesce(i.type, 'inventory'), 'account', l.account, 'variant', l.variant, 'description', l.description, 'location', l.location,
      'unit', l.unit, 'quantityPerUnit', l.quantity_per_unit::text, 'quantity', l.quantity::text, 'handledQuantity', l.handled_quantity::text, 'reserved', ${reserved('r.line_id = l.id')}::text,
      'reservesAlways', case when i.reserve <> 'optional' then i.reserve else (select p.reserve from parties.parties p
        where p.company_id = $1 and p.id = (select party_id from sale)) end = 'always',
      'dropShipment', l.drop_shipment, 'specialOrder', l.special_order, 'neededOn', l.needed_on, 'dimensions', coalesce(s.pairs, '{}'),
      'purchaseUnit', coalesce(nullif(i.purchase_unit, ''), i.base_unit),
      'purchaseUnitQuantity', coalesce((select u.quantity_per_unit from items.item_units u
        where u.company_id = $1 and u.item_id = i.id and u.unit = i.purchase_unit), 1)::text,
      'vendorNumber', v.number, 'vendorName', v.name,
      'boughtOn', ${boughtOn('l')}) order by l.line_no)
    from own l
    left join items.items i on i.company_id = $1 and i.id = l.item_id
    left join parties.parties v on v.company_id = $1 and v.id = i.vendor_id
    left join dimensions.sets s on s.company_id = $1 and s.id = l.dimension_set_id) as lines,
  (select json_agg(json_build_object('lineId', m.id, 'orderId', m.document_id, 'orderNumber', o.number, 'lineNo', m.line_no, 'itemId', m.item_id,
      'variant', m.variant, 'location', m.location, 'neededOn', m.needed_on, 'quantity', (-m.quantity)::text))
    from moving m join trade.documents o on o.company_id = $1 and o.id = m.document_id
    where m.side = 'sales' and m.quantity < 0 and not m.special_order) as demands,
  (select json_agg(json_build_object('itemId', f.item_id, 'variant', f.variant, 'location', f.location, 'on', f.needed_on, 'quantity', f.quantity::text))
    from (select m.item_id, m.variant, m.location, m.needed_on, sum(m.quantity) as quantity from moving m group by 1, 2, 3, 4) f) as flows,
  (select json_agg(json_build_object('itemId', h.item_id, 'variant', h.variant, 'location', h.location, 'quantity', (h.quantity - coalesce((
      select sum(r.quantity) from stock.reservations r where r.company_id = $1 and r.item_id = h.item_id and r.variant = h.variant
        and r.location = h.location and r.supply_line_id is null), 0))::text))
    from wanted w join stock.on_hand h on h.company_id = $1 and h.item_id = w.item_id) as on_hand,
  (select json_agg(distinct jsonb_build_object('number', p.number, 'version', b.sales_version))
    from trade.bought_for b join trade.documents p on p.company_id = $1 and p.id = b.purchase_id
    where b.company_id = $1 and b.sales_id = d.id) as bought
from sale d`
