import { localDate } from '#platform/local-date'
import { expect, test } from 'vitest'
import { type Language, languageForTest } from '../texts.ts'
import type { Clock } from './date-words.ts'
import { readFilter, serverFilter, showFilter } from './filter.ts'

const year = (number: number) =>
  Array.from({ length: 12 }, (_, month) => ({
    startingDate: `${month < 6 ? number : number + 1}-${String(((month + 6) % 12) + 1).padStart(2, '0')}-01`,
    newFiscalYear: month === 0,
  }))

const clock: Clock = { today: localDate('2026-11-21'), workDate: localDate('2026-06-15'), periods: [] }

const kept = (kind: Parameters<typeof readFilter>[0], typed: string, language: Language = 'nl-NL') => {
  languageForTest(language)
  return readFilter(kind, typed, clock)
}

test.each([
  ['text', 'fiets', 'fiets', '*fiets*'],
  ['text', 'a|b', 'a|b', 'a|b'],
  ['text', '@*fiets*', '@*fiets*', '@*fiets*'],
  ['text', "'Jansen & Zn'", "'Jansen & Zn'", "'Jansen & Zn'"],
  ['code', '10000..20000&<>15000', '10000..20000&<>15000', '10000..20000&<>15000'],
  ['code', "'10'", "'10'", "'10'"],
  ['date', 't', 't', '2026-11-21'],
  ['date', 'w', 'w', '2026-06-15'],
  ['date', 'vandaag', 't', '2026-11-21'],
  ['date', 't-7d..t', 't-7D..t', '2026-11-14..2026-11-21'],
  ['date', 't-1j..', 't-1Y..', '2025-11-21..'],
  ['date', '>w+1m', '>w+1M', '>2026-07-15'],
  ['date', '-3', 'w-3D', '2026-06-12'],
  ['date', '..t', '..t', '..2026-11-21'],
  ['date', '1..31', '2026-06-01..2026-06-30', '2026-06-01..2026-06-30'],
  ['date', '010126..', '2026-01-01..', '2026-01-01..'],
  ['date', '1-11..t', '2026-11-01..t', '2026-11-01..2026-11-21'],
  ['date', 'p1', 'p1', '2026-01-01..2026-01-31'],
  ['date', 'p1..p3', 'p1..p3', '2026-01-01..2026-03-31'],
  ['date', '<p2|>p2', '<p2|>p2', '<2026-02-01|>2026-02-28'],
  ['date', "<>''", "<>''", "<>''"],
  ['time', '<1511', '<2026-11-15', '<2026-11-15'],
  ['amount', '>1.000,50', '>1000.5', '>1000.5'],
  ['amount', '10|20,5', '10|20.5', '10|20.5'],
  ['amount', '-5..5&<>0', '-5..5&<>0', '-5..5&<>0'],
  ['integer', '<100', '<100', '<100'],
  ['choice', 'open', 'open', 'open'],
  ['amount', '', '', ''],
] as const)('over a column of %s, %s is kept as %s and asks for %s', (kind, typed, expression, server) => {
  expect(kept(kind, typed)).toEqual({ expression })
  expect(serverFilter(kind, expression, clock)).toEqual({ expression: server })
})

test.each([
  ['date', 'soon', 'soon'],
  ['date', '31-02', '31-02'],
  ['date', '..31-02', '..31-02'],
  ['date', '1-1..31-1|31-02..', '31-02..'],
  ['date', 't-7x', 't-7x'],
  ['date', '..', '..'],
  ['date', '>', '>'],
  ['date', '<>1..31', '<>1..31'],
  ['amount', 'much', 'much'],
  ['amount', '1|', '1|'],
  ['text', "'open", "'open"],
  ['text', "a|'open", "a|'open"],
] as const)('over a column of %s, %s cannot be read because of %s', (kind, typed, bad) => {
  expect(kept(kind, typed)).toEqual({ bad })
})

test('words of the other languages', () => {
  expect(kept('date', 'i-2u..i dag', 'nb-NO')).toEqual({ expression: 't-2W..t' })
  expect(kept('date', 'today+1y', 'en')).toEqual({ expression: 't+1Y' })
  expect(kept('amount', '1 234,5..', 'nb-NO')).toEqual({ expression: '1234.5..' })
})

test('is shown again as the region writes it', () => {
  languageForTest('nl-NL')
  expect(showFilter('date', '2026-11-01..t-7D')).toBe('01-11-2026..t-7d')
  expect(showFilter('amount', '>1234.5|-3')).toBe('>1.234,5|−3')
  expect(readFilter('amount', '>1.234,5|−3', clock)).toEqual({ expression: '>1234.5|-3' })
  languageForTest('en')
  expect(showFilter('amount', '>1234.5')).toBe('>1,234.5')
})

test('periods are those the company keeps, also where its year begins in July', () => {
  const periods = [...year(2025), ...year(2026)]
  const broken = { ...clock, periods }
  const asked = (word: string) => serverFilter('date', word, broken)
  expect(asked('p1')).toEqual({ expression: '2025-07-01..2025-07-31' })
  expect(asked('p12')).toEqual({ expression: '2026-06-01..2026-06-30' })
  expect(asked('..p2')).toEqual({ expression: '..2025-08-31' })
  expect(asked('p13')).toEqual({ bad: 'p13' })
})
