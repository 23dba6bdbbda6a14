import { expect, test } from 'vitest'
import { asInput, proposedCode } from './founding.ts'

test.each([
  ['Bakkerij De Linde B.V.', 'BAKKERIJDE'],
  ['Café Één nv', 'CAFEEEN'],
  ['Ørsta Æble AS', 'ORSTAAEBLE'],
  ['123', '123'],
  ['B.V.', ''],
])('the code of %s', (name, code) => expect(proposedCode(name)).toBe(code))

test('what is empty is left out, what is typed comes without spaces around it', () => {
  expect(asInput({ country: 'NL', name: ' Linde ', taxNumber: ' ', city: 'Zutphen', iban: 'NL91 ABNA 0417 1643 00', phone: '' })).toEqual({
    country: 'NL', name: 'Linde', code: 'LINDE', iban: 'NL91 ABNA 0417 1643 00', address: { city: 'Zutphen' },
  })
})
