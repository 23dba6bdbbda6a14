/**
 * Commands and queries as the server runs them: the registry of what modules implement, and the runner that gives
 * every run the same frame: one transaction, the caller's rights, the idempotency key, the audit row.
 */
import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { explained } from './constraints.ts'
import type { Contract, Operation } from './contract.ts'
import { type Databases, type Tx, withTransaction } from './db.ts'
import { inputProblems, unkeepable } from './input-problems.ts'
import type { LocalDate } from './local-date.ts'
import { Refused, defineProblems, refuse } from './problem.ts'

const problem = defineProblems('platform', {
  unknown_operation: ['name'],
  not_allowed: ['name'],
  key_used_otherwise: ['key'],
})

/** Who asks, in which company, in which language, on which work date. */
export interface Caller {
  readonly companyId: number
  readonly userId: string
  readonly language: string
  readonly workDate: LocalDate
  readonly may: (operation: string) => boolean
}

/** What a handler gets beside its input. */
export interface Context extends Caller {
  readonly tx: Tx
  readonly operation: string
  /** Codes of warnings the caller has seen and accepted. */
  readonly acknowledged: readonly string[]
  /** Preview shows what would be posted and writes nothing. */
  readonly mode: 'write' | 'preview'
  /** A new time-ordered id, drawn here so that planners stay pure. */
  readonly newId: () => string
  /**
   * Does the last thing a command writes. Where nothing is to be noted of the answer, the audit row and the commit travel
   * with it: what it locked (a number series) is free again without waiting for us. Absent where more may follow: in a
   * command run within another.
   */
  readonly lastly?: (<T>(write: () => Promise<T>) => Promise<T>) | undefined
}

export type Handler<I, O> = (context: Context, input: I) => Promise<O>

export interface Registered {
  readonly name: string
  readonly operation: Operation
  /** What a preview gives, where it is not the answer of the operation itself. */
  readonly preview?: z.ZodType
  readonly handler: Handler<never, unknown>
}

const registry = new Map<string, Registered>()

/**
 * Says how an operation of a contract is done, and what shape a preview of it has. Refuses a second implementation of
 * one name.
 */
export function implement<C extends Contract, N extends keyof C & string>(
  contract: C,
  name: N,
  handler: Handler<z.output<C[N]['input']>, z.input<C[N]['output']>>,
  preview?: z.ZodType,
): void {
  if (registry.has(name)) throw new Error(`${name} is implemented twice`)
  registry.set(name, { name, operation: contract[name]!, handler: handler as Handler<never, unknown>, preview })
}

/** One operation by its name, or undefined. */
export const operationNamed = (name: string): Registered | undefined => registry.get(name)

/** All operations the program knows, in order of name: for routes, OpenAPI, permissions and tests. */
export const operations = (): readonly Registered[] => [...registry.values()].sort((a, b) => (a.name < b.name ? -1 : 1))

export interface RunOptions {
  readonly idempotencyKey?: string
  readonly acknowledged?: readonly string[]
  readonly mode?: 'write' | 'preview'
}

/**
 * Runs one operation for a caller: checks the name, the right and the input, opens one transaction, runs the handler,
 * writes the audit row and commits. The same idempotency key gives the first answer again and runs nothing; the same
 * key with other input is refused. Throws Refused with every problem found; then nothing was written.
 */
export async function run(
  databases: Databases,
  caller: Caller,
  name: string,
  rawInput: unknown,
  options: RunOptions = {},
): Promise<unknown> {
  const { registered, input } = prepared(caller, name, rawInput)
  const frame = { acknowledged: [], mode: 'write' as const, ...options }
  if (registered.operation.verb === 'query' || frame.mode === 'preview')
    return withTransaction(databases.app, { ...caller, ending: 'rollback' }, async tx =>
      declared(
        registered,
        frame.mode,
        await registered.handler({ ...caller, ...frame, tx, operation: name, newId: v7 }, input as never),
      ),
    )
  return write(databases, caller, registered, rawInput, input, frame)
}

/** Whether it may be done at all: the name, the right and the input. */
function prepared(caller: Caller, name: string, rawInput: unknown): { readonly registered: Registered; readonly input: unknown } {
  const registered = registry.get(name)
  if (!registered) throw new Refused([problem('unknown_operation', { name })], 404)
  if (!caller.may(name)) throw new Refused([problem('not_allowed', { name })], 403)
  refuse(unkeepable(rawInput))
  const parsed = registered.operation.input.safeParse(rawInput ?? {})
  if (!parsed.success) throw new Refused(inputProblems(parsed.error, rawInput ?? {}), 422)
  return { registered, input: parsed.data }
}

/**
 * Runs a command or posting inside a transaction that is open for its caller already, so that it stands or falls with
 * what else is written there. Checked and noted in the audit like any other; refuses by throwing, and the transaction
 * must then be rolled back.
 */
