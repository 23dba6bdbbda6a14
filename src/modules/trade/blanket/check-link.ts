/** May a line call off a line of a blanket order (documents.md §14)? Pure. */
import type { Problem } from '#platform/problem'
import type { DraftDocument, DraftLine } from '../edit/draft.ts'
import { problem as editProblem } from '../problems.ts'
import { problem } from './problems.ts'

/** A line of a blanket order, with what of its header must agree. */
export interface BlanketLine {
  readonly line: DraftLine
  readonly document: Pick<DraftDocument, 'number' | 'partyId' | 'billToId' | 'currency' | 'pricesIncludingTax'>
}

/** What the line takes from the blanket order; one that goes straight or was bought specially must have it already. */
const taken = ['variant', 'location', 'unit'] as const

/** Takes a line of an order or invoice and the blanket order's line, null to end the link; gives what is against it, the first reason alone. */
export function checkBlanketLink(line: DraftLine, document: DraftDocument, blanket: BlanketLine | null): Problem[] {
  const { lineNo } = line
  const place = { field: `lines.${lineNo}.blanketLineId` }
  if (!line.handledQuantity.isZero() || !line.invoicedQuantity.isZero()) return [editProblem('line_partly_handled', { lineNo, side: document.side }, place)]
  if (line.movementId !== null) return [editProblem('line_of_movement', { lineNo }, place)]
  if (blanket === null) return []
  const number = blanket.document.number
  const header = (['partyId', 'billToId', 'currency', 'pricesIncludingTax'] as const).find(field => blanket.document[field] !== document[field])
  if (header) return [problem('blanket_header_differs', { number, side: document.side, field: header }, place)]
  if ((['type', 'itemId', 'account'] as const).some(field => blanket.line[field] !== line[field]) || line.type === 'text')
    return [problem('blanket_object_differs', { lineNo, number, blanketLineNo: blanket.line.lineNo }, place)]
  const field = line.dropShipment || line.specialOrder ? taken.find(name => (blanket.line[name] ?? '') !== (line[name] ?? '')) : undefined
  return field ? [problem('blanket_marked_differs', { lineNo, number, field }, place)] : []
}
