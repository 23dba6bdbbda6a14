/** PostgreSQL refuses to run as root; this finds an unprivileged user for it and hands folders over to them. */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { lchown, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'

export interface RunAs {
  readonly uid: number
  readonly gid: number
  /** Makes the user the owner of a file or of a folder with all it holds. */
  readonly give: (path: string) => Promise<void>
}

/**
 * The user the server of `cluster` must run as, or undefined when this process is not root and runs it itself.
 * A cluster that exists keeps the owner it has.
 */
export function unprivilegedUser(cluster: string): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return runAs(owner.uid, owner.gid)
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf(name, '-u')
    const gid = idOf(name, '-g')
    if (uid && gid !== undefined) return runAs(uid, gid)
  }
  throw new CannotStart(
    'PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody to run it as.',
    'Start as an ordinary user, create a user postgres, or point DATABASE_URL to a server.',
  )
}

function runAs(uid: number, gid: number): RunAs {
  const give = async (path: string): Promise<void> => {
    await lchown(path, uid, gid)
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
    for (const entry of await readdir(path, { recursive: true })) await lchown(join(path, entry), uid, gid)
  }
  return { uid, gid, give }
}

function idOf(name: string, which: '-u' | '-g'): number | undefined {
  try {
    return Number(execFileSync('id', [which, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
  } catch {
    return undefined
  }
}

const read = 0o4
const enter = 0o1

/** Whether `user` may read `path` and enter every folder on the way to it, by owner, group and mode. */
export function canReach(path: string, user: { uid: number; gid: number }): boolean {
  if (!allows(path, user, read)) return false
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!allows(folder, user, enter)) return false
    if (folder === dirname(folder)) return true
  }
}

function allows(path: string, user: { uid: number; gid: number }, right: number): boolean {
  const { uid, gid, mode } = statSync(path)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & right) === right
}
