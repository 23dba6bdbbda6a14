/** Lines that carry out what another document began, one wrong fact per row (documents.md §14, §15). */
import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { checkOrigins, noOrigins } from './origins.ts'
import type { BlanketOrigin, InvoicedOrigin } from './origins.ts'
import { planSteps } from './quantities.ts'
import { type Changes, accountLine, facts } from './testing.ts'

const found = (changes: Changes) => {
  const given = facts(changes)
  return checkOrigins(given, planSteps(given))
}

const order = (changes: Partial<NonNullable<InvoicedOrigin['order']>> = {}): NonNullable<InvoicedOrigin['order']> => ({
  lineId: 'order line', id: 'order', status: 'released', quantity: dec(10), handled: dec(10), invoiced: dec(0), toHandle: dec(0), waiting: [],
  pricesIncludingTax: false, prepaymentPercent: dec(0), prepaymentAmount: dec(0), prepaymentInvoiced: dec(0), prepaymentDeducted: dec(0), ...changes,
})
const invoices = (of: InvoicedOrigin['order'], remaining: string): Changes => ({
  document: { kind: 'invoice' },
  origins: {
    ...noOrigins, invoiced: [{ lineId: 'line 10000', movement: 'SH1', order: of }],
    uninvoiced: [{ lineId: 'line 10000', entryNo: 7, remaining: dec(remaining) }],
  },
})
const callsOff = (changes: Partial<BlanketOrigin>): Changes => ({
  origins: { ...noOrigins, blankets: [{ lineId: 'line 10000', blanketLineId: 'agreed', blanket: 'B1', quantity: dec(10), handled: dec(0), ...changes }] },
})

test('ten shipped and not invoiced are invoiced, ten agreed are called off, fees of an order too', () => {
  expect(found(invoices(order(), '-10'))).toEqual([])
  expect(found(callsOff({}))).toEqual([])
  expect(found({ ...invoices(order({ quantity: dec(1), handled: dec(1) }), '0'), lines: [accountLine(10_000, 'fees', '5')] })).toEqual([])
})

test.each<[string, Changes, string, object]>([
  ['the order of the shipment is gone', invoices(null, '-10'), 'trade.movement_invoiced_meanwhile', { lineNo: 10_000, movement: 'SH1' }],
  ['the order has been invoiced meanwhile', invoices(order({ invoiced: dec(1) }), '-10'), 'trade.movement_invoiced_meanwhile', {}],
  ['part of the shipment has been invoiced or undone', invoices(order(), '-9'), 'trade.movement_invoiced_meanwhile', {}],
  ['more than the blanket order has left', callsOff({ handled: dec(1) }), 'trade.blanket_exceeded', { blanket: 'B1', quantity: '10', maximum: '9' }],
])('%s: refused', (_, changes, code, params) => {
  const problems = found(changes)
  expect(problems.map(problem => problem.code)).toEqual([code])
  expect(problems[0]!.params).toMatchObject(params)
})
