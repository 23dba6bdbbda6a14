/** Entries and facts for tests of applications. */
import { type Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { PartyDetail } from './entry.ts'
import type { ApplicationFacts, CurrencyFacts, OpenEntry, TaxOfDocument } from './facts.ts'

interface EntryText {
  readonly entry: number
  readonly type?: OpenEntry['documentType']
  readonly amount: string
  readonly on?: string
  readonly due?: string
  readonly currency?: string
  /** Local currency for one unit. */
  readonly rate?: string
  readonly discount?: string
  readonly discountUntil?: string
  readonly party?: string
  readonly role?: OpenEntry['role']
  readonly control?: string
}

/** An entry with nothing applied yet, from texts: invoice 7 of 10 June 2026 in EUR unless told otherwise. */
export function entryOf(text: EntryText): OpenEntry {
  const remaining = dec(text.amount)
  const rate = dec(text.rate ?? '1')
  return {
    entry: text.entry,
    role: text.role ?? 'customer',
    partyId: text.party ?? 'C1',
    documentId: `document ${text.entry}`,
    documentType: text.type ?? 'invoice',
    documentNumber: `${text.entry}`,
    postingDate: (text.on ?? '2026-06-10') as LocalDate,
    dueDate: (text.due ?? text.on ?? '2026-06-10') as LocalDate,
    currency: text.currency ?? 'EUR',
    exchangeFactor: dec(1).dividedBy(rate),
    remaining,
    remainingLcy: remaining.times(rate).round(2),
    unrealizedLcy: dec(0),
    originalLcy: remaining.times(rate).round(2),
    discount: dec(text.discount ?? '0'),
    discountDate: (text.discountUntil ?? null) as LocalDate | null,
    controlAccount: text.control ?? '0610',
    postingGroup: 'DOMESTIC',
  }
}

const currency: CurrencyFacts = {
  amountPrecision: dec('0.01'),
  applicationRounding: dec('0'),
  realizedGainsAccount: 'GAIN',
  realizedLossesAccount: 'LOSS',
  unrealizedGainsAccount: 'UGAIN',
  unrealizedLossesAccount: 'ULOSS',
}

interface FactsText {
  readonly local?: string
  readonly between?: ApplicationFacts['betweenCurrencies']
  /** Local currency for one unit, per currency. */
  readonly rates?: Readonly<Record<string, string>>
  readonly applicationRounding?: string
  readonly tax?: Readonly<Record<string, readonly TaxOfDocument[]>>
}

/** Facts with every account set up: DISC-DR, DISC-CR, ROUND, GAIN, LOSS, UGAIN, ULOSS. */
export function factsOf(text: FactsText = {}): ApplicationFacts {
  const accounts = { discountDebitAccount: 'DISC-DR', discountCreditAccount: 'DISC-CR', applicationRoundingAccount: 'ROUND' }
  const rounding = dec(text.applicationRounding ?? '0')
  const codes = ['EUR', 'NOK', 'USD']
  return {
    localCurrency: text.local ?? 'EUR',
    localPrecision: dec('0.01'),
    betweenCurrencies: text.between ?? 'all',
    currencies: new Map(codes.map(code => [code, { ...currency, applicationRounding: rounding }])),
    factorOn: code => (text.rates?.[code] ? dec(1).dividedBy(dec(text.rates[code])) : undefined),
    groups: new Map([['customer DOMESTIC', accounts], ['vendor DOMESTIC', accounts]]),
    taxOfDocuments: text.tax ? new Map(Object.entries(text.tax)) : null,
  }
}

/** VAT of a document at a rate: 1 000.00 sold at 21 % is `taxOf('sale', '-1000', '21')`. */
export function taxOf(kind: 'sale' | 'purchase', base: string, rate: string, more: Partial<TaxOfDocument> = {}): TaxOfDocument {
  const amount = dec(base).times(dec(rate)).dividedBy(dec(100)).round(2)
  return {
    kind, businessGroup: 'DOMESTIC', productGroup: `VAT${rate}`, calculation: 'normal', identifier: `V${rate}`, rate: dec(rate),
    base: dec(base), amount, account: 'VAT', reverseChargeAccount: null, ...more,
  }
}

const money = (amount: Decimal): string => amount.toFixed(2)

/** `7 application −100.00 −100.00`, one line per detail. */
export const detailLines = (details: readonly PartyDetail[]): string[] =>
  details.map(detail => `${detail.entry} ${detail.kind} ${money(detail.amount)} ${money(detail.amountLcy)}`)

/** `0610 −24.20`, one line per G/L entry. */
export const glLines = (gl: readonly { account: string; amount: Decimal }[]): string[] =>
  gl.map(entry => `${entry.account} ${money(entry.amount)}`)
