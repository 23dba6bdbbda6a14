/** `handel start`: everything needed to work with Handel, until it is told to stop. */
import { openGate } from '#access'
import { loadModules } from '../load-modules.ts'
import { type Installation, bringUpDatabase } from '../platform/bring-up.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Databases } from '../platform/db.ts'
import { buildServer, frontFromEnvironment } from '../platform/http/server.ts'
import { log } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { cannotListen, waitForPort, wantedHost, wantedPort } from '../platform/ports.ts'
import { ensureWeb, webFolder } from '../platform/web-build.ts'
import { startWorker } from '../platform/worker.ts'
import type { CliCommand } from './command.ts'
import { listenForEnd } from './ending.ts'

const roles = ['web', 'api', 'worker', 'all']

export const startCommand: CliCommand = {
  summary: 'start Handel on this machine',
  usage: [
    'handel start [--role web|api|worker|all]',
    '',
    'Brings up the database, migrates it and serves until it is stopped with Ctrl-C or SIGTERM, on PORT (default 8080)',
    'of HOST (default localhost: this machine alone; 0.0.0.0 lets the network in).',
    '',
    '  --role    web serves the browser and the API, api the API alone, worker does the jobs, all (the default) everything',
  ].join('\n'),
  options: { role: { type: 'string', default: 'all' } },
  run: async ({ role = 'all' }) => {
    if (!roles.includes(role)) throw new CannotStart(`There is no role ${role}.`, `Choose one of ${roles.join(', ')}.`)
    const port = wantedPort()
    if (role !== 'worker') await waitForPort(port, wantedHost())
    const ending = listenForEnd()
    const installation = await bringUpDatabase(ending.fail)
    try {
      await migrate(installation.databases.owner)
      await loadModules()
      const close = role === 'worker' ? async () => {} : await serve(installation, port, role === 'api' ? undefined : webFolder)
      const works = role === 'worker' || role === 'all'
      const stopJobs = works ? await startWorker(installation.databases, installation.addresses.owner) : async () => {}
      await ending.asked
      log.info('stopping')
      await Promise.all([close(), stopJobs()])
    } finally {
      await installation.close()
    }
    return 0
  },
}

/** Serves the API and, from `web`, the browser's files. Gives the function that stops it once every request is answered. */
async function serve({ databases }: Installation, port: number, web?: string): Promise<() => Promise<void>> {
  const gate = await openGate(databases)
  if (web) ensureWeb()
  const demo = await firstDemo(databases)
  const server = buildServer({ databases, gate, webFolder: web, ...frontFromEnvironment() })
  const host = wantedHost()
  await server.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(port, host, error)
  })
  console.log(`Handel is ready: http://localhost:${port}`)
  if (demo) console.log(`Demonstration: sign in as ${demo.user.email} with the password ${demo.user.password}`)
  const rest = demo?.loadRest()
  return async () => {
    demo?.stop.abort()
    await Promise.all([server.close(), rest])
  }
}

/**
 * The first company of the demonstration is there before the address is, the others follow while one looks around.
 * HANDEL_DEMO=off leaves them out.
 */
async function firstDemo(databases: Databases) {
  if (process.env.HANDEL_DEMO === 'off') return undefined
  const { demoUser, hasDemo, loadDemo, missingDemo } = await import('../demo/index.ts')
  const [first, ...others] = await missingDemo(databases)
  const stop = new AbortController()
  const options = { apiKey: process.env.HANDEL_DEMO_API_KEY, signal: stop.signal }
  if (first === undefined) return (await hasDemo(databases)) ? { user: demoUser, stop, loadRest: async () => {} } : undefined
  console.log('Loading the demonstration companies …')
  await loadDemo(databases, first, options)
  const loadRest = async (): Promise<void> => {
    try {
      for (const company of others) await loadDemo(databases, company, options)
    } catch (error) {
      if (!stop.signal.aborted) log.error({ err: error }, 'a demonstration company could not be loaded')
    }
  }
  return { user: demoUser, stop, loadRest }
}
