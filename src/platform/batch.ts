/**
 * What rows of one batch ask alike is asked once. Five thousand new items are checked by the code that checks one, and
 * their template, number series and vendor are looked up once for all that name the same.
 */
import type { Tx } from './db.ts'

const batches = new WeakMap<Tx, Map<string, Promise<unknown>>>()

/** Runs work on many rows in a transaction: until it ends, `once` remembers. Nothing that is remembered may change within. */
export async function inBatch<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  batches.set(tx, new Map())
  try {
    return await work()
  } finally {
    batches.delete(tx)
  }
}

/** Loads something; within a batch the first answer to a question stands for all that ask it again. */
export function once<T>(tx: Tx, question: readonly unknown[], load: () => Promise<T>): Promise<T> {
  const known = batches.get(tx)
  if (!known) return load()
  const key = JSON.stringify(question)
  const before = known.get(key)
  if (before) return before as Promise<T>
  const answer = load()
  known.set(key, answer)
  return answer
}
