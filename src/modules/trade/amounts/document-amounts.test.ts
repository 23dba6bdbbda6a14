import { describe, expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import { documentAmounts, mergeSigns } from './document-amounts.ts'
import { header, line, lineTable, taxTable, text, totalRow, vat } from './testing.ts'
import type { AmountHeader, AmountLine } from './types.ts'

const tenPercent = { mode: 'percent', percent: dec(10), spread: 'over_document' } as const

describe('worked examples of documents.md §3', () => {
  it('3-A: line discount, invoice discount and two rates, without VAT in the prices', () => {
    const amounts = documentAmounts(header({ invoiceDiscount: tenPercent }), [
      line(1, '3', '33.33', { lineDiscountPercent: dec(10) }),
      line(2, '7', '1.15'),
      line(3, '1', '19.99', { tax: vat('12') }),
    ])
    expect(lineTable(amounts)).toEqual([
      '1 | 99.99 10.00 89.99 | 9.00 80.99 20.25 101.24',
      '2 | 8.05 0.00 8.05 | 0.80 7.25 1.81 9.06',
      '3 | 19.99 0.00 19.99 | 2.00 17.99 2.16 20.15',
    ])
    expect(taxTable(amounts)).toEqual([
      'VAT12 normal positive | 17.99 2.16 20.15 | 0.00',
      'VAT25 normal positive | 88.24 22.06 110.30 | 0.00',
    ])
    expect(totalRow(amounts)).toBe('118.03 11.80 | 106.23 24.22 130.45')
  })

  it('3-B: VAT is rounded once per group and the lines share it', () => {
    const amounts = documentAmounts(header(), [line(1, '1', '1.01'), line(2, '1', '1.01'), line(3, '1', '1.01')])
    expect(amounts.totals.tax.toFixed(2)).toBe('0.76')
    expect(amounts.lines.map(l => l.tax.toFixed(2))).toEqual(['0.25', '0.26', '0.25'])
  })

  it('3-C: prices including VAT', () => {
    const amounts = documentAmounts(
      header({ pricesIncludingTax: true, invoiceDiscount: { ...tenPercent, percent: dec(5) } }),
      [line(1, '1', '59.95'), line(2, '1', '40.05')],
    )
    expect(lineTable(amounts)).toEqual([
      '1 | 59.95 0.00 59.95 | 3.00 45.56 11.39 56.95',
      '2 | 40.05 0.00 40.05 | 2.00 30.44 7.61 38.05',
    ])
    expect(totalRow(amounts)).toBe('100.00 5.00 | 76.00 19.00 95.00')
  })

  it('3.69 including 20 %: the exact half cent goes to the VAT', () => {
    const amounts = documentAmounts(header({ pricesIncludingTax: true }), [line(1, '1', '3.69', { tax: vat('20') })])
    expect(totalRow(amounts)).toBe('3.69 0.00 | 3.07 0.62 3.69')
  })

  it('3-E: local currency by running total', () => {
    const exchange = { factor: dec(1).dividedBy(dec('7.4321')), localPrecision: dec('0.01') }
    const lines = [1, 2, 3].map(n => line(n, '1', '10.01', { tax: vat('0') }))
    const amounts = documentAmounts(header({ exchange }), lines)
    expect(amounts.lines.map(l => l.local.amount.toFixed(2))).toEqual(['74.40', '74.39', '74.40'])
    expect(amounts.totals.local.amount.toFixed(2)).toBe('223.19')
  })
})

describe('worked examples of ledgers.md §2.1', () => {
  it('E3: two lines of 0.12 at 21 % carry 0.05 together, not 0.06', () => {
    const lines = [line(1, '1', '0.12', { tax: vat('21') }), line(2, '1', '0.12', { tax: vat('21') })]
    const amounts = documentAmounts(header(), lines)
    expect(amounts.totals.tax.toFixed(2)).toBe('0.05')
    expect(amounts.lines.map(l => l.tax.toFixed(2))).toEqual(['0.03', '0.02'])
  })

  it('E4: 10.00 including 21 %', () => {
    const amounts = documentAmounts(header({ pricesIncludingTax: true }), [line(1, '1', '10', { tax: vat('21') })])
    expect(totalRow(amounts)).toBe('10.00 0.00 | 8.26 1.74 10.00')
  })
})

describe('kinds of VAT', () => {
  const reverse = vat('21', 'reverse_charge', 'EU21')
  const mixed: AmountLine[] = [line(1, '1', '100', { tax: reverse }), text(2), line(3, '1', '50', { tax: vat('21') })]

  it('reverse charge on a sale: no VAT at all', () => {
    const amounts = documentAmounts(header(), mixed)
    expect(taxTable(amounts)).toEqual([
      'EU21 reverse_charge positive | 100.00 0.00 100.00 | 0.00',
      'VAT21 normal positive | 50.00 10.50 60.50 | 0.00',
    ])
    expect(amounts.lines.map(l => l.taxGroup)).toEqual([0, null, 1])
  })

  it('reverse charge on a purchase: owed by the buyer, not part of the total to pay', () => {
    const amounts = documentAmounts(header({ side: 'purchase' }), mixed)
    expect(taxTable(amounts)[0]).toBe('EU21 reverse_charge positive | 100.00 0.00 100.00 | 21.00')
    expect(amounts.lines[0]!.reverseChargeTax.toFixed(2)).toBe('21.00')
    expect(totalRow(amounts)).toBe('150.00 0.00 | 150.00 10.50 160.50')
    expect(amounts.totals.local.reverseChargeTax.toFixed(2)).toBe('21.00')
  })

  it('reverse charge takes no VAT out of a price that is said to contain it', () => {
    const amounts = documentAmounts(header({ side: 'purchase', pricesIncludingTax: true }), mixed)
    expect(taxTable(amounts)).toEqual([
      'EU21 reverse_charge positive | 100.00 0.00 100.00 | 21.00',
      'VAT21 normal positive | 41.32 8.68 50.00 | 0.00',
    ])
  })

  it.each([false, true])('full VAT is all VAT, prices including VAT: %s', pricesIncludingTax => {
    const amounts = documentAmounts(header({ side: 'purchase', pricesIncludingTax }), [
      line(1, '1', '42.37', { tax: vat('25', 'full', 'IMPORT') }),
      line(2, '1', '0.03', { tax: vat('25', 'full', 'IMPORT') }),
    ])
    expect(taxTable(amounts)).toEqual(['IMPORT full positive | 0.00 42.40 42.40 | 0.00'])
    expect(amounts.lines.map(l => l.tax.toFixed(2))).toEqual(['42.37', '0.03'])
  })

  it('the rest of a negative group goes to its positive one: +0.10 −0.05 of 10 % is 0.005 and −0.01', () => {
    const lines = [line(1, '1', '0.10', { tax: vat('10') }), line(2, '-1', '0.05', { tax: vat('10') })]
    const amounts = documentAmounts(header(), lines)
    expect(taxTable(amounts)).toEqual([
      'VAT10 normal negative | -0.05 -0.01 -0.06 | 0.00',
      'VAT10 normal positive | 0.10 0.02 0.12 | 0.00',
    ])
    expect(amounts.totals.tax.toFixed(2)).toBe('0.01')
    expect(taxTable({ ...amounts, taxGroups: mergeSigns(amounts.taxGroups) })).toEqual([
      'VAT10 normal positive | 0.05 0.01 0.06 | 0.00',
    ])
  })

  it('a line of zero beside a negative group is not taxed with its rest', () => {
    const lines = [line(1, '-1', '0.05', { tax: vat('10') }), line(2, '0', '5', { tax: vat('10') })]
    expect(documentAmounts(header(), lines).lines.map(l => l.tax.toFixed(2))).toEqual(['-0.01', '0.00'])
  })

  it('an identifier whose rate changed is taxed at each rate apart', () => {
    const lines = ['20', '21'].map((rate, n) => line(n, '1', '100', { tax: vat(rate, 'normal', 'HIGH') }))
    expect(documentAmounts(header(), lines).taxGroups.map(g => g.tax.toFixed(2))).toEqual(['20.00', '21.00'])
  })

  it.each([
    ['nearest', '2.10'],
    ['up', '2.11'],
    ['down', '2.10'],
  ] as const)('VAT rounds %s: 21 % of 10.02 is %s', (taxRounding, expected) => {
    const currency = { code: 'EUR', amountPrecision: dec('0.01'), taxRounding }
    const amounts = documentAmounts(header({ currency }), [line(1, '1', '10.02', { tax: vat('21') })])
    expect(amounts.totals.tax.toFixed(2)).toBe(expected)
  })

  it('VAT base discount of 2 %: excluding, and including where the total is no longer the gross', () => {
    const lines = [line(1, '1', '100'), line(2, '1', '25')]
    const excluding = documentAmounts(header({ taxBaseDiscountPercent: dec(2) }), lines)
    expect(totalRow(excluding)).toBe('125.00 0.00 | 125.00 30.63 155.63')
    const including = documentAmounts(header({ taxBaseDiscountPercent: dec(2), pricesIncludingTax: true }), lines)
    expect(totalRow(including)).toBe('125.00 0.00 | 100.00 24.50 124.50')
    expect(lineTable(including)).toEqual([
      '1 | 100.00 0.00 100.00 | 0.00 80.00 19.60 99.60',
      '2 | 25.00 0.00 25.00 | 0.00 20.00 4.90 24.90',
    ])
  })
})

describe('manual VAT difference', () => {
  const lines = [line(1, '1', '100', { taxDifference: dec('0.02') }), line(2, '1', '50')]
  it.each([
    [false, '150.00 0.00 | 150.00 37.52 187.52'],
    [true, '150.00 0.00 | 119.98 30.02 150.00'],
  ])('stays on its line, prices including VAT: %s', (pricesIncludingTax, expected) => {
    const amounts = documentAmounts(header({ pricesIncludingTax, maxTaxDifference: dec('0.05') }), lines)
    expect(totalRow(amounts)).toBe(expected)
    expect(amounts.taxGroups[0]!.taxDifference.toFixed(2)).toBe('0.02')
    expect(amounts.problems).toEqual([])
  })
})

describe('invoice rounding', () => {
  const rounding = { precision: dec('0.05'), rounding: 'nearest', tax: vat('25') } as const
  it.each<[string, Partial<AmountHeader>, string, string[]]>([
    ['down to 12.40', {}, '9.93', ['0 | -0.01 0.00 -0.01 | 0.00 -0.01 0.00 -0.01']],
    ['up to 12.45', {}, '9.95', ['0 | 0.01 0.00 0.01 | 0.00 0.01 0.00 0.01']],
    ['gross prices', { pricesIncludingTax: true }, '12.43', ['0 | 0.02 0.00 0.02 | 0.00 0.02 0.00 0.02']],
    ['nothing to round', {}, '10.00', []],
  ])('%s', (_, changes, price, expected) => {
    const amounts = documentAmounts(header({ invoiceRounding: rounding, ...changes }), [line(1, '1', price)])
    expect(lineTable(amounts).slice(1)).toEqual(expected)
    const total = amounts.totals.amountIncludingTax
    expect(total.toFixed(2)).toBe(total.roundTo(dec('0.05')).toFixed(2))
  })

  it('stands in the VAT group of its account, whose VAT is not computed anew', () => {
    const amounts = documentAmounts(header({ invoiceRounding: { ...rounding, precision: dec(1) } }), [
      line(1, '1', '100.13'),
    ])
    expect(lineTable(amounts)).toEqual([
      '1 | 100.13 0.00 100.13 | 0.00 100.13 25.03 125.16',
      '0 | -0.13 0.00 -0.13 | 0.00 -0.13 -0.03 -0.16',
    ])
    expect(amounts.rounding!.taxGroup).toBe(0)
    expect(taxTable(amounts)).toEqual([
      'VAT25 normal negative | -0.13 -0.03 -0.16 | 0.00',
      'VAT25 normal positive | 100.13 25.03 125.16 | 0.00',
    ])
  })
})
