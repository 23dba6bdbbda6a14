import { defineProblems } from '#platform/problem'

export const problem = defineProblems('bank', {
  iban_doubtful: ['iban'],
  currency_with_entries: ['account'],
})
