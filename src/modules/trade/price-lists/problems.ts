import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

/** What keeps price lists and their lines from being kept or from counting (documents.md §2). */
export const problem = defineProblems('trade', {
  // The list.
  price_list_number_taken: [],
  price_list_gone: [],
  price_list_unknown: ['list'],
  price_list_source_missing: ['kind'],
  price_list_source_of_sales: ['kind'],
  price_list_source_defines: ['kind'],
  price_list_range: ['from', 'to'],
  price_list_locked: ['list', 'fields'],
  price_list_lines_say_more: ['list', 'defines', 'line'],
  price_list_active: ['list'],
  price_list_inactive: ['list'],
  price_list_already: ['list', 'status'],
  price_list_empty: ['list'],
  price_list_series_unset: ['side'],
  price_list_manual_number: ['series'],
  // Its lines.
  price_line_nothing: [],
  price_line_two_things: [],
  price_line_no_value: ['line', 'defines'],
  price_line_no_price: ['line', 'list'],
  price_line_no_discount: ['line', 'list'],
  price_line_group_price: ['line'],
  price_line_unit: ['line', 'item', 'unit'],
  price_line_variant: ['line', 'item', 'variant'],
  price_line_range: ['line', 'from', 'to'],
  price_line_outside: ['line', 'list', 'from', 'to'],
  price_line_overlap: ['line', 'value', 'other'],
  price_line_elsewhere: ['line', 'value', 'list', 'other'],
  // Reckoning new ones from old ones.
  price_suggest_filter: ['filter'],
  price_suggest_nowhere: [],
  price_suggest_itself: ['list'],
  price_suggest_tax_group: ['list'],
  // Bringing them in, and taking that back.
  price_worksheet_empty: [],
  price_change_later: ['line', 'list', 'from', 'value'],
  price_change_gone: [],
  price_change_taken_back: [],
  price_change_touched: ['line'],
  price_change_used: ['line', 'number'],
})

explainRefusals({
  price_list_number_taken: () => problem('price_list_number_taken', {}, { field: 'number' }),
})
