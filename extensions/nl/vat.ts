/**
 * Dutch VAT: groups, rates by date and the boxes of the return that each combination feeds (localisation.md §2).
 * A credit memo lowers the box of what it credits; boxes may go below zero.
 */
import type {
  CountryPack, EInvoiceTaxCategory, LocalText, PackVatPostingSetup, VatCalculationType, VatFeed,
} from '../../src/modules/company/pack.ts'
import { type DatedRate, feed, type OrdinaryVatGroups } from '../pack-parts/index.ts'
import { names } from './words.ts'

export const vatBusGroups: CountryPack['vatBusGroups'] = [
  { code: 'DOMESTIC', name: names('Binnenland', 'Domestic'), genBusGroup: 'DOMESTIC' },
  { code: 'DOMREV', name: names('Binnenland, btw verlegd', 'Domestic, reverse charge'), genBusGroup: 'DOMESTIC' },
  { code: 'EU', name: names('Europese Unie', 'European Union'), genBusGroup: 'EU' },
  { code: 'EXPORT', name: names('Buiten de EU', 'Outside the EU'), genBusGroup: 'EXPORT' },
  {
    code: 'IMPREV',
    name: names('Invoer met artikel 23-vergunning', 'Import under the deferral licence'),
    genBusGroup: 'EXPORT',
  },
]

interface Product {
  readonly code: string
  readonly name: LocalText
  readonly kind: 'goods' | 'service' | 'exempt' | 'full'
  readonly identifier: string
  readonly level: 'high' | 'low' | 'none'
}

const high: readonly DatedRate[] = [{ rate: '21', validFrom: '2012-10-01' }]
const low: readonly DatedRate[] = [
  { rate: '6', validFrom: '2012-10-01', validTo: '2018-12-31' },
  { rate: '9', validFrom: '2019-01-01' },
]
const none: readonly DatedRate[] = [{ rate: '0', validFrom: '2012-10-01' }]
const ratesOf = { high, low, none }

const product = (
  code: string, kind: Product['kind'], level: Product['level'], identifier: string, nl: string, en: string,
): Product => ({ code, name: names(nl, en), kind, identifier, level })

const products: readonly Product[] = [
  product('STANDARD', 'goods', 'high', 'H', 'Goederen hoog tarief', 'Goods, standard rate'),
  product('REDUCED', 'goods', 'low', 'L', 'Goederen laag tarief', 'Goods, reduced rate'),
  product('ZERO', 'goods', 'none', 'Z', 'Goederen nultarief', 'Goods, zero rate'),
  product('SERV-STD', 'service', 'high', 'H', 'Diensten hoog tarief', 'Services, standard rate'),
  product('SERV-RED', 'service', 'low', 'L', 'Diensten laag tarief', 'Services, reduced rate'),
  product('EXEMPT', 'exempt', 'none', 'E', 'Vrijgesteld', 'Exempt'),
  product('FULL-STD', 'full', 'high', 'FH', 'Alleen btw, hoog tarief', 'VAT only, standard rate'),
  product('FULL-RED', 'full', 'low', 'FL', 'Alleen btw, laag tarief', 'VAT only, reduced rate'),
]

export const vatProdGroups: CountryPack['vatProdGroups'] = products.map(({ code, name }) => ({ code, name }))

export const ordinaryVat: OrdinaryVatGroups = {
  goods: 'STANDARD',
  goodsWithoutVat: 'ZERO',
  services: 'SERV-STD',
  exempt: 'EXEMPT',
}

const accountsOf = {
  high: { salesVatAccount: '1340', purchaseVatAccount: '0760' },
  low: { salesVatAccount: '1330', purchaseVatAccount: '0750' },
  none: { salesVatAccount: '1350', purchaseVatAccount: '0770' },
}
const importAccounts = {
  high: { salesVatAccount: '1340', purchaseVatAccount: '0780' },
  low: { salesVatAccount: '1330', purchaseVatAccount: '0781' },
  none: accountsOf.none,
}
const reverseAccounts = { salesVatAccount: '1350', purchaseVatAccount: '0770', reverseChargeVatAccount: '1350' }

const reverseFeeds = (box: string): readonly VatFeed[] => [
  ...feed('purchase_base', box),
  ...feed('reverse_output', box),
  ...feed('reverse_input', '5b'),
]

interface Treatment {
  readonly calculationType: VatCalculationType
  readonly category: EInvoiceTaxCategory
  readonly exemption?: string
  readonly clause?: LocalText
  readonly feeds: readonly VatFeed[]
  /** Whether no VAT is due whatever the rate of the product: sales abroad, imports with VAT paid at customs. */
  readonly untaxed?: true
}

