import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Pool, openPool } from '../db.ts'
import { projectFolder } from '../project.ts'
import { type EmbeddedPostgres, launchPostgres } from './launch.ts'
import { isPostgres, readPostmaster } from './postmaster.ts'

const root = join(tmpdir(), `handel-launch-${process.pid}`)
const folder = join(root, 'data')
const cluster = join(folder, 'postgres')
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A program that launches the server and commits numbers until it is killed, printing each once it is committed. */
const program = `
  import { launchPostgres } from '${projectFolder}/src/platform/postgres/launch.ts'
  import { openPool } from '${projectFolder}/src/platform/db.ts'
  const pool = openPool((await launchPostgres(process.argv[1])).address)
  await pool.query('create table if not exists public.seen (n serial)')
  for (;;) console.log((await pool.query('insert into public.seen default values returning n')).rows[0].n)
`

interface Writer {
  readonly child: ChildProcess
  readonly committed: () => number
}

async function writer(): Promise<Writer> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let last = 0
  child.stdout!.on('data', chunk => {
    const complete = String(chunk).split('\n').slice(0, -1)
    last = Math.max(last, ...complete.map(Number))
  })
  const committed = () => last
  while (committed() < 20) await pause(5)
  return { child, committed }
}

const exited = (child: ChildProcess): Promise<void> => new Promise(done => child.once('exit', () => done()))

async function using<T>(fn: (pool: Pool, server: EmbeddedPostgres) => Promise<T>): Promise<T> {
  const server = await launchPostgres(folder)
  const pool = openPool(server.address)
  try {
    return await fn(pool, server)
  } finally {
    await pool.end()
    await server.stop()
  }
}

const seen = () => using(async pool => (await pool.query<{ n: number }>('select max(n) as n from public.seen')).rows[0]!.n)

const running = (): boolean => {
  const found = readPostmaster(cluster)
  return found !== undefined && isPostgres(found.pid)
}

beforeAll(() => using(pool => pool.query('create table public.seen (n serial)')))

describe('the embedded server', () => {
  test('is durable, checks its pages and listens on no network', async () => {
    const settings = await using(async pool => {
      const names = ['data_checksums', 'fsync', 'full_page_writes', 'jit', 'listen_addresses', 'max_connections', 'synchronous_commit']
      const { rows } = await pool.query<{ name: string; setting: string }>(
        'select name, setting from pg_settings where name = any ($1)', [names])
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
    })
    expect(settings).toEqual({
      data_checksums: 'on', fsync: 'on', full_page_writes: 'on', jit: 'off', listen_addresses: '',
      max_connections: '60', synchronous_commit: 'on',
    })
  })

  test('its owner is no superuser, and the database sorts by bytes but knows letters', async () => {
    const row = await using(async pool => (await pool.query(
      `select usesuper, lower('ÆØÅ') as lower from pg_user where usename = current_user`)).rows[0])
    expect(row).toEqual({ usesuper: false, lower: 'æøå' })
  })

  test('leaves nothing running', async () => {
    await using(async () => {})
    expect(running()).toBe(false)
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)
  })

  test('starts again on what was written before', async () => {
    const before = await seen()
    await using(pool => pool.query('insert into public.seen default values'))
    expect(await seen()).toBe((before ?? 0) + 1)
  })

  test('is shared by two programs and stopped by the last', async () => {
    await using(async (_, first) => {
      await using(async (_pool, second) => expect(second.pid).toBe(first.pid))
      expect(running()).toBe(true)
    })
    expect(running()).toBe(false)
  })

  test('comes up once when two programs start at the same moment', async () => {
    const pids = await Promise.all([1, 2].map(() => using(async (pool, { pid }) => {
      await pool.query('select pg_sleep(0.3)')
      return pid
    })))
    expect(pids[0]).toBe(pids[1])
    expect(running()).toBe(false)
  })
})

