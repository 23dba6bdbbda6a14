/**
 * Spreadsheets people send and take away: XLSX and CSV, read as rows of text that know where they stood, and written
 * from tables with typed columns. Reading finds out by itself what the file is.
 */
import { readCsv } from './spreadsheet/csv-read.ts'
import { type Limits, type Workbook, problem, refuseFile, standardLimits } from './spreadsheet/shape.ts'
import { readXlsx } from './spreadsheet/xlsx-read.ts'

export { type Cell, type CellKind, type Limits, type Row, type Sheet, type Workbook, blank, cellAddress, columnLetters, standardLimits } from './spreadsheet/shape.ts'
export type { Table, TableColumn, TableValue, ValueKind } from './spreadsheet/table.ts'
export { type CsvStyle, europeanCsv, writeCsv } from './spreadsheet/csv-write.ts'
export { writeXlsx } from './spreadsheet/xlsx-write.ts'

export interface ReadOptions {
  /** The name of the sheet to read; without it the first. */
  readonly sheet?: string
  readonly limits?: Partial<Limits>
}

/**
 * Reads a file of either kind by what is in it, whatever it is called. Throws Refused on the field `file` for one that
 * is empty, too large (packed or unpacked), too long, damaged, locked, or no spreadsheet at all.
 */
export async function readSpreadsheet(bytes: Uint8Array, { sheet, limits }: ReadOptions = {}): Promise<Workbook> {
  const most = { ...standardLimits, ...limits }
  if (bytes.length === 0) refuseFile(problem('empty', {}))
  if (bytes.length > most.bytes) refuseFile(problem('too_large', { megabytes: Math.floor(most.bytes / 1e6) }))
  const workbook = await readByKind(bytes, most, sheet)
  if (workbook.sheet.rows.length === 0 && workbook.sheets.length === 1) refuseFile(problem('empty', {}))
  return workbook
}

/** How files begin: a ZIP, and what Excel wrote until 2003 and writes around a file with a password. */
const zip = [0x50, 0x4b, 0x03, 0x04]
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0]

function readByKind(bytes: Uint8Array, limits: Limits, sheet: string | undefined): Promise<Workbook> {
  const begins = (mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)
  if (begins(compoundFile)) refuseFile(problem('old_or_locked', {}))
  return begins(zip) ? readXlsx(bytes, limits, sheet) : readCsv(bytes, limits)
}
