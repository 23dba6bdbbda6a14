/** The port the program listens on. */
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'

/** PORT, or 8080. Refuses what is not a port. */
export function wantedPort(): number {
  const text = process.env.PORT || '8080'
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw new CannotStart(`PORT is ${text}, which is not a port.`, 'Choose a number from 1 to 65535, for example PORT=8080.')
}

/** Waits a little for a port that is just being given up. Throws CannotStart when another program keeps it. */
export async function waitForPort(port: number, patience = 3_000): Promise<void> {
  for (const end = performance.now() + patience; ; await pause(100)) {
    const code = await tryPort(port)
    if (code === undefined) return
    if (code === 'EACCES')
      throw new CannotStart(`This user may not listen on port ${port}.`, 'Choose a port above 1023, for example PORT=8080.')
    if (code !== 'EADDRINUSE') throw new CannotStart(`Port ${port} cannot be listened on (${code}).`, 'Choose another PORT.')
    if (performance.now() > end)
      throw new CannotStart(
        `Port ${port} is taken by another program.`,
        `Stop that program, or choose another port: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`,
      )
  }
}

function tryPort(port: number): Promise<string | undefined> {
  return new Promise(done => {
    const server = createServer()
    server.once('error', error => done((error as NodeJS.ErrnoException).code ?? 'unknown'))
    server.listen(port, () => server.close(() => done(undefined)))
  })
}