export async function runWithin(tx: Tx, caller: Caller, name: string, rawInput: unknown, acknowledged: readonly string[] = []): Promise<unknown> {
  const { registered, input } = prepared(caller, name, rawInput)
  return perform(tx, caller, registered, input, { acknowledged, mode: 'write' })
}

interface Frame {
  readonly acknowledged: readonly string[]
  readonly mode: 'write' | 'preview'
}

/** Does it and leaves the audit row, with what the key is to be answered by when it comes again. */
async function perform(
  tx: Tx,
  caller: Caller,
  registered: Registered,
  input: unknown,
  frame: Frame & Pick<Context, 'lastly'>,
  key?: { readonly key: string; readonly hash: string },
): Promise<unknown> {
  const started = performance.now()
  // A caller that is a context itself must not hand down how it ends.
  const given = await registered.handler({ ...caller, ...frame, lastly: frame.lastly, tx, operation: registered.name, newId: v7 }, input as never)
  const answer = declared(registered, 'write', given)
  if (!tx.hasEnded) note(tx, caller, registered, Math.round(performance.now() - started), key && { ...key, answer })
  return answer
}

/** The audit row of a command; nobody waits for it. Without milliseconds it took as long as its transaction. */
function note(
  tx: Tx, caller: Caller, { name }: Registered, milliseconds?: number, key?: { readonly key: string; readonly hash: string; readonly answer: unknown },
): void {
  tx.leave(
    'platform.record_command',
    `insert into platform.commands (company_id, id, user_id, operation, milliseconds, idempotency_key, input_hash, answer)
     values ($1, $2, $3, $4, coalesce($5, (extract(epoch from clock_timestamp() - now()) * 1000)::integer), $6, $7, $8)`,
    [caller.companyId, v7(), caller.userId, name, milliseconds ?? null, key?.key ?? null, key?.hash ?? null, key ? JSON.stringify(key.answer ?? null) : null],
  )
}

/** Writes, notes and commits in one go. What is wrong with an answer then comes to light too late to undo it. */
const endingWith = (tx: Tx, caller: Caller, registered: Registered): NonNullable<Context['lastly']> => async write => {
  const before = tx.statements
  const written = write()
  if (tx.statements === before) return written
  note(tx, caller, registered)
  const ended = tx.end('commit')
  // What went wrong is what was written; that the rest did not go through then says nothing.
  ended.catch(() => {})
  const answer = await written
  await ended
  return answer
}

async function write(
  databases: Databases,
  asking: Caller,
  registered: Registered,
  rawInput: unknown,
  input: unknown,
  frame: RunOptions & { acknowledged: readonly string[]; mode: 'write' | 'preview' },
): Promise<unknown> {
  const { name, operation } = registered
  // What makes a company belongs to none: asked again, its key is found wherever the caller works by then.
  const caller = operation.asOwner ? { ...asking, companyId: 0 } : asking
  const key = operation.shownOnce ? undefined : frame.idempotencyKey
  // A key belongs to its user too: nobody is given the answer to what another has asked.
  const hash = key ? createHash('sha256').update(JSON.stringify([caller.userId, name, rawInput])).digest('hex') : null
  try {
    return await withTransaction(operation.asOwner ? databases.owner : databases.app, caller, async tx => {
      const before = key ? await answered(tx, caller, key, hash!) : undefined
      if (before) return before.answer
      return key
        ? perform(tx, caller, registered, input, frame, { key, hash: hash! })
        : perform(tx, caller, registered, input, { ...frame, lastly: endingWith(tx, caller, registered) })
    })
  } catch (error) {
    // Two runs with one key at once: whichever lost the race gives the winner's answer.
    const winner = key ? await withTransaction(databases.app, caller, tx => answered(tx, caller, key, hash!)) : undefined
    if (winner) return winner.answer
    const refusal = explained(error)
    throw refusal ? new Refused([refusal]) : error
  }
}

/**
 * What of an answer leaves: the fields its contract declares and no others, whoever asks. Inside the transaction, so
 * that an answer that is not what was promised undoes what was done. Costs a fifth more than writing the JSON.
 */
function declared({ name, operation, preview }: Registered, mode: 'write' | 'preview', answer: unknown): unknown {
  const parsed = ((mode === 'preview' && preview) || operation.output).safeParse(answer)
  if (parsed.success) return parsed.data
  throw new Error(`${name} answered other than its contract says: ${parsed.error.message}`)
}

async function answered(tx: Tx, caller: Caller, key: string, hash: string) {
  const row = await tx.maybeOne<{ answer: unknown; input_hash: string }>(
    'platform.answer_by_key',
    'select answer, input_hash from platform.commands where company_id = $1 and idempotency_key = $2',
    [caller.companyId, key],
  )
  if (row && row.input_hash !== hash) throw new Refused([problem('key_used_otherwise', { key })], 409)
  return row
}
