/** Whether what is shipped may be, as far as goods are reserved for the order itself (ledgers.md §5.2). */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { StockFacts } from '#stock'
import { problem } from '../reserve/problems.ts'
import type { PostingFacts } from './facts.ts'
import { type LineStep, type Steps, inBase } from './quantities.ts'

/**
 * Takes what is shipped and what is reserved, read under the items' locks. What must be reserved is shipped from what is reserved
 * in stock alone; what waits for a purchase order is not shipped before that is received.
 */
export function checkReserved({ document }: Pick<PostingFacts, 'document'>, steps: Steps, { reservations }: Pick<StockFacts, 'reservations'>): Problem[] {
  if (document.side !== 'sales' || document.kind !== 'order') return []
  return steps.lines.flatMap(step => {
    const { line } = step
    if (line.item?.type !== 'inventory' || line.reserve === 'never' || !step.handle.isPositive()) return []
    const own = reservations.filter(({ lineId }) => lineId === line.id)
    return checkLine(step, sum(own.filter(row => row.supplyLineId === undefined)), sum(own))
  })
}

const sum = (rows: StockFacts['reservations']): Decimal => Decimal.sum(rows.map(({ quantity }) => quantity))

function checkLine({ line, handle }: LineStep, inStock: Decimal, reserved: Decimal): Problem[] {
  const wanted = inBase(line, handle)
  const named = { lineNo: line.lineNo, item: line.item!.number, quantity: wanted.toString() }
  const field = { field: `lines.${line.lineNo}.quantityToHandle` }
  if (line.reserve === 'always' && wanted.greaterThan(inStock))
    return [problem('must_be_reserved', { ...named, reserved: inStock.toString() }, field)]
  const outstanding = inBase(line, line.quantity.minus(line.handledQuantity))
  const available = outstanding.minus(reserved).plus(inStock)
  return wanted.greaterThan(available) ? [problem('reserved_not_on_inventory', { ...named, available: available.toString() }, field)] : []
}
