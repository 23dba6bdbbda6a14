/** What belongs to a document: quote, order, shipments, invoices, corrections, payments, and what was bought for it. One statement. */
import type { Context } from '#platform/command'
import { type JsonRow, readRow } from '../edit/draft.ts'
import type { RelatedView } from '../contract/posted.ts'

const relatedDocuments = `
with me as materialized (
  select 'open' as state, d.id, d.source_document_id as source, null::bigint as transaction_no, null::uuid as corrects
  from trade.documents d where d.company_id = $1 and d.id = $2
  union all
  select 'posted', p.id, p.source_id, p.transaction_no, p.corrects_id from trade.posted_documents p where p.company_id = $1 and p.id = $2
), threads as materialized (
  -- lines that posted lines are counted with: what moved and what was invoiced of one line hang together by it
  select l.id from trade.lines l where l.company_id = $1 and l.document_id = $2
  union select p.source_line_id from trade.posted_lines p where p.company_id = $1 and p.document_id = $2 and p.source_line_id is not null
  union select p.source_line_id from trade.lines l
    join trade.posted_lines p on p.company_id = $1 and p.document_id = l.movement_id and p.line_no = l.movement_line_no
    where l.company_id = $1 and l.document_id = $2
), before as materialized (
  select m.source as id from me m where m.source is not null
  union select l.document_id from threads t join trade.lines l on l.company_id = $1 and l.id = t.id where l.document_id <> $2
  union select d.source_document_id from me m join trade.documents d on d.company_id = $1 and d.id = m.source where d.source_document_id is not null
), after as materialized (
  select d.id from me m join trade.documents d on d.company_id = $1 and d.source_document_id = m.id
  -- what goes on from the order something was posted from, also once that has ended
  union select d.id from me m join trade.documents d on d.company_id = $1 and d.source_document_id = m.source where m.state = 'posted'
  union select l.document_id from trade.lines l where l.company_id = $1 and l.movement_id in (
    select p.document_id from threads t join trade.posted_lines p on p.company_id = $1 and p.source_line_id = t.id)
), origin as materialized (
  select case state when 'open' then id else source end as id from me
), origins as materialized (
  select id from before union select id from after union select id from me where state = 'open'
), bought as materialized (
  select b.purchase_id as id, 'purchase' as link from origin o join trade.bought_for b on b.company_id = $1 and b.sales_id = o.id
  union select b.sales_id, 'sale' from origin o join trade.bought_for b on b.company_id = $1 and b.purchase_id = o.id
), applied as materialized (
  select b.entry_no, -b.amount as amount
  from me m
  join openitems.party_entries e on e.company_id = $1 and e.transaction_no = m.transaction_no and e.document_id = m.id
  join openitems.party_details a on a.company_id = $1 and a.entry_no = e.entry_no and a.application_no is not null
  join openitems.party_details b on b.company_id = $1 and b.application_no = a.application_no and b.entry_no <> a.entry_no
  where a.undoes_detail_no is null and b.undoes_detail_no is null
    and not exists (select from openitems.party_details u where u.company_id = $1 and u.undoes_detail_no = a.detail_no)
)
select r.id, r.state, r.side, r.kind, r.number, r.date, r.amount, r.currency, r.link from (
  select d.id, 'open' as state, d.side, d.kind, d.number, d.order_date as date, d.gross_total as amount, d.currency,
    case when d.id in (select id from before) then 'source' else 'successor' end as link, d.created_at as at
  from trade.documents d where d.company_id = $1 and d.id in (select id from origins) and d.id <> $2
  union all
  select d.id, 'open', d.side, d.kind, d.number, d.order_date, d.gross_total, d.currency, b.link, d.created_at
  from bought b join trade.documents d on d.company_id = $1 and d.id = b.id
  union all
  select p.id, 'posted', p.side, p.kind, n.number, n.posting_date,
    case when p.kind in ('invoice', 'credit_memo') then p.gross_total end, p.currency, b.link, t.at
  from bought b
  join trade.posted_documents p on p.company_id = $1 and p.source_id = b.id
  join ledger.documents n on n.company_id = $1 and n.id = p.id
  join ledger.transactions t on t.company_id = $1 and t.transaction_no = p.transaction_no
  union all
  select p.id, 'posted', p.side, p.kind, n.number, n.posting_date,
    case when p.kind in ('invoice', 'credit_memo') then p.gross_total end, p.currency,
    case when p.corrects_id = $2 or p.id = (select corrects from me) then 'correction'
      when p.kind in ('invoice', 'credit_memo') then 'invoice' else 'movement' end, t.at
  from trade.posted_documents p
  join ledger.documents n on n.company_id = $1 and n.id = p.id
  join ledger.transactions t on t.company_id = $1 and t.transaction_no = p.transaction_no
  where p.company_id = $1 and p.id <> $2
    and p.id in (select x.id from trade.posted_documents x where x.company_id = $1 and x.source_id in (select id from origins)
      union select x.document_id from threads t join trade.posted_lines x on x.company_id = $1 and x.source_line_id = t.id
      union select c.document_id from trade.lines l join trade.called_off c on c.company_id = $1 and c.blanket_line_id = l.id
        where l.company_id = $1 and l.document_id = $2
      union select x.id from trade.posted_documents x where x.company_id = $1 and x.corrects_id = $2
      union select corrects from me)
  union all
  select e.document_id, 'posted', case e.role when 'customer' then 'sales' else 'purchase' end,
    coalesce(p.kind, case when n.type in ('payment', 'refund') then n.type else 'other' end), n.number, n.posting_date,
    abs(sum(a.amount)), e.currency, 'settlement', t.at
  from applied a
  join openitems.party_entries e on e.company_id = $1 and e.entry_no = a.entry_no
  join ledger.documents n on n.company_id = $1 and n.id = e.document_id
  join ledger.transactions t on t.company_id = $1 and t.transaction_no = e.transaction_no
  left join trade.posted_documents p on p.company_id = $1 and p.id = e.document_id
  group by e.document_id, e.role, e.currency, p.kind, n.type, n.number, n.posting_date, t.at
) r order by r.at, array_position(array['source', 'successor', 'sale', 'purchase', 'movement', 'invoice', 'correction', 'settlement'], r.link),
  r.kind in ('invoice', 'credit_memo'), r.number`

/** Gives them in the order they came about; nothing for a document that is not there. */
export async function getRelated(context: Context, id: string): Promise<RelatedView[]> {
  const rows = await context.tx.query<JsonRow>('trade.related', relatedDocuments, [context.companyId, id])
  return rows.map(row => readRow<RelatedView>(row))
}
