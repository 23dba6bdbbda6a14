/** What everything posted comes to: per account, party, item and VAT identifier. Nothing where nothing is left. */
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
