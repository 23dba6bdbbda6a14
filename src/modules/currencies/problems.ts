import { defineProblems } from '#platform/problem'

export const problem = defineProblems('currencies', {
  not_positive: ['field'],
  local_currency: ['currency'],
  local_has_no_rate: ['currency'],
  no_rate: ['currency', 'date'],
})
