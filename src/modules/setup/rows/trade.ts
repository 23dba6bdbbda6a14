/** Number series, terms, currencies, units, journals and how the two sides of trade work in a new company. */
import { parseNumber } from '#numbering'
import type { CountryPack, PackSeries, SeriesPurpose } from '#company'
import type { NewRow, TableRows } from '../insert-rows.ts'
import { nameIn } from './names.ts'

const lineRow = (series: PackSeries, line: PackSeries['lines'][number]): NewRow => {
  const first = parseNumber(line.startingNo)
  return {
    seriesCode: series.code,
    startingDate: line.startingDate ?? '2000-01-01',
    prefix: first.prefix,
    width: first.width,
    firstValue: first.value,
    endingValue: parseNumber(line.endingNo).value,
    warningValue: parseNumber(line.warningNo).value,
    increment: line.increment,
    allowGaps: series.implementation === 'sequence',
    open: true,
  }
}

/** `posted_sales_invoice` is the posted invoice of the sales side; a purpose without a side is no document's. */
const documentPurpose = /^(posted_)?(sales|purchase)_(.+)$/

/** The number series of a pack, with what each is drawn for: masters by purpose, documents by side and kind. */
export function seriesRows(pack: CountryPack, language: string): readonly TableRows[] {
  const uses = Object.entries(pack.seriesUse) as [SeriesPurpose, string][]
  const documents = uses.flatMap(([purpose, seriesCode]) => {
    const match = documentPurpose.exec(purpose)
    return match ? [{ side: match[2], kind: `${match[1] ?? ''}${match[3]}`, seriesCode }] : []
  })
  return [
    {
      table: 'numbering.series',
      rows: pack.series.map(series => ({
        code: series.code,
        description: nameIn(series.name, language),
        defaultNumbers: series.defaultNumbers,
        manualNumbers: series.manualNumbers,
        dateOrder: series.dateOrder,
      })),
    },
    {
      table: 'numbering.series_lines',
      rows: pack.series.flatMap(series => series.lines.map(line => lineRow(series, line))),
    },
    {
      table: 'numbering.uses',
      rows: uses
        .filter(([purpose]) => !documentPurpose.test(purpose))
        .map(([purpose, seriesCode]) => ({ purpose, seriesCode })),
    },
    { table: 'trade.series', rows: documents },
  ]
}

export const currencyRows = (pack: CountryPack, language: string): readonly TableRows[] => [
  {
    table: 'currencies.currencies',
    rows: [pack.localCurrency, ...pack.currencies].map(currency => ({
      code: currency.code,
      name: nameIn(currency.name, language),
      symbol: currency.symbol,
      amountPrecision: currency.amountPrecision,
      unitPrecision: currency.unitAmountPrecision,
      invoiceRoundingPrecision: currency.invoiceRoundingPrecision,
      applicationRounding: currency.applicationRoundingPrecision,
      taxRounding: 'nearest',
      invoiceRounding: 'nearest',
      realizedGainsAccount: 'rates' in currency ? currency.realizedGainsAccount : null,
      realizedLossesAccount: 'rates' in currency ? currency.realizedLossesAccount : null,
      unrealizedGainsAccount: 'rates' in currency ? currency.unrealizedGainsAccount : null,
      unrealizedLossesAccount: 'rates' in currency ? currency.unrealizedLossesAccount : null,
    })),
  },
  {
    table: 'currencies.rates',
    rows: pack.currencies.flatMap(({ code, rates }) => rates.map(rate => ({ currency: code, ...rate }))),
  },
]

export const termRows = (pack: CountryPack): readonly TableRows[] => [
  {
    table: 'parties.payment_terms',
    rows: pack.paymentTerms.map(
      ({ code, name, dueFormula, discountFormula = '', discount = '0', discountOnCreditMemos }) => ({
        code,
        name,
        dueFormula,
        discountFormula,
        discountPercent: discount,
        discountOnCreditMemos,
      }),
    ),
  },
  {
    table: 'parties.payment_methods',
    rows: pack.paymentMethods.map(({ code, name, meansCode, balanceAccount }) => ({
      code,
      name,
      meansCode,
      balancingKind: balanceAccount === undefined ? null : 'gl_account',
      balancingAccount: balanceAccount ?? null,
    })),
  },
  {
    table: 'items.units',
    rows: pack.units.map(({ code, name, unece, symbol }) => ({ code, name, internationalCode: unece, symbol })),
  },
]

/** ISO codes of the member states of the European Union. */
const union = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
]

/**
 * What a new party gets by its country: a template for each general business group. The first serves the company's own
 * country, one named EU the rest of the Union, the last all others.
 */
export function templateRows(pack: CountryPack): TableRows {
  const others = (code: string): readonly string[] =>
    code === 'EU' ? union.filter(country => country !== pack.country) : []
  const rows = (role: string, groups: readonly { readonly code: string }[]): NewRow[] =>
    pack.genBusGroups.map(({ code, name, defaultVatBusGroup }, index) => ({
      role,
      code,
      name,
      countries: index === 0 ? [pack.country] : others(code),
      postingGroup: (groups.find(group => group.code === code) ?? groups.at(-1)!).code,
      generalBusinessGroup: code,
      taxBusinessGroup: defaultVatBusGroup,
      paymentTerms: pack.paymentTerms.find(terms => terms.code === '30D')?.code ?? pack.paymentTerms[0]!.code,
      paymentMethod: pack.paymentMethods[0]!.code,
    }))
  return {
    table: 'parties.templates',
    rows: [...rows('customer', pack.customerPostingGroups), ...rows('vendor', pack.vendorPostingGroups)],
  }
}

/** Goods are traded and kept in stock, services are not; the pack names the usual group of each first. */
export function itemTemplateRows(pack: CountryPack): TableRows {
  const goods = pack.genProdGroups[0]!.code
  const services = pack.genProdGroups.find(({ code }) => code === 'SERVICES')?.code ?? goods
  const baseUnit = pack.units[0]!.code
  return {
    table: 'items.templates',
    rows: [
      { code: 'GOODS', type: 'inventory', baseUnit, generalProductGroup: goods, inventoryPostingGroup: pack.inventoryPostingGroups[0]!.code },
      { code: 'SERVICES', type: 'service', baseUnit, generalProductGroup: services, inventoryPostingGroup: null },
      { code: 'NOSTOCK', type: 'non_inventory', baseUnit, generalProductGroup: goods, inventoryPostingGroup: null },
      { code: 'CHARGE', type: 'charge', baseUnit, generalProductGroup: services, inventoryPostingGroup: null },
    ],
  }
}

const journalKinds: Readonly<Record<string, string>> = {
  general: 'general',
  payments: 'payment',
  cash_receipts: 'cash_receipt',
}

/** The payment and receipt journals propose the company's bank account as the other side of every line. */
export const journalRows = (pack: CountryPack, bankAccount: string): TableRows => ({
  table: 'payments.journals',
  rows: pack.journalTemplates.flatMap(({ code, name, type, series }) => {
    const kind = journalKinds[type]
    if (kind === undefined) return []
    const bank = kind === 'general' ? null : bankAccount
    return [{ code, name, kind, seriesCode: series, balancingKind: bank && 'bank_account', balancingAccount: bank }]
  }),
})

export const tradeSetupRows: TableRows = {
  table: 'trade.setup',
  rows: [
    { side: 'sales', externalNumberMandatory: false },
    { side: 'purchase', externalNumberMandatory: true },
  ],
}
