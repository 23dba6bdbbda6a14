import { expect, test } from 'vitest'
import { formatNumber, parseNumber } from './number.ts'

test.each([
  ['S-INV102001', 'S-INV', 6, 102001],
  ['103001', '', 6, 103001],
  ['C00010', 'C', 5, 10],
  ['2026-0001', '2026-', 4, 1],
  ['A9', 'A', 1, 9],
])('%s is taken apart at its last digits', (text, prefix, width, value) => {
  expect(parseNumber(text)).toEqual({ prefix, width, value })
  expect(formatNumber(prefix, width, value)).toBe(text)
})

test.each(['', 'ABC', '12A', '1234567890123456'])('%j is no number of a series', text => {
  expect(() => parseNumber(text)).toThrow(RangeError)
})

test('a value that outgrows its width takes the room it needs', () => {
  expect(formatNumber('A', 2, 100)).toBe('A100')
})
