import { defineProblems } from '#platform/problem'

/** What keeps a blanket order from being called off. */
export const problem = defineProblems('trade', {
  nothing_to_call_off: ['number'],
  called_off_too_much: ['lineNo', 'number', 'quantity', 'maximum'],
})
