import { expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import { vat } from './testing.ts'
import { type UnitCostFacts, purchaseUnitCost } from './unit-cost.ts'

const facts = (changes: Partial<UnitCostFacts> = {}): UnitCostFacts => ({
  quantity: dec(10),
  directUnitCost: dec('12.5'),
  lineDiscount: dec('12.5'),
  invoiceDiscount: dec(0),
  indirectPercent: dec(4),
  overheadRate: dec(0),
  pricesIncludingTax: false,
  tax: vat('25'),
  exchange: null,
  standardCost: null,
  ...changes,
})
const exchange = { factor: dec('0.1'), localPrecision: dec('0.01') }

it.each<[string, Partial<UnitCostFacts>, string, string]>([
  ['10 × 12.50 less 10 %, 4 % indirect', {}, '11.7', '11.7'],
  ['VAT in the price is no cost', { pricesIncludingTax: true }, '9.36', '9.36'],
  ['overhead comes on top', { overheadRate: dec('0.3') }, '12', '12'],
  ['invoice discount counts', { invoiceDiscount: dec('5') }, '11.18', '11.18'],
  ['the discount per unit is rounded first', { quantity: dec(3), indirectPercent: dec(0) }, '8.33333', '8.33333'],
  ['full VAT costs nothing', { tax: vat('25', 'full') }, '0', '0'],
  [
    'reverse charge is not in the price',
    { tax: vat('25', 'reverse_charge'), pricesIncludingTax: true },
    '11.7',
    '11.7',
  ],
  ['foreign currency', { exchange, overheadRate: dec(1) }, '11.8', '118'],
  ['a standard is a standard', { exchange, standardCost: dec('99') }, '11.7', '99'],
  ['no quantity yet', { quantity: dec(0), lineDiscount: dec(0) }, '13', '13'],
])('%s', (_, changes, document, local) => {
  const cost = purchaseUnitCost(facts(changes))
  expect(`${cost.unitCost} ${cost.unitCostLocal}`).toBe(`${document} ${local}`)
})
