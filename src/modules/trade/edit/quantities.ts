/**
 * The quantities of a line and what holds between them (documents.md §1.3). "Handled" is shipped on the sales side and
 * received on the purchase side. All in the line's unit, signed as its quantity.
 */
import { Decimal, r5 } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { type OfferedKind, kinds } from '../kinds.ts'
import { problem as postingProblem } from '../post/problems.ts'
import { problem } from '../problems.ts'
import type { Side } from '../sides.ts'
import type { DraftLine } from './draft.ts'

export type Quantities = Pick<
  DraftLine,
  'quantity' | 'quantityToHandle' | 'quantityToInvoice' | 'handledQuantity' | 'invoicedQuantity'
>

/** Where the quantities stand: the kind of document, and what the set-up proposes. */
export interface QuantityRules {
  readonly side: Side
  readonly kind: OfferedKind
  readonly proposal: 'remainder' | 'blank'
}

export const outstanding = (line: Quantities): Decimal => line.quantity.minus(line.handledQuantity)

export const handledNotInvoiced = (line: Quantities): Decimal => line.handledQuantity.minus(line.invoicedQuantity)

/** The most that can be invoiced: what was handled and what is about to be, less what was invoiced. */
export const mostToInvoice = (line: Quantities): Decimal =>
  line.handledQuantity.plus(line.quantityToHandle).minus(line.invoicedQuantity)

export const inBaseUnit = (quantity: Decimal, quantityPerUnit: Decimal): Decimal => r5(quantity.times(quantityPerUnit))

/** Whether the kind always handles and invoices all of it. */
const isWhole = (kind: OfferedKind): boolean => kinds[kind].posting === 'both'

/** A line whose quantity was entered: what is proposed to be handled and invoiced with the next posting. */
export function withProposedQuantities<L extends Quantities>(line: L, { kind, proposal }: QuantityRules): L {
  if (proposal === 'blank' && !isWhole(kind)) return { ...line, quantityToHandle: Decimal.zero, quantityToInvoice: Decimal.zero }
  const proposed = { ...line, quantityToHandle: outstanding(line) }
  return { ...proposed, quantityToInvoice: mostToInvoice(proposed) }
}

/** A line whose quantity to handle was entered: the quantity to invoice goes back to its most. */
export function withQuantityToHandle<L extends Quantities>(line: L, quantityToHandle: Decimal): L {
  const handling = { ...line, quantityToHandle }
  return { ...handling, quantityToInvoice: mostToInvoice(handling) }
}

const oppositeSigns = (a: Decimal, b: Decimal): boolean => a.sign() * b.sign() < 0

/** Whether `part` goes beyond `whole`, or against its sign. */
const exceeds = (part: Decimal, whole: Decimal): boolean =>
  oppositeSigns(part, whole) || part.abs().greaterThan(whole.abs())

type CheckedLine = Quantities & Pick<DraftLine, 'lineNo' | 'quantityPerUnit' | 'type'>

/**
 * Takes a line with the quantities somebody entered; gives every identity they break, each on its field:
 * - the quantity not below what is handled, and not of the other sign;
 * - to handle not beyond outstanding, to invoice not beyond its most;
 * - an invoice or credit memo handles and invoices its whole quantity;
 * - the last rest in one unit leaves none in base units.
 */
export function checkQuantities(line: CheckedLine, { side, kind }: QuantityRules): Problem[] {
  const { lineNo, quantity, handledQuantity: handled, quantityToHandle, quantityToInvoice } = line
  const at = (field: string) => ({ field: `lines.${lineNo}.${field}` })
  if (line.type === 'text') {
    const counted = !quantity.isZero() || !quantityToHandle.isZero() || !quantityToInvoice.isZero()
    return counted ? [problem('text_line_takes_no_quantity', { lineNo }, at('quantity'))] : []
  }
  if (exceeds(handled, quantity)) {
    const params = { lineNo, quantity: quantity.toString(), handled: handled.toString(), side }
    return [problem('quantity_below_handled', params, at('quantity'))]
  }
  const problems: Problem[] = []
  const rest = outstanding(line)
  if (exceeds(quantityToHandle, rest)) {
    const params = { lineNo, quantity: quantityToHandle.toString(), outstanding: rest.toString(), side }
    problems.push(problem('handles_too_much', params, at('quantityToHandle')))
  }
  const most = mostToInvoice(line)
  if (problems.length === 0 && exceeds(quantityToInvoice, most)) {
    const params = { lineNo, quantity: quantityToInvoice.toString(), maximum: most.toString() }
    problems.push(problem('invoices_too_much', params, at('quantityToInvoice')))
  }
  if (isWhole(kind) && !(quantityToHandle.equals(rest) && quantityToInvoice.equals(most))) {
    problems.push(postingProblem('whole_line_only', { lineNo, quantity: quantity.toString() }, at('quantityToHandle')))
  }
  return [...problems, ...checkRest(line, at('quantityToHandle'))]
}

/** Handling the last of it in the line's unit must handle the last of it in base units too. */
function checkRest(line: CheckedLine, place: { field: string }): Problem[] {
  const { lineNo, quantity, handledQuantity, quantityToHandle, quantityPerUnit } = line
  if (quantityToHandle.isZero() || !quantityToHandle.equals(outstanding(line))) return []
  const base = (part: Decimal): Decimal => inBaseUnit(part, quantityPerUnit)
  const left = base(quantity).minus(base(handledQuantity)).minus(base(quantityToHandle))
  return left.isZero() ? [] : [problem('rest_in_other_unit', { lineNo, rest: left.toString() }, place)]
}
