import { expect, test, vi } from 'vitest'
import { defineJob, jobs } from './jobs.ts'
import { log } from './log.ts'
import { testCompany } from './testing/company.ts'
import { freshDatabase } from './testing/database.ts'
import { runJob, startWorker } from './worker.ts'

const db = await freshDatabase()

test('a job runs for every company, and one that fails keeps no other from its turn', async () => {
  const first = await testCompany(db, 'NL')
  const second = await testCompany(db, 'NO')
  const seen: number[] = []
  const complained = vi.spyOn(log, 'error').mockImplementation(() => {})
  await runJob(db, {
    name: 'testing.count',
    everyMinute: 1,
    forEachCompany: async (_, id) => {
      seen.push(id)
      if (id === first.companyId) throw new Error('not this one')
    },
  })
  expect(seen).toEqual([first.companyId, second.companyId])
  expect(complained).toHaveBeenCalledOnce()
  complained.mockRestore()
})

test('the worker knows the jobs, keeps its schema in the database and stops when told', async () => {
  defineJob('testing.nothing', { everyMinute: 5, forEachCompany: async () => {} })
  expect(() => defineJob('testing.nothing', { everyMinute: 5, forEachCompany: async () => {} })).toThrow(/twice/)
  expect(jobs().map(job => job.name)).toContain('testing.nothing')
  const stop = await startWorker(db, db.address)
  try {
    const timed = async () =>
      (await db.owner.query<{ identifier: string }>('select identifier from graphile_worker._private_known_crontabs order by identifier')).rows
        .map(row => row.identifier)
    await expect.poll(timed, { timeout: 10_000 }).toEqual(jobs().map(job => job.name))
    await db.owner.query(`select graphile_worker.add_job('testing.nothing')`)
    const left = async () => (await db.owner.query<{ n: number }>('select count(*)::int as n from graphile_worker.jobs')).rows[0]!.n
    await expect.poll(left, { timeout: 10_000 }).toBe(0)
  } finally {
    await stop()
  }
})
