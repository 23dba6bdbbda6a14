import { describe, expect, test } from 'vitest'
import { fromTsv, toTsv } from './clipboard.ts'
import { type Shape, moveBy, nextLine, nextOnPath } from './navigate.ts'

const path = new Set([1, 3])
const shape: Shape = { rows: 3, columns: 5, page: 15, isOnPath: ({ column }) => path.has(column) }

describe('where keys lead', () => {
  test('arrows stay inside the grid', () => {
    expect(moveBy('ArrowRight', { row: 0, column: 4 }, shape)).toEqual({ row: 0, column: 4 })
    expect(moveBy('ArrowDown', { row: 0, column: 2 }, shape)).toEqual({ row: 1, column: 2 })
    expect(moveBy('PageDown', { row: 0, column: 2 }, shape)).toEqual({ row: 2, column: 2 })
    expect(moveBy('Ctrl+End', { row: 0, column: 0 }, shape)).toEqual({ row: 2, column: 4 })
    expect(moveBy('a', { row: 0, column: 0 }, shape)).toBeUndefined()
  })

  test('Tab follows the path over the end of the line and leaves after the last', () => {
    expect(nextOnPath({ row: 0, column: 1 }, 1, shape)).toEqual({ row: 0, column: 3 })
    expect(nextOnPath({ row: 0, column: 3 }, 1, shape)).toEqual({ row: 1, column: 1 })
    expect(nextOnPath({ row: 1, column: 1 }, -1, shape)).toEqual({ row: 0, column: 3 })
    expect(nextOnPath({ row: 2, column: 3 }, 1, shape)).toBeUndefined()
  })

  test('Enter goes to the next line, where the run of Tabs began', () => {
    expect(nextLine({ row: 0, column: 3 }, 1, shape)).toEqual({ row: 1, column: 1 })
    expect(nextLine({ row: 0, column: 3 }, undefined, shape)).toEqual({ row: 1, column: 3 })
  })
})

describe('ranges to and from spreadsheets', () => {
  test('tabs part columns, quotes keep tabs, line ends and quotes', () => {
    const cells = [['1896-S', 'Desk "Athens"', '2'], ['1900-S', 'two\nlines', 'a\tb']]
    expect(fromTsv(toTsv(cells))).toEqual(cells)
  })

  test('the line end after the last row is no row', () => {
    expect(fromTsv('a\tb\r\nc\td\r\n')).toEqual([['a', 'b'], ['c', 'd']])
    expect(fromTsv('a')).toEqual([['a']])
  })
})
