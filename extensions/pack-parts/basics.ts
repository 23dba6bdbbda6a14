/**
 * Terms, methods, units, dimensions, periods and journals of a new company, the same in every country but for their
 * names (localisation.md §1).
 */
import type { CountryPack, PackDimension, PackPaymentTerms, PackUnit } from '../../src/modules/company/pack.ts'
import { type Coded, codesOf, namedOf, type Names, rowsOf, type TextOf } from './names.ts'

type Terms = Omit<PackPaymentTerms, 'code' | 'name'>

const net = (dueFormula: string): Terms => ({ dueFormula, discountOnCreditMemos: false })
const discounted = (discount: `${number}`, discountFormula: string, dueFormula: string): Terms => ({
  ...net(dueFormula),
  discountFormula,
  discount,
})

const paymentTerms = {
  'COD': ['Cash on delivery', net('0D')],
  '7D': ['Net 7 days', net('7D')],
  '14D': ['Net 14 days', net('14D')],
  '30D': ['Net 30 days', net('30D')],
  '60D': ['Net 60 days', net('60D')],
  'CM': ['Current month', net('CM')],
  '30D-EOM': ['30 days end of month', net('CM+30D')],
  '2P10-30': ['2% within 10 days, net 30 days', discounted('2', '10D', '30D')],
  '1P8-14': ['1% within 8 days, net 14 days', discounted('1', '8D', '14D')],
} as const satisfies Coded<Terms>

/** How the banks of a country pay, in means codes of UNCL 4461. */
export interface MeansCodes { readonly transfer: string; readonly directDebit: string }

/** In the euro area. */
export const sepa: MeansCodes = { transfer: '58', directDebit: '59' }

const paymentMethods = (means: MeansCodes, cashAccount: string) =>
  ({
    BANK: ['Bank transfer', { meansCode: means.transfer }],
    DIRDEB: ['Direct debit', { meansCode: means.directDebit }],
    CARD: ['Card', { meansCode: '48' }],
    CASH: ['Cash', { meansCode: '10', balanceAccount: cashAccount }],
  }) as const

/** English name and UN/ECE code. */
const units = {
  PCS: ['Piece', 'H87'],
  BOX: ['Box', 'XBX'],
  CASE: ['Case', 'XCS'],
  PACK: ['Pack', 'XPK'],
  BAG: ['Bag', 'XBG'],
  PALLET: ['Pallet', 'XPX'],
  ROLL: ['Roll', 'XRO'],
  SET: ['Set', 'SET'],
  PAIR: ['Pair', 'PR'],
  G: ['Gram', 'GRM'],
  KG: ['Kilogram', 'KGM'],
  TON: ['Tonne', 'TNE'],
  L: ['Litre', 'LTR'],
  M: ['Metre', 'MTR'],
  M2: ['Square metre', 'MTK'],
  M3: ['Cubic metre', 'MTQ'],
  HOUR: ['Hour', 'HUR'],
  DAY: ['Day', 'DAY'],
  MONTH: ['Month', 'MON'],
  KM: ['Kilometre', 'KMT'],
} as const

type UnitWords = Readonly<Record<keyof typeof units, readonly [name: string, symbol: string]>>

const unitsOf = (names: Names, local: UnitWords): readonly PackUnit[] =>
  codesOf(units).map(code => {
    const [en, unece] = units[code]
    const [name, symbol] = local[code]
    return { code, name: names(name, en), unece, symbol }
  })

const departments = {
  SALES: 'Sales',
  PURCHASING: 'Purchasing',
  WAREHOUSE: 'Warehouse',
  SERVICE: 'Service',
  ADMIN: 'Administration',
} as const
const projects = { GENERAL: 'General', WEBSHOP: 'Web shop', EVENTS: 'Events', RENOVATION: 'Renovation' } as const
const regions = { NORTH: 'North', SOUTH: 'South', EAST: 'East', WEST: 'West', ABROAD: 'Abroad' } as const

const dimensionsOf = (names: Names, local: BasicWords): readonly PackDimension[] => [
  {
    code: 'DEPARTMENT',
    name: names(local.dimensions.DEPARTMENT, 'Department'),
    global: 1,
    values: namedOf(departments, names, local.departments),
  },
  {
    code: 'PROJECT',
    name: names(local.dimensions.PROJECT, 'Project'),
    global: 2,
    values: namedOf(projects, names, local.projects),
  },
  {
    code: 'REGION',
    name: names(local.dimensions.REGION, 'Region'),
    values: namedOf(regions, names, local.regions),
  },
]

/** Twelve months from January; the year before, so that last year's documents can be entered, and the next one. */
const accountingPeriods: CountryPack['accountingPeriods'] = {
  firstMonth: 1,
  monthsPerPeriod: 1,
  yearsBefore: 1,
  yearsAfter: 1,
}

const journalTemplates = {
  GENERAL: ['General', { type: 'general', series: 'GJNL', sourceCode: 'GENJNL' }],
  CASHRCPT: ['Cash receipts', { type: 'cash_receipts', series: 'RJNL', sourceCode: 'CASHRECJNL' }],
  PAYMENT: ['Payments', { type: 'payments', series: 'PJNL', sourceCode: 'PAYMENTJNL' }],
  ITEM: ['Item journal', { type: 'item', series: 'IJNL', sourceCode: 'ITEMJNL' }],
} as const

export interface BasicWords {
  readonly paymentTerms: TextOf<keyof typeof paymentTerms>
  readonly paymentMethods: TextOf<keyof ReturnType<typeof paymentMethods>>
  readonly units: UnitWords
  readonly dimensions: TextOf<'DEPARTMENT' | 'PROJECT' | 'REGION'>
  readonly departments: TextOf<keyof typeof departments>
  readonly projects: TextOf<keyof typeof projects>
  readonly regions: TextOf<keyof typeof regions>
  readonly journals: TextOf<keyof typeof journalTemplates>
}

/**
 * Takes the words of the language, the means codes of the country and its account of cash, gives terms, methods, units,
 * dimensions, accounting periods and the four journals every company has.
 */
export function basicsOf(
  { names, means, cashAccount }: { readonly names: Names; readonly means: MeansCodes; readonly cashAccount: string },
  local: BasicWords,
) {
  return {
    paymentTerms: rowsOf(paymentTerms, names, local.paymentTerms),
    paymentMethods: rowsOf(paymentMethods(means, cashAccount), names, local.paymentMethods),
    units: unitsOf(names, local.units),
    dimensions: dimensionsOf(names, local),
    accountingPeriods,
    journalTemplates: rowsOf(journalTemplates, names, local.journals),
  } satisfies Partial<CountryPack>
}
