/** Timing and counting: how long runs took, how many statements each command sent, and ratios of interleaved pairs. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { observeStatements } from '../src/platform/db.ts'

/** What is told of a measurement; `floor_ratio` is null where there is no floor. */
export interface Figures {
  readonly median_ms: number
  readonly p95_ms: number
  readonly per_s: number
  /** The most statements any one command of it sent, `begin`, settings, audit row and `commit` included. */
  readonly statements: number
  readonly floor_ratio: number | null
}

const counting = new AsyncLocalStorage<{ statements: number }>()
observeStatements(() => {
  const count = counting.getStore()
  if (count) count.statements++
})

/** Runs and times work; milliseconds. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const started = performance.now()
  const result = await work()
  return { result, ms: performance.now() - started }
}

/** Collects the times of runs and the statements of their commands. */
export class Sample {
  readonly times: number[] = []
  statements = 0
  /** Milliseconds of the wall the runs took together; less than the sum of the times where they ran at once. */
  wall = 0

  /** One command of a run: counts what it sends. */
  async command<T>(work: () => Promise<T>): Promise<T> {
    const count = { statements: 0 }
    const result = await counting.run(count, work)
    this.statements = Math.max(this.statements, count.statements)
    return result
  }

  /** One run alone, of one command or several. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const { result, ms } = await timed(work)
    this.times.push(ms)
    this.wall += ms
    return result
  }

  /** Runs of several clients at once: each client takes its own list in order. */
  async clients(lists: readonly (readonly (() => Promise<unknown>)[])[]): Promise<number> {
    const { ms } = await timed(() =>
      Promise.all(
        lists.map(async list => {
          for (const work of list) this.times.push((await timed(work)).ms)
        }),
      ),
    )
    this.wall += ms
    return ms
  }

  get perSecond(): number {
    return (this.times.length / this.wall) * 1000
  }

  figures(floorRatio: number | null = null): Figures {
    return {
      median_ms: rounded(quantile(this.times, 0.5)),
      p95_ms: rounded(quantile(this.times, 0.95)),
      per_s: rounded(this.perSecond),
      statements: this.statements,
      floor_ratio: floorRatio === null ? null : rounded(floorRatio),
    }
  }
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value below which the share `at` of the values lies, by nearest rank. */
function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)] ?? 0
}

export const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** Says on standard error what is being done; standard output is for the figures alone. */
export const say = (text: string): void => console.error(text)
