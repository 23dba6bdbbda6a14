import { defineProblems } from '#platform/problem'

export const problem = defineProblems('ledger', {
  account_unknown: ['account'],
})
