/**
 * `POST /api/<list>/export`: the rows of a list as a spreadsheet, with the columns, the order and the filters they are
 * seen with. Read page by page like any list, so that the right, the checks and the costs are those of the list.
 */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { operationNamed, run } from '../command.ts'
import type { Databases } from '../db.ts'
import { inputProblems } from '../input-problems.ts'
import { Refused } from '../problem.ts'
import { type ListInput, listInput } from '../record-contract.ts'
import { type Table, type TableColumn, type TableValue, europeanCsv, writeCsv, writeXlsx } from '../spreadsheet.ts'
import { problem } from './problems.ts'

const column = z.strictObject({
  field: z.string().max(60),
  title: z.string().max(200),
  kind: z.enum(['text', 'number', 'date']),
  decimals: z.int().min(0).max(5).optional(),
  /** What the values are called, where they are called something. */
  words: z.record(z.string().max(60), z.string().max(200)).optional(),
  /** Which parts of a value with several, from left to right. */
  parts: z.array(z.string().max(60)).max(20).optional(),
})

const wanted = z.strictObject({
  format: z.enum(['xlsx', 'csv']),
  /** The name of the sheet and of the file. */
  title: z.string().trim().min(1).max(100),
  columns: z.array(column).min(1).max(100),
  input: listInput.pick({ filter: true, search: true, sort: true }),
  decimalMark: z.enum(['.', ',']).default(','),
})

type Wanted = z.output<typeof wanted>
type Column = Wanted['columns'][number]
type Row = Readonly<Record<string, unknown>>

/** A spreadsheet holds a few more; nobody reads as many. */
const most = 500_000
const rowsAtOnce = 1000
/** Characters no file system takes in a name. */
const unfit = /[\\/:*?"<>|\s\p{Cc}]+/gu

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** Adds the route, behind the gate that stands before the operations. */
export function addExportRoute(api: FastifyInstance, databases: Databases): void {
  api.post<{ Params: { name: string } }>('/api/:name/export', async (request, reply) => {
    const { name } = request.params
    if (operationNamed(name)?.operation.input !== listInput) throw new Refused([problem('no_list', { name })], 404)
    const parsed = wanted.safeParse(request.body ?? {})
    if (!parsed.success) throw new Refused(inputProblems(parsed.error, request.body ?? {}), 422)
    const { format, title, columns, input, decimalMark } = parsed.data
    const page = async (asked: ListInput): Promise<ListPage> => (await run(databases, request.caller!, name, asked)) as ListPage
    const table: Table = { name: title, columns: columns.map(asTableColumn), rows: await readAll(page, input, columns) }
    const bytes = format === 'xlsx' ? await writeXlsx([table]) : writeCsv(table, csvStyle(decimalMark))
    return reply
      .type(mediaTypes[format])
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${title.replaceAll(unfit, ' ').trim()}.${format}`)}`)
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  })
}

interface ListPage {
  readonly rows: readonly Row[]
  readonly next?: string
}

/** Rows become cells as they come: what a row holds besides is not kept. */
async function readAll(page: (asked: ListInput) => Promise<ListPage>, input: Wanted['input'], columns: readonly Column[]): Promise<TableValue[][]> {
  const rows: TableValue[][] = []
  const fields = [...new Set(columns.map(({ field }) => field))]
  for (let after: string | undefined; ; ) {
    const read = await page({ ...input, fields, limit: rowsAtOnce, ...(after ? { after } : {}) })
    for (const row of read.rows) rows.push(columns.map(each => cellOf(each, row[each.field])))
    if (!read.next) return rows
    if (rows.length >= most) throw new Refused([problem('export_too_long', { max: most })])
    after = read.next
  }
}

function cellOf({ kind, words, parts }: Column, value: unknown): TableValue {
  if (value === null || value === undefined) return null
  const text = typeof value === 'object' ? partsOf(value as Row, parts) : String(value)
  if (kind === 'number') return withoutZeros(text)
  // A moment counts as its day.
  return words?.[text] ?? (kind === 'date' ? text.slice(0, 10) : text)
}

const partsOf = (value: Row, parts = Object.keys(value)): string => parts.map(part => value[part]).filter(Boolean).join(' ')

/** Zeros behind the last digit count as digits, of which a spreadsheet calculates with no more than fifteen. */
const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

const asTableColumn = ({ title, kind, decimals }: Column): TableColumn => ({ title, kind, ...(decimals === undefined ? {} : { decimals }) })

const csvStyle = (decimalMark: '.' | ',') => (decimalMark === ',' ? europeanCsv : ({ separator: ',', decimalMark } as const))
