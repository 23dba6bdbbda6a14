/**
 * The goods a document moved or invoiced, with what became of them since. All of them at once, found by the numbers of their
 * entries: no plan begins with all entries there are, and none looks a table through for each line.
 */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import { readLots } from '#stock'
import type { Moved, PostedRef } from './facts.ts'
import { type ItemJson, itemJson, movedItem } from './load-charged.ts'
import { lotsOfEach, outAgain } from './went.ts'

/** Whether a document moved its goods or invoiced them. */
export type Did = 'moved' | 'invoiced'

const entriesOf: Readonly<Record<Did, string>> = {
  // All of its entries: what a line took back may have left from several lots.
  moved: `select e.entry_no from trade.posted_documents d
    join stock.item_entries e on e.company_id = $1 and e.transaction_no = d.transaction_no and e.document_id = d.id
    where d.company_id = $1 and d.id = $2`,
  invoiced: 'select item_entry_no as entry_no from trade.invoiced_movements where company_id = $1 and invoice_id = $2',
}

/** Numbers of the entries whose goods a document moved or invoiced: they stand once it is posted. */
export async function loadEntries({ tx, companyId }: Context, did: Did, id: string): Promise<number[]> {
  const rows = await tx.query<{ entry_no: number }>(`trade.reversal_entries_${did}`, entriesOf[did], [companyId, id])
  return [...new Set(rows.map(({ entry_no }) => entry_no))]
}

interface MovedRow {
  line_no: number
  entry_no: number
  type: 'sale' | 'purchase'
  variant: string
  location: string
  description: string
  document_line_id: string | null
  party_id: string | null
  dimension_set_id: number
  drop_shipment: boolean
  applies_to_entry_no: number | null
  stocked: boolean
  general_business_group: string | null
  general_product_group: string | null
  quantity: string
  amount: string
  discount: string
  expected: string
  whole: string
  invoiced_by: PostedRef | null
  charged_by: PostedRef | null
  returned: string
  took: { entryNo: number; quantity: string }[] | null
  remaining: string
  item: ItemJson
}

/** A document `d` with its number `n`, by name. */
export const postedRef = `jsonb_build_object('id', d.id, 'side', d.side, 'kind', d.kind, 'number', n.number)`

const columns = `e.entry_no, e.quantity as whole, e.type, e.variant, e.location, e.description, e.document_line_id, e.party_id, e.dimension_set_id, e.drop_shipment,
  e.applies_to_entry_no, e.stocked, v.general_business_group, v.general_product_group, ${itemJson} as item,
  coalesce(r.returned, 0) as returned, t.took, coalesce(o.remaining, 0) as remaining`

/** Entries `e` of `$3` with their item `i`, values `v`, what came back of them `r` and what is left of them `o`. */
const entries = `unnest($3::bigint[]) x (entry_no)
left join stock.item_entries e on e.company_id = $1 and e.entry_no = x.entry_no
left join items.items i on i.company_id = $1 and i.id = e.item_id
left join (
  select v.item_entry_no, (array_agg(v.general_business_group order by v.entry_no))[1] as general_business_group,
    (array_agg(v.general_product_group order by v.entry_no))[1] as general_product_group, sum(v.invoiced_quantity) as invoiced,
    sum(v.sales_expected) as sales_expected, sum(v.purchase_expected) as purchase_expected,
    sum(v.sales_actual) filter (where v.document_id = $2 and not v.adjustment) as sales_actual,
    sum(v.purchase_actual) filter (where v.document_id = $2 and not v.adjustment) as purchase_actual,
    sum(v.discount_amount) filter (where v.document_id = $2 and not v.adjustment) as discount
  from stock.value_entries v where v.company_id = $1 and v.item_entry_no = any($3::bigint[]) group by v.item_entry_no
) v on v.item_entry_no = x.entry_no
left join (
  select a.outbound_entry_no, sum(a.quantity) as returned from stock.applications a
  where a.company_id = $1 and a.outbound_entry_no = any($3::bigint[]) and a.cost_application group by a.outbound_entry_no
) r on r.outbound_entry_no = x.entry_no
left join (
  select t.outbound_entry_no, jsonb_agg(jsonb_build_object('entryNo', t.inbound_entry_no, 'quantity', t.quantity::text) order by t.inbound_entry_no) as took
  from (
    select a.outbound_entry_no, a.inbound_entry_no, sum(a.quantity) as quantity from stock.applications a
    where a.company_id = $1 and a.outbound_entry_no = any($3::bigint[]) and not a.cost_application group by 1, 2
  ) t group by t.outbound_entry_no having count(*) > 1
) t on t.outbound_entry_no = x.entry_no
left join stock.open_entries o on o.company_id = $1 and o.entry_no = x.entry_no and o.remaining > 0`

