/** A payment being entered, as data: which entries it settles and what it asks of the server. */
import { Decimal } from '#platform/decimal'
import type { Input, Output } from '../shell/operations.ts'

export type Role = 'customer' | 'vendor'
export type Proposed = Output<'payments.proposal'>['entries'][number]
export type PaymentInput = Input<'payments.customer_payment.post'>

export interface PaymentDraft {
  readonly partyId: string
  readonly bankAccount: string
  readonly postingDate: string
  readonly externalNumber: string
  /** What was typed as the amount; blank is what the chosen entries come to. */
  readonly amount: string
  /** Chosen entries, with the amount where it is not all that is due. */
  readonly chosen: Readonly<Record<number, string>>
}

/** What the chosen entries come to: shown, never posted; the server computes its own. */
export function sumOf(entries: readonly Proposed[], chosen: PaymentDraft['chosen']): string {
  const amounts = entries
    .filter(entry => entry.entryNo in chosen)
    .map(entry => Decimal.parse(chosen[entry.entryNo] || entry.toPay))
  return Decimal.sum(amounts).toString()
}

export function inputOf(draft: PaymentDraft): PaymentInput {
  const applications = Object.entries(draft.chosen).map(([entryNo, amount]) => ({
    entryNo: Number(entryNo),
    ...(amount ? { amount } : {}),
  }))
  return {
    partyId: draft.partyId,
    postingDate: draft.postingDate,
    ...(draft.bankAccount ? { bankAccount: draft.bankAccount } : {}),
    ...(draft.externalNumber ? { externalNumber: draft.externalNumber } : {}),
    ...(draft.amount ? { amount: draft.amount } : {}),
    ...(applications.length > 0 ? { applications } : {}),
  }
}
