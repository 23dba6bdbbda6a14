/** One throw-away PostgreSQL for a run of the tests, with a migrated template that every test file clones. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openPool } from '../db.ts'
import { migrate } from '../migrate.ts'
import { launchPostgres } from '../postgres/launch.ts'
import { isAlive, isPostgres, readPostmaster, stopPostmaster } from '../postgres/postmaster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the owner on the database `handel`, next to which the clones are made. */
    postgres: string
  }
}

/** The database the test files clone. */
export const templateName = 'handel_template'

const prefix = 'handel-test-'

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned()
  const folder = join(tmpdir(), `${prefix}${process.pid}`)
  const server = await launchPostgres(folder, { durability: 'forgetful' })
  const stopAtExit = (): void => server.stopAtExit()
  process.once('exit', stopAtExit)
  const admin = openPool(server.address)
  await admin.query(`create database ${templateName} strategy file_copy`)
  await admin.end()
  const template = openPool(server.address.replace('/handel?', `/${templateName}?`))
  await migrate(template)
  await template.end()
  project.provide('postgres', server.address)
  return async () => {
    await server.stop()
    process.off('exit', stopAtExit)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A run that was killed could not clear up after itself; the next one of the same user does. */
async function clearAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(entry => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length)))) continue
    const folder = join(tmpdir(), name)
    // Another run may clear it at the same time.
    const kept = statSync(folder, { throwIfNoEntry: false })
    if (!kept || (process.getuid && kept.uid !== process.getuid())) continue
    const cluster = join(folder, 'postgres')
    const found = existsSync(cluster) ? readPostmaster(cluster) : undefined
    if (found && isPostgres(found.pid)) await stopPostmaster(found.pid)
    rmSync(folder, { recursive: true, force: true })
  }
}
