/** Long work whose worker is killed with -9 in the middle: whoever comes next goes on, nothing is lost and nothing done twice. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { loadModules } from '../src/load-modules.ts'
import { projectFolder } from '../src/platform/project.ts'
import { testCompany } from '../src/platform/testing/company.ts'
import { freshDatabase } from '../src/platform/testing/database.ts'
import { member, pickUp, workOf } from '../src/testing/long-work.ts'

await loadModules()
const db = await freshDatabase()
const company = await testCompany(db, 'NL')
const { call } = await member(db, company)

const children: ReturnType<typeof spawn>[] = []
afterAll(() => children.forEach(child => child.kill('SIGKILL')))

/** A worker in a process of its own. */
function worker() {
  const child = spawn(process.execPath, [join(projectFolder, 'scenarios/work-doer.ts'), db.address], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, HANDEL_LOG: 'silent' } })
  children.push(child)
  return child
}

/** Waits until so many rows are done. */
const until = (id: string, least: number): Promise<boolean> =>
  vi.waitUntil(async () => (await workOf(call, id)).done >= least, { timeout: 90_000, interval: 20 })

const documents = 200
const rejected = 57

it('two hundred invoices, a worker killed twice, one document refused', { timeout: 240_000 }, async () => {
  const ids: string[] = []
  for (let n = 0; n < documents; n++) {
    const lines = n === rejected ? [] : [{ itemNumber: 'SRV-1', quantity: '1', unitPrice: String(n + 1) }]
    ids.push((await call<{ id: string }>('sales.invoice.create', { partyNumber: 'C-DOM', lines })).id)
  }
  const { workId } = await call<{ workId: string }>('sales.invoice.post_many', { ids })
  for (const least of [3, 80]) {
    const child = worker()
    await until(workId, least)
    const gone = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    const left = await workOf(call, workId)
    expect(left.state).toBe('running')
    expect(left.done).toBeLessThan(documents - 1)
  }
  // The server takes a moment to see that nobody holds the row any more.
  await expect.poll(async () => {
    await pickUp(db)
    return (await workOf(call, workId)).state
  }, { timeout: 120_000 }).toBe('done')

  const work = await workOf(call, workId)
  expect(work).toMatchObject({ done: documents - 1, refused: 1, total: documents })
  const { rows: refused } = await call<{ rows: { label: string; problems: { code: string }[]; target: { id: string } }[] }>('work.get', { id: workId, state: 'refused' })
  expect(refused.map(({ target, problems }) => [target.id, problems.length > 0])).toEqual([[ids[rejected], true]])
  expect(refused[0]!.label).toMatch(/C-DOM|Test customer/)

  // Each was posted once, under numbers without a gap, and the G/L has each amount once.
  const { rows: posted } = await db.owner.query<{ number: string; source: string }>(
    `select n.number, d.source_id as source from trade.posted_documents d join ledger.documents n on n.company_id = d.company_id and n.id = d.id
     where d.company_id = $1 and d.kind = 'invoice' order by n.number`,
    [company.companyId],
  )
  expect(new Set(posted.map(({ source }) => source))).toEqual(new Set(ids.filter((_, n) => n !== rejected)))
  expect(posted).toHaveLength(documents - 1)
  const numbers = posted.map(({ number }) => Number(/\d+$/.exec(number)![0]))
  expect(numbers.at(-1)! - numbers[0]!).toBe(documents - 2)
  const { rows: owed } = await db.owner.query<{ sum: string }>('select sum(net_lcy)::int::text as sum from openitems.party_entries where company_id = $1', [company.companyId])
  expect(owed[0]!.sum).toBe(String((documents * (documents + 1)) / 2 - (rejected + 1)))

  const { rows: told } = await call<{ rows: { target: { id: string } | null; said: { params: object } }[] }>('work.notifications.list', {})
  expect(told.filter(({ target }) => target?.id === workId).map(({ said }) => said.params)).toEqual([{ done: documents - 1, refused: 1, total: documents }])
})
