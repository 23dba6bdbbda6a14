import { defineProblems } from '#platform/problem'

export const problem = defineProblems('ledger', {
  account_has_entries: ['account'],
  totaling_only_on_totals: [],
  totaling_unreadable: ['totaling'],
  period_exists: ['date'],
  period_not_first_of_month: ['date'],
  no_year_to_close: [],
  next_year_missing: ['date'],
  period_closed: ['date'],
})
