/** The assortment as a company's items, prices and discounts. */
import { dec } from '#platform/decimal'
import { type Article, assortment, categories } from './assortment.ts'
import { gtin } from './numbers.ts'
import { perEuro, type Profile } from './profile.ts'
import type { DemoCategory, DemoInvoiceDiscount, DemoItem, DemoParty, DemoPriceLine } from './types.ts'

/** An amount in euros in another currency, to so many decimals. */
export const inCurrency = (euros: string, currency: string, decimals: number): string =>
  dec(euros).times(dec(perEuro[currency]!)).round(decimals).toString()

const generalGroup = { inventory: 'RETAIL', non_inventory: 'MISC', service: 'SERVICES' } as const

/** Small prices keep three decimals, the rest two: nobody prices a sugar stick to the cent. */
const decimals = (euros: string): number => (dec(euros).lessThan(dec(1)) ? 3 : 2)

const itemVendor = (vendor: string, item: string): DemoItem['vendors'][number] => ({
  vendor,
  vendorItemNumber: `${vendor.slice(-3)}-${item}`,
  leadTime: '3D',
})

function itemOf(profile: Profile, vendors: readonly DemoParty[], article: Article, i: number): DemoItem {
  const number = String(1000 + i)
  const vendor = vendors[article.vendor - 1]
  const larger = article.pack === '' ? [] : [{ unit: article.pack, quantityPerUnit: String(article.packSize) }]
  const service = article.type === 'service'
  return {
    number,
    description: article[profile.names],
    translations: { en: article.en, 'nl-NL': article.nl, 'nb-NO': article.nb },
    type: article.type,
    baseUnit: article.baseUnit,
    salesUnit: article.baseUnit,
    purchaseUnit: article.pack || article.baseUnit,
    units: [{ unit: article.baseUnit, quantityPerUnit: '1' }, ...larger],
    category: article.category,
    gtin: article.type === 'inventory' ? gtin(1000 + i) : '',
    inventoryPostingGroup: article.type === 'inventory' ? 'RESALE' : '',
    generalProductGroup: generalGroup[article.type],
    taxProductGroup: service ? profile.tax.service : profile.tax[article.rate],
    costingMethod: article.costing,
    unitCost: inCurrency(article.cost, profile.localCurrency, 4),
    unitPrice: inCurrency(article.price, profile.localCurrency, decimals(article.price)),
    netWeight: article.weight,
    variants: article.variants.map(([code, nl, nb]) => ({
      code,
      // A line says the variant's description alone: it names the item too.
      description: `${article[profile.names]}, ${profile.names === 'nb' ? nb : nl}`,
    })),
    vendors: vendor ? [itemVendor(vendor.number, number)] : [],
    references: larger.map(({ unit }) => ({ kind: 'bar_code', reference: gtin(91000 + i), unit })),
  }
}

export const items = (profile: Profile, vendors: readonly DemoParty[]): readonly DemoItem[] =>
  assortment.map((article, i) => itemOf(profile, vendors, article, i))

export const itemCategories = (profile: Profile): readonly DemoCategory[] =>
  categories.map(([code, nl, nb, english, parent]) => ({
    code,
    name: profile.names === 'nb' ? nb : nl,
    english,
    parent,
  }))

const blank = { source: '', unit: '', currency: '', minimumQuantity: '0' } as const

/** A share of a price, to its own decimals. */
const share = (item: DemoItem, percent: string): string =>
  dec(item.unitPrice).times(dec(percent)).dividedBy(dec(100), decimals(item.unitPrice)).toString()

type Unlisted = Omit<DemoPriceLine, 'list'>

/** What the lists are called; the list of one party has its name. */
const listNames: Readonly<Record<Profile['names'], Readonly<Record<DemoPriceLine['sourceKind'], string>>>> = {
  nl: { all: 'Staffelprijzen', price_group: 'Bakkerijen', discount_group: 'Koffiebars', party: 'Eigen afspraak' },
  nb: { all: 'Mengdepriser', price_group: 'Bakerier', discount_group: 'Kaffebarer', party: 'Egen avtale' },
}

/** Breaks for everybody, a list for bakeries, a discount for coffee bars, one customer's own price, vendors' costs. */
export function priceLines({ names }: Profile, stock: readonly DemoItem[], customers: readonly DemoParty[]): readonly DemoPriceLine[] {
  const of = (category: string): readonly DemoItem[] => stock.filter(item => item.category === category)
  const breaks = [...of('COFFEE'), ...of('DISPOSABLES')].flatMap((item): readonly Unlisted[] => {
    const larger = item.units[1]
    if (!larger) return []
    const minimumQuantity = larger.quantityPerUnit
    return [
      {
        ...blank,
        side: 'sales',
        kind: 'price',
        sourceKind: 'all',
        item: item.number,
        minimumQuantity,
        unitPrice: share(item, '94'),
      },
    ]
  })
  const bakeries = [...of('BAKERY'), ...of('CHOCOLATE')].map((item): Unlisted => ({
    ...blank, side: 'sales', kind: 'price', sourceKind: 'price_group', source: 'BAKERY', item: item.number,
    unitPrice: share(item, '92'),
  }))
  const coffeeBars = [...of('COFFEE'), ...of('SYRUPS')].map((item): Unlisted => ({
    ...blank, side: 'sales', kind: 'discount', sourceKind: 'discount_group', source: 'COFFEEBAR', item: item.number,
    lineDiscountPercent: '5',
  }))
  const machines = of('MACHINES').map((item): Unlisted => ({
    ...blank, side: 'sales', kind: 'discount', sourceKind: 'all', item: item.number, minimumQuantity: '2',
    lineDiscountPercent: '4',
  }))
  const own = stock.slice(0, 3).map((item): Unlisted => ({
    ...blank, side: 'sales', kind: 'price', sourceKind: 'party', source: customers[3]!.number, item: item.number,
    unitPrice: share(item, '90'),
  }))
  const costs = stock
    .filter(item => item.vendors.length > 0 && item.category === 'COFFEE')
    .map((item): Unlisted => ({
      ...blank, side: 'purchase', kind: 'price', sourceKind: 'party', source: item.vendors[0]!.vendor,
      item: item.number, unit: item.baseUnit, unitPrice: item.unitCost,
    }))
  return [...breaks, ...bakeries, ...coffeeBars, ...machines, ...own, ...costs].map(line => ({ ...line, list: listNames[names][line.sourceKind] }))
}

/** Two customers with discounts by size of the invoice, one of them with a charge on small ones. */
export function invoiceDiscounts(profile: Profile, customers: readonly DemoParty[]): readonly DemoInvoiceDiscount[] {
  const amount = (euros: string): string => inCurrency(euros, profile.localCurrency, 0)
  const row = (at: number, minimum: string, discountPercent: string, charge: string): DemoInvoiceDiscount => ({
    role: 'customer',
    code: customers[at]!.number,
    minimumAmount: amount(minimum),
    discountPercent,
    serviceCharge: amount(charge),
  })
  return [
    row(5, '0', '0', '10'),
    row(5, '250', '0', '0'),
    row(5, '1000', '3', '0'),
    row(12, '500', '2', '0'),
    row(12, '1500', '4', '0'),
  ]
}

