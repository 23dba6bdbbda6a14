/**
 * Step 5: VAT is rounded once for all lines that share a VAT identifier, calculation and sign (documents.md §3.5,
 * ledgers.md §2.1).
 */
import { Decimal } from '#platform/decimal'
import type { PricedAmounts } from './line-amount.ts'
import { type Rounder, hundred, roundQuotient, rounder } from './rounding.ts'
import type { AmountHeader, LineTax, TaxCalculation, TaxGroupKey, TaxedAmounts } from './types.ts'

/** A group and the positions of its lines, in line order. */
export interface TaxGrouping {
  readonly key: TaxGroupKey
  readonly members: readonly number[]
}

/** What of the header VAT depends on. */
export type TaxHeader = Pick<AmountHeader, 'side' | 'pricesIncludingTax' | 'taxBaseDiscountPercent' | 'currency'>

const calculationOrder: Record<TaxCalculation, number> = { normal: 0, reverse_charge: 1, full: 2 }

export const taxGroupKey = (tax: LineTax, amount: Decimal): TaxGroupKey => ({
  identifier: tax.identifier,
  calculation: tax.calculation,
  rate: tax.rate,
  sign: amount.isNegative() ? 'negative' : 'positive',
})

/**
 * The order of groups: identifier, calculation, negative before positive. The rate stands in between: an identifier
 * has one rate, but a line copied from before a change of rates must not be taxed at its neighbour's.
 */
export function compareTaxGroups(a: TaxGroupKey, b: TaxGroupKey): number {
  if (a.identifier !== b.identifier) return a.identifier < b.identifier ? -1 : 1
  const calculation = calculationOrder[a.calculation] - calculationOrder[b.calculation]
  if (calculation !== 0) return calculation
  const rate = a.rate.compare(b.rate)
  if (rate !== 0) return rate
  return a.sign === b.sign ? 0 : a.sign === 'negative' ? -1 : 1
}

/** Groups rows by their keys (null: in no group), keeping the order of the rows; the groups come in key order. */
export function groupByKey(keys: Iterable<TaxGroupKey | null>): TaxGrouping[] {
  const groups = new Map<string, { key: TaxGroupKey; members: number[] }>()
  let index = -1
  for (const key of keys) {
    index++
    if (key === null) continue
    const text = JSON.stringify([key.identifier, key.calculation, key.rate.toString(), key.sign])
    const group = groups.get(text)
    if (group) group.members.push(index)
    else groups.set(text, { key, members: [index] })
  }
  return [...groups.values()].sort((a, b) => compareTaxGroups(a.key, b.key))
}

/** Groups lines by VAT and sign of the line amount. */
export const groupByTax = (lines: readonly Pick<PricedAmounts, 'line' | 'lineAmount'>[]): TaxGrouping[] =>
  groupByKey(lines.map(({ line, lineAmount }) => taxGroupKey(line.tax, lineAmount)))

/** The percentage the document itself charges: under reverse charge and full VAT a price contains none. */
export const chargedRate = (tax: LineTax): Decimal => (tax.calculation === 'normal' ? tax.rate : Decimal.zero)

/** An amount with VAT in it, without it: r(gross ÷ (1 + rate)). */
export function beforeTax(gross: Decimal, tax: LineTax, money: Rounder): Decimal {
  const rate = chargedRate(tax)
  return rate.isZero() ? gross : roundQuotient(gross.times(hundred), hundred.plus(rate), money)
}

/** The negative group of the same key: its amount, and its VAT as rounded. */
export interface CarriedTax {
  readonly amount: Decimal
  readonly tax: Decimal
}

const nothingCarried: CarriedTax = { amount: Decimal.zero, tax: Decimal.zero }

/**
 * VAT of an amount, rounded once in the currency's direction, together with the unrounded rest that the negative
 * group left: round(tax(amount) + tax(carried) − carried tax).
 */
