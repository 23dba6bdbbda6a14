/** What the person is told, looked for often while their long work is being done and seldom otherwise. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { mayRun, queries } from '../shell/session.ts'

export type Notifications = Output<'work.notifications.list'>
export type Notification = Notifications['rows'][number]

const name = 'work.notifications.list'
const often = 1_500
const seldom = 30_000

/** The newest notifications. When one arrives, what other pages show of the house is read again: work has changed it. */
export function useNotifications(): Notifications | undefined {
  const { data } = useQuery({
    queryKey: [name],
    queryFn: () => call(name, {}),
    enabled: mayRun(name),
    refetchInterval: query => ((query.state.data?.working ?? 0) > 0 ? often : seldom),
  })
  const newest = data?.rows[0]?.id
  const seen = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (seen.current !== undefined && newest !== undefined && newest !== seen.current)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== name })
    if (data) seen.current = newest ?? ''
  }, [data, newest])
  return data
}

/** Looks at once: work was begun. */
export const lookForNotifications = (): Promise<void> => queries.invalidateQueries({ queryKey: [name] })

/** Marks notifications as read, or all of them. */
export async function readNotifications(ids?: string[]): Promise<void> {
  await call('work.notifications.read', ids ? { ids } : {})
  await lookForNotifications()
}
