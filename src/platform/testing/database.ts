/** Databases for tests: each test file works on a clone of its own. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { type Databases, type Pool, openDatabases, openPool } from '../db.ts'
import { templateName } from './global-setup.ts'

export interface TestDatabase extends Databases {
  readonly name: string
  /** Connection string of the owner. */
  readonly address: string
}

/** A template beyond the migrated one: prepared once in a run of the tests, then cloned like it. */
export interface Prepared {
  readonly name: string
  readonly prepare: (databases: Databases) => Promise<void>
}

/**
 * A migrated database of one's own, with the owner's and the application's pools; closed and dropped after the tests
 * of the file (call it at the top of the file or of a `describe`: `const db = await freshDatabase()`).
 * With `from`, a clone of a database that was prepared further, such as one with a demo company in it.
 */
export async function freshDatabase(from?: Prepared): Promise<TestDatabase> {
  const base = inject('postgres')
  const admin = openPool(base, [], 1)
  const template = from ? await preparedTemplate(base, admin, from) : templateName
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await clone(admin, template, name)
  const address = addressOf(base, name)
  const databases = openDatabases({ owner: address })
  afterAll(async () => {
    await databases.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return { ...databases, name, address }
}

const addressOf = (base: string, name: string): string => base.replace('/handel?', `/${name}?`)

const clone = (admin: Pool, template: string, name: string) =>
  admin.query(`create database ${name} template ${template} strategy file_copy`)

/** Test files run at once; whoever comes first prepares, the others wait. */
async function preparedTemplate(base: string, admin: Pool, { name, prepare }: Prepared): Promise<string> {
  const template = `prepared_${name}`
  const lock = createHash('sha256').update(template).digest().readInt32BE()
  await admin.query('select pg_advisory_lock($1)', [lock])
  try {
    const { rows } = await admin.query('select from pg_database where datname = $1', [template])
    if (rows.length > 0) return template
    const draft = `draft_${name}`
    await admin.query(`drop database if exists ${draft} with (force)`)
    await clone(admin, templateName, draft)
    const databases = openDatabases({ owner: addressOf(base, draft) })
    try {
      await prepare(databases)
    } finally {
      await databases.close()
    }
    await admin.query(`alter database ${draft} rename to ${template}`)
    return template
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [lock])
  }
}
