/** The chain of a document in one statement: up to where it began, down to where it ended, and what was paid. */
import type { Context } from '#platform/command'
import { type JsonRow, readRow } from '../edit/draft.ts'
import type { ChainEdge, ChainNode } from '../contract/chain.ts'
import { childrenOf, parentsOf } from './walk.ts'

/** More documents than a picture can hold. */
export const mostNodes = 200

/**
 * Ancestors first, then everything that came from them; the other call-offs of a blanket order are no business of one of
 * them. Ids without a document (drafts of invoices) are part of the way and are left out by whoever draws it.
 */
const chain = `
with recursive up(id) as (
  select $2::uuid
  union
  select p.id from up w cross join lateral (${parentsOf('w.id')}) p(id) where p.id is not null
), origins as materialized (
  select id from up limit $3
), down(id) as (
  select o.id from origins o
    where o.id = $2 or not exists (select from trade.documents b where b.company_id = $1 and b.id = o.id and b.kind = 'blanket_order')
  union
  select c.id from down w cross join lateral (${childrenOf('w.id')}) c(id) where c.id is not null
), walked as materialized (
  select id from origins union select id from (select id from down limit $3) d
), ways as (
  select p.id as "from", w.id as "to" from walked w cross join lateral (${parentsOf('w.id')}) p(id)
    where p.id <> w.id and p.id in (select id from walked)
  group by 1, 2
), settled as materialized (
  select w.id as one, o.document_id as other, e.document_type as one_type, o.document_type as other_type, o.entry_no, o.role, o.currency,
    sum(abs(d.amount)) as amount
  from walked w
  join ledger.documents n on n.company_id = $1 and n.id = w.id
  join openitems.party_entries e on e.company_id = $1 and e.transaction_no = n.transaction_no and e.document_id = n.id
  join openitems.party_details d on d.company_id = $1 and d.entry_no = e.entry_no and d.kind = 'application' and d.undoes_detail_no is null
  join openitems.party_entries o on o.company_id = $1 and o.entry_no = d.applied_to_entry_no
  where not exists (select from openitems.party_details u where u.company_id = $1 and u.undoes_detail_no = d.detail_no)
  group by w.id, o.document_id, e.document_type, o.document_type, o.entry_no, o.role, o.currency
), nodes as (
  select d.id, 'open' as state, d.side, d.kind, d.number, d.party_id, d.order_date as date, d.gross_total as amount, null::numeric as remaining, d.currency,
    case when d.status like 'pending%' then 'pending' when d.kind = 'quote' and d.valid_until < $4 then 'expired'
      when not l.begun then d.status when l.handled then 'handled' else 'partly_handled' end as status,
    null::bigint as entry_no, null::uuid as archived_id, d.created_at as at, false as prepayment
  from walked w join trade.documents d on d.company_id = $1 and d.id = w.id
  cross join lateral (
    select coalesce(bool_or(l.handled_quantity <> 0), false) as begun, coalesce(bool_and(l.handled_quantity = l.quantity), false) as handled
    from trade.lines l where l.company_id = $1 and l.document_id = d.id and l.type <> 'text' and d.kind not in ('invoice', 'credit_memo', 'quote')) l
  union all
  select e.id, 'ended', e.side, e.kind, e.number, e.party_id, e.order_date, e.gross_total, null, e.currency,
    case when a.outcome in ('converted', 'lost', 'deleted') then a.outcome else 'finished' end, null, a.id, e.created_at, false
  from walked w join trade.ended_documents e on e.company_id = $1 and e.id = w.id and e.kind not in ('invoice', 'credit_memo')
  left join lateral (
    select a.id, a.outcome from trade.archived_documents a where a.company_id = $1 and a.document_id = e.id order by a.version_no desc limit 1) a on true
  union all
  select p.id, 'posted', p.side, p.kind, n.number, p.party_id, n.posting_date, case when p.kind in ('invoice', 'credit_memo') then p.gross_total end,
    abs(o.remaining), p.currency,
    case when exists (select from trade.posted_documents x where x.company_id = $1 and x.corrects_id = p.id) then 'taken_back'
      when o.entry_no is null then 'posted' when not o.open then 'paid' when abs(o.remaining) < p.gross_total then 'partly_paid' else 'unpaid' end,
    o.entry_no, null, t.at, p.prepayment
  from walked w join trade.posted_documents p on p.company_id = $1 and p.id = w.id
  join ledger.documents n on n.company_id = $1 and n.id = p.id
  join ledger.transactions t on t.company_id = $1 and t.transaction_no = p.transaction_no
  left join openitems.party_entries e on e.company_id = $1 and e.transaction_no = p.transaction_no and e.document_id = p.id
  left join openitems.open_items o on o.company_id = $1 and o.entry_no = e.entry_no
  union all
  select n.id, 'posted', case e.role when 'customer' then 'sales' else 'purchase' end,
    coalesce(p.kind, case when e.document_type in ('payment', 'refund') then e.document_type else 'other' end), n.number, e.party_id, n.posting_date,
    coalesce(p.gross_total, s.amount), null, e.currency, 'posted', e.entry_no, null, t.at, coalesce(p.prepayment, false)
  from (
    select other as id, entry_no, sum(amount) as amount from settled where other not in (select id from walked) group by 1, 2
    union all
    select $2, e.entry_no, (select sum(amount) from settled where one = $2) from ledger.documents n
      join openitems.party_entries e on e.company_id = $1 and e.transaction_no = n.transaction_no and e.document_id = n.id
      where n.company_id = $1 and n.id = $2 and not exists (select from trade.posted_documents p where p.company_id = $1 and p.id = $2)
  ) s
  join openitems.party_entries e on e.company_id = $1 and e.entry_no = s.entry_no
  join ledger.documents n on n.company_id = $1 and n.id = e.document_id
  join ledger.transactions t on t.company_id = $1 and t.transaction_no = e.transaction_no
  left join trade.posted_documents p on p.company_id = $1 and p.id = n.id
)
select (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'state', x.state, 'side', x.side, 'kind', x.kind, 'number', x.number, 'prepayment', x.prepayment, 'partyName', y.name,
      'date', x.date, 'amount', trim_scale(x.amount)::text, 'remaining', trim_scale(x.remaining)::text, 'currency', x.currency, 'status', x.status, 'entryNo', x.entry_no,
      'archivedId', x.archived_id) order by x.at, x.kind in ('invoice', 'credit_memo'), x.number), '[]')
    from (select * from nodes limit $3) x join parties.parties y on y.company_id = $1 and y.id = x.party_id) as nodes,
  (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from ways x) as ways,
  (select coalesce(jsonb_agg(jsonb_build_object('one', x.one, 'other', x.other, 'oneType', x.one_type, 'otherType', x.other_type)), '[]') from settled x) as settled,
  (select count(*) from walked) >= $3 as more`

/** What was found, before it is put in order. */
export interface FoundChain {
  readonly nodes: readonly ChainNode[]
  readonly ways: readonly ChainEdge[]
  readonly settled: readonly { readonly one: string; readonly other: string; readonly oneType: string; readonly otherType: string }[]
  readonly more: boolean
}

/** Reads everything connected with a document: one statement, however long the chain. */
export async function loadChain(context: Context, id: string): Promise<FoundChain> {
  const row = await context.tx.one<JsonRow>('trade.chain', chain, [context.companyId, id, mostNodes, context.workDate])
  return readRow<FoundChain>(row)
}
