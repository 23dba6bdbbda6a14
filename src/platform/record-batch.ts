/**
 * Many new rows of one record at once, and many taken away: what `create` and `delete` say of each row, with a number of
 * statements that does not grow with their number where the database is asked the same of all.
 */
import { inBatch } from './batch.ts'
import { Parameters } from './columns.ts'
import { type Context, operationNamed } from './command.ts'
import { explained } from './constraints.ts'
import { inputProblems } from './input-problems.ts'
import { type Problem, Refused } from './problem.ts'
import {
  type RecordSql, type Values, byColumn, columnValues, completed, danglingProblems, humanKey, named, problem, recordNamed, selected, takenProblem,
} from './record.ts'
import { loadDangling, loadUses } from './references.ts'

/** What came of a row: itself as it is kept, or why it is not. Warnings may come with either. */
export interface BatchOutcome {
  readonly row?: Values
  readonly problems: readonly Problem[]
}

interface Candidate {
  values?: Values
  row?: Values
  readonly problems: Problem[]
}

/** Rows whose questions travel together. */
const portion = 500

/**
 * Creates rows as `<prefix>.create` would one after the other: the same input, defaults, references and checks. Gives an
 * outcome per input, in order; rows with an error are left out, those with warnings are created. Keeps going at a refusal,
 * so that every wrong row is told at once. `progress` hears how many have been checked.
 */
export async function createRecords(
  context: Context,
  prefix: string,
  inputs: readonly Values[],
  progress: (done: number) => Promise<void> = async () => {},
): Promise<BatchOutcome[]> {
  const record = recordNamed(prefix)
  const candidates = inputs.map(input => parsed(prefix, input))
  await inBatch(context.tx, async () => {
    for (let from = 0; from < candidates.length; from += portion) {
      await progress(from)
      await fill(context, record, candidates.slice(from, from + portion))
    }
  })
  return candidates.map(({ row, problems }) => ({ ...(row ? { row } : {}), problems }))
}

/** An input as the contract of `create` reads it. */
function parsed(prefix: string, input: Values): Candidate {
  const read = operationNamed(`${prefix}.create`)!.operation.input.safeParse(input)
  return read.success ? { values: read.data as Values, problems: [] } : { problems: inputProblems(read.error, input) }
}

const isSound = ({ values, problems }: Candidate): boolean => values !== undefined && problems.every(({ severity }) => severity !== 'error')

/** Completes, checks and inserts one portion of the rows. */
async function fill(context: Context, record: RecordSql, candidates: readonly Candidate[]): Promise<void> {
  const sound = (): Candidate[] => candidates.filter(isSound)
  await Promise.all(sound().map(each => noting(each, async () => void (each.values = await completed(context, record, each.values!)))))
  const rows = sound()
  const dangling = await loadDangling(context.tx, context.companyId, record.definition.table, rows.map(({ values }) => byColumn(record, values!)))
  await Promise.all(
    rows.map((each, index) =>
      noting(each, async () => {
        each.problems.push(...danglingProblems(record, dangling[index]!))
        each.problems.push(...((await record.definition.check?.(context, each.values as never, undefined)) ?? []))
      }),
    ),
  )
  const ready = sound()
  for (const each of ready) if (record.fields.id?.kind === 'id') each.values = { id: context.newId(), ...each.values }
  const alike = Map.groupBy(ready, ({ values }) => Object.keys(columnValues(context, record, values!)).sort().join())
  for (const group of alike.values()) await insert(context, record, group)
  // Foreign keys are checked by plans made when the table was small: kept for thousands of rows, they would read all of it each time.
  await context.tx.send(undefined, 'discard plans')
  const made = ready.flatMap(({ row }) => (row ? [{ after: row as never, before: undefined }] : []))
  if (made.length > 0) await record.definition.follow?.(context, made)
}

/** A refusal becomes the row's own; anything else is a bug and goes on. */
async function noting(candidate: Candidate, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    candidate.problems.push(...error.problems)
  }
}

/** Inserts rows with the same columns. What the database refuses is looked for by halves, until it stands alone. */
async function insert(context: Context, record: RecordSql, rows: readonly Candidate[]): Promise<void> {
  const { tx } = context
  await tx.send(undefined, 'savepoint batch')
  try {
    await insertAll(context, record, rows)
  } catch (error) {
    await tx.send(undefined, 'rollback to savepoint batch')
    const found = explained(error)
    if (!found) throw error
    if (rows.length === 1) return void rows[0]!.problems.push(found)
    const half = Math.ceil(rows.length / 2)
    await insert(context, record, rows.slice(0, half))
    await insert(context, record, rows.slice(half))
  }
}

async function insertAll(context: Context, record: RecordSql, rows: readonly Candidate[]): Promise<void> {
  const parameters = new Parameters()
  const columns = Object.keys(columnValues(context, record, rows[0]!.values!))
  const fixed = Object.entries({ company_id: context.companyId, ...record.definition.fixed })
  const lines = rows.map(({ values }) => {
    const kept = columnValues(context, record, values!)
    return `(${[...fixed.map(([name, value]) => parameters.named(name, value)), ...columns.map(column => parameters.add(kept[column]))].join(', ')})`
  })
  const sql = `insert into ${record.definition.table} as r (${[...fixed.map(([name]) => name), ...columns].join(', ')})
    values ${lines.join(', ')} on conflict do nothing returning ${selected(record, context, parameters)}`
  const { rows: inserted } = await context.tx.send(undefined, sql, parameters.values)
  const keyOf = (values: Values): string => JSON.stringify(record.key.map(field => values[field]))
  const byKey = new Map((inserted as Values[]).map(row => [keyOf(row), row]))
  for (const each of rows) {
    const row = byKey.get(keyOf(each.values!))
    if (row) each.row = row
    else each.problems.push(takenProblem(record, each.values!))
  }
}

/**
 * Deletes rows by their ids, all or none. Gives what keeps them: a problem per row that something uses, in the order of
 * the ids; then nothing was deleted. Rows that are gone already count as deleted.
 */
export async function deleteRecords(context: Context, prefix: string, ids: readonly string[]): Promise<Problem[]> {
  const record = recordNamed(prefix)
  const { tx, companyId } = context
  const { table } = record.definition
  const parameters = new Parameters()
  const company = parameters.named('company', companyId)
  const sql = `select ${selected(record, context, parameters)} from ${record.list.from}
    where ${record.list.company} = ${company} and r.id = any(${parameters.add(ids)}::uuid[]) order by r.id for update`
  const rows = (await tx.send(undefined, sql, parameters.values)).rows as Values[]
  const uses = await loadUses(tx, companyId, table, rows.map(row => byColumn(record, row)))
  const problems = rows.flatMap((row, index) =>
    uses[index]!.slice(0, 1).map(by => problem('in_use', { ...named(record, { ...row, ...humanKey(row) }), by: by.replace('.', '_') })),
  )
  if (problems.length === 0)
    await tx.send(undefined, `delete from ${table} where company_id = $1 and id = any($2::uuid[])`, [companyId, rows.map(({ id }) => id)])
  return problems
}
