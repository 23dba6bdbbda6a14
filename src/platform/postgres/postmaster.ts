/** The server process as `postmaster.pid` tells of it: is one alive on this cluster, how does one stop it. */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Folder of its unix socket; empty when it listens on TCP only. */
  readonly socket: string
  readonly status: 'starting' | 'stopping' | 'ready' | 'standby' | ''
}

/** What the cluster's `postmaster.pid` says, or undefined without one. Says nothing about whether the process lives. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let text: string
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
  const [pid = '', , , port = '', socket = '', , , status = ''] = text.split('\n').map(line => line.trim())
  if (!/^\d+$/.test(pid)) return undefined
  return { pid: Number(pid), port: Number(port) || 5432, socket, status: status as Postmaster['status'] }
}

/** Whether the process exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether a living process is a PostgreSQL server; its number may since have gone to another program. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false
  try {
    if (process.platform === 'linux') return /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]!)
    if (process.platform === 'win32')
      return /postgres/.test(execFileSync('tasklist', ['/fi', `PID eq ${pid}`, '/nh']).toString())
    return /postgres/.test(execFileSync('ps', ['-p', String(pid), '-o', 'command=']).toString())
  } catch {
    return false
  }
}

/**
 * Keeps a stale `postmaster.pid` from hindering a start. PostgreSQL itself removes one whose process is gone, but not
 * one whose number another program has taken. The number is replaced by our own, which PostgreSQL takes for stale as
 * that of its parent; the rest of the file stays, because by it PostgreSQL finds surviving backends.
 */
export function disarmStale(cluster: string): void {
  const file = join(cluster, 'postmaster.pid')
  const written = statSync(file, { throwIfNoEntry: false })
  // A server that is starting fills the file at once; one that lost its power in that instant left it empty.
  if (written?.size === 0 && Date.now() - written.mtimeMs > 5_000) rmSync(file)
  const found = readPostmaster(cluster)
  if (!found || !isAlive(found.pid) || isPostgres(found.pid)) return
  const rest = readFileSync(file, 'utf8').split('\n').slice(1)
  writeFileSync(file, [String(process.pid), ...rest].join('\n'))
}

/** Stops a server: connections are cut, transactions rolled back, a checkpoint written. Waits until it is gone. */
export async function stopPostmaster(pid: number, patience = 20_000): Promise<void> {
  signal(pid, 'SIGINT')
  if (await goneWithin(pid, patience)) return
  // Immediate shutdown: nothing committed is lost, the next start recovers.
  signal(pid, 'SIGQUIT')
  if (await goneWithin(pid, 5_000)) return
  signal(pid, 'SIGKILL')
  await goneWithin(pid, 5_000)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already, which is what was asked for.
  }
}

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await pause(5)) {
    if (!isAlive(pid)) return true
  }
  return false
}
