/** Payment terms at work: when an invoice is due and until when it may be paid with a discount. */
import { Decimal } from '#platform/decimal'
import { type LocalDate, applyDateFormula } from '#platform/local-date'

export interface PaymentTerms {
  readonly dueFormula: string
  readonly discountFormula: string
  /** Percent. */
  readonly discountPercent: Decimal
  readonly discountOnCreditMemos: boolean
}

export interface DueDates {
  readonly dueDate: LocalDate
  /** The last day on which the discount may be taken; null when there is none. */
  readonly discountDate: LocalDate | null
  /** Percent of the amount; zero without a discount date. */
  readonly discountPercent: Decimal
}

/**
 * Due date, discount date and discount percent of a document, counted from its document date. A credit document is due
 * on its date and has no discount, unless its terms say that they hold for credit memos too (documents.md §1.2,
 * ledgers.md §8.2). Without terms a document is due on its date.
 */
export function applyTerms(
  terms: PaymentTerms | undefined,
  documentDate: LocalDate,
  document: 'invoice' | 'credit_memo' = 'invoice',
): DueDates {
  const atOnce = { dueDate: documentDate, discountDate: null, discountPercent: Decimal.zero }
  if (!terms || (document === 'credit_memo' && !terms.discountOnCreditMemos)) return atOnce
  const dueDate = applyDateFormula(terms.dueFormula, documentDate)
  if (terms.discountPercent.isZero()) return { ...atOnce, dueDate }
  return {
    dueDate,
    discountDate: applyDateFormula(terms.discountFormula, documentDate),
    discountPercent: terms.discountPercent,
  }
}
