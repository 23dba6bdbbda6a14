import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('items', {
  number_taken: [],
  group_missing: [],
  group_only_on_inventory: ['type'],
  costing_only_on_inventory: ['type'],
  change_blocked: ['field', 'item', 'by'],
  base_unit_is_one: ['unit'],
  unit_quantity_not_positive: ['unit'],
  other_units: ['units'],
  unit_not_of_item: ['unit', 'field'],
  gtin_check: ['gtin'],
  vendor_is_customer: ['party'],
  category_cycle: ['category'],
  base_unit_needed: ['unit'],
  range_backwards: ['from', 'to'],
  reference_needs_number: ['kind'],
})

explainRefusals({
  item_number_taken: () => problem('number_taken', {}, { field: 'number' }),
  inventory_item_needs_group: () => problem('group_missing', {}, { field: 'inventoryPostingGroup' }),
  only_inventory_has_group: () =>
    problem('group_only_on_inventory', { type: 'service' }, { field: 'inventoryPostingGroup' }),
})
