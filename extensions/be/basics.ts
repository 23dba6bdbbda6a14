/**
 * Terms, methods, currencies, units, dimensions and journals of a new Belgian company.
 * The exchange rates are for demonstration.
 */
import type { CountryPack, DateText, DecimalText, PackCurrency } from '../../src/modules/company/pack.ts'

const names = (local: string, en: string) => ({ en, 'nl-BE': local })

/** Unit prices and costs have five decimals (ledgers.md §0); a price list may well show fewer. */
const precision = {
  amountPrecision: '0.01',
  unitAmountPrecision: '0.00001',
  invoiceRoundingPrecision: '0.01',
  applicationRoundingPrecision: '0.01',
} as const

export const localCurrency: CountryPack['localCurrency'] = {
  code: 'EUR',
  name: names('Euro', 'Euro'),
  symbol: '€',
  ...precision,
  maxVatDifference: '0.05',
}

const exchangeAccounts = {
  realizedGainsAccount: '754000',
  realizedLossesAccount: '654000',
  unrealizedGainsAccount: '754100',
  unrealizedLossesAccount: '654100',
}

type Rate = PackCurrency['rates'][number]

const rate = (startingDate: DateText, exchangeAmount: DecimalText, relationalAmount: DecimalText): Rate => ({
  startingDate,
  exchangeAmount,
  relationalAmount,
})

export const currencies: readonly PackCurrency[] = [
  {
    code: 'USD',
    name: names('Amerikaanse dollar', 'US dollar'),
    symbol: '$',
    ...precision,
    ...exchangeAccounts,
    rates: [rate('2020-01-01', '1.12', '1'), rate('2024-01-01', '1.085', '1'), rate('2026-01-01', '1.16', '1')],
  },
  {
    code: 'GBP',
    name: names('Brits pond', 'Pound sterling'),
    symbol: '£',
    ...precision,
    ...exchangeAccounts,
    rates: [rate('2020-01-01', '0.86', '1'), rate('2024-01-01', '0.855', '1'), rate('2026-01-01', '0.871', '1')],
  },
  {
    code: 'NOK',
    name: names('Noorse kroon', 'Norwegian krone'),
    symbol: 'kr',
    ...precision,
    ...exchangeAccounts,
    rates: [rate('2020-01-01', '10.15', '1'), rate('2024-01-01', '11.35', '1'), rate('2026-01-01', '11.62', '1')],
  },
  {
    code: 'SEK',
    name: names('Zweedse kroon', 'Swedish krona'),
    symbol: 'kr',
    ...precision,
    ...exchangeAccounts,
    rates: [rate('2020-01-01', '10.45', '1'), rate('2024-01-01', '11.30', '1'), rate('2026-01-01', '10.96', '1')],
  },
  {
    code: 'DKK',
    name: names('Deense kroon', 'Danish krone'),
    symbol: 'kr',
    ...precision,
    ...exchangeAccounts,
    rates: [rate('2020-01-01', '7.46', '1')],
  },
  {
    code: 'CHF',
    name: names('Zwitserse frank', 'Swiss franc'),
    symbol: 'CHF',
    ...precision,
    ...exchangeAccounts,
    rates: [rate('2020-01-01', '1.08', '1'), rate('2024-01-01', '0.96', '1'), rate('2026-01-01', '0.935', '1')],
  },
]

export const paymentTerms: CountryPack['paymentTerms'] = [
  {
    code: 'COD',
    name: names('Contant bij levering', 'Cash on delivery'),
    dueFormula: '0D',
    discountOnCreditMemos: false,
  },
  { code: '7D', name: names('7 dagen netto', 'Net 7 days'), dueFormula: '7D', discountOnCreditMemos: false },
  { code: '14D', name: names('14 dagen netto', 'Net 14 days'), dueFormula: '14D', discountOnCreditMemos: false },
  { code: '30D', name: names('30 dagen netto', 'Net 30 days'), dueFormula: '30D', discountOnCreditMemos: false },
  { code: '60D', name: names('60 dagen netto', 'Net 60 days'), dueFormula: '60D', discountOnCreditMemos: false },
  { code: 'CM', name: names('Einde van de maand', 'Current month'), dueFormula: 'CM', discountOnCreditMemos: false },
  {
    code: '30D-EOM',
    name: names('30 dagen einde maand', '30 days end of month'),
    dueFormula: 'CM+30D',
    discountOnCreditMemos: false,
  },
  {
    code: '2P10-30',
    name: names('2% binnen 10 dagen, 30 dagen netto', '2% within 10 days, net 30 days'),
    dueFormula: '30D',
    discountFormula: '10D',
    discount: '2',
    discountOnCreditMemos: false,
  },
  {
    code: '1P8-14',
    name: names('1% binnen 8 dagen, 14 dagen netto', '1% within 8 days, net 14 days'),
    dueFormula: '14D',
    discountFormula: '8D',
    discount: '1',
    discountOnCreditMemos: false,
  },
]

/** Means codes are those of UNCL 4461. */
export const paymentMethods: CountryPack['paymentMethods'] = [
  { code: 'BANK', name: names('Overboeking', 'Bank transfer'), meansCode: '58' },
  { code: 'DIRDEB', name: names('Domiciliëring', 'Direct debit'), meansCode: '59' },
  { code: 'CARD', name: names('Betaalkaart', 'Card'), meansCode: '48' },
  { code: 'CASH', name: names('Contant', 'Cash'), meansCode: '10', balanceAccount: '570000' },
]

