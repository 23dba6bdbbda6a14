/**
 * The boxes of the Dutch VAT return (localisation.md §2): whole euros, each box rounded in one's own favour,
 * 5a the sum of the rounded boxes.
 */
import type { CountryPack, PackReturnBox, ReturnColumn } from '../../src/modules/company/pack.ts'
import { names } from './words.ts'

const both: readonly ReturnColumn[] = ['base', 'tax']
const base: readonly ReturnColumn[] = ['base']
const tax: readonly ReturnColumn[] = ['tax']

const box = (
  code: string, columns: readonly ReturnColumn[], nl: string, en: string, more: Partial<PackReturnBox> = {},
): PackReturnBox => ({ code, name: names(nl, en), columns, rounding: 'floor', ...more })

const due = ['1a', '1b', '1c', '1d', '2a', '4a', '4b'] as const

export const vatReturns: CountryPack['vatReturns'] = [
  {
    code: 'OB',
    name: names('Aangifte omzetbelasting', 'VAT return'),
    validFrom: '2012-10-01',
    precision: '1',
    boxes: [
      box('1a', both, 'Leveringen en diensten belast met hoog tarief', 'Supplies and services at the high rate'),
      box('1b', both, 'Leveringen en diensten belast met laag tarief', 'Supplies and services at the low rate'),
      box('1c', both, 'Belast met overige tarieven, behalve 0%', 'Taxed at other rates, except 0%', { manual: true }),
      box('1d', both, 'Privégebruik', 'Private use', { manual: true }),
      box('1e', base, 'Belast met 0% of btw naar de afnemer verlegd', 'Taxed at 0% or reverse charged to the customer'),
      box('2a', both, 'Btw naar u verlegd, binnenland', 'Reverse charged to you, domestic'),
      box('3a', base, 'Leveringen naar landen buiten de EU (uitvoer)', 'Supplies to countries outside the EU (export)'),
      box('3b', base, 'Leveringen en diensten in andere EU-landen', 'Supplies and services to other EU countries'),
      box('3c', base, 'Installatie en afstandsverkopen binnen de EU', 'Installation and distance sales within the EU', {
        manual: true,
      }),
      box('4a', both, 'Leveringen en diensten uit landen buiten de EU', 'Supplies and services from outside the EU'),
      box('4b', both, 'Leveringen en diensten uit andere EU-landen', 'Supplies and services from other EU countries'),
      box('5a', tax, 'Verschuldigde btw', 'VAT due', {
        total: due.map(code => ({ box: code, column: 'tax', sign: 1 })),
      }),
      box('5b', tax, 'Voorbelasting', 'Input VAT', { rounding: 'ceiling' }),
      box('5c', tax, 'Te betalen of terug te vragen (5a − 5b)', 'Payable or refundable (5a − 5b)', {
        total: [
          { box: '5a', column: 'tax', sign: 1 },
          { box: '5b', column: 'tax', sign: -1 },
        ],
      }),
    ],
  },
]

/** Due by the last day of the month after the period. */
export const vatPeriods: CountryPack['vatPeriods'] = [
  { length: 'quarter', default: true, due: '1D+CM' },
  { length: 'month', default: false, due: '1D+CM' },
  { length: 'year', default: false, due: '1D+2M+CM' },
]
