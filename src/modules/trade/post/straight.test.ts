/** Goods that go straight from the vendor to the customer: what keeps one order from posting the other, one wrong fact per row (documents.md §9.4, §9.5). */
import { describe, expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { planSteps } from './quantities.ts'
import { type Counterpart, type SalesFirst, checkSalesFirst, checkStraight, straightSteps } from './straight.ts'
import { type Changes, facts, line } from './testing.ts'

const straight = line(10_000, '10', '100', { dropShipment: true })

/** The order at the other end, 10 of them, some received already. */
const other = (handled: string): Counterpart => {
  const theirs = line(20_000, '10', '60', { dropShipment: true, handledQuantity: dec(handled) })
  return {
    facts: facts({ document: { id: 'other', side: 'purchase', number: 'PO1' }, lines: [theirs] }),
    steps: { handle: true, invoice: false, lines: [{ line: theirs, handle: dec(10), invoice: dec(0) }] },
    lineOf: new Map([[straight.id, theirs.id]]),
  }
}
const found = (counterparts: readonly Counterpart[], changes: Changes = {}) => {
  const given = facts({ lines: [straight], ...changes })
  return checkStraight(given, straightSteps(planSteps(given)), counterparts)
}

test('linked, and all of it still to come: nothing is wrong; a purchase whose sale is gone comes to us', () => {
  expect(found([other('0')])).toEqual([])
  expect(found([], { document: { side: 'purchase' } })).toEqual([])
})

test.each<[string, readonly Counterpart[], string, object]>([
  ['shipping a line without a purchase order', [], 'trade.drop_not_linked', { lineNo: 10_000, item: 'I-1' }],
  ['shipping more than the purchase has open', [other('1')], 'trade.drop_other_short', { order: 'PO1', outstanding: '9', side: 'sales' }],
])('%s: refused', (_, counterparts, code, params) => {
  const problems = found(counterparts)
  expect(problems.map(problem => problem.code)).toEqual([code])
  expect(problems[0]!.params).toMatchObject(params)
})

describe('the sale is invoiced first: 10 linked, 4 of them invoiced on the sale', () => {
  const invoicing = (quantity: string) => {
    const given = facts({
      document: { side: 'purchase', number: 'PO1' },
      lines: [line(10_000, '10', '60', { dropShipment: true, handledQuantity: dec(10), quantityToHandle: dec(0), quantityToInvoice: dec(quantity) })],
    })
    const linked: SalesFirst = { lineId: 'line 10000', order: 'SO1', orderId: 'sale', salesLeft: dec(6), left: dec(10) }
    return checkSalesFirst(given, planSteps(given), [linked]).map(({ code, params }) => [code, params['order']])
  }
  test('a purchase invoice of 4 passes: 6 are left on both sides', () => expect(invoicing('4')).toEqual([]))
  test('one of 5 is refused: 5 left here, 6 there', () => expect(invoicing('5')).toEqual([['trade.invoice_sales_first', 'SO1']]))
})
