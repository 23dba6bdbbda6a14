import { expect, it } from 'vitest'
import { readAmount, readText } from './read-text.ts'

it.each([
  ['1240.66', '1240.66'],
  ['1240,66', '1240.66'],
  ['1.240,66', '1240.66'],
  ['1,240.66', '1240.66'],
  ['1 240,6', '1240.6'],
  ['€ 1.240,66', '1240.66'],
  ['kr 99', '99'],
  ['1.240', '1240'],
  ['12.34.56', null],
  ['C00010', null],
  ['-5', null],
  ['', null],
])('%s is the amount %s', (text, amount) => expect(readAmount(text)).toBe(amount))

it('a text is a number, words and no amount at once', () => {
  expect(readText(' be 0058.315.707 ')).toEqual({ typed: 'BE 0058.315.707', bare: 'BE0058315707', words: 'be:* & 0058:* & 315:* & 707:*', amount: null })
  expect(readText('Bakkerij "De Lin"').words).toBe('bakkerij:* & de:* & lin:*')
  expect(readText("'; --").words).toBeNull()
})
