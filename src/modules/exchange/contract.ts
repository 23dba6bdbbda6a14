/** Bringing in and taking away: customers, vendors, items, prices, and what a company starts with. */
import { z } from 'zod'
import { command, date, id, query, text } from '#platform/contract'
import { listQuery } from '#platform/record-contract'

export const kindNames = ['customers', 'vendors', 'items', 'prices', 'balances', 'customer_items', 'vendor_items', 'stock'] as const
const kind = z.enum(kindNames)
const params = z.record(z.string(), z.union([z.string(), z.number()]))

/** Where in the file, and why. */
const cellProblem = z.object({
  /** As the spreadsheet counts; null where the file as a whole is meant. */
  row: z.int().nullable(),
  /** The column of the file from 0; null where the row as a whole is meant. */
  column: z.int().nullable(),
  /** `B12`, the row's number, or blank. */
  address: z.string(),
  /** The field of the record. */
  field: z.string(),
  value: z.string(),
  code: z.string(),
  params,
  /** What it says, in the caller's language. */
  message: z.string(),
  severity: z.enum(['error', 'warning']),
  remedy: z.string().optional(),
})

const row = z.object({ row: z.int(), cells: z.array(z.string()) })

/** How a file writes, and where what it holds is posted. */
const settings = z.object({
  decimalMark: z.enum([',', '.']),
  dateOrder: z.enum(['dmy', 'mdy']),
  /** Of what is posted. */
  postingDate: z.string(),
  /** The account against which it is posted; blank where none was chosen. */
  account: z.string(),
})

export const importState = z.enum(['open', 'running', 'done', 'undone'])

const head = {
  id: id(),
  kind,
  fileName: z.string(),
  state: importState,
  createdAt: z.string(),
  /** Rows that are still to be brought in. */
  waiting: z.int(),
  /** Rows that were. */
  brought: z.int(),
}

const whole = z.object({
  ...head,
  sheet: z.string(),
  titles: z.array(z.string()),
  /** The field of each column of the file; blank: left out. */
  fields: z.array(z.string()),
  settings,
  /** The first rows that wait. */
  rows: z.array(row),
  workId: z.string().nullable(),
})

const checked = z.object({
  rows: z.int(),
  /** Rows without an error. */
  clean: z.int(),
  errors: z.int(),
  warnings: z.int(),
  /** Errors before warnings, in the order of the file; the first thousand. */
  problems: z.array(cellProblem),
  /** The rows they are in. */
  wrong: z.array(row),
})

const changes = {
  fields: z.array(z.string().max(50)).max(256).optional(),
  settings: z
    .strictObject({
      decimalMark: z.enum([',', '.']),
      dateOrder: z.enum(['dmy', 'mdy']),
      postingDate: date(),
      account: z.string().trim().max(20),
    })
    .partial()
    .optional(),
  /** Cells put right, in the file's own way of writing. */
  cells: z.array(z.strictObject({ row: z.int().positive(), column: z.int().min(0).max(255), text: text(1000) })).max(5000).optional(),
  /** Rows to leave out for good. */
  without: z.array(z.int().positive()).max(20_000).optional(),
}

export const contract = {
  'exchange.kinds': query(
    'Tells what can be brought in and taken away, and its columns in the language of the caller',
    z.strictObject({}),
    z.object({
      kinds: z.array(
        z.object({
          kind,
          allowed: z.boolean(),
          /** Whether what is posted needs an account against which it is posted. */
          against: z.enum(['none', 'optional', 'required']),
          columns: z.array(z.object({ name: z.string(), title: z.string(), required: z.boolean(), type: z.string(), options: z.array(z.string()) })),
        }),
      ),
    }),
  ),
  'exchange.upload': command(
    'Reads an XLSX or CSV file and proposes which of its columns is what; nothing is brought in yet',
    z.strictObject({
      kind,
      fileName: z.string().max(250),
      /** In base64. */
      content: z.base64().max(4_900_000),
      /** The sheet to read, the first when left out. */
      sheet: z.string().max(100).optional(),
    }),
    whole.extend({ sheets: z.array(z.string()) }),
  ),
  'exchange.imports.list': listQuery('Lists what was brought in or is about to be, newest first', z.object(head)),
  'exchange.imports.get': query('One import with its first rows', z.strictObject({ id: id() }), whole),
  'exchange.imports.change': command('Says what the columns are and how the file writes, and puts cells right', z.strictObject({ id: id(), ...changes }), whole),
  'exchange.imports.check': query(
    'Names every cell that keeps its row from being brought in; runs the import and undoes it',
    z.strictObject({ id: id() }),
    checked,
  ),
  'exchange.imports.run': command(
    'Brings the rows in: all of them, or the clean ones alone; many are left to the worker',
    z.strictObject({ id: id(), only: z.enum(['all', 'clean']).default('all') }),
    z.object({ brought: z.int(), waiting: z.int(), workId: z.string().nullable() }),
  ),
  'exchange.imports.undo': command(
    'Takes back what an import has brought in, as long as nothing uses it',
    z.strictObject({ id: id() }),
    z.object({ undone: z.int() }),
  ),
  'exchange.imports.delete': command(
    'Forgets an import; what it has brought in stays',
    z.strictObject({ id: id() }),
    z.object({ deleted: z.literal(true) }),
  ),
  'exchange.export': query(
    'Writes what there is of a kind in the columns in which it is brought in',
    z.strictObject({ kind, format: z.enum(['xlsx', 'csv']).default('xlsx'), /** Only the row of titles. */ template: z.boolean().default(false) }),
    z.object({ fileName: z.string(), mediaType: z.string(), /** In base64. */ content: z.string(), rows: z.int() }),
  ),
} as const

export type CellProblem = z.output<typeof cellProblem>
/** A problem before it is put into words. */
export type Finding = Omit<CellProblem, 'message'>
export type ImportView = z.output<typeof whole>
export type ImportSettings = z.output<typeof settings>
export type ImportRow = z.output<typeof row>
