/**
 * What can be wrong with a document's amounts (documents.md §3.5, §3.10).
 */
import type { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { amountProblem } from './problems.ts'
import type { DocumentAmounts, TaxGroup } from './types.ts'

/**
 * Manual VAT differences: none where the set-up allows none (maximum 0) or where the document charges no VAT to differ
 * from, and none above the maximum per VAT group. Gives every problem.
 */
export function checkTaxDifferences(
  groups: readonly Pick<TaxGroup, 'identifier' | 'calculation' | 'taxDifference'>[],
  maximum: Decimal,
): Problem[] {
  return groups.flatMap(({ identifier, calculation, taxDifference }) => {
    if (taxDifference.isZero()) return []
    const params = { difference: taxDifference.toString(), taxIdentifier: identifier }
    const place = { field: 'taxDifference' }
    if (maximum.isZero() || calculation !== 'normal') {
      return [amountProblem('tax_difference_not_allowed', params, { ...place, remedy: 'setup/finance' })]
    }
    if (!taxDifference.abs().greaterThan(maximum)) return []
    return [amountProblem('tax_difference_too_large', { ...params, maximum: maximum.toString() }, place)]
  })
}

/**
 * An order or invoice whose lines to invoice and whose total including VAT are both below zero is a credit memo.
 * For those two kinds only; a credit document's amounts are positive by their own kind.
 */
export function checkTotal(totals: Pick<DocumentAmounts['totals'], 'lineAmount' | 'amountIncludingTax'>): Problem[] {
  if (!totals.lineAmount.isNegative() || !totals.amountIncludingTax.isNegative()) return []
  return [amountProblem('document_total_negative', { total: totals.amountIncludingTax.toString() })]
}
