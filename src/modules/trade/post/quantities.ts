/**
 * What this posting does, line by line (documents.md §6.1): a chosen step with nothing to do is dropped, and without
 * handling the quantity to invoice is cut to what was handled before.
 */
import { Decimal, r5 } from '#platform/decimal'
import { kinds } from '../kinds.ts'
import type { LineFacts, PostingFacts } from './facts.ts'

/** A line with what is handled and invoiced of it now, in the line's unit, signed as the line. */
export interface LineStep {
  readonly line: LineFacts
  readonly handle: Decimal
  readonly invoice: Decimal
}

export interface Steps {
  readonly handle: boolean
  readonly invoice: boolean
  /** Every line of the document, in order; quantities are zero where nothing happens. */
  readonly lines: readonly LineStep[]
}

/** A line whose amount falls on goods, and that moves none (documents.md §17). */
export const isCharge = (line: Pick<LineFacts, 'item'>): boolean => line.item?.type === 'charge'

const zero = Decimal.zero

const smaller = (a: Decimal, b: Decimal): Decimal => (a.abs().lessThan(b.abs()) ? a : b)

/** Takes the facts; gives the steps that have something to do. Both false: there is nothing to post. */
export function planSteps({ document, lines, request }: Pick<PostingFacts, 'document' | 'lines' | 'request'>): Steps {
  const asked = kinds[document.kind].posting === 'both' ? { handle: true, invoice: true } : request
  const steps = lines.map((line): LineStep => {
    if (line.type === 'text') return { line, handle: zero, invoice: zero }
    const handle = asked.handle && !line.invoicesMovement ? line.quantityToHandle : zero
    if (!asked.invoice) return { line, handle, invoice: zero }
    const most = line.handledQuantity.plus(handle).minus(line.invoicedQuantity)
    return { line, handle, invoice: smaller(line.quantityToInvoice, most) }
  })
  return {
    handle: steps.some(step => !step.handle.isZero()),
    invoice: steps.some(step => !step.invoice.isZero()),
    lines: steps,
  }
}

/** A quantity of a line's unit in base units (ledgers.md §4.1). */
export const inBase = (line: LineFacts, quantity: Decimal): Decimal => r5(quantity.times(line.quantityPerUnit))

/** How far a line is after this posting, and what it proposes next (documents.md §1.3). */
export interface LineProgress {
  readonly lineId: string
  readonly handled: Decimal
  readonly invoiced: Decimal
  readonly toHandle: Decimal
  readonly toInvoice: Decimal
}

/** Where a line stands after its step; what it proposes next is the remainder, or nothing. */
export function progressOf(step: LineStep, proposal: 'remainder' | 'blank'): LineProgress {
  const { line, handle, invoice } = step
  const handled = line.handledQuantity.plus(handle)
  const toHandle = proposal === 'blank' ? zero : line.quantity.minus(handled)
  const toInvoice = proposal === 'blank' ? zero : handled.plus(toHandle).minus(line.invoicedQuantity).minus(invoice)
  return { lineId: line.id, handled: handle, invoiced: invoice, toHandle, toInvoice }
}

/** An order is done once every line with a quantity is invoiced in full; text lines never hold it back. */
export const isFinished = (steps: Steps): boolean =>
  steps.lines.every(
    ({ line, invoice }) => line.type === 'text' || line.invoicedQuantity.plus(invoice).equals(line.quantity),
  )
