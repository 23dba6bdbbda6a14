/** What keeps a document from being released or turned into another, one wrong fact per row (documents.md §4, §5). */
import { describe, expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import { type DraftDocument, type DraftLine, blankLine } from '../edit/draft.ts'
import type { ItemFacts, LineFacts } from '../edit/facts.ts'
import { checkItems } from './convert.ts'
import { checkRelease } from './release.ts'

const item = (changes: Partial<ItemFacts> = {}): ItemFacts =>
  ({ id: 'item', number: 'I-1', type: 'inventory', blocked: false, salesBlocked: false, purchasingBlocked: false, variants: [{ code: 'RED', description: '', blocked: false }], ...changes }) as ItemFacts
const line = (changes: Partial<DraftLine> = {}): DraftLine =>
  ({ ...blankLine({ id: 'line', documentId: 'document', lineNo: 10_000 }), type: 'item', itemId: 'item', unit: 'PCS', quantity: Decimal.one, ...changes })
const order = { number: 'SO1' } as DraftDocument
const itemFacts = (of: ItemFacts, locationMandatory = false) => ({ items: [of], setup: { locationMandatory } }) as unknown as LineFacts

describe('releasing', () => {
  const found = (lines: readonly DraftLine[], of = item()) => checkRelease(order, lines, itemFacts(of))

  test('a line of goods with a unit, a service without one, a text beside it: released', () => {
    expect(found([line(), line({ type: 'text', itemId: null, quantity: dec(0) })])).toEqual([])
    expect(found([line({ unit: null })], item({ type: 'service' }))).toEqual([])
  })

  test.each<[string, readonly DraftLine[], string, object]>([
    ['no lines', [], 'trade.nothing_to_release', { number: 'SO1' }],
    ['texts alone', [line({ type: 'text', itemId: null, quantity: dec(0) })], 'trade.nothing_to_release', {}],
    ['quantities of nothing', [line({ quantity: dec(0) })], 'trade.nothing_to_release', {}],
    ['goods without a unit', [line({ unit: null })], 'trade.unit_missing', { lineNo: 10_000, item: 'I-1' }],
    ['a typed line that names nothing', [line(), line({ lineNo: 20_000, itemId: null })], 'trade.line_without_number', { lineNo: 20_000 }],
  ])('%s: refused', (_, lines, code, params) => {
    const problems = found(lines)
    expect(problems.map(problem => problem.code)).toEqual([code])
    expect(problems[0]!.params).toMatchObject(params)
  })
})

describe('where the set-up asks for locations', () => {
  const found = (changes: Partial<DraftLine>, of = item()) => checkRelease(order, [line(changes)], itemFacts(of, true)).map(({ code, params }) => [code, params['item']])
  test('goods without one are not released', () => expect(found({})).toEqual([['trade.location_missing', 'I-1']]))
  test('goods with one, and services, are', () => expect([...found({ location: 'MAIN' }), ...found({}, item({ type: 'service' }))]).toEqual([]))
})

describe('where an item asks for its variant', () => {
  const found = (changes: Partial<DraftLine>, asksForVariant = true) => checkRelease(order, [line(changes)], itemFacts(item({ asksForVariant }))).map(({ code, params, field }) => [code, params['item'], field])
  test('a line without one is not released', () => expect(found({})).toEqual([['trade.variant_missing', 'I-1', 'lines.10000.variant']]))
  test('a line with one is, and one of an item that does not ask', () => expect([...found({ variant: 'RED' }), ...found({}, false)]).toEqual([]))
})

describe('a quote or blanket order that becomes an order', () => {
  const found = (of: ItemFacts, changes: Partial<DraftLine> = {}) => checkItems([line({ variant: 'RED', ...changes })], itemFacts(of)).map(({ code }) => code)
  const variants = [{ code: 'RED', description: '', blocked: true }]

  test('an item no longer sold does not stand in its way: that is asked when it is typed', () => {
    expect(found(item({ salesBlocked: true }))).toEqual([])
    expect(found(item({ variants }), { variant: '' })).toEqual([])
  })

  test('an item blocked since: refused', () => expect(found(item({ blocked: true }))).toEqual(['trade.item_blocked']))
  test('a variant blocked since: refused', () => expect(found(item({ variants }))).toEqual(['trade.variant_blocked']))
})
