/** `exchange.imports.check` and `.run`: one way to bring rows in; a check undoes it again. */
import { z } from 'zod'
import { type Context, implement } from '#platform/command'
import { explained } from '#platform/constraints'
import { problemText } from '#platform/i18n'
import { type Problem, Refused } from '#platform/problem'
import { writePlan } from '#posting'
import { type RowContext, defineWork, startWork } from '#work'
import { createFromRows } from './bring-masters.ts'
import { prepareOpening } from './bring-openings.ts'
import { type CellProblem, type Finding, contract } from './contract.ts'
import { type Kind, againstOf, columnsOfKind, isMaster, masterKinds } from './kinds/index.ts'
import { problem } from './problems.ts'
import { type ReadRow, atFile, checkFields, isWrong, readRows, sheetOf } from './read-rows.ts'
import { type Import, keptAs, loadImport, loadOpenImport, shownRow } from './stored.ts'
import { lexiconIn, titleOf } from './words.ts'

/** What came of bringing rows in: ids of new records, or the transaction that posted them. */
interface Brought {
  readonly rows: readonly ReadRow[]
  readonly brought: readonly ReadRow[]
  readonly general: readonly Finding[]
  readonly ids: readonly string[]
  readonly transactions: readonly number[]
}

/** Shown of what is wrong: nobody puts more right one by one. */
const mostProblems = 1000
const mostRows = 300
/** More rows are left to the worker. */
const atOnce = 500

/** The operation behind a kind: who may not do that may not bring it in either. */
const operationBehind = (kind: Kind): string =>
  isMaster(kind) ? `${masterKinds[kind].record}.create` : kind === 'stock' ? 'stock.adjust' : 'payments.journal.post'

/** Whether the caller may bring in rows of a kind. */
export const isAllowed = ({ may }: Pick<Context, 'may'>, kind: Kind): boolean => may(operationBehind(kind))

/** Brings in every sound row of an import, inside the caller's transaction. */
async function bring(context: Context, found: Import, progress: (done: number) => Promise<void>): Promise<Brought> {
  const { kind } = found
  if (!isAllowed(context, kind)) throw new Refused([problem('may_not', { kind })], 403)
  const columns = columnsOfKind(kind)
  const sheet = sheetOf(found, columns)
  const rows = readRows(found.rows, sheet, lexiconIn(context.language))
  const nothing = { rows, brought: [], ids: [], transactions: [] }
  const wrong = [...checkFields(found, columns, column => titleOf(context.language, column)), ...checkAccount(found)]
  if (wrong.length > 0) return { ...nothing, general: wrong.map(atFile) }
  if (isMaster(kind)) {
    const { brought, ids } = await createFromRows(context, kind, rows, sheet, progress)
    return { rows, brought, general: [], ids, transactions: [] }
  }
  const { plan, brought, general } = await prepareOpening(context, kind, rows, sheet)
  if (!plan || context.mode === 'preview') return { ...nothing, brought, general }
  const { transactionNo } = await writePlan(context.tx, context.companyId, plan)
  return { rows, brought, general, ids: [], transactions: [transactionNo] }
}

const checkAccount = ({ kind, settings }: Import): Problem[] =>
  againstOf(kind) === 'required' && settings.account === '' ? [problem('account_needed', {}, { field: 'account' })] : []

/** Errors before warnings, in the order of the file. */
function problemsOf({ rows, general }: Brought): Finding[] {
  const all = rows.flatMap(({ problems }) => problems.toSorted((a, b) => (a.column ?? -1) - (b.column ?? -1)))
  return [...general, ...all.filter(({ severity }) => severity === 'error'), ...all.filter(({ severity }) => severity === 'warning')]
}

