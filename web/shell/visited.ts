/** Where one has been and what one marked: both open from search, by the title the page showed. */
import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { usePreference } from './preferences.ts'
import { useMe } from './session.ts'

export interface Visited {
  readonly path: string
  readonly title: string
}

const most = 12
const mostBookmarks = 60
const none: readonly Visited[] = []

const placeOf = (user: string, company: string | undefined): string => `handel.recent.${user}.${company ?? ''}`

function readRecent(place: string): readonly Visited[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(kept) ? (kept as readonly Visited[]).filter(each => typeof each?.path === 'string' && typeof each.title === 'string') : none
  } catch {
    return none
  }
}

/** The pages last opened in this browser, newest first, without the one in sight. */
export function useRecent(): readonly Visited[] {
  const me = useMe()
  const here = useRouterState({ select: state => state.location.pathname })
  return readRecent(placeOf(me.user.id, me.company?.code)).filter(({ path }) => path !== here)
}

/** Pages the person marked in this company, and how to mark or unmark one. */
export function useBookmarks(): { readonly bookmarks: readonly Visited[]; readonly toggle: (page: Visited) => void } {
  const [bookmarks, set] = usePreference<readonly Visited[]>('bookmarks', none, { forCompany: true })
  const toggle = (page: Visited): void => {
    const others = bookmarks.filter(({ path }) => path !== page.path)
    set(others.length < bookmarks.length ? others : [...others, page].slice(-mostBookmarks))
  }
  return { bookmarks, toggle }
}

/** The page in sight, by its heading and whom it is for. */
export const pageInSight = (): Visited => ({ path: location.pathname, title: [textOf('main h1'), textOf('main h1 ~ .title-part')].filter(Boolean).join(' · ') })

const textOf = (selector: string): string => document.querySelector(selector)?.textContent?.trim().replaceAll(/\s+/g, ' ') ?? ''

/** Gives the tab of the browser the title of the page, and remembers the page. A new record is remembered once it has a number. */
export function useVisits(): void {
  const me = useMe()
  const place = placeOf(me.user.id, me.company?.code)
  useEffect(() => {
    const page = document.querySelector('main')
    if (!page) return undefined
    const note = (): void => {
      const { path, title } = pageInSight()
      document.title = title ? `${title} · Handel` : 'Handel'
      if (!title || path === '/' || path.endsWith('/new')) return
      const kept = readRecent(place)
      if (kept[0]?.path === path && kept[0].title === title) return
      localStorage.setItem(place, JSON.stringify([{ path, title }, ...kept.filter(each => each.path !== path)].slice(0, most)))
    }
    note()
    const observer = new MutationObserver(note)
    observer.observe(page, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [place])
}
