/** The program as a user starts it, with the demonstration loaded: how soon it is healthy again, how much memory it holds. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectFolder } from '../src/platform/project.ts'
import { type Figures, Sample, say } from './measure.ts'

/** The first start loads the companies of the demonstration, the later ones find them. */
const patience = 600_000

export interface Running {
  readonly child: ChildProcess
  readonly port: number
}

/** Starts the program on a data folder; waits until it says it is healthy. */
export async function start(data: string, sample: Sample): Promise<Running> {
  const port = await freePort()
  return sample.run(async () => {
    const child = spawn(process.execPath, [...process.execArgv, 'src/cli.ts', 'start'], {
      cwd: projectFolder,
      env: { ...process.env, HANDEL_DATA: data, PORT: String(port), HANDEL_LOG: 'error' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    for (const end = performance.now() + patience; performance.now() < end; await pause(20)) {
      if (child.exitCode !== null) throw new Error('the server ended instead of starting')
      const answer = await fetch(`http://localhost:${port}/healthz`).catch(() => undefined)
      if (answer?.ok) return { child, port }
    }
    throw new Error('the server did not become healthy')
  })
}

export async function stop({ child }: Running): Promise<void> {
  child.kill('SIGTERM')
  while (child.exitCode === null && child.signalCode === null) await pause(20)
}

/** Resident memory of a process in megabytes; undefined where the system does not tell. */
function resident(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!
    return Math.round(Number(kilobytes) / 1024)
  } catch {
    return undefined
  }
}

export interface ServerFigures extends Figures {
  /** Resident memory of the server's process once the demonstration is loaded, and after a start that found it there. */
  readonly loaded_rss_mb: number | null
  readonly restarted_rss_mb: number | null
}

/** A first start with the whole demonstration, then several second starts. */
export async function measureServer(runs: number): Promise<Record<string, ServerFigures>> {
  const data = mkdtempSync(join(tmpdir(), 'handel-bench-server-'))
  // The database may run as another user, who must be able to enter.
  chmodSync(data, 0o755)
  try {
    let server = await start(data, new Sample())
    await demoLoaded(server)
    const loaded = resident(server.child.pid!)
    const sample = new Sample()
    for (let at = 0; at < runs; at++) {
      await stop(server)
      server = await start(data, sample)
    }
    await pause(3_000)
    const restarted = resident(server.child.pid!)
    await stop(server)
    return { second_start: { ...sample.figures(), loaded_rss_mb: loaded ?? null, restarted_rss_mb: restarted ?? null } }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** Waits until the server has been at rest for a while: the companies that follow the first are loaded behind it. */
async function demoLoaded({ child }: Running): Promise<void> {
  const end = performance.now() + patience
  let quiet = 0
  for (let before = busy(child.pid!); quiet < 5 && performance.now() < end; ) {
    await pause(1_000)
    const now = busy(child.pid!)
    quiet = now - before < 10 ? quiet + 1 : 0
    before = now
  }
  say('  the demonstration is loaded')
}

/** Hundredths of a second of processor time that a process has used; 0 where the system does not tell. */
function busy(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return 0
  }
}

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
