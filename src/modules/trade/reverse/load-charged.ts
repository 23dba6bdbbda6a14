/** The items of goods that come back, and what charges came to on them. */
import { dec } from '#platform/decimal'
import type { MovedItem } from '#stock'
import type { Charged } from './facts.ts'

export interface ItemJson {
  id: string
  number: string
  type: 'inventory' | 'service' | 'non_inventory' | 'charge'
  costing_method: 'fifo' | 'average' | 'standard'
  standard_cost: string
  indirect_cost_percent: string
  overhead_rate: string
  prevent_negative_inventory: boolean | null
  inventory_posting_group: string | null
  general_product_group: string
  blocked: boolean
}

/** An item `i` of an entry `e` as JSON. */
export const itemJson = `jsonb_build_object('id', i.id, 'number', i.number, 'type', i.type, 'costing_method', i.costing_method,
    'standard_cost', i.standard_cost::text, 'indirect_cost_percent', i.indirect_cost_percent::text, 'overhead_rate', i.overhead_rate::text,
    'prevent_negative_inventory', i.prevent_negative_inventory, 'inventory_posting_group', i.inventory_posting_group,
    'general_product_group', i.general_product_group, 'blocked', i.blocked or coalesce((
      select r.blocked from items.variants r where r.company_id = $1 and r.item_id = i.id and r.code = e.variant), false))`

/** An item as stock looks at it. */
export const movedItem = (item: ItemJson, companyPreventsNegative: boolean): MovedItem => ({
  id: item.id,
  number: item.number,
  type: item.type,
  costingMethod: item.costing_method,
  standardCost: dec(item.standard_cost),
  indirectCostPercent: dec(item.indirect_cost_percent),
  overheadRate: dec(item.overhead_rate),
  preventNegative: item.prevent_negative_inventory ?? companyPreventsNegative,
  ...(item.inventory_posting_group !== null && { inventoryGroup: item.inventory_posting_group }),
  productGroup: item.general_product_group,
})

export interface ChargedRow {
  line_no: number
  entry_no: number
  item: ItemJson
  quantity: string
  amount: string
  general_product_group: string | null
}

/** What the charges of a document came to on which goods. */
export const chargedSql = `
select c.line_no, c.item_entry_no as entry_no, c.quantity, c.amount, p.general_product_group, ${itemJson} as item
from trade.charged c
join trade.posted_lines p on p.company_id = $1 and p.document_id = c.document_id and p.line_no = c.line_no
join stock.item_entries e on e.company_id = $1 and e.entry_no = c.item_entry_no
join items.items i on i.company_id = $1 and i.id = e.item_id
where c.company_id = $1 and c.document_id = $2 order by c.line_no, c.item_entry_no`

export const chargedFacts = (row: ChargedRow, companyPreventsNegative: boolean): Charged => ({
  lineNo: row.line_no,
  entryNo: row.entry_no,
  item: movedItem(row.item, companyPreventsNegative),
  quantity: dec(row.quantity),
  amount: dec(row.amount),
  generalProductGroup: row.general_product_group,
})
