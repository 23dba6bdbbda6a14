import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type Context, implement } from '#platform/command'
import { command } from '#platform/contract'
import { log } from '#platform/log'
import { Refused, defineProblems } from '#platform/problem'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { startWorker } from '#platform/worker'
import { startedWork } from './contract.ts'
import { defineWork, startWork } from './index.ts'
import { member, pickUp, workOf } from '../../testing/long-work.ts'

const db = await freshDatabase()
const problem = defineProblems('testing', { too_heavy: ['weight'] })
let company: TestCompany
let call: TestCompany['call']
const carried: number[] = []
/** What happens while a row is being done. */
let during: (weight: number) => Promise<unknown> = async () => {}

defineWork('testing.carry', {
  row: z.strictObject({ weight: z.number() }),
  step: async (context, { weight }) => {
    await context.tx.execute('testing.carry', `insert into work.notifications (company_id, id, user_id, code, params) values ($1, $2, 'carrier', 'x', '{}')`, [
      context.companyId, context.newId(),
    ])
    carried.push(weight)
    await during(weight)
    if (weight === 13) throw new Refused([problem('too_heavy', { weight }, { field: 'weight' })])
    if (weight === 99) throw new Error('the back')
    if (weight === 50) for (let at = 1; at <= 100; at++) await context.report(at, 100)
    return { result: { code: 'testing.carried', params: { weight } }, target: { kind: 'item', id: String(weight) } }
  },
})

const contract = {
  'testing.carry': command('Carries', z.strictObject({ weights: z.array(z.number()) }), startedWork),
} as const
const carry = (context: Context, weights: readonly number[]) =>
  startWork(context, {
    kind: 'testing.carry',
    title: { code: 'testing.title', params: { count: weights.length } },
    rows: weights.map(weight => ({ label: `${weight} kg`, input: { weight } })),
  })
implement(contract, 'testing.carry', (context, { weights }) => carry(context, weights))

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  ;({ call } = await member(db, company))
})

const start = async (...weights: number[]): Promise<string> => (await call<{ workId: string }>('testing.carry', { weights })).workId
const carriedRows = async (): Promise<number> =>
  (await db.owner.query<{ n: number }>(`select count(*)::int as n from work.notifications where user_id = 'carrier'`)).rows[0]!.n

describe('long work', () => {
  it('is done row by row; what is refused keeps its problems and no trace, and no other row from being done', async () => {
    const complained = vi.spyOn(log, 'error').mockImplementation(() => {})
    const before = await carriedRows()
    const id = await start(1, 13, 99, 2)
    expect(await workOf(call, id)).toMatchObject({ state: 'waiting', total: 4, done: 0, user: 'owner' })
    await pickUp(db)
    const work = await workOf(call, id)
    expect(work).toMatchObject({ state: 'done', done: 2, refused: 2, title: { code: 'testing.title', params: { count: 4 } } })
    expect(work.rows.map(row => [row.label, row.state, row.problems.map(each => each.code).join()])).toEqual([
      ['1 kg', 'done', ''],
      ['13 kg', 'refused', 'testing.too_heavy'],
      ['99 kg', 'refused', 'work.broke_off'],
      ['2 kg', 'done', ''],
    ])
    expect(work.rows[0]).toMatchObject({ result: { code: 'testing.carried', params: { weight: 1 } }, target: { kind: 'item', id: '1' } })
    expect(await carriedRows()).toBe(before + 2)
    expect((await call<{ rows: unknown[] }>('work.get', { id, state: 'refused' })).rows).toHaveLength(2)
    expect(complained).toHaveBeenCalledOnce()
    complained.mockRestore()
  })

  it('ends in a notification that is read once, by whom it is for', async () => {
    const told = await call<{ rows: { id: string }[]; unread: number }>('work.notifications.list')
    expect(told).toMatchObject({ unread: 1, working: 0, rows: [{ said: { code: 'work.notice.done', text: '2 of 4 done, 2 refused' }, target: { kind: 'work' } }] })
    const other = company.as({ userId: 'somebody else' })
    expect(await other('work.notifications.list')).toMatchObject({ unread: 0, rows: [] })
    expect(await other('work.notifications.read')).toEqual({ unread: 0 })
    expect(await call('work.notifications.read', { ids: [told.rows[0]!.id] })).toEqual({ unread: 0 })
  })

  it('is not begun when the command that asked for it is refused', async () => {
    await expect(call('testing.carry', { weights: [] })).rejects.toThrow()
    expect((await call<{ rows: unknown[] }>('work.list')).rows).toHaveLength(1)
  })

  it('is stopped between two rows, and says how far it came', async () => {
    const id = await start(3, 4, 5)
    during = async weight => (weight === 4 ? call('work.cancel', { id }) : undefined)
    await pickUp(db)
    during = async () => {}
    const work = await workOf(call, id)
    expect(work).toMatchObject({ state: 'cancelled', done: 2, refused: 0 })
    expect(work.rows.map(row => row.state)).toEqual(['done', 'done', 'cancelled'])
    await expect(call('work.cancel', { id })).rejects.toMatchObject({ problems: [{ code: 'work.already_ended' }] })
    expect(await call('work.notifications.list', { limit: 1 })).toMatchObject({ rows: [{ said: { code: 'work.notice.cancelled', text: 'Stopped: 2 of 3 done' } }] })
  })

  it('is stopped within a row that tells how far it is, and that row is undone', async () => {
    const before = await carriedRows()
    const id = await start(50)
    during = async () => call('work.cancel', { id })
    await pickUp(db)
    during = async () => {}
    expect(await workOf(call, id)).toMatchObject({ state: 'cancelled', done: 0, rows: [{ state: 'cancelled' }] })
    expect(await carriedRows()).toBe(before)
  })

  it('is never done by two workers at once', async () => {
    carried.length = 0
    const id = await start(...Array.from({ length: 12 }, (_, at) => at + 100))
    let atOnce = 0
    let most = 0
    during = async () => {
      most = Math.max(most, ++atOnce)
      await new Promise(resolve => setTimeout(resolve, 3))
      atOnce--
    }
    while ((await workOf(call, id)).state !== 'done') await Promise.all([pickUp(db), pickUp(db), pickUp(db)])
    during = async () => {}
    expect(most).toBe(1)
    expect(carried).toEqual(Array.from({ length: 12 }, (_, at) => at + 100))
  })

  it('is seen and stopped by whoever may do the operation that asked for it, and by no one else', async () => {
    const id = await start(6)
    const stranger = company.as({ userId: 'stranger', may: name => name !== 'testing.carry' })
    await expect(stranger('work.get', { id })).rejects.toMatchObject({ status: 404 })
    await expect(stranger('work.cancel', { id })).rejects.toMatchObject({ status: 404 })
    const colleague = company.as({ userId: 'colleague' })
    expect(await colleague('work.list')).toMatchObject({ rows: [] })
    expect(await colleague('work.cancel', { id })).toMatchObject({ id })
    await pickUp(db)
    expect(await workOf(call, id)).toMatchObject({ state: 'cancelled', done: 0 })
  })

  it('is begun at once by a worker that runs', async () => {
    const stop = await startWorker(db, db.address)
    try {
      const id = await start(7, 8)
      await expect.poll(async () => (await workOf(call, id)).state, { timeout: 10_000, interval: 50 }).toBe('done')
    } finally {
      await stop()
    }
  })
})
