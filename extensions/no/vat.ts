/**
 * Norwegian VAT after the standard codes of SAF-T, which the return has listed since 2022 (localisation.md §4).
 * One cell holds the code of a sale and that of a purchase. Credit memos lower the code of what they credit.
 */
import type { CountryPack, LocalText, PackVatPostingSetup, VatFeed } from '../../src/modules/company/pack.ts'
import { type DatedRate, feed, type OrdinaryVatGroups } from '../pack-parts/index.ts'
import { names } from './words.ts'

export const vatBusGroups: CountryPack['vatBusGroups'] = [
  { code: 'DOMESTIC', name: names('Innland', 'Domestic'), genBusGroup: 'DOMESTIC' },
  { code: 'DOMREV', name: names('Innland, omvendt avgiftsplikt', 'Domestic, reverse charge'), genBusGroup: 'DOMESTIC' },
  { code: 'ABROAD', name: names('Utland', 'Abroad'), genBusGroup: 'EXPORT' },
]

/** The medium and low rates as they stand; the low rate was 6 % during the pandemic. */
const rates = {
  high: [{ rate: '25', validFrom: '2005-01-01' }],
  medium: [{ rate: '15', validFrom: '2012-01-01' }],
  low: [
    { rate: '10', validFrom: '2016-01-01', validTo: '2017-12-31' },
    { rate: '12', validFrom: '2018-01-01', validTo: '2020-03-31' },
    { rate: '6', validFrom: '2020-04-01', validTo: '2021-09-30' },
    { rate: '12', validFrom: '2021-10-01' },
  ],
  fish: [{ rate: '11.11', validFrom: '2012-01-01' }],
  none: [{ rate: '0', validFrom: '2005-01-01' }],
} as const satisfies Readonly<Record<string, readonly DatedRate[]>>

type Level = keyof typeof rates

const products = [
  { code: 'HIGH', name: names('Varer og tjenester, høy sats', 'Goods and services, high rate') },
  { code: 'HIGH-ND', name: names('Omvendt avgiftsplikt, uten fradrag', 'Reverse charge, not deductible') },
  { code: 'MEDIUM', name: names('Næringsmidler, middels sats', 'Food, medium rate') },
  { code: 'LOW', name: names('Transport og overnatting, lav sats', 'Transport and lodging, low rate') },
  { code: 'FISH', name: names('Råfisk', 'Raw fish') },
  { code: 'ZERO', name: names('Innenlands, nullsats', 'Domestic, zero rate') },
  { code: 'EXEMPT', name: names('Utenfor merverdiavgiftsloven', 'Outside the VAT act') },
  { code: 'SERV-HIGH', name: names('Tjenester, høy sats', 'Services, high rate') },
  { code: 'SERV-LOW', name: names('Tjenester, lav sats', 'Services, low rate') },
  { code: 'SERV-HIGH-ND', name: names('Tjenester, høy sats, uten fradrag', 'Services, high rate, not deductible') },
  { code: 'SERV-LOW-ND', name: names('Tjenester, lav sats, uten fradrag', 'Services, low rate, not deductible') },
  { code: 'IMP-HIGH', name: names('Innførselsgrunnlag, høy sats', 'Import base, high rate') },
  {
    code: 'IMP-HIGH-ND',
    name: names('Innførselsgrunnlag, høy sats, uten fradrag', 'Import base, high rate, not deductible'),
  },
  { code: 'IMP-MED', name: names('Innførselsgrunnlag, middels sats', 'Import base, medium rate') },
  {
    code: 'IMP-MED-ND',
    name: names('Innførselsgrunnlag, middels sats, uten fradrag', 'Import base, medium rate, not deductible'),
  },
  { code: 'IMP-ZERO', name: names('Innførselsgrunnlag uten merverdiavgift', 'Import base without VAT') },
  { code: 'FULL-HIGH', name: names('Kun merverdiavgift, høy sats', 'VAT only, high rate') },
  { code: 'FULL-MED', name: names('Kun merverdiavgift, middels sats', 'VAT only, medium rate') },
] as const satisfies readonly { code: string; name: LocalText }[]

