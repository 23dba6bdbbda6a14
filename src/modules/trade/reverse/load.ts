/** The reads of a reversal: a constant number of statements whatever the number of lines. Open orders are locked first. */
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { Refused } from '#platform/problem'
import { problem as postingProblem } from '../post/problems.ts'
import type { PostedKind, Side } from '../sides.ts'
import { environmentFacts, loadEnvironment } from './environment.ts'
import { type ChargedRow, chargedFacts, chargedSql } from './load-charged.ts'
import { loadEntries, loadGoods } from './load-goods.ts'
import { loadPrepaidRows } from '../prepayment/load-taken.ts'
import type { PostedHead, PostedLine, ReversalFacts, Row } from './facts.ts'

/** Locks and reads what taking a posted document back looks at. Refuses a document that is not there. */
export async function loadReversal(context: Context, side: Side, kind: PostedKind, id: string): Promise<ReversalFacts> {
  const { tx, companyId } = context
  const of = [companyId, id]
  const money = kind === 'invoice' || kind === 'credit_memo'
  const did = money ? 'invoiced' : 'moved'
  const [head, entries] = await Promise.all([
    tx.maybeOne<HeadRow>('trade.reversal_head', headSql, [companyId, id, side, kind]),
    loadEntries(context, did, id),
    // Two reversals of one document at once would not see each other: nothing of the ledgers can be locked.
    tx.query('trade.reversal_lock', `select pg_advisory_xact_lock(hashtextextended(format('reverse document %s %s', $1::integer, $2::uuid), 0))`, of),
    tx.query('trade.reversal_orders', lockOrders, of),
  ])
  if (!head) throw new Refused([postingProblem('document_gone', {})], 404)
  const [lines, goods, charged, prepaid, gl, tax, party, environment, [reversed]] = await Promise.all([
    tx.query<LineRow>('trade.reversal_lines', linesSql, of),
    loadGoods(context, did, id, entries),
    money ? tx.query<ChargedRow>('trade.reversal_charged', chargedSql, of) : [], money ? loadPrepaidRows(context, id) : [],
    tx.query<Texts<ReversalFacts['gl'][number], 'amount'>>('trade.reversal_gl', glSql, of),
    tx.query<Texts<ReversalFacts['tax'][number], 'rate' | 'base' | 'amount'>>('trade.reversal_tax', taxSql, of),
    tx.maybeOne<PartyRow>('trade.reversal_party', partySql, of),
    loadEnvironment(context, side),
    // After the lock: what another has just posted.
    tx.query<{ number: string }>('trade.reversed_by', reversedBy, [companyId, id, side, kind]),
  ])
  const moved = goods(environment.prevent_negative_inventory)
  return {
    operation: context.operation,
    head: { ...headFacts(head, side, kind), reversedBy: reversed?.number ?? null, dropShipped: moved.some(({ dropShipment }) => dropShipment) },
    lines: lines.map(lineFacts), moved,
    charged: charged.map(row => chargedFacts(row, environment.prevent_negative_inventory)),
    prepaid, gl: gl.map(row => ({ ...row, amount: dec(row.amount) })),
    tax: tax.map(row => ({ ...row, rate: dec(row.rate), base: dec(row.base), amount: dec(row.amount) })),
    party: party ? partyFacts(party) : null,
    blocks: head.blocks,
    ...environmentFacts(environment),
    ids: { movement: context.newId(), money: context.newId() },
  }
}

type Texts<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]: string }

interface HeadRow {
  row: Row
  number: string
  transaction_no: number
  posting_date: LocalDate
  tax_date: LocalDate
  external_number: string
  bill_to_name: string
  depth: number
  corrects: string | null
  blocks: ReversalFacts['blocks']
}

