/** `openitems.party_figures`: what a card says of its customer or vendor at a glance (ledgers.md §11). */
import { implement } from '#platform/command'
import { dec } from '#platform/decimal'
import { Refused } from '#platform/problem'
import { problem } from '#platform/record'
import { openitems } from './contract.ts'
import type { PartyRole } from './entry.ts'

interface Row {
  readonly role: PartyRole
  readonly currency: string
  readonly balance: string
  readonly overdue: string
  readonly openEntries: number
  readonly overdueEntries: number
  readonly yearFrom: string
  readonly lastYearFrom: string
  readonly turnover: string
  readonly turnoverLastYear: string
  readonly profit: string
  readonly lastPayment: { readonly entryNo: number; readonly date: string; readonly amount: string; readonly currency: string } | null
}

/** Years begin where the accounting periods say so, else in January. */
const sql = `
  with party as (
    select p.id, p.role, c.local_currency as currency from parties.parties p join company.companies c on c.id = p.company_id
    where p.company_id = $1 and p.id = $2
  ), years as (
    select this.begins, coalesce((select max(starting_date) from ledger.periods where company_id = $1 and new_fiscal_year
        and starting_date < this.begins), (this.begins - interval '1 year')::date) as began
    from (select coalesce((select max(starting_date) from ledger.periods where company_id = $1 and new_fiscal_year
        and starting_date <= $3::date), date_trunc('year', $3::date)::date) as begins) this
  ), open as (
    select coalesce(sum(o.remaining_lcy), 0) as balance, coalesce(sum(o.remaining_lcy) filter (where o.due_date < $3), 0) as overdue,
      count(*)::int as entries, (count(*) filter (where o.due_date < $3))::int as late
    from openitems.party_entries p join openitems.open_items o on o.company_id = p.company_id and o.entry_no = p.entry_no and o.open
    where p.company_id = $1 and p.party_id = $2
  ), turnover as (
    select coalesce(sum(p.net_lcy) filter (where p.posting_date >= y.begins), 0) as this,
      coalesce(sum(p.net_lcy) filter (where p.posting_date < y.begins), 0) as last,
      coalesce(sum(p.profit_lcy) filter (where p.posting_date >= y.begins), 0) as profit
    from years y cross join openitems.party_entries p
    where p.company_id = $1 and p.party_id = $2 and p.posting_date >= y.began and p.posting_date <= $3
      and p.document_type in ('invoice', 'credit_memo')
  )
  select party.role, party.currency, open.balance, open.overdue, open.entries as "openEntries", open.late as "overdueEntries",
    years.begins as "yearFrom", years.began as "lastYearFrom", turnover.this as turnover, turnover.last as "turnoverLastYear", turnover.profit,
    (select jsonb_build_object('entryNo', p.entry_no, 'date', p.posting_date, 'currency', p.currency,
        'amount', (select sum(d.amount) from openitems.party_details d where d.company_id = $1 and d.entry_no = p.entry_no and d.kind = 'initial')::text)
      from openitems.party_entries p where p.company_id = $1 and p.party_id = $2 and p.document_type = 'payment'
      order by p.posting_date desc, p.entry_no desc limit 1) as "lastPayment"
  from party, years, open, turnover`

implement(openitems, 'openitems.party_figures', async ({ tx, companyId, workDate }, { partyId }) => {
  const row = await tx.maybeOne<Row>('openitems.party_figures', sql, [companyId, partyId, workDate])
  if (!row) throw new Refused([problem('record_not_found', { record: 'parties_customers', key: partyId })], 404)
  // Entries of vendors are negative where something is owed to them.
  const seen = (amount: string) => (row.role === 'customer' ? dec(amount) : dec(amount).negated()).toString()
  const { lastPayment } = row
  return {
    ...row,
    balance: seen(row.balance),
    overdue: seen(row.overdue),
    turnover: seen(row.turnover),
    turnoverLastYear: seen(row.turnoverLastYear),
    profit: dec(row.profit).toString(),
    lastPayment: lastPayment && { ...lastPayment, amount: dec(seen(lastPayment.amount)).negated().toString() },
  }
})
