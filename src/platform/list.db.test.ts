import { beforeAll, describe, expect, test } from 'vitest'
import { type Statement, observeStatements, withTransaction } from './db.ts'
import { type ListDefinition, type Page, listRows } from './list.ts'
import type { ListInput } from './record-contract.ts'
import { freshDatabase } from './testing/database.ts'

const db = await freshDatabase()
const many = 100_000

beforeAll(async () => {
  await db.owner.query(`
    create schema trial;
    grant usage on schema trial to handel_app;
    create table trial.things (company_id integer not null, number text not null, name jsonb not null, amount numeric
      not null,
      day date, note text not null default '', primary key (company_id, number));
    select platform.guard('trial.things', 'draft');
    insert into trial.things values
      (1, 'A1', '{"en": "Bicycle", "nl-NL": "Fiets"}', 10.50, '2026-01-10', '100% wool'),
      (1, 'A2', '{"en": "Motor cycle", "nl-NL": "Motorfiets"}', 20, null, ''),
      (1, 'B1', '{"en": "Boat"}', -5, '2026-03-01', 'it''s'),
      (1, 'B2', '{"en": "Train"}', 20, '2026-02-01', ''),
      (2, 'A1', '{"en": "Elsewhere"}', 1, '2026-01-10', '');
    insert into trial.things select 3, lpad(n::text, 6, '0'), '{"en": "Thing"}', n % 100, date '2020-01-01' + n %
      2000, '' from generate_series(1, ${many}) n;
    create index on trial.things (company_id, amount desc, number desc);
    analyze trial.things`)
})

const things: ListDefinition = {
  from: 'trial.things t',
  company: 't.company_id',
  columns: {
    number: { sql: 't.number', kind: 'code' },
    name: { sql: 'platform.text_in(t.name, :language)', kind: 'local_text' },
    amount: { sql: 't.amount', kind: 'decimal' },
    day: { sql: 't.day', kind: 'date', nullable: true },
    note: { sql: 't.note', kind: 'text', sortable: false },
    overdue: { sql: 't.day < :workDate', kind: 'boolean', nullable: true },
  },
  key: ['number'],
  search: ['number', 'name'],
}

const list = (input: ListInput, { companyId = 1, language = 'en', definition = things } = {}): Promise<Page> =>
  withTransaction(db.app, { companyId }, tx =>
    listRows(tx, { companyId, language, workDate: '2026-02-15' }, definition, input),
  )

const numbers = async (input: ListInput, options = {}): Promise<unknown[]> =>
  (await list(input, options)).rows.map(row => row.number)

async function allPages(input: ListInput, options = {}): Promise<unknown[]> {
  const seen: unknown[] = []
  for (let after: string | undefined; ;) {
    const page = await list({ ...input, ...(after ? { after } : {}) }, options)
    seen.push(...page.rows.map(row => row.number))
    if (!page.next) return seen
    after = page.next
  }
}

test("rows come in the caller's language, by key, of the company alone", async () => {
  expect(await list({}, { language: 'nl-BE' })).toEqual({
    rows: [
      { number: 'A1', name: 'Fiets', amount: '10.50', day: '2026-01-10', note: '100% wool', overdue: true },
      { number: 'A2', name: 'Motorfiets', amount: '20', day: null, note: '', overdue: null },
      { number: 'B1', name: 'Boat', amount: '-5', day: '2026-03-01', note: `it's`, overdue: false },
      { number: 'B2', name: 'Train', amount: '20', day: '2026-02-01', note: '', overdue: true },
    ],
  })
})

test('whoever jumps reads any place from either end, in the same order', async () => {
  const sort = [{ field: 'day', direction: 'desc' as const }]
  const whole = await numbers({ sort })
  expect(whole).toEqual(['A2', 'B1', 'B2', 'A1'])
  expect(await numbers({ sort, skip: 1, limit: 2 })).toEqual(['B1', 'B2'])
  expect(await numbers({ sort, fromEnd: true, limit: 3 })).toEqual(['B1', 'B2', 'A1'])
  expect(await numbers({ sort, fromEnd: true, skip: 3, limit: 3 })).toEqual(['A2'])
  const { next } = await list({ sort, limit: 1 })
  expect(await numbers({ sort, after: next, skip: 1, limit: 1 })).toEqual(['B2'])
  expect(await numbers({ sort, skip: 10 })).toEqual([])
})

