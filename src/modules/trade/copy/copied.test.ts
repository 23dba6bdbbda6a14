/** Which lines a copy leaves out, and says so (documents.md §12). */
import { expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import { type Target, copiedLines } from './copied.ts'
import type { Source, SourceLine } from './source.ts'

const line = (changes: Partial<SourceLine> = {}): SourceLine => ({
  lineNo: 10_000, type: 'item', itemId: 'item', itemNumber: 'I-1', account: null, variant: '', description: 'Goods', location: null, unit: 'PCS',
  quantityPerUnit: Decimal.one, quantity: dec(10), unitPrice: dec(9), lineDiscountPercent: Decimal.zero, lineDiscountAmount: Decimal.zero, generalProductGroup: 'RETAIL',
  taxProductGroup: 'STANDARD', dimensions: {}, systemCreated: false, blocked: false, movements: [{ entryNo: 7, left: dec(10) }], ...changes,
})
const copied = (of: SourceLine, changes: Partial<Target> = {}) => {
  const { lines, skipped } = copiedLines({ head: {} as Source['head'], lines: [of] }, { side: 'sales', kind: 'credit_memo', exactCost: true, recalculates: false, ...changes })
  return { quantities: lines.map(({ quantity }) => String(quantity)), skipped: skipped.map(({ code, params, severity }) => ({ code, params, severity })) }
}

test('an invoice of 10 of which 4 were returned gives a line of 6; without exact cost all 10', () => {
  const returned = line({ movements: [{ entryNo: 7, left: dec(6) }] })
  expect(copied(returned)).toEqual({ quantities: ['6'], skipped: [] })
  expect(copied(returned, { exactCost: false }).quantities).toEqual(['10'])
})

test('a service charge of discount terms is not copied: it follows from them', () => expect(copied(line({ systemCreated: true }))).toEqual({ quantities: [], skipped: [] }))

test.each<[string, SourceLine, string]>([
  ['an item that is blocked', line({ blocked: true }), 'trade.copied_item_blocked'],
  ['goods that have all come back', line({ movements: [{ entryNo: 7, left: dec(0) }] }), 'trade.copied_line_returned'],
])('%s is left out with a warning', (_, of, code) => {
  expect(copied(of)).toEqual({ quantities: [], skipped: [{ code, params: { lineNo: 10_000, item: 'I-1' }, severity: 'warning' }] })
})
