import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'

export type TaxCalculation = 'normal' | 'reverse_charge' | 'full'

/** A VAT entry in local currency: sale base and amount negative, purchase positive; credit memos the opposite. */
export interface TaxEntry {
  readonly documentId: string
  readonly kind: 'sale' | 'purchase'
  readonly taxDate?: LocalDate
  readonly partyId?: string
  readonly country?: string
  readonly taxNumber?: string
  readonly businessGroup: string
  readonly productGroup: string
  readonly calculation: TaxCalculation
  readonly identifier: string
  /** Percent. */
  readonly rate: Decimal
  readonly base: Decimal
  readonly amount: Decimal
  /** Of a credit memo: returns of some countries count them apart. */
  readonly credit?: boolean
  readonly euService?: boolean
  readonly reversesEntryNo?: number
}
