import { defineProblems } from '#platform/problem'

export const problem = defineProblems('exchange', {
  // cells
  not_a_number: ['value'],
  not_a_date: ['value'],
  not_yes_or_no: ['value'],
  not_a_choice: ['value', 'options'],
  not_a_country: ['value'],
  formula_without_result: ['value'],
  formula_failed: ['value'],
  required: ['column'],
  no_such_record: ['value', 'kind'],
  debit_and_credit: [],
  // files and their columns
  no_rows: [],
  column_missing: ['column'],
  column_twice: ['column'],
  account_needed: [],
  // imports
  no_such_import: [],
  not_open: ['state'],
  not_clean: ['count'],
  nothing_clean: [],
  nothing_to_undo: [],
  stock_used: ['item'],
  may_not: ['kind'],
})
