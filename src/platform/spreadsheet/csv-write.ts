/** Writes a table as separated text that a spreadsheet opens as it was meant. */
import { stringify } from 'csv-stringify/sync'
import type { Separator } from './csv-text.ts'
import { type Table, type TableColumn, type TableValue, plainText } from './table.ts'

export interface CsvStyle {
  readonly separator: Separator
  readonly decimalMark: '.' | ','
}

/** Where amounts are written with a comma, spreadsheets part columns with a semicolon. */
export const europeanCsv: CsvStyle = { separator: ';', decimalMark: ',' }

/**
 * Gives the bytes of a CSV in UTF-8 with its mark, without which Excel takes it for Latin-1. A text that a spreadsheet
 * would run as a formula gets an apostrophe before it, which reading takes off again.
 */
export function writeCsv({ columns, rows }: Table, { separator, decimalMark }: CsvStyle): Uint8Array {
  const lines = [columns.map(({ title }) => title), ...rows.map(row => columns.map((column, at) => written(column, row[at], decimalMark)))]
  return Buffer.from(stringify(lines, { delimiter: separator, bom: true, record_delimiter: '\r\n' }), 'utf8')
}

function written({ kind }: TableColumn, value: TableValue, decimalMark: '.' | ','): string {
  const text = plainText(value)
  if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return text.replace('.', decimalMark)
  return isFormula(text) ? `'${text}` : text
}

/** Numbers and telephone numbers may begin with + and −; nothing can be done with digits and blanks alone. */
const isFormula = (text: string): boolean => /^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,-]*$/.test(text))
