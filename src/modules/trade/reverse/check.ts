/** May this be taken back? Every reason against it, each with its record and the way out. */
import { type LocalDate, latest } from '#platform/local-date'
import { type Problem } from '#platform/problem'
import { firstOpenDay } from '#stock'
import { problem as chargeProblem } from '../charges/problems.ts'
import { checkTakenBack } from '../prepayment/take-back.ts'
import type { PostedRef, ReversalFacts } from './facts.ts'
import { openedLines, overOrder, reversalKinds } from './plan.ts'
import { problem } from './problems.ts'

/** Whether taking it back moves goods, or changes what goods cost. */
export const concernsGoods = ({ moved, charged }: ReversalFacts): boolean => moved.length > 0 || charged.length > 0

/**
 * The day of the original and of what is taken back along with it, or the first that is open when its period is closed: that
 * of posting, or that of its goods.
 */
export function reversalDate(all: readonly [ReversalFacts, ...ReversalFacts[]]): LocalDate {
  const [{ company: { range: { from }, inventoryClosedTo } }] = all
  const day = all.map(({ head }) => head.postingDate).reduce((a, b) => latest(a, b))
  return firstOpenDay(day, from, all.some(concernsGoods) ? inventoryClosedTo : null)
}

/** What stands in the way of a reversal, its goods apart. */
export function checkReversal(facts: ReversalFacts, postingDate: LocalDate): Problem[] {
  const { head, series } = facts
  const { movement, money } = reversalKinds(head.side, head.kind)
  const who = { kind: `${head.side}_${head.kind}`, number: head.number }
  if (head.reversedBy !== null) return [problem('already_reversed', { ...who, by: head.reversedBy })]
  const goods = money === null ? checkMovement(facts) : []
  return [
    ...(postingDate < head.postingDate ? [problem('reversal_too_early', { ...who, date: postingDate, original: head.postingDate }, { field: 'postingDate' })] : []),
    ...[movement, money]
      .filter(kind => kind !== null && !series[`posted_${kind}`])
      .map(kind => problem('reversal_series_missing', { side: head.side, kind: `posted_${kind}` }, { remedy: 'setup/number-series' })),
    // What is back already took its part off the order when it came back.
    ...(goods.length > 0 ? goods : checkOrder(facts)),
    ...checkTakenBack(facts),
  ]
}

/** Goods that somebody invoiced come back with their invoice; goods that came back already stay. */
function checkMovement(facts: ReversalFacts): Problem[] {
  const { head, moved } = facts
  const who = { kind: `${head.side}_${head.kind}`, number: head.number }
  const invoice = moved.find(({ invoicedBy }) => invoicedBy !== null)?.invoicedBy
  if (invoice != null) return [problem('movement_invoiced', { ...who, invoice: invoice.number })]
  const charged = moved.find(({ chargedBy }) => chargedBy !== null)
  if (charged) return [chargeProblem('goods_charged', { number: head.number, lineNo: charged.lineNo, item: charged.item.number, invoice: charged.chargedBy!.number })]
  // Without goods are charges and accounts, which only their order counts.
  return isBack(facts) ? [problem('movement_back_already', who)] : []
}

/** Whether nothing of a movement is left to take back. */
const isBack = (facts: ReversalFacts): boolean => facts.moved.every(({ quantity }) => quantity.isZero()) && openedLines(facts).length === 0

/** A movement of which all was invoiced comes back with its invoice `cleared` from its way, not after it. */
export const checkLeft = (facts: ReversalFacts, cleared: readonly PostedRef[]): Problem[] => {
  const { side, kind, number } = facts.head
  const invoice = cleared.at(-1)
  return invoice && reversalKinds(side, kind).money === null && isBack(facts)
    ? [problem('movement_invoiced', { kind: `${side}_${kind}`, number, invoice: invoice.number })]
    : []
}

/** Giving back what a reversal took off an order works only while the order has not gone on without it. */
const checkOrder = (facts: ReversalFacts): Problem[] =>
  openedLines(facts).filter(overOrder).map(({ line }) => problem('order_went_on', { order: line.orderNumber, number: facts.head.number }))
