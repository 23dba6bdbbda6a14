import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { Overlay } from '../ui/dialog.tsx'
import { offered } from '../ui/offered.ts'
import { t } from '../ui/texts.ts'
import { call } from './client.ts'
import { SearchResults } from './search-results.tsx'
import { type Found, actionsLike, allPages, pagesLike, pagesVisited, recordsFound } from './search-sources.ts'
import { mayRun } from './session.ts'
import { useBookmarks, useRecent } from './visited.ts'

const least = 2
const records = 12

interface Props {
  /** What is shown before anything is typed: where one was, or every page there is. */
  readonly begin: 'visited' | 'pages'
  readonly onClose: () => void
}

const beginnings = {
  visited: 'web.search_hint',
  pages: 'web.search_pages_hint',
} as const

/** What is found for a text, in the order it is shown, and whether records are still looked for. */
function useFound(text: string, begin: Props['begin']): { readonly found: readonly Found[]; readonly isLooking: boolean } {
  const wanted = useDeferredValue(text.trim())
  const looks = wanted.length >= least && mayRun('search.find')
  const answer = useQuery({
    queryKey: ['search.find', wanted],
    queryFn: ({ signal }) => call('search.find', { text: wanted, limit: records }, { signal }),
    enabled: looks,
    placeholderData: keepPreviousData,
  })
  const recent = useRecent()
  const { bookmarks } = useBookmarks()
  // What the page can do is what it could when search was opened over it.
  const [actions] = useState(offered)
  if (text.trim() === '') {
    const others = recent.filter(({ path }) => !bookmarks.some(page => page.path === path))
    const visited = [...pagesVisited('web.search.group.bookmarks', bookmarks), ...pagesVisited('web.search.group.recent', others)]
    return { found: begin === 'pages' || visited.length === 0 ? allPages() : visited, isLooking: false }
  }
  const rows = looks ? (answer.data?.rows ?? []) : []
  return {
    found: [...actionsLike(text, actions), ...pagesLike(text), ...recordsFound(rows)],
    isLooking: wanted !== text.trim() || (looks && (answer.isFetching || answer.isPlaceholderData)),
  }
}

/** Records come with the answer; what is shown before it belongs to an earlier text. */
const isOfServer = (found: Found | undefined): boolean => found === undefined || found.id.startsWith('record ')

/** How many were found; what is offered before somebody types is not counted. */
function saidOf(typed: string, found: number): string {
  if (typed === '') return t('web.search.count', { count: 0 })
  return found === 0 ? t('web.search.nothing', { text: typed }) : t('web.search.count', { count: found })
}

/** Pages, what the page can do, and records, by a few letters or a number. Enter opens the one in focus: the first. */
export function SearchPalette({ begin, onClose }: Props) {
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  // Enter came before the answer: what it finds first is opened when it is there.
  const [waits, setWaits] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const { found, isLooking } = useFound(text, begin)

  const open = (target: Found | undefined): void => {
    if (!target || target.blocked !== undefined) return
    onClose()
    const { go } = target
    if ('run' in go) setTimeout(go.run)
    else void navigate({ to: go.path, ...(go.search ? { search: go.search as never } : {}) })
  }
  const openWaited = useRef(() => {})
  openWaited.current = () => open(found[at])
  useEffect(() => {
    if (waits && !isLooking) openWaited.current()
  }, [waits, isLooking])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setAt(Math.min(found.length - 1, at + 1)),
    ArrowUp: () => setAt(Math.max(0, at - 1)),
    PageDown: () => setAt(Math.max(0, Math.min(found.length - 1, at + 8))),
    PageUp: () => setAt(Math.max(0, at - 8)),
    Enter: () => (isLooking && isOfServer(found[at]) ? setWaits(true) : open(found[at])),
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const run = keys[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }
  return (
    <Overlay title={t('web.search')} onClose={onClose} shape="palette">
      <input
        className="palette-input"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="palette"
        aria-autocomplete="list"
        aria-activedescendant={found[at] ? `palette-${at}` : undefined}
        aria-label={t('web.search')}
        placeholder={t(beginnings[begin])}
        value={text}
        // The person asked for it by a key, to type in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={event => {
          setText(event.target.value)
          setAt(0)
          setWaits(false)
        }}
        onKeyDown={onKeyDown}
      />
      <SearchResults listRef={list} found={found} at={at} onOpen={open} />
      <p role="status" className="palette-foot">
        {isLooking ? t('web.search.looking') : saidOf(text.trim(), found.length)}
      </p>
    </Overlay>
  )
}
