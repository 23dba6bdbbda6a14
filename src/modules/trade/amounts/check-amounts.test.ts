import { expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { checkTaxDifferences, checkTotal } from './check-amounts.ts'
import { documentAmounts } from './document-amounts.ts'
import { header, line, vat } from './testing.ts'
import type { LineTax } from './types.ts'

const printed = (problems: readonly Problem[]): string[] => problems.map(p => `${p.code} ${JSON.stringify(p.params)}`)

it.each<[string, string, string, LineTax, string[]]>([
  ['within the maximum', '0.05', '0.05', vat('25'), []],
  ['no difference', '0', '0', vat('25'), []],
  [
    'not allowed',
    '0.01',
    '0',
    vat('25'),
    ['trade.tax_difference_not_allowed {"difference":"0.01","taxIdentifier":"VAT25"}'],
  ],
  [
    'too large',
    '-0.06',
    '0.05',
    vat('25'),
    ['trade.tax_difference_too_large {"difference":"-0.06","taxIdentifier":"VAT25","maximum":"0.05"}'],
  ],
  [
    'no VAT to differ from',
    '0.01',
    '0.05',
    vat('25', 'reverse_charge'),
    ['trade.tax_difference_not_allowed {"difference":"0.01","taxIdentifier":"VAT25"}'],
  ],
])('VAT difference: %s', (_, difference, maximum, tax, expected) => {
  const group = { identifier: tax.identifier, calculation: tax.calculation, taxDifference: dec(difference) }
  expect(printed(checkTaxDifferences([group], dec(maximum)))).toEqual(expected)
  const lines = [line(1, '1', '100', { tax, taxDifference: dec(difference) })]
  expect(printed(documentAmounts(header({ maxTaxDifference: dec(maximum) }), lines).problems)).toEqual(expected)
})

it.each([
  ['below zero', ['-1', '0'], ['trade.document_total_negative {"total":"-125"}']],
  ['nothing', ['0', '0'], []],
  ['a credited line among others', ['-1', '2'], []],
])('total of an order or invoice: %s', (_, [first, second], expected) => {
  const { totals } = documentAmounts(header(), [line(1, first!, '100'), line(2, second!, '100')])
  expect(printed(checkTotal(totals))).toEqual(expected)
})
