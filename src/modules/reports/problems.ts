import { defineProblems } from '#platform/problem'

export const problem = defineProblems('reports', {
  party_unknown: ['id'],
  not_yours: ['report'],
  statement_empty: ['party', 'from', 'to'],
})
