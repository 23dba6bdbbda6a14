/** What the party owes or is owed: its entry, and the payment a payment method with a balancing account makes at once. */
import type { BankEntry } from '#bank'
import type { GlEntry, PlannedDocument } from '#ledger'
import type { PartyDetail, PartyEntry } from '#openitems'
import { Decimal } from '#platform/decimal'
import { hundredth } from './amounts.ts'
import type { PostedAmounts } from './amounts.ts'
import { kinds } from '../kinds.ts'
import { sides } from '../sides.ts'
import type { PostingFacts } from './facts.ts'
import { direction } from './plan-invoice.ts'

export interface PartyPlan {
  readonly documents: readonly PlannedDocument[]
  readonly parties: readonly PartyEntry[]
  readonly partyDetails: readonly PartyDetail[]
  readonly gl: readonly GlEntry[]
  readonly bank: readonly BankEntry[]
}

/** Takes the profit of what is sold (net less cost, LCY); gives the party's side of the invoice. */
export function planParty(facts: PostingFacts, amounts: PostedAmounts, profitLcy: Decimal): PartyPlan {
  const turned = direction(facts)
  const { totals } = amounts.document
  const owed = totals.amountIncludingTax.times(turned)
  const owedLcy = totals.local.amountIncludingTax.times(turned)
  const invoice: PartyEntry = {
    ...entryBase(facts),
    ref: -1,
    documentId: facts.ids.invoice,
    documentType: kinds[facts.document.kind].invoiceKind,
    dueDate: facts.document.dueDate,
    ...(facts.document.discountDate && { discountDate: facts.document.discountDate }),
    discount: paymentDiscount(facts, amounts).times(turned),
    netLcy: totals.local.amount.times(turned),
    profitLcy,
    ...(facts.document.paymentMethod && { paymentMethod: facts.document.paymentMethod }),
  }
  const initial: PartyDetail = { entry: -1, kind: 'initial', amount: owed, amountLcy: owedLcy }
  if (!facts.immediatePayment || owed.isZero())
    return { documents: [], parties: [invoice], partyDetails: [initial], gl: [], bank: [] }
  const payment = planImmediatePayment(facts, owed, owedLcy)
  return { ...payment, parties: [invoice, ...payment.parties], partyDetails: [initial, ...payment.partyDetails] }
}

const entryBase = (facts: PostingFacts) => ({
  role: sides[facts.document.side].partyRole,
  partyId: facts.document.billToId,
  ...(facts.document.partyId !== facts.document.billToId && { orderingPartyId: facts.document.partyId }),
  documentDate: facts.document.documentDate,
  currency: facts.document.currency,
  exchangeFactor: facts.document.exchangeFactor,
  controlAccount: facts.group?.controlAccount ?? '',
  postingGroup: facts.document.partyPostingGroup,
  description: facts.billTo.name,
  dimensionSetId: facts.document.dimensionSetId,
})

/** The discount its payment terms allow, on the amount with VAT unless the set-up says without (ledgers.md §8.2). */
export function paymentDiscount(facts: PostingFacts, { document: { totals } }: PostedAmounts): Decimal {
  if (!facts.document.discountDate) return Decimal.zero
  const base = facts.company.paymentDiscountExclTax ? totals.amount : totals.amountIncludingTax
  return base.times(hundredth(facts.document.paymentDiscountPercent)).roundTo(facts.currency.amountPrecision)
}

function planImmediatePayment(facts: PostingFacts, owed: Decimal, owedLcy: Decimal): PartyPlan {
  const { kind, account, glAccount, method, currency } = facts.immediatePayment!
  const documentType = kinds[facts.document.kind].credit ? 'refund' : 'payment'
  const postingDate = facts.document.postingDate!
  const base = { documentId: facts.ids.payment, partyId: facts.document.billToId, description: facts.billTo.name }
  const application = { kind: 'application', application: -1 } as const
  return {
    documents: [
      {
        id: facts.ids.payment,
        type: documentType,
        number: facts.document.number,
        postingDate,
        documentDate: facts.document.documentDate,
        partyId: facts.document.billToId,
        description: facts.billTo.name,
      },
    ],
    parties: [
      { ...entryBase(facts), ref: -2, documentId: facts.ids.payment, documentType, dueDate: postingDate, paymentMethod: method },
    ],
    partyDetails: [
      { entry: -2, kind: 'initial', amount: owed.negated(), amountLcy: owedLcy.negated() },
      { ...application, entry: -1, appliedTo: -2, amount: owed.negated(), amountLcy: owedLcy.negated() },
      { ...application, entry: -2, appliedTo: -1, amount: owed, amountLcy: owedLcy },
    ],
    gl: [
      { ...base, account: glAccount, amount: owedLcy, dimensionSetId: facts.document.dimensionSetId },
      { ...base, account: facts.group?.controlAccount ?? '', amount: owedLcy.negated(), dimensionSetId: facts.document.dimensionSetId },
    ],
    bank: kind === 'bank_account' ? [{ ...base, bankAccount: account, amount: currency === facts.document.currency ? owed : owedLcy, amountLcy: owedLcy }] : [],
  }
}
