/** `handel start`: everything needed to work with Handel, until it is told to stop. */
import { openGate } from '#access'
import { loadModules } from '../load-modules.ts'
import { type Installation, bringUpDatabase } from '../platform/bring-up.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { buildServer, frontFromEnvironment } from '../platform/http/server.ts'
import { log } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { cannotListen, waitForPort, wantedHost, wantedPort } from '../platform/ports.ts'
import { ensureWeb, webFolder } from '../platform/web-build.ts'
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
      const close = role === 'worker' ? async () => {} : await serve(installation, port, role === 'api' ? undefined : webFolder)
      await ending.asked
      log.info('stopping')
      await close()
    } finally {
      await installation.close()
    }
    return 0
  },
}

/** Serves the API and, from `web`, the browser's files. Gives the function that stops it once every request is answered. */
async function serve({ databases }: Installation, port: number, web?: string): Promise<() => Promise<void>> {
  await loadModules()
  const gate = await openGate(databases)
  if (web) ensureWeb()
  const server = buildServer({ databases, gate, webFolder: web, ...frontFromEnvironment() })
  const host = wantedHost()
  await server.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(port, host, error)
  })
  console.log(`Handel is ready: http://localhost:${port}`)
  return () => server.close()
}
