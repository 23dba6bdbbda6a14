/** Long work and what one is told, as the API has them. */
import { z } from 'zod'
import { command, id, query, text } from '#platform/contract'
import { listQuery } from '#platform/record-contract'

const params = z.record(z.string(), z.union([z.string(), z.number()]))

/** A text of the locale files with what stands in its places, and how it reads in the caller's language. */
const message = z.object({ code: z.string(), params, text: z.string() })

/** Where something leads: a kind of record, as the search names it, and its id. */
const target = z.object({ kind: z.string(), id: z.string() })

const problem = z.object({
  code: z.string(),
  params,
  message: z.string(),
  severity: z.enum(['error', 'warning']),
  field: z.string().optional(),
  remedy: z.string().optional(),
})

export const runState = z.enum(['waiting', 'running', 'done', 'cancelled'])

const run = z.object({
  id: id(),
  kind: z.string(),
  operation: z.string(),
  title: message,
  state: runState,
  total: z.number(),
  done: z.number(),
  refused: z.number(),
  /** How far the row at hand is, where its kind tells. */
  stepDone: z.number().nullable(),
  stepTotal: z.number().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  cancelAskedAt: z.string().nullable(),
})

const row = z.object({
  rowNo: z.number(),
  label: z.string(),
  state: z.enum(['waiting', 'done', 'refused', 'cancelled']),
  result: message.nullable(),
  target: target.nullable(),
  problems: z.array(problem),
})

const notification = z.object({
  id: id(),
  at: z.string(),
  /** What happened. */
  said: message,
  /** What it is about. */
  title: message.nullable(),
  target: target.nullable(),
  readAt: z.string().nullable(),
})

/** What a command answers that starts long work. */
export const startedWork = z.object({ workId: id(), total: z.number() })

export const workContract = {
  'work.list': listQuery('Long work the user asked for, newest first', run),
  'work.get': query(
    'One piece of long work with a page of its rows; asked for a state, those rows alone',
    z.strictObject({
      id: id(),
      state: row.shape.state.optional(),
      afterRow: z.int().min(0).default(0),
      limit: z.int().min(1).max(1_000).default(200),
    }),
    run.extend({
      user: z.string(),
      /** Whether what was refused may be tried again by `work.run_refused`. */
      repeatable: z.boolean(),
      rows: z.array(row),
      more: z.boolean(),
    }),
  ),
  'work.run_each': command(
    'Has one command carried out for many records by the worker, one after the other, each with a result of its own',
    z.strictObject({
      operation: text(100),
      /** What is done, in the user's words. */
      title: z.string().trim().min(1).max(100),
      rows: z
        .array(z.strictObject({ label: z.string().trim().min(1).max(250), input: z.record(z.string(), z.json()), target: target.optional() }))
        .min(1)
        .max(1_000),
    }),
    startedWork,
  ),
  'work.run_refused': command(
    'Has the refused rows of ended long work done once more, on request with the warnings accepted that stood in their way',
    z.strictObject({ id: id(), acceptWarnings: z.boolean().default(false) }),
    startedWork,
  ),
  'work.cancel': command('Stops long work between two rows; what was done stays done', z.strictObject({ id: id() }), run),
  'work.notifications.list': query(
    'What the user is told, newest first, and how much of it is unread',
    z.strictObject({ after: id().optional(), limit: z.int().min(1).max(200).default(30) }),
    z.object({
      rows: z.array(notification),
      unread: z.number(),
      more: z.boolean(),
      /** How much of the user's long work is not done yet. */
      working: z.number(),
    }),
  ),
  'work.notifications.read': command(
    'Marks what the user was told as read: all of it, or those named',
    z.strictObject({ ids: z.array(id()).max(500).optional() }),
    z.object({ unread: z.number() }),
  ),
} as const
export { workContract as contract }

export type Message = Omit<z.output<typeof message>, 'text'>
export type Target = z.output<typeof target>
export type RunView = z.output<typeof run>
export type RowView = z.output<typeof row>
export type NotificationView = z.output<typeof notification>