function roundedTax(
  header: TaxHeader,
  rate: Decimal,
  included: Decimal,
  amount: Decimal,
  carried: CarriedTax,
): Decimal {
  if (amount.isZero()) return Decimal.zero
  const share = rate.times(hundred.minus(header.taxBaseDiscountPercent))
  const divisor = hundred.plus(included).times(hundred)
  const n = amount.plus(carried.amount).times(share).minus(carried.tax.times(divisor))
  return roundQuotient(n, divisor, rounder(header.currency.amountPrecision, header.currency.taxRounding))
}

/**
 * How VAT stands to the line amounts: on top of them, in them, all of them, or in them with a base discount, where net
 * and VAT no longer sum to the gross. Under reverse charge no price contains any.
 */
export type TaxBasis = 'on_top' | 'included' | 'included_with_base_discount' | 'all'

/** Which of these a line of the document follows. */
export function taxBasis(header: TaxHeader, tax: LineTax): TaxBasis {
  if (tax.calculation === 'full') return 'all'
  if (tax.calculation === 'reverse_charge' || !header.pricesIncludingTax) return 'on_top'
  return header.taxBaseDiscountPercent.isZero() ? 'included' : 'included_with_base_discount'
}

/**
 * Takes the sum of a group's line amounts after invoice discount; gives base, VAT and total.
 * - prices without VAT: VAT on the base; prices with VAT: VAT out of the gross, the base is what is left;
 * - with a VAT base discount the base of a gross price is r(gross ÷ (1 + rate)) and the total base + VAT;
 * - reverse charge: no VAT on the document, the buyer owes `reverseChargeTax` (computed on purchases only);
 * - full VAT: the amount is all VAT, the base 0.
 * A group that sums to nothing takes no rest over, else a line of zero would be taxed.
 */
export function groupAmounts(
  header: TaxHeader,
  tax: LineTax,
  amount: Decimal,
  carried: CarriedTax = nothingCarried,
): TaxedAmounts {
  const basis = taxBasis(header, tax)
  const reverseChargeTax = Decimal.zero
  if (basis === 'all') return { amount: Decimal.zero, tax: amount, amountIncludingTax: amount, reverseChargeTax }
  const computed = roundedTax(header, tax.rate, basis === 'on_top' ? Decimal.zero : tax.rate, amount, carried)
  if (tax.calculation === 'reverse_charge') {
    const owed = header.side === 'purchase' ? computed : Decimal.zero
    return { amount, tax: Decimal.zero, amountIncludingTax: amount, reverseChargeTax: owed }
  }
  const net = {
    on_top: () => amount,
    included: () => amount.minus(computed),
    included_with_base_discount: () => beforeTax(amount, tax, rounder(header.currency.amountPrecision)),
  }[basis]()
  return { amount: net, tax: computed, amountIncludingTax: net.plus(computed), reverseChargeTax }
}

const sameTax = (a: LineTax, b: LineTax): boolean =>
  a.identifier === b.identifier && a.calculation === b.calculation && a.rate.equals(b.rate)

/** VAT of every group in key order, given the sum of each after invoice discount. */
export function taxPerGroup(
  header: TaxHeader,
  groups: readonly TaxGrouping[],
  sums: readonly Decimal[],
): TaxedAmounts[] {
  let before: { key: TaxGroupKey; carried: CarriedTax } | null = null
  return groups.map(({ key }, index) => {
    const amount = sums[index]!
    const carried = before && sameTax(before.key, key) ? before.carried : nothingCarried
    const result = groupAmounts(header, key, amount, carried)
    before = { key, carried: { amount, tax: result.tax.plus(result.reverseChargeTax) } }
    return result
  })
}

/** Adds a manual VAT difference: out of the base where prices contain VAT, on top where they do not. */
export function withTaxDifference(
  header: TaxHeader,
  key: LineTax,
  amounts: TaxedAmounts,
  difference: Decimal,
): TaxedAmounts {
  if (difference.isZero()) return amounts
  const tax = amounts.tax.plus(difference)
  return taxBasis(header, key) === 'included'
    ? { ...amounts, tax, amount: amounts.amount.minus(difference) }
    : { ...amounts, tax, amountIncludingTax: amounts.amountIncludingTax.plus(difference) }
}
