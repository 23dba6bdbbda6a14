/** Long work as the pages show it. */
import { t } from '../ui/texts.ts'
import type { Output } from '../shell/operations.ts'

export type Run = Output<'work.list'>['rows'][number]
export type RunRow = Output<'work.get'>['rows'][number]
/** The states of work and of its rows. */
export type RunState = Run['state'] | RunRow['state']

/** Work that puts messages into the outbox: what is done of it waits there. */
export const isSending = ({ operation }: Pick<Run, 'operation'>): boolean => operation.endsWith('.send')

/** How much of it is done, in words. */
export const countsOf = (run: Pick<Run, 'operation' | 'done' | 'refused' | 'total'>): string =>
  t(isSending(run) ? 'web.work.counts_queued' : 'web.work.counts', { done: run.done, refused: run.refused, total: run.total })

export const isUnfinished = ({ state }: Pick<Run, 'state'>): boolean => state === 'waiting' || state === 'running'

/** How soon a page that shows unfinished work looks again. */
export const lookAgain = 700
