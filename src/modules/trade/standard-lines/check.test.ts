import { describe, expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type Assignment, type Receiving, checkInsertion, checkStandardLine, checkValidity, isValidOn, proposalFor } from './check.ts'

const codes = (problems: readonly { readonly code: string }[]): string[] => problems.map(({ code }) => code.replace('trade.', ''))

describe('a line under a standard code', () => {
  const zero = dec(0)
  const item = { type: 'item', itemId: 'i', account: null, variant: '', description: '', quantity: dec(2), unit: null, amount: zero } as const
  const account = { ...item, type: 'gl_account', itemId: null, account: '8000', amount: dec(75) } as const
  const text = { ...item, type: 'text', itemId: null, description: 'With care', quantity: zero } as const

  it.each([['an item', item], ['an account with its price', account], ['a text', text]])('is %s', (_, line) => {
    expect(checkStandardLine(line, { number: '1000', type: 'inventory' })).toEqual([])
  })

  it('is a charge with its price', () => {
    expect(checkStandardLine({ ...item, amount: dec(12) }, { number: 'FREIGHT', type: 'charge' })).toEqual([])
  })

  it.each([
    ['an item and an account', { ...item, account: '8000' }, 'standard_two_objects'],
    ['an item line without item', { ...item, itemId: null }, 'standard_without_object'],
    ['an account line without account', { ...account, account: null }, 'standard_without_object'],
    ['a text with a quantity', { ...text, quantity: dec(1) }, 'standard_text_only'],
    ['a text of an item', { ...text, itemId: 'i' }, 'standard_text_only'],
    ['a text without words', { ...text, description: '' }, 'standard_text_only'],
    ['an account in pieces', { ...account, unit: 'PCS' }, 'standard_items_only'],
    ['an account with a variant', { ...account, variant: 'RED' }, 'standard_items_only'],
    ['an item with a price', { ...item, amount: dec(5) }, 'standard_priced_by_list'],
  ] as const)('is not %s', (_, line, code) => {
    expect(codes(checkStandardLine(line, { number: '1000', type: 'inventory' }))).toEqual([code])
  })
})

const day = '2026-06-15' as LocalDate
const assignment: Assignment = {
  code: 'MONTH', description: 'Monthly', currency: 'EUR', partyNumber: 'C1', validFrom: null, validTo: null, blocked: false, lines: 2,
  onQuote: 'manual', onOrder: 'automatic', onInvoice: 'ask', onCreditMemo: 'manual',
}
const order: Receiving = { kind: 'order', currency: 'EUR', day }

describe('a period', () => {
  it.each([
    [null, null, true], ['2026-06-15', null, true], ['2026-06-16', null, false], [null, '2026-06-15', true], [null, '2026-06-14', false], ['2026-06-01', '2026-06-30', true],
  ] as const)('from %s to %s has the day: %s', (validFrom, validTo, has) => {
    expect(isValidOn({ validFrom: validFrom as LocalDate | null, validTo: validTo as LocalDate | null }, day)).toBe(has)
  })

  it('does not end before it begins', () => {
    expect(codes(checkValidity('2026-07-01', '2026-06-30'))).toEqual(['standard_validity'])
    expect(checkValidity('2026-07-01', '2026-07-01')).toEqual([])
  })
})

describe('the lines of a code', () => {
  it('come onto a document when nothing is in the way, else every reason is told', () => {
    expect(checkInsertion(assignment, order)).toEqual([])
    const wrong = { ...assignment, blocked: true, validTo: '2026-01-01' as LocalDate, currency: 'USD', lines: 0 }
    expect(codes(checkInsertion(wrong, order))).toEqual(['standard_blocked', 'standard_not_valid', 'standard_other_currency', 'standard_empty'])
  })

  const other = { ...assignment, code: 'OTHER' }
  it.each<[string, Assignment[], Receiving, string]>([
    ['one that comes by itself is put on', [assignment], order, 'insert'],
    ['two that come by themselves are asked for', [assignment, other], order, 'ask'],
    ['one that asks is asked for', [assignment], { ...order, kind: 'invoice' }, 'ask'],
    ['one by hand waits to be fetched', [assignment], { ...order, kind: 'quote' }, 'none'],
    ['kinds nothing is said of have them by hand', [assignment], { ...order, kind: 'return_order' }, 'none'],
    ['one that cannot come is passed over', [{ ...assignment, blocked: true }], order, 'none'],
    ['the other comes by itself then', [{ ...assignment, currency: 'USD' }, other], order, 'insert'],
    ['nothing is assigned', [], order, 'none'],
  ])('%s', (_, assignments, document, expected) => {
    expect(proposalFor(assignments, document)).toBe(expected)
  })
})
