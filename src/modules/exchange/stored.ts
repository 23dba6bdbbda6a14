/** An import as it is kept: the rows of its file, which columns are what, and how the file writes. */
import { z } from 'zod'
import type { Context } from '#platform/command'
import { Refused } from '#platform/problem'
import { type Cell, type Row, cellAddress } from '#platform/spreadsheet'
import type { ImportRow, ImportSettings, ImportView } from './contract.ts'
import type { Kind } from './kinds/index.ts'
import { problem } from './problems.ts'

/** A text stands for itself; anything else says what it is. */
const keptCell = z.union([z.string(), z.tuple([z.enum(['number', 'date', 'flag', 'formula', 'error']), z.string()])])
const keptRows = z.array(z.object({ n: z.int(), c: z.array(keptCell) }))
type KeptRow = z.output<typeof keptRows>[number]

export interface Import {
  readonly id: string
  readonly kind: Kind
  readonly fileName: string
  readonly sheet: string
  readonly state: ImportView['state']
  readonly createdAt: string
  readonly titles: readonly string[]
  readonly fields: readonly string[]
  readonly settings: ImportSettings
  readonly rows: readonly Row[]
  readonly brought: number
  readonly transactions: readonly number[]
  readonly workId: string | null
}

const keep = ({ number, cells }: Row): KeptRow => ({ n: number, c: cells.map(({ text, kind }) => (kind === 'text' ? text : [kind, text])) })

const unkeep = ({ n, c }: KeptRow): Row => ({
  number: n,
  cells: c.map((cell): Cell => (typeof cell === 'string' ? { text: cell, kind: 'text' } : { kind: cell[0], text: cell[1] })),
})

export const keptAs = (rows: readonly Row[]): string => JSON.stringify(rows.map(keep))

/** While the worker has it, it is running; a worker that refused has left it as it was. */
export const stateOf = (table: string): string =>
  `case when exists (select from work.runs w where w.company_id = ${table}.company_id and w.id = ${table}.work_id and w.finished_at is null)
     then 'running' else ${table}.state end`

/** One import; locked for whoever changes it. Refuses one that is not there. */
export async function loadImport({ tx, companyId }: Context, id: string, lock: '' | 'for update' = ''): Promise<Import> {
  const row = await tx.maybeOne<Omit<Import, 'rows'> & { rows: unknown }>(
    `exchange.import${lock && '_lock'}`,
    `select id, kind, file_name as "fileName", sheet, ${stateOf('i')} as state, created_at as "createdAt", titles, fields, settings, rows, brought, transactions,
       work_id as "workId" from exchange.imports i where company_id = $1 and id = $2 ${lock}`,
    [companyId, id],
  )
  if (!row) throw new Refused([problem('no_such_import', {})], 404)
  return { ...row, rows: keptRows.parse(row.rows).map(unkeep) }
}

/** One import that still has rows to bring in. */
export async function loadOpenImport(context: Context, id: string): Promise<Import> {
  const found = await loadImport(context, id, 'for update')
  if (found.state !== 'open') throw new Refused([problem('not_open', { state: found.state })])
  return found
}

/** How many rows are shown at first. */
const shown = 12

export const viewOf = ({ rows, transactions: _, fields, titles, ...kept }: Import): ImportView => ({
  ...kept,
  titles: [...titles],
  fields: [...fields],
  waiting: rows.length,
  rows: rows.slice(0, shown).map(row => shownRow(row, kept.settings)),
})

/** A row as its file writes it, so that what is typed over a cell is read like the rest. */
export const shownRow = ({ number, cells }: Row, settings: Pick<ImportSettings, 'decimalMark'>): ImportRow => ({
  row: number,
  cells: cells.map(cell => shownCell(cell, settings)),
})

export const shownCell = ({ text, kind }: Cell, { decimalMark }: Pick<ImportSettings, 'decimalMark'>): string =>
  kind === 'number' ? text.replace('.', decimalMark) : text

export const addressOf = (row: number | null, column: number | null): string =>
  row === null ? '' : column === null ? String(row) : cellAddress(row, column)
