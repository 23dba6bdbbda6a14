/**
 * Jobs and tasks: what the program does by itself. A job is told by the clock, a task by a transaction that asks for it.
 * Modules declare them; the worker runs them.
 */
import type { Databases, Tx } from './db.ts'

export interface Job {
  readonly name: string
  /** Runs every so many minutes. */
  readonly everyMinute: number
  /** Does the job for one company; it may be called again at any time and must then find nothing left to do. */
  readonly forEachCompany: (databases: Databases, companyId: number) => Promise<unknown>
}

export interface Task {
  readonly name: string
  /** Does what was asked for; asked twice it must do it once. */
  readonly run: (databases: Databases, payload: unknown) => Promise<void>
}

const declared = new Map<string, Job>()
const declaredTasks = new Map<string, Task>()

/** Declares a job. Refuses a second one of the same name. */
export function defineJob(name: string, job: Omit<Job, 'name'>): void {
  if (declared.has(name)) throw new Error(`the job ${name} is declared twice`)
  declared.set(name, { name, ...job })
}

/** Declares a task. Refuses a second one of the same name. */
export function defineTask(name: string, run: Task['run']): void {
  if (declaredTasks.has(name) || declared.has(name)) throw new Error(`the task ${name} is declared twice`)
  declaredTasks.set(name, { name, run })
}

const byName = (left: { name: string }, right: { name: string }): number => (left.name < right.name ? -1 : 1)

/** Every job the program knows, in order of name. */
export const jobs = (): readonly Job[] => [...declared.values()].sort(byName)

/** Every task the program knows, in order of name. */
export const tasks = (): readonly Task[] => [...declaredTasks.values()].sort(byName)

/**
 * Asks the worker for a task as soon as the transaction commits; a key that already waits is not asked for twice. A worker
 * that died, or was never there, forgets it: whoever defines the task also looks by the clock for what was left.
 */
export async function enqueue(tx: Tx, task: string, payload: unknown, key: string): Promise<void> {
  await tx.execute('platform.enqueue', 'select platform.enqueue($1, $2, $3)', [task, JSON.stringify(payload), key])
}
