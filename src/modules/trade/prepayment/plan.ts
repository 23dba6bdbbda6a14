/** The posting of a prepayment invoice, or of the credit memo that takes it back (documents.md §16). Pure. */
import { Decimal } from '#platform/decimal'
import { type PostingPlan, emptyPlan, sumGlEntries } from '#posting'
import { kinds } from '../kinds.ts'
import type { PostedAmounts } from '../post/amounts.ts'
import type { LineFacts, PostingFacts } from '../post/facts.ts'
import { noOrigins } from '../post/origins.ts'
import { invoiceGl, invoiceTax } from '../post/plan-invoice.ts'
import { planParty } from '../post/plan-party.ts'
import { headerRow, invoiceRows, plannedDocuments } from '../post/plan-posted.ts'
import type { Steps } from '../post/quantities.ts'
import { sides } from '../sides.ts'
import { prepaymentDue, prepaymentOpen } from './amount.ts'
import type { PrepaymentAccount } from './facts.ts'
import { type PrepaymentGroup, type PrepaymentPart, prepaidRows, prepaymentDifferences, prepaymentGroups, takeOff } from './lines.ts'

export type Purpose = 'invoice' | 'credit_memo'

/** An order as the prepayment document sees it: what is posted of it are the lines given, and it takes back or not. */
export function prepaymentFacts(order: PostingFacts, purpose: Purpose, groups: readonly PrepaymentGroup[]): PostingFacts {
  const { document, series } = order
  const own = series[`posted_prepayment_${purpose}`] ?? series[`posted_${purpose}`]
  return {
    ...order,
    document: {
      ...document,
      // Kinds are told apart by whether they take back.
      kind: purpose === 'invoice' ? 'order' : 'return_order',
      dueDate: purpose === 'invoice' ? (document.prepaymentDueDate ?? document.dueDate) : document.postingDate ?? document.dueDate,
      discountDate: null,
      paymentDiscountPercent: Decimal.zero,
      status: 'released',
    },
    lines: groups.map(({ line }) => line),
    uninvoiced: [], charges: [], origins: noOrigins,
    duplicateOf: purpose === 'invoice' ? order.duplicateOf : null,
    series: { ...series, ...(own !== undefined && { [`posted_${purpose}`]: own }) },
  }
}

/** Everything on the document is invoiced; nothing moves. */
export const prepaymentSteps = (groups: readonly PrepaymentGroup[]): Steps => ({
  handle: false,
  invoice: groups.length > 0,
  lines: groups.map(({ line }) => ({ line, handle: Decimal.zero, invoice: line.quantity })),
})

/** Lines of an order of which a prepayment is still to be invoiced. */
export const dueLines = (order: PostingFacts): LineFacts[] => order.lines.filter(line => line.type !== 'text' && !prepaymentDue(line).isZero())

/** What is invoiced: of each line what is asked for and not invoiced yet, on the account of its set-up. */
export function invoicedGroups(order: PostingFacts, accountOf: (line: LineFacts) => PrepaymentAccount | undefined): PrepaymentGroup[] {
  const parts = dueLines(order).flatMap((line): PrepaymentPart[] => {
    const at = accountOf(line)
    return at ? [{ at, orderId: order.document.id, orderLineId: line.id, line, amount: prepaymentDue(line), netLcy: null }] : []
  })
  return prepaymentGroups(parts, order.document.compressPrepayment ? 'compressed' : 'by_line', { after: 0, quantity: 1 })
}

/** What is credited: all that no invoice has deducted; of the lines and up to the amounts given, where there are any. */
export function creditedGroups(order: PostingFacts, most: ReadonlyMap<string, Decimal> | null): PrepaymentGroup[] {
  const parts = order.lines.flatMap(line => {
    const open = prepaymentOpen(line)
    const amount = most ? Decimal.min(open, most.get(line.id) ?? Decimal.zero) : open
    const balances = order.prepaid.balances.filter(({ orderLineId }) => orderLineId === line.id)
    return amount.isZero() ? [] : takeOff(balances, line, amount, order.company.localPrecision)
  })
  return prepaymentGroups(parts, order.document.compressPrepayment ? 'compressed' : 'by_line', { after: 0, quantity: 1 })
}

/** Takes facts that passed their checks; gives everything the posting writes. */
export function planPrepayment(facts: PostingFacts, purpose: Purpose, groups: readonly PrepaymentGroup[], amounts: PostedAmounts, correctsId: string | null): PostingPlan {
  const { document, ids, company } = facts
  const party = planParty(facts, amounts, Decimal.zero)
  const head = headerRow(facts, ids.invoice, kinds[document.kind].invoiceKind, amounts)
  return {
    ...emptyPlan({ postingDate: document.postingDate!, sourceCode: sides[document.side].sourceCode, operation: facts.operation }),
    description: document.number,
    documents: [...plannedDocuments(facts, prepaymentSteps(groups)), ...party.documents],
    gl: sumGlEntries([...invoiceGl(facts, amounts), ...prepaymentDifferences(facts, groups, amounts), ...party.gl]),
    tax: invoiceTax(facts, amounts),
    parties: party.parties,
    partyDetails: party.partyDetails,
    bank: party.bank,
    parts: {
      trade: {
        documents: [{ ...head, source_kind: 'order', prepayment: true, corrects_id: correctsId }],
        lines: invoiceRows(facts, amounts, () => null),
        movements: [],
        progress: [],
        // Once it is paid the order is released; credited, it may be changed again.
        touched: [{ id: document.id, status: purpose === 'invoice' ? 'pending_prepayment' : 'open' }],
        finished: [],
      },
      prepaid: prepaidRows(ids.invoice, groups, amounts, company.localPrecision, purpose === 'invoice' ? 'invoiced' : 'credited'),
    },
  }
}
