/** Who else has this document open, and what they have of it; what they changed comes in where nothing of ours is in its way. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import type { Draft } from './draft.ts'

export type Other = Output<'access.presence.meet'>['others'][number]

const alone = 15_000
const together = 4_000
const none: readonly Other[] = []

const pageOf = (draft: Draft): string => `document ${draft.state().document.id}`

export function usePresence(draft: Draft): readonly Other[] {
  const query = useQuery({
    queryKey: ['access.presence.meet', draft.tab],
    queryFn: () => call('access.presence.meet', { page: pageOf(draft), tab: draft.tab, mark: String(draft.state().document.version) }),
    refetchInterval: ({ state }) => (state.data && state.data.others.length > 0 ? together : alone),
    refetchOnWindowFocus: 'always',
    retry: false,
    gcTime: 0,
  })
  const others = query.data?.others ?? none
  useEffect(() => {
    if (others.some(({ mark }) => Number(mark) > draft.state().document.version)) void draft.seeTheirs()
  }, [draft, others])
  useEffect(() => {
    const leave = (): void => {
      call('access.presence.meet', { page: pageOf(draft), tab: draft.tab, isLeaving: true }, { keepalive: true }).catch(() => undefined)
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [draft])
  return others
}
