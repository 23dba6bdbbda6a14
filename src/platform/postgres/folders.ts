/** The folders of an embedded database: where the cluster lies, and where its socket. */
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { CannotStart, aboutFolder } from '../cannot-start.ts'
import { log } from '../log.ts'
import { type RunAs, canReach, unprivilegedUser } from './run-as.ts'

export interface Folders {
  /** What the person named: HANDEL_DATA. */
  readonly data: string
  /** The folder around the cluster; `data` itself unless the database's user cannot get there. */
  readonly home: string
  /** PGDATA. */
  readonly cluster: string
  readonly log: string
  readonly user: RunAs | undefined
}

/** Makes and checks the data folder. Refuses with a clear error when it cannot be written. */
export function prepareFolders(folder: string): Folders {
  const data = resolve(folder)
  try {
    const made = makeFolder(data)
    // Whatever the umask: the database's user has to pass through. What lies inside is closed by itself.
    if (made) chmodSync(data, 0o755)
    const probe = join(data, `.probe-${process.pid}`)
    writeFileSync(probe, 'x')
    rmSync(probe)
  } catch (error) {
    throw aboutFolder(data, error)
  }
  const user = unprivilegedUser(join(data, 'postgres'))
  const home = user && !canReach(data, user) ? besides(data, user) : data
  return { data, home, cluster: join(home, 'postgres'), log: join(home, 'postgres.log'), user }
}

/**
 * Makes a folder and those it lies in. Gives whether it had to. Node's own way of doing this never returns where the
 * system refuses new folders with "no such file", as in /proc.
 */
function makeFolder(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return false
  if (path !== dirname(path)) makeFolder(dirname(path))
  mkdirSync(path)
  return true
}

/**
 * Root's own folders are closed to the database's user. The cluster then lies in a folder of its own under /var/lib,
 * and the data folder says where.
 */
function besides(data: string, user: RunAs): string {
  const pointer = join(data, 'postgres.location')
  if (existsSync(pointer)) {
    const home = readFileSync(pointer, 'utf8').trim()
    if (existsSync(home)) return home
    throw new CannotStart(
      `The database of ${data} lay in ${home}, and that folder is gone.`,
      `Bring ${home} back, or remove ${pointer} to begin with an empty database.`,
    )
  }
  try {
    const home = mkdtempSync('/var/lib/handel-')
    chownSync(home, user.uid, user.gid)
    writeFileSync(pointer, `${home}\n`)
    log.info({ home }, `the database cannot run inside ${data}, which only root can enter; it lies in ${home}`)
    return home
  } catch (error) {
    throw aboutFolder('/var/lib', error)
  }
}

/** A socket's whole path must stay under 104 bytes on macOS and 108 on Linux. */
const longest = 100 - '/.s.PGSQL.5432'.length

/** The folder of the unix socket: inside `home`, or a short one for this `home` when that path is too long. */
export async function socketFolder({ home, user }: Folders): Promise<string> {
  const inside = join(home, 'socket')
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 12)
  const base = user && !canReach(tmpdir(), user) ? '/tmp' : tmpdir()
  const folder = Buffer.byteLength(inside) <= longest ? inside : join(base, `handel-${hash}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  const mine = process.getuid === undefined || uid === process.getuid() || uid === user?.uid
  if (!mine || (process.getuid !== undefined && (mode & 0o077) !== 0 && folder !== inside))
    throw new CannotStart(`The folder ${folder} belongs to somebody else.`, 'Remove it, or name another TMPDIR.')
  if (user) await user.give(folder)
  return folder
}
