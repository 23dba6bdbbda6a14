import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { type Rate, exchangeFactor } from './rate.ts'

const rate = (startingDate: string, exchange: string, relational: string): Rate => ({
  startingDate: localDate(startingDate),
  exchangeAmount: dec(exchange),
  relationalAmount: dec(relational),
})
// EUR in a Norwegian company: 1 EUR is worth 11.50 NOK, later 11.80 (ledgers.md, E6).
const euro = [rate('2026-02-01', '1', '11.80'), rate('2026-01-01', '1', '11.50')]

test('the last rate that has begun counts, and 1 000 EUR at it are 11 500 NOK', () => {
  const factor = exchangeFactor(euro, localDate('2026-01-31'))!
  expect(dec(1000).dividedBy(factor).round(2).toString()).toBe('11500')
  expect(dec(1000).dividedBy(exchangeFactor(euro, localDate('2026-02-01'))!).round(2).toString()).toBe('11800')
})

test('there is none before the first has begun', () => {
  expect(exchangeFactor(euro, localDate('2025-12-31'))).toBeUndefined()
  expect(exchangeFactor([], localDate('2026-01-01'))).toBeUndefined()
})

test('the factor keeps full precision', () => {
  expect(exchangeFactor([rate('2026-01-01', '100', '3')], localDate('2026-01-01'))!.toString()).toBe('33.33333333333333333333')
})
