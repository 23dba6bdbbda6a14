/**
 * Step 8: the total to pay rounded as the currency wants it; the difference is a last line of its own
 * (documents.md §3.8).
 */
import { Decimal } from '#platform/decimal'
import { type Rounder, roundAmount, rounder } from './rounding.ts'
import { beforeTax } from './tax-groups.ts'
import type { InvoiceRounding, TaxedAmounts } from './types.ts'

/**
 * Takes the total including VAT; gives the rounding line, or null when the total is round already. Its gross is the
 * difference exactly, its net r(difference ÷ (1 + VAT %)), whatever rounding the VAT of ordinary lines has.
 */
export function roundingAmounts(total: Decimal, rounding: InvoiceRounding | null, money: Rounder): TaxedAmounts | null {
  if (rounding === null) return null
  const difference = roundAmount(total, rounder(rounding.precision, rounding.rounding)).minus(total)
  if (difference.isZero()) return null
  const amount = beforeTax(difference, rounding.tax, money)
  return {
    amount,
    tax: difference.minus(amount),
    amountIncludingTax: difference,
    reverseChargeTax: Decimal.zero,
  }
}
