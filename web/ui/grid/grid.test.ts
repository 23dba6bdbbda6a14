import { describe, expect, test } from 'vitest'
import { fromTsv, toTsv } from './clipboard.ts'
import { type Shape, moveBy, nextLine, nextOnPath } from './navigate.ts'
import { clearedEntries, filledEntries, markedCells, pastedEntries } from './ranges.ts'

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

describe('a marked range', () => {
  const columns = ['a', 'b', 'c'].map(id => ({
    id, caption: id, width: 1, show: (row: Record<string, string>) => row[id] ?? '', edit: (row: Record<string, string>) => row[id] ?? '',
    isEditable: () => id !== 'c', isOnPath: () => true,
  }))
  const rows = [
    { key: '1', data: { a: 'x', b: '1', c: 'sum' } }, { key: '2', data: { a: 'y', b: '2', c: 'sum' } }, { key: '3', data: {}, isBlank: true },
  ]
  const marked = (top: number, left: number, bottom: number, right: number) =>
    ({ columns, rows, active: { row: bottom, column: right }, range: { top, left, bottom, right } })
  const after = (count: number): string[] => ['3', '4', '5'].slice(0, count)

  test('is filled with its first row, or with the row above when it is one row', () => {
    expect(filledEntries(marked(0, 0, 1, 1))).toEqual([{ rowKey: '2', column: 'a', text: 'x' }, { rowKey: '2', column: 'b', text: '1' }])
    expect(filledEntries(marked(1, 1, 1, 1))).toEqual([{ rowKey: '2', column: 'b', text: '1' }])
    expect(filledEntries(marked(0, 0, 0, 0))).toEqual([])
  })

  test('is copied with what one cannot change, and cleared without it', () => {
    expect(markedCells(marked(0, 1, 1, 2))).toEqual([['1', 'sum'], ['2', 'sum']])
    expect(clearedEntries(marked(0, 1, 2, 2))).toEqual([{ rowKey: '1', column: 'b', text: '' }, { rowKey: '2', column: 'b', text: '' }])
  })

  test('takes a block from its corner on into new rows; one cell fills it', () => {
    expect(pastedEntries(marked(1, 0, 1, 0), [['p', ''], ['q', '7', 'z'], ['', '9']], after)).toEqual([
      { rowKey: '2', column: 'a', text: 'p' }, { rowKey: '2', column: 'b', text: '' },
      { rowKey: '3', column: 'a', text: 'q' }, { rowKey: '3', column: 'b', text: '7' },
      { rowKey: '4', column: 'b', text: '9' },
    ])
    expect(pastedEntries(marked(0, 1, 1, 2), [['5']], after)).toEqual([{ rowKey: '1', column: 'b', text: '5' }, { rowKey: '2', column: 'b', text: '5' }])
  })
})
