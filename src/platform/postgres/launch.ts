/**
 * The embedded PostgreSQL: brought up on a data folder, shared by every process that uses the folder, stopped by the
 * last of them. A server that outlived its program is taken over; one that dies is started again.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart, diskFull, saysDiskFull } from '../cannot-start.ts'
import { log } from '../log.ts'
import { type Binaries, binariesFor } from './binaries.ts'
import { type Folders, prepareFolders, socketFolder } from './folders.ts'
import { type Durability, ensureCluster, lastLine, superuser, tcpPassword } from './init-cluster.ts'
import { disarmStale, isPostgres, readPostmaster, stopPostmaster } from './postmaster.ts'

/** Owner of the database and of everything in it; may create roles and databases, is no superuser. */
const ownerRole = 'handel'
const databaseName = 'handel'

/** Everyone who uses the server holds this advisory lock shared; who can take it alone is the last and may stop it. */
const presenceLock = 7_236_311_001

/** How long recovery after a crash may take before we call it failed. */
const patience = 180_000

export interface LaunchOptions {
  readonly durability?: Durability
  /** Called when the server was lost and cannot be brought up again. */
  readonly onLost?: (reason: Error) => void
}

interface Endpoint {
  readonly host: string
  readonly port: number
}

export class EmbeddedPostgres {
  readonly #folders: Folders
  readonly #binaries: Binaries
  readonly #password: string | undefined
  readonly #onLost: (reason: Error) => void
  #endpoint: Endpoint | undefined
  #presence: pg.Client | undefined
  #child: ChildProcess | undefined
  #recovery: Promise<void> | undefined
  #stopping = false

  constructor(folders: Folders, binaries: Binaries, onLost: (reason: Error) => void) {
    this.#folders = folders
    this.#binaries = binaries
    this.#password = tcpPassword(folders.home)
    this.#onLost = onLost
  }

  /** Connection string of the database's owner. */
  get address(): string {
    return this.#addressOf(ownerRole, databaseName)
  }

  /** Process id of the server. */
  get pid(): number | undefined {
    return readPostmaster(this.#folders.cluster)?.pid
  }

  #addressOf(user: string, database: string): string {
    const { host, port } = this.#endpoint!
    const login = this.#password ? `${user}:${this.#password}` : user
    return host.startsWith('/')
      ? `postgresql://${login}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
      : `postgresql://${login}@${host}:${port}/${database}`
  }

