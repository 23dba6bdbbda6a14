import { defineProblems } from '#platform/problem'

/** What keeps a document from being copied into another, and what a copy leaves out. */
export const problem = defineProblems('trade', {
  copy_other_side: ['number', 'side'],
  copy_onto_itself: ['number'],
  copy_header_differs: ['number', 'source', 'fields'],
  copy_replaces_lines: ['number', 'lines'],
  copied_item_blocked: ['lineNo', 'item'],
  copied_line_returned: ['lineNo', 'item'],
  nothing_to_copy: ['number'],
})
