import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadMigrations, migrate, pendingMigrations } from './migrate.ts'
import { projectFolder } from './project.ts'
import { dumpSchemas } from './schema-dump.ts'
import { freshDatabase } from './testing/database.ts'

const db = await freshDatabase()
const known = loadMigrations()

const root = mkdtempSync(join(tmpdir(), 'handel-migrate-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function project(name: string, files: Record<string, string>): string {
  for (const [file, sql] of Object.entries(files)) {
    const path = join(root, name, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, sql)
  }
  return join(root, name)
}

describe('the order', () => {
  test('is that of the numbers, over the platform, the modules and the extensions', () => {
    const folder = project('order', {
      'src/modules/ledger/migrations/0030-ledger.sql': '',
      'src/modules/company/migrations/0010-company.sql': '',
      'src/platform/migrations/0001-commands.sql': '',
      'extensions/nl/migrations/0020-nl.sql': '',
    })
    expect(loadMigrations(folder).map(({ name }) => name)).toEqual([
      'platform/0001-commands.sql', 'company/0010-company.sql', 'nl/0020-nl.sql', 'ledger/0030-ledger.sql',
    ])
  })

  test('refuses one number twice', () => {
    const folder = project('twice', {
      'src/modules/a/migrations/0010-a.sql': '',
      'src/modules/b/migrations/0010-b.sql': '',
    })
    expect(() => loadMigrations(folder)).toThrow('two migrations have the number 10')
  })

  test('refuses a file without a number', () => {
    const folder = project('unnamed', { 'src/modules/a/migrations/first.sql': '' })
    expect(() => loadMigrations(folder)).toThrow('not named like')
  })

  test('a checkout with Windows line ends has the same checksums', () => {
    const [unix] = loadMigrations(project('unix', { 'src/modules/a/migrations/0010-a.sql': 'select 1;\nselect 2;\n' }))
    const [dos] = loadMigrations(project('dos', { 'src/modules/a/migrations/0010-a.sql': 'select 1;\r\nselect 2;\r\n' }))
    expect(dos!.checksum).toBe(unix!.checksum)
  })
})

describe('a database', () => {
  test('that is up to date has nothing run on it', async () => {
    expect(await migrate(db.owner)).toEqual([])
  })

  test('newer than the program is refused', async () => {
    const older = known.slice(0, -1)
    await expect(migrate(db.owner, older)).rejects.toThrow(`newer than the program: it has had ${known.at(-1)!.name}`)
  })

  test('on which a migration ran that has changed since is refused', async () => {
    const [first, ...rest] = known
    await expect(migrate(db.owner, [{ ...first!, checksum: 'other' }, ...rest])).rejects.toThrow(
      `${first!.name} changed after it had run`,
    )
  })

  test('gets what an extension brings later, though its number is lower', () => {
    const late = { ...known[0]!, name: 'late/0000-late.sql', number: 0 }
    expect(pendingMigrations([late, ...known], known)).toEqual([late])
  })

  test('keeps nothing of a migration that fails, and is told where it failed', async () => {
    const sql = 'create table public.half (id integer);\n\nselect nothing from nowhere;'
    const wrong = { name: 'trial/9999-wrong.sql', number: 9999, sql, checksum: 'x' }
    await expect(migrate(db.owner, [...known, wrong])).rejects.toThrow('trial/9999-wrong.sql line 3 failed')
    const { rows } = await db.owner.query(`select to_regclass('public.half') as half`)
    expect(rows).toEqual([{ half: null }])
  })

  test('migrated by two programs at once has each migration once', async () => {
    const sql = 'create table public.once (id integer)'
    const extra = { name: 'trial/9998-once.sql', number: 9998, sql, checksum: 'y' }
    const ran = await Promise.all([migrate(db.owner, [...known, extra]), migrate(db.owner, [...known, extra])])
    expect(ran.flat()).toEqual(['trial/9998-once.sql'])
  })
})

test('the committed shape of every schema is that of the migrations', async () => {
  // The tests above leave tables only in `public`, which no dump shows.
  const shapes = await dumpSchemas(db.owner)
  for (const [file, text] of shapes) {
    const path = join(projectFolder, file)
    const committed = existsSync(path) ? readFileSync(path, 'utf8') : ''
    expect(committed.replaceAll('\r\n', '\n'), `${file} is stale: npm run migrate:dump`).toBe(text)
  }
  expect(shapes.size).toBeGreaterThan(0)
})
