/**
 * Forward-only migrations: SQL files of the modules, of the platform and of the extensions, in one order by the number
 * that begins their name. Each runs once, in a transaction of its own, and may never change afterwards.
 */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import type pg from 'pg'
import { CannotStart, diskFull, saysDiskFull } from './cannot-start.ts'
import { type Pool, applicationRole } from './db.ts'
import { log } from './log.ts'
import { projectFolder } from './project.ts'

export interface Migration {
  /** `<module>/<file>`: `company/0010-company.sql`. */
  readonly name: string
  readonly number: number
  readonly sql: string
  /** SHA-256 of the text with line ends as `\n`. */
  readonly checksum: string
}

export type Applied = Pick<Migration, 'name' | 'checksum'>

const places = ['src/platform', 'src/modules/*', 'extensions/*']

/** The migrations of the project, in order. Refuses a name without a number and a number used twice. */
export function loadMigrations(root: string = projectFolder): Migration[] {
  const files = places.flatMap(place => globSync(`${place}/migrations/*.sql`, { cwd: root }))
  const migrations = files.map(file => readMigration(root, file)).sort((a, b) => a.number - b.number)
  for (const [index, { number, name }] of migrations.entries()) {
    const before = migrations[index - 1]
    if (before?.number === number) throw new Error(`two migrations have the number ${number}: ${before.name} and ${name}`)
  }
  return migrations
}

function readMigration(root: string, path: string): Migration {
  const file = basename(path)
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]
  if (!number) throw new Error(`${path} is not named like 0010-company.sql`)
  const sql = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')
  const name = `${path.split(sep).at(-3)}/${file}`
  return { name, number: Number(number), sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

/** What is still to run. Refuses a database that a newer program has migrated, and a migration changed after it ran. */
export function pendingMigrations(known: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const byName = new Map(known.map(migration => [migration.name, migration]))
  const unknown = applied.filter(({ name }) => !byName.has(name)).map(({ name }) => name)
  if (unknown.length > 0)
    throw new CannotStart(
      `The database is newer than the program: it has had ${unknown.join(', ')}, which this program does not know.`,
      'Start the newer version of Handel that this database was last used with.',
    )
  const changed = applied.filter(({ name, checksum }) => byName.get(name)!.checksum !== checksum).map(({ name }) => name)
  if (changed.length > 0)
    throw new CannotStart(
      `${changed.join(', ')} changed after it had run on this database.`,
      'Restore the file as it was and put the change into a new migration.',
    )
  const done = new Set(applied.map(({ name }) => name))
  return known.filter(({ name }) => !done.has(name))
}

/** Two programs that start at once migrate one after the other. */
const migrationLock = 7_236_311_101

/** Brings the owner's database to the shape the program needs. Gives the names of the migrations that ran. */
export async function migrate(owner: Pool, known: readonly Migration[] = loadMigrations()): Promise<string[]> {
  if ((await isPrepared(owner)) && pendingMigrations(known, await appliedMigrations(owner)).length === 0) return []
  const client = await owner.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await prepare(client)
    const pending = pendingMigrations(known, await appliedMigrations(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => {})
    client.release()
  }
}

async function isPrepared(owner: Pool): Promise<boolean> {
  const { rows } = await owner.query<{ prepared: boolean }>(
    `select to_regclass('platform.migrations') is not null
       and exists (select from pg_roles where rolname = $1 and pg_has_role(oid, 'member')) as prepared`,
    [applicationRole],
  )
  return rows[0]!.prepared
}

async function appliedMigrations(client: Pool | pg.PoolClient): Promise<Applied[]> {
  return (await client.query<Applied>('select name, checksum from platform.migrations')).rows
}

/** The application's role, and the table that remembers what ran. */
async function prepare(client: pg.PoolClient): Promise<void> {
  try {
    await client.query(`
      do $$ begin
        create role ${applicationRole} nologin;
      exception when duplicate_object or unique_violation then null;
      end $$;
      grant ${applicationRole} to current_user`)
  } catch (error) {
    throw new CannotStart(
      `The role ${applicationRole} cannot be made or taken on: ${(error as Error).message}.`,
      `Let an administrator run: create role ${applicationRole} nologin; grant ${applicationRole} to <the user of DATABASE_URL>`,
      error,
    )
  }
  await client.query(`
    create schema if not exists platform;
    grant usage on schema platform to ${applicationRole};
    create table if not exists platform.migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now(),
      milliseconds integer not null
    )`)
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  const started = performance.now()
  try {
    await client.query('begin')
    await client.query(sql)
    const milliseconds = Math.round(performance.now() - started)
    await client.query('insert into platform.migrations (name, checksum, milliseconds) values ($1, $2, $3)', [
      name, checksum, milliseconds,
    ])
    await client.query('commit')
    log.info({ migration: name, milliseconds }, 'migrated')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const { message, position } = error as { message: string; position?: string }
    if (saysDiskFull(message)) throw diskFull('the database', error)
    const line = position ? ` line ${sql.slice(0, Number(position)).split('\n').length}` : ''
    throw new CannotStart(
      `The migration ${name}${line} failed: ${message}.`,
      'Nothing of it was kept. Mend what the message names and start again.',
      error,
    )
  }
}