describe('after kill -9', () => {
  test('of the program, with the server surviving: it is taken over and everything committed is there', async () => {
    const { child, committed } = await writer()
    child.kill('SIGKILL')
    await exited(child)
    expect(running()).toBe(true)
    const survivor = readPostmaster(cluster)!.pid
    const found = await using(async (pool, { pid }) => {
      expect(pid).toBe(survivor)
      return (await pool.query<{ n: number }>('select max(n) as n from public.seen')).rows[0]!.n
    })
    expect(found).toBeGreaterThanOrEqual(committed())
    expect(running()).toBe(false)
  })

  test('of both: the next start recovers everything committed', async () => {
    const { child, committed } = await writer()
    process.kill(readPostmaster(cluster)!.pid, 'SIGKILL')
    child.kill('SIGKILL')
    await exited(child)
    expect(await seen()).toBeGreaterThanOrEqual(committed())
  })

  test('of the server alone: the program brings it up again', async () => {
    await using(async (pool, server) => {
      const killed = server.pid!
      process.kill(killed, 'SIGKILL')
      await pause(50)
      const answer = await eventually(() => pool.query('select 1 as alive'))
      expect(answer.rows).toEqual([{ alive: 1 }])
      expect(server.pid).not.toBe(killed)
    })
    expect(running()).toBe(false)
  })
})

async function eventually<T>(fn: () => Promise<T>): Promise<T> {
  for (const end = performance.now() + 10_000; ; await pause(20)) {
    try {
      return await fn()
    } catch (error) {
      if (performance.now() > end) throw error
    }
  }
}

describe('what must not hinder', () => {
  test.each([
    ['a process that is gone', () => 2 ** 22 - 1],
    ['a living program that is not PostgreSQL', () => process.ppid],
  ])('a stale postmaster.pid with the number of %s', async (_, pid) => {
    writeFileSync(join(cluster, 'postmaster.pid'), `${pid()}\n${cluster}\n1700000000\n5432\n${folder}/socket\n\n  1 1\nready   \n`)
    expect(await seen()).toBeGreaterThan(0)
  })

  test('an empty postmaster.pid, left by a start that lost its power', async () => {
    const file = join(cluster, 'postmaster.pid')
    writeFileSync(file, '')
    utimesSync(file, 1_700_000_000, 1_700_000_000)
    expect(await seen()).toBeGreaterThan(0)
  })

  test('a data folder whose path is too long for a socket', async () => {
    const deep = join(root, 'x'.repeat(60), 'y'.repeat(60))
    const server = await launchPostgres(deep, { durability: 'forgetful' })
    const pool = openPool(server.address)
    expect((await pool.query('select 1 as alive')).rows).toEqual([{ alive: 1 }])
    await pool.end()
    await server.stop()
  })
})

describe('what is said clearly', () => {
  test('a database newer than the program', async () => {
    const newer = join(root, 'newer')
    mkdirSync(join(newer, 'postgres'), { recursive: true })
    writeFileSync(join(newer, 'postgres', 'PG_VERSION'), '99\n')
    await expect(launchPostgres(newer)).rejects.toMatchObject({
      name: 'CannotStart',
      message: expect.stringMatching(/newer than the program.*PostgreSQL 99/),
      remedy: expect.stringContaining('newer version of Handel'),
    })
  })

  test('a data folder that cannot be written', async () => {
    const file = join(root, 'file')
    writeFileSync(file, '')
    await expect(launchPostgres(file)).rejects.toMatchObject({ name: 'CannotStart', message: `${file} is not a folder.` })
    await expect(launchPostgres('/proc/handel')).rejects.toMatchObject({ name: 'CannotStart' })
  })

  test('a setting the server does not accept', async () => {
    const file = join(cluster, 'postgresql.conf')
    const sound = readFileSync(file, 'utf8')
    writeFileSync(file, `${sound}\nmax_connections = many\n`)
    const failure = launchPostgres(folder)
    await expect(failure).rejects.toMatchObject({
      name: 'CannotStart',
      message: expect.stringContaining('postgresql.conf'),
      remedy: `Look into ${join(folder, 'postgres.log')}.`,
    })
    writeFileSync(file, sound)
  })
})
