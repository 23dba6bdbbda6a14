/**
 * Terms, methods, currencies, units, dimensions and journals of a new Norwegian company.
 * The exchange rates are for demonstration.
 */
import type { CountryPack, DateText, DecimalText, PackCurrency } from '../../src/modules/company/pack.ts'

const names = (local: string, en: string) => ({ en, 'nb-NO': local })

/** Unit prices and costs have five decimals (ledgers.md §0); a price list may well show fewer. */
const precision = {
  amountPrecision: '0.01',
  unitAmountPrecision: '0.00001',
  invoiceRoundingPrecision: '0.01',
  applicationRoundingPrecision: '0.01',
} as const

export const localCurrency: CountryPack['localCurrency'] = {
  code: 'NOK',
  name: names('Norsk krone', 'Norwegian krone'),
  symbol: 'kr',
  ...precision,
  maxVatDifference: '0.05',
}

const exchangeAccounts = {
  realizedGainsAccount: '8060',
  realizedLossesAccount: '8160',
  unrealizedGainsAccount: '8061',
  unrealizedLossesAccount: '8161',
}

type Rate = PackCurrency['rates'][number]

const rate = (startingDate: DateText, exchangeAmount: DecimalText, relationalAmount: DecimalText): Rate => ({
  startingDate,
  exchangeAmount,
  relationalAmount,
})

export const currencies: readonly PackCurrency[] = [
  {
    code: 'EUR',
    name: names('Euro', 'Euro'),
    symbol: '€',
    ...precision,
    ...exchangeAccounts,
    rates: [rate('2020-01-01', '1', '10.15'), rate('2024-01-01', '1', '11.35'), rate('2026-01-01', '1', '11.62')],
  },
  {
    code: 'USD',
    name: names('Amerikansk dollar', 'US dollar'),
    symbol: '$',
    ...precision,
    ...exchangeAccounts,
    rates: [rate('2020-01-01', '1', '9.05'), rate('2024-01-01', '1', '10.45'), rate('2026-01-01', '1', '10.02')],
  },
  {
    code: 'GBP',
    name: names('Britisk pund', 'Pound sterling'),
    symbol: '£',
    ...precision,
    ...exchangeAccounts,
    rates: [rate('2020-01-01', '1', '11.80'), rate('2024-01-01', '1', '13.28'), rate('2026-01-01', '1', '13.34')],
  },
  {
    code: 'SEK',
    name: names('Svensk krone', 'Swedish krona'),
    symbol: 'kr',
    ...precision,
    ...exchangeAccounts,
    rates: [
      rate('2020-01-01', '100', '97.10'),
      rate('2024-01-01', '100', '100.45'),
      rate('2026-01-01', '100', '106.02'),
    ],
  },
  {
    code: 'DKK',
    name: names('Dansk krone', 'Danish krone'),
    symbol: 'kr',
    ...precision,
    ...exchangeAccounts,
    rates: [
      rate('2020-01-01', '100', '136.00'),
      rate('2024-01-01', '100', '152.20'),
      rate('2026-01-01', '100', '155.70'),
    ],
  },
  {
    code: 'CHF',
    name: names('Sveitsisk franc', 'Swiss franc'),
    symbol: 'CHF',
    ...precision,
    ...exchangeAccounts,
    rates: [rate('2020-01-01', '1', '9.40'), rate('2024-01-01', '1', '11.85'), rate('2026-01-01', '1', '12.43')],
  },
]

export const paymentTerms: CountryPack['paymentTerms'] = [
  {
    code: 'COD',
    name: names('Kontant ved levering', 'Cash on delivery'),
    dueFormula: '0D',
    discountOnCreditMemos: false,
  },
  { code: '7D', name: names('Netto 7 dager', 'Net 7 days'), dueFormula: '7D', discountOnCreditMemos: false },
  { code: '14D', name: names('Netto 14 dager', 'Net 14 days'), dueFormula: '14D', discountOnCreditMemos: false },
  { code: '30D', name: names('Netto 30 dager', 'Net 30 days'), dueFormula: '30D', discountOnCreditMemos: false },
  { code: '60D', name: names('Netto 60 dager', 'Net 60 days'), dueFormula: '60D', discountOnCreditMemos: false },
  { code: 'CM', name: names('Slutten av måneden', 'Current month'), dueFormula: 'CM', discountOnCreditMemos: false },
  {
    code: '30D-EOM',
    name: names('30 dager fra månedsslutt', '30 days end of month'),
    dueFormula: 'CM+30D',
    discountOnCreditMemos: false,
  },
  {
    code: '2P10-30',
    name: names('2 % innen 10 dager, netto 30 dager', '2% within 10 days, net 30 days'),
    dueFormula: '30D',
    discountFormula: '10D',
    discount: '2',
    discountOnCreditMemos: false,
  },
  {
    code: '1P8-14',
    name: names('1 % innen 8 dager, netto 14 dager', '1% within 8 days, net 14 days'),
    dueFormula: '14D',
    discountFormula: '8D',
    discount: '1',
    discountOnCreditMemos: false,
  },
]