export const units: CountryPack['units'] = [
  { code: 'PCS', name: names('Stuk', 'Piece'), unece: 'H87', symbol: 'st' },
  { code: 'BOX', name: names('Doos', 'Box'), unece: 'XBX', symbol: 'ds' },
  { code: 'CASE', name: names('Krat', 'Case'), unece: 'XCS', symbol: 'krt' },
  { code: 'PACK', name: names('Pak', 'Pack'), unece: 'XPK', symbol: 'pak' },
  { code: 'BAG', name: names('Zak', 'Bag'), unece: 'XBG', symbol: 'zak' },
  { code: 'PALLET', name: names('Pallet', 'Pallet'), unece: 'XPX', symbol: 'plt' },
  { code: 'ROLL', name: names('Rol', 'Roll'), unece: 'XRO', symbol: 'rol' },
  { code: 'SET', name: names('Set', 'Set'), unece: 'SET', symbol: 'set' },
  { code: 'PAIR', name: names('Paar', 'Pair'), unece: 'PR', symbol: 'pr' },
  { code: 'G', name: names('Gram', 'Gram'), unece: 'GRM', symbol: 'g' },
  { code: 'KG', name: names('Kilogram', 'Kilogram'), unece: 'KGM', symbol: 'kg' },
  { code: 'TON', name: names('Ton', 'Tonne'), unece: 'TNE', symbol: 't' },
  { code: 'L', name: names('Liter', 'Litre'), unece: 'LTR', symbol: 'l' },
  { code: 'M', name: names('Meter', 'Metre'), unece: 'MTR', symbol: 'm' },
  { code: 'M2', name: names('Vierkante meter', 'Square metre'), unece: 'MTK', symbol: 'm²' },
  { code: 'M3', name: names('Kubieke meter', 'Cubic metre'), unece: 'MTQ', symbol: 'm³' },
  { code: 'HOUR', name: names('Uur', 'Hour'), unece: 'HUR', symbol: 'u' },
  { code: 'DAY', name: names('Dag', 'Day'), unece: 'DAY', symbol: 'dag' },
  { code: 'MONTH', name: names('Maand', 'Month'), unece: 'MON', symbol: 'mnd' },
  { code: 'KM', name: names('Kilometer', 'Kilometre'), unece: 'KMT', symbol: 'km' },
]

export const dimensions: CountryPack['dimensions'] = [
  {
    code: 'DEPARTMENT',
    name: names('Afdeling', 'Department'),
    global: 1,
    values: [
      { code: 'SALES', name: names('Verkoop', 'Sales') },
      { code: 'PURCHASING', name: names('Aankoop', 'Purchasing') },
      { code: 'WAREHOUSE', name: names('Magazijn', 'Warehouse') },
      { code: 'SERVICE', name: names('Service', 'Service') },
      { code: 'ADMIN', name: names('Administratie', 'Administration') },
    ],
  },
  {
    code: 'PROJECT',
    name: names('Project', 'Project'),
    global: 2,
    values: [
      { code: 'GENERAL', name: names('Algemeen', 'General') },
      { code: 'WEBSHOP', name: names('Webwinkel', 'Web shop') },
      { code: 'EVENTS', name: names('Evenementen', 'Events') },
      { code: 'RENOVATION', name: names('Verbouwing', 'Renovation') },
    ],
  },
  {
    code: 'REGION',
    name: names('Regio', 'Region'),
    values: [
      { code: 'NORTH', name: names('Noord', 'North') },
      { code: 'SOUTH', name: names('Zuid', 'South') },
      { code: 'EAST', name: names('Oost', 'East') },
      { code: 'WEST', name: names('West', 'West') },
      { code: 'ABROAD', name: names('Buitenland', 'Abroad') },
    ],
  },
]

/** Twelve months from January; the year before, so that last year's documents can be entered, and the next one. */
export const accountingPeriods: CountryPack['accountingPeriods'] = {
  firstMonth: 1,
  monthsPerPeriod: 1,
  yearsBefore: 1,
  yearsAfter: 1,
}

export const journalTemplates: CountryPack['journalTemplates'] = [
  { code: 'GENERAL', name: names('Memoriaal', 'General'), type: 'general', series: 'GJNL', sourceCode: 'GENJNL' },
  {
    code: 'CASHRCPT',
    name: names('Ontvangsten', 'Cash receipts'),
    type: 'cash_receipts',
    series: 'RJNL',
    sourceCode: 'CASHRECJNL',
  },
  {
    code: 'PAYMENT',
    name: names('Betalingen', 'Payments'),
    type: 'payments',
    series: 'PJNL',
    sourceCode: 'PAYMENTJNL',
  },
  {
    code: 'ITEM',
    name: names('Voorraadboekingen', 'Item journal'),
    type: 'item',
    series: 'IJNL',
    sourceCode: 'ITEMJNL',
  },
  { code: 'SALES', name: names('Verkopen', 'Sales'), type: 'sales', series: 'GJNL-SALES', sourceCode: 'SALES' },
  {
    code: 'SALES-CR',
    name: names('Creditnota\u2019s verkoop', 'Sales credit memos'),
    type: 'sales',
    series: 'GJNL-S-CR',
    sourceCode: 'SALES',
  },
  {
    code: 'PURCH',
    name: names('Aankopen', 'Purchases'),
    type: 'purchases',
    series: 'GJNL-PURCH',
    sourceCode: 'PURCHASES',
  },
  {
    code: 'PURCH-CR',
    name: names('Creditnota\u2019s aankoop', 'Purchase credit memos'),
    type: 'purchases',
    series: 'GJNL-P-CR',
    sourceCode: 'PURCHASES',
  },
  {
    code: 'NBL',
    name: names('Financieel dagboek bank', 'Bank journal'),
    type: 'financial',
    series: 'NBL',
    sourceCode: 'FINJNL',
  },
]
