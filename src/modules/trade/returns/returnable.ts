/** `sales.return_order.get_returnable_lines` and its brothers: what was sold or bought comes back at its own price and cost (documents.md §12, §13). */
import { type Context, implement } from '#platform/command'
import { dec } from '#platform/decimal'
import { wordPatterns } from '#platform/list'
import { type Problem, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { DocumentView } from '../contract/documents.ts'
import type { GetReturnableInput, ReturnableLine } from '../contract/returns.ts'
import { checkLock } from '../edit/check-header.ts'
import type { DraftDocument } from '../edit/draft.ts'
import { createLines } from '../edit/edit-lines.ts'
import { holdDocument } from '../edit/load-lines.ts'
import { getDocument } from '../find/get-document.ts'
import { type Side, sides } from '../sides.ts'
import { problem } from './problems.ts'

type ReturnKind = 'return_order' | 'credit_memo'

interface Returnable extends ReturnableLine {
  readonly location: string | null
  readonly generalProductGroup: string | null
  readonly taxProductGroup: string | null
  readonly dimensions: Record<string, string>
}

interface Ask {
  readonly search?: string | undefined
  readonly limit?: number | undefined
  readonly entries?: readonly number[]
}

const load = ({ tx, companyId }: Context, side: Side, document: DraftDocument, { search = '', limit = 200, entries }: Ask): Promise<Returnable[]> =>
  tx.query<Returnable>('trade.returnable_lines', returnable, [
    companyId, document.partyId, sides[side].itemEntryType, sides[side].stockSign, document.currency, document.pricesIncludingTax,
    wordPatterns(search), limit, entries ?? null,
  ])

/** Goods that went the way of a sale or a purchase and are not back: what left less linked returns; what came, still here. */
const returnable = `
with moved as (
  select e.*, case when e.quantity < 0
    then -e.quantity - coalesce((select sum(a.quantity) from stock.applications a where a.company_id = $1 and a.outbound_entry_no = e.entry_no and a.cost_application), 0)
    else coalesce((select o.remaining from stock.open_entries o where o.company_id = $1 and o.entry_no = e.entry_no), 0) end as base_left
  from stock.item_entries e
  where e.company_id = $1 and e.party_id = $2 and e.type = $3 and sign(e.quantity) = $4 and e.stocked and not e.drop_shipment
    and ($9::bigint[] is null or e.entry_no = any($9))
    and not exists (select from trade.undone_movements u where u.company_id = $1 and u.item_entry_no = e.entry_no)
)
select e.entry_no as "itemEntryNo", coalesce(m.number, l.number) as "documentNumber", l.invoice as "invoiceNumber", coalesce(m.posting_date, l.posting_date) as "postingDate",
  i.id as "itemId", i.number as "itemNumber", e.variant, l.description, l.unit, trim_scale(abs(l.quantity))::text as quantity,
  trim_scale(round(e.base_left / l.quantity_per_unit, 5))::text as left, trim_scale(l.unit_price)::text as "unitPrice",
  trim_scale(l.line_discount_percent)::text as "lineDiscountPercent", nullif(e.location, '') as location,
  l.general_product_group as "generalProductGroup", l.tax_product_group as "taxProductGroup",
  coalesce((select s.pairs from dimensions.sets s where s.company_id = $1 and s.id = l.dimension_set_id), '{}') as dimensions
from moved e
join items.items i on i.company_id = $1 and i.id = e.item_id
left join lateral (
  select n.number, n.posting_date from trade.posted_lines p join trade.posted_documents h on h.company_id = $1 and h.id = p.document_id
  join ledger.documents n on n.company_id = $1 and n.id = h.id
  where p.company_id = $1 and p.item_entry_no = e.entry_no and h.kind not in ('invoice', 'credit_memo') limit 1) m on true
join lateral (
  select p.*, h.currency, h.prices_including_tax, n.number, n.posting_date, case when h.kind = 'invoice' then n.number end as invoice
  from trade.posted_lines p join trade.posted_documents h on h.company_id = $1 and h.id = p.document_id
  join ledger.documents n on n.company_id = $1 and n.id = h.id
  where p.company_id = $1 and (p.item_entry_no = e.entry_no or exists (
    select from trade.invoiced_movements v where v.company_id = $1 and v.invoice_id = p.document_id and v.invoice_line_no = p.line_no and v.item_entry_no = e.entry_no))
  order by h.kind = 'invoice' desc, n.posting_date desc limit 1) l on true
where e.base_left > 0 and l.currency = $5 and l.prices_including_tax = $6
  and (select bool_and(concat_ws(' ', i.number, l.description, m.number, l.number, l.invoice) ilike w) from unnest($7::text[]) w) is not false
order by e.entry_no desc limit $8`

const lineView = ({ location: _, generalProductGroup: __, taxProductGroup: ___, dimensions: ____, ...line }: Returnable): ReturnableLine => line

async function list(context: Context, side: Side, kind: ReturnKind, { id, ...ask }: { id: string } & Ask) {
  const { document } = await holdDocument(context, side, kind, { id })
  return { lines: (await load(context, side, document, ask)).map(lineView) }
}

/** Puts the goods chosen on the document; refuses what is not there to come back, or no longer that much of it. */
async function take(context: Context, side: Side, kind: ReturnKind, input: GetReturnableInput): Promise<DocumentView> {
  const { document } = await holdDocument(context, side, kind, input)
  refuse(checkLock(document, ['lines']))
  const rows = await load(context, side, document, { entries: input.lines.map(line => line.itemEntryNo), limit: input.lines.length })
  const known = new Map(rows.map(row => [row.itemEntryNo, row]))
  refuse(input.lines.flatMap((line, at) => checkChosen(document, known.get(line.itemEntryNo), line, at)))
  const lines = input.lines.map(({ itemEntryNo, quantity }) => {
    const row = known.get(itemEntryNo)!
    return {
      type: 'item' as const,
      itemId: row.itemId,
      ...(row.variant !== '' && { variant: row.variant }),
      description: row.description,
      location: row.location,
      ...(row.unit !== null && { unit: row.unit }),
      quantity: quantity ?? dec(row.left),
      unitPrice: dec(row.unitPrice),
      lineDiscountPercent: dec(row.lineDiscountPercent),
      ...(row.generalProductGroup !== null && { generalProductGroup: row.generalProductGroup }),
      ...(row.taxProductGroup !== null && { taxProductGroup: row.taxProductGroup }),
      appliesToItemEntryNo: itemEntryNo,
      dimensions: row.dimensions,
    }
  })
  const { warnings } = await createLines(context, side, kind, { documentId: document.id, lines })
  return { ...(await getDocument(context, side, kind, document.id)), warnings }
}

function checkChosen(document: DraftDocument, row: Returnable | undefined, { itemEntryNo: entry, quantity }: GetReturnableInput['lines'][number], at: number): Problem[] {
  const field = `lines.${at}.quantity`
  if (!row) return [problem('returnable_unknown', { entry, number: document.number }, { field })]
  const wanted = quantity ?? dec(row.left)
  return wanted.isPositive() && !wanted.greaterThan(dec(row.left))
    ? []
    : [problem('returnable_left', { entry, item: row.itemNumber, quantity: wanted.toString(), left: row.left }, { field })]
}

for (const side of Object.keys(sides) as Side[])
  for (const kind of ['return_order', 'credit_memo'] as const) {
    implement(trade, `${side}.${kind}.returnable_lines`, (context, input) => list(context, side, kind, input))
    implement(trade, `${side}.${kind}.get_returnable_lines`, (context, input) => take(context, side, kind, input))
  }
