/**
 * The currencies a trading company in these countries meets, and demonstration rates against the euro.
 */
import type {
  CountryPack, DateText, DecimalText, PackCurrency, PackLocalCurrency,
} from '../../src/modules/company/pack.ts'
import { codesOf, type Names, type TextOf } from './names.ts'

const currencies = {
  EUR: ['Euro', '€'],
  USD: ['US dollar', '$'],
  GBP: ['Pound sterling', '£'],
  NOK: ['Norwegian krone', 'kr'],
  SEK: ['Swedish krona', 'kr'],
  DKK: ['Danish krone', 'kr'],
  CHF: ['Swiss franc', 'CHF'],
} as const

export type CurrencyCode = keyof typeof currencies

/** From a day on, so many units of the currency are worth so much local currency. */
type Rate = readonly [startingDate: DateText, exchangeAmount: DecimalText, relationalAmount: DecimalText]

/** The foreign currencies of a new company, in the order of its list. */
export type Rates = Readonly<Partial<Record<CurrencyCode, readonly Rate[]>>>

export const euroRates: Rates = {
  USD: [['2020-01-01', '1.12', '1'], ['2024-01-01', '1.085', '1'], ['2026-01-01', '1.16', '1']],
  GBP: [['2020-01-01', '0.86', '1'], ['2024-01-01', '0.855', '1'], ['2026-01-01', '0.871', '1']],
  NOK: [['2020-01-01', '10.15', '1'], ['2024-01-01', '11.35', '1'], ['2026-01-01', '11.62', '1']],
  SEK: [['2020-01-01', '10.45', '1'], ['2024-01-01', '11.30', '1'], ['2026-01-01', '10.96', '1']],
  DKK: [['2020-01-01', '7.46', '1']],
  CHF: [['2020-01-01', '1.08', '1'], ['2024-01-01', '0.96', '1'], ['2026-01-01', '0.935', '1']],
}

/** Unit prices and costs have five decimals (ledgers.md §0); a price list may well show fewer. */
const precision = {
  amountPrecision: '0.01',
  unitAmountPrecision: '0.00001',
  invoiceRoundingPrecision: '0.01',
  applicationRoundingPrecision: '0.01',
} as const

/** Where exchange differences go. */
export type ExchangeAccounts = Pick<
  PackCurrency, 'realizedGainsAccount' | 'realizedLossesAccount' | 'unrealizedGainsAccount' | 'unrealizedLossesAccount'
>

/**
 * Takes the local currency and the rates of the foreign ones against it, gives both parts of the pack. A user may
 * change the VAT of a document by five hundredths.
 */
export function currenciesOf(
  country: { readonly names: Names; readonly localCurrency: CurrencyCode; readonly rates: Rates },
  local: TextOf<CurrencyCode>,
  accounts: ExchangeAccounts,
): Pick<CountryPack, 'localCurrency' | 'currencies'> {
  const row = (code: CurrencyCode): Omit<PackLocalCurrency, 'maxVatDifference'> => {
    const [en, symbol] = currencies[code]
    return { code, name: country.names(local[code], en), symbol, ...precision }
  }
  return {
    localCurrency: { ...row(country.localCurrency), maxVatDifference: '0.05' },
    currencies: codesOf(country.rates).map(code => ({
      ...row(code),
      ...accounts,
      rates: country.rates[code]!.map(([startingDate, exchangeAmount, relationalAmount]) => ({
        startingDate,
        exchangeAmount,
        relationalAmount,
      })),
    })),
  }
}
