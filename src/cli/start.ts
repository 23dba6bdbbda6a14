/** `handel start`: everything needed to work with Handel, until it is told to stop. */
import { createServer } from 'node:http'
import { type Installation, bringUpDatabase } from '../platform/bring-up.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { log } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { waitForPort, wantedPort } from '../platform/ports.ts'
import type { CliCommand } from './command.ts'
import { listenForEnd } from './ending.ts'

const roles = ['web', 'worker', 'all']

export const startCommand: CliCommand = {
  summary: 'start Handel on this machine',
  usage: [
    'handel start [--role web|worker|all]',
    '',
    'Brings up the database, migrates it and serves on PORT (default 8080) until it is stopped with Ctrl-C or SIGTERM.',
    '',
    '  --role    web answers the browser and the API, worker does the jobs, all (the default) does both',
  ].join('\n'),
  options: { role: { type: 'string', default: 'all' } },
  run: async ({ role = 'all' }) => {
    if (!roles.includes(role)) throw new CannotStart(`There is no role ${role}.`, `Choose one of ${roles.join(', ')}.`)
    const port = wantedPort()
    if (role !== 'worker') await waitForPort(port)
    const ending = listenForEnd()
    const installation = await bringUpDatabase(ending.fail)
    try {
      await migrate(installation.databases.owner)
      const close = role === 'worker' ? async () => {} : await serve(installation, port)
      await ending.asked
      log.info('stopping')
      await close()
    } finally {
      await installation.close()
    }
    return 0
  },
}

/** Answers whether the program lives and whether it can work. Gives the function that stops it. */
async function serve({ databases }: Installation, port: number): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const answer = (status: number): void => void response.writeHead(status).end()
    if (request.url === '/healthz') answer(200)
    else if (request.url === '/readyz') databases.app.query('select 1').then(() => answer(200), () => answer(503))
    else answer(404)
  })
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, done))
  console.log(`Handel is ready: http://localhost:${port}`)
  return () => new Promise(done => server.close(() => done()))
}