const headSql = `
with recursive back as (
  select d.id, d.corrects_id, 0 as depth from trade.posted_documents d where d.company_id = $1 and d.id = $2
  union all
  select d.id, d.corrects_id, b.depth + 1 from back b join trade.posted_documents d on d.company_id = $1 and d.id = b.corrects_id
)
select to_jsonb(d) as row, n.number, d.transaction_no, n.posting_date, n.tax_date, n.external_number, b.name as bill_to_name,
  (select max(depth) from back) as depth,
  (select c.number from ledger.documents c where c.company_id = $1 and c.id = d.corrects_id) as corrects,
  (select coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'role', y.role, 'number', y.number, 'name', y.name,
      'blocked', case when y.privacy_blocked then 'all' else y.blocked end)), '[]')
    from parties.parties y where y.company_id = $1 and y.id in (d.party_id, d.bill_to_id)) as blocks
from trade.posted_documents d
join ledger.documents n on n.company_id = d.company_id and n.id = d.id
join parties.parties b on b.company_id = d.company_id and b.id = d.bill_to_id
where d.company_id = $1 and d.id = $2 and d.side = $3 and d.kind = $4`

const headFacts = (row: HeadRow, side: Side, kind: PostedKind): Omit<PostedHead, 'reversedBy' | 'dropShipped'> => ({
  id: row.row['id'] as string,
  side,
  kind,
  number: row.number,
  transactionNo: row.transaction_no,
  postingDate: row.posting_date,
  taxDate: row.tax_date,
  billToId: row.row['bill_to_id'] as string,
  billToName: row.bill_to_name,
  externalNumber: row.external_number,
  row: row.row,
  sign: row.depth % 2 === 0 ? 1 : -1,
  corrects: row.corrects,
})

/** A movement that came with a reversed invoice names that invoice; only a document of the same nature takes another back. */
const reversedBy = `
select n.number from trade.posted_documents x join ledger.documents n on n.company_id = x.company_id and n.id = x.id
where x.company_id = $1 and x.corrects_id = $2 and x.side = $3 and ($4::text in ('invoice', 'credit_memo')) = (x.kind in ('invoice', 'credit_memo'))
limit 1`

/** Step by step from the one document, so that no plan begins with all lines there are. */
const lockOrders = `
with along as materialized (
  -- With the orders of what was posted along, sales first: as every posting of goods that go straight holds them.
  select x.id from trade.posted_documents me join trade.posted_documents x on x.company_id = $1 and x.transaction_no = me.transaction_no
  where me.company_id = $1 and me.id = $2
), orders as materialized (
  select distinct l.document_id from trade.lines l where l.company_id = $1 and l.id = any(array(
    select p.source_line_id from trade.posted_lines p where p.company_id = $1 and p.document_id = any(array(select id from along))))
  union select p.order_id from trade.prepaid p where p.company_id = $1 and p.document_id = $2
)
select d.id from orders o join trade.documents d on d.company_id = $1 and d.id = o.document_id
order by d.side desc, d.id for update of d`

interface LineRow {
  row: Row
  id: string
  line_no: number
  quantity: string
  blanket_line_id: string | null
  order_line_id: string | null
  order_id: string
  order_number: string
  order_kind: string
  order_status: string
  order_quantity: string
  handled_quantity: string
  invoiced_quantity: string
}

const linesSql = `
with lines as materialized (
  -- Found by their ids, all at once: whatever the statistics, no line looks the others through.
  select l.id, l.document_id, l.quantity, l.handled_quantity, l.invoiced_quantity from trade.lines l
  where l.company_id = $1 and l.id = any(array(select p.source_line_id from trade.posted_lines p where p.company_id = $1 and p.document_id = $2))
)
select to_jsonb(p) as row, p.id, p.line_no, p.quantity, c.blanket_line_id, l.id as order_line_id, d.id as order_id, d.number as order_number, d.kind as order_kind,
  d.status as order_status, l.quantity as order_quantity, l.handled_quantity, l.invoiced_quantity
from trade.posted_lines p
left join lines l on l.id = p.source_line_id
left join trade.called_off c on c.company_id = p.company_id and c.document_id = p.document_id and c.line_no = p.line_no
left join trade.documents d on d.company_id = p.company_id and d.id = l.document_id
where p.company_id = $1 and p.document_id = $2 order by p.line_no`

