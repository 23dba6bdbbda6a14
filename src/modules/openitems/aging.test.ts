import { expect, test } from 'vitest'
import type { LocalDate } from '#platform/local-date'
import { agingBuckets } from './aging.ts'

const shown = (asAt: string, period: string, by: 'due' | 'posting'): string[] =>
  agingBuckets(asAt as LocalDate, period, by).map(({ from, to }) => `${from ?? ''}..${to ?? ''}`)

test('E22: at 30 June by due date in months', () => {
  expect(shown('2026-06-30', '1M', 'due')).toEqual([
    '2026-07-01..', '2026-06-01..2026-06-30', '2026-05-01..2026-05-31', '2026-04-01..2026-04-30', '..2026-03-31',
  ])
})

test('by posting date there is nothing that is not due yet', () => {
  expect(shown('2026-06-30', '1M', 'posting')).toEqual([
    '2026-06-01..', '2026-05-01..2026-05-31', '2026-04-01..2026-04-30', '2026-03-01..2026-03-31', '..2026-02-28',
  ])
})

test('in days', () => {
  expect(shown('2026-07-15', '30D', 'due')).toEqual([
    '2026-07-16..', '2026-06-16..2026-07-15', '2026-05-17..2026-06-15', '2026-04-17..2026-05-16', '..2026-04-16',
  ])
})
