/** `handel migrate`: brings the database to the shape this program needs, without starting anything. */
import { bringUpDatabase } from '../platform/bring-up.ts'
import { migrate } from '../platform/migrate.ts'
import type { CliCommand } from './command.ts'

export const migrateCommand: CliCommand = {
  summary: 'bring the database to the shape this version needs',
  usage: [
    'handel migrate',
    '',
    'Runs the migrations that have not run yet, each in a transaction of its own. `handel start` does so by itself;',
    'use this to do it beforehand. A database that a newer version has migrated is refused.',
  ].join('\n'),
  options: {},
  run: async () => {
    const installation = await bringUpDatabase()
    try {
      const ran = await migrate(installation.databases.owner)
      console.log(ran.length === 0 ? 'The database is up to date.' : ran.join('\n'))
      return 0
    } finally {
      await installation.close()
    }
  },
}
