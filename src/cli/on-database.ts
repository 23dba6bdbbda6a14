/** The frame of a command that does one thing on the database and ends. */
import { type Installation, bringUpDatabase } from '../platform/bring-up.ts'
import { migrate } from '../platform/migrate.ts'

/** Brings the database up, migrates it, runs `work`, and lets go of it again. Gives what `work` gives. */
export async function onDatabase<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await bringUpDatabase()
  try {
    await migrate(installation.databases.owner)
    return await work(installation)
  } finally {
    await installation.close()
  }
}
