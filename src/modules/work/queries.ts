/** What a user asked the worker to do, how far it is, and what they were told. */
import { type Context, implement } from '#platform/command'
import { message } from '#platform/i18n'
import { type ListDefinition, listRows } from '#platform/list'
import { type Problem, Refused } from '#platform/problem'
import { type Message, type NotificationView, type RowView, type RunView, workContract as contract } from './contract.ts'
import { workKind } from './kinds.ts'
import { problem } from './problems.ts'
import { enqueueRun } from './start.ts'

const title = `jsonb_build_object('code', r.title_code, 'params', r.title_params)`

const ownRuns: ListDefinition = {
  from: 'work.runs r',
  company: 'r.company_id',
  where: 'r.user_id = access.current_user_id()',
  key: ['id'],
  defaultSort: [{ field: 'createdAt', direction: 'desc' }],
  columns: {
    id: { sql: 'r.id', kind: 'id' },
    kind: { sql: 'r.kind', kind: 'code' },
    operation: { sql: 'r.operation', kind: 'code' },
    title: { sql: title, kind: 'json' },
    state: { sql: 'r.state', kind: 'choice', values: ['waiting', 'running', 'done', 'cancelled'] },
    total: { sql: 'r.total', kind: 'integer' },
    done: { sql: 'r.done', kind: 'integer' },
    refused: { sql: 'r.refused', kind: 'integer' },
    stepDone: { sql: 'r.step_done', kind: 'integer', nullable: true },
    stepTotal: { sql: 'r.step_total', kind: 'integer', nullable: true },
    createdAt: { sql: 'r.created_at', kind: 'time' },
    startedAt: { sql: 'r.started_at', kind: 'time', nullable: true },
    finishedAt: { sql: 'r.finished_at', kind: 'time', nullable: true },
    cancelAskedAt: { sql: 'r.cancel_asked_at', kind: 'time', nullable: true },
  },
}

/** How a text reads in a language. */
const said = ({ language }: Context, { code, params }: Message) => ({ code, params, text: message(language, code, params) })
const saidOrNull = (context: Context, given: Message | null) => given && said(context, given)

implement(contract, 'work.list', async (context, input) => {
  const page = await listRows(context.tx, context, ownRuns, input)
  const rows = page.rows.map(row => (row.title ? { ...row, title: said(context, row.title as Message) } : row))
  return { ...page, rows: rows as unknown as RunView[] }
})

type Loaded = Omit<RunView, 'title'> & { readonly title: Message; readonly userId: string; readonly user: string }

/** The work of one's own, or of an operation one may do oneself; of other work nothing is said. */
export async function loadVisible(context: Context, id: string): Promise<RunView & { readonly user: string }> {
  const { tx, companyId, userId, may } = context
  const found = await tx.maybeOne<Loaded>(
    'work.get',
    `select r.id, r.kind, r.operation, ${title} as title, r.state, r.total, r.done, r.refused, r.step_done as "stepDone",
       r.step_total as "stepTotal", r.created_at as "createdAt", r.started_at as "startedAt", r.finished_at as "finishedAt",
       r.cancel_asked_at as "cancelAskedAt", r.user_id as "userId", coalesce(m.name, '') as user
     from work.runs r left join access.members m on m.company_id = r.company_id and m.user_id = r.user_id
     where r.company_id = $1 and r.id = $2`,
    [companyId, id],
  )
  if (!found || (found.userId !== userId && !may(found.operation))) throw new Refused([problem('not_found', {})], 404)
  return { ...found, title: said(context, found.title) }
}

type LoadedRow = Omit<RowView, 'result' | 'problems'> & { readonly result: Message | null; readonly problems: readonly Problem[] }

implement(contract, 'work.get', async (context, { id, state, afterRow, limit }) => {
  const run = await loadVisible(context, id)
  const rows = await context.tx.query<LoadedRow>(
    'work.rows',
    `select row_no as "rowNo", label, state,
       case when result_code is not null then jsonb_build_object('code', result_code, 'params', result_params) end as result,
       case when target_kind is not null then jsonb_build_object('kind', target_kind, 'id', target_id) end as target,
       coalesce(problems, '[]') as problems
     from work.rows where company_id = $1 and run_id = $2 and row_no > $3 and ($4::text is null or state = $4)
     order by row_no limit $5`,
    [context.companyId, id, afterRow, state ?? null, limit + 1],
  )
  return {
    ...run,
    repeatable: workKind(run.kind).repeatable ?? false,
    rows: rows.slice(0, limit).map(row => ({
      ...row,
      result: saidOrNull(context, row.result),
      problems: row.problems.map(each => ({ ...each, message: message(context.language, each.code, each.params) })),
    })),
    more: rows.length > limit,
  }
})

implement(contract, 'work.cancel', async (context, { id }) => {
  const run = await loadVisible(context, id)
  const asked = await context.tx.execute(
    'work.cancel',
    'update work.runs set cancel_asked_at = coalesce(cancel_asked_at, now()) where company_id = $1 and id = $2 and finished_at is null',
    [context.companyId, id],
  )
  if (asked === 0) throw new Refused([problem('already_ended', {})])
  await enqueueRun(context, run.id)
  return loadVisible(context, id)
})

type Told = Omit<NotificationView, 'said' | 'title'> & { readonly said: Message; readonly title: Message | null }

const countUnread = async ({ tx, companyId, userId }: Context): Promise<number> =>
  (
    await tx.one<{ unread: number }>(
      'work.count_unread',
      'select count(*)::int as unread from work.notifications where company_id = $1 and user_id = $2 and read_at is null',
      [companyId, userId],
    )
  ).unread

implement(contract, 'work.notifications.list', async (context, { after, limit }) => {
  const [rows, unread, { working }] = await Promise.all([
    context.tx.query<Told>(
      'work.notifications',
      `select id, at, jsonb_build_object('code', code, 'params', params) as said, read_at as "readAt",
         case when title_code is not null then jsonb_build_object('code', title_code, 'params', title_params) end as title,
         case when target_kind is not null then jsonb_build_object('kind', target_kind, 'id', target_id) end as target
       from work.notifications where company_id = $1 and user_id = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [context.companyId, context.userId, after ?? null, limit + 1],
    ),
    countUnread(context),
    context.tx.one<{ working: number }>(
      'work.count_working',
      'select count(*)::int as working from work.runs where company_id = $1 and user_id = $2 and finished_at is null',
      [context.companyId, context.userId],
    ),
  ])
  const told = rows.slice(0, limit).map(row => ({ ...row, said: said(context, row.said), title: saidOrNull(context, row.title) }))
  return { rows: told, unread, more: rows.length > limit, working }
})

implement(contract, 'work.notifications.read', async (context, { ids }) => {
  await context.tx.execute(
    'work.read',
    `update work.notifications set read_at = now()
     where company_id = $1 and user_id = $2 and read_at is null and ($3::uuid[] is null or id = any($3))`,
    [context.companyId, context.userId, ids ?? null],
  )
  return { unread: await countUnread(context) }
})
