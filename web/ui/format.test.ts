import { expect, test } from 'vitest'
import { formatInstant } from './format.ts'
import { editValue } from './fields/kinds.ts'
import { languageForTest } from './texts.ts'

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
