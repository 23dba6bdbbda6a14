/** A worker that lives to be killed: goes on with whatever long work waits in the database it is given, until it has ended. */
import { loadModules } from '../src/load-modules.ts'
import { openDatabases } from '../src/platform/db.ts'
import { jobs } from '../src/platform/jobs.ts'
import { runJob } from '../src/platform/worker.ts'

const [address = ''] = process.argv.slice(2)
await loadModules()
const db = openDatabases({ owner: address })
const pickUp = jobs().find(({ name }) => name === 'work.pick_up')!
// A turn is five seconds; what is left of the work waits for the next.
for (let turn = 0; turn < 20; turn++) await runJob(db, pickUp)
await db.close()
