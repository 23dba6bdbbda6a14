/**
 * The lines of the Norwegian VAT return, one per standard VAT code (localisation.md §4): whole kroner, each amount
 * truncated towards zero, the total the sum of the truncated lines. Before 2022 there were boxes instead of codes; a
 * code keeps the box it came from for the history.
 */
import type { CountryPack, DecimalText, PackReturnBox, ReturnColumn } from '../../src/modules/company/pack.ts'
import { names } from './words.ts'

const base: readonly ReturnColumn[] = ['base']
const tax: readonly ReturnColumn[] = ['tax']
const both: readonly ReturnColumn[] = ['base', 'tax']
/** The second line of a reverse charge shows the VAT that is deducted. */
const deducted: readonly ReturnColumn[] = ['base', 'tax', 'deduction']

const line = (
  code: string, columns: readonly ReturnColumn[], rate: DecimalText, formerBox: string, nb: string, en: string,
): PackReturnBox => ({ code, name: names(nb, en), columns, rounding: 'towards_zero', rate, formerBox })

const lines: readonly PackReturnBox[] = [
  line('3', both, '25', '3', 'Salg og uttak, høy sats', 'Output VAT, high rate'),
  line('31', both, '15', '4', 'Salg og uttak, middels sats', 'Output VAT, medium rate'),
  line('32', both, '11.11', '4', 'Salg av råfisk', 'Output VAT, raw fish'),
  line('33', both, '12', '5', 'Salg og uttak, lav sats', 'Output VAT, low rate'),
  line('5', base, '0', '6', 'Innenlands omsetning, nullsats', 'Domestic turnover, zero rate'),
  line('51', base, '0', '7', 'Innenlands omsetning, omvendt avgiftsplikt', 'Domestic turnover under reverse charge'),
  line('52', base, '0', '8', 'Utførsel av varer og tjenester', 'Export of goods and services'),
  line('6', base, '0', '', 'Omsetning utenfor merverdiavgiftsloven', 'Turnover outside the VAT act'),
  line(
    '81',
    deducted,
    '25',
    '9',
    'Innførsel av varer, høy sats, med fradrag',
    'Import of goods, high rate, deductible',
  ),
  line(
    '82',
    both,
    '25',
    '9',
    'Innførsel av varer, høy sats, uten fradrag',
    'Import of goods, high rate, not deductible',
  ),
  line(
    '83',
    deducted,
    '15',
    '10',
    'Innførsel av varer, middels sats, med fradrag',
    'Import of goods, medium rate, deductible',
  ),
  line(
    '84',
    both,
    '15',
    '10',
    'Innførsel av varer, middels sats, uten fradrag',
    'Import of goods, medium rate, not deductible',
  ),
  line('85', base, '0', '11', 'Innførsel av varer uten merverdiavgift', 'Import of goods without VAT'),
  line(
    '86',
    deducted,
    '25',
    '12',
    'Tjenester fra utlandet, høy sats, med fradrag',
    'Services from abroad, high rate, deductible',
  ),
  line(
    '87',
    both,
    '25',
    '12',
    'Tjenester fra utlandet, høy sats, uten fradrag',
    'Services from abroad, high rate, not deductible',
  ),
  line(
    '88',
    deducted,
    '12',
    '12',
    'Tjenester fra utlandet, lav sats, med fradrag',
    'Services from abroad, low rate, deductible',
  ),
  line(
    '89',
    both,
    '12',
    '12',
    'Tjenester fra utlandet, lav sats, uten fradrag',
    'Services from abroad, low rate, not deductible',
  ),
  line('91', deducted, '25', '13', 'Klimakvoter og gull, med fradrag', 'Emission quotas and gold, deductible'),
  line('92', both, '25', '13', 'Klimakvoter og gull, uten fradrag', 'Emission quotas and gold, not deductible'),
  line('1', tax, '25', '14', 'Inngående merverdiavgift, høy sats', 'Input VAT, high rate'),
  line('11', tax, '15', '15', 'Inngående merverdiavgift, middels sats', 'Input VAT, medium rate'),
  line('12', tax, '11.11', '15', 'Inngående merverdiavgift, råfisk', 'Input VAT, raw fish'),
  line('13', tax, '12', '16', 'Inngående merverdiavgift, lav sats', 'Input VAT, low rate'),
  line('14', tax, '25', '17', 'Merverdiavgift betalt ved innførsel, høy sats', 'VAT paid at customs, high rate'),
  line('15', tax, '15', '18', 'Merverdiavgift betalt ved innførsel, middels sats', 'VAT paid at customs, medium rate'),
]

export const vatReturns: CountryPack['vatReturns'] = [
  {
    code: 'MVA',
    name: names('Skattemelding for merverdiavgift', 'VAT return'),
    validFrom: '2022-01-01',
    precision: '1',
    boxes: [
      ...lines,
      {
        code: 'SUM',
        name: names('Merverdiavgift å betale eller til gode', 'VAT payable or refundable'),
        columns: tax,
        rounding: 'towards_zero',
        total: lines.flatMap(({ code, columns }) =>
          columns.filter(column => column !== 'base').map(column => ({ box: code, column, sign: 1 as const })),
        ),
      },
    ],
  },
]

/** Terms of two months, due a month and ten days after the term; the third, May and June, on 31 August. */
export const vatPeriods: CountryPack['vatPeriods'] = [
  { length: 'two_months', default: true, due: '1D+1M+9D', dueExceptions: { 3: '1D+1M+CM' } },
  { length: 'year', default: false, due: '1D+2M+9D' },
]
