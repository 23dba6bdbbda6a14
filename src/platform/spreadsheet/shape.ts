/** What a spreadsheet is to the rest of the program: sheets of rows of cells, each cell a text that says what it was. */
import { type Problem, Refused, defineProblems } from '../problem.ts'

/**
 * `number` and `date` come from the file as such and are written out the one way the program writes them (`1234.5`,
 * `2026-02-28`); a `text` is as somebody typed it, and may still mean a number in the way of some country.
 * `formula` is one that was saved without its result, `error` what the spreadsheet could not compute (`#REF!`).
 */
export type CellKind = 'text' | 'number' | 'date' | 'flag' | 'formula' | 'error'

export interface Cell {
  readonly text: string
  readonly kind: CellKind
}

export interface Row {
  /** As the spreadsheet counts, from 1. Rows without a single filled cell are left out. */
  readonly number: number
  /** By column, from A; cells in between that are not filled are blank texts. */
  readonly cells: readonly Cell[]
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly Row[]
}

export interface Workbook {
  readonly format: 'xlsx' | 'csv'
  /** The names of all sheets; a CSV has one, without a name. */
  readonly sheets: readonly string[]
  /** The sheet that was asked for, or the first. */
  readonly sheet: Sheet
}

/** How much is read before it is refused. */
export interface Limits {
  /** Of the file as it is sent. */
  readonly bytes: number
  /** Of what comes out of a compressed file, all parts together. */
  readonly unpacked: number
  readonly rows: number
  readonly columns: number
}

export const standardLimits: Limits = { bytes: 20_000_000, unpacked: 300_000_000, rows: 100_000, columns: 256 }

export const blank: Cell = { text: '', kind: 'text' }

export const problem = defineProblems('spreadsheet', {
  empty: [],
  too_large: ['megabytes'],
  unpacks_too_large: ['megabytes'],
  too_many_rows: ['max'],
  too_many_columns: ['max'],
  not_a_spreadsheet: [],
  old_or_locked: [],
  damaged: [],
  no_such_sheet: ['sheet', 'sheets'],
  quote_not_closed: ['row'],
})

/** Throws what is wrong with a file as a refusal on the field `file`. */
export function refuseFile(found: Problem): never {
  throw new Refused([{ ...found, field: 'file' }])
}

/** `B12` for row 12 and the second column (counted from 0, so 1). */
export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row}`

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}
