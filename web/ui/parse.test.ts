import { describe, expect, test } from 'vitest'
import { parseDate, parseDecimal } from './parse.ts'
import { languageForTest } from './texts.ts'

describe('numbers as people type them', () => {
  test.each([
    ['1.234,50', '1234.5'],
    ['1234,5', '1234.5'],
    ['1.5', '1.5'],
    ['1.234', '1234'],
    ['-3', '-3'],
    ['20,5-', '-20.5'],
    ['−7', '-7'],
    [',5', '0.5'],
    ['12*4', '48'],
    ['3+2,5', '5.5'],
    ['10-4', '6'],
    ['10/4', '2.5'],
  ])('%s is %s where the comma parts the decimals', (typed, value) => {
    languageForTest('nl-NL')
    expect(parseDecimal(typed)).toBe(value)
  })

  test.each(['', 'abc', '1,2,3', '12*', '1/0', '1.23.4'])('%j is no number', typed => {
    languageForTest('nl-NL')
    expect(parseDecimal(typed)).toBeUndefined()
  })

  test('a space groups in Norwegian, as it is written there', () => {
    languageForTest('nb-NO')
    expect(parseDecimal('1\u00A0234,50')).toBe('1234.5')
    expect(parseDecimal('1 234,50')).toBe('1234.5')
    expect(parseDecimal('€ 1.234,50')).toBe('1234.5')
    expect(parseDecimal('1.234,50 kr')).toBe('1234.5')
    expect(parseDecimal('12,5%')).toBe('12.5')
  })

  test('English groups with a comma', () => {
    languageForTest('en')
    expect(parseDecimal('1,234.50')).toBe('1234.5')
    expect(parseDecimal('1,5')).toBeUndefined()
  })
})

describe('dates as people type them', () => {
  // U2 of the conventions: with work date 31 January, 15 is 15 January and 1503 is 15 March of that year.
  test.each([
    ['15', '2026-01-15'],
    ['1503', '2026-03-15'],
    ['150327', '2027-03-15'],
    ['15031999', '1999-03-15'],
    ['5-11', '2026-11-05'],
    ['5/11/26', '2026-11-05'],
    ['5.11.2026', '2026-11-05'],
    ['2026-11-05', '2026-11-05'],
    ['t', '2026-01-31'],
    ['+1', '2026-02-01'],
  ])('%s is %s', (typed, date) => {
    expect(parseDate(typed, '2026-01-31')).toBe(date)
  })

  test.each(['31-02', '3202', 'soon', '1-2-3-4', '99'])('%s is no date', typed => {
    expect(parseDate(typed, '2026-01-31')).toBeUndefined()
  })
})
