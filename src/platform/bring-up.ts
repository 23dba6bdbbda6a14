/** The database this installation runs on: the server DATABASE_URL names, or else the embedded one. */
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { type Addresses, type Databases, openDatabases } from './db.ts'
import { launchPostgres } from './postgres/launch.ts'
import { projectFolder } from './project.ts'

export interface Installation {
  readonly databases: Databases
  readonly addresses: Addresses
  /** Closes the connections and stops the embedded server when nobody else uses it. */
  readonly close: () => Promise<void>
}

/** The data folder: HANDEL_DATA, or `data` in the project. */
export const dataFolder = (): string => process.env.HANDEL_DATA || join(projectFolder, 'data')

/** Opens the database. Throws CannotStart when there is none to be had; `onLost` is told when an embedded one is lost for good. */
export async function bringUpDatabase(onLost?: (reason: Error) => void): Promise<Installation> {
  const url = process.env.DATABASE_URL
  const app = process.env.HANDEL_APP_DATABASE_URL || undefined
  if (!url) {
    const server = await launchPostgres(dataFolder(), { onLost })
    return opened({ owner: server.address, app }, () => server.stop())
  }
  const installation = opened({ owner: checkedAddress(url), app }, async () => {})
  try {
    await checkServer(installation.databases)
    return installation
  } catch (error) {
    await installation.close()
    throw error
  }
}

function opened(addresses: Addresses, stop: () => Promise<void>): Installation {
  const databases = openDatabases(addresses)
  const close = async (): Promise<void> => {
    await databases.close()
    await stop()
  }
  return { databases, addresses, close }
}

function checkedAddress(url: string): string {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url
  throw new CannotStart('DATABASE_URL is not an address of PostgreSQL.', 'Write it as postgresql://user:password@host/database.')
}

const oldest = 15

async function checkServer({ owner }: Databases): Promise<void> {
  try {
    const { rows } = await owner.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
    const major = Math.floor(rows[0]!.version / 10_000)
    if (major < oldest)
      throw new CannotStart(`The server of DATABASE_URL is PostgreSQL ${major}.`, `Handel needs ${oldest} or newer.`)
  } catch (error) {
    if (error instanceof CannotStart) throw error
    const { code = '', message } = error as { code?: string; message: string }
    const remedies: Record<string, string> = {
      ECONNREFUSED: 'Start it, or mend the host and port in DATABASE_URL.',
      ENOTFOUND: 'Mend the host in DATABASE_URL.',
      '28P01': 'Mend the user and password in DATABASE_URL.',
      '28000': 'Let the server accept this user from this machine (pg_hba.conf).',
      '3D000': 'Create the database, or mend its name in DATABASE_URL.',
      '53300': 'Raise max_connections, or stop other programs that use the server.',
    }
    const said = message || code
    throw new CannotStart(`The server of DATABASE_URL refuses: ${said}.`, remedies[code] ?? 'Mend DATABASE_URL or the server.', error)
  }
}