export const vatProdGroups: CountryPack['vatProdGroups'] = products

type ProductCode = (typeof products)[number]['code']

export const ordinaryVat: OrdinaryVatGroups = {
  goods: 'HIGH',
  goodsWithoutVat: 'ZERO',
  services: 'SERV-HIGH',
  exempt: 'EXEMPT',
}

/** Codes that the return does not list: bookkeeping only. */
const unreported: ReadonlySet<string> = new Set(['0', '7', '20', '21', '22'])
/** Sales of these codes show a base and no VAT. */
const baseOnly: ReadonlySet<string> = new Set(['5', '51', '52', '6'])

function saleFeeds(code: string | undefined): readonly VatFeed[] {
  if (code === undefined || unreported.has(code)) return []
  const base = feed('sales_base', code)
  return baseOnly.has(code) ? base : [...base, ...feed('sales_tax', code)]
}

/** Domestic input VAT shows the VAT alone; reverse charge a line with base and VAT, and a second one to deduct it. */
function purchaseFeeds(code: string | undefined, kind: Cell['kind']): readonly VatFeed[] {
  if (code === undefined || unreported.has(code)) return []
  if (kind === 'none') return feed('purchase_base', code)
  if (kind === 'normal' || kind === 'full') return feed('purchase_tax', code, { sign: -1 })
  return [
    ...feed('purchase_base', code),
    ...feed('reverse_output', code),
    ...(kind === 'reverse' ? feed('reverse_input', code, { column: 'deduction', sign: -1 }) : []),
  ]
}

interface Cell {
  readonly product: ProductCode
  readonly level: Level
  /** `reverse_nd`: VAT due that may not be deducted; `none`: a base without VAT; `full`: the whole line is VAT. */
  readonly kind: 'normal' | 'none' | 'full' | 'reverse' | 'reverse_nd'
  readonly sale?: string
  readonly purchase?: string
  readonly output: string
  readonly input: string
}

const cell = (
  product: ProductCode, level: Level, kind: Cell['kind'], sale: string | undefined, purchase: string | undefined,
  output: string, input: string,
): Cell => ({ product, level, kind, ...(sale ? { sale } : {}), ...(purchase ? { purchase } : {}), output, input })

const exempt = cell('EXEMPT', 'none', 'normal', '6', '0', '2700', '2710')
const fullHigh = cell('FULL-HIGH', 'none', 'full', undefined, '14', '2700', '2717')
const fullMedium = cell('FULL-MED', 'none', 'full', undefined, '15', '2701', '2718')

/** The customs statement: entered on the account of the import base, whoever the business partner is. */
const customs: readonly Cell[] = [
  cell('IMP-HIGH', 'high', 'reverse', undefined, '81', '2705', '2715'),
  cell('IMP-HIGH-ND', 'high', 'reverse_nd', undefined, '82', '2705', '2715'),
  cell('IMP-MED', 'medium', 'reverse', undefined, '83', '2705', '2715'),
  cell('IMP-MED-ND', 'medium', 'reverse_nd', undefined, '84', '2705', '2715'),
  cell('IMP-ZERO', 'none', 'none', undefined, '85', '2705', '2715'),
]

