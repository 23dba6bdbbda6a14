import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('posting', {
  out_of_balance: ['difference'],
  document_number_taken: ['number'],
  nothing_to_post: [],
  date_not_allowed: ['date', 'from', 'to'],
  account_missing: ['account'],
  account_not_for_posting: ['account'],
  account_blocked: ['account'],
  setup_missing: ['setup', 'first', 'second', 'field'],
})

explainRefusals({
  HL001: (_, { difference = '' }) => problem('out_of_balance', { difference }),
  document_number_taken: (_, { number = '' }) => problem('document_number_taken', { number }, { remedy: 'setup/number-series' }),
})
