/** What an application looks at: loaded under lock, then plain data. */
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { TaxEntry } from '#tax'
import type { PartyDetailKind, PartyDocumentType, PartyRole } from './entry.ts'

/** A customer or vendor entry as it stands: customer invoice +, payment −; vendor the opposite. */
export interface OpenEntry {
  /** Its number, or its ref (negative) in the plan that is being made. */
  readonly entry: number
  readonly role: PartyRole
  readonly partyId: string
  readonly documentId: string
  readonly documentType: PartyDocumentType
  /** How people call it: `103001`, or the entry's number where the document is not numbered yet. */
  readonly documentNumber: string
  readonly postingDate: LocalDate
  readonly dueDate: LocalDate
  readonly currency: string
  /** Currency units per local unit at which it was posted. */
  readonly exchangeFactor: Decimal
  readonly remaining: Decimal
  /** Earlier exchange rate adjustments included. */
  readonly remainingLcy: Decimal
  /** The part of it that exchange rate adjustments brought and nothing has taken back. */
  readonly unrealizedLcy: Decimal
  /** What it was posted at, in local currency. */
  readonly originalLcy: Decimal
  /** Payment discount still possible, in the entry's currency, signed as the entry. */
  readonly discount: Decimal
  readonly discountDate: LocalDate | null
  readonly controlAccount: string
  readonly postingGroup: string
}

export interface CurrencyFacts {
  readonly amountPrecision: Decimal
  /** Up to which difference a payment in another currency still closes an entry; in this currency. */
  readonly applicationRounding: Decimal
  readonly realizedGainsAccount: string | null
  readonly realizedLossesAccount: string | null
  readonly unrealizedGainsAccount: string | null
  readonly unrealizedLossesAccount: string | null
}

/** Accounts of a customer or vendor posting group that an application may need. */
export interface GroupAccounts {
  readonly discountDebitAccount: string | null
  readonly discountCreditAccount: string | null
  readonly applicationRoundingAccount: string | null
}

/** A VAT entry of a settled document with the accounts its VAT went to. */
export interface TaxOfDocument extends Omit<TaxEntry, 'documentId'> {
  readonly account: string | null
  readonly reverseChargeAccount: string | null
}

export interface ApplicationFacts {
  readonly localCurrency: string
  readonly localPrecision: Decimal
  /** Whether entries in different currencies may settle each other (finance set-up). */
  readonly betweenCurrencies: 'none' | 'emu' | 'all'
  /** Foreign currencies of the entries, by code. */
  readonly currencies: ReadonlyMap<string, CurrencyFacts>
  /** Factor of a currency on a date, or undefined where no rate is known. */
  readonly factorOn: (currency: string, date: LocalDate) => Decimal | undefined
  /** By `groupKey`. */
  readonly groups: ReadonlyMap<string, GroupAccounts>
  /** VAT entries by document, when payment discount corrects VAT; null when the set-up says it does not. */
  readonly taxOfDocuments: ReadonlyMap<string, readonly TaxOfDocument[]> | null
}

export const groupKey = (role: PartyRole, postingGroup: string): string => `${role} ${postingGroup}`

/** A detail as it was posted. */
export interface PostedDetail {
  readonly detailNo: number
  readonly entry: number
  readonly kind: PartyDetailKind
  readonly postingDate: LocalDate
  readonly amount: Decimal
  readonly amountLcy: Decimal
  readonly appliedTo: number | null
  readonly application: number | null
  readonly undoesDetailNo: number | null
}
