/** More came in than was ordered: how much of it is taken, and when somebody must agree (documents.md §18). Pure. */
import { Decimal, dec, r5 } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { DraftDocument, DraftLine } from '../edit/draft.ts'
import type { ItemFacts, LineFacts, OverReceiptCode } from '../edit/facts.ts'
import { problem } from './problems.ts'

interface Context {
  readonly document: DraftDocument
  readonly facts: LineFacts
}

/** The code of the item, else of the vendor, else the one that is taken for all. */
export function overReceiptCode(item: Pick<ItemFacts, 'overReceiptCode'> | undefined, { overReceiptCodes, partyOverReceiptCode }: LineFacts): OverReceiptCode | undefined {
  const named = item?.overReceiptCode ?? partyOverReceiptCode
  return overReceiptCodes.find(({ code, isDefault }) => (named === null ? isDefault : code === named))
}

/** Goods of a released purchase order that lie on no blanket order and come to us. */
const mayExceed = ({ side, kind, status }: DraftDocument, line: DraftLine): boolean =>
  side === 'purchase' && kind === 'order' && status === 'released' && line.type === 'item' && line.blanketLineId === null &&
  !line.dropShipment && line.quantity.isPositive()

const percent = dec('0.01')

/** The most of a line that may come in, in its unit: no more than its base units allow. */
export function mostReceived(ordered: Decimal, quantityPerUnit: Decimal, tolerance: Decimal): Decimal {
  const base = r5(ordered.times(quantityPerUnit))
  const most = base.plus(r5(base.times(tolerance).times(percent)))
  const inUnit = most.dividedBy(quantityPerUnit, 5)
  return inUnit.times(quantityPerUnit).greaterThan(most) ? inUnit.minus(dec('0.00001')) : inUnit
}

/**
 * Takes a line and the quantity somebody wants to receive; gives the line with the quantity that follows from it: raised
 * by what came on top within the code's tolerance, put back when less is received. Beyond it: the line as it was, and
 * why not. A raise by a code that asks for approval waits for it, and waits anew when it changes.
 */
export function withOverReceipt(line: DraftLine, wanted: Decimal, item: ItemFacts | undefined, context: Context): { line: DraftLine; problems: Problem[] } {
  if (!mayExceed(context.document, line)) return { line, problems: [] }
  const ordered = line.quantity.minus(line.overReceiptQuantity)
  const needed = line.handledQuantity.plus(wanted)
  if (!needed.greaterThan(ordered)) {
    if (line.overReceiptQuantity.isZero()) return { line, problems: [] }
    return { line: { ...line, quantity: ordered, overReceiptQuantity: Decimal.zero, overReceiptCode: null, overReceiptPending: false }, problems: [] }
  }
  const code = overReceiptCode(item, context.facts)
  if (!code) return { line, problems: [] }
  const most = mostReceived(ordered, line.quantityPerUnit, code.tolerancePercent)
  if (needed.greaterThan(most)) {
    const params = { lineNo: line.lineNo, code: code.code, quantity: wanted.toString(), maximum: most.minus(line.handledQuantity).toString() }
    return { line, problems: [problem('over_receipt_exceeded', params, { field: `lines.${line.lineNo}.quantityToHandle` })] }
  }
  const changed = !needed.equals(line.quantity)
  return {
    line: {
      ...line,
      quantity: needed,
      overReceiptCode: code.code,
      overReceiptQuantity: needed.minus(ordered),
      overReceiptPending: changed ? code.requiresApproval : line.overReceiptPending,
    },
    problems: [],
  }
}
