/** When a program that runs on is to end: a signal, the death of the program it belongs to, or a loss it cannot mend. */

export interface Ending {
  /** Comes when it is time to end; fails with the reason when the end was not asked for. */
  readonly asked: Promise<void>
  /** Ends the program for a reason. */
  readonly fail: (reason: Error) => void
}

/** Listens for the end. The signals do nothing else from then on, however often they come. */
export function listenForEnd(): Ending {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  promise.catch(() => {})
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  if (process.env.HANDEL_ENDS_WITH_PARENT) {
    const parent = process.ppid
    setInterval(() => process.ppid === parent || resolve(), 500).unref()
  }
  return { asked: promise, fail: reject }
}
