/**
 * The worker's side: does the rows of a piece of work one by one. Each row and the note that it is done are one
 * transaction, so a worker that dies leaves no row half done and none is done twice; the next one goes on where it was.
 */
import { v7 } from 'uuid'
import { z } from 'zod'
import { loadCaller } from '#access'
import type { Caller } from '#platform/command'
import { explained } from '#platform/constraints'
import { type Databases, type Tx, withTransaction } from '#platform/db'
import { defineJob, defineTask } from '#platform/jobs'
import type { LocalDate } from '#platform/local-date'
import { log } from '#platform/log'
import { type Problem, Refused } from '#platform/problem'
import { type RowContext, type RowResult, isSending, workKind } from './kinds.ts'
import { notify } from './notify.ts'
import { problem } from './problems.ts'
import { enqueueRun, runTask } from './start.ts'

/** Whoever waits behind gets a turn after so long. */
const turn = 5_000
/** Progress within a row is written at most so often. */
const reportEvery = 500

interface Run {
  readonly id: string
  readonly kind: string
  readonly operation: string
  readonly user_id: string
  readonly language: string
  readonly work_date: LocalDate
  readonly title_code: string
  readonly title_params: Record<string, string | number>
}

/** Thrown within a row when the work was cancelled: the row is undone and stays waiting. */
class Cancelled extends Error {}

const payload = z.object({ companyId: z.int(), id: z.string() })

defineTask(runTask, async (databases, given) => {
  const { companyId, id } = payload.parse(given)
  await runTurn(databases, companyId, id)
})

/** What a worker that died has left, or what was asked for before there was one. */
defineJob('work.pick_up', {
  everyMinute: 1,
  forEachCompany: async (databases, companyId) => {
    const left = await withTransaction(databases.app, { companyId }, async tx => {
      await tx.execute('work.forget', `delete from work.runs where company_id = $1 and finished_at < now() - interval '90 days'`, [companyId])
      return tx.query<{ id: string }>(
        'work.unfinished', 'select id from work.runs where company_id = $1 and finished_at is null order by created_at', [companyId],
      )
    })
    for (const { id } of left) await runTurn(databases, companyId, id)
  },
})

/** Does rows of a piece of work for one turn and asks for the next one when there are more. */
async function runTurn(databases: Databases, companyId: number, id: string): Promise<void> {
  const run = await withTransaction(databases.app, { companyId }, tx =>
    tx.maybeOne<Run>(
      'work.load_run',
      `update work.runs set state = 'running', started_at = coalesce(started_at, now())
       where company_id = $1 and id = $2 and finished_at is null
       returning id, kind, operation, user_id, language, work_date, title_code, title_params`,
      [companyId, id],
    ),
  )
  if (!run) return
  const caller = await loadCaller(databases, { companyId, userId: run.user_id, language: run.language, workDate: run.work_date })
  const end = performance.now() + turn
  let went: Went
  do went = await runNext(databases, caller, run)
  while (went === 'on' && performance.now() < end)
  if (went === 'on') await withTransaction(databases.app, { companyId }, tx => enqueueRun({ tx, companyId }, id))
}

/** After a row: there may be more, there is none, or somebody else is at it. */
type Went = 'on' | 'ended' | 'busy'

interface Waiting {
  readonly row_no: number
  readonly input: unknown
}

/** Does the next row in a transaction of its own; what it refuses is noted in another. */
async function runNext(databases: Databases, caller: Caller, run: Run): Promise<Went> {
  let at: number | undefined
  try {
    return await withTransaction(databases.app, caller, async tx => {
      const { free } = await tx.one<{ free: boolean }>(
        'work.lock_run', 'select pg_try_advisory_xact_lock(hashtextextended($1, 155)) as free', [run.id],
      )
      if (!free) return 'busy'
      const row = await tx.maybeOne<Waiting>(
        'work.next_row',
        `select w.row_no, w.input from work.rows w join work.runs r on r.company_id = w.company_id and r.id = w.run_id
         where w.company_id = $1 and w.run_id = $2 and w.state = 'waiting' and r.finished_at is null and r.cancel_asked_at is null
         order by w.row_no limit 1`,
        [caller.companyId, run.id],
      )
      if (!row) return endRun(tx, caller, run)
      at = row.row_no
      const kind = workKind(run.kind)
      const given = await kind.step(contextOf(databases, tx, caller, run), kind.row.parse(row.input))
      await writeDone(tx, caller, run, row.row_no, given)
      return 'on'
    })
  } catch (error) {
    if (error instanceof Cancelled) return 'on'
    if (at === undefined || isLost(error)) throw error
    await writeRefused(databases, caller, run, at, problemsOf(error, run, at))
    return 'on'
  }
}

