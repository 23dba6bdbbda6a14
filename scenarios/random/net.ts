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

/** By how much what was rounded on lots may differ, by item and in all; whatever there is to differ, of goods sold before they came. */
const mayDiffer = `
with rounded as (
  select v.item_id, sum(abs(v.cost_actual)) as amount from stock.value_entries v where v.company_id = $1 and v.type = 'rounding' group by 1
), covered_later as (
  select distinct e.item_id from stock.item_entries e
  join stock.applications t on t.company_id = $1 and t.outbound_entry_no = e.entry_no and not t.cost_application and t.inbound_entry_no > e.entry_no
  join stock.applications c on c.company_id = $1 and c.outbound_entry_no = e.entry_no and c.cost_application
  join items.items i on i.company_id = $1 and i.id = e.item_id and i.costing_method = 'fifo'
  where e.company_id = $1
)
select i.number as of, coalesce(r.amount, 0)::text as amount, c.item_id is not null as "coveredLater" from items.items i
left join rounded r on r.item_id = i.id left join covered_later c on c.item_id = i.id where i.company_id = $1`

/**
 * What is left of stories that were all taken back, beside what was there before. Two things may stay in the value of an item
 * and in accounts, and nothing else anywhere. Shares of a lot are rounded each, and what they leave over when it is used up
 * is posted as rounding of the lot (ledgers.md §6.3): goods that come back cost what they left at. And goods of FIFO cost
 * that were sold before they came, covered by dear and cheap ones later, come back as one, at their mean (E15).
 */
export async function leftAfter(db: TestDatabase, companyId: number, before: Net): Promise<{ left: Net; atTheirMean: boolean }> {
  const items = (await db.owner.query(mayDiffer, [companyId])).rows as { of: string; amount: string; coveredLater: boolean }[]
  const atTheirMean = items.some(({ coveredLater }) => coveredLater)
  const allowed = new Map(items.map(({ of, amount, coveredLater }): [string, Decimal | null] => [`value of ${of}`, coveredLater ? null : dec(amount)]))
  const inAccounts = atTheirMean ? null : Decimal.sum(items.map(({ amount }) => dec(amount)))
  const after = await netOf(db, companyId)
  const mayStay = (key: string): boolean => {
    const most = key.startsWith('account ') ? inAccounts : (allowed.get(key) ?? (allowed.has(key) ? null : Decimal.zero))
    return most === null || !dec(after[key] ?? '0').minus(dec(before[key] ?? '0')).abs().greaterThan(most)
  }
  const left = Object.fromEntries([...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap(key => {
    const amount = mayStay(key) ? before[key] : after[key]
    return amount === undefined ? [] : [[key, amount]]
  }))
  return { left, atTheirMean }
}
