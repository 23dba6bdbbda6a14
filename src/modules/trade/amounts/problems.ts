import { defineProblems } from '#platform/problem'

export const amountProblem = defineProblems('trade', {
  invoice_discount_without_base: ['amount'],
  invoice_discount_below_invoiced: ['amount', 'invoiced'],
  invoice_discount_above_base: ['discount', 'base', 'taxIdentifier'],
  tax_difference_not_allowed: ['difference', 'taxIdentifier'],
  tax_difference_too_large: ['difference', 'maximum', 'taxIdentifier'],
  document_total_negative: ['total'],
})
