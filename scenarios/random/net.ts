/** What everything posted comes to: per account, party, item and VAT identifier. Nothing where nothing is left. */
import { Decimal, dec } from '../../src/platform/decimal.ts'
import type { TestDatabase } from '../../src/platform/testing/database.ts'

/** Cancelling posts revenue and purchases back to the accounts of credit memos (documents.md §11.2): one sum of each here. */
const sums = `
with same(place, account) as (
  select distinct on (x.account) x.place, x.account from posting.general_setup g cross join lateral (values
    ('sales', g.sales_account), ('sales', g.sales_credit_memo_account), ('purchases', g.purchase_account), ('purchases', g.purchase_credit_memo_account)) x(place, account)
  where g.company_id = $1 order by x.account)
select 'account ' || coalesce(s.place, e.account), sum(e.amount) from ledger.entries e left join same s on s.account = e.account
  where e.company_id = $1 group by 1
union all
select 'party ' || y.number || ' ' || p.currency, sum(d.amount) from openitems.party_details d join openitems.party_entries p on p.company_id = $1 and p.entry_no = d.entry_no
  join parties.parties y on y.company_id = $1 and y.id = p.party_id where d.company_id = $1 and d.kind = 'initial' group by 1
union all
select 'party in local currency ' || y.number, sum(d.amount_lcy) from openitems.party_details d join openitems.party_entries p on p.company_id = $1 and p.entry_no = d.entry_no
  join parties.parties y on y.company_id = $1 and y.id = p.party_id where d.company_id = $1 group by 1
union all
select 'quantity of ' || i.number, sum(e.quantity) from stock.item_entries e join items.items i on i.company_id = $1 and i.id = e.item_id
  where e.company_id = $1 group by 1
union all
select 'value of ' || i.number, sum(v.cost_actual + v.cost_expected) from stock.value_entries v join items.items i on i.company_id = $1 and i.id = v.item_id
  where v.company_id = $1 group by 1
union all
select 'sales of ' || i.number, sum(v.sales_actual + v.sales_expected) from stock.value_entries v join items.items i on i.company_id = $1 and i.id = v.item_id
  where v.company_id = $1 group by 1
union all
select 'purchases of ' || i.number, sum(v.purchase_actual + v.purchase_expected) from stock.value_entries v join items.items i on i.company_id = $1 and i.id = v.item_id
  where v.company_id = $1 and v.item_entry_type = 'purchase' group by 1
union all
select 'VAT ' || kind || ' ' || identifier, sum(amount) from tax.entries where company_id = $1 group by 1
union all
select 'VAT base ' || kind || ' ' || identifier, sum(base) from tax.entries where company_id = $1 group by 1`

export type Net = Readonly<Record<string, string>>

/** All that does not come to zero. */
export async function netOf(db: TestDatabase, companyId: number): Promise<Net> {
  const { rows } = await db.owner.query(`select key, round(amount, 5)::text as amount from (${sums}) s(key, amount) where round(amount, 5) <> 0 order by key`, [companyId])
  return Object.fromEntries((rows as { key: string; amount: string }[]).map(({ key, amount }) => [key, amount]))
}

const roundings = `
select coalesce(i.number, 'all') as of, sum(abs(v.cost_actual))::text as amount from stock.value_entries v join items.items i on i.company_id = $1 and i.id = v.item_id
where v.company_id = $1 and v.type = 'rounding' group by rollup (i.number)`

/**
 * What is left of stories that were all taken back, beside what was there before. Shares of a lot are rounded each, and what
 * they leave over when it is used up is posted as rounding of the lot (ledgers.md §6.3): goods that come back cost what
 * they left at, so as much as was rounded may stay in the values of an item and in accounts. Everything else stays out.
 */
export async function leftAfter(db: TestDatabase, companyId: number, before: Net): Promise<Net> {
  const { rows } = await db.owner.query(roundings, [companyId])
  const rounded = new Map((rows as { of: string; amount: string }[]).map(({ of, amount }) => [of, dec(amount)]))
  const mayStay = (key: string): Decimal =>
    (key.startsWith('account ') ? rounded.get('all') : key.startsWith('value of ') ? rounded.get(key.slice('value of '.length)) : undefined) ?? Decimal.zero
  const after = await netOf(db, companyId)
  const isRounding = (key: string) => !dec(after[key] ?? '0').minus(dec(before[key] ?? '0')).abs().greaterThan(mayStay(key))
  return Object.fromEntries([...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap(key => {
    const amount = isRounding(key) ? before[key] : after[key]
    return amount === undefined ? [] : [[key, amount]]
  }))
}
