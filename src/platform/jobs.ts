/** Jobs: what the program does by itself, told by the clock. Modules declare them; the worker runs them. */
import type { Databases } from './db.ts'

export interface Job {
  readonly name: string
  /** Runs every so many minutes. */
  readonly everyMinute: number
  /** Does the job for one company; it may be called again at any time and must then find nothing left to do. */
  readonly forEachCompany: (databases: Databases, companyId: number) => Promise<unknown>
}

const declared = new Map<string, Job>()

/** Declares a job. Refuses a second one of the same name. */
export function defineJob(name: string, job: Omit<Job, 'name'>): void {
  if (declared.has(name)) throw new Error(`the job ${name} is declared twice`)
  declared.set(name, { name, ...job })
}

/** Every job the program knows, in order of name. */
export const jobs = (): readonly Job[] => [...declared.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
