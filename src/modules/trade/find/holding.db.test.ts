/** Searching in long lists of masters: found by the index of parts of words, and found as reading every row would find it. */
import { beforeAll, expect, it } from 'vitest'
import { withTransaction } from '#platform/db'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { countStatements } from '../testing.ts'
import '../index.ts'

const db = await freshDatabase()
const many = 6_000
let company: TestCompany
let other: TestCompany

/** Copies a row until there are many, each with a name of its own. */
async function multiply(table: string, id: string, changes: string): Promise<void> {
  const { rows } = await db.owner.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [table])
  const names = rows.map(({ name }) => name)
  await db.owner.query(
    `insert into ${table} (${names.join(', ')}) select ${names.map(name => `c.${name}`).join(', ')} from ${table} r, generate_series(1, $3::integer) n,
       jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), ${changes})) c where r.company_id = $1 and r.id = $2`,
    [company.companyId, id, many])
  await db.owner.query(`vacuum analyze ${table}`)
}

beforeAll(async () => {
  ;[company, other] = [await testCompany(db, 'NL'), await testCompany(db, 'BE')]
  await multiply('parties.parties', company.customers.domestic.id, `'number', 'L' || n, 'name', 'Handelshuis ' || md5(n::text)`)
  await multiply('items.items', company.items.inventory[0]!.id, `'number', 'L' || n, 'description', 'Onderdeel ' || md5(n::text)`)
})

interface Rows { rows: { number: string }[]; total?: number }

/** Pages of the database that a statement looked at, its functions included. */
async function pagesRead(sql: string, params: readonly unknown[]): Promise<number> {
  return withTransaction(db.app, { companyId: company.companyId }, async tx => {
    await tx.send(undefined, sql, params)
    const { rows } = await tx.send(undefined, `explain (analyze, buffers, format json) ${sql}`, params)
    const [{ Plan: plan }] = (rows[0] as { 'QUERY PLAN': [{ Plan: Record<string, number> }] })['QUERY PLAN']
    return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!
  })
}

it.each([
  ['parties.customers_holding', 'parties.parties'],
  ['items.holding', 'items.items'],
])('%s reads a few pages of the many, under the rights of the application', async (name, table) => {
  const { rows } = await db.owner.query<{ pages: number }>('select relpages as pages from pg_class where oid = $1::regclass', [table])
  const read = await pagesRead(`select ${name}($1, $2)`, [['%c20ad4d7%'], 500])
  expect(rows[0]!.pages).toBeGreaterThan(100)
  expect(read).toBeLessThan(rows[0]!.pages / 5)
})

it.each(['parties.customers.list', 'items.list'])('%s finds in every field, every word, whatever the case, with one statement more', async list => {
  const found = async (search: string, more: object = {}) => company.call<Rows>(list, { search, limit: 20, total: true, ...more })
  expect((await found('C20AD4D7')).rows.map(({ number }) => number)).toEqual(['L12'])
  expect((await found('l123 onderdeel')).rows.length + (await found('l123 handels')).rows.length).toBe(11)
  const { statements } = await countStatements(() => company.call(list, { search: 'c20ad4d7', limit: 20 }))
  expect(statements).toBe(4)
})

it('what nearly all hold is found by reading on in the order asked for', async () => {
  const { rows, total } = await company.call<Rows>('items.list', { search: 'onderdeel', limit: 3, total: true, sort: [{ field: 'number' }] })
  expect(total).toBe(many)
  expect(rows.map(({ number }) => number)).toEqual(['L1', 'L10', 'L100'])
})

it('another company finds nothing of it; a wildcard is a letter like others', async () => {
  expect((await other.call<Rows>('parties.customers.list', { search: 'c20ad4d7' })).rows).toEqual([])
  expect((await company.call<Rows>('items.list', { search: 'L12_45' })).rows).toEqual([])
})