/** The goods a document invoiced, whenever they moved, at their own amount: what was charged on them is taken back as a charge. */
const invoicedGoods = `
select m.invoice_line_no as line_no, m.quantity, coalesce(case e.type when 'sale' then v.sales_actual else v.purchase_actual end, 0) - coalesce(c.amount, 0) as amount,
  coalesce(v.discount, 0) as discount, 0 as expected, null as invoiced_by, null as charged_by, ${columns}
from ${entries}
left join trade.invoiced_movements m on m.company_id = $1 and m.invoice_id = $2 and m.item_entry_no = x.entry_no
left join (
  select c.item_entry_no, sum(c.amount) as amount from trade.charged c where c.company_id = $1 and c.document_id = $2 group by c.item_entry_no
) c on c.item_entry_no = x.entry_no
order by m.invoice_line_no, e.entry_no`

/** The goods a document moved, as far as nobody invoiced them and nothing took them back; and who invoiced the rest. */
const movedGoods = `
select p.line_no, e.quantity - coalesce(v.invoiced, 0) - coalesce(u.undone, 0) as quantity, 0 as amount, 0 as discount,
  coalesce(case e.type when 'sale' then v.sales_expected else v.purchase_expected end, 0) as expected, b.ref as invoiced_by, c.ref as charged_by, ${columns}
from ${entries}
left join trade.posted_lines p on p.company_id = $1 and p.document_id = $2
  and case when e.document_line_id is null then p.item_entry_no = x.entry_no else p.source_line_id = e.document_line_id end
left join (
  select u.item_entry_no, sum(u.quantity) as undone from trade.undone_movements u
  -- What undid a movement was never to be invoiced itself; but it is taken back like all others.
  join stock.item_entries o on o.company_id = $1 and o.entry_no = u.item_entry_no and o.transaction_no <> u.transaction_no
  where u.company_id = $1 and u.item_entry_no = any($3::bigint[]) group by u.item_entry_no
) u on u.item_entry_no = x.entry_no
left join (
  select distinct on (m.item_entry_no) m.item_entry_no, ${postedRef} as ref from trade.invoiced_movements m
  join trade.posted_documents d on d.company_id = $1 and d.id = m.invoice_id
  join ledger.documents n on n.company_id = $1 and n.id = m.invoice_id
  where m.company_id = $1 and m.item_entry_no = any($3::bigint[])
    and not exists (select from trade.posted_documents x where x.company_id = $1 and x.corrects_id = m.invoice_id)
  order by m.item_entry_no, d.transaction_no desc
) b on b.item_entry_no = x.entry_no
left join (
  select distinct on (c.item_entry_no) c.item_entry_no, ${postedRef} as ref from trade.charged c
  join (
    select a.item_entry_no, sum(a.amount) as amount from trade.charged a
    where a.company_id = $1 and a.item_entry_no = any($3::bigint[]) group by a.item_entry_no
  ) a on a.item_entry_no = c.item_entry_no and c.amount * a.amount > 0
  join trade.posted_documents d on d.company_id = $1 and d.id = c.document_id
  join ledger.documents n on n.company_id = $1 and n.id = c.document_id
  where c.company_id = $1 and c.item_entry_no = any($3::bigint[])
    and not exists (select from trade.posted_documents x where x.company_id = $1 and x.corrects_id = c.document_id)
  order by c.item_entry_no, d.transaction_no desc
) c on c.item_entry_no = x.entry_no
order by p.line_no`

