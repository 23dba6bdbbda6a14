/** Makes an empty cluster, and checks that an existing one fits the programs. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, aboutFolder, diskFull, saysDiskFull } from '../cannot-start.ts'
import type { Binaries } from './binaries.ts'
import type { Folders } from './folders.ts'

/** The superuser of an embedded cluster, who makes the owner and the database and does nothing else. */
export const superuser = 'postgres'

/** Settings for a small machine; they are written into the cluster's `postgresql.conf`, where anyone may tune them. */
const settings = {
  shared_buffers: '128MB',
  max_connections: '60',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  jit: 'off',
  // Most of the data is in memory, and disks no longer turn.
  random_page_cost: '1.1',
  // A young company's tables grow a hundredfold in a day: statistics must not lag behind by the minute.
  autovacuum_naptime: '15s',
  autovacuum_analyze_scale_factor: '0.05',
  // A deadlock is rare and run again; a user should not wait a second for it.
  deadlock_timeout: '200ms',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  cluster_name: 'handel',
}

/** For the databases of tests, which nobody will miss after the power has failed. */
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '120',
}

export type Durability = 'durable' | 'forgetful'

/** The password for TCP, used where there are no unix sockets; undefined elsewhere. */
export function tcpPassword(home: string): string | undefined {
  if (process.platform !== 'win32') return undefined
  const file = join(home, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Makes the cluster unless there is one. Refuses one that a newer or an older PostgreSQL has made. */
export async function ensureCluster(folders: Folders, binaries: Binaries, durability: Durability): Promise<void> {
  const { cluster, home, user } = folders
  const versionFile = join(cluster, 'PG_VERSION')
  if (existsSync(versionFile)) return checkVersion(cluster, readVersion(folders, versionFile), binaries.major)
  // Made beside and renamed, so that a start killed halfway leaves nothing that looks like a database.
  const draft = `${cluster}.new-${process.pid}`
  try {
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { mode: 0o700 })
    chmodSync(draft, 0o700)
    if (user) await user.give(draft)
    await initdb(draft, folders, binaries, durability)
    renameSync(draft, cluster)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (existsSync(versionFile)) return
    throw aboutFolder(home, error)
  }
}

function readVersion(folders: Folders, file: string): number {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error
    throw new CannotStart(
      `The database in ${folders.home} belongs to another user of this machine.`,
      'Start as that user or as root, or name another data folder in HANDEL_DATA.',
      error,
    )
  }
}

function checkVersion(cluster: string, found: number, known: number): void {
  if (found > known)
    throw new CannotStart(
      `The database is newer than the program: ${cluster} was made by PostgreSQL ${found}, this program brings ${known}.`,
      'Start the newer version of Handel that this data folder was last used with.',
    )
  if (found < known)
    throw new CannotStart(
      `${cluster} was made by PostgreSQL ${found}, this program brings ${known}.`,
      `Upgrade the folder with pg_upgrade of PostgreSQL ${known}, or start the version of Handel that made it.`,
    )
}

async function initdb(draft: string, folders: Folders, binaries: Binaries, durability: Durability): Promise<void> {
  const password = tcpPassword(folders.home)
  const chosen = Object.entries(durability === 'durable' ? settings : { ...settings, ...forgetful })
  const args = [
    '-D', draft, '-U', superuser, '--encoding=UTF8', '--data-checksums',
    // Byte order with Unicode letters: fast, and no index depends on the machine's libraries. Screens name a collation.
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
    // Whoever can enter the socket's folder, which only this user can, is trusted.
    '--auth-local=trust', `--auth-host=${password ? 'scram-sha-256' : 'reject'}`,
    ...(password ? [`--pwfile=${join(folders.home, 'password')}`] : []),
    ...(durability === 'durable' ? [] : ['--no-sync']),
    ...chosen.map(([name, value]) => `--set=${name}=${value}`),
  ]
  const { code, output } = await runToEnd(binaries.initdb, args, folders)
  if (code === 0) return
  if (saysDiskFull(output)) throw diskFull(folders.home)
  throw new CannotStart(`The database could not be made in ${folders.home}: ${lastLine(output)}`, 'See the message above.')
}

/** What a program gave up over: its last line that says so, without the label, or its last line. */
export function lastLine(text: string): string {
  const lines = text.trim().split('\n')
  const line = lines.findLast(each => /(FATAL|PANIC|error):/.test(each)) ?? lines.at(-1) ?? ''
  return line.replace(/^.*?(FATAL|PANIC|error):\s*/, '')
}

function runToEnd(program: string, args: string[], { home, user }: Folders): Promise<{ code: number; output: string }> {
  return new Promise((done, failed) => {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
    const child = spawn(program, args, { cwd: home, env, uid: user?.uid, gid: user?.gid, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', chunk => (output += String(chunk)))
    child.stderr.on('data', chunk => (output += String(chunk)))
    child.on('error', failed)
    child.on('close', code => done({ code: code ?? 1, output }))
  })
}
