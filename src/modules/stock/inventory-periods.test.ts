/** What keeps an inventory period from being closed or opened, one wrong fact per row (ledgers.md §6.4). */
import { expect, test } from 'vitest'
import { localDate } from '#platform/local-date'
import { type PeriodFacts, checkPeriod } from './inventory-periods.ts'

const [april, may, june] = ['2026-04-30', '2026-05-31', '2026-06-30'].map(localDate) as [ReturnType<typeof localDate>, ReturnType<typeof localDate>, ReturnType<typeof localDate>]
const found = (closed: boolean, changes: Partial<PeriodFacts> = {}) => checkPeriod({ endingDate: may, closed }, { openBefore: null, closedAfter: null, uncovered: '', ...changes })

test('it is closed and opened when nothing stands against it', () => {
  expect(found(true)).toEqual([])
  expect(found(false)).toEqual([])
  expect(found(true, { closedAfter: june })).toEqual([])
  expect(found(false, { openBefore: april, uncovered: 'I-1' })).toEqual([])
})

test.each<[string, boolean, Partial<PeriodFacts>, string, object]>([
  ['closing while an earlier one is open', true, { openBefore: april }, 'stock.inventory_period_open_before', { date: may, earlier: april }],
  ['closing over goods that went out without cover', true, { uncovered: 'I-1' }, 'stock.inventory_period_uncovered', { date: may, item: 'I-1' }],
  ['opening while a later one is closed', false, { closedAfter: june }, 'stock.inventory_period_closed_after', { date: may, later: june }],
])('%s is refused', (_, closed, changes, code, params) => {
  expect(found(closed, changes)).toMatchObject([{ code, params, field: 'closed' }])
})
