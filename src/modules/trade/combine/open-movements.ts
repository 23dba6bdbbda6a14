/** What was shipped or received and is not invoiced, line by line, with the order's line it came from (documents.md §15). */
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { OpenMovementLine } from '../contract/combine.ts'
import { type DraftLine, type JsonRow, lineJson, readLine } from '../edit/draft.ts'
import { kinds } from '../kinds.ts'
import { type PostedKind, type Side, sides } from '../sides.ts'

/** The kinds of document that invoice a movement. */
export type InvoicingKind = 'invoice' | 'credit_memo'

/** The movement an invoice or a credit memo of a side invoices. */
export const movementOf = (side: Side, kind: InvoicingKind): PostedKind => sides[side].movement[kinds[kind].credit ? 'back' : 'out']

export interface OpenMovement {
  readonly movementId: string
  readonly movementNumber: string
  readonly postingDate: LocalDate
  readonly lineNo: number
  readonly itemNumber: string | null
  readonly quantity: Decimal
  /** In the line's unit, neither invoiced nor on an invoice that is open. */
  readonly left: Decimal
  readonly order: {
    readonly number: string
    readonly externalNumber: string
    readonly partyNumber: string
    readonly billToNumber: string
    readonly currency: string
    readonly pricesIncludingTax: boolean
    readonly invoiceBlocked: string
    readonly partyName: string
  }
  /** The order's line: price, discounts and all else come from it. */
  readonly line: DraftLine
}

/** Which movements are asked for; everything left out asks for all. */
export interface MovementsAsk {
  readonly partyId?: string
  readonly billToId?: string
  readonly currency?: string
  readonly upTo?: LocalDate | undefined
  readonly partyNumbers?: readonly string[] | undefined
  /** Only of customers whose card combines shipments. */
  readonly combiningOnly?: boolean
}

interface Row extends Omit<OpenMovement, 'left' | 'quantity' | 'line'> {
  quantity: string
  left: string
  line: JsonRow
}

/** Reads them in one statement, by order, movement and line. */
export async function loadOpenMovements(context: Context, side: Side, movement: PostedKind, ask: MovementsAsk): Promise<OpenMovement[]> {
  const rows = await context.tx.query<Row>('trade.open_movements', openMovements, [
    context.companyId, side, movement, ask.partyId ?? null, ask.billToId ?? null, ask.currency ?? null, ask.upTo ?? null,
    ask.partyNumbers ?? null, ask.combiningOnly ?? false,
  ])
  return rows.map(row => ({ ...row, quantity: dec(row.quantity), left: dec(row.left), line: readLine(row.line) }))
}

const openMovements = `
with waiting as materialized (
  select o.id, o.document_id, o.handled_quantity - o.invoiced_quantity as rest
  from trade.documents d join trade.lines o on o.company_id = $1 and o.document_id = d.id
  join parties.parties y on y.company_id = $1 and y.id = d.bill_to_id
  where d.company_id = $1 and d.side = $2 and d.kind in ('order', 'return_order') and o.handled_quantity <> o.invoiced_quantity
    and ($4::uuid is null or d.party_id = $4) and ($5::uuid is null or d.bill_to_id = $5) and ($6::text is null or d.currency = $6)
    and ($8::text[] is null or y.number = any($8)) and (not $9 or y.combine_shipments)
), moved as (
  select w.id as order_line_id, w.rest, p.document_id, p.line_no, p.quantity, n.number, n.posting_date,
    case when e.entry_no is null then p.quantity else
      abs(e.quantity - coalesce((select sum(v.invoiced_quantity) from stock.value_entries v where v.company_id = $1 and v.item_entry_no = e.entry_no), 0)
        - coalesce((select sum(u.quantity) from trade.undone_movements u where u.company_id = $1 and u.item_entry_no = e.entry_no), 0))
      / p.quantity_per_unit * sign(p.quantity) end as uninvoiced,
    coalesce((select sum(x.quantity) from trade.lines x where x.company_id = $1 and x.movement_id = p.document_id and x.movement_line_no = p.line_no), 0) as taken
  from waiting w
  join trade.posted_lines p on p.company_id = $1 and p.source_line_id = w.id
  join trade.posted_documents h on h.company_id = $1 and h.id = p.document_id and h.kind = $3 and h.corrects_id is null
  join ledger.documents n on n.company_id = $1 and n.id = h.id
  left join stock.item_entries e on e.company_id = $1 and e.entry_no = p.item_entry_no
  where $7::date is null or n.posting_date <= $7
), open as (
  -- of a line that is no item only the order knows how much is invoiced: the oldest movements were
  select m.*, least(abs(m.uninvoiced - m.taken), greatest(abs(m.rest) - coalesce(sum(abs(m.uninvoiced))
      over (partition by m.order_line_id order by m.document_id desc rows between unbounded preceding and 1 preceding), 0), 0)) * sign(m.quantity) as left_over
  from moved m where m.uninvoiced <> 0
)
select m.document_id as "movementId", m.number as "movementNumber", m.posting_date as "postingDate", m.line_no as "lineNo", i.number as "itemNumber",
  m.quantity, round(m.left_over, 5) as "left",
  jsonb_build_object('number', d.number, 'externalNumber', d.external_number, 'partyNumber', p.number, 'billToNumber', b.number, 'currency', d.currency,
    'pricesIncludingTax', d.prices_including_tax, 'partyName', b.name,
    'invoiceBlocked', case when b.privacy_blocked or p.privacy_blocked then 'all' when b.blocked in ('invoice', 'all') then b.blocked
      when p.blocked in ('invoice', 'all') then p.blocked else '' end) as order,
  ${lineJson('l', 's.pairs')} as line
from open m
join trade.lines l on l.company_id = $1 and l.id = m.order_line_id
join trade.documents d on d.company_id = $1 and d.id = l.document_id
join parties.parties p on p.company_id = $1 and p.id = d.party_id
join parties.parties b on b.company_id = $1 and b.id = d.bill_to_id
left join items.items i on i.company_id = $1 and i.id = l.item_id
left join dimensions.sets s on s.company_id = l.company_id and s.id = l.dimension_set_id
where m.left_over <> 0
order by p.number, b.number, d.currency, m.document_id, m.line_no`

/** As the contract shows it. */
export const openMovementView = ({ movementId, movementNumber, postingDate, lineNo, itemNumber, quantity, left, order, line }: OpenMovement): OpenMovementLine => ({
  movementId, movementNumber, postingDate, lineNo, itemNumber,
  orderNumber: order.number,
  externalNumber: order.externalNumber,
  account: line.account,
  description: line.description,
  unit: line.unit,
  quantity: quantity.toString(),
  left: left.toString(),
  unitPrice: line.unitPrice.toString(),
})
