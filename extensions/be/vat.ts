/**
 * Belgian VAT: groups, rates by date and the grids of the return that each combination feeds (localisation.md §3).
 * Supplies stay gross: a credit memo issued goes to 48 or 49, its VAT to 64. Purchases are net of credit memos
 * received, which stand once more, positive, in 84 or 85, their VAT in 63. A credit memo under reverse charge bears no
 * VAT and leaves 55 to 57 and 59 alone.
 */
import type {
  CountryPack, DecimalText, LocalText, PackVatPostingSetup, VatAmountKind, VatFeed,
} from '../../src/modules/company/pack.ts'
import { columnOf, type OrdinaryVatGroups } from '../pack-parts/index.ts'
import { names } from './words.ts'

export const vatBusGroups: CountryPack['vatBusGroups'] = [
  { code: 'DOMESTIC', name: names('Binnenland', 'Domestic'), genBusGroup: 'DOMESTIC' },
  { code: 'CC', name: names('Medecontractant', 'Co-contractor'), genBusGroup: 'DOMESTIC' },
  { code: 'EU', name: names('Europese Unie', 'European Union'), genBusGroup: 'EU' },
  { code: 'IMPREV', name: names('Invoer met verlegging', 'Import with deferred VAT'), genBusGroup: 'EXPORT' },
  { code: 'IMPEXP', name: names('Andere buiten EU', 'Other outside the EU'), genBusGroup: 'EXPORT' },
  { code: 'EXPORT', name: names('Uitvoer', 'Export'), genBusGroup: 'EXPORT' },
]

type Kind = 'goods' | 'service' | 'investment' | 'full'

interface Product {
  readonly code: string
  readonly name: LocalText
  readonly kind: Kind
  readonly rate: DecimalText
}

const product = (code: string, kind: Kind, rate: DecimalText, nl: string, en: string): Product => ({
  code,
  name: names(nl, en),
  kind,
  rate,
})

/** First letter the kind, digit the rate: 0 is 0 %, 1 is 6 %, 2 is 12 %, 3 is 21 %. */
const products: readonly Product[] = [
  product('G0', 'goods', '0', 'Goederen 0%', 'Goods 0%'),
  product('G1', 'goods', '6', 'Goederen 6%', 'Goods 6%'),
  product('G2', 'goods', '12', 'Goederen 12%', 'Goods 12%'),
  product('G3', 'goods', '21', 'Goederen 21%', 'Goods 21%'),
  product('S0', 'service', '0', 'Diensten 0%', 'Services 0%'),
  product('S1', 'service', '6', 'Diensten 6%', 'Services 6%'),
  product('S3', 'service', '21', 'Diensten 21%', 'Services 21%'),
  product('I0', 'investment', '0', 'Investeringen 0%', 'Investments 0%'),
  product('I3', 'investment', '21', 'Investeringen 21%', 'Investments 21%'),
  // The whole line is VAT, as on the bill of customs: the rate plays no part.
  product('VAT', 'full', '0', 'Alleen btw', 'VAT only'),
]

export const vatProdGroups: CountryPack['vatProdGroups'] = products.map(({ code, name }) => ({ code, name }))

export const ordinaryVat: OrdinaryVatGroups = { goods: 'G3', goodsWithoutVat: 'G0', services: 'S3', exempt: 'S0' }

/** The three rates have stood since 1 January 1996, when 20.5 % became 21 %. */
const validFrom = '1996-01-01'

const invoice = (amount: VatAmountKind, ...boxes: readonly string[]): readonly VatFeed[] =>
  boxes.map(box => ({ amount, document: 'invoice', box, column: columnOf(amount), sign: 1 }))
const creditMemo = (amount: VatAmountKind, sign: 1 | -1, ...boxes: readonly string[]): readonly VatFeed[] =>
  boxes.map(box => ({ amount, document: 'credit_memo', box, column: columnOf(amount), sign }))

const soldAt: Readonly<Record<DecimalText, string>> = { '0': '00', '6': '01', '12': '02', '21': '03' }
const boughtAs = { goods: '81', service: '82', investment: '83' } as const

/** Sold: the grid of the invoice and that of its credit memo. */
const sold = (grid: string, credit: string): readonly VatFeed[] => [
  ...invoice('sales_base', grid),
  ...creditMemo('sales_base', 1, credit),
]

/** Bought: its own grids, net of credit memos, and the grid that repeats the credit memos. */
const bought = (grids: readonly string[], credit: string): readonly VatFeed[] => [
  ...invoice('purchase_base', ...grids),
  ...creditMemo('purchase_base', -1, ...grids),
  ...creditMemo('purchase_base', 1, credit),
]

/** Reverse-charge VAT: due in one grid, deducted in 59; invoices only. */
const reversed = (due: string): readonly VatFeed[] => [
  ...invoice('reverse_output', due),
  ...invoice('reverse_input', '59'),
]

