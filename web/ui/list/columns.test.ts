import { describe, expect, test } from 'vitest'
import { type Layout, type Needs, arrange, fieldsOf, fitting, moved, movedTo, resized, roomOf, shared, toggled, widened } from './columns.ts'
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

test('where room is short what can be missed goes, the first first, but nothing one filters by', () => {
  const some = columns.map(column => (column.field === 'c' ? { ...column, yields: 1 } : column.field === 'a' ? { ...column, yields: 2 } : column))
  expect(fieldsOf(fitting(some, 500, []))).toEqual(['a', 'b', 'c', 'd'])
  expect(fieldsOf(fitting(some, 499, []))).toEqual(['a', 'b', 'd'])
  expect(fieldsOf(fitting(some, 100, []))).toEqual(['b', 'd'])
  expect(fieldsOf(fitting(some, 100, ['c']))).toEqual(['b', 'c', 'd'])
})

test('a caption gets the room its letters take', () => {
  expect(roomOf('Totaal incl. btw')).toBeGreaterThan(102)
  expect(roomOf('Totaal incl. btw')).toBeLessThan(112)
  expect(roomOf('Kostenbedrag (werkelijk), in lokale valuta')).toBe(136)
})

describe('the room of a list', () => {
  const wide = (some: readonly ListColumn<Row>[], room: number, needs: Needs, layout: Layout = {}) => shared(some, room, needs, layout)
  const three = columns.slice(0, 3)

  test('is as declared while nothing is cut', () => {
    expect(wide(three, 1000, {})).toEqual([100, 130, 110])
    expect(wide(three, 1000, { a: 60, b: 90, c: 80 })).toEqual([100, 130, 110])
    expect(wide(three, Number.POSITIVE_INFINITY, { b: 400 })).toEqual([100, 200, 110])
  })

  test('goes to a name that is cut, first what is free, then what the others have beyond their need', () => {
    expect(wide(three, 1000, { a: 60, b: 250, c: 80 })).toEqual([100, 250, 110])
    // 300: 100 + 39 + 110 leave 51 free, and 40 and 30 can be spared.
    expect(wide(three, 300, { a: 60, b: 125, c: 80 })).toEqual([80, 125, 95])
    expect(wide(three, 300, { a: 60, b: 250, c: 80 })).toEqual([60, 160, 80])
  })

  test('leaves as few cut as can be, and goes to nobody beyond reason', () => {
    // 155 are free; 50 and 200 are wanted.
    expect(wide(three, 420, { a: 150, b: 255, c: 110 })).toEqual([150, 160, 110])
    expect(wide(three, 2000, { a: 60, b: 900, c: 80 })).toEqual([100, 320, 110])
  })

  test('leaves a column alone that somebody made as wide as it is', () => {
    const [a, , c] = wide(arrange(three, { widths: { a: 200, c: 50 } }), 500, { a: 20, b: 300, c: 90 }, { widths: { a: 200, c: 50 } })
    expect([a, c]).toEqual([200, 50])
  })

  test('has place for one more column where others need less than they were given', () => {
    const some = three.map(column => (column.field === 'c' ? { ...column, yields: 1 } : column))
    expect(fieldsOf(fitting(some, 300, []))).toEqual(['a', 'b'])
    expect(fieldsOf(fitting(some, 300, [], { a: 60, b: 120 }))).toEqual(['a', 'b', 'c'])
  })

  test('is never taken back by shorter rows', () => {
    const known = { a: 100, b: 50 }
    expect(widened(known, { a: 80, b: 50 })).toBe(known)
    expect(widened(known, { a: 80, b: 60 })).toEqual({ a: 100, b: 60 })
  })
})
