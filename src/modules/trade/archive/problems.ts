import { defineProblems } from '#platform/problem'

/** What keeps a document from being what it was. */
export const problem = defineProblems('trade', {
  archived_gone: [],
  restore_processed: ['number'],
  unknown_lost_reason: ['reason'],
  no_expired_quotes: ['before'],
})
