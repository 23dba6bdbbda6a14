/** One command for many records: each a row of long work, done as if it had been asked for by itself. */
import { z } from 'zod'
import { type Context, implement, operationNamed, runWithin } from '#platform/command'
import { text } from '#platform/contract'
import { Refused } from '#platform/problem'
import { type Message, type Target, workContract as contract, startedWork } from './contract.ts'
import { defineWork, isSending, workKind } from './kinds.ts'
import { problem } from './problems.ts'
import { loadVisible } from './queries.ts'
import { type NewRow, startWork } from './start.ts'

const row = z.strictObject({
  operation: text(100),
  input: z.record(z.string(), z.json()),
  acknowledged: z.array(text(100)),
})

defineWork('work.each', {
  row,
  repeatable: true,
  step: async (context, { operation, input, acknowledged }) => {
    const answer = await runWithin(context.tx, context, operation, input, acknowledged)
    return { result: { code: isSending(operation) ? 'work.queued' : 'work.carried_out', params: {} }, ...leadsTo(operation, answer) }
  },
})

const isDeletion = (operation: string): boolean => operation.endsWith('.delete')

const message = z.object({ messageId: z.string() })

/** What is deleted leads nowhere any more; what was sent to the message, which says whether it has gone out. */
function leadsTo(operation: string, answer: unknown): { readonly target?: Target | null } {
  if (isDeletion(operation)) return { target: null }
  const sent = isSending(operation) ? message.safeParse(answer) : undefined
  return sent?.success ? { target: { kind: 'message', id: sent.data.messageId } } : {}
}

/** Who may work here and what a key may do is decided one by one, and not as somebody's long work. */
const apart = /^(access|setup|work)\./

/** Refuses what changes nothing, what is long work itself, and what is decided one by one. */
function checkOperation({ may }: Context, name: string): void {
  const operation = operationNamed(name)?.operation
  if (!operation || operation.verb === 'query' || operation.output === startedWork || apart.test(name))
    throw new Refused([problem('not_for_each', { name }, { field: 'operation' })], 422)
  if (!may(name)) throw new Refused([problem('not_for_each', { name }, { field: 'operation' })], 403)
}

implement(contract, 'work.run_each', async (context, { operation, title, rows }) => {
  checkOperation(context, operation)
  const { acknowledged } = context
  // Who may do it to one record may see and stop what is done to many.
  return startWork({ ...context, operation }, {
    kind: 'work.each',
    title: { code: 'work.each', params: { title, count: rows.length } },
    rows: rows.map(({ label, input, target }): NewRow => ({ label, input: { operation, input, acknowledged }, ...(target ? { target } : {}) })),
  })
})

interface Refusal {
  readonly label: string
  readonly input: { readonly acknowledged?: readonly string[] }
  readonly target: Target | null
  readonly warnings: readonly string[]
}

implement(contract, 'work.run_refused', async (context, { id, acceptWarnings }) => {
  const { tx, companyId } = context
  const run = await loadVisible(context, id)
  if (run.finishedAt === null) throw new Refused([problem('not_ended', {})])
  if (!workKind(run.kind).repeatable || !context.may(run.operation)) throw new Refused([problem('not_for_each', { name: run.operation })], 403)
  const refused = await tx.query<Refusal>(
    'work.refused_rows',
    `select label, input, case when target_kind is not null then jsonb_build_object('kind', target_kind, 'id', target_id) end as target,
       array(select each->>'code' from jsonb_array_elements(problems) each where each->>'severity' = 'warning') as warnings
     from work.rows where company_id = $1 and run_id = $2 and state = 'refused' order by row_no`,
    [companyId, id],
  )
  if (refused.length === 0) throw new Refused([problem('none_refused', {})])
  return startWork({ ...context, operation: run.operation }, {
    kind: run.kind,
    title: recounted(run.title, refused.length),
    rows: refused.map(({ label, input, target, warnings }): NewRow => ({
      label,
      input: acceptWarnings && input.acknowledged ? { ...input, acknowledged: [...new Set([...input.acknowledged, ...warnings])] } : input,
      ...(target ? { target } : {}),
    })),
  })
})

const recounted = ({ code, params }: Message, count: number): Message => ({ code, params: 'count' in params ? { ...params, count } : params })
