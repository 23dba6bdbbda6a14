/** What keys and the clipboard do with a marked range: the entries it comes to. Pure, over columns and rows. */
import type { Entry, GridColumn, GridRow } from './columns.ts'
import type { Place } from './navigate.ts'

export interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** A grid with a range marked in it; without a mark the range is the active cell. */
export interface Marked<R> {
  readonly columns: readonly GridColumn<R>[]
  readonly rows: readonly GridRow<R>[]
  readonly active: Place
  readonly range: Range
}

const cellsOf = <R>({ columns, rows, range: { top, bottom, left, right } }: Marked<R>): { row: GridRow<R>; column: GridColumn<R> }[] =>
  rows.slice(top, bottom + 1).flatMap(row => columns.slice(left, right + 1).map(column => ({ row, column })))

/** The texts of the range, as one edits them. */
export const markedCells = <R>({ columns, rows, range: { top, bottom, left, right } }: Marked<R>): string[][] =>
  rows
    .slice(top, bottom + 1)
    .map(({ data }) => columns.slice(left, right + 1).map(column => (column.isEditable(data) ? column.edit(data) : column.show(data))))

/** The range without its texts. */
export const clearedEntries = <R>(grid: Marked<R>): Entry[] =>
  cellsOf(grid).flatMap(({ row, column }) =>
    !row.isBlank && column.isEditable(row.data) && column.edit(row.data) !== '' ? [{ rowKey: row.key, column: column.id, text: '' }] : [],
  )

/** The range filled with its first row; a range of one row with the row above it. */
export function filledEntries<R>({ columns, rows, range }: Marked<R>): Entry[] {
  const { top, bottom, left, right } = range
  const source = rows[top === bottom ? top - 1 : top]
  if (!source) return []
  return rows.slice(top === bottom ? top : top + 1, bottom + 1).flatMap(row =>
    columns.slice(left, right + 1).flatMap(column => {
      const text = column.edit(source.data)
      return column.isEditable(row.data) && text !== column.edit(row.data) ? [{ rowKey: row.key, column: column.id, text }] : []
    }),
  )
}

/**
 * What a spreadsheet copied, as entries from the top left of the range on. One cell fills the whole range; columns one
 * cannot type in are passed over, and so are empty cells beyond the rows there are.
 */
export function pastedEntries<R>(grid: Marked<R>, cells: readonly (readonly string[])[], keysAfter: (count: number) => readonly string[]): Entry[] {
  const { rows, columns, range } = grid
  const single = cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0]! : undefined
  if (single !== undefined && (range.top !== range.bottom || range.left !== range.right)) {
    return cellsOf(grid).flatMap(({ row, column }) => (column.isEditable(row.data) ? [{ rowKey: row.key, column: column.id, text: single }] : []))
  }
  const keys = rows.slice(range.top).filter(each => !each.isBlank).map(each => each.key)
  const allKeys = [...keys, ...keysAfter(Math.max(0, cells.length - keys.length))]
  const blank = rows.at(-1)!.data
  return cells.flatMap((texts, down) =>
    texts.flatMap((text, across) => {
      const column = columns[range.left + across]
      const row = rows[range.top + down]
      const isThere = row !== undefined && !row.isBlank
      if (!column || (text === '' && !isThere) || !column.isEditable(row?.data ?? blank)) return []
      return [{ rowKey: allKeys[down]!, column: column.id, text }]
    }),
  )
}