const exempt: Treatment = {
  calculationType: 'normal',
  category: 'E',
  exemption: 'VATEX-EU-132',
  clause: names('Vrijgesteld van btw', 'Exempt from VAT'),
  feeds: [],
  untaxed: true,
}
/** The whole line is VAT, as on the bill of customs: the rate plays no part. */
const full: Treatment = { calculationType: 'full', category: 'S', feeds: feed('purchase_tax', '5b'), untaxed: true }
const verlegd = names('Btw verlegd', 'VAT reverse charged')

const domesticBox = { high: '1a', low: '1b' } as const

function domestic(product: Product): Treatment {
  if (product.level === 'none') {
    return { calculationType: 'normal', category: 'Z', feeds: feed('sales_base', '1e'), untaxed: true }
  }
  const box = domesticBox[product.level]
  return {
    calculationType: 'normal',
    category: 'S',
    feeds: [...feed('sales_base', box), ...feed('sales_tax', box), ...feed('purchase_tax', '5b')],
  }
}

const domesticReverse = (): Treatment => ({
  calculationType: 'reverse_charge',
  category: 'AE',
  exemption: 'VATEX-EU-AE',
  clause: verlegd,
  feeds: [...feed('sales_base', '1e'), ...reverseFeeds('2a')],
})

const europeanUnion = (product: Product): Treatment =>
  product.kind === 'service'
    ? {
        calculationType: 'reverse_charge',
        category: 'AE',
        exemption: 'VATEX-EU-AE',
        clause: verlegd,
        feeds: [...feed('sales_base', '3b'), ...reverseFeeds('4b')],
      }
    : {
        calculationType: 'reverse_charge',
        category: 'K',
        exemption: 'VATEX-EU-IC',
        clause: names('Intracommunautaire levering, 0% btw', 'Intra-community supply, 0% VAT'),
        feeds: [...feed('sales_base', '3b'), ...reverseFeeds('4b')],
      }

/** Goods are exported at 0 % and imported with the VAT paid at customs; services bought abroad are reverse charged. */
const outsideUnion = (product: Product): Treatment =>
  product.kind === 'service'
    ? {
        calculationType: 'reverse_charge',
        category: 'E',
        clause: names('Dienst verricht buiten Nederland', 'Service supplied outside the Netherlands'),
        feeds: reverseFeeds('4a'),
      }
    : {
        calculationType: 'normal',
        category: 'G',
        exemption: 'VATEX-EU-G',
        clause: names('Uitvoer, 0% btw', 'Export, 0% VAT'),
        feeds: feed('sales_base', '3a'),
        untaxed: true,
      }

/** The VAT on the import is declared and deducted in the return instead of paid at customs. */
function deferredImport(product: Product): Treatment {
  const { untaxed: _, ...abroad } = outsideUnion(product)
  return {
    ...abroad,
    calculationType: 'reverse_charge',
    feeds: [...(product.kind === 'service' ? [] : feed('sales_base', '3a')), ...reverseFeeds('4a')],
  }
}

const treatments: Readonly<Record<string, (product: Product) => Treatment>> = {
  DOMESTIC: domestic,
  DOMREV: domesticReverse,
  EU: europeanUnion,
  EXPORT: outsideUnion,
  IMPREV: deferredImport,
}

function treatmentOf(bus: string, product: Product): Treatment {
  if (product.kind === 'exempt') return exempt
  if (product.kind === 'full') return full
  return treatments[bus]!(product)
}

function accountsFor(product: Product, calculationType: VatCalculationType) {
  if (calculationType === 'reverse_charge') return reverseAccounts
  return (calculationType === 'full' ? importAccounts : accountsOf)[product.level]
}

function rows(bus: string, product: Product): readonly PackVatPostingSetup[] {
  const treatment = treatmentOf(bus, product)
  const rates = treatment.untaxed ? none : ratesOf[product.level]
  return rates.map(rate => ({
    busGroup: bus,
    prodGroup: product.code,
    ...rate,
    calculationType: treatment.calculationType,
    identifier: identifierOf(product, treatment, rate.rate),
    ...accountsFor(product, treatment.calculationType),
    deductible: '100',
    euService: bus === 'EU' && product.kind === 'service',
    eInvoiceCategory: treatment.category,
    ...(treatment.exemption === undefined ? {} : { eInvoiceExemption: treatment.exemption }),
    ...(treatment.clause === undefined ? {} : { clause: treatment.clause }),
    feeds: treatment.feeds,
  }))
}

/** `H21`, `L9`, `E0`; reverse charge carries its category, so that goods and services stay apart: `RK21`, `RAE21`. */
function identifierOf({ identifier }: Product, { calculationType, category }: Treatment, rate: string): string {
  return calculationType === 'reverse_charge' ? `R${category}${rate}` : `${identifier}${rate}`
}

export const vatPostingSetup: readonly PackVatPostingSetup[] = vatBusGroups.flatMap(bus =>
  products.flatMap(product => rows(bus.code, product)),
)
