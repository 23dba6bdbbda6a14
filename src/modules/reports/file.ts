/** A report as a file: on paper, or as a spreadsheet. */
import type { z } from 'zod'
import { fileName } from '#delivery'
import type { Context } from '#platform/command'
import { inputProblems } from '#platform/input-problems'
import { Refused } from '#platform/problem'
import { type Table, type TableColumn, europeanCsv, writeCsv, writeXlsx } from '#platform/spreadsheet'
import { type reportNames, reports } from './contract.ts'
import { printReport, printStatement } from './print.ts'
import { problem } from './problems.ts'
import type { StatementInput } from './statement.ts'
import { type Column, type Report, type Row, type Section, type Words, wordsOf } from './shape.ts'

type Wanted = z.output<(typeof reports)['reports.file']['input']>
type Build = (context: Context, input: unknown) => Promise<Report>

const mediaTypes = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const

const statements: Partial<Record<(typeof reportNames)[number], 'customer' | 'vendor'>> = { customer_statement: 'customer', vendor_statement: 'vendor' }

/** Makes the file of a report the caller may see. Refuses parameters the report does not take, and a caller without its right. */
export async function fileOf(context: Context, { report: name, parameters, format }: Wanted, build: Build): Promise<{ fileName: string; mediaType: string; content: string }> {
  const operation = `reports.${name}` as const
  if (!context.may(operation)) throw new Refused([problem('not_yours', { report: name })], 403)
  const parsed = reports[operation].input.safeParse(parameters)
  if (!parsed.success) throw new Refused(inputProblems(parsed.error, parameters), 422)
  const role = statements[name]
  if (format === 'pdf' && role) {
    const { title, pdf } = await printStatement(context, role, parsed.data as StatementInput, build)
    return answer(title, format, pdf)
  }
  const report = await build(context, parsed.data)
  const title = [report.title, ...report.subtitles.slice(0, 1)].join(' ')
  if (format === 'pdf') return answer(title, format, await printReport(context, report))
  const words = wordsOf(context.language)
  const table = tableOf(report, words.say('section'))
  return answer(title, format, format === 'xlsx' ? await writeXlsx([table, headingOf(report, words)]) : writeCsv(table, csvStyle(context.language)))
}

const answer = (title: string, format: Wanted['format'], bytes: Uint8Array) => ({
  fileName: fileName(title, format),
  mediaType: mediaTypes[format],
  content: Buffer.from(bytes).toString('base64'),
})

const csvStyle = (language: string): Parameters<typeof writeCsv>[1] => (language === 'en' ? { separator: ',', decimalMark: '.' } : europeanCsv)

const kinds: Readonly<Record<Column['kind'], Omit<TableColumn, 'title'>>> = {
  code: { kind: 'text' },
  text: { kind: 'text' },
  date: { kind: 'date' },
  amount: { kind: 'number', decimals: 2 },
  balance: { kind: 'number', decimals: 2 },
  quantity: { kind: 'number' },
  cost: { kind: 'number', decimals: 2 },
  rate: { kind: 'number' },
  percent: { kind: 'number', decimals: 1 },
}

/** What was asked, on a sheet of its own: the first begins with its columns, so that it can be filtered and summed. */
const headingOf = ({ title, subtitles }: Report, words: Words): Table => ({
  name: words.say('asked'),
  columns: [{ title, kind: 'text' }],
  rows: subtitles.map(line => [line]),
})

/** The rows of all sections beneath each other, each with the section it is of: what a spreadsheet can filter and sum by itself. */
function tableOf({ title, columns, sections }: Report, sectionTitle: string): Table {
  const isGrouped = sections.some(({ caption }) => caption !== '')
  const row = ({ caption }: Section, cells: Row) => [...(isGrouped ? [caption] : []), ...columns.map(({ name }) => cells[name] as string | null)]
  return {
    name: title,
    columns: [...(isGrouped ? [{ title: sectionTitle, kind: 'text' as const }] : []), ...columns.map(({ caption, kind }) => ({ title: caption, ...kinds[kind] }))],
    rows: sections.flatMap(section => section.rows.map(cells => row(section, cells))),
  }
}