  /** Finds a living server or starts one, and registers our presence. Throws CannotStart when neither can be done. */
  async bringUp(): Promise<void> {
    const deadline = performance.now() + patience
    for (;;) {
      disarmStale(this.#folders.cluster)
      const found = readPostmaster(this.#folders.cluster)
      if (found && isPostgres(found.pid)) {
        if (found.status === 'ready' && (await this.#join({ host: found.socket || '127.0.0.1', port: found.port }))) return
        if (found.status === 'ready' && !(await this.#stillComing(found.pid))) await stopPostmaster(found.pid)
      } else if (this.#stopping) return
      else if (await this.#startOnce()) continue
      if (performance.now() > deadline)
        throw new CannotStart('The database does not answer.', `Look into ${this.#folders.log}.`)
      await pause(10)
    }
  }

  /** A server that calls itself ready but refuses us: busy stopping (then it will be gone), or its socket was removed. */
  async #stillComing(pid: number): Promise<boolean> {
    for (let n = 0; n < 100; n++) {
      await pause(50)
      const now = readPostmaster(this.#folders.cluster)
      if (now?.pid !== pid || now.status !== 'ready' || !isPostgres(pid)) return true
      if (await this.#join({ host: now.socket || '127.0.0.1', port: now.port })) return true
    }
    return false
  }

  async #join(endpoint: Endpoint): Promise<boolean> {
    if (this.#presence) return true
    this.#endpoint = endpoint
    const client = new pg.Client({ connectionString: this.#addressOf(superuser, 'postgres'), application_name: 'handel presence' })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select pg_advisory_lock_shared($1)', [presenceLock])
      await ensureDatabase(client, this.#password)
    } catch (error) {
      await client.end().catch(() => {})
      if (saysDiskFull(String(error))) throw diskFull(this.#folders.home, error)
      return false
    }
    client.once('end', () => (this.#recovery = this.#recover()))
    this.#presence = client
    return true
  }

  /** Starts a server and waits until it is ready. False when another process was quicker or the old one is not quite gone. */
  async #startOnce(): Promise<boolean> {
    const { cluster, home, user, log: logFile } = this.#folders
    const from = sizeOf(logFile)
    const place = await this.#listenSettings()
    const output = openSync(logFile, 'a', 0o600)
    // A process group of its own: Ctrl-C must reach the program first, which stops the database when it is done.
    const child = spawn(this.#binaries.postgres, ['-D', cluster, ...place], {
      cwd: home,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', output, output],
      uid: user?.uid,
      gid: user?.gid,
    })
    closeSync(output)
    child.unref()
    const failure = new Promise<Error | 'exited'>(done => {
      child.once('error', done)
      child.once('exit', () => done('exited'))
    })
    for (const end = performance.now() + patience; performance.now() < end; ) {
      const said = await Promise.race([failure, pause(5)])
      if (said instanceof Error) throw this.#explain(String(said), said)
      if (said === 'exited') return this.#mayTryAgain(readFrom(logFile, from))
      const now = readPostmaster(cluster)
      if (now?.pid === child.pid && now?.status === 'ready') {
        this.#child = child
        return true
      }
    }
    return false
  }

  async #listenSettings(): Promise<string[]> {
    if (process.platform === 'win32') {
      const port = this.#endpoint?.port ?? (await freePort())
      return ['-c', 'listen_addresses=127.0.0.1', '-p', String(port), '-c', 'unix_socket_directories=']
    }
    const host = this.#endpoint?.host ?? (await socketFolder(this.#folders))
    return ['-c', 'listen_addresses=', '-p', '5432', '-c', `unix_socket_directories=${host}`, '-c', 'unix_socket_permissions=0700']
  }

  #mayTryAgain(said: string): false {
    // Another process starts the same folder, or backends of a killed server have not noticed yet that it is gone.
    if (/lock file .* (already exists|is empty)|pre-existing shared memory|is still in use|bind.*Address already in use/i.test(said)) return false
    throw this.#explain(said)
  }

  #explain(said: string, cause?: unknown): CannotStart {
    const { home, log: logFile } = this.#folders
    if (saysDiskFull(said) || freeBytes(home) < 8_000_000) return diskFull(home, cause)
    if (/permission denied|EACCES|EPERM/i.test(said))
      return new CannotStart(
        `The database in ${home} may not be read or written by the user it runs as.`,
        'Start as the user who owns the data folder, or name another one in HANDEL_DATA.',
        cause,
      )
    return new CannotStart(`The database does not start: ${lastLine(said)}`, `Look into ${logFile}.`, cause)
  }

  /** The presence connection broke though we did not stop: the server, or a part of it, died. */
  async #recover(): Promise<void> {
    this.#presence = undefined
    if (this.#stopping) return
    log.warn('the database went away; bringing it up again')
    try {
      await this.bringUp()
    } catch (error) {
      if (!this.#stopping) this.#onLost(error as Error)
    }
  }

  /** Leaves; stops the server when nobody else on this data folder uses it. */
  async stop(): Promise<void> {
    this.#stopping = true
    await this.#recovery
    const client = this.#presence
    this.#presence = undefined
    if (!client) return
    const pid = this.pid
    const last = await client
      .query<{ last: boolean }>('select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last', [presenceLock])
      .then(({ rows }) => rows[0]!.last, () => this.#child?.exitCode === null)
    if (last && pid !== undefined && isPostgres(pid)) await stopPostmaster(pid)
    await client.end().catch(() => {})
    if (last) this.#removeShortSocket()
  }

  #removeShortSocket(): void {
    const { host } = this.#endpoint!
    if (host.startsWith('/') && !host.startsWith(this.#folders.home)) rmSync(host, { recursive: true, force: true })
  }

  /** For a process that is about to end without time to wait: asks our own server to stop, and does not wait. */
  stopAtExit(): void {
    if (this.#child?.exitCode === null) this.#child.kill('SIGINT')
  }
}

/** Brings up the embedded server on a data folder. Gives it running, with the owner's empty or existing database. */
export async function launchPostgres(folder: string, options: LaunchOptions = {}): Promise<EmbeddedPostgres> {
  const folders = prepareFolders(folder)
  const binaries = await binariesFor(folders.user, folders.home)
  await ensureCluster(folders, binaries, options.durability ?? 'durable')
  turnLog(folders.log)
  const server = new EmbeddedPostgres(folders, binaries, options.onLost ?? (() => {}))
  await server.bringUp()
  return server
}

/** The owner and the database, when the cluster is new. Safe when two processes do it at once. */
async function ensureDatabase(client: pg.Client, password: string | undefined): Promise<void> {
  const { rows } = await client.query<{ done: boolean }>(
    'select exists (select from pg_database where datname = $1) as done', [databaseName])
  if (rows[0]!.done) return
  await client.query('select pg_advisory_lock($1)', [presenceLock + 1])
  try {
    const { rows: roles } = await client.query('select from pg_roles where rolname = $1', [ownerRole])
    const secret = password ? ` password '${password}'` : ''
    if (roles.length === 0) await client.query(`create role ${ownerRole} login createdb createrole${secret}`)
    const { rows: databases } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (databases.length === 0) await client.query(`create database ${databaseName} owner ${ownerRole} strategy file_copy`)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [presenceLock + 1])
  }
}

/** Keeps the server's log from growing without end: past 5 MB it becomes the old one. */
function turnLog(file: string): void {
  if (sizeOf(file) > 5_000_000) renameSync(file, `${file}.1`)
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

const readFrom = (file: string, start: number): string => readFileSync(file).subarray(start).toString()

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}
