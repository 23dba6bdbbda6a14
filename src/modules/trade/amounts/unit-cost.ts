/**
 * What a purchase line makes a unit cost (documents.md §1.3).
 */
import { Decimal, r5 } from '#platform/decimal'
import { hundred } from './rounding.ts'
import { chargedRate } from './tax-groups.ts'
import type { Exchange, LineTax } from './types.ts'

export interface UnitCostFacts {
  readonly quantity: Decimal
  readonly directUnitCost: Decimal
  readonly lineDiscount: Decimal
  readonly invoiceDiscount: Decimal
  readonly indirectPercent: Decimal
  /** Per unit of the line, in local currency. */
  readonly overheadRate: Decimal
  readonly pricesIncludingTax: boolean
  readonly tax: LineTax
  /** null for a document in local currency. */
  readonly exchange: Exchange | null
  /** Per unit of the line, in local currency; null unless the item is kept at standard cost. */
  readonly standardCost: Decimal | null
}

export interface UnitCost {
  /** In the document's currency. */
  readonly unitCost: Decimal
  readonly unitCostLocal: Decimal
}

/**
 * r5((direct unit cost − r5(discounts ÷ quantity)) × (1 + indirect %) [÷ (1 + VAT %) where prices contain it] +
 * overhead), in the document's and in local currency. A line that is all VAT costs nothing; a standard-cost item costs
 * its standard in local currency, whatever was paid.
 */
export function purchaseUnitCost(facts: UnitCostFacts): UnitCost {
  const unitCost = facts.tax.calculation === 'full' ? Decimal.zero : documentUnitCost(facts)
  const converted = facts.exchange === null ? unitCost : r5(unitCost.dividedBy(facts.exchange.factor))
  return { unitCost, unitCostLocal: facts.standardCost ?? converted }
}

function documentUnitCost(facts: UnitCostFacts): Decimal {
  const discounts = facts.lineDiscount.plus(facts.invoiceDiscount)
  const perUnit = facts.quantity.isZero() ? Decimal.zero : discounts.dividedBy(facts.quantity, 5)
  const withIndirect = facts.directUnitCost.minus(perUnit).times(hundred.plus(facts.indirectPercent))
  const divisor = facts.pricesIncludingTax ? hundred.plus(chargedRate(facts.tax)) : hundred
  const overhead = facts.exchange === null ? facts.overheadRate : facts.overheadRate.times(facts.exchange.factor)
  return withIndirect.plus(overhead.times(divisor)).dividedBy(divisor, 5)
}
