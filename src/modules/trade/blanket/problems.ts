import { defineProblems } from '#platform/problem'

/** What keeps a blanket order from being called off, and what called it off from being linked to it. */
export const problem = defineProblems('trade', {
  nothing_to_call_off: ['number'],
  called_off_too_much: ['lineNo', 'number', 'quantity', 'maximum'],
  blanket_line_gone: ['lineNo'],
  blanket_header_differs: ['number', 'side', 'field'],
  blanket_object_differs: ['lineNo', 'number', 'blanketLineNo'],
  blanket_marked_differs: ['lineNo', 'number', 'field'],
  blanket_in_use: ['number', 'documents'],
  no_invoiced_blanket_orders: ['side'],
})
