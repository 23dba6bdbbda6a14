/** The worker: runs the jobs the modules have declared, by the clock, and the tasks they ask for, inside the server's process. */
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, type Runner, parseCronItems, run } from 'graphile-worker'
import { type Databases, openPlainPool } from './db.ts'
import { type Job, jobs, tasks } from './jobs.ts'
import { log } from './log.ts'

/** Starting again after a loss of the database waits so long. */
const restartAfter = 5_000

const logger = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ worker: message }, 'the worker reports an error')
  else if (level === 'warning') log.warn({ worker: message }, 'the worker reports')
})

/** Does a job for every company. One company's failure is logged and keeps no other from its turn. */
export async function runJob(databases: Databases, job: Job): Promise<void> {
  const { rows } = await databases.owner.query<{ id: number }>('select id from company.companies order by id')
  for (const { id } of rows)
    try {
      await job.forEachCompany(databases, id)
    } catch (error) {
      log.error({ err: error, job: job.name, company: id }, 'a job failed')
    }
}

/**
 * Runs the jobs until it is told to stop; `owner` is the address of the owner's database, where the worker keeps its
 * own schema. Several workers on one database share the work. Gives the function that stops it after the job at hand.
 */
export async function startWorker(databases: Databases, owner: string): Promise<() => Promise<void>> {
  // A pool of our own: one of the library's may lose a connection while it is being closed, and nobody would hear of it.
  const pgPool = openPlainPool(owner, 4)
  const start = (): Promise<Runner> =>
    run({
      pgPool,
      // Long work must not keep the jobs of the clock waiting.
      concurrency: 2,
      pollInterval: 30_000,
      noHandleSignals: true,
      logger,
      taskList: Object.fromEntries([
        ...jobs().map(job => [job.name, () => runJob(databases, job)] as const),
        ...tasks().map(task => [task.name, (payload: unknown) => task.run(databases, payload)] as const),
      ]),
      parsedCronItems: parseCronItems(
        jobs().map(job => ({
          task: job.name,
          match: job.everyMinute === 1 ? '* * * * *' : `*/${job.everyMinute} * * * *`,
          options: { jobKey: job.name, maxAttempts: 1, backfillPeriod: 0 },
        })),
      ),
    })
  const stopping = new AbortController()
  let runner = await start()
  const keepRunning = (async () => {
    while (!stopping.signal.aborted) {
      await runner.promise.catch((error: unknown) => log.error({ err: error }, 'the worker broke off'))
      if (stopping.signal.aborted) return
      await pause(restartAfter)
      if (!stopping.signal.aborted) runner = await start().catch(() => runner)
    }
  })()
  return async () => {
    stopping.abort()
    await runner.stop().catch(() => {})
    await keepRunning
    await pgPool.end().catch(() => {})
  }
}
