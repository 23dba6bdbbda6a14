import { expect, test } from 'vitest'
import { arrange, fieldsOf, moved, movedTo, resized, roomOf, toggled } from './columns.ts'
import type { ListColumn } from './declaration.ts'

type Row = Readonly<Record<'a' | 'b' | 'c' | 'd', string>>
const columns: readonly ListColumn<Row>[] = [
  { field: 'a', kind: 'code', width: 100 },
  { field: 'b', kind: 'text', width: 200, grows: true },
  { field: 'c', kind: 'amount', width: 110 },
  { field: 'd', kind: 'date', width: 90, isHidden: true },
]

test('a list looks as declared until somebody changes it', () => {
  expect(fieldsOf(arrange(columns, {}))).toEqual(['a', 'b', 'c'])
  expect(arrange(columns, { fields: ['d', 'b'], widths: { b: 150 } })).toEqual([
    columns[3],
    { field: 'b', kind: 'text', width: 150, grows: false },
  ])
})

test('what a list is filtered by is in sight', () => {
  expect(fieldsOf(arrange(columns, {}, ['d', 'a', 'x']))).toEqual(['a', 'b', 'c', 'd'])
  expect(fieldsOf(arrange(columns, { fields: ['a'] }, ['c']))).toEqual(['a', 'c'])
})

test('columns that are gone are left out, and never leave nothing', () => {
  expect(fieldsOf(arrange(columns, { fields: ['x', 'c'] }))).toEqual(['c'])
  expect(fieldsOf(arrange(columns, { fields: ['x'] }))).toEqual(['a', 'b', 'c'])
})

test('columns are moved, shown, hidden and made wider', () => {
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a'])
  expect(movedTo(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b'])
  expect(movedTo(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a'])
  expect(toggled(['a', 'b'], 'c')).toEqual(['a', 'b', 'c'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  expect(toggled(['a'], 'a')).toEqual(['a'])
  expect(resized({ fields: ['a'] }, 'a', 3)).toEqual({ fields: ['a'], widths: { a: 40 } })
})

test('a caption gets the room its letters take', () => {
  expect(roomOf('Totaal incl. btw')).toBeGreaterThan(102)
  expect(roomOf('Totaal incl. btw')).toBeLessThan(112)
  expect(roomOf('Kostenbedrag (werkelijk), in lokale valuta')).toBe(136)
})
