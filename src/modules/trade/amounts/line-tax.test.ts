import { expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import { provisionalTax } from './line-tax.ts'
import { header, vat } from './testing.ts'

/** Net and VAT of each line of 1.01, typed one after the other. */
function typed(changes: Parameters<typeof header>[0], tax = vat('25')): string[] {
  return ['0', '1.01', '2.02'].map(others => {
    const line = provisionalTax(header(changes), tax, dec(others), { amount: dec('1.01'), taxDifference: dec(0) })
    return `${line.amount} ${line.tax} ${line.amountIncludingTax} ${line.reverseChargeTax}`
  })
}

it('the VAT of a line being typed is what it adds to its group', () => {
  expect(typed({})).toEqual(['1.01 0.25 1.26 0', '1.01 0.26 1.27 0', '1.01 0.25 1.26 0'])
})

it('out of a gross price', () => {
  expect(typed({ pricesIncludingTax: true })).toEqual(['0.81 0.2 1.01 0', '0.81 0.2 1.01 0', '0.8 0.21 1.01 0'])
})

it('owed under reverse charge', () => {
  expect(typed({ side: 'purchase' }, vat('25', 'reverse_charge'))[1]).toBe('1.01 0 1.01 0.26')
})

it('all of it under full VAT', () => {
  expect(typed({}, vat('25', 'full'))[0]).toBe('0 1.01 1.01 0')
})
