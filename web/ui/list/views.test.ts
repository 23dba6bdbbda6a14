import { expect, test } from 'vitest'
import { isSameView, readDefinition, standardView, writeDefinition } from './views.ts'

test('a view is read as it was kept', () => {
  const view = { search: { q: 'bolt', sort: '-number', f: { type: 'inventory' } }, layout: { fields: ['number', 'type'], widths: { type: 80 } } }
  expect(readDefinition(JSON.parse(JSON.stringify(writeDefinition(view))))).toEqual(view)
  expect(writeDefinition(standardView)).toEqual({})
})

test.each([null, 5, 'x', [], { q: 5, sort: '', f: ['a'], fields: 'number', widths: { a: 'wide' } }, { f: {}, fields: [], widths: {} }])(
  'of rubbish such as %j nothing is believed',
  kept => expect(readDefinition(kept)).toEqual(standardView),
)

test('a view is the same in whatever order its filters and widths were set; columns have an order', () => {
  const view = (f: Record<string, string>, fields: string[]) => ({ search: { f }, layout: { fields } })
  expect(isSameView(view({ a: '1', b: '2' }, ['a']), view({ b: '2', a: '1' }, ['a']))).toBe(true)
  expect(isSameView(view({}, ['a', 'b']), view({}, ['b', 'a']))).toBe(false)
  expect(isSameView({ search: { f: {} }, layout: {} }, standardView)).toBe(true)
})
