/** Makes a call again until the server answers: the same call, so that it is done once whatever was heard of it. */
import { Unreachable } from './client.ts'

const firstPause = 1_000
const longestPause = 15_000
const mostTries = 8

/** Resolves after a while, or as soon as the browser has a connection again. */
export const pauseOrOnline = (milliseconds: number): Promise<void> =>
  new Promise(resolve => {
    const end = (): void => {
      clearTimeout(timer)
      removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    addEventListener('online', end)
  })

/** What a call gives. Tells when the server cannot be reached; gives up after a minute or so with the last Unreachable. */
export async function untilReached<T>(ask: () => Promise<T>, onLost: () => void): Promise<T> {
  let pause = firstPause
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Unreachable) || tries === mostTries) throw error
      onLost()
      await pauseOrOnline(pause)
      pause = Math.min(pause * 2, longestPause)
    }
  }
}
