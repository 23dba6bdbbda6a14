import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'

export type PartyRole = 'customer' | 'vendor'

export type PartyDocumentType = '' | 'invoice' | 'credit_memo' | 'payment' | 'refund' | 'reminder' | 'finance_charge'

/** A customer or vendor entry as a plan holds it; its amounts are in its details. */
export interface PartyEntry {
  /** −1, −2, … in order: how details of the same plan name it. */
  readonly ref: number
  readonly documentId: string
  readonly role: PartyRole
  readonly partyId: string
  readonly orderingPartyId?: string
  readonly documentType: PartyDocumentType
  readonly documentDate: LocalDate
  readonly dueDate: LocalDate
  readonly discountDate?: LocalDate
  /** Payment discount that may be taken until the discount date, in the entry's currency, signed as the entry. */
  readonly discount?: Decimal
  readonly currency: string
  /** Currency units per local unit; LCY = amount ÷ factor. */
  readonly exchangeFactor: Decimal
  readonly controlAccount: string
  readonly postingGroup: string
  readonly description?: string
  /** Net sales or purchases and profit in local currency, for statistics. */
  readonly netLcy?: Decimal
  readonly profitLcy?: Decimal
  readonly dimensionSetId?: number
  readonly paymentMethod?: string
  readonly reversesEntryNo?: number
}

export type PartyDetailKind =
  | 'initial'
  | 'application'
  | 'payment_discount'
  | 'payment_discount_tax'
  | 'payment_tolerance'
  | 'realized_gain'
  | 'realized_loss'
  | 'unrealized_gain'
  | 'unrealized_loss'
  | 'application_rounding'
  | 'correction_of_remaining'

/** What changes an entry's remaining amount. Customer: invoice +, payment −; vendor: the opposite. */
export interface PartyDetail {
  /** Ref (negative) of an entry in this plan, or the number of an existing one. */
  readonly entry: number
  readonly kind: PartyDetailKind
  readonly postingDate?: LocalDate
  readonly amount: Decimal
  readonly amountLcy: Decimal
  readonly appliedTo?: number
  /** −1, −2, … groups the details of one application of this plan. */
  readonly application?: number
  readonly undoesDetailNo?: number
}