const cells: Readonly<Record<'DOMESTIC' | 'DOMREV' | 'ABROAD', readonly Cell[]>> = {
  DOMESTIC: [
    cell('HIGH', 'high', 'normal', '3', '1', '2700', '2710'),
    cell('MEDIUM', 'medium', 'normal', '31', '11', '2701', '2711'),
    cell('LOW', 'low', 'normal', '33', '13', '2702', '2712'),
    cell('FISH', 'fish', 'normal', '32', '12', '2703', '2713'),
    cell('ZERO', 'none', 'normal', '5', '0', '2700', '2710'),
    cell('SERV-HIGH', 'high', 'normal', '3', '1', '2700', '2710'),
    cell('SERV-LOW', 'low', 'normal', '33', '13', '2702', '2712'),
    exempt,
    fullHigh,
    fullMedium,
    ...customs,
  ],
  DOMREV: [
    cell('HIGH', 'high', 'reverse', '51', '91', '2706', '2716'),
    cell('HIGH-ND', 'high', 'reverse_nd', undefined, '92', '2706', '2716'),
    exempt,
  ],
  ABROAD: [
    // The supplier's invoice has no VAT effect; the customs statement is entered on an import base.
    cell('HIGH', 'none', 'normal', '52', '21', '2700', '2710'),
    cell('MEDIUM', 'none', 'normal', '52', '22', '2701', '2711'),
    cell('LOW', 'none', 'normal', '52', '20', '2702', '2712'),
    cell('FISH', 'none', 'normal', '52', '22', '2703', '2713'),
    cell('ZERO', 'none', 'normal', '52', '20', '2700', '2710'),
    cell('SERV-HIGH', 'high', 'reverse', '52', '86', '2704', '2714'),
    cell('SERV-HIGH-ND', 'high', 'reverse_nd', '52', '87', '2704', '2714'),
    cell('SERV-LOW', 'low', 'reverse', '52', '88', '2704', '2714'),
    cell('SERV-LOW-ND', 'low', 'reverse_nd', '52', '89', '2704', '2714'),
    exempt,
    fullHigh,
    fullMedium,
    ...customs,
  ],
}

const calculation = {
  normal: 'normal',
  none: 'normal',
  full: 'full',
  reverse: 'reverse_charge',
  reverse_nd: 'reverse_charge',
} as const

const taxed = { eInvoiceCategory: 'S' } as const
type Category = Pick<PackVatPostingSetup, 'eInvoiceCategory' | 'eInvoiceExemption' | 'clause'>
const byCode: Readonly<Record<string, Category>> = {
  '5': { eInvoiceCategory: 'Z' },
  '51': {
    eInvoiceCategory: 'AE',
    eInvoiceExemption: 'VATEX-EU-AE',
    clause: names('Omvendt avgiftsplikt, merverdiavgift ikke beregnet', 'Reverse charge, VAT not calculated'),
  },
  '52': {
    eInvoiceCategory: 'G',
    eInvoiceExemption: 'VATEX-EU-G',
    clause: names('Utførsel, fritatt for merverdiavgift', 'Export, zero rated'),
  },
  '6': { eInvoiceCategory: 'E', clause: names('Utenfor merverdiavgiftsloven', 'Outside the VAT act') },
}

function rows(bus: keyof typeof cells, item: Cell): readonly PackVatPostingSetup[] {
  return rates[item.level].map((rate: DatedRate) => ({
    busGroup: bus,
    prodGroup: item.product,
    ...rate,
    calculationType: calculation[item.kind],
    identifier: `${item.sale ?? ''}/${item.purchase ?? ''}-${rate.rate}`,
    salesVatAccount: item.output,
    purchaseVatAccount: item.input,
    ...(calculation[item.kind] === 'reverse_charge' ? { reverseChargeVatAccount: item.output } : {}),
    deductible: item.kind === 'reverse_nd' ? '0' : '100',
    euService: false,
    ...((item.sale === undefined ? undefined : byCode[item.sale]) ?? taxed),
    standardCode: {
      ...(item.sale === undefined ? {} : { sale: item.sale }),
      ...(item.purchase === undefined ? {} : { purchase: item.purchase }),
    },
    feeds: [...saleFeeds(item.sale), ...purchaseFeeds(item.purchase, item.kind)],
  }))
}

export const vatPostingSetup: readonly PackVatPostingSetup[] = (Object.keys(cells) as (keyof typeof cells)[]).flatMap(
  bus => cells[bus].flatMap(item => rows(bus, item)),
)
