import { defineProblems } from '#platform/problem'

/** What keeps shipments and receipts off an invoice. */
export const problem = defineProblems('trade', {
  nothing_to_invoice: ['number', 'movement'],
  movement_line_unknown: ['movement', 'lineNo'],
  movement_line_left: ['movement', 'lineNo', 'quantity', 'left'],
  nothing_to_combine: [],
})
