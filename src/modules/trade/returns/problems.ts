import { defineProblems } from '#platform/problem'

/** What keeps goods from being put on a return, and a return from bringing about more. */
export const problem = defineProblems('trade', {
  returnable_unknown: ['entry', 'number'],
  returnable_left: ['entry', 'item', 'quantity', 'left'],
  no_negative_lines: ['number'],
  negative_line_moved: ['number', 'lineNo'],
  related_nothing_chosen: ['number'],
  related_no_items: ['number'],
  related_vendor_missing: ['lineNo', 'item'],
})
