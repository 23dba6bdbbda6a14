import { defineProblems } from '#platform/problem'

export const problem = defineProblems('stock', {
  not_on_inventory: ['item', 'location', 'wanted', 'available'],
  reserved_for_others: ['item', 'location', 'wanted', 'available', 'reserved'],
  applies_to_too_low: ['item', 'entry', 'wanted', 'available'],
  applies_to_mismatch: ['item', 'entry'],
  return_exceeds_shipped: ['item', 'entry', 'wanted', 'available'],
  invoice_exceeds_moved: ['item', 'entry', 'wanted', 'available'],
  entry_unknown: ['item', 'entry'],
  inventory_period_closed: ['date', 'closedTo'],
  inventory_period_open_before: ['date', 'earlier'],
  inventory_period_closed_after: ['date', 'later'],
  inventory_period_uncovered: ['date', 'item'],
  inventory_period_is_closed: ['date'],
})
