/** Proves the stock module's state tables from its ledgers. */
import type { Tx } from '#platform/db'

/** A row of state that is not what the ledgers say. Blank stands for no row. */
export interface StockDifference {
  /** Which table, and what of it: `on_hand.quantity`. */
  readonly what: string
  readonly itemId: string
  /** The entry, or the place (variant and location), within the item. */
  readonly at: string
  readonly state: string
  readonly ledger: string
}

const differencesSql = `
with applied as (
  select side.entry_no, sum(side.quantity) as quantity
  from stock.applications a, lateral (values (a.inbound_entry_no, -a.quantity), (a.outbound_entry_no, a.quantity)) as side(entry_no, quantity)
  where a.company_id = $1 and not a.cost_application group by side.entry_no
), entries as (
  select e.*, e.quantity + coalesce(a.quantity, 0) as remaining
  from stock.item_entries e left join applied a using (entry_no) where e.company_id = $1
), valued as (
  select v.*, c.average_from, v.averaged and v.valuation_date >= c.average_from as counts
  from stock.value_entries v left join stock.item_costs c on c.company_id = $1 and c.item_id = v.item_id where v.company_id = $1
), values_by_item as (
  select item_id, sum(cost_actual + cost_expected) as value, max(valuation_date) as latest,
    coalesce(sum(item_entry_quantity) filter (where counts), 0) as averaged_quantity,
    coalesce(sum(cost_actual + cost_expected) filter (where counts), 0) as averaged_value
  from valued group by item_id
), quantities as (
  select item_id, sum(quantity) as quantity from entries where stocked group by item_id
), items as (
  select c.item_id, c.quantity, c.value, c.last_valuation_date, c.averaged_quantity, c.averaged_value,
    coalesce(q.quantity, 0) as ledger_quantity, coalesce(v.value, 0) as ledger_value, v.latest,
    coalesce(v.averaged_quantity, 0) as ledger_averaged_quantity, coalesce(v.averaged_value, 0) as ledger_averaged_value
  from (select * from stock.item_costs where company_id = $1) c
  full join quantities q using (item_id) full join values_by_item v using (item_id)
), differences as (
  select 1 as rank, 'open_entries.remaining' as what, item_id, entry_no::text as at, o.remaining::text as state, e.remaining::text as ledger
  from (select item_id, entry_no, remaining from stock.open_entries where company_id = $1) o
  full join (select item_id, entry_no, remaining from entries where stocked and remaining <> 0) e using (item_id, entry_no)
  where o.remaining is distinct from e.remaining
  union all
  select 2, 'on_hand.quantity', item_id, concat_ws(' ', variant, location), h.quantity::text, e.quantity::text
  from (select item_id, variant, location, quantity from stock.on_hand where company_id = $1) h
  full join (select item_id, variant, location, sum(quantity) as quantity from entries where stocked group by 1, 2, 3) e using (item_id, variant, location)
  where coalesce(h.quantity, 0) <> coalesce(e.quantity, 0)
  union all
  select 3, 'item_costs.quantity', item_id, '', quantity::text, ledger_quantity::text from items where quantity is distinct from ledger_quantity
  union all
  select 3, 'item_costs.value', item_id, '', value::text, ledger_value::text from items where value is distinct from ledger_value
  union all
  select 3, 'item_costs.last_valuation_date', item_id, '', last_valuation_date::text, latest::text from items
  where last_valuation_date is distinct from latest
  union all
  select 3, 'item_costs.averaged_quantity', item_id, '', averaged_quantity::text, ledger_averaged_quantity::text from items
  where averaged_quantity <> ledger_averaged_quantity
  union all
  select 3, 'item_costs.averaged_value', item_id, '', averaged_value::text, ledger_averaged_value::text from items
  where averaged_value <> ledger_averaged_value
  union all
  select 4, 'value_entries.item_entry_quantity', e.item_id, e.entry_no::text, coalesce(sum(v.item_entry_quantity), 0)::text, e.quantity::text
  from entries e left join valued v on v.item_entry_no = e.entry_no where e.stocked
  group by e.item_id, e.entry_no, e.quantity having coalesce(sum(v.item_entry_quantity), 0) <> e.quantity
)
select what, item_id as "itemId", at, coalesce(state, '') as state, coalesce(ledger, '') as ledger
from differences order by rank, item_id, at limit 20`

/** The first twenty differences between stock's state and its recomputation from the ledgers; none when they agree. */
export const findStockDifferences = (tx: Tx, companyId: number): Promise<StockDifference[]> =>
  tx.query<StockDifference>('stock.differences', differencesSql, [companyId])
