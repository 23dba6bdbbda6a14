/** `stock.item_figures`: what a card says of its item at a glance (ledgers.md §11). */
import { implement } from '#platform/command'
import { dec } from '#platform/decimal'
import { Refused } from '#platform/problem'
import { problem } from '#platform/record'
import { stock } from './contract.ts'

interface Row {
  readonly currency: string
  readonly yearFrom: string
  readonly lastYearFrom: string
  readonly onHand: string
  readonly value: string
  readonly unitCost: string
  readonly lastDirectCost: string
  readonly soldQuantity: string
  readonly sales: string
  readonly salesLastYear: string
  readonly cost: string
  readonly boughtQuantity: string
  readonly purchases: string
}

/** Years begin where the accounting periods say so, else in January. Goods out are negative in the ledger. */
const sql = `
  with years as (
    select this.begins, coalesce((select max(starting_date) from ledger.periods where company_id = $1 and new_fiscal_year
        and starting_date < this.begins), (this.begins - interval '1 year')::date) as began
    from (select coalesce((select max(starting_date) from ledger.periods where company_id = $1 and new_fiscal_year
        and starting_date <= $3::date), date_trunc('year', $3::date)::date) as begins) this
  ), moved as (
    select
      coalesce(-sum(v.invoiced_quantity) filter (where v.item_entry_type = 'sale' and v.posting_date >= y.begins), 0) as "soldQuantity",
      coalesce(sum(v.sales_actual) filter (where v.posting_date >= y.begins), 0) as sales,
      coalesce(sum(v.sales_actual) filter (where v.posting_date < y.begins), 0) as "salesLastYear",
      coalesce(sum(v.cost_actual) filter (where v.item_entry_type = 'sale' and v.posting_date >= y.begins), 0) as cost,
      coalesce(sum(v.invoiced_quantity) filter (where v.item_entry_type = 'purchase' and v.posting_date >= y.begins), 0) as "boughtQuantity",
      coalesce(sum(v.purchase_actual) filter (where v.posting_date >= y.begins), 0) as purchases
    from years y cross join stock.value_entries v
    where v.company_id = $1 and v.item_id = $2 and v.posting_date between y.began and $3
  )
  select c.local_currency as currency, years.begins as "yearFrom", years.began as "lastYearFrom",
    coalesce((select sum(h.quantity) from stock.on_hand h where h.company_id = $1 and h.item_id = $2), 0) as "onHand",
    coalesce(k.value, 0) as value, coalesce(k.unit_cost, 0) as "unitCost", coalesce(k.last_direct_cost, 0) as "lastDirectCost", moved.*
  from company.companies c join items.items i on i.company_id = c.id and i.id = $2
  left join stock.item_costs k on k.company_id = c.id and k.item_id = i.id, years, moved
  where c.id = $1`

implement(stock, 'stock.item_figures', async ({ tx, companyId, workDate }, { itemId }) => {
  const row = await tx.maybeOne<Row>('stock.item_figures', sql, [companyId, itemId, workDate])
  if (!row) throw new Refused([problem('record_not_found', { record: 'items', key: itemId })], 404)
  const { cost, ...figures } = row
  return { ...figures, profit: dec(row.sales).plus(dec(cost)).toString() }
})