function contextOf(databases: Databases, tx: Tx, caller: Caller, run: Run): RowContext {
  let reported = -reportEvery
  return {
    ...caller,
    tx,
    operation: run.operation,
    acknowledged: [],
    mode: 'write',
    newId: v7,
    report: async (done, total) => {
      if (performance.now() - reported < reportEvery) return
      reported = performance.now()
      // On another connection, so that it is seen before the row is done.
      const { cancelled } = await withTransaction(databases.app, caller, other =>
        other.one<{ cancelled: boolean }>(
          'work.report',
          `update work.runs set step_done = $3, step_total = $4 where company_id = $1 and id = $2
           returning cancel_asked_at is not null as cancelled`,
          [caller.companyId, run.id, done, total],
        ),
      )
      if (cancelled) throw new Cancelled()
    },
  }
}

/** The connection or the server went away: the row was undone with it, and is done when there is one again. */
const isLost = (error: unknown): boolean => {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return /^(?:08|57P|ECONN|EPIPE)/.test(code) || /connection terminated|connection error/i.test(message)
}

function problemsOf(error: unknown, run: Run, row: number): readonly Problem[] {
  if (error instanceof Refused) return error.problems
  const refusal = explained(error)
  if (refusal) return [refusal]
  log.error({ err: error, work: run.id, kind: run.kind, row }, 'a row of long work failed')
  return [problem('broke_off', {})]
}

/** Counts come last in the row's transaction: whoever cancels waits for no row. */
const countRow = (tx: Tx, caller: Caller, run: Run, column: 'done' | 'refused'): Promise<number> =>
  tx.execute(
    `work.count_${column}`,
    `update work.runs set ${column} = ${column} + 1, step_done = null, step_total = null where company_id = $1 and id = $2`,
    [caller.companyId, run.id],
  )

async function writeDone(tx: Tx, caller: Caller, run: Run, row: number, { result, target }: RowResult): Promise<void> {
  await tx.execute(
    'work.row_done',
    `update work.rows set state = 'done', result_code = $4, result_params = $5, finished_at = now(),
       target_kind = case when not $8 then coalesce($6, target_kind) end, target_id = case when not $8 then coalesce($7, target_id) end
     where company_id = $1 and run_id = $2 and row_no = $3`,
    [caller.companyId, run.id, row, result?.code ?? null, result ? JSON.stringify(result.params) : null, target?.kind ?? null, target?.id ?? null,
      target === null],
  )
  await countRow(tx, caller, run, 'done')
}

async function writeRefused(databases: Databases, caller: Caller, run: Run, row: number, problems: readonly Problem[]): Promise<void> {
  await withTransaction(databases.app, caller, async tx => {
    const written = await tx.execute(
      'work.row_refused',
      `update work.rows set state = 'refused', problems = $4, finished_at = now()
       where company_id = $1 and run_id = $2 and row_no = $3 and state = 'waiting'`,
      [caller.companyId, run.id, row, JSON.stringify(problems)],
    )
    if (written > 0) await countRow(tx, caller, run, 'refused')
  })
}

/** Nothing waits any more, or nothing is to be done any more: says so to whoever asked for it. */
async function endRun(tx: Tx, caller: Caller, run: Run): Promise<'ended'> {
  const ended = await tx.maybeOne<{ state: 'done' | 'cancelled'; done: number; refused: number; total: number }>(
    'work.end',
    `update work.runs r set finished_at = now(), step_done = null, step_total = null,
       state = case when exists (select from work.rows w where w.company_id = $1 and w.run_id = $2 and w.state = 'waiting')
         then 'cancelled' else 'done' end
     where company_id = $1 and id = $2 and finished_at is null returning state, done, refused, total`,
    [caller.companyId, run.id],
  )
  if (!ended) return 'ended'
  await tx.execute(
    'work.cancel_rows', `update work.rows set state = 'cancelled' where company_id = $1 and run_id = $2 and state = 'waiting'`,
    [caller.companyId, run.id],
  )
  const { state, ...counts } = ended
  await notify(tx, caller.companyId, {
    userId: run.user_id,
    code: isSending(run.operation) && state === 'done' ? 'work.notice.queued' : `work.notice.${state}`,
    params: counts,
    title: { code: run.title_code, params: run.title_params },
    target: { kind: 'work', id: run.id },
  })
  return 'ended'
}
