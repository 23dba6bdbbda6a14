/** Taking back what invoiced, credited or deducted a prepayment (documents.md §11, §16). Pure. */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { PrepaidRow, ReversalFacts } from '../reverse/facts.ts'
import { problem } from './problems.ts'

const sum = (amounts: readonly Decimal[]): Decimal => Decimal.sum(amounts)

/** What of the open prepayments taking the document back would need: of each line, what it invoiced or gave back. */
const neededOf = (rows: readonly PrepaidRow[]) =>
  [...Map.groupBy(rows, row => row.orderLineId).values()].map(of => ({ open: of[0]!.open, needed: sum(of.map(row => row.invoiced.minus(row.deducted))) }))

/** Whether invoices have deducted so much that not all of a prepayment invoice can be taken back. */
const isShort = ({ prepaid }: Pick<ReversalFacts, 'prepaid'>): boolean => neededOf(prepaid).some(({ open, needed }) => needed.greaterThan(open))

/** What is credited where a prepayment invoice cannot be taken back whole. */
export interface CreditInstead {
  readonly orderId: string
  readonly most: ReadonlyMap<string, Decimal>
}

/**
 * The order whose prepayment is credited as far as nothing was deducted, and of each line how much at most: of a
 * prepayment invoice that was deducted in part. Null of all others: they are taken back whole.
 */
export function creditInstead(facts: Pick<ReversalFacts, 'head' | 'prepaid'>): CreditInstead | null {
  const [first] = facts.prepaid
  if (!first || facts.head.kind !== 'invoice' || facts.head.row['prepayment'] !== true || !first.orderExists || !isShort(facts)) return null
  const most = [...Map.groupBy(facts.prepaid, row => row.orderLineId)].map(([line, rows]) => [line, sum(rows.map(row => row.invoiced))] as const)
  return neededOf(facts.prepaid).every(({ open }) => open.isZero()) ? null : { orderId: first.orderId, most: new Map(most) }
}

/** A prepayment that is deducted cannot be taken back before what deducted it. */
export function checkTakenBack(facts: ReversalFacts): Problem[] {
  if (creditInstead(facts) !== null || !isShort(facts)) return []
  const { number } = facts.head
  const isGone = facts.prepaid.some(row => row.open.isPositive() && !row.orderExists)
  return [isGone ? problem('prepayment_order_gone', { number }) : problem('prepayment_deducted', { number })]
}

/** The opposite of what the document did, as rows of `trade.prepaid`. */
export const prepaidBack = ({ prepaid, ids }: ReversalFacts): { prepaid?: readonly object[] } =>
  prepaid.length === 0
    ? {}
    : { prepaid: prepaid.map(({ open: _, orderExists: __, ...row }) => ({
        ...row, documentId: ids.money, invoiced: row.invoiced.negated(), deducted: row.deducted.negated(), netLcy: row.netLcy.negated(),
      })) }

/** The order of a prepayment invoice that is taken back may be changed again. */
export function openedOrders({ prepaid, head }: ReversalFacts): { id: string; status: string }[] {
  const isPrepayment = head.row['prepayment'] === true
  return isPrepayment ? [...new Set(prepaid.filter(row => row.orderExists).map(row => row.orderId))].map(id => ({ id, status: 'open' })) : []
}
