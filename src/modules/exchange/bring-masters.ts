/** Rows become customers, vendors, items and price lines, by the checks and defaults of their own commands. */
import type { Context } from '#platform/command'
import { createRecords } from '#platform/record-batch'
import { type Column, type MasterKind, masterKinds } from './kinds/index.ts'
import { type ReadRow, type Sheet, atCell, isWrong } from './read-rows.ts'
import { loadIds, putId, resolveNumbers } from './resolve.ts'

/** What became of the rows of a file: problems are with the rows; what was made is here. */
export interface Created {
  readonly brought: readonly ReadRow[]
  readonly ids: readonly string[]
}

/**
 * Creates what the sound rows say. Rows that name another row of the same file come after it. Notes at the rows what is
 * wrong with them, and leaves those out. A number of statements that does not grow with the number of rows.
 */
export async function createFromRows(
  context: Context,
  kind: MasterKind,
  rows: readonly ReadRow[],
  sheet: Sheet,
  progress: (done: number) => Promise<void>,
): Promise<Created> {
  const itself = kind === 'customers' ? 'customer' : kind === 'vendors' ? 'vendor' : undefined
  const own = sheet.columns.filter(({ type }) => type === itself)
  const inFile = new Set(rows.map(({ values }) => values.number))
  const isLater = ({ values }: ReadRow): boolean => own.some(({ name }) => inFile.has(values[name]) && values[name] !== undefined)
  const [first, second] = [rows.filter(row => !isLater(row)), rows.filter(isLater)]
  const before = await createWave(context, kind, first, sheet, progress)
  const after = await createWave(context, kind, second, sheet, done => progress(first.length + done))
  return { brought: [...before.brought, ...after.brought], ids: [...before.ids, ...after.ids] }
}

async function createWave(
  context: Context,
  kind: MasterKind,
  rows: readonly ReadRow[],
  sheet: Sheet,
  progress: (done: number) => Promise<void>,
): Promise<Created> {
  await resolveNumbers(context, rows, sheet)
  if (kind === 'prices') await resolveSources(context, rows, sheet)
  const sound = rows.filter(row => !isWrong(row))
  const inputs = sound.map(({ values }) => inputOf(kind, values, sheet.columns))
  const outcomes = await createRecords(context, masterKinds[kind].record, inputs, progress)
  for (const [index, { problems }] of outcomes.entries())
    for (const found of problems) sound[index]!.problems.push(atCell(found, sound[index]!.row, columnOf(found.field ?? '', sheet.columns), sheet))
  const made = outcomes.flatMap(({ row }, index) => (row ? [{ id: String(row.id), from: sound[index]! }] : []))
  return { brought: made.map(({ from }) => from), ids: made.map(({ id }) => id) }
}

/** The column that is put where a problem points. */
const columnOf = (field: string, columns: readonly Column[]): string =>
  columns.find(({ path }) => field === path || field.startsWith(`${path}.`))?.name ?? field

/** Whom a price is for: a source without a kind is a customer of sales, a vendor of purchases. */
async function resolveSources(context: Context, rows: readonly ReadRow[], sheet: Sheet): Promise<void> {
  for (const { values } of rows) {
    values.kind ??= 'price'
    values.sourceKind ??= values.source === undefined ? 'all' : 'party'
  }
  for (const [side, owner] of [['sales', 'customer'], ['purchase', 'vendor']] as const) {
    const named = rows.filter(({ values }) => values.side === side && values.sourceKind === 'party')
    const ids = await loadIds(context, owner, named.map(({ values }) => values.source))
    for (const row of named) putId(row, 'source', owner, ids, sheet)
  }
}

/** What only the file does not say, and the command asks for. */
const extras: Partial<Record<MasterKind, readonly string[]>> = { prices: ['kind', 'sourceKind'] }

/** The input of `create`: each value at its column's path. */
function inputOf(kind: MasterKind, values: Readonly<Record<string, unknown>>, columns: readonly Column[]): Record<string, unknown> {
  const input: Record<string, unknown> = Object.fromEntries((extras[kind] ?? []).map(name => [name, values[name]]))
  for (const { name, path } of columns) {
    const value = values[name]
    if (value === undefined) continue
    const [first, second] = path.split('.') as [string, string?]
    input[first] = second === undefined ? value : { ...(input[first] as object | undefined), [second]: value }
  }
  return input
}
