import type { Context } from '#platform/command'
import { enqueue } from '#platform/jobs'
import type { Message, Target } from './contract.ts'
import { workKind } from './kinds.ts'

export interface NewRow {
  readonly label: string
  readonly input: unknown
  /** What it is done to: where a row that is refused leads. */
  readonly target?: Target
}

export interface NewWork {
  /** A kind declared with `defineWork`. */
  readonly kind: string
  /** What is done, for the list of work and the notification at its end. */
  readonly title: Message
  /** At least one; each is done once, in this order. */
  readonly rows: readonly NewRow[]
}

/** The worker's task, and the key under which one piece of work waits for it once. */
export const runTask = 'work.run'
const keyOf = (id: string): string => `work.run:${id}`

/**
 * Starts long work in the caller's transaction: it is there when that commits, and done by the worker as this user, under
 * the right to the operation at hand. Gives its id and how many rows it has. The rows must fit the kind's schema.
 */
export async function startWork(context: Context, { kind, title, rows }: NewWork): Promise<{ workId: string; total: number }> {
  const { tx, companyId, userId, operation } = context
  const workId = context.newId()
  const schema = workKind(kind).row
  for (const { input } of rows) schema.parse(input)
  await tx.execute(
    'work.start',
    `insert into work.runs (company_id, id, kind, operation, user_id, language, work_date, title_code, title_params, total)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [companyId, workId, kind, operation, userId, context.language, context.workDate, title.code, JSON.stringify(title.params), rows.length],
  )
  await tx.execute(
    'work.start_rows',
    `insert into work.rows (company_id, run_id, row_no, label, input, target_kind, target_id)
     select $1, $2, r.n, left(r.row->>'label', 250), r.row->'input', r.row->'target'->>'kind', r.row->'target'->>'id'
     from jsonb_array_elements($3::jsonb) with ordinality r (row, n)`,
    [companyId, workId, JSON.stringify(rows)],
  )
  await enqueueRun(context, workId)
  return { workId, total: rows.length }
}

/** Asks the worker to go on with a piece of work. */
export async function enqueueRun({ tx, companyId }: Pick<Context, 'tx' | 'companyId'>, id: string): Promise<void> {
  await enqueue(tx, runTask, { companyId, id }, keyOf(id))
}
