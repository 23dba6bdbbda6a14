import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

/** What keeps a prepayment from being asked for, invoiced, credited or deducted. */
export const problem = defineProblems('trade', {
  // Asking.
  prepayment_below_invoiced: ['lineNo', 'amount', 'invoiced'],
  prepayment_above_line: ['lineNo', 'amount', 'maximum'],
  prepayment_total_below_invoiced: ['number', 'amount', 'invoiced'],
  prepayment_total_above_order: ['number', 'amount', 'maximum'],
  prepayment_nothing_to_spread: ['number'],
  line_prepaid: ['lineNo', 'amount'],
  prepayment_percent_period: ['from', 'to'],
  prepayment_percent_source: ['sourceKind'],
  prepayment_percent_taken: ['startingDate'],
  // Invoicing and crediting.
  prepayment_nothing_to_invoice: ['number'],
  prepayment_nothing_to_credit: ['number'],
  prepayment_account_missing: ['lineNo', 'businessGroup', 'productGroup', 'side'],
  prepayment_exchange_account: ['currency'],
  // Releasing, shipping and invoicing.
  prepayment_to_be_invoiced: ['number', 'amount'],
  prepayment_not_invoiced: ['lineNo', 'amount'],
  prepayment_unpaid: ['number', 'invoices'],
  prepayment_basis_differs: ['lineNo', 'number'],
  // Taking back and copying.
  prepayment_deducted: ['number'],
  prepayment_order_gone: ['number'],
  cancel_prepayment: ['number'],
  copy_prepayment: ['number'],
})

explainRefusals({
  HT016: (_, { lineNo = '', amount = '' }) => problem('line_prepaid', { lineNo, amount }, { field: `lines.${lineNo}.id` }),
  // The database says the key it found: company, side, item, source and the day.
  prepayment_percent_taken: ({ detail = '' }) =>
    problem('prepayment_percent_taken', { startingDate: /(\d{4}-\d\d-\d\d)\)/.exec(detail)?.[1] ?? '' }, { field: 'startingDate' }),
})
