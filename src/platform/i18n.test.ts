import { describe, expect, it } from 'vitest'
import { compileMessage, formatDate, formatNumber, hasMessage, languages, message, negotiateLanguage, problemText } from './i18n.ts'

const say = (language: (typeof languages)[number], text: string, params: Record<string, string | number>): string =>
  compileMessage(language, text).format(params).replaceAll(/[\u00a0\u202f]/g, ' ')

describe('a text', () => {
  it('has numbers and dates as the region writes them', () => {
    const text = 'On {date} only {quantity, number} of {item} can be shipped.'
    const params = { date: '2026-11-05', quantity: '1234.5', item: '1896-S' }
    expect(say('en', text, params)).toBe('On 05/11/2026 only 1,234.5 of 1896-S can be shipped.')
    expect(say('nl-NL', text, params)).toBe('On 05-11-2026 only 1.234,5 of 1896-S can be shipped.')
    expect(say('nl-BE', text, params)).toBe('On 05/11/2026 only 1.234,5 of 1896-S can be shipped.')
    expect(say('nb-NO', text, params)).toBe('On 05.11.2026 only 1 234,5 of 1896-S can be shipped.')
  })

  it('shows every digit of a decimal, beyond what a float holds', () => {
    expect(say('nl-NL', '{amount, number}', { amount: '12345678901234567890.12345' })).toBe('12.345.678.901.234.567.890,12345')
    expect(formatNumber('en', '0.1')).toBe('0.1')
    expect(formatNumber('nl-NL', '-1234.50', { minimumFractionDigits: 2 })).toBe('-1.234,50')
  })

  it('leaves codes that look like numbers as they are', () => {
    expect(say('nl-NL', 'Rekening {account}, order {number}', { account: '8000', number: 10_01 })).toBe('Rekening 8000, order 1001')
  })

  it('writes days alike, whether the text says that they are days or not', () => {
    expect(say('nl-NL', '{from} … {to, date, short}', { from: '2026-11-05', to: '2026-12-01' })).toBe('05-11-2026 … 01-12-2026')
  })

  it('leaves a day that does not exist as it was written', () => {
    expect(say('nl-NL', '{value} is geen datum', { value: '2026-02-31' })).toBe('2026-02-31 is geen datum')
  })

  it('counts and chooses', () => {
    const text = '{minutes, plural, one {# minuut} other {# minuten}}'
    expect([say('nl-NL', text, { minutes: 1 }), say('nl-NL', text, { minutes: 1500 })]).toEqual(['1 minuut', '1.500 minuten'])
    expect(say('en', '{kind, select, date {a day} other {a {kind}}}', { kind: 'code' })).toBe('a code')
  })

  it('takes signs of comparison for what they are', () => {
    expect(say('en', 'Write >0 or <10', {})).toBe('Write >0 or <10')
  })

  it('tells which params it uses, within choices too', () => {
    expect([...compileMessage('en', '{a} {b, number} {c, plural, one {{d}} other {#}}').uses]).toEqual([
      ['a', 'plain'], ['b', 'number'], ['c', 'number'], ['d', 'plain'],
    ])
  })
})

describe('a message', () => {
  it('comes in the language asked for, and from where that falls back to', () => {
    expect(message('nl-BE', 'access.me')).toBe('Over mij')
    expect(message('nl-BE', 'access.field.company')).toBe('Onderneming')
    expect(message('nl-NL', 'access.field.company')).toBe('Bedrijf')
    expect(message('xx', 'access.field.company')).toBe('Company')
  })

  it('that is not there is its key, one that cannot be filled in is its text', () => {
    expect([message('en', 'no.such.text'), hasMessage('en', 'no.such.text')]).toEqual(['no.such.text', false])
    expect(message('en', 'platform.not_allowed')).toContain('{name}')
  })
})

it.each([
  [undefined, undefined],
  ['', undefined],
  ['fr-FR, de', undefined],
  ['nl', 'nl-NL'],
  ['NL-be', 'nl-BE'],
  ['nn, en', 'nb-NO'],
  ['en;q=0.5, nl-BE;q=0.9', 'nl-BE'],
  ['nl;q=0, en', 'en'],
  ['*', undefined],
])('of the languages in %j is chosen %s', (header, language) => {
  expect(negotiateLanguage(header)).toBe(language)
})

it('a date is written as the region does', () => {
  expect(languages.map(language => formatDate(language, '2026-01-31'))).toEqual(['31/01/2026', '31-01-2026', '31/01/2026', '31.01.2026'])
})

it('a problem calls fields by their captions', () => {
  const said = (language: string) => problemText(language, { code: 'trade.copy_header_differs', severity: 'error', params: { number: 'SO1', source: 'SI2', fields: 'currency, pricesIncludingTax' } })
  expect(said('en')).toContain('differ in Currency, Prices including VAT.')
  expect(said('nb-NO')).not.toContain('pricesIncludingTax')
  // A name nobody has a caption for stays, and a text that chooses its words by the name is given the name.
  expect(problemText('en', { code: 'trade.unknown_code', severity: 'error', params: { field: 'nobody', code: 'X' } })).toContain('for nobody')
  expect(problemText('en', { code: 'trade.mark_items_only', severity: 'error', params: { field: 'dropShipment', lineNo: 10_000 } })).toContain('delivered straight')
})
