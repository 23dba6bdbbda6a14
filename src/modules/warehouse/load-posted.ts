/** A posted adjustment as it is taken back: what it moved, and where that lies now. */
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type LotPart, type Lying, lotsFrom, lotsOf, readLots } from '#stock'

/** What an adjustment moved of one item. */
export interface AdjustedEntry {
  readonly no: number
  readonly itemId: string
  readonly itemNumber: string
  readonly variant: string
  readonly location: string
  /** Base units: + came in, − went out. */
  readonly quantity: Decimal
  readonly description: string
  readonly dimensionSetId: number
  readonly productGroup: string | undefined
  /** Where goods that came in still lie, oldest first. */
  readonly lots: readonly Lying[]
  /** Of goods that went out: what of them was taken from which lot. */
  readonly took: readonly LotPart[]
  /** Who took goods of it that have not come back. */
  readonly takers: readonly string[]
}

export interface PostedAdjustment {
  readonly number: string
  readonly postingDate: LocalDate
  /** The adjustment that took it back. */
  readonly reversedBy: string | null
  readonly entries: readonly AdjustedEntry[]
}

interface Row extends Omit<AdjustedEntry, 'quantity' | 'productGroup' | 'lots' | 'took'> {
  readonly number: string
  readonly postingDate: LocalDate
  readonly reversedBy: string | null
  readonly quantity: string
  readonly productGroup: string | null
  readonly lots: Parameters<typeof readLots>[0]
  readonly took: readonly { readonly entryNo: number; readonly quantity: string }[] | null
}

/** Of goods in, and of what came back of them: who took any that did not come back again. */
const takersOf = `(
  with ${lotsFrom('select e.entry_no')}
  select coalesce(jsonb_agg(distinct n.number), '[]') from lots l
  join stock.applications a on a.company_id = $1 and a.inbound_entry_no = l.entry_no and not a.cost_application
  join stock.item_entries o on o.company_id = $1 and o.entry_no = a.outbound_entry_no
  join ledger.documents n on n.company_id = $1 and n.id = o.document_id
  where -o.quantity > (
    select coalesce(sum(c.quantity), 0) from stock.applications c where c.company_id = $1 and c.outbound_entry_no = o.entry_no and c.cost_application))`

/** Of goods out: how much of each lot they took. */
const tookOf = `(
  select jsonb_agg(jsonb_build_object('entryNo', t.inbound_entry_no, 'quantity', t.quantity::text) order by t.inbound_entry_no)
  from (
    select a.inbound_entry_no, sum(a.quantity) as quantity from stock.applications a
    where a.company_id = $1 and a.outbound_entry_no = e.entry_no and not a.cost_application group by 1
  ) t)`

/** Openings are adjustments too; what brought them takes them back. */
const postedSql = `
select d.number, d.posting_date as "postingDate", e.entry_no as no, e.item_id as "itemId", i.number as "itemNumber", e.variant, e.location, e.quantity,
  e.description, e.dimension_set_id as "dimensionSetId", (select v.general_product_group from stock.value_entries v
    where v.company_id = $1 and v.item_entry_no = e.entry_no order by v.entry_no limit 1) as "productGroup",
  case when e.quantity > 0 then ${lotsOf} end as lots, case when e.quantity < 0 then ${tookOf} end as took, case when e.quantity > 0 then ${takersOf} else '[]'::jsonb end as takers,
  (select n.number from stock.item_entries r join ledger.documents n on n.company_id = $1 and n.id = r.document_id
    where r.company_id = $1 and r.reverses_entry_no = e.entry_no limit 1) as "reversedBy"
from ledger.documents d
join ledger.transactions t on t.company_id = $1 and t.transaction_no = d.transaction_no
  and t.operation in ('stock.adjust', 'stock.adjustments.post', 'stock.adjustments.reverse')
join stock.item_entries e on e.company_id = $1 and e.transaction_no = d.transaction_no and e.document_id = d.id
join items.items i on i.company_id = $1 and i.id = e.item_id
where d.company_id = $1 and d.id = $2 and d.type = 'adjustment' order by e.entry_no`

/** Reads a posted adjustment; undefined when there is none of that id. */
export async function loadPostedAdjustment({ tx, companyId }: Context, id: string): Promise<PostedAdjustment | undefined> {
  const rows = await tx.query<Row>('warehouse.posted_adjustment', postedSql, [companyId, id])
  const [first] = rows
  return first && {
    number: first.number,
    postingDate: first.postingDate,
    reversedBy: rows.find(({ reversedBy }) => reversedBy !== null)?.reversedBy ?? null,
    entries: rows.map(({ quantity, productGroup, lots, took, ...row }) => ({
      ...row, quantity: dec(quantity), productGroup: productGroup ?? undefined,
      lots: readLots(lots),
      took: (took ?? []).map(part => ({ entryNo: part.entryNo, quantity: dec(part.quantity) })),
    })),
  }
}
