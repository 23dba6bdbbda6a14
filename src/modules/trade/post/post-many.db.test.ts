import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentView } from '#contract/trade'
import { projectFolder } from '#platform/project'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { loadModules } from '../../../load-modules.ts'
import { member, pickUp, workOf } from '../../../testing/long-work.ts'

await loadModules()
const db = await freshDatabase()
let company: TestCompany
let call: TestCompany['call']
let userId: string

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  ;({ call, userId } = await member(db, company))
})

const invoice = async (quantity = '1'): Promise<DocumentView> =>
  call<DocumentView>('sales.invoice.create', { partyNumber: 'C-DOM', lines: [{ itemNumber: 'SRV-1', quantity, unitPrice: '10' }] })
const invoices = async (count: number): Promise<string[]> => {
  const ids: string[] = []
  for (let at = 0; at < count; at++) ids.push((await invoice()).id)
  return ids
}
const postedNumbers = async (): Promise<string[]> =>
  (await call<{ rows: { number: string }[] }>('sales.posted_invoice.list', { sort: [{ field: 'number' }], limit: 1000 })).rows.map(row => row.number)

describe('many documents', () => {
  it('are posted one after the other, in the order asked, each with what came of it', async () => {
    const [first, second] = await invoices(2)
    const empty = await call<DocumentView>('sales.invoice.create', { partyNumber: 'C-DOM' })
    const ids = [second!, empty.id, first!, second!, '00000000-0000-7000-8000-000000000000']
    const { workId, total } = await call<{ workId: string; total: number }>('sales.invoice.post_many', { ids, postingDate: '2026-06-20' })
    expect(total).toBe(4)
    await pickUp(db)
    const work = await workOf(call, workId)
    expect(work).toMatchObject({ state: 'done', done: 2, refused: 2, title: { params: { documents: 'sales_invoice', count: 4 } } })
    expect(work.rows.map(row => row.state)).toEqual(['done', 'refused', 'done', 'refused'])
    expect(work.rows[1]).toMatchObject({ target: { kind: 'sales.invoice', id: empty.id }, problems: [{ code: expect.any(String) }] })
    expect(work.rows[3]).toMatchObject({ label: '–', problems: [{ code: 'trade.document_gone' }] })
    const [later, earlier] = await postedNumbers()
    expect(work.rows[0]).toMatchObject({ target: { kind: 'sales.posted_invoice' }, result: { code: 'trade.work.posted', params: { numbers: expect.stringContaining(later!) } } })
    expect(work.rows[2]).toMatchObject({ result: { params: { numbers: expect.stringContaining(earlier!) } } })
    expect(await call('sales.posted_invoice.get', { id: work.rows[0]!.target!.id })).toMatchObject({ postingDate: '2026-06-20' })
    const audit = await call<{ rows: { operation: string; userId: string }[] }>('access.audit.list', { operation: 'sales.invoice.post' })
    expect(audit.rows.map(row => row.userId)).toEqual([userId, userId])
  })

  it('are refused when whoever asked may no longer post them', async () => {
    const { workId } = await call<{ workId: string }>('sales.invoice.post_many', { ids: await invoices(1) })
    await db.owner.query(`update access.memberships set permission_set = 'warehouse' where user_id = $1`, [userId])
    await pickUp(db)
    await db.owner.query(`update access.memberships set permission_set = 'owner' where user_id = $1`, [userId])
    expect(await workOf(call, workId)).toMatchObject({ refused: 1, rows: [{ problems: [{ code: 'platform.not_allowed' }] }] })
  })

  it.each(['sales.order', 'sales.return_order', 'sales.credit_memo', 'purchase.order', 'purchase.return_order', 'purchase.invoice', 'purchase.credit_memo'])(
    'of %s are posted as one would be',
    async kind => {
      const side = kind.startsWith('sales') ? 'sales' : 'purchase'
      const created = await call<DocumentView>(`${kind}.create`, {
        partyNumber: side === 'sales' ? 'C-DOM' : 'V-DOM',
        ...(side === 'purchase' ? { externalNumber: `X-${kind}` } : {}),
        lines: [{ itemNumber: 'SRV-1', quantity: '1', unitPrice: '10' }],
      })
      const { workId } = await call<{ workId: string }>(`${kind}.post_many`, { ids: [created.id] })
      await pickUp(db)
      expect(await workOf(call, workId)).toMatchObject({ done: 1, refused: 0 })
    },
  )

  it('go on where they were after a worker was killed, and none is posted twice', { timeout: 90_000 }, async () => {
    const before = (await postedNumbers()).length
    const count = 60
    const ids = await invoices(count)
    const worker = spawn(process.execPath, [join(projectFolder, 'src/cli.ts'), 'start', '--role', 'worker'], {
      env: { ...process.env, DATABASE_URL: db.address, HANDEL_LOG: 'error' },
      stdio: 'ignore',
    })
    const killed = new Promise(resolve => worker.on('exit', resolve))
    await expect.poll(async () => (await db.owner.query(`select to_regclass('graphile_worker._private_jobs') as there`)).rows[0].there, { timeout: 30_000 }).not.toBeNull()
    const { workId } = await call<{ workId: string }>('sales.invoice.post_many', { ids })
    await expect.poll(async () => (await workOf(call, workId)).done, { timeout: 30_000, interval: 5 }).toBeGreaterThan(3)
    worker.kill('SIGKILL')
    await killed
    const left = await workOf(call, workId)
    expect(left.state).toBe('running')
    expect(left.done).toBeLessThan(count)
    await pickUp(db)
    while ((await workOf(call, workId)).state !== 'done') await pickUp(db)
    expect(await workOf(call, workId)).toMatchObject({ done: count, refused: 0 })
    const numbers = await postedNumbers()
    expect(numbers).toHaveLength(before + count)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

describe('one command for each of many', () => {
  const each = (operation: string, ids: readonly string[]) =>
    call<{ workId: string }>('work.run_each', {
      operation,
      title: 'Facturen vrijgeven',
      rows: ids.map((id, at) => ({ label: `no. ${at}`, input: { id }, target: { kind: 'sales.invoice', id } })),
    })
  const done = async ({ workId }: { workId: string }) => {
    await pickUp(db)
    return workOf(call, workId)
  }

  it('is done as if each had been asked for by itself; what was refused is tried again when it is mended', async () => {
    const [full] = await invoices(1)
    const empty = await call<DocumentView>('sales.invoice.create', { partyNumber: 'C-DOM' })
    const first = await done(await each('sales.invoice.release', [full!, empty.id]))
    expect(first).toMatchObject({ state: 'done', done: 1, refused: 1, repeatable: true, title: { text: 'Facturen vrijgeven (2)' } })
    expect(first.rows).toMatchObject([
      { label: 'no. 0', state: 'done', result: { code: 'work.carried_out' }, target: { id: full } },
      { state: 'refused', problems: [{ code: expect.any(String), message: expect.stringMatching(/\w/) }], target: { id: empty.id } },
    ])
    expect(await call('sales.invoice.get', { id: full })).toMatchObject({ status: 'released' })
    await call('sales.invoice.lines.create', { documentId: empty.id, lines: [{ itemNumber: 'SRV-1', quantity: '1', unitPrice: '3' }] })
    const again = await done(await call<{ workId: string }>('work.run_refused', { id: first.id, acceptWarnings: true }))
    expect(again).toMatchObject({ total: 1, done: 1, refused: 0, title: { text: 'Facturen vrijgeven (1)' } })
    await expect(call('work.run_refused', { id: again.id })).rejects.toMatchObject({ problems: [{ code: 'work.none_refused' }] })
  })

  it('leads nowhere once what it was done to is gone', async () => {
    const ids = await invoices(2)
    const { rows } = await done(await each('sales.invoice.delete', ids))
    expect(rows).toMatchObject([{ state: 'done', target: null }, { state: 'done', target: null }])
  })

  it.each(['access.users.create', 'access.api_keys.create', 'work.run_each', 'sales.invoice.post_many', 'sales.invoice.list', 'nothing.at_all'])(
    'is not for %s',
    async operation => {
      await expect(each(operation, ['x'])).rejects.toMatchObject({ problems: [{ code: 'work.not_for_each' }] })
    },
  )

  it('is for nobody who may not do it to one', async () => {
    const [id] = await invoices(1)
    const barred = company.as({ userId, may: name => name !== 'sales.invoice.delete' })
    await expect(barred('work.run_each', { operation: 'sales.invoice.delete', title: 'x', rows: [{ label: 'x', input: { id } }] })).rejects.toMatchObject({
      problems: [{ code: 'work.not_for_each' }],
    })
  })
})