/** Means codes are those of UNCL 4461. */
export const paymentMethods: CountryPack['paymentMethods'] = [
  { code: 'BANK', name: names('Bankoverføring', 'Bank transfer'), meansCode: '31' },
  { code: 'DIRDEB', name: names('AvtaleGiro', 'Direct debit'), meansCode: '49' },
  { code: 'CARD', name: names('Kortbetaling', 'Card'), meansCode: '48' },
  { code: 'CASH', name: names('Kontant', 'Cash'), meansCode: '10', balanceAccount: '1900' },
]

export const units: CountryPack['units'] = [
  { code: 'PCS', name: names('Stykk', 'Piece'), unece: 'H87', symbol: 'stk' },
  { code: 'BOX', name: names('Eske', 'Box'), unece: 'XBX', symbol: 'esk' },
  { code: 'CASE', name: names('Kasse', 'Case'), unece: 'XCS', symbol: 'ks' },
  { code: 'PACK', name: names('Pakke', 'Pack'), unece: 'XPK', symbol: 'pk' },
  { code: 'BAG', name: names('Sekk', 'Bag'), unece: 'XBG', symbol: 'sk' },
  { code: 'PALLET', name: names('Pall', 'Pallet'), unece: 'XPX', symbol: 'pll' },
  { code: 'ROLL', name: names('Rull', 'Roll'), unece: 'XRO', symbol: 'rl' },
  { code: 'SET', name: names('Sett', 'Set'), unece: 'SET', symbol: 'sett' },
  { code: 'PAIR', name: names('Par', 'Pair'), unece: 'PR', symbol: 'par' },
  { code: 'G', name: names('Gram', 'Gram'), unece: 'GRM', symbol: 'g' },
  { code: 'KG', name: names('Kilogram', 'Kilogram'), unece: 'KGM', symbol: 'kg' },
  { code: 'TON', name: names('Tonn', 'Tonne'), unece: 'TNE', symbol: 't' },
  { code: 'L', name: names('Liter', 'Litre'), unece: 'LTR', symbol: 'l' },
  { code: 'M', name: names('Meter', 'Metre'), unece: 'MTR', symbol: 'm' },
  { code: 'M2', name: names('Kvadratmeter', 'Square metre'), unece: 'MTK', symbol: 'm²' },
  { code: 'M3', name: names('Kubikkmeter', 'Cubic metre'), unece: 'MTQ', symbol: 'm³' },
  { code: 'HOUR', name: names('Time', 'Hour'), unece: 'HUR', symbol: 't' },
  { code: 'DAY', name: names('Dag', 'Day'), unece: 'DAY', symbol: 'dag' },
  { code: 'MONTH', name: names('Måned', 'Month'), unece: 'MON', symbol: 'mnd' },
  { code: 'KM', name: names('Kilometer', 'Kilometre'), unece: 'KMT', symbol: 'km' },
]

export const dimensions: CountryPack['dimensions'] = [
  {
    code: 'DEPARTMENT',
    name: names('Avdeling', 'Department'),
    global: 1,
    values: [
      { code: 'SALES', name: names('Salg', 'Sales') },
      { code: 'PURCHASING', name: names('Innkjøp', 'Purchasing') },
      { code: 'WAREHOUSE', name: names('Lager', 'Warehouse') },
      { code: 'SERVICE', name: names('Service', 'Service') },
      { code: 'ADMIN', name: names('Administrasjon', 'Administration') },
    ],
  },
  {
    code: 'PROJECT',
    name: names('Prosjekt', 'Project'),
    global: 2,
    values: [
      { code: 'GENERAL', name: names('Generelt', 'General') },
      { code: 'WEBSHOP', name: names('Nettbutikk', 'Web shop') },
      { code: 'EVENTS', name: names('Arrangementer', 'Events') },
      { code: 'RENOVATION', name: names('Oppussing', 'Renovation') },
    ],
  },
  {
    code: 'REGION',
    name: names('Region', 'Region'),
    values: [
      { code: 'NORTH', name: names('Nord', 'North') },
      { code: 'SOUTH', name: names('Sør', 'South') },
      { code: 'EAST', name: names('Øst', 'East') },
      { code: 'WEST', name: names('Vest', 'West') },
      { code: 'ABROAD', name: names('Utland', 'Abroad') },
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
  { code: 'GENERAL', name: names('Hovedbok', 'General'), type: 'general', series: 'GJNL', sourceCode: 'GENJNL' },
  {
    code: 'CASHRCPT',
    name: names('Innbetalinger', 'Cash receipts'),
    type: 'cash_receipts',
    series: 'RJNL',
    sourceCode: 'CASHRECJNL',
  },
  {
    code: 'PAYMENT',
    name: names('Utbetalinger', 'Payments'),
    type: 'payments',
    series: 'PJNL',
    sourceCode: 'PAYMENTJNL',
  },
  { code: 'ITEM', name: names('Varejustering', 'Item journal'), type: 'item', series: 'IJNL', sourceCode: 'ITEMJNL' },
]
