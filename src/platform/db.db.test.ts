import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Statement, type Tx, observeStatements, openPool, withTransaction } from './db.ts'
import { dec } from './decimal.ts'
import { freshDatabase } from './testing/database.ts'

const db = await freshDatabase()

beforeAll(async () => {
  await db.owner.query(`
    create schema trial;
    grant usage on schema trial to handel_app;
    create table trial.counters (id integer primary key, value numeric not null);
    grant select, insert, update on trial.counters to handel_app;
    insert into trial.counters values (1, 0), (2, 0)`)
})

const inApp = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => withTransaction(db.app, { companyId: 7, userId: 'u1' }, fn)

describe('values come out exact', () => {
  test.each([
    ['12.50::numeric', '12.50'],
    ['123456789012345678.123456789::numeric', '123456789012345678.123456789'],
    ['42::bigint', 42],
    ['9007199254740993::bigint', '9007199254740993'],
    [`date '2026-02-28'`, '2026-02-28'],
    [`timestamptz '2026-11-20 12:30:00.25+01'`, '2026-11-20T11:30:00.25Z'],
    [`array[1.10, null]::numeric[]`, ['1.10', null]],
    [`array[date '2026-02-28']`, ['2026-02-28']],
    [`array[5]::bigint[]`, [5]],
    [`jsonb_build_object('amount', 0.1::numeric, 'lines', 3, 'text', 'a:1.5')`, { amount: '0.1', lines: 3, text: 'a:1.5' }],
    [`to_jsonb(100.00::numeric)`, '100.00'],
    [`jsonb_build_array(12345678901234567890)`, ['12345678901234567890']],
    [`null::jsonb`, null],
  ])('%s', async (expression, expected) => {
    const { value } = await inApp(tx => tx.one<{ value: unknown }>(`trial.${expression}`.slice(0, 60), `select ${expression} as value`))
    expect(value).toEqual(expected)
  })

  test('a Decimal goes in as a decimal, alone and in an array', async () => {
    const row = await inApp(tx =>
      tx.one('trial.decimals', 'select $1::numeric as one, $2::numeric[] as many', [dec('1.50'), [dec('2.25'), dec(3)]]),
    )
    expect(row).toEqual({ one: '1.5', many: ['2.25', '3'] })
  })
})

describe('a transaction', () => {
  test('runs as the application for its company and user', async () => {
    const row = await inApp(tx =>
      tx.one('trial.scope', `select current_user::text as role, current_setting('handel.company') as company, current_setting('handel.user') as "user"`),
    )
    expect(row).toEqual({ role: 'handel_app', company: '7', user: 'u1' })
  })

  test('keeps nothing of its scope for the next one on the connection', async () => {
    await inApp(async () => {})
    const row = await withTransaction(db.app, {}, tx => tx.one('trial.company', `select current_setting('handel.company') as company`))
    expect(row).toEqual({ company: '' })
  })

  test('rolls everything back when it throws', async () => {
    const failing = inApp(async tx => {
      await tx.execute('trial.spoil', 'update trial.counters set value = 99 where id = $1', [1])
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await counter(1)).toBe('0')
  })

  test('does not pretend to have committed when an error inside was swallowed', async () => {
    const swallowing = inApp(async tx => {
      await tx.execute('trial.spoil', 'update trial.counters set value = 99 where id = $1', [1])
      await tx.query('trial.wrong', 'select 1 / 0').catch(() => {})
    })
    await expect(swallowing).rejects.toThrow(/rolled back/)
    expect(await counter(1)).toBe('0')
  })

  test('counts every statement, begin and commit included; the scope is said when it is another than before', async () => {
    const pool = openPool(db.address, [], 1)
    const seen: Statement[] = []
    const work = (companyId: number) =>
      withTransaction(pool, { companyId, userId: 'someone' }, async tx => {
        await Promise.all([tx.query('trial.a', 'select 1'), tx.query('trial.b', 'select 2')])
        const { rows } = await tx.send(undefined, `select current_setting('handel.company') as company`)
        expect((rows as { company: string }[])[0]!.company).toBe(String(companyId))
        return tx.statements
      })
    const stop = observeStatements(statement => seen.push(statement))
    expect([await work(1), await work(1), await work(2)]).toEqual([5, 4, 5])
    stop()
    await pool.end()
    const inner = ['trial.a', 'trial.b', `select current_setting('handel.company') as company`, 'commit']
    expect(seen.map(({ name, sql }) => name ?? sql)).toEqual([
      'platform.scope', 'begin', ...inner, 'begin', ...inner, 'platform.scope', 'begin', ...inner,
    ])
  })

  test('says so when one row was expected and another number came', async () => {
    await expect(inApp(tx => tx.one('trial.none', 'select 1 where false'))).rejects.toThrow('trial.none gave 0 rows')
    await expect(inApp(tx => tx.maybeOne('trial.two', 'select generate_series(1, 2)'))).rejects.toThrow('gave 2 rows')
    expect(await inApp(tx => tx.maybeOne('trial.none', 'select 1 where false'))).toBeUndefined()
  })
})

test('a connection lost between two statements fails the transaction, and neither the process nor the next one', async () => {
  const lost = inApp(async tx => {
    const { pid } = await tx.one<{ pid: number }>('trial.pid', 'select pg_backend_pid() as pid')
    await db.owner.query('select pg_terminate_backend($1)', [pid])
    await pause(100)
    await tx.query('trial.again', 'select 1')
  })
  await expect(lost).rejects.toThrow()
  expect(await inApp(tx => tx.one('trial.after', 'select 1 as one'))).toEqual({ one: 1 })
})

describe('collisions', () => {
  /** Both lock one row, wait for each other, then want the other's row. */
  async function deadlock(): Promise<number> {
    let runs = 0
    const met = Promise.withResolvers<void>()
    let arrived = 0
    const transfer = (first: number, second: number) =>
      inApp(async tx => {
        runs++
        await tx.execute('trial.add', 'update trial.counters set value = value + 1 where id = $1', [first])
        if (++arrived === 2) met.resolve()
        await met.promise
        await tx.execute('trial.add', 'update trial.counters set value = value + 1 where id = $1', [second])
      })
    await Promise.all([transfer(1, 2), transfer(2, 1)])
    return runs
  }

  test('a deadlock is run again and reaches nobody', async () => {
    const before = [await counter(1), await counter(2)].map(Number)
    expect(await deadlock()).toBeGreaterThan(2)
    expect([await counter(1), await counter(2)].map(Number)).toEqual(before.map(value => value + 2))
  })

  test('gives up after the third repetition', async () => {
    let runs = 0
    const never = inApp(async tx => {
      runs++
      await tx.query('trial.collide', `do $$ begin raise exception 'again' using errcode = '40001'; end $$`)
    })
    await expect(never).rejects.toMatchObject({ code: '40001' })
    expect(runs).toBe(4)
  })

  test('another error is not run again', async () => {
    let runs = 0
    const wrong = inApp(async tx => {
      runs++
      await tx.query('trial.wrong', 'select 1 / 0')
    })
    await expect(wrong).rejects.toMatchObject({ code: '22012' })
    expect(runs).toBe(1)
  })
})

async function counter(id: number): Promise<string> {
  const { rows } = await db.owner.query<{ value: string }>('select value from trial.counters where id = $1', [id])
  return rows[0]!.value
}
