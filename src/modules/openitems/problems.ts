import { defineProblems } from '#platform/problem'

export const problem = defineProblems('openitems', {
  apply_date_too_early: ['date', 'latest'],
  other_party: ['document'],
  same_sign: ['document'],
  nothing_to_apply: [],
  entry_closed: ['document'],
  entry_twice: ['document'],
  before_document_date: ['document', 'date', 'documentDate'],
  amount_beyond_remaining: ['document', 'amount', 'remaining'],
  amount_not_positive: ['document'],
  amount_too_fine: ['document', 'amount', 'currency', 'precision'],
  currencies_not_allowed: ['document', 'currency', 'otherCurrency'],
  no_exchange_rate: ['currency', 'date'],
  posting_setup_missing: ['group', 'account'],
  currency_setup_missing: ['currency', 'account'],
  tax_setup_missing: ['businessGroup', 'productGroup'],
  entry_not_found: ['entry'],
  entry_reversed: ['document'],
  application_missing: ['document'],
  unapply_later_first: ['document', 'application'],
  unapply_date_too_early: ['date', 'latest'],
})
