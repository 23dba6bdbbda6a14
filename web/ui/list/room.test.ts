import { describe, expect, test } from 'vitest'
import { type Layout, arrange, fieldsOf } from './columns.ts'
import type { ListColumn } from './declaration.ts'
import { fitting, shared, unsettled, widened } from './room.ts'

type Row = Readonly<Record<'a' | 'b' | 'c' | 'd', string>>
const column = (field: keyof Row, width: number, grows = false): ListColumn<Row> => ({ field, kind: 'text', width, grows })
const columns = [column('a', 100), column('b', 200, true), column('c', 110), column('d', 90)]

test('where room is short what can be missed goes, the first first, but nothing one filters by', () => {
  const some = columns.map(each => (each.field === 'c' ? { ...each, yields: 1 } : each.field === 'a' ? { ...each, yields: 2 } : each))
  expect(fieldsOf(fitting(some, 500, []))).toEqual(['a', 'b', 'c', 'd'])
  expect(fieldsOf(fitting(some, 499, []))).toEqual(['a', 'b', 'd'])
  expect(fieldsOf(fitting(some, 100, []))).toEqual(['b', 'd'])
  expect(fieldsOf(fitting(some, 100, ['c']))).toEqual(['b', 'c', 'd'])
})

test('a narrow column that left before a wide one comes back where it fits', () => {
  const some: ListColumn<Row>[] = [columns[0]!, { ...columns[1]!, yields: 2 }, { ...columns[2]!, yields: 1 }, columns[3]!]
  expect(fieldsOf(fitting(some, 400, []))).toEqual(['a', 'b', 'd'])
  expect(fieldsOf(fitting(some, 389, []))).toEqual(['a', 'c', 'd'])
  expect(fieldsOf(fitting(some, 299, []))).toEqual(['a', 'd'])
})

describe('the room of a list', () => {
  const three = columns.slice(0, 3)

  test('is as declared while nothing is cut', () => {
    expect(shared(three, 1000, {})).toEqual([100, 130, 110])
    expect(shared(three, 1000, { a: 60, b: 90, c: 80 })).toEqual([100, 130, 110])
    expect(shared(three, Number.POSITIVE_INFINITY, { b: 400 })).toEqual([100, 200, 110])
  })

  test('goes to a name that is cut, first what is free, then what the others have beyond their need', () => {
    expect(shared(three, 1000, { a: 60, b: 250, c: 80 })).toEqual([100, 250, 110])
    // 300: 100 + 39 + 110 leave 51 free, and 40 and 30 can be spared.
    expect(shared(three, 300, { a: 60, b: 125, c: 80 })).toEqual([80, 125, 95])
    expect(shared(three, 300, { a: 60, b: 250, c: 80 })).toEqual([60, 160, 80])
  })

  test('is dealt in equal parts to all that is cut, and goes to nobody beyond reason', () => {
    // 155 are free; 50 and 200 are wanted, then 150 and 200.
    expect(shared(three, 420, { a: 150, b: 255, c: 110 })).toEqual([150, 160, 110])
    expect(shared(three, 420, { a: 250, b: 255, c: 110 })).toEqual([177, 132, 110])
    expect(shared(three.map(each => ({ ...each, ...(each.field === 'a' && { yields: 1 }) })), 420, { a: 250, b: 205, c: 110 })).toEqual([105, 205, 110])
    expect(shared(three, 2000, { a: 60, b: 900, c: 80 })).toEqual([100, 320, 110])
  })

  test('leaves a column alone that somebody made as wide as it is', () => {
    const layout: Layout = { widths: { a: 200, c: 50 } }
    const [a, , c] = shared(arrange(three, layout), 500, unsettled({ a: 20, b: 300, c: 90 }, layout))
    expect([a, c]).toEqual([200, 50])
  })

  test('has place for one more column where others need less than they were given, and for one less where a name would be cut', () => {
    const some = three.map(each => (each.field === 'c' ? { ...each, yields: 1 } : each))
    expect(fieldsOf(fitting(some, 300, []))).toEqual(['a', 'b'])
    expect(fieldsOf(fitting(some, 300, [], { a: 60, b: 120 }))).toEqual(['a', 'b', 'c'])
    expect(fieldsOf(fitting(some, 500, [], { a: 60, b: 250 }))).toEqual(['a', 'b', 'c'])
    expect(fieldsOf(fitting(some, 490, [], { a: 60, b: 500, c: 130 }))).toEqual(['a', 'b', 'c'])
    expect(fieldsOf(fitting(some, 489, [], { a: 60, b: 500, c: 130 }))).toEqual(['a', 'b'])
  })

  test('is never taken back by shorter rows', () => {
    const known = { a: 100, b: 50 }
    expect(widened(known, { a: 80, b: 50 })).toBe(known)
    expect(widened(known, { a: 80, b: 60 })).toEqual({ a: 100, b: 60 })
  })
})
