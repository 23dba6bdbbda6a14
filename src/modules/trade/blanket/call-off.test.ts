/** How much of a blanket order may be called off, one wrong fact per row: 1,000 agreed, 250 delivered (documents.md §14). */
import { expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import { type DraftLine, blankLine } from '../edit/draft.ts'
import { checkCalled } from './call-off.ts'

const found = (toHandle: string, onOrder = '0', line: Partial<DraftLine> = {}) => {
  const agreed = { ...blankLine({ id: 'line', documentId: 'blanket', lineNo: 10_000 }), type: 'item' as const, quantity: dec(1000), handledQuantity: dec(250), quantityToHandle: dec(toHandle), ...line }
  return checkCalled({ number: 'B1' }, [agreed], new Map([['line', dec(onOrder)]]))
}

test('the 750 that are left may be called off, or the rest of what is on order', () => {
  expect(found('750')).toEqual([])
  expect(found('500', '250')).toEqual([])
  expect(found('-10', '0', { quantity: dec(-10), handledQuantity: Decimal.zero })).toEqual([])
})

test.each<[string, string, string, string, object]>([
  ['nothing', '0', '0', 'trade.nothing_to_call_off', { number: 'B1' }],
  ['760 of the 750 that are left', '760', '0', 'trade.called_off_too_much', { number: 'B1', quantity: '760', maximum: '750' }],
  ['more than is not on order yet', '501', '250', 'trade.called_off_too_much', { maximum: '500' }],
])('%s is not called off', (_, toHandle, onOrder, code, params) => {
  const problems = found(toHandle, onOrder)
  expect(problems.map(problem => problem.code)).toEqual([code])
  expect(problems[0]!.params).toMatchObject(params)
})