const goods: Readonly<Record<Did, string>> = { moved: movedGoods, invoiced: invoicedGoods }

interface PartsRow<T> {
  origin: number
  parts: T[]
}

/** Reads the goods of these entries. The goods are followed further only where something took them on or brought them back. */
export async function loadGoods({ tx, companyId }: Context, did: Did, id: string, wanted: readonly number[]): Promise<(companyPreventsNegative: boolean) => Moved[]> {
  if (wanted.length === 0) return () => []
  const rows = await tx.query<MovedRow>(`trade.reversal_goods_${did}`, goods[did], [companyId, id, wanted])
  const follow = async <T>(name: string, sql: string, which: (row: MovedRow) => boolean): Promise<Map<number, T[]>> => {
    const from = rows.filter(which).map(({ entry_no }) => entry_no)
    if (from.length === 0) return new Map()
    return new Map((await tx.query<PartsRow<T>>(name, sql, [companyId, from])).map(({ origin, parts }) => [origin, parts]))
  }
  const [lots, again] = await Promise.all([
    follow<LotRow>('trade.reversal_lots', lotsOfEach, row => isIn(row) && !dec(row.remaining).equals(dec(row.whole))),
    follow<{ entryNo: number; left: string }>('trade.reversal_out_again', outAgain, row => isOut(row) && !dec(row.returned).isZero()),
  ])
  return companyPreventsNegative => rows.map(row => ({
    ...movedFacts(row, companyPreventsNegative),
    outAgain: (again.get(row.entry_no) ?? []).map(({ entryNo, left }) => ({ entryNo, left: dec(left) })),
    lots: !isIn(row) ? [] : readLots(lots.get(row.entry_no) ?? leftOf(row)),
  }))
}

const isIn = ({ stocked, whole }: MovedRow): boolean => stocked && dec(whole).isPositive()
const isOut = ({ stocked, whole }: MovedRow): boolean => stocked && dec(whole).isNegative()

type LotRow = NonNullable<Parameters<typeof readLots>[0]>[number]

/** What is left of an entry that nothing was taken from, or of which nothing came back. */
const leftOf = ({ entry_no, remaining }: MovedRow): LotRow[] => (dec(remaining).isPositive() ? [{ entryNo: entry_no, remaining }] : [])

function movedFacts(row: MovedRow, companyPreventsNegative: boolean): Omit<Moved, 'outAgain' | 'lots'> {
  const { item } = row
  return {
    lineNo: row.line_no,
    entryNo: row.entry_no,
    type: row.type,
    item: movedItem(item, companyPreventsNegative),
    blocked: item.blocked,
    variant: row.variant,
    location: row.location,
    description: row.description,
    documentLineId: row.document_line_id,
    partyId: row.party_id,
    dimensionSetId: row.dimension_set_id,
    dropShipment: row.drop_shipment,
    appliesTo: row.applies_to_entry_no,
    generalBusinessGroup: row.general_business_group ?? undefined,
    generalProductGroup: row.general_product_group ?? undefined,
    quantity: dec(row.quantity),
    whole: dec(row.whole),
    amount: dec(row.amount),
    discount: dec(row.discount),
    expected: dec(row.expected),
    invoicedBy: row.invoiced_by,
    chargedBy: row.charged_by,
    returned: dec(row.returned),
    took: (row.took ?? []).map(({ entryNo, quantity }) => ({ entryNo, quantity: dec(quantity) })),
  }
}
