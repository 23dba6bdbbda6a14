import { expect, test } from 'vitest'
import { languageForTest } from '../texts.ts'
import { toServerFilter } from './filter.ts'

const of = (kind: Parameters<typeof toServerFilter>[0], typed: string): string | undefined => {
  languageForTest('nl-NL')
  return toServerFilter(kind, typed, '2026-11-21')
}

test.each([
  ['text', 'fiets', '*fiets*'],
  ['text', 'a|b', 'a|b'],
  ['code', '10..20', '10..20'],
  ['code', "'10'", "'10'"],
  ['date', '1-11..t', '2026-11-01..2026-11-21'],
  ['date', '<1511', '<2026-11-15'],
  ['date', "''", "''"],
  ['amount', '>1.000,50', '>1000.5'],
  ['amount', '10|20,5', '10|20.5'],
  ['choice', 'open', 'open'],
  ['amount', '', ''],
] as const)('over a column of %s, %s asks for %s', (kind, typed, expression) => {
  expect(of(kind, typed)).toBe(expression)
})

test.each([
  ['date', 'soon'],
  ['date', '31-02'],
  ['amount', 'much'],
] as const)('over a column of %s, %s cannot be read', (kind, typed) => {
  expect(of(kind, typed)).toBeUndefined()
})
