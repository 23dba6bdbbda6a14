/** Items and VAT set-ups as they are read beside a line. */
import { dec } from '#platform/decimal'
import type { ItemFacts, TaxSetup } from './facts.ts'
import type { LineRow } from './rows.ts'

/** The columns of an item `i`, under the names they are read by. */
export const itemColumns = `i.number as item_number, i.type as item_type, i.costing_method, i.standard_cost, i.indirect_cost_percent, i.overhead_rate,
  i.prevent_negative_inventory, items.asks_for_variant(i.company_id, i.id, i.variant_mandatory) as asks_for_variant, i.inventory_posting_group, i.general_product_group as item_product_group, i.blocked as item_blocked,
  i.sales_blocked, i.purchasing_blocked`

/** The columns of a VAT posting set-up `t`, under the names they are read by. */
export const taxColumns = `t.rate, t.calculation, t.identifier, t.sales_account, t.purchase_account, t.reverse_charge_account, t.category, t.eu_service,
  t.deductible_percent, t.blocked as tax_blocked`

/** The columns an item is read from. */
export type ItemColumns = Pick<LineRow,
  'item_id' | 'item_number' | 'item_type' | 'costing_method' | 'standard_cost' | 'indirect_cost_percent' | 'overhead_rate'
  | 'prevent_negative_inventory' | 'asks_for_variant' | 'inventory_posting_group' | 'item_product_group' | 'item_blocked' | 'sales_blocked' | 'purchasing_blocked'>

/** The item of a row; null where it has none. */
export function itemFacts(row: ItemColumns): ItemFacts | null {
  if (row.item_id === null || row.item_number === null) return null
  return {
    id: row.item_id,
    number: row.item_number,
    type: row.item_type,
    costingMethod: row.costing_method,
    standardCost: dec(row.standard_cost),
    indirectCostPercent: dec(row.indirect_cost_percent),
    overheadRate: dec(row.overhead_rate),
    preventNegativeInventory: row.prevent_negative_inventory,
    asksForVariant: row.asks_for_variant,
    inventoryGroup: row.inventory_posting_group,
    generalProductGroup: row.item_product_group,
    blocked: row.item_blocked,
    salesBlocked: row.sales_blocked,
    purchasingBlocked: row.purchasing_blocked,
  }
}

/** The columns a VAT posting set-up is read from; a rate of null is none. */
export type TaxColumns = Pick<LineRow,
  'rate' | 'calculation' | 'identifier' | 'sales_account' | 'purchase_account' | 'reverse_charge_account' | 'category' | 'eu_service'
  | 'deductible_percent' | 'tax_blocked'>

/** The VAT posting set-up of a row. */
export function taxSetup(row: TaxColumns): TaxSetup | null {
  if (row.rate === null) return null
  return {
    rate: dec(row.rate),
    calculation: row.calculation,
    identifier: row.identifier,
    salesAccount: row.sales_account,
    purchaseAccount: row.purchase_account,
    reverseChargeAccount: row.reverse_charge_account,
    category: row.category,
    euService: row.eu_service,
    deductiblePercent: dec(row.deductible_percent),
    blocked: row.tax_blocked,
  }
}
