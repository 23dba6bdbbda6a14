/** What a journal posting looks at: loaded under lock, then plain readonly data for checks and plans. */
import type { DimensionFacts, Pairs } from '#dimensions'
import type { ReferenceLayout } from '#ledger'
import type { ApplicationFacts, OpenEntry, PartyDocumentType, PartyRole } from '#openitems'
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { PostingRanges } from '#posting'
import type { TaxCalculation } from '#tax'

export type AccountKind = 'gl_account' | 'customer' | 'vendor' | 'bank_account'

/** Which entry a line settles. */
export interface IntendedApplication {
  readonly entryNo: number
  /** In the entry's currency, without sign; null for all that is due. */
  readonly amount: Decimal | null
  readonly discount: 'take' | 'leave'
}

/** A line of a journal, or one of a payment that never stood in a journal. Debit positive, credit negative. */
export interface JournalLine {
  /** 0 where the line never stood in a journal: its problems then point at the fields of the input. */
  readonly lineNo: number
  readonly postingDate: LocalDate
  readonly documentDate: LocalDate
  readonly documentType: PartyDocumentType
  /** Blank: numbered from the journal's series when posted. */
  readonly documentNumber: string
  readonly externalNumber: string
  readonly accountKind: AccountKind
  /** Number of a G/L or bank account; id of a customer or vendor. */
  readonly account: string
  readonly description: string
  readonly currency: string
  /** Currency units per local unit. */
  readonly exchangeFactor: Decimal
  readonly amount: Decimal
  readonly balancingKind: AccountKind | null
  readonly balancingAccount: string | null
  readonly dueDate: LocalDate | null
  readonly discountDate: LocalDate | null
  readonly discountPercent: Decimal
  /** Whether the terms of a credit memo grant a discount. */
  readonly discountOnCreditMemos: boolean
  readonly taxBusinessGroup: string | null
  readonly taxProductGroup: string | null
  readonly generalPostingType: '' | 'sale' | 'purchase'
  readonly dimensionSetId: number
  readonly applications: readonly IntendedApplication[]
  /** What a payment without chosen entries does. */
  readonly applicationMethod: 'manual' | 'apply_to_oldest'
}

/** Lines that are posted together under one number and must balance. */
export interface JournalDocument {
  readonly id: string
  readonly number: string
  readonly postingDate: LocalDate
  readonly lines: readonly JournalLine[]
}

export interface JournalAccount {
  readonly name: string
  readonly type: string
  readonly blocked: boolean
  readonly directPosting: boolean
}

export interface JournalParty {
  readonly id: string
  readonly role: PartyRole
  readonly number: string
  readonly name: string
  readonly blocked: '' | 'ship' | 'invoice' | 'payment' | 'all'
  readonly privacyBlocked: boolean
  readonly postingGroup: string
  /** Null where the posting group does not exist. */
  readonly controlAccount: string | null
  readonly country: string
  readonly taxNumber: string
}

export interface JournalBank {
  readonly currency: string
  readonly blocked: boolean
  /** The G/L account of its posting group. */
  readonly account: string
}

export interface JournalTax {
  readonly rate: Decimal
  readonly calculation: TaxCalculation
  readonly identifier: string
  readonly salesAccount: string | null
  readonly purchaseAccount: string | null
  readonly reverseChargeAccount: string | null
  readonly euService: boolean
  /** How much of the VAT of a purchase may be deducted. */
  readonly deductiblePercent: Decimal
  readonly blocked: boolean
}

export interface JournalFacts {
  readonly localCurrency: string
  readonly localPrecision: Decimal
  readonly precisions: ReadonlyMap<string, Decimal>
  readonly discountExclTax: boolean
  readonly taxDateFrom: 'posting' | 'document'
  readonly reference: ReferenceLayout | null
  readonly dates: PostingRanges
  readonly series: { readonly code: string; readonly manualNumbers: boolean }
  readonly accounts: ReadonlyMap<string, JournalAccount>
  readonly parties: ReadonlyMap<string, JournalParty>
  readonly banks: ReadonlyMap<string, JournalBank>
  readonly taxOn: (businessGroup: string, productGroup: string, date: LocalDate) => JournalTax | undefined
  /** Numbers of documents posted before: `<type> <number>`. */
  readonly takenNumbers: ReadonlySet<string>
  /** Numbers of documents that stand under a vendor's own number, by `externalKey`. */
  readonly takenExternal: ReadonlyMap<string, string>
  /** Journals in which somebody else intends to settle an entry. */
  readonly claimed: ReadonlyMap<number, string>
  readonly dimensions: DimensionFacts
  /** The dimensions of a set by its number. */
  readonly dimensionsOf: (dimensionSetId: number) => Pairs
  /** Open entries that lines settle, and all of parties that settle the oldest first. */
  readonly openEntries: readonly OpenEntry[]
  readonly application: ApplicationFacts
}

export const externalKey = (partyId: string, type: string, externalNumber: string): string =>
  `${partyId} ${type} ${externalNumber.toUpperCase()}`

const ledgerTypes = { customer: 'sales', vendor: 'purchase' } as const

/** The type a document is registered under: `sales_invoice` as the documents of trade, `payment`, `journal`. */
export function ledgerType(documentType: PartyDocumentType, role: PartyRole | undefined): string {
  if (documentType === 'payment' || documentType === 'refund') return documentType
  if (role && (documentType === 'invoice' || documentType === 'credit_memo')) return `${ledgerTypes[role]}_${documentType}`
  return 'journal'
}
