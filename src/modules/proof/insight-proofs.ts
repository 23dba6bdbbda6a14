/** Proofs of the sums behind figures: what is posted up to their watermark, and what is open now. */
import { type Proof, proofBySql } from './difference.ts'

/** Transactions that are in the sums; none while they count for nothing. */
const summed = `marked as materialized (select insight.mark($1) as mark),
  summed as materialized (select t.transaction_no from ledger.transactions t where t.company_id = $1 and t.xid < (select mark from marked))`

const trade = proofBySql(
  'trade_sums',
  `with ${summed}, invoiced as materialized (
     select e.role, e.party_id::text as party, e.posting_date as day, e.net_lcy as net
     from summed s join openitems.party_entries e on e.company_id = $1 and e.transaction_no = s.transaction_no
     where e.document_type in ('invoice', 'credit_memo')),
   wanted as (
     select 'day' as kind, role, '' as party, day, sum(net) as net, count(*)::text as documents from invoiced group by role, day
     union all select 'party and day', role, party, day, sum(net), '' from invoiced group by role, party, day
     union all select 'party and month', role, party, date_trunc('month', day)::date, sum(net), '' from invoiced group by 2, 3, 4),
   stored as (
     select 'day' as kind, role, '' as party, day, net, documents::text from insight.trade_days
     where company_id = $1 and (select mark from marked) > '0'::xid8
     union all select 'party and day', role, party_id::text, day, net, '' from insight.party_days
     where company_id = $1 and (select mark from marked) > '0'::xid8
     union all select 'party and month', role, party_id::text, month, net, '' from insight.party_months
     where company_id = $1 and (select mark from marked) > '0'::xid8)
   select concat_ws(' ', kind, role, day, party) as key, coalesce(format('%s %s', trim_scale(s.net), s.documents), '') as stored,
     coalesce(format('%s %s', trim_scale(w.net), w.documents), '') as recomputed
   from wanted w full join stored s using (kind, role, party, day) where (w.net, w.documents) is distinct from (s.net, s.documents)`,
)

const values = proofBySql(
  'value_sums',
  `with ${summed}, wanted as (
     select v.posting_date as day, coalesce(sum(v.sales_actual) filter (where v.item_entry_type = 'sale'), 0) as sales,
       coalesce(-sum(v.cost_actual + v.cost_non_inventoriable) filter (where v.item_entry_type = 'sale'), 0) as cost,
       sum(v.cost_actual + v.cost_expected) as value
     from summed s join stock.value_entries v on v.company_id = $1 and v.transaction_no = s.transaction_no group by 1),
   stored as (
     select day, sales, cost, stock_value as value from insight.value_days where company_id = $1 and (select mark from marked) > '0'::xid8)
   select day::text as key, coalesce(format('sales %s cost %s value %s', trim_scale(s.sales), trim_scale(s.cost), trim_scale(s.value)), '') as stored,
     coalesce(format('sales %s cost %s value %s', trim_scale(w.sales), trim_scale(w.cost), trim_scale(w.value)), '') as recomputed
   from wanted w full join stored s using (day) where (w.sales, w.cost, w.value) is distinct from (s.sales, s.cost, s.value)`,
)

/** Sums and the changes not added yet are together what the open items say. */
const openItems = proofBySql(
  'open_item_sums',
  `with items as materialized (
     select o.*, e.document_type, e.posting_date from openitems.open_items o
     join openitems.party_entries e on e.company_id = o.company_id and e.entry_no = o.entry_no where o.company_id = $1),
   wanted as (
     select what, role, document_type, day, posted_on, count(*) as items, sum(amount) as amount from (
       select 'due' as what, role, document_type, due_date as day, '-infinity'::date as posted_on, remaining_lcy as amount from items where open
       union all select 'discount', role, document_type, discount_date, '-infinity', 0 from items
       where open and discount_date is not null and remaining_discount <> 0
       union all select 'closed', role, document_type, closed_on, posting_date, 0 from items
       where not open and closed_on is not null and document_type = 'invoice') x group by 1, 2, 3, 4, 5),
   stored as (
     select what, role, document_type, day, posted_on, sum(items) as items, sum(amount) as amount from (
       select what, role, document_type, day, posted_on, items, amount from insight.open_days where company_id = $1
       union all select what, role, document_type, day, posted_on, items, amount from insight.open_changes where company_id = $1) x
     group by 1, 2, 3, 4, 5 having sum(items) <> 0 or sum(amount) <> 0)
   select concat_ws(' ', what, role, document_type, day, nullif(posted_on, '-infinity')) as key,
     coalesce(format('%s items %s', s.items, trim_scale(s.amount)), '') as stored,
     coalesce(format('%s items %s', w.items, trim_scale(w.amount)), '') as recomputed
   from wanted w full join stored s using (what, role, document_type, day, posted_on)
   where coalesce(w.items, 0) <> coalesce(s.items, 0) or coalesce(w.amount, 0) <> coalesce(s.amount, 0)`,
)

export const insightProofs: readonly Proof[] = [trade, values, openItems]
