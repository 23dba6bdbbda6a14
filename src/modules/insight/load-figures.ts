/** The reads behind figures: one statement a source, each from indexes or sums. All as of a day, the work date W. */
import type { Context } from '#platform/command'
import { type LocalDate, addDays, addMonths, startOfMonth } from '#platform/local-date'
import { marked, openDays, partyTrade, tradeDays, valueDays } from './days.ts'
import type { FigureName } from './contract.ts'
import type { Source } from './figures.ts'

type Found = Partial<Readonly<Record<FigureName, string>>>
type Load = (context: Context, day: LocalDate) => Promise<Found>

const one = (name: string, sql: string, params: (context: Context, day: LocalDate) => readonly unknown[]): Load => (context, day) =>
  context.tx.one<Found>(`insight.${name}`, sql, params(context, day))

/** Every unposted document, whatever its state; `open` are those nobody has released. */
const documents = one(
  'documents',
  `with counted as (
     select side || '_' || kind as what, status, count(*) as n from trade.documents where company_id = $1 group by 1, 2)
   select
     ${['sales_quote', 'sales_order', 'sales_invoice', 'sales_credit_memo', 'sales_return_order',
       'purchase_order', 'purchase_invoice', 'purchase_credit_memo', 'purchase_return_order']
       .map(kind => `coalesce(sum(n) filter (where what = '${kind}'), 0)::text as ${kind}s`).join(', ')},
     coalesce(sum(n) filter (where what = 'sales_order' and status = 'open'), 0)::text as sales_orders_open,
     coalesce(sum(n) filter (where what = 'purchase_order' and status = 'open'), 0)::text as purchase_orders_open
   from counted`,
  ({ companyId }) => [companyId],
)

/**
 * Released orders by how far their goods are. A line without a date is due on that of its header, and a header without
 * one on the day of the order.
 */
const orders = one(
  'orders',
  `with outstanding as (
     select side, document_id, min(needed_on) as earliest from trade.lines
     where company_id = $1 and kind = 'order' and type <> 'text' and quantity <> handled_quantity group by side, document_id
   ), released as (
     select d.side, d.id, coalesce(d.shipment_date, d.order_date) as needed_on, o.earliest
     from trade.documents d left join outstanding o on o.side = d.side and o.document_id = d.id
     where d.company_id = $1 and d.kind = 'order' and d.status = 'released'
   ), looked as (
     select r.*, ${/* only where it decides something */ ''}
       r.side = 'sales' and r.earliest is not null and r.needed_on >= $2::date and ${exists('handled_quantity')} as partly,
       r.side = 'purchase' and r.earliest is null and ${exists('invoiced_quantity')} as invoiced
     from released r)
   select
     count(*) filter (where side = 'sales' and earliest is not null and needed_on >= $2)::text as sales_ready,
     count(*) filter (where partly)::text as sales_partly_shipped,
     count(*) filter (where side = 'sales' and earliest < $2)::text as sales_delayed,
     coalesce(round(avg($2 - earliest) filter (where side = 'sales' and earliest < $2), 1), 0)::text as sales_days_delayed,
     count(*) filter (where side = 'purchase' and needed_on >= $2)::text as purchase_upcoming,
     count(*) filter (where side = 'purchase' and earliest is not null)::text as purchase_outstanding,
     count(*) filter (where side = 'purchase' and earliest < $2)::text as purchase_late,
     count(*) filter (where side = 'purchase' and earliest is null and not invoiced)::text as purchase_not_invoiced,
     count(*) filter (where invoiced)::text as purchase_partly_invoiced
   from looked`,
  ({ companyId }, day) => [companyId, day],
)

function exists(column: 'handled_quantity' | 'invoiced_quantity'): string {
  return `exists (select from trade.lines l
    where l.company_id = $1 and l.side = r.side and l.document_id = r.id and l.kind = 'order' and l.type <> 'text' and l.${column} <> 0)`
}

/** Closed invoices count from the end of the month three months back: on 15 July from 30 April. */
export const collectedFrom = (day: LocalDate): LocalDate => addDays(startOfMonth(addMonths(day, -2)), -1)

const due = (role: 'customer' | 'vendor', sum: 'items' | 'amount', where: string): string =>
  `coalesce(${role === 'vendor' && sum === 'amount' ? '-' : ''}sum(${sum}) filter (where what = 'due' and role = '${role}' and ${where}), 0)::text`

const invoice = `document_type = 'invoice'`
const document = `document_type in ('invoice', 'credit_memo')`
const nextWeek = `day between $2::date + 1 and $2::date + 7`

