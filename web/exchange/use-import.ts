/** An import as its page works on it: what it is, what is wrong with it, and what is changed, one change after the other. */
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../shell/client.ts'
import type { Input, Output } from '../shell/operations.ts'
import { queries } from '../shell/session.ts'
import { useAct } from '../ui/use-act.ts'
import { lookForNotifications } from '../work/use-notifications.ts'
import { isUnfinished, lookAgain } from '../work/run.ts'
import type { Checked, ImportView } from './kinds.ts'

export type Changes = Omit<Input<'exchange.imports.change'>, 'id'>

const keyOf = (id: string): string[] => ['exchange.imports.get', id]
const checkOf = (id: string): string[] => ['exchange.imports.check', id]

/** What an import has brought in is on other pages too. */
const lookEverywhere = (): Promise<void> => queries.invalidateQueries()

export function useImport(id: string) {
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: () => call('exchange.imports.get', { id }),
    refetchInterval: each => (each.state.data?.state === 'running' ? lookAgain : false),
  })
  const view = query.data
  const isOpen = view?.state === 'open'
  const check = useQuery({ queryKey: checkOf(id), queryFn: () => call('exchange.imports.check', { id }), enabled: isOpen, staleTime: Infinity, gcTime: 0 })
  const act = useAct()
  const change = useChanges(id, act.run)
  const run = (only: 'all' | 'clean'): void =>
    void act.run(async () => {
      const { workId } = await call('exchange.imports.run', { id, only })
      await (workId === null ? lookEverywhere() : Promise.all([lookForNotifications(), queries.invalidateQueries({ queryKey: keyOf(id) })]))
    })
  const undo = (): void =>
    void act.run(async () => {
      await call('exchange.imports.undo', { id })
      await lookEverywhere()
    })
  return { view, error: query.error, checked: isOpen ? check.data : undefined, checkError: check.error, isChecking: check.isFetching, act, change, run, undo }
}

export type OpenImport = ReturnType<typeof useImport>

/** Sends changes in the order they were made; what is shown follows at once, what is wrong after the last. */
function useChanges(id: string, run: (what: () => Promise<void>) => Promise<void>): (changes: Changes) => void {
  const queue = useRef(Promise.resolve())
  const waiting = useRef(0)
  return changes => {
    const { fields } = changes
    if (fields) queries.setQueryData<ImportView>(keyOf(id), view => view && { ...view, fields })
    waiting.current++
    const send = async (): Promise<void> => {
      try {
        const changed = await call('exchange.imports.change', { id, ...changes })
        if (waiting.current > 1) return
        queries.setQueryData(keyOf(id), changed)
        void queries.invalidateQueries({ queryKey: checkOf(id) })
      } finally {
        waiting.current--
      }
    }
    queue.current = queue.current.then(() => run(send))
  }
}

/** The worker's run of an import, while it is being done. */
export function useWork(workId: string | null, isRunning: boolean): Output<'work.get'> | undefined {
  const query = useQuery({
    queryKey: ['work.get', workId],
    queryFn: () => call('work.get', { id: workId!, limit: 1 }),
    enabled: workId !== null,
    refetchInterval: each => (isRunning || (each.state.data && isUnfinished(each.state.data)) ? lookAgain : false),
  })
  return query.data
}

/** Why an import cannot be run now; undefined where it can. */
export type Blocked = { readonly reason: 'running' | 'done' | 'undone' | 'checking' | 'wrong' | 'nothing_clean' | 'all_clean' } | undefined

/** Whether all rows can be brought in now, or the clean ones alone. Pure. */
export function blockedFor(only: 'all' | 'clean', { state }: Pick<ImportView, 'state'>, checked: Pick<Checked, 'clean' | 'errors' | 'rows'> | undefined): Blocked {
  if (state !== 'open') return { reason: state }
  if (!checked) return { reason: 'checking' }
  if (only === 'all') return checked.errors > 0 ? { reason: 'wrong' } : undefined
  if (checked.errors === 0) return { reason: 'all_clean' }
  return checked.clean === 0 ? { reason: 'nothing_clean' } : undefined
}
