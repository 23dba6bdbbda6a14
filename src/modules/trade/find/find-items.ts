/** Items for the line grid: found by anything that names them, with this party's price and what is available. */
import type { Context } from '#platform/command'
import { Decimal } from '#platform/decimal'
import { Refused } from '#platform/problem'
import type { z } from 'zod'
import type { lookUps } from '../contract/posted.ts'
import { type PartyKnown, newDocument } from '../edit/defaults.ts'
import { type DraftDocument, type JsonRow, blankLine, readDocument } from '../edit/draft.ts'
import { changedLine } from '../edit/line-defaults.ts'
import { loadHeaderFacts } from '../edit/load-header.ts'
import { loadLineFacts } from '../edit/load-lines.ts'
import { problem as postingProblem } from '../post/problems.ts'
import { problem } from '../problems.ts'

type Find = (typeof lookUps)['trade.items.find']
type Input = z.output<Find['input']>
type Found = z.input<Find['output']>['items'][number]

interface Candidate {
  id: string
  number: string
  description: string
  type: Found['type']
  unit: string
  base_unit: string
  blocked: boolean
  reference: string | null
  variant: string | null
  reference_unit: string | null
  card_price: string
  on_hand: string | null
  available: string | null
}

/** Best match first: the very number or code, then what begins with it, then what has every word in it. */
const candidates = `
with hits as (
  select i.id, 0 as rank, null::text as reference, null::text as variant, null::text as unit
  from items.items i where i.company_id = $1 and i.number in ($2, upper($2))
  union all
  select i.id, 1, i.gtin, null, null from items.items i where i.company_id = $1 and i.gtin = $2 and $2 <> ''
  union all
  select r.item_id, 2, r.reference, nullif(r.variant, ''), nullif(r.unit, '') from items.item_references r
  where r.company_id = $1 and upper(r.reference) = upper($2)
  union all
  select v.item_id, 3, v.vendor_item_number, nullif(v.variant, ''), null from items.item_vendors v
  where v.company_id = $1 and upper(v.vendor_item_number) = upper($2) and $2 <> ''
  union all
  select i.id, case when i.number ilike $3 || '%' then 4 when i.search_description like upper($3) || '%' then 5 else 6 end, null, null, null
  from items.items i where i.company_id = $1 and (i.number ilike $3 || '%' or i.search_description like all($4::text[])
    or i.vendor_item_number ilike $3 || '%' and $2 <> '')
), best as (
  select distinct on (h.id) h.* from hits h order by h.id, h.rank
), chosen as materialized (
  select b.*, i.number, coalesce(i.translations->>$5, i.description) as description, i.type, i.base_unit, i.unit_price,
    case $6 when 'sales' then i.sales_unit else i.purchase_unit end as side_unit,
    i.blocked or case $6 when 'sales' then i.sales_blocked else i.purchasing_blocked end as blocked
  from best b join items.items i on i.company_id = $1 and i.id = b.id
  order by b.rank, i.number limit $7
)
select c.id, c.number, c.description, c.type, coalesce(c.unit, c.side_unit) as unit, c.base_unit, c.blocked, c.reference, c.variant,
  c.unit as reference_unit,
  case $6 when 'sales' then c.unit_price else coalesce((select k.last_direct_cost from stock.item_costs k where k.company_id = $1 and k.item_id = c.id), 0) end as card_price,
  h.quantity as on_hand, h.quantity + o.quantity as available
from chosen c
left join lateral (
  select coalesce(sum(s.quantity), 0) as quantity from stock.on_hand s
  where s.company_id = $1 and s.item_id = c.id and (c.variant is null or s.variant = c.variant) and ($8::text is null or s.location = $8)
) h on c.type = 'inventory'
left join lateral (
  select coalesce(sum((l.quantity - l.handled_quantity) * l.quantity_per_unit * case l.side when 'sales' then -1 else 1 end), 0) as quantity
  from trade.lines l
  where l.company_id = $1 and l.item_id = c.id and l.kind = 'order' and l.quantity <> l.handled_quantity and not l.drop_shipment
    and (c.variant is null or l.variant = c.variant) and ($8::text is null or l.location = $8) and ($9::date is null or l.needed_on <= $9::date)
) o on c.type = 'inventory'
order by c.rank, c.number`

const usual = 10

/** Finds items; with a document or a party each has the price that a line of it would get. Four statements at most. */
export async function findItems(context: Context, input: Input): Promise<Found[]> {
  const search = input.search.trim()
  const literal = search.replaceAll(/[\\%_]/g, sign => `\\${sign}`)
  const words = literal.split(/\s+/).map(word => `%${word.toUpperCase()}%`)
  const rows = await context.tx.query<Candidate>('trade.item_candidates', candidates, [
    context.companyId, search, literal, words, context.language, input.side, input.limit ?? usual, input.location ?? null, input.onDate ?? null,
  ])
  const document = rows.length > 0 ? await documentOf(context, input) : undefined
  const priced = document ? await pricesOf(context, document, rows, input.quantity ?? Decimal.one) : undefined
  return rows.map((row, index) => ({
    id: row.id,
    number: row.number,
    description: row.description,
    type: row.type,
    unit: row.unit,
    reference: row.reference,
    variant: row.variant ?? '',
    unitPrice: priced?.lines[index]?.unitPrice ?? row.card_price,
    lineDiscountPercent: priced?.lines[index]?.lineDiscountPercent ?? '0',
    currency: priced?.currency ?? '',
    onHand: row.on_hand,
    available: row.available,
    baseUnit: row.base_unit,
    blocked: row.blocked,
  }))
}

/** The document the items are for: the one named, or what a new one of the party would be. */
async function documentOf(context: Context, input: Input): Promise<DraftDocument | undefined> {
  const { side, documentId: id } = input
  if (id !== undefined) {
    const row = await context.tx.maybeOne<{ document: JsonRow }>(
      'trade.document_header',
      'select to_jsonb(d) as document from trade.documents d where d.company_id = $1 and d.id = $2 and d.side = $3',
      [context.companyId, id, side],
    )
    if (!row) throw new Refused([postingProblem('document_gone', {})], 404)
    return { ...readDocument(row.document), dimensions: {} }
  }
  if (input.partyId === undefined) return undefined
  const facts = await loadHeaderFacts(context, { side, kind: 'order', partyId: input.partyId, onDate: input.onDate ?? context.workDate })
  if (!facts.party || !facts.billTo) throw new Refused([problem('unknown_party', { side, party: input.partyId }, { field: 'partyId' })])
  return newDocument({ id: context.newId(), side, kind: 'order' }, {}, facts as PartyKnown)
}

/** What a line of each item would cost, by the computation that makes the line. */
async function pricesOf(context: Context, document: DraftDocument, rows: readonly Candidate[], quantity: Decimal) {
  const { facts } = await loadLineFacts(context, document, { itemIds: rows.map(row => row.id), unwarned: true })
  const lines = rows.map(row => {
    const blank = blankLine({ id: row.id, documentId: document.id, lineNo: 0 })
    const asked = {
      itemId: row.id, quantity,
      ...(row.variant === null ? {} : { variant: row.variant }), ...(row.reference_unit === null ? {} : { unit: row.reference_unit }),
    }
    const { line } = changedLine(blank, asked, { document, facts })
    return { unitPrice: line.unitPrice.toString(), lineDiscountPercent: line.lineDiscountPercent.toString() }
  })
  return { lines, currency: document.currency }
}
