/**
 * The grids of the Belgian VAT return (localisation.md §3): euros with cents, no negative grid. A VAT grid that would
 * turn negative shows zero and moves to 61 or 62, a base grid shows zero and carries over, both after confirmation.
 */
import type { CountryPack, PackReturnBox } from '../../src/modules/company/pack.ts'
import { names } from './words.ts'

const base = (code: string, nl: string, en: string): PackReturnBox => ({
  code,
  name: names(nl, en),
  columns: ['base'],
  rounding: 'nearest',
  negative: 'zero',
})

const tax = (code: string, nl: string, en: string, more: Partial<PackReturnBox> = {}): PackReturnBox => ({
  code,
  name: names(nl, en),
  columns: ['tax'],
  rounding: 'nearest',
  ...more,
})

const owed = ['54', '55', '56', '57', '61', '63'] as const
const recovered = ['59', '62', '64'] as const

const balance = (sign: 1 | -1): NonNullable<PackReturnBox['total']> => [
  ...owed.map(box => ({ box, column: 'tax', sign }) as const),
  ...recovered.map(box => ({ box, column: 'tax', sign: sign === 1 ? -1 : 1 }) as const),
]

const lessOwed = { negative: { moveTo: '62' } } as const
const lessRecovered = { negative: { moveTo: '61' } } as const

export const vatReturns: CountryPack['vatReturns'] = [
  {
    code: 'BTW',
    name: names('Btw-aangifte', 'VAT return'),
    validFrom: '1996-01-01',
    precision: '0.01',
    boxes: [
      base('00', 'Handelingen onder een bijzondere regeling, met inbegrip van 0%', 'Special schemes, including 0%'),
      base('01', 'Handelingen aan 6%', 'Supplies at 6%'),
      base('02', 'Handelingen aan 12%', 'Supplies at 12%'),
      base('03', 'Handelingen aan 21%', 'Supplies at 21%'),
      base('44', 'Diensten met btw verschuldigd door EU-klant', 'Services with VAT due by an EU customer'),
      base('45', 'Handelingen met btw verschuldigd door medecontractant', 'Supplies with VAT due by the co-contractor'),
      base('46', 'Vrijgestelde intracommunautaire leveringen', 'Exempt intra-community supplies'),
      base('47', 'Uitvoer en andere vrijgestelde handelingen', 'Export and other exempt supplies'),
      base('48', 'Uitgereikte creditnota\u2019s op 44 en 46', 'Credit notes issued on 44 and 46'),
      base('49', 'Andere uitgereikte creditnota\u2019s', 'Other credit notes issued'),
      base('81', 'Aankopen van goederen en grondstoffen', 'Purchases of goods and raw materials'),
      base('82', 'Aankopen van diensten en diverse goederen', 'Purchases of services and sundry goods'),
      base('83', 'Aankopen van bedrijfsmiddelen', 'Purchases of investments'),
      base('84', 'Ontvangen creditnota\u2019s op 86 en 88', 'Credit notes received on 86 and 88'),
      base('85', 'Andere ontvangen creditnota\u2019s', 'Other credit notes received'),
      base('86', 'Intracommunautaire verwervingen van goederen', 'Intra-community acquisitions of goods'),
      base('87', 'Andere handelingen met verlegging van heffing', 'Other purchases under reverse charge'),
      base('88', 'Intracommunautaire diensten', 'Services from EU suppliers'),
      tax('54', 'Btw op 01, 02 en 03', 'VAT on 01, 02 and 03', lessOwed),
      tax('55', 'Btw op 86 en 88', 'VAT on 86 and 88', lessOwed),
      tax('56', 'Btw op 87, behalve invoer', 'VAT on 87 except imports', lessOwed),
      tax('57', 'Btw op invoer met verlegging', 'VAT on deferred imports', lessOwed),
      tax('61', 'Regularisaties in het voordeel van de Staat', 'Corrections owed', { manual: true }),
      tax(
        '63',
        'Btw terug te storten op ontvangen creditnota\u2019s',
        'VAT to repay on credit notes received',
        lessOwed,
      ),
      tax('59', 'Aftrekbare btw', 'Deductible VAT', lessRecovered),
      tax('62', 'Regularisaties in het voordeel van de aangever', 'Corrections in your favour', { manual: true }),
      tax(
        '64',
        'Btw te recupereren op uitgereikte creditnota\u2019s',
        'VAT to recover on credit notes issued',
        lessRecovered,
      ),
      tax('71', 'Btw verschuldigd aan de Staat', 'VAT payable', { total: balance(1), negative: 'zero' }),
      tax('72', 'Btw verschuldigd door de Staat', 'VAT refundable', { total: balance(-1), negative: 'zero' }),
      tax('91', 'Decembervoorschot, werkelijk verschuldigde btw', 'December advance on real figures', { manual: true }),
    ],
  },
]

/** Due on the 20th of the next month, for quarters on the 25th. */
export const vatPeriods: CountryPack['vatPeriods'] = [
  { length: 'quarter', default: true, due: '25D' },
  { length: 'month', default: false, due: '20D' },
]
