import type { BankEntry } from '#bank'
import type { GlEntry } from '#ledger'
import type { PartyDetail, PartyEntry } from '#openitems'
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { TaxEntry } from '#tax'
import { type PostingPlan, emptyPlan } from './plan.ts'

interface Numbered {
  readonly entryNo: number
}

/** A party entry as it was posted, with the amount it was born with. */
export interface PostedPartyEntry extends Omit<PartyEntry, 'ref'>, Numbered {
  /** In the entry's currency and in local currency, signed as the entry. */
  readonly amount: Decimal
  readonly amountLcy: Decimal
}

/** A posted transaction as far as a reversal looks at it. Goods are taken back by documents, never by reversal. */
export interface PostedTransaction {
  readonly transactionNo: number
  readonly postingDate: LocalDate
  readonly gl: readonly (GlEntry & Numbered)[]
  readonly tax: readonly (TaxEntry & Numbered)[]
  readonly parties: readonly PostedPartyEntry[]
  readonly bank: readonly (BankEntry & Numbered)[]
}

/**
 * The plan that takes a posted transaction back (ledgers.md §1.7): every entry once more on its own date and document
 * with the opposite amount and a link to the one it reverses. A party entry and its mirror settle each other, so that
 * both are closed. Whether the transaction may be reversed is for the caller to check.
 */
export function reversePlan(posted: PostedTransaction, operation: string): PostingPlan {
  return {
    ...emptyPlan({ postingDate: posted.postingDate, sourceCode: 'REVERSAL', operation }),
    reversesTransactionNo: posted.transactionNo,
    gl: posted.gl.map(({ entryNo, ...entry }) => ({ ...entry, amount: entry.amount.negated(), reversesEntryNo: entryNo })),
    tax: posted.tax.map(({ entryNo, ...entry }) => ({
      ...entry,
      base: entry.base.negated(),
      amount: entry.amount.negated(),
      reversesEntryNo: entryNo,
    })),
    bank: posted.bank.map(({ entryNo, ...entry }) => ({
      ...entry,
      amount: entry.amount.negated(),
      amountLcy: entry.amountLcy.negated(),
      reversesEntryNo: entryNo,
    })),
    parties: posted.parties.map(mirrorEntry),
    partyDetails: posted.parties.flatMap(mirrorDetails),
  }
}

function mirrorEntry(posted: PostedPartyEntry, index: number): PartyEntry {
  const { entryNo, amount: _, amountLcy: __, discount, netLcy, profitLcy, ...entry } = posted
  return {
    ...entry,
    ref: -index - 1,
    discount: discount?.negated(),
    netLcy: netLcy?.negated(),
    profitLcy: profitLcy?.negated(),
    reversesEntryNo: entryNo,
  }
}

function mirrorDetails({ entryNo, amount, amountLcy }: PostedPartyEntry, index: number): PartyDetail[] {
  const mirror = -index - 1
  const settled = { kind: 'application', application: mirror } as const
  return [
    { entry: mirror, kind: 'initial', amount: amount.negated(), amountLcy: amountLcy.negated() },
    { ...settled, entry: entryNo, appliedTo: mirror, amount: amount.negated(), amountLcy: amountLcy.negated() },
    { ...settled, entry: mirror, appliedTo: entryNo, amount, amountLcy },
  ]
}
