/**
 * Prepayments as lines of a posted document: one for each account, or for each line of the order where they are not
 * compressed; and what each did to which line of which order. Pure.
 */
import type { GlEntry } from '#ledger'
import { Decimal } from '#platform/decimal'
import { sumGlEntries } from '#posting'
import { rounder } from '../amounts/index.ts'
import { distribute, roundQuotient } from '../amounts/rounding.ts'
import type { PostedAmounts } from '../post/amounts.ts'
import type { LineFacts, PostingFacts } from '../post/facts.ts'
import { direction, lineAccount } from '../post/plan-invoice.ts'
import type { PrepaidBalance, PrepaymentAccount } from './facts.ts'

/** A part of a prepayment that is invoiced, or taken off its account again. */
export interface PrepaymentPart {
  readonly at: PrepaymentAccount
  readonly orderId: string
  readonly orderLineId: string
  /** The line it is for: its place, its dimensions, its revenue. */
  readonly line: LineFacts
  readonly amount: Decimal
  /** What it takes off its account in local currency; null where it is put there, at what the document comes to. */
  readonly netLcy: Decimal | null
}

/** A line of a posted document and the parts it stands for. */
export interface PrepaymentGroup {
  readonly line: LineFacts
  readonly parts: readonly PrepaymentPart[]
}

const zero = Decimal.zero
const step = 10_000

/** Takes an amount off what is open of a line, account by account. */
export function takeOff(balances: readonly PrepaidBalance[], line: LineFacts, amount: Decimal, precision: Decimal): PrepaymentPart[] {
  let left = amount
  return balances.flatMap(({ orderId, orderLineId, open, netLcy, ...at }): PrepaymentPart[] => {
    const taken = Decimal.min(open, left)
    if (taken.isZero()) return []
    left = left.minus(taken)
    const net = taken.equals(open) ? netLcy : roundQuotient(netLcy.times(taken), open, rounder(precision))
    return [{ at, orderId, orderLineId, line, amount: taken, netLcy: net }]
  })
}

const keyOf = ({ at, line, orderLineId }: PrepaymentPart, way: 'compressed' | 'by_line'): string =>
  way === 'by_line' ? `${orderLineId} ${at.account} ${at.taxProductGroup}` : `${at.account} ${at.taxProductGroup} ${line.dimensionSetId}`

/** The parts as lines behind the line numbers given; of parts that are taken off the quantity is −1. */
export function prepaymentGroups(parts: readonly PrepaymentPart[], way: 'compressed' | 'by_line', place: { readonly after: number; readonly quantity: 1 | -1 }): PrepaymentGroup[] {
  const groups = [...Map.groupBy(parts, part => keyOf(part, way)).values()]
  const behind = Math.floor(place.after / step) * step
  return groups.map((group, index) => ({ line: lineOf(group, behind + (index + 1) * step, place.quantity), parts: group }))
}

function lineOf(group: readonly PrepaymentPart[], lineNo: number, quantity: 1 | -1): LineFacts {
  const [{ at, line }] = group as [PrepaymentPart]
  const counted = Decimal.of(quantity)
  return {
    ...line,
    id: `prepayment ${lineNo}`,
    lineNo,
    type: 'gl_account',
    itemId: null, item: null, variant: '', variantBlocked: false, location: '', unit: null, quantityPerUnit: Decimal.one,
    account: at.account,
    glAccount: { name: at.name, type: at.type, blocked: at.blocked },
    description: at.name,
    quantity: counted, quantityToHandle: zero, quantityToInvoice: counted, handledQuantity: zero, invoicedQuantity: zero,
    unitPrice: Decimal.sum(group.map(({ amount }) => amount)),
    lineDiscountPercent: zero, lineDiscountAmount: zero, allowInvoiceDiscount: false, invoiceDiscountAmount: zero, taxDifference: zero,
    lineAmount: zero, prepaymentPercent: zero, prepaymentAmount: zero, prepaymentInvoiced: zero, prepaymentDeducted: zero, prepayment: true,
    generalProductGroup: null, general: null, taxProductGroup: at.taxProductGroup, tax: at.tax,
    unitCostLcy: zero, appliesToItemEntryNo: null, systemCreated: false, overReceiptPending: false, dropShipment: false,
    invoicesMovement: false, reserve: 'never',
  }
}

/** The groups with what the document made of each, in local currency. */
const posted = (groups: readonly PrepaymentGroup[], amounts: PostedAmounts) => {
  const byLine = new Map(amounts.lines.map(part => [part.line.lineNo, part.amounts]))
  return groups.map(group => ({ ...group, net: byLine.get(group.line.lineNo)!.local.amount.abs() }))
}

/** What the document did to the prepayment of each line of an order, as rows of `trade.prepaid`. */
export function prepaidRows(documentId: string, groups: readonly PrepaymentGroup[], amounts: PostedAmounts, precision: Decimal, deed: 'invoiced' | 'credited' | 'deducted'): object[] {
  return posted(groups, amounts).flatMap(({ line, parts, net }) => {
    const shares = distribute(net, parts.map(({ amount }) => amount), rounder(precision))
    return parts.map((part, index) => ({
      documentId,
      lineNo: line.lineNo,
      orderId: part.orderId,
      orderLineId: part.orderLineId,
      account: part.at.account,
      taxProductGroup: part.at.taxProductGroup,
      invoiced: deed === 'invoiced' ? part.amount : deed === 'credited' ? part.amount.negated() : zero,
      deducted: deed === 'deducted' ? part.amount : zero,
      netLcy: part.netLcy === null ? shares[index]! : part.netLcy.negated(),
    }))
  })
}

/**
 * What is taken off an account is what was put there, to the cent: where the document's rate or a rounding of VAT makes
 * it come to something else, the difference is an exchange gain or loss, or of the revenue it is paid for.
 */
export function prepaymentDifferences(facts: PostingFacts, groups: readonly PrepaymentGroup[], amounts: PostedAmounts): GlEntry[] {
  const isForeign = facts.document.currency !== facts.company.localCurrency
  const entries = posted(groups, amounts).flatMap(({ line, parts, net }): GlEntry[] => {
    const [first] = parts
    if (!first || first.netLcy === null) return []
    // On the side of the account the line posts to: what too much was taken goes back on it.
    const sign = direction(facts).times(line.quantity)
    const difference = net.minus(Decimal.sum(parts.map(part => part.netLcy ?? zero))).times(sign)
    if (difference.isZero()) return []
    const { gains, losses } = facts.prepaid.exchange
    const exchange = difference.isPositive() ? gains : losses
    const base = { documentId: facts.ids.invoice, partyId: facts.document.billToId, description: facts.billTo.name, dimensionSetId: line.dimensionSetId }
    return [
      { ...base, account: first.at.account, amount: difference },
      { ...base, account: isForeign ? (exchange ?? '') : lineAccount(facts, first.line), amount: difference.negated() },
    ]
  })
  return sumGlEntries(entries)
}
