/** VAT of a G/L line of a journal: its amount includes the VAT (ledgers.md §2.1). Pure. */
import { Decimal, dec } from '#platform/decimal'
import type { JournalTax } from './facts.ts'

/** Signed as the line; base and tax sum to the line, except for a reverse charge, where the line is the base. */
export interface LineTax {
  readonly base: Decimal
  readonly tax: Decimal
}

const hundred = dec(100)

/**
 * Splits an amount that includes VAT: normal VAT is what is left of the gross after base = gross ÷ (1 + %); full VAT is
 * the whole amount; a reverse charge is on top of it for purchases and nothing for sales. 10.00 at 21 % is 8.26 + 1.74.
 */
export function splitTax(
  amount: Decimal,
  { calculation, rate }: Pick<JournalTax, 'calculation' | 'rate'>,
  kind: 'sale' | 'purchase',
  precision: Decimal,
): LineTax {
  if (calculation === 'full') return { base: Decimal.zero, tax: amount }
  if (calculation === 'reverse_charge') {
    const tax = kind === 'sale' ? Decimal.zero : amount.times(rate).dividedBy(hundred).roundTo(precision)
    return { base: amount, tax }
  }
  const tax = amount.times(rate).dividedBy(hundred.plus(rate)).roundTo(precision)
  return { base: amount.minus(tax), tax }
}
