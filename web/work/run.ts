/** Long work as the pages show it. */
import type { Output } from '../shell/operations.ts'

export type Run = Output<'work.list'>['rows'][number]
export type RunRow = Output<'work.get'>['rows'][number]
/** The states of work and of its rows. */
export type RunState = Run['state'] | RunRow['state']

export const isUnfinished = ({ state }: Pick<Run, 'state'>): boolean => state === 'waiting' || state === 'running'

/** How soon a page that shows unfinished work looks again. */
export const lookAgain = 700
