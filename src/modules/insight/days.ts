/** What was posted by day: the sums up to their watermark, and the entries behind it. */

/** Reads that follow ask it once. */
export const marked = `marked as materialized (select insight.mark($1) as mark)`

const known = `(select mark from marked) > '0'::xid8`
const fresh = `ledger.transactions t`
const since = `t.company_id = $1 and t.xid >= (select mark from marked)`

/**
 * Net of invoices and credit memos of a role by day: role, day, net. `offset 0` keeps the way to what came after by
 * transaction: it is little, which the planner cannot know.
 */
export const tradeDays = `
  select role, day, net from insight.trade_days where company_id = $1 and ${known}
  union all
  select e.role, e.posting_date, e.net_lcy from ${fresh} cross join lateral (
    select x.role, x.posting_date, x.net_lcy from openitems.party_entries x
    where x.company_id = t.company_id and x.transaction_no = t.transaction_no and x.document_type in ('invoice', 'credit_memo') offset 0) e
  where ${since}`

/** The same of customers by party, between the days `from` and `to`, whose months begin on `fromMonth` and `toMonth`: party_id, net. */
export const partyTrade = (from: string, to: string, fromMonth: string, toMonth: string): string => `
  select party_id, net from insight.party_months
  where company_id = $1 and role = 'customer' and month >= ${fromMonth} and month < ${toMonth} and ${known}
  union all
  select party_id, -net from insight.party_days
  where company_id = $1 and role = 'customer' and day >= ${fromMonth} and day < ${from} and ${known}
  union all
  select party_id, net from insight.party_days
  where company_id = $1 and role = 'customer' and day between ${toMonth} and ${to} and ${known}
  union all
  select e.party_id, e.net_lcy from ${fresh} cross join lateral (
    select x.party_id, x.net_lcy, x.posting_date from openitems.party_entries x
    where x.company_id = t.company_id and x.transaction_no = t.transaction_no and x.role = 'customer'
      and x.document_type in ('invoice', 'credit_memo') offset 0) e
  where ${since} and e.posting_date between ${from} and ${to}`

/** What was sold, what that cost, and by how much the value of stock changed, by day: day, sales, cost, stock_value. */
export const valueDays = `
  select day, sales, cost, stock_value from insight.value_days where company_id = $1 and ${known}
  union all
  select v.posting_date, case when v.item_entry_type = 'sale' then v.sales_actual else 0 end,
    case when v.item_entry_type = 'sale' then -(v.cost_actual + v.cost_non_inventoriable) else 0 end, v.cost_actual + v.cost_expected
  from ${fresh} cross join lateral (
    select x.posting_date, x.item_entry_type, x.sales_actual, x.cost_actual, x.cost_expected, x.cost_non_inventoriable from stock.value_entries x
    where x.company_id = t.company_id and x.transaction_no = t.transaction_no offset 0) v
  where ${since}`

/** Open entries by the day they are due or lose their discount, and closed invoices: what, role, document_type, day, posted_on, items, amount. */
export const openDays = `
  select what, role, document_type, day, posted_on, items, amount from insight.open_days where company_id = $1
  union all
  select what, role, document_type, day, posted_on, items, amount from insight.open_changes where company_id = $1`
