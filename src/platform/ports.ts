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

/** HOST, or this machine alone. `0.0.0.0` or `::` lets others on the network in. */
export const wantedHost = (): string => process.env.HOST || 'localhost'

/** Waits a little for a port that is just being given up. Throws CannotStart when another program keeps it. */
export async function waitForPort(port: number, host: string, patience = 3_000): Promise<void> {
  for (const end = performance.now() + patience; ; await pause(100)) {
    const error = await tryPort(port, host)
    if (!error) return
    if (error.code !== 'EADDRINUSE' || performance.now() > end) throw cannotListen(port, host, error)
  }
}

/** Makes a clear error of why a port cannot be listened on. */
export function cannotListen(port: number, host: string, error: NodeJS.ErrnoException): CannotStart {
  if (error.code === 'EADDRINUSE')
    return new CannotStart(
      `Port ${port} is taken by another program.`,
      `Stop that program, or choose another port: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`,
      error,
    )
  if (error.code === 'EACCES')
    return new CannotStart(`This user may not listen on port ${port}.`, 'Choose a port above 1023, for example PORT=8080.', error)
  return new CannotStart(`${host}:${port} cannot be listened on (${error.code}).`, 'Choose another HOST or PORT.', error)
}

function tryPort(port: number, host: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise(done => {
    const server = createServer()
    server.once('error', done)
    server.listen(port, host, () => server.close(() => done(undefined)))
  })
}
