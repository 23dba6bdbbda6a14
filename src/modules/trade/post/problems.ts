import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

/** What keeps a document from being posted (documents.md §6.2). Documents are named as people call them. */
export const problem = defineProblems('trade', {
  document_gone: [],
  not_released: ['kind', 'number', 'status'],
  nothing_to_post: ['kind', 'number'],
  no_step_chosen: ['kind', 'number'],
  invoicing_not_allowed: ['number'],
  must_invoice_with_shipment: ['number'],
  posting_date_missing: ['kind', 'number'],
  party_blocked: ['role', 'number', 'name', 'blocked', 'kind'],
  party_privacy_blocked: ['role', 'number', 'name'],
  series_missing: ['side', 'kind'],
  external_number_missing: ['kind', 'number'],
  their_totals_differ: ['number', 'gross', 'tax', 'theirGross', 'theirTax'],
  external_number_used: ['externalNumber', 'vendor', 'number'],
  exchange_rate_missing: ['currency', 'date'],
  line_without_number: ['lineNo', 'type'],
  item_blocked: ['lineNo', 'item'],
  account_not_posting: ['lineNo', 'account'],
  account_blocked: ['lineNo', 'account'],
  must_be_shipped_complete: ['lineNo', 'item', 'quantity'],
  whole_line_only: ['lineNo', 'quantity'],
  exact_cost_link_missing: ['lineNo', 'item'],
  general_setup_missing: ['lineNo', 'businessGroup', 'productGroup', 'account'],
  general_setup_blocked: ['businessGroup', 'productGroup'],
  tax_group_missing: ['lineNo'],
  tax_setup_missing: ['lineNo', 'businessGroup', 'productGroup', 'date'],
  tax_setup_blocked: ['businessGroup', 'productGroup'],
  tax_not_deductible: ['lineNo', 'businessGroup', 'productGroup'],
  tax_account_missing: ['businessGroup', 'productGroup', 'account'],
  full_tax_account: ['lineNo', 'account', 'expected'],
  party_group_missing: ['role', 'group'],
  rounding_account_missing: ['group'],
  payment_method_currency: ['method', 'account', 'accountCurrency', 'currency'],
  line_over_handled: [],
  movement_invoiced_meanwhile: ['lineNo', 'movement'],
  credits_more_than_invoiced: ['lineNo', 'item', 'credited', 'invoiced', 'number'],
  blanket_exceeded: ['lineNo', 'blanket', 'quantity', 'maximum'],
  // Goods that go straight from the vendor to the customer.
  drop_not_linked: ['lineNo', 'item'],
  drop_other_short: ['lineNo', 'side', 'order', 'outstanding'],
  invoice_sales_first: ['lineNo', 'order'],
})

explainRefusals({
  line_not_over_handled: () => problem('line_over_handled', {}),
  HT001: (_, { externalNumber = '', vendor = '', number = '' }) =>
    problem('external_number_used', { externalNumber, vendor, number }, { field: 'externalNumber' }),
})
