import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('warehouse', {
  item_unknown: ['item'],
  item_not_stocked: ['item', 'type'],
  item_blocked: ['item'],
  variant_unknown: ['item', 'variant'],
  variant_blocked: ['item', 'variant'],
  variant_missing: ['item'],
  location_unknown: ['location'],
  unit_unknown: ['item', 'unit'],
  series_unset: [],
  manual_number: ['series'],
  nothing_typed: [],
  quantity_missing: ['item'],
  line_number_taken: [],
  // Against taking a posted adjustment back.
  adjustment_gone: [],
  adjustment_reversed: ['number', 'by'],
  adjustment_too_early: ['number', 'date', 'original'],
  adjusted_goods_gone: ['number', 'item', 'wanted', 'available', 'documents'],
})

explainRefusals({
  adjustment_line_number_taken: () => problem('line_number_taken', {}, { field: 'lineNo' }),
})
