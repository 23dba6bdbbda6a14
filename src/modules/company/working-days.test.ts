import { expect, test } from 'vitest'
import { localDate } from '#platform/local-date'
import { type WorkingDays, isWorkingDay, workedFrom } from './working-days.ts'

const office: WorkingDays = { closedOnSaturday: true, closedOnSunday: true, closedDays: [localDate('2026-12-25')] }
const always: WorkingDays = { closedOnSaturday: false, closedOnSunday: false, closedDays: [] }

test('Saturday, Sunday and Christmas are free; a shop that never closes works on each', () => {
  const free = ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28'].filter(day => !isWorkingDay(localDate(day), office))
  expect(free).toEqual(['2026-12-25', '2026-12-26', '2026-12-27'])
  expect(isWorkingDay(localDate('2026-12-27'), always)).toBe(true)
})

test.each([
  // Thursday the 10th
  ['2026-12-10', '2D', 1, '2026-12-14'],
  ['2026-12-14', '2D', -1, '2026-12-10'],
  ['2026-12-24', '1D', 1, '2026-12-28'],
  ['2026-12-28', '1D', -1, '2026-12-24'],
  // a week is a week, but it does not end on a closed day
  ['2026-12-18', '1W', 1, '2026-12-28'],
  ['2026-12-10', '1W+1D', -1, '2026-12-02'],
  ['2026-12-12', '', 1, '2026-12-14'],
  ['2026-12-12', '', -1, '2026-12-11'],
  ['2026-12-10', '1M-1D', 1, '2027-01-08'],
] as const)('%s and %s (%i): %s', (from, formula, direction, to) => {
  expect(workedFrom(localDate(from), formula, direction, office)).toBe(to)
})

test('where every day is worked on, formulas mean what they always mean', () => {
  expect(workedFrom(localDate('2026-12-10'), '3D', 1, always)).toBe('2026-12-13')
  expect(workedFrom(localDate('2026-03-31'), '1M', -1, always)).toBe('2026-02-28')
})
