import { defineProblems } from '#platform/problem'

export const problem = defineProblems('tax', {
  reverse_charge_account_missing: [],
  range_backwards: ['from', 'to'],
  identifier_has_two_rates: ['identifier', 'rate'],
})
