import { defineProblems } from '#platform/problem'

export const problem = defineProblems('warehouse', {
  item_unknown: ['item'],
  item_not_stocked: ['item', 'type'],
  item_blocked: ['item'],
  variant_unknown: ['item', 'variant'],
  variant_blocked: ['item', 'variant'],
  location_unknown: ['location'],
  unit_unknown: ['item', 'unit'],
  series_unset: [],
  manual_number: ['series'],
})