implement(contract, 'exchange.imports.check', async (context, { id }) => {
  const found = await loadImport(context, id)
  const outcome = await explaining(() => bring({ ...context, mode: 'preview' }, found, async () => {}))
  const problems = problemsOf(outcome)
  const wrong = new Set(problems.slice(0, mostProblems).flatMap(({ row }) => (row === null ? [] : [row])))
  return {
    rows: found.rows.length,
    clean: outcome.general.length > 0 ? 0 : outcome.rows.filter(row => !isWrong(row)).length,
    errors: problems.filter(({ severity }) => severity === 'error').length,
    warnings: problems.filter(({ severity }) => severity === 'warning').length,
    problems: problems.slice(0, mostProblems).map(each => worded(context.language, found.kind, each)),
    wrong: found.rows.filter(({ number }) => wrong.has(number)).slice(0, mostRows).map(row => shownRow(row, found.settings)),
  }
})

/** In the words of the caller, with columns by their titles. */
function worded(language: string, kind: Kind, found: Finding): CellProblem {
  const column = columnsOfKind(kind).find(({ name }) => name === found.field)
  const title = column && titleOf(language, column)
  const named = Object.keys(found.params).filter(name => title !== undefined && (name === 'field' || name === 'column'))
  const params = { ...found.params, ...Object.fromEntries(named.map(name => [name, title!])) }
  return { ...found, params, message: problemText(language, { ...found, params }) }
}

/** What the database refuses is said as a problem here too, where nothing is written. */
async function explaining<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const refusal = explained(error)
    throw refusal ? new Refused([refusal]) : error
  }
}

type Only = 'all' | 'clean'

implement(contract, 'exchange.imports.run', async (context, { id, only }) => {
  const found = await loadOpenImport(context, id)
  if (found.rows.length === 0) throw new Refused([problem('no_rows', {})])
  if (found.rows.length <= atOnce) return { ...(await runImport(context, found, only, async () => {})), workId: null }
  const { workId } = await startWork(context, {
    kind: 'exchange.import',
    title: { code: 'exchange.work.import', params: { file: found.fileName, count: found.rows.length } },
    rows: [{ label: found.fileName, input: { id, only } }],
  })
  await context.tx.execute(
    'exchange.set_running', 'update exchange.imports set work_id = $3 where company_id = $1 and id = $2',
    [context.companyId, id, workId],
  )
  return { brought: 0, waiting: found.rows.length, workId }
})

/** Brings rows in and keeps what is left of the import. Refuses all when one is wrong, unless the clean ones alone are asked for. */
async function runImport(context: Context, found: Import, only: Only, progress: (done: number) => Promise<void>) {
  const outcome = await bring({ ...context, mode: 'write', acknowledged: [] }, found, progress)
  const errors = problemsOf(outcome).filter(({ severity }) => severity === 'error')
  if (errors.length > 0 && only === 'all') throw new Refused([problem('not_clean', { count: errors.length })])
  if (outcome.brought.length === 0) throw new Refused([problem('nothing_clean', {})])
  const done = new Set(outcome.brought.map(({ row }) => row.number))
  const left = found.rows.filter(({ number }) => !done.has(number))
  await context.tx.execute(
    'exchange.keep_brought',
    `update exchange.imports set rows = $3, brought = brought + $4, transactions = transactions || $5::bigint[],
       state = case when $3::jsonb = '[]' then 'done' else 'open' end, finished_at = now() where company_id = $1 and id = $2`,
    [context.companyId, found.id, keptAs(left), done.size, outcome.transactions],
  )
  await context.tx.execute(
    'exchange.keep_records', 'insert into exchange.records (company_id, import_id, record_id) select $1, $2, unnest($3::uuid[])',
    [context.companyId, found.id, outcome.ids],
  )
  return { brought: done.size, waiting: left.length }
}

defineWork('exchange.import', {
  row: z.strictObject({ id: z.string(), only: z.enum(['all', 'clean']) }),
  step: async (context: RowContext, { id, only }) => {
    const found = await loadImport(context, id, 'for update')
    const { brought, waiting } = await runImport(context, found, only, done => context.report(done, found.rows.length))
    return { result: { code: 'exchange.work.brought', params: { brought, waiting } }, target: { kind: 'import', id } }
  },
})
