import { defineProblems } from '#platform/problem'

/** What keeps something from being put on a document. */
export const problem = defineProblems('trade', {
  remark_gone: [],
  remark_archived: [],
  file_too_large: ['name', 'megabytes', 'largest'],
  file_type: ['name'],
  file_not_its_type: ['name', 'extension'],
  file_empty: ['name'],
  file_does_not_print: ['name'],
})
