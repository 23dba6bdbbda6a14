/** What the tests of this module share. */
import { observeStatements } from '#platform/db'

/** How many statements a piece of work sends, all told: `begin`, settings, audit row and `commit` included. */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: number }> {
  let statements = 0
  const stop = observeStatements(() => statements++)
  try {
    return { result: await work(), statements }
  } finally {
    stop()
  }
}
