/**
 * Step 6: a group's VAT goes back to its lines, so that the lines sum to the group (documents.md §3.6); and what a
 * line shows between two computations.
 */
import type { Decimal } from '#platform/decimal'
import { type Rounder, distribute } from './rounding.ts'
import { type TaxHeader, groupAmounts, taxBasis, withTaxDifference } from './tax-groups.ts'
import type { LineTax, TaxedAmounts } from './types.ts'

/** A line of a group: its amount after invoice discount, and the VAT difference somebody entered. */
export interface GroupLine {
  readonly amount: Decimal
  readonly taxDifference: Decimal
}

/**
 * Spreads a group's amounts over its lines by line amount after invoice discount with a carried remainder, then adds
 * each line's own VAT difference.
 */
export function taxPerLine(
  header: TaxHeader,
  key: LineTax,
  group: TaxedAmounts,
  lines: readonly GroupLine[],
  money: Rounder,
): TaxedAmounts[] {
  const weights = lines.map(line => line.amount)
  const tax = distribute(group.tax, weights, money)
  const reverseChargeTax = distribute(group.reverseChargeTax, weights, money)
  const basis = taxBasis(header, key)
  const spread = basis === 'included_with_base_discount' ? distribute(group.amount, weights, money) : null
  return lines.map((line, index) => {
    const share = tax[index]!
    const amount = spread?.[index] ?? (basis === 'on_top' ? line.amount : line.amount.minus(share))
    const amounts = { amount, tax: share, reverseChargeTax: reverseChargeTax[index]! }
    const taxed = { ...amounts, amountIncludingTax: amount.plus(share) }
    return withTaxDifference(header, key, taxed, line.taxDifference)
  })
}

/**
 * VAT of a line being typed: the group with this line less the group without it, so the other lines need not be read.
 * Takes the sum of the *other* lines of its VAT group (same identifier, calculation and sign; after invoice discount)
 * and the line's own amount after invoice discount. Release and posting replace what it gives.
 */
export function provisionalTax(header: TaxHeader, tax: LineTax, others: Decimal, line: GroupLine): TaxedAmounts {
  const without = groupAmounts(header, tax, others)
  const all = groupAmounts(header, tax, others.plus(line.amount))
  const difference = {
    amount: all.amount.minus(without.amount),
    tax: all.tax.minus(without.tax),
    amountIncludingTax: all.amountIncludingTax.minus(without.amountIncludingTax),
    reverseChargeTax: all.reverseChargeTax.minus(without.reverseChargeTax),
  }
  return withTaxDifference(header, tax, difference, line.taxDifference)
}
