/** Reads rows of separated text (RFC 4180 and what people send instead). */
import { type CsvError, type Parser, parse } from 'csv-parse'
import { decodeText, findSeparator } from './csv-text.ts'
import { type Cell, type Limits, type Row, type Workbook, blank, problem, refuseFile } from './shape.ts'

/** How much text goes through the parser before others have their turn. */
const portion = 256 * 1024

/**
 * Takes the bytes of a text file; finds out its characters and its separator. Refuses what is no text, what runs beyond
 * the limits, and a quote that is never closed.
 */
export async function readCsv(bytes: Uint8Array, limits: Limits): Promise<Workbook> {
  return { format: 'csv', sheets: [''], sheet: { name: '', rows: await readRows(decodeText(bytes), limits) } }
}

async function readRows(text: string, limits: Limits): Promise<Row[]> {
  const { separator, skipped } = findSeparator(text)
  const parser = parse({ delimiter: separator, relax_column_count: true, relax_quotes: true })
  const rows: Row[] = []
  let number = skipped > 0 ? 1 : 0
  feed(parser, text, skipped)
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const cells = cellsOf(record, limits)
      number++
      if (cells.length > 0) rows.push({ number, cells })
      if (rows.length > limits.rows) refuseFile(problem('too_many_rows', { max: limits.rows }))
    }
  } catch (error) {
    const unclosed = (error as CsvError).code === 'CSV_QUOTE_NOT_CLOSED'
    if (unclosed) refuseFile(problem('quote_not_closed', { row: number + 1 }))
    throw error
  }
  return rows
}

function feed(parser: Parser, text: string, from: number): void {
  const next = (at: number): void => {
    if (parser.destroyed) return
    if (at >= text.length) return void parser.end()
    const more = parser.write(text.slice(at, at + portion))
    if (more) setImmediate(next, at + portion)
    else parser.once('drain', () => next(at + portion))
  }
  next(from)
}

/** Without the blank cells at the end of the row. */
function cellsOf(record: readonly string[], limits: Limits): Cell[] {
  const texts = record.map(text => unguarded(text.trim()))
  const last = texts.findLastIndex(text => text !== '')
  if (last >= limits.columns) refuseFile(problem('too_many_columns', { max: limits.columns }))
  return texts.slice(0, last + 1).map(text => (text === '' ? blank : { text, kind: 'text' }))
}

/** A text that would be taken for a formula carries an apostrophe in the file: see csv-write.ts. */
const unguarded = (text: string): string => (/^'[=+\-@]/.test(text) ? text.slice(1) : text)
