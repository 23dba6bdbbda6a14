/**
 * Step 9: amounts in local currency by running total, so that the document as a whole is converted exactly once
 * (documents.md §3.9).
 */
import { Decimal } from '#platform/decimal'
import { roundAmount, rounder } from './rounding.ts'
import type { Exchange, LocalAmounts } from './types.ts'

/** What of a line is converted. */
export type Convertible = Omit<LocalAmounts, 'tax'>

/**
 * A factor such as 1 ÷ 11.435 is cut at its last stored digit, so FCY ÷ factor can miss an exact half by a hair
 * (11.43499999…). Cutting at nine decimals, more than cents times a published rate have, brings the half back.
 */
const hairScale = 9

/** FCY ÷ factor, not yet rounded to cents. */
export const toLocal = (amount: Decimal, exchange: Exchange): Decimal => amount.dividedBy(exchange.factor, hairScale)

/** LCY × factor, not rounded. */
export const toForeign = (amount: Decimal, exchange: Exchange): Decimal => amount.times(exchange.factor)

/** Converts a column of amounts: each gets r(converted running total) − what the ones before it have taken. */
export function convertRunning(amounts: readonly Decimal[], exchange: Exchange): Decimal[] {
  const local = rounder(exchange.localPrecision)
  let running = Decimal.zero
  let taken = Decimal.zero
  return amounts.map(amount => {
    if (amount.isZero()) return Decimal.zero
    running = running.plus(amount)
    const share = roundAmount(toLocal(running, exchange), local).minus(taken)
    taken = taken.plus(share)
    return share
  })
}

/**
 * Takes the lines in document order; gives each in local currency, net, gross and discounts converted separately and
 * VAT as the difference of gross and net. Without an exchange the amounts are local already.
 */
export function localAmounts(lines: readonly Convertible[], exchange: Exchange | null): LocalAmounts[] {
  const convert = (column: (line: Convertible) => Decimal): Decimal[] =>
    exchange === null ? lines.map(column) : convertRunning(lines.map(column), exchange)
  const amount = convert(line => line.amount)
  const amountIncludingTax = convert(line => line.amountIncludingTax)
  const lineDiscount = convert(line => line.lineDiscount)
  const invoiceDiscount = convert(line => line.invoiceDiscount)
  const reverseChargeTax = convert(line => line.reverseChargeTax)
  return lines.map((_, index) => ({
    lineDiscount: lineDiscount[index]!,
    invoiceDiscount: invoiceDiscount[index]!,
    amount: amount[index]!,
    tax: amountIncludingTax[index]!.minus(amount[index]!),
    amountIncludingTax: amountIncludingTax[index]!,
    reverseChargeTax: reverseChargeTax[index]!,
  }))
}
