/** What the page in sight offers: pages say it, search and the overview of keys show it. */
import { useEffect, useRef } from 'react'
import type { PageAction } from './action-bar.tsx'

const offers = new Set<{ readonly current: readonly PageAction[] }>()

/** Says what a part of the page can do while it is in sight. */
export function useOffer(actions: readonly PageAction[]): void {
  const offer = useRef(actions)
  offer.current = actions
  useEffect(() => {
    offers.add(offer)
    return () => void offers.delete(offer)
  }, [])
}

/** Everything the page can do now, also what is blocked, in the order it was said. */
export const offered = (): readonly PageAction[] => [...offers].flatMap(({ current }) => current)