test('sums are exact, of all the filter leaves, apart for each value of a field', async () => {
  const { rows, sums } = await list({ limit: 1, filter: { number: 'A*|B2' }, sums: { fields: ['amount'] } })
  expect([rows.length, sums]).toEqual([1, [{ by: null, count: 3, values: { amount: '50.50' } }]])
  expect((await list({ sums: { fields: ['amount'], by: 'overdue' } })).sums).toEqual([
    { by: '', count: 1, values: { amount: '20' } },
    { by: 'false', count: 1, values: { amount: '-5' } },
    { by: 'true', count: 2, values: { amount: '30.50' } },
  ])
  expect((await list({ filter: { number: 'Z' }, sums: { fields: ['amount'] } })).sums).toEqual([
    { by: null, count: 0, values: { amount: '0' } },
  ])
  expect((await list({ limit: 1, sums: { fields: ['amount'] } }, { companyId: 3 })).sums).toEqual([
    { by: null, count: many, values: { amount: '4950000' } },
  ])
})

describe('filters', () => {
  test.each<[ListInput['filter'], string[]]>([
    [{ number: 'a1|b2' }, ['A1', 'B2']],
    [{ number: 'A1..A9' }, ['A1', 'A2']],
    [{ name: '*cycle' }, ['A1', 'A2']],
    [{ amount: '<0|>=20' }, ['A2', 'B1', 'B2']],
    [{ amount: '>0&<20' }, ['A1']],
    [{ amount: 20 }, ['A2', 'B2']],
    [{ day: `''` }, ['A2']],
    [{ day: '<>2026-01-10' }, ['A2', 'B1', 'B2']],
    [{ note: `'it''s'` }, ['B1']],
    [{ note: '100%*' }, ['A1']],
    [{ note: '%' }, []],
    [{ overdue: true }, ['A1', 'B2']],
    [{ name: '', number: 'B*' }, ['B1', 'B2']],
    [{ name: `x'; delete from trial.things; --` }, []],
  ])('%j', async (filter, expected) => {
    expect(await numbers({ filter })).toEqual(expected)
  })
})

test('every word of a search must be somewhere', async () => {
  expect(await numbers({ search: 'cycle a' })).toEqual(['A1', 'A2'])
  expect(await numbers({ search: 'motor cycle' })).toEqual(['A2'])
  expect(await numbers({ search: '%' })).toEqual([])
  // A list that looks nowhere leaves nothing out.
  expect(await numbers({ search: 'cycle' }, { definition: { ...things, search: [] } })).toEqual(['A1', 'A2', 'B1', 'B2'])
})

test('only the fields asked for and the key, and the total of what the filter leaves', async () => {
  expect(await list({ fields: ['amount'], filter: { number: 'A*' }, limit: 1, total: true })).toEqual({
    rows: [{ number: 'A1', amount: '10.50' }],
    next: expect.any(String) as string,
    total: 2,
  })
})

test('rows that fit on a page are not looked for again to be counted', async () => {
  const statementsOf = async (input: ListInput): Promise<[number | undefined, number]> => {
    const seen: Statement[] = []
    const stop = observeStatements(statement => seen.push(statement))
    const { total } = await list({ ...input, total: true }).finally(stop)
    return [total, seen.filter(({ sql }) => sql.includes('trial.things')).length]
  }
  expect(await statementsOf({ search: 'cycle' })).toEqual([2, 1])
  expect(await statementsOf({ search: 'cycle', fromEnd: true })).toEqual([2, 1])
  expect(await statementsOf({ search: 'cycle', limit: 1 })).toEqual([2, 2])
  expect(await statementsOf({ search: 'cycle', skip: 1 })).toEqual([2, 2])
  expect(await statementsOf({ search: 'nothing' })).toEqual([0, 1])
})

