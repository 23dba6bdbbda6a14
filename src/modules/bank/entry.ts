import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'

/** A bank entry: money in positive, money out negative, in the bank account's currency and in local currency. */
export interface BankEntry {
  readonly documentId: string
  readonly bankAccount: string
  readonly postingDate?: LocalDate
  readonly amount: Decimal
  readonly amountLcy: Decimal
  readonly description?: string
  readonly partyId?: string
  readonly reversesEntryNo?: number
}
