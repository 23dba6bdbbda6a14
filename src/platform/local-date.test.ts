import { describe, expect, test } from 'vitest'
import { addDays, addMonths, applyDateFormula, isDateFormula, isLocalDate, localDate } from './local-date.ts'

test('days stay within those there are', () => {
  expect(addDays(localDate('0001-01-01'), -1)).toBe('0001-01-01')
  expect(applyDateFormula('-2M', localDate('0001-02-01'))).toBe('0001-01-01')
  expect(addDays(localDate('9999-12-31'), 1)).toBe('9999-12-31')
})

describe('date formulas (ledgers.md §0)', () => {
  test.each([
    ['14D', '2026-01-14', '2026-01-28'],
    ['1M', '2026-01-31', '2026-02-28'],
    ['1M', '2028-01-31', '2028-02-29'],
    ['1M+7D', '2026-01-31', '2026-03-07'],
    ['CM', '2026-01-14', '2026-01-31'],
    ['CM+30D', '2026-01-14', '2026-03-02'],
    ['30D+CM', '2026-01-14', '2026-02-28'],
    ['-CM', '2026-01-14', '2026-01-01'],
    ['1W', '2026-01-14', '2026-01-21'],
    ['CW', '2026-01-14', '2026-01-18'],
    ['-CW', '2026-01-14', '2026-01-12'],
    ['WD5', '2026-01-14', '2026-01-16'],
    ['WD5', '2026-01-16', '2026-01-16'],
    ['WD3', '2026-01-15', '2026-01-21'],
    ['-WD1', '2026-01-14', '2026-01-12'],
    ['1Q', '2026-01-31', '2026-04-30'],
    ['CQ', '2026-02-14', '2026-03-31'],
    ['-CQ', '2026-05-14', '2026-04-01'],
    ['CY', '2026-02-14', '2026-12-31'],
    ['1Y', '2028-02-29', '2029-02-28'],
    ['-1D', '2026-03-01', '2026-02-28'],
    ['cm + 30d', '2026-01-14', '2026-03-02'],
    ['', '2026-01-14', '2026-01-14'],
  ])('%s on %s is %s', (formula, date, expected) => {
    expect(applyDateFormula(formula, localDate(date))).toBe(expected)
  })

  test.each(['D', '14', '1X', 'CM30D+', 'WD8', 'WD0', '1.5M', '14D;'])('%j is none', formula => {
    expect(isDateFormula(formula)).toBe(false)
    expect(() => applyDateFormula(formula, localDate('2026-01-14'))).toThrow(/not a date formula/)
  })
})

test('days that do not exist, and other spellings, are no dates', () => {
  for (const wrong of ['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '01-02-2026', '']) expect(isLocalDate(wrong)).toBe(false)
  expect(isLocalDate('2028-02-29')).toBe(true)
})

test('months keep the day of the month where they can', () => {
  expect(addMonths(localDate('2026-03-31'), -1)).toBe('2026-02-28')
  expect(addMonths(localDate('2027-12-31'), 2)).toBe('2028-02-29')
})
