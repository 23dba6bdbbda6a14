/** Every master and set-up record through its five operations, by the operations' own list. */
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operationNamed, operations } from '#platform/command'
import { Refused } from '#platform/problem'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { loadModules } from './load-modules.ts'

await loadModules()
const db = await freshDatabase()
let company: TestCompany

beforeAll(async () => {
  company = await testCompany(db, 'BE')
})

const names = new Set(operations().map(({ name }) => name))
const verbs = ['create', 'get', 'list', 'change', 'delete']
const records = [...names]
  .filter(name => name.endsWith('.get') && !/^(?:sales|purchase|access)\./.test(name))
  .map(name => name.slice(0, -'.get'.length))
  .filter(record => verbs.every(verb => names.has(`${record}.${verb}`)))

type Row = Readonly<Record<string, unknown>>

const fieldsOf = (name: string): string[] => {
  const { input } = operationNamed(name)!.operation
  return input instanceof z.ZodObject ? Object.keys(input.shape) : []
}
const pick = (row: Row, fields: readonly string[]): Row => Object.fromEntries(fields.filter(field => field in row).map(field => [field, row[field]]))

/** What an operation gives, or the codes it was refused with; anything else that is thrown fails the test. */
const tried = async (name: string, input: object): Promise<{ row?: Row; codes: readonly string[] }> => {
  try {
    return { row: await company.call<Row>(name, input), codes: [] }
  } catch (error) {
    if (error instanceof Refused) return { codes: error.problems.map(({ code }) => code) }
    throw error
  }
}

/** A key that no row has, of the types the key is of. */
const noKey = (record: string): Row => {
  const { shape } = operationNamed(`${record}.get`)!.operation.input as z.ZodObject
  const values: readonly unknown[] = ['00000000-0000-4000-8000-000000000000', 'NOWHERE', '1999-01-01', 987_654, '1', 'customer', true, 'sales', 'posted_receipt', 'vendor_statement']
  return Object.fromEntries(
    Object.entries(shape).map(([field, type]) => [field, values.find(value => (type as z.ZodType).safeParse(value).success)]),
  )
}

it('there are many', () => expect(records.length).toBeGreaterThan(35))

describe.each(records)('%s', record => {
  it('finds nothing, changes nothing and deletes nothing under a key that no row has', async () => {
    const key = noKey(record)
    for (const verb of ['get', 'change', 'delete'])
      expect((await tried(`${record}.${verb}`, key)).codes, verb).toContain('platform.record_not_found')
  })

  it('refuses to be made of nothing', async () => {
    const { codes } = await tried(`${record}.create`, {})
    expect(codes.length).toBeGreaterThan(0)
  })

  it('gives one by one what it lists; a change of nothing changes nothing; another with its key is refused', async () => {
    const { rows } = await company.call<{ rows: readonly Row[] }>(`${record}.list`, { limit: 3 })
    for (const listed of rows) {
      const key = pick(listed, fieldsOf(`${record}.get`))
      const read = await company.call<Row>(`${record}.get`, key)
      expect(read).toMatchObject(key)
      const changed = await company.call<Row>(`${record}.change`, { ...key, ...pick(read, ['version']) })
      expect({ ...changed, version: 0, modifiedAt: 0 }).toEqual({ ...read, version: 0, modifiedAt: 0 })
      const twin = await tried(`${record}.create`, pick(read, fieldsOf(`${record}.create`)))
      // Rows known by an id alone may have a twin; it goes as it came.
      if (twin.row) expect(await tried(`${record}.delete`, pick(twin.row, fieldsOf(`${record}.delete`)))).toMatchObject({ codes: [] })
    }
  })
})

it('what nothing uses is deleted, what something uses says what uses it', async () => {
  let deleted = 0
  const kept = new Set<string>()
  for (const record of records.toReversed()) {
    const { rows } = await company.call<{ rows: readonly Row[] }>(`${record}.list`, { limit: 2 })
    for (const listed of rows) {
      const key = pick(listed, fieldsOf(`${record}.delete`))
      const { row, codes } = await tried(`${record}.delete`, key)
      if (row) {
        deleted++
        expect((await tried(`${record}.get`, pick(listed, fieldsOf(`${record}.get`)))).codes).toContain('platform.record_not_found')
      } else for (const code of codes) kept.add(code)
    }
  }
  expect(deleted).toBeGreaterThan(10)
  expect([...kept]).toContain('platform.in_use')
})
