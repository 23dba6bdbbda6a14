/** Rows of a file as fields with values, and every cell that has none though something stands in it. Pure. */
import type { Problem } from '#platform/problem'
import type { Row } from '#platform/spreadsheet'
import type { Finding } from './contract.ts'
import type { Column } from './kinds/index.ts'
import { problem } from './problems.ts'
import { type Import, addressOf, shownCell } from './stored.ts'
import { readCell } from './values.ts'
import type { Lexicon } from './words.ts'

/** A row that was read: values by the names of columns. */
export interface ReadRow {
  readonly row: Row
  readonly values: Record<string, unknown>
  readonly problems: Finding[]
}

/** What a file says on the whole: who reads its rows, and finds the cell that a problem is about. */
export interface Sheet {
  readonly columns: readonly Column[]
  /** The column of the file of each field. */
  readonly places: ReadonlyMap<string, number>
  readonly settings: Import['settings']
}

/** Which of an import's columns are read, and where they stand in its file. */
export function sheetOf({ fields, settings }: Import, columns: readonly Column[]): Sheet {
  const places = new Map(fields.flatMap((field, at) => (field === '' ? [] : [[field, at] as const])))
  return { columns: columns.filter(({ name }) => places.has(name)), places, settings }
}

/** What is wrong with the choice of columns: a field that none fills, or that two do. */
export function checkFields({ fields }: Pick<Import, 'fields'>, columns: readonly Column[], title: (column: Column) => string): Problem[] {
  return columns.flatMap(column => {
    const times = fields.filter(field => field === column.name).length
    if (times > 1) return [problem('column_twice', { column: title(column) })]
    return column.required && times === 0 ? [problem('column_missing', { column: title(column) })] : []
  })
}

export const readRows = (rows: readonly Row[], sheet: Sheet, lexicon: Lexicon): ReadRow[] => rows.map(row => readRow(row, sheet, lexicon))

function readRow(row: Row, sheet: Sheet, lexicon: Lexicon): ReadRow {
  const read: ReadRow = { row, values: {}, problems: [] }
  for (const column of sheet.columns) {
    const cell = row.cells[sheet.places.get(column.name)!]
    if (!cell) continue
    const { value, problem: found } = readCell(cell, column, sheet.settings, lexicon)
    if (found) read.problems.push(atCell(found, read.row, column.name, sheet))
    else if (value !== undefined) read.values[column.name] = value
  }
  return read
}

/** A problem at the cell of a field, or at the row where no column of the file goes into it. */
export function atCell(found: Problem, row: Row, field: string, { places, settings }: Sheet): Finding {
  const column = places.get(field) ?? null
  const cell = column === null ? undefined : row.cells[column]
  return {
    row: row.number,
    column,
    address: addressOf(row.number, column),
    field,
    value: cell ? shownCell(cell, settings) : '',
    code: found.code,
    params: found.params,
    severity: found.severity,
    ...(found.remedy === undefined ? {} : { remedy: found.remedy }),
  }
}

/** A problem of the file as a whole. */
export const atFile = (found: Problem): Finding => ({
  row: null,
  column: null,
  address: addressOf(null, null),
  field: found.field ?? '',
  value: '',
  code: found.code,
  params: found.params,
  severity: found.severity,
  ...(found.remedy === undefined ? {} : { remedy: found.remedy }),
})

export const isWrong = ({ problems }: Pick<ReadRow, 'problems'>): boolean => problems.some(({ severity }) => severity === 'error')
