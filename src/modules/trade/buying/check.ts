/** May this be bought for this sale? Every reason against it at once (documents.md §7.4, §8); pure. */
import type { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { CreateOrdersInput } from '../contract/buying.ts'
import { problem as editProblem } from '../problems.ts'
import type { Sale, SaleLine } from './facts.ts'
import { outstandingToBuy, plannable } from './plan.ts'
import { problem } from './problems.ts'

const place = (line: SaleLine, field: string) => ({ field: `lines.${line.lineNo}.${field}` })

/** The sale as the proposal was made from it; who comes second is told what was bought meanwhile. */
export function checkSeen(sale: Sale, version: number | undefined): Problem[] {
  if (version === undefined || version === sale.version) return []
  const orders = sale.bought.filter(each => each.version >= version).map(({ number }) => number)
  return orders.length > 0
    ? [problem('bought_meanwhile', { number: sale.number, orders: orders.join(', ') })]
    : [editProblem('stale_version', { number: sale.number, version, current: sale.version })]
}

/** There must be something that could be bought, be it there already. */
export const checkPlannable = (sale: Sale): Problem[] => (plannable(sale).length > 0 ? [] : [problem('nothing_to_buy', { number: sale.number })])

/** What is asked for, against the lines it is for. */
export function checkPurchases(sale: Sale, asked: CreateOrdersInput['lines']): Problem[] {
  const lines = new Map(plannable(sale).map(line => [line.id, line]))
  const times = Map.groupBy(asked.filter(({ quantity }) => !quantity.isZero()), ({ lineId }) => lineId)
  return asked.flatMap(({ lineId, quantity, vendorNumber }): Problem[] => {
    const line = lines.get(lineId)
    if (!line) return [editProblem('unknown_line', { id: lineId })]
    const who = { lineNo: line.lineNo, item: line.itemNumber }
    if (quantity.isNegative()) return [problem('buying_quantity_negative', who, place(line, 'quantity'))]
    if (quantity.isZero()) return []
    return [
      ...(vendorNumber === undefined ? [problem('buying_vendor_missing', who, { ...place(line, 'vendorNumber'), remedy: `items/${line.itemNumber}` })] : []),
      ...(line.dropShipment ? checkStraight(sale, line, times.get(lineId)!.map(each => each.quantity)) : []),
    ]
  })
}

/** What goes straight to the customer is bought once, and all of it. */
function checkStraight({ number }: Sale, line: SaleLine, quantities: readonly Decimal[]): Problem[] {
  const { lineNo, itemNumber: item } = line
  if (line.boughtOn !== null) return [problem('already_bought', { lineNo, item, number, order: line.boughtOn }, place(line, 'quantity'))]
  const whole = outstandingToBuy(line)
  return quantities.length === 1 && quantities[0]!.equals(whole)
    ? []
    : [problem('drop_quantity_differs', { lineNo, item, outstanding: whole.toString(), unit: line.purchaseUnit }, place(line, 'quantity'))]
}

/** Lines of other kinds than items and texts cannot be bought by copying them. */
export const checkInvoiceLines = (lines: readonly SaleLine[]): Problem[] =>
  lines.flatMap(line => {
    const type = line.itemType === 'charge' ? 'charge' : line.type
    return type === 'gl_account' || type === 'charge' ? [problem('line_type_not_bought', { lineNo: line.lineNo, type }, place(line, 'type'))] : []
  })
