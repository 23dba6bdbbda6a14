import { describe, expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import type { LineFacts } from './facts.ts'
import { inBase, isFinished, planSteps, progressOf } from './quantities.ts'
import { facts, line, textLine } from './testing.ts'

type Quantities = [quantity: string, handled: string, invoiced: string, toHandle: string, toInvoice: string]

const at = (lineNo: number, [quantity, handled, invoiced, toHandle, toInvoice]: Quantities): LineFacts =>
  line(lineNo, quantity, '1', {
    handledQuantity: dec(handled), invoicedQuantity: dec(invoiced), quantityToHandle: dec(toHandle), quantityToInvoice: dec(toInvoice),
  })

/** What is shipped / invoiced of the line, and which steps are left. */
function shown(quantities: Quantities, handle: boolean, invoice: boolean): string {
  const { document, lines, request } = facts({ lines: [at(10_000, quantities)], request: { handle, invoice } })
  const steps = planSteps({ document, lines, request })
  return `${steps.lines[0]!.handle}/${steps.lines[0]!.invoice}${steps.handle ? ' handles' : ''}${steps.invoice ? ' invoices' : ''}`
}

describe('what a posting does (documents.md §6.1)', () => {
  test.each<[string, Quantities, boolean, boolean, string]>([
    ['both', ['10', '0', '0', '6', '6'], true, true, '6/6 handles invoices'],
    ['shipping alone: to invoice counts as nothing', ['10', '0', '0', '6', '6'], true, false, '6/0 handles'],
    ['invoicing alone is cut to what was shipped', ['10', '3', '1', '6', '8'], false, true, '0/2 invoices'],
    ['invoicing alone, nothing shipped: dropped, not an error', ['10', '0', '0', '10', '10'], false, true, '0/0'],
    ['nothing to ship: shipping is dropped', ['10', '6', '2', '0', '4'], true, true, '0/4 invoices'],
    ['nothing to invoice: invoicing is dropped', ['10', '0', '0', '6', '0'], true, true, '6/0 handles'],
    ['invoicing less than shipped', ['10', '10', '0', '0', '4'], true, true, '0/4 invoices'],
    ['a line of a minus quantity', ['-10', '-6', '-2', '-4', '-8'], true, true, '-4/-8 handles invoices'],
    ['a line of a minus quantity, invoicing alone', ['-10', '-6', '-2', '-4', '-8'], false, true, '0/-4 invoices'],
  ])('%s', (_, quantities, handle, invoice, expected) => {
    expect(shown(quantities, handle, invoice)).toBe(expected)
  })

  test('an invoice does both, whatever was asked', () => {
    const { lines, request, document } = facts({ document: { kind: 'invoice' }, request: { handle: false, invoice: false } })
    expect(planSteps({ document, lines, request })).toMatchObject({ handle: true, invoice: true })
  })
})

describe('where a line stands afterwards', () => {
  const after = (quantities: Quantities, proposal: 'remainder' | 'blank') => {
    const { toHandle, toInvoice } = progressOf({ line: at(10_000, quantities), handle: dec(quantities[3]), invoice: dec(quantities[4]) }, proposal)
    return `${toHandle} ${toInvoice}`
  }
  test('6 of 10 shipped and invoiced: the other 4 are proposed (example 6-A)', () => expect(after(['10', '0', '0', '6', '6'], 'remainder')).toBe('4 4'))
  test('10 received, 4 invoiced: 6 are proposed to be invoiced (example 6-B)', () => expect(after(['10', '0', '0', '10', '4'], 'remainder')).toBe('0 6'))
  test('the proposal blank goes back to nothing', () => expect(after(['10', '0', '0', '6', '2'], 'blank')).toBe('0 0'))
})

describe('an order is done once everything is invoiced', () => {
  const done = (...lines: LineFacts[]) => {
    const { document, request } = facts()
    return isFinished(planSteps({ document, lines, request }))
  }
  const whole = at(10_000, ['10', '6', '6', '4', '4'])
  test.each<[string, LineFacts[], boolean]>([
    ['all of it', [whole], true],
    ['shipped but not invoiced', [at(10_000, ['10', '6', '6', '4', '0'])], false],
    ['one of two lines', [whole, at(20_000, ['1', '0', '0', '0', '0'])], false],
    ['a text never holds it back', [whole, textLine(20_000)], true],
    ['a line of nothing neither', [whole, at(20_000, ['0', '0', '0', '0', '0'])], true],
  ])('%s', (_, lines, expected) => expect(done(...lines)).toBe(expected))
})

test('boxes of twelve in pieces, to five decimals', () => {
  const boxes = line(10_000, '3', '1', { quantityPerUnit: dec('12') })
  expect(inBase(boxes, dec('2.5')).toString()).toBe('30')
  expect(inBase({ ...boxes, quantityPerUnit: dec('0.333333') }, dec('1')).toString()).toBe('0.33333')
})
