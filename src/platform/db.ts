/**
 * The way to the database: two pools (the owner's and the application's), transactions bound to a company and a user,
 * named statements, and a count of every statement sent.
 */
import type { Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { log } from './log.ts'
import { valueTypes } from './parse-values.ts'

export type Pool = pg.Pool

/** The role the application works under: it may not change a ledger row. */
export const applicationRole = 'handel_app'

export interface Databases {
  /** Owns schemas and functions: migrations, company creation. Not bound by row-level security. */
  readonly owner: Pool
  /** What commands and queries run on, under `applicationRole`. */
  readonly app: Pool
  readonly close: () => Promise<void>
}

export interface Addresses {
  /** Connection string of the owner: `postgresql://user@host/database`. */
  readonly owner: string
  /** A login of its own for the application; without it the owner's login takes on `applicationRole`. */
  readonly app?: string
}

/** A statement as it was sent: `begin`, `commit` and settings included. */
export interface Statement {
  readonly name: string | undefined
  readonly sql: string
}

const observers = new Set<(statement: Statement) => void>()

/** Calls `observer` for every statement any connection of this process sends. Gives the function that stops it. */
export function observeStatements(observer: (statement: Statement) => void): () => void {
  observers.add(observer)
  return () => observers.delete(observer)
}

function observe(client: pg.PoolClient): void {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown
  client.query = ((...args: unknown[]) => {
    if (observers.size > 0) {
      const first = args[0] as string | { name?: string; text?: string }
      const statement = typeof first === 'string' ? { name: undefined, sql: first } : { name: first.name, sql: first.text ?? '' }
      for (const observer of observers) observer(statement)
    }
    return send(...args)
  }) as typeof client.query
}

const sessionSettings = [
  '-c timezone=UTC',
  '-c datestyle=ISO',
  '-c intervalstyle=iso_8601',
  '-c jit=off',
  '-c idle_in_transaction_session_timeout=120s',
]

/** One pool on an address; `settings` are further `-c name=value` options of each session. */
export function openPool(address: string, settings: readonly string[] = [], max = 10): Pool {
  const url = new URL(address)
  const options = [url.searchParams.get('options'), ...sessionSettings, ...settings].filter(Boolean).join(' ')
  url.searchParams.set('options', options)
  if (!url.searchParams.has('application_name')) url.searchParams.set('application_name', 'handel')
  // A connection keeps the plans of its statements; one made anew after every pause would plan everything again.
  const pool = new pg.Pool({ connectionString: url.href, max, types: valueTypes, pipeline: true, idleTimeoutMillis: 600_000 })
  pool.on('connect', observe)
  // A connection that breaks must not end the process: an idle one is replaced by the pool when it is asked, and one
  // that breaks between two statements of a transaction fails the next of them.
  pool.on('connect', client => client.on('error', error => log.warn({ err: error }, 'a database connection was lost')))
  pool.on('error', () => {})
  return pool
}

/** A pool for a library that reads values its own way. A connection that breaks fails what is under way, not the process. */
export function openPlainPool(address: string, max: number): Pool {
  const pool = new pg.Pool({ connectionString: address, max })
  pool.on('connect', client => client.on('error', error => log.warn({ err: error }, 'a database connection was lost')))
  pool.on('error', () => {})
  return pool
}

/** Opens both pools. Nothing is connected before the first statement. */
export function openDatabases(addresses: Addresses): Databases {
  const owner = openPool(addresses.owner, [], 6)
  const app = openPool(addresses.app ?? addresses.owner, addresses.app ? [] : [`-c role=${applicationRole}`], 20)
  return {
    owner,
    app,
    close: async () => {
      await Promise.all([owner.end(), app.end()])
    },
  }
}

/** One transaction on one connection. Statements sent without awaiting the one before travel in one pipeline. */
export class Tx {
  readonly #client: pg.PoolClient
  #statements = 0
  #gathering = false
  readonly #left: Promise<pg.QueryResult>[] = []
  #ended: Promise<void> | undefined

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  /** How many statements this transaction has sent, `begin` and settings included. */
  get statements(): number {
    return this.#statements
  }

  /** Sends a statement, prepared under `name` (the same name always with the same text). Gives rows and their count. */
  async send(name: string | undefined, sql: string, params: readonly unknown[] = []): Promise<pg.QueryResult> {
    this.#statements++
    this.#gather()
    return this.#client.query({ name, text: sql, values: params as unknown[] })
  }

  /** Statements of one moment leave in one write: the server wakes once for them, and so do we. */
  #gather(): void {
    if (this.#gathering) return
    this.#gathering = true
    const { stream } = (this.#client as unknown as { connection: { stream: Writable } }).connection
    stream.cork()
    process.nextTick(() => {
      this.#gathering = false
      stream.uncork()
    })
  }

  /** Sends a statement whose answer nobody waits for; the end of the transaction fails when it does. */
  leave(name: string | undefined, sql: string, params: readonly unknown[]): void {
    const sent = this.send(name, sql, params)
    // Heard of in `end`; until then nobody listens.
    sent.catch(() => {})
    this.#left.push(sent)
  }

  /** Whether its end is on the way. */
  get hasEnded(): boolean {
    return this.#ended !== undefined
  }

  /** Commits or rolls back, with what was left to be sent; once. Throws what it ran into first. */
  end(ending: 'commit' | 'rollback'): Promise<void> {
    this.#ended ??= this.#end(ending)
    return this.#ended
  }

  async #end(ending: 'commit' | 'rollback'): Promise<void> {
    const ended = this.send(undefined, ending)
    await Promise.all([...this.#left, ended])
    // PostgreSQL answers `commit` with a rollback, and no error, when a statement had failed and was swallowed.
    if ((await ended).command !== ending.toUpperCase())
      throw new Error('the transaction was rolled back: an error inside it was not passed on')
  }

  /** All rows of a prepared statement. */
  async query<T>(name: string, sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return (await this.send(name, sql, params)).rows as T[]
  }

  /** The one row of a prepared statement. Throws when there is none or more than one: that is a bug, not a refusal. */
  async one<T>(name: string, sql: string, params: readonly unknown[] = []): Promise<T> {
    const rows = await this.query<T>(name, sql, params)
    if (rows.length !== 1) throw new Error(`${name} gave ${rows.length} rows where one was expected`)
    return rows[0]!
  }

  /** The one row of a prepared statement, or undefined. Throws when there is more than one. */
  async maybeOne<T>(name: string, sql: string, params: readonly unknown[] = []): Promise<T | undefined> {
    const rows = await this.query<T>(name, sql, params)
    if (rows.length > 1) throw new Error(`${name} gave ${rows.length} rows where at most one was expected`)
    return rows[0]
  }

  /** Runs a statement for its effect. Gives the number of rows it touched. */
  async execute(name: string, sql: string, params: readonly unknown[] = []): Promise<number> {
    return (await this.send(name, sql, params)).rowCount ?? 0
  }
}

/** For whom a transaction runs: row-level security and audit read it in the database. */
export interface Scope {
  readonly companyId?: string | number
  readonly userId?: string
  /** How it ends when nothing went wrong; what only looks leaves no trace. Commits when left out. */
  readonly ending?: 'commit' | 'rollback'
}

const retries = 3
/** serialization_failure and deadlock_detected: nothing was written and the same work may succeed the next time. */
const worthRetrying = new Set(['40001', '40P01'])

/**
 * Runs `fn` in one transaction for a company and a user and commits; rolls back when it throws. A deadlock or a
 * serialization failure runs the whole of `fn` again, at most three times, so it must not have effects outside `tx`.
 */
export async function withTransaction<T>(pool: Pool, scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await runOnce(pool, scope, fn)
    } catch (error) {
      if (attempt === retries || !worthRetrying.has((error as { code?: string }).code ?? '')) throw error
      log.info({ code: (error as { code?: string }).code, attempt }, 'transaction collided with another and runs again')
      // Both sides of a deadlock coming back at once would collide again.
      await pause(5 + Math.random() * 20 * (attempt + 1))
    }
  }
}

async function runOnce<T>(pool: Pool, scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const tx = new Tx(client)
  let broken: Error | undefined
  try {
    await begin(client, tx, scope)
    const result = await fn(tx)
    await tx.end(scope.ending ?? 'commit')
    return result
  } catch (error) {
    try {
      await tx.send(undefined, 'rollback')
    } catch (lost) {
      broken = lost as Error
    }
    throw error
  } finally {
    client.release(broken)
  }
}

/** The scope each connection was last given: it stays with the session, so the next of the same scope need not say it. */
const scopeOf = new WeakMap<pg.PoolClient, string>()

/**
 * Begins a transaction; a connection that worked for another company or user is told first, outside of it. `begin` alone
 * is not waited for: it travels with the first statement, and fails only where that fails too.
 */
async function begin(client: pg.PoolClient, tx: Tx, scope: Scope): Promise<void> {
  const wanted = [String(scope.companyId ?? ''), scope.userId ?? '']
  const key = wanted.join(' ')
  if (scopeOf.get(client) === key) return tx.leave(undefined, 'begin', [])
  scopeOf.delete(client)
  await Promise.all([
    tx.send('platform.scope', `select set_config('handel.company', $1, false), set_config('handel.user', $2, false)`, wanted),
    tx.send(undefined, 'begin'),
  ])
  scopeOf.set(client, key)
}
