/**
 * A key pressed while its page is still on its way: kept until the page can do what it means. Whoever opens an order and
 * presses F9 at once means the order, not the list it was opened from.
 */
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { PageAction } from './action-bar.tsx'
import { pressed } from './pressed.ts'

/** A page that has come may still be reading what its actions are about. */
const settling = 1_000

interface Held {
  readonly keys: string
  /** The page that was on its way. */
  readonly path: string
}

let held: Held | undefined
let bars = 0

const modifiers: ReadonlySet<string> = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift'])

/** Keys that mean something to a page and nothing to the browser or to what is being typed. */
const isForPage = (keys: string): boolean => /^(Alt\+|Ctrl\+Alt\+|(Ctrl\+)?(Alt\+)?(Shift\+)?F\d)/.test(keys)

type Router = ReturnType<typeof useRouter>

/** Whether another page than the one in sight was asked for. */
export const isComing = ({ state: { location, resolvedLocation } }: Router): boolean =>
  resolvedLocation !== undefined && location.pathname !== resolvedLocation.pathname

/** Keeps keys that nobody answers because their page is on its way; once, in what stands around every page. */
export function useHeldKeys(): void {
  const router = useRouter()
  useEffect(() => {
    let arrived = performance.now()
    const stop = router.subscribe('onResolved', ({ pathChanged }) => void (pathChanged && (arrived = performance.now())))
    // It is waited for until one goes on with something else.
    const forget = (): void => void (held = undefined)
    const onKeyDown = (event: KeyboardEvent): void => {
      if (modifiers.has(event.key)) return
      const keys = pressed(event)
      if (!isForPage(keys)) return forget()
      const path = router.state.location.pathname
      const isAwaited = isComing(router) || bars === 0 || performance.now() - arrived < settling
      // Whoever answers it has done so when all have heard of it.
      setTimeout(() => (held = isAwaited && !event.defaultPrevented ? { keys, path } : undefined))
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('pointerdown', forget)
    return () => {
      stop()
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('pointerdown', forget)
    }
  }, [router])
}

/** Does what was asked of a page before it was there, as soon as it can. */
export function useHeldAction(actions: readonly PageAction[]): void {
  const router = useRouter()
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    bars += 1
    return () => void (bars -= 1)
  }, [])
  useEffect(() => {
    const answer = (): void => {
      if (!held || isComing(router) || router.state.location.pathname !== held.path) return
      const { keys } = held
      const action = latest.current.find(each => !each.blocked && (each.keys === keys || each.alsoKeys?.includes(keys)))
      if (!action) return
      held = undefined
      action.run()
    }
    answer()
    return router.subscribe('onResolved', answer)
  })
}
