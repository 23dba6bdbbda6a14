/** Prepayments as the contract has them (documents.md §16). */
import { z } from 'zod'
import { date, id, posting, text } from '#platform/contract'
import { posted } from './documents.ts'
import { version } from './shared.ts'

const input = z.strictObject({
  id: id(),
  version: version(),
  postingDate: date().optional(),
  /** The vendor's number of the prepayment invoice or credit memo, where it is not that of the order. */
  externalNumber: text(50).optional(),
})

/** What is invoiced of an order before delivery, and taken back. */
export const prepaymentPosting = {
  post_prepayment_invoice: posting('Invoices what lines ask for before delivery and was not invoiced yet', input, posted),
  post_prepayment_credit_memo: posting('Credits what was invoiced before delivery and no invoice has deducted', input, posted),
}

export type PrepaymentPosted = z.input<typeof posted>
