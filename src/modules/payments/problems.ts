import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('payments', {
  // journals and their lines (ledgers.md §1.4)
  journal_not_found: ['journal'],
  no_journal: ['kind'],
  journal_empty: ['journal'],
  document_not_found: ['journal', 'document'],
  line_not_found: [],
  line_stale: [],
  line_number_taken: [],
  field_required: ['field'],
  amount_sign: ['documentType', 'accountKind', 'sign'],
  amount_too_fine: ['amount', 'currency', 'precision'],
  two_subledgers: [],
  one_partner_per_document: ['document'],
  duplicate_document: ['number', 'partner'],
  duplicate_external_number: ['externalNumber', 'number', 'partner'],
  external_number_required: ['partner'],
  out_of_balance: ['document', 'amount'],
  discount_not_allowed: [],
  account_missing: ['account'],
  account_blocked: ['account'],
  account_not_for_posting: ['account'],
  account_no_direct_posting: ['account', 'name'],
  partner_missing: ['account'],
  partner_blocked: ['partner', 'state'],
  partner_group_missing: ['partner', 'group'],
  bank_missing: ['account'],
  bank_blocked: ['account'],
  bank_currency: ['account', 'bankCurrency', 'currency'],
  tax_setup_missing: ['businessGroup', 'productGroup'],
  tax_setup_blocked: ['businessGroup', 'productGroup'],
  tax_not_deductible: ['businessGroup', 'productGroup'],
  tax_account_missing: ['businessGroup', 'productGroup', 'account'],
  full_tax_account: ['account', 'expected'],
  applications_need_party: [],
  entry_not_open: ['entry'],
  entry_twice: [],
  entry_in_other_journal: ['entry', 'journal'],
  // reversal (ledgers.md §1.7)
  transaction_not_found: ['transaction'],
  reversal_not_from_journal: ['transaction', 'operation'],
  already_reversed: ['transaction', 'by'],
  reversal_applied: ['document'],
})

explainRefusals({
  intended_applications_pkey: () => problem('entry_twice', {}, { field: 'applications' }),
  journal_line_number_taken: () => problem('line_number_taken', {}, { field: 'lineNo' }),
})
