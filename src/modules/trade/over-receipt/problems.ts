import { defineProblems } from '#platform/problem'

/** What keeps more than was ordered from coming in (documents.md §18). */
export const problem = defineProblems('trade', {
  over_receipt_exceeded: ['lineNo', 'code', 'quantity', 'maximum'],
  over_receipt_pending: ['lineNo', 'item', 'quantity'],
  nothing_to_approve: ['number'],
})