const openItems = one(
  'open_items',
  `select
     ${due('customer', 'amount', `${invoice} and day < $2`)} as overdue_sales_amount,
     ${due('customer', 'items', `${document} and day < $2`)} as overdue_sales_documents,
     ${due('customer', 'items', `${document} and ${nextWeek}`)} as sales_due_next_week,
     ${due('vendor', 'amount', `${invoice} and day < $2`)} as overdue_purchase_amount,
     ${due('vendor', 'items', `${document} and day < $2`)} as overdue_purchase_documents,
     ${due('vendor', 'items', `${document} and day <= $2`)} as purchase_due_today,
     ${due('vendor', 'items', `${document} and ${nextWeek}`)} as purchase_due_next_week,
     ${due('vendor', 'items', invoice)} as vendor_invoices_open,
     coalesce(sum(items) filter (where what = 'discount' and role = 'vendor' and ${document} and ${nextWeek}), 0)::text as purchase_discounts_next_week,
     coalesce(round(sum(items * (day - posted_on)) filter (where what = 'closed') / nullif(sum(items) filter (where what = 'closed'), 0), 1), 0)::text
       as collection_days
   from (${openDays}) x
   where what <> 'closed' or (role = 'customer' and day between $3 and $2 and posted_on between $3 and $2)`,
  ({ companyId }, day) => [companyId, day, collectedFrom(day)],
)

/** The first day of the fiscal year the day is in; of its calendar year where no period says so. */
export const yearStart = `coalesce(
  (select max(p.starting_date) from ledger.periods p where p.company_id = $1 and p.new_fiscal_year and p.starting_date <= $2::date),
  date_trunc('year', $2::date)::date)`

const trade = one(
  'trade',
  `with ${marked}, begun as materialized (select ${yearStart} as year)
   select
     coalesce(sum(net) filter (where role = 'customer' and day >= $3::date), 0)::text as sales_this_month,
     coalesce(sum(net) filter (where role = 'customer' and day >= (select year from begun)), 0)::text as sales_this_year,
     coalesce(-sum(net) filter (where role = 'vendor' and day >= $3), 0)::text as purchases_this_month
   from (${tradeDays}) x where day <= $2 and day >= least($3, (select year from begun))`,
  ({ companyId }, day) => [companyId, day, startOfMonth(day)],
)

const topTen = one(
  'top_ten',
  `with ${marked}, begun as materialized (select ${yearStart} as year),
   by_party as (
     select party_id, sum(net) as net
     from (${partyTrade('(select year from begun)', '$2', `date_trunc('month', (select year from begun))::date`, '$3')}) x group by party_id
   ), ranked as (
     select net, row_number() over (order by net desc) as place from by_party)
   select coalesce(round(100 * sum(net) filter (where place <= 10 and net > 0) / nullif(sum(net), 0), 1), 0)::text as top_ten_share from ranked`,
  ({ companyId }, day) => [companyId, day, startOfMonth(day)],
)

const values = one(
  'values',
  `with ${marked}, summed as (
     select coalesce(sum(sales) filter (where day >= $3::date), 0) as sales, coalesce(sum(cost) filter (where day >= $3), 0) as cost,
       coalesce(sum(stock_value), 0) as value
     from (${valueDays}) x where day <= $2)
   select (sales - cost)::text as gross_profit_this_month,
     coalesce(round(100 * (sales - cost) / nullif(sales, 0), 1), 0)::text as gross_margin_this_month, value::text as stock_value
   from summed`,
  ({ companyId }, day) => [companyId, day, startOfMonth(day)],
)

const parties = one(
  'parties',
  `select count(*) filter (where role = 'customer')::text as customers_blocked,
     count(*) filter (where role = 'vendor' and blocked = 'payment')::text as vendors_on_hold
   from parties.parties where company_id = $1 and blocked <> ''`,
  ({ companyId }) => [companyId],
)

const stock = one(
  'stock',
  'select count(*)::text as negative_stock from stock.on_hand where company_id = $1 and quantity < 0',
  ({ companyId }) => [companyId],
)

/** What is on the G/L accounts of bank accounts at the end of the day. */
const cash = one(
  'cash',
  `with marked as materialized (select ledger.summary_mark($1) as mark),
   accounts as materialized (
     select distinct g.account from bank.accounts b join bank.posting_groups g on g.company_id = b.company_id and g.code = b.posting_group
     where b.company_id = $1)
   select coalesce(sum(amount), 0)::text as cash_balance from (
     select amount from ledger.balance_summary
     where company_id = $1 and account in (select account from accounts) and month < $3::date and (select mark from marked) > '0'::xid8
     union all
     select amount from ledger.balance_days
     where company_id = $1 and account in (select account from accounts) and day between $3 and $2::date and (select mark from marked) > '0'::xid8
     union all
     select e.amount from ledger.transactions t cross join lateral (
       select x.amount, x.account from ledger.entries x
       where x.company_id = t.company_id and x.transaction_no = t.transaction_no and x.posting_date <= $2 offset 0) e
     where t.company_id = $1 and t.xid >= (select mark from marked) and e.account in (select account from accounts)) x`,
  ({ companyId }, day) => [companyId, day, startOfMonth(day)],
)

export const loaders: Readonly<Record<Source, Load>> = {
  documents, orders, open_items: openItems, trade, top_ten: topTen, values, parties, stock, cash,
}
