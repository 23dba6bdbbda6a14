/** `npm run migrate:dump`: migrates an empty database and writes the shape it then has beside each module. */
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { launchPostgres } from '../src/platform/postgres/launch.ts'
import { projectFolder } from '../src/platform/project.ts'
import { dumpSchemas } from '../src/platform/schema-dump.ts'

const folder = join(tmpdir(), `handel-dump-${process.pid}`)
const server = await launchPostgres(folder, { durability: 'forgetful' })
const owner = openPool(server.address)
try {
  await migrate(owner)
  for (const [file, text] of await dumpSchemas(owner)) {
    writeFileSync(join(projectFolder, file), text)
    console.log(file)
  }
} finally {
  await owner.end()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
