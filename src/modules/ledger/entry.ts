import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'

/** A G/L entry as a plan holds it: debit positive, credit negative, in local currency. */
export interface GlEntry {
  readonly documentId: string
  readonly account: string
  /** The plan's posting date when left out; corrections of cost may be dated otherwise. */
  readonly postingDate?: LocalDate
  readonly amount: Decimal
  readonly description?: string
  readonly dimensionSetId?: number
  readonly partyId?: string
  readonly generalBusinessGroup?: string
  readonly generalProductGroup?: string
  readonly taxBusinessGroup?: string
  readonly taxProductGroup?: string
  readonly reversesEntryNo?: number
}

/** How the payment reference of a document is built from its number (ledgers.md §10.5). */
export type ReferenceLayout =
  | { readonly kind: 'ogm' }
  | { readonly kind: 'rf' }
  | {
      readonly kind: 'kid'
      readonly length?: number
      readonly prefix?: string
      readonly suffix?: string
      readonly check?: 'mod10' | 'mod11'
    }

/** A document entries are posted under. Its number is drawn from the series as the last act, or given. */
export interface PlannedDocument {
  readonly id: string
  readonly type: string
  readonly series?: string
  readonly number?: string
  readonly postingDate: LocalDate
  readonly documentDate: LocalDate
  readonly taxDate?: LocalDate
  readonly partyId?: string
  readonly externalNumber?: string
  /** It takes another document back: the number it repeats is not the other party's own for it. */
  readonly takesBack?: true
  readonly description?: string
  readonly reference?: ReferenceLayout
}
