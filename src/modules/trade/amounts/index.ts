/**
 * The amounts of a document: pure functions over plain data, the same for screen, PDF, e-invoice and ledger.
 */
export * from './types.ts'
export { documentAmounts, mergeSigns } from './document-amounts.ts'
export { checkTaxDifferences, checkTotal } from './check-amounts.ts'
export { type LineAmountParts, lineAmount } from './line-amount.ts'
export { provisionalTax } from './line-tax.ts'
export {
  type DiscountTerms,
  type PresentCharge,
  type ServiceChargeChange,
  amountAfterLineChange,
  planServiceCharge,
  serviceChargePrice,
} from './invoice-discount.ts'
export { splitLine } from './split.ts'
export { type UnitCost, type UnitCostFacts, purchaseUnitCost } from './unit-cost.ts'
export { beforeTax, chargedRate } from './tax-groups.ts'
export { toForeign, toLocal } from './local-amounts.ts'
export { type Rounder, roundAmount, rounder } from './rounding.ts'