const lineFacts = (row: LineRow): PostedLine => ({
  id: row.id,
  lineNo: row.line_no,
  quantity: dec(row.quantity),
  row: row.row,
  blanketLineId: row.blanket_line_id,
  orderLine:
    row.order_line_id === null
      ? null
      : {
          id: row.order_line_id,
          orderId: row.order_id,
          orderNumber: row.order_number,
          orderKind: row.order_kind,
          orderStatus: row.order_status,
          quantity: dec(row.order_quantity),
          handled: dec(row.handled_quantity),
          invoiced: dec(row.invoiced_quantity),
        },
})

/** Entries of the goods name no party; all others of the document do. */
const glSql = `
select document_id as "documentId", account, amount, description, dimension_set_id as "dimensionSetId", party_id as "partyId",
  general_business_group as "generalBusinessGroup", general_product_group as "generalProductGroup",
  tax_business_group as "taxBusinessGroup", tax_product_group as "taxProductGroup"
from ledger.entries where company_id = $1 and document_id = $2 and party_id is not null
  and transaction_no = (select transaction_no from trade.posted_documents where company_id = $1 and id = $2) order by entry_no`

const taxSql = `
select document_id as "documentId", kind, party_id as "partyId", country, tax_number as "taxNumber", business_group as "businessGroup",
  product_group as "productGroup", calculation, identifier, rate, base, amount, eu_service as "euService"
from tax.entries where company_id = $1 and document_id = $2
  and transaction_no = (select transaction_no from trade.posted_documents where company_id = $1 and id = $2) order by entry_no`

type AmountField = 'exchangeFactor' | 'discount' | 'netLcy' | 'profitLcy'
type PartyRow = Texts<Required<Omit<NonNullable<ReversalFacts['party']>['entry'], 'reversesEntryNo' | 'discountDate'>>, AmountField> & {
  entryNo: number
  amount: string
  amountLcy: string
  remaining: string
}

const partySql = `
select p.entry_no as "entryNo", p.document_id as "documentId", p.role, p.party_id as "partyId", p.ordering_party_id as "orderingPartyId",
  p.document_type as "documentType", p.document_date as "documentDate", o.due_date as "dueDate", p.original_discount as discount, p.currency,
  p.exchange_factor as "exchangeFactor", p.control_account as "controlAccount", p.posting_group as "postingGroup", p.description,
  p.net_lcy as "netLcy", p.profit_lcy as "profitLcy", p.dimension_set_id as "dimensionSetId", p.payment_method as "paymentMethod",
  d.amount, d.amount_lcy as "amountLcy", o.remaining
from openitems.party_entries p
join openitems.open_items o on o.company_id = p.company_id and o.entry_no = p.entry_no
join openitems.party_details d on d.company_id = p.company_id and d.entry_no = p.entry_no and d.kind = 'initial'
where p.company_id = $1 and p.document_id = $2
  and p.transaction_no = (select transaction_no from trade.posted_documents where company_id = $1 and id = $2)`

function partyFacts({ entryNo, amount, amountLcy, remaining, ...entry }: PartyRow): NonNullable<ReversalFacts['party']> {
  const known = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null)) as unknown as PartyRow
  return {
    entryNo,
    amount: dec(amount),
    amountLcy: dec(amountLcy),
    remaining: dec(remaining),
    entry: {
      ...known,
      exchangeFactor: dec(entry.exchangeFactor),
      discount: decimalOf(entry.discount),
      netLcy: decimalOf(entry.netLcy),
      profitLcy: decimalOf(entry.profitLcy),
    },
  }
}

const decimalOf = (text: string | null): Decimal => dec(text ?? '0')
