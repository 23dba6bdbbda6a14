import { expect, test } from 'vitest'
import { formatInstant, formatPrice, toTheMark } from './format.ts'
import { editValue } from './fields/kinds.ts'
import { languageForTest } from './texts.ts'

test('figures of one column stand under each other by their mark', () => {
  languageForTest('nb-NO')
  const shown = ['110.46', '95.65625', '1234', ''].map(price => toTheMark(formatPrice(price), 5))
  expect(shown).toEqual(['110,46\u2007\u2007\u2007', '95,65625', '1\u00A0234,00\u2007\u2007\u2007', ''])
  expect(toTheMark('12', 2)).toBe('12\u2007\u2007\u2007')
})

test('day and time are parted by a space in every region', () => {
  for (const language of ['en', 'nl-NL', 'nl-BE', 'nb-NO'] as const) {
    languageForTest(language)
    expect(formatInstant('2026-11-21T08:35:00')).toMatch(/^\d+[./-]\d+[./-]\d+ \d+:\d+$/)
  }
})

test('what counts nothing is not grouped', () => {
  languageForTest('nl-NL')
  expect(editValue('integer', 35161)).toBe('35161')
  expect(editValue('amount', '1250')).toBe('1.250,00')
})