type Setup = Pick<PackVatPostingSetup, 'calculationType' | 'eInvoiceCategory' | 'feeds'> &
  Partial<Pick<PackVatPostingSetup, 'eInvoiceExemption' | 'clause'>> & { readonly rate: DecimalText }

function domestic({ kind, rate }: Product & { kind: Exclude<Kind, 'full'> }): Setup {
  return {
    calculationType: 'normal',
    rate,
    eInvoiceCategory: rate === '0' ? 'Z' : 'S',
    feeds: [
      ...sold(soldAt[rate]!, '49'),
      ...invoice('sales_tax', '54'),
      ...creditMemo('sales_tax', 1, '64'),
      ...bought([boughtAs[kind]], '85'),
      ...invoice('purchase_tax', '59'),
      ...creditMemo('purchase_tax', 1, '63'),
    ],
  }
}

const coContractor = ({ kind, rate }: Product & { kind: Exclude<Kind, 'full'> }): Setup => ({
  calculationType: 'reverse_charge',
  rate,
  eInvoiceCategory: 'AE',
  eInvoiceExemption: 'VATEX-EU-AE',
  clause: names('Verlegging van heffing', 'Reverse charge'),
  feeds: [...sold('45', '49'), ...bought([boughtAs[kind], '87'], '85'), ...reversed('56')],
})

const europeanUnion = ({ kind, rate }: Product & { kind: Exclude<Kind, 'full'> }): Setup => {
  const service = kind === 'service'
  return {
    calculationType: 'reverse_charge',
    rate,
    eInvoiceCategory: service ? 'AE' : 'K',
    eInvoiceExemption: service ? 'VATEX-EU-AE' : 'VATEX-EU-IC',
    clause: service
      ? names('Verlegging van heffing', 'Reverse charge')
      : names('Vrijgestelde intracommunautaire levering', 'Exempt intra-community supply'),
    feeds: [
      ...sold(service ? '44' : '46', '48'),
      ...bought([boughtAs[kind], service ? '88' : '86'], '84'),
      ...reversed('55'),
    ],
  }
}

const exported = (kind: Kind) =>
  kind === 'service'
    ? ({
        eInvoiceCategory: 'E',
        clause: names('Dienst niet onderworpen aan Belgische btw', 'Service not subject to Belgian VAT'),
      } as const)
    : ({
        eInvoiceCategory: 'G',
        eInvoiceExemption: 'VATEX-EU-G',
        clause: names('Vrijgestelde uitvoer', 'Exempt export'),
      } as const)

/** Goods: VAT on the import declared instead of paid at customs (57). Services from outside the Union: 56. */
const deferredImport = ({ kind, rate }: Product & { kind: Exclude<Kind, 'full'> }): Setup => ({
  calculationType: 'reverse_charge',
  rate,
  ...exported(kind),
  feeds: [
    ...sold('47', '49'),
    ...bought([boughtAs[kind], '87'], '85'),
    ...reversed(kind === 'service' ? '56' : '57'),
  ],
})

const outsideUnion = ({ kind }: Product & { kind: Exclude<Kind, 'full'> }): Setup => ({
  calculationType: 'normal',
  rate: '0',
  ...exported(kind),
  feeds: [...sold('47', '49'), ...bought([boughtAs[kind]], '85')],
})

const full: Setup = {
  calculationType: 'full',
  rate: '0',
  eInvoiceCategory: 'S',
  feeds: [
    ...invoice('sales_tax', '54'),
    ...creditMemo('sales_tax', 1, '64'),
    ...invoice('purchase_tax', '59'),
    ...creditMemo('purchase_tax', 1, '63'),
  ],
}

const setups = {
  DOMESTIC: domestic,
  CC: coContractor,
  EU: europeanUnion,
  IMPREV: deferredImport,
  IMPEXP: outsideUnion,
  EXPORT: outsideUnion,
}

/** Goods and services of one rate share a VAT amount on a domestic document (`21`) and nowhere else (`EU-S21`). */
function identifierOf(bus: string, kind: Kind, rate: string): string {
  if (kind === 'full') return 'FULL'
  return bus === 'DOMESTIC' ? rate : `${bus}-${kind.charAt(0).toUpperCase()}${rate}`
}

function row(bus: keyof typeof setups, item: Product): PackVatPostingSetup {
  const { kind } = item
  const setup = kind === 'full' ? full : setups[bus]({ ...item, kind })
  const reverse = setup.calculationType === 'reverse_charge'
  return {
    busGroup: bus,
    prodGroup: item.code,
    validFrom,
    ...setup,
    identifier: identifierOf(bus, kind, setup.rate),
    salesVatAccount: '451000',
    purchaseVatAccount: kind === 'full' ? '411010' : '411000',
    ...(reverse ? { reverseChargeVatAccount: '411000' } : {}),
    deductible: '100',
    euService: bus === 'EU' && kind === 'service',
  }
}

export const vatPostingSetup: readonly PackVatPostingSetup[] = (Object.keys(setups) as (keyof typeof setups)[]).flatMap(
  bus => products.map(item => row(bus, item)),
)
