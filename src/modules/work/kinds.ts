/** Kinds of long work: what modules declare and the worker does. */
import type { z } from 'zod'
import type { Context } from '#platform/command'
import type { Message, Target } from './contract.ts'

/** What came of a row: a text for the list of results, and the record it leads to; with null, to none any more. */
export interface RowResult {
  readonly result?: Message
  readonly target?: Target | null
}

/** What one row is given: a command's context, in the row's own transaction, as the user who asked for the work. */
export interface RowContext extends Context {
  /**
   * Tells how far this row is; for rows that take long themselves. Stops the row, which is then undone, when the work was
   * cancelled meanwhile.
   */
  readonly report: (done: number, total: number) => Promise<void>
}

export interface WorkKind<I extends z.ZodType = z.ZodType> {
  /** What a row holds. */
  readonly row: I
  /** Whether rows that were refused may be asked for again as they were, once what stood in their way is mended. */
  readonly repeatable?: boolean
  /**
   * Does one row and leaves the rest to the worker. Refuses by throwing Refused: nothing of the row is then kept but its
   * problems. Must have no effect outside its transaction.
   */
  readonly step: (context: RowContext, row: z.output<I>) => Promise<RowResult>
}

/** What sends puts messages into the outbox: its rows are done when they wait there, and nobody may take that for sent. */
export const isSending = (operation: string): boolean => operation.endsWith('.send')

const known = new Map<string, WorkKind>()

/** Declares a kind of long work, `trade.batch_post`. Refuses a second one of the same name. */
export function defineWork<I extends z.ZodType>(kind: string, work: WorkKind<I>): void {
  if (known.has(kind)) throw new Error(`the work ${kind} is declared twice`)
  known.set(kind, work as unknown as WorkKind)
}

/** A kind by its name. Throws for one that nobody declared. */
export function workKind(kind: string): WorkKind {
  const found = known.get(kind)
  if (!found) throw new Error(`no module declares the work ${kind}`)
  return found
}
