/**
 * Killed with -9 in mid-load, the program and its database, HANDEL_CRASHES times (3 when left out): every posting that
 * was acknowledged is there afterwards, none is half, and the books agree. Nothing is spared: fsync is on.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { readPostmaster, stopPostmaster } from '../src/platform/postgres/postmaster.ts'
import { projectFolder } from '../src/platform/project.ts'
import type { Told } from './crash-poster.ts'

const rounds = Number(process.env.HANDEL_CRASHES ?? 3)
const folder = join(tmpdir(), `handel-crash-${process.pid}`)
const cluster = join(folder, 'postgres')
mkdirSync(folder, { recursive: true })

afterAll(async () => {
  const found = readPostmaster(cluster)
  if (found) await stopPostmaster(found.pid)
  rmSync(folder, { recursive: true, force: true })
})

interface Life {
  readonly child: ChildProcess
  readonly found: Map<number, readonly string[]>
  readonly failed: readonly string[]
  readonly acknowledged: Map<number, readonly string[]>
}

/** Starts the program and waits until it has told what it found. */
async function begin(): Promise<Life> {
  const child = spawn(process.execPath, [join(projectFolder, 'scenarios/crash-poster.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HANDEL_LOG: 'silent', NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
  const acknowledged = new Map<number, readonly string[]>()
  let first: Extract<Told, { failed: unknown }> | undefined
  let unfinished = ''
  child.stdout!.on('data', chunk => {
    const parts = (unfinished + String(chunk)).split('\n')
    unfinished = parts.pop()!
    for (const part of parts) {
      const told = JSON.parse(part) as Told
      if ('found' in told) first = told
      else acknowledged.set(...(told.acknowledged as [number, readonly string[]]))
    }
  })
  while (!first) {
    if (child.exitCode !== null) throw new Error(`the program ended by itself with ${child.exitCode}`)
    await pause(20)
  }
  return { child, found: new Map(first.found), failed: first.failed, acknowledged }
}

/** Kills both, in either order or with a moment between. */
async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>(done => child.once('close', () => done()))
  const { pid } = readPostmaster(cluster)!
  const shots = [() => child.kill('SIGKILL'), () => process.kill(pid, 'SIGKILL')]
  if (Math.random() < 0.5) shots.reverse()
  shots[0]!()
  if (Math.random() < 0.5) await pause(Math.random() * 30)
  shots[1]!()
  await gone
}

test(`killed ${rounds} times`, async () => {
  const told = new Map<number, readonly string[]>()
  const lost: string[] = []
  let unheard = 0
  const started = performance.now()
  for (let round = 0; round <= rounds; round++) {
    const { child, found, failed, acknowledged } = await begin()
    try {
      expect(failed, `the books after ${round} crashes`).toEqual([])
      for (const [transactionNo, numbers] of told) {
        const there = found.get(transactionNo)
        if (!there || !numbers.every(number => there.includes(number))) lost.push(`${transactionNo} ${numbers.join()}`)
      }
      unheard = found.size - told.size
      if (round < rounds) {
        while (acknowledged.size === 0 && child.exitCode === null) await pause(5)
        await pause(Math.random() * 1_200)
      }
    } finally {
      await kill(child)
    }
    for (const [transactionNo, numbers] of acknowledged) told.set(transactionNo, numbers)
  }
  console.log(JSON.stringify({ rounds, acknowledged: told.size, lost: lost.length, committedUnheard: unheard, seconds: Math.round((performance.now() - started) / 1000) }))
  expect(lost).toEqual([])
  expect(told.size).toBeGreaterThan(rounds)
}, 120_000 + rounds * 60_000)