describe('pages follow each other without a gap or a repetition', () => {
  test.each<[string, ListInput['sort'], string[]]>([
    ['by key', [], ['A1', 'A2', 'B1', 'B2']],
    ['downwards', [{ field: 'number', direction: 'desc' }], ['B2', 'B1', 'A2', 'A1']],
    ['ties go on by the key', [{ field: 'amount', direction: 'desc' }], ['B2', 'A2', 'A1', 'B1']],
    ['blanks last upwards', [{ field: 'day' }], ['A1', 'B2', 'B1', 'A2']],
    ['blanks first downwards', [{ field: 'day', direction: 'desc' }], ['A2', 'B1', 'B2', 'A1']],
    [
      'two ways at once',
      [
        { field: 'amount', direction: 'desc' },
        { field: 'number', direction: 'asc' },
      ],
      ['A2', 'B2', 'A1', 'B1'],
    ],
  ])('%s', async (_, sort, expected) => {
    for (const limit of [1, 2, 3, 4]) expect(await allPages({ sort: sort!, limit })).toEqual(expected)
  })
})

describe('what cannot be understood is refused, all at once', () => {
  test.each<[string, ListInput, object[]]>([
    [
      'filters',
      { filter: { amount: 'much', day: 'x' } },
      [
        {
          code: 'platform.bad_filter',
          field: 'amount',
          params: { field: 'amount', value: 'much', kind: 'decimal', values: '' },
        },
        { code: 'platform.bad_filter', field: 'day', params: { field: 'day', value: 'x', kind: 'date', values: '' } },
      ],
    ],
    [
      'fields',
      { filter: { colour: 'red' }, fields: ['price', 'number'] },
      [
        { code: 'platform.unknown_field', field: 'colour' },
        { code: 'platform.unknown_field', field: 'price' },
      ],
    ],
    ['inherited names', { fields: ['constructor'] }, [{ code: 'platform.unknown_field' }]],
    ['sorting', { sort: [{ field: 'note' }] }, [{ code: 'platform.not_sortable' }]],
    ['sums of texts', { sums: { fields: ['name'] } }, [{ code: 'platform.not_a_number_field', field: 'name' }]],
    ['cursors', { after: 'x' }, [{ code: 'platform.bad_cursor' }]],
    [
      'forged cursors',
      {
        sort: [{ field: 'amount' }],
        after: Buffer.from(JSON.stringify(['amount asc,number asc', `1'; --`, 'A1'])).toString('base64url'),
      },
      [{ code: 'platform.bad_cursor' }],
    ],
  ])('%s', async (_, input, problems) => {
    await expect(list(input)).rejects.toMatchObject({ problems })
  })

  test('a cursor of another sorting', async () => {
    const { next } = await list({ limit: 1 })
    await expect(list({ after: next!, sort: [{ field: 'amount' }] })).rejects.toMatchObject({
      problems: [{ code: 'platform.bad_cursor' }],
    })
  })
})

describe('at a hundred thousand rows', () => {
  test('a page is one statement between begin and commit, and late pages cost what the first one does', async () => {
    const sort = [{ field: 'amount', direction: 'desc' as const }]
    const statements: Statement[] = []
    const stop = observeStatements(statement => statements.push(statement))
    const { next } = await list({ sort, limit: 50 }, { companyId: 3 })
    stop()
    expect(statements.filter(({ sql }) => sql.includes('trial.things'))).toHaveLength(1)
    expect(statements.length).toBeLessThanOrEqual(4)
    const late = await list({ sort, limit: 50, filter: { amount: '<1' } }, { companyId: 3 })
    expect(late.rows).toHaveLength(50)
    const after = await plan({ sort, limit: 50, after: next!, fields: ['number', 'amount'] }, [3, 99, '099999', 51])
    expect(after).toMatch(/Index (Only )?Scan/)
    expect(after).not.toMatch(/Seq Scan|Sort/)
  })

  const plan = async (input: ListInput, parameters: readonly unknown[]): Promise<string> => {
    let sent: Statement | undefined
    const stop = observeStatements(statement => statement.sql.includes('trial.things') && (sent = statement))
    await list(input, { companyId: 3 })
    stop()
    const filled = sent!.sql.replaceAll(/\$(\d)/g, (_, place: string) => {
      const value = parameters[Number(place) - 1]
      return typeof value === 'number' ? String(value) : `'${value as string}'`
    })
    const { rows } = await withTransaction(db.app, { companyId: 3 }, tx => tx.send(undefined, `explain ${filled}`))
    return rows.map(row => (row as Record<string, string>)['QUERY PLAN']).join('\n')
  }
})
