/**
 * The rows of a list in windows: whatever is in sight is read, wherever it lies, and nothing else. A page is found by the
 * key of the last row of a page known before it, or from the end of the list when that is nearer.
 */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { call } from '../../shell/client.ts'
import { queries } from '../../shell/session.ts'
import type { ListName, RowOf } from './declaration.ts'

/** What of the rows is asked for, whichever page of them. */
export interface Asked {
  readonly filter: Readonly<Record<string, string>>
  readonly search?: string
  readonly sort?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[]
}

interface AnyPage {
  readonly rows: readonly unknown[]
  readonly next?: string
}

export const pageSize = 100
const settling = 70
const keptFor = 30_000

/** Where a page begins: keys of last rows, by the number of their page. */
type Anchors = Map<number, string>

const anchorsKnown = new WeakMap<Asked, Anchors>()

function anchorsOf(asked: Asked | undefined): Anchors {
  const known = asked && anchorsKnown.get(asked)
  if (known) return known
  const anchors: Anchors = new Map()
  if (asked) anchorsKnown.set(asked, anchors)
  return anchors
}

function placeOf(page: number, anchors: Anchors, total: number | undefined): object {
  if (page === 0) return {}
  let before = page - 1
  while (before >= 0 && !anchors.has(before)) before--
  const after = anchors.get(before)
  const skip = (page - before - 1) * pageSize
  const first = page * pageSize
  const behind = total === undefined ? Infinity : Math.max(0, total - first - pageSize)
  if (behind < skip) return { fromEnd: true, skip: behind, limit: Math.max(1, Math.min(pageSize, total! - first)) }
  return { ...(after ? { after } : {}), ...(skip ? { skip } : {}) }
}

interface Window {
  readonly first: number
  readonly last: number
}

/** The pages of a window and its surroundings; while somebody drags through thousands of rows, those where they stay. */
function useWantedPages({ first, last }: Window): readonly number[] {
  const [from, to] = [Math.max(0, Math.floor((first - 30) / pageSize)), Math.floor((last + 30) / pageSize)]
  const [wanted, setWanted] = useState({ from, to })
  const isNear = from <= wanted.to + 1 && to >= wanted.from - 1
  useEffect(() => {
    const timer = setTimeout(() => setWanted({ from, to }), isNear ? 0 : settling)
    return () => clearTimeout(timer)
  }, [from, to, isNear])
  return useMemo(() => Array.from({ length: wanted.to - wanted.from + 1 }, (_, index) => wanted.from + index), [wanted])
}

export interface Pages<R> {
  readonly count: number
  /** Counted, not guessed. */
  readonly isCounted: boolean
  readonly rowAt: (index: number) => R | undefined
  readonly isFetching: boolean
  /** The rows are those of the question before. */
  readonly isOld: boolean
  readonly isRead: boolean
  readonly error: unknown
  /** Rows that may not have been in sight yet, read where they were not. */
  readonly readRows: (from: number, to: number) => Promise<R[]>
}

/** Rows of a list. `asked` is undefined while it is not known yet what to ask; it is the same object while it says the same. */
export function usePages<N extends ListName>(operation: N, asked: Asked | undefined, window: Window): Pages<RowOf<N>> {
  const anchors = anchorsOf(asked)
  const read = (page: number, total: number | undefined) => ({
    queryKey: [operation, 'page', asked, page],
    queryFn: async ({ signal }: { readonly signal?: AbortSignal }): Promise<AnyPage> => {
      const input = { limit: pageSize, ...asked, ...placeOf(page, anchors, total) }
      const answer = (await call(operation, input as never, { signal })) as AnyPage
      if (answer.next) anchors.set(page, answer.next)
      return answer
    },
  })
  const start = useQuery({ ...read(0, undefined), enabled: asked !== undefined, placeholderData: keepPreviousData })
  const isOld = start.isPlaceholderData
  const isLong = !isOld && start.data?.next !== undefined
  const counted = useQuery({
    queryKey: [operation, 'total', asked],
    queryFn: async ({ signal }) => ((await call(operation, { ...asked, limit: 1, total: true } as never, { signal })) as { total?: number }).total ?? 0,
    enabled: isLong,
  })
  const short = start.data?.rows.length ?? 0
  const total = isLong ? counted.data : short
  const wanted = useWantedPages(window).filter(page => page > 0 && isLong && page * pageSize < (total ?? pageSize * 2))
  const others = useQueries({ queries: wanted.map(page => ({ ...read(page, total), gcTime: keptFor })) })
  const rows = new Map<number, readonly unknown[]>([[0, start.data?.rows ?? []]])
  for (const [index, page] of wanted.entries()) rows.set(page, others[index]!.data?.rows ?? [])
  return {
    count: total ?? short + pageSize,
    isCounted: !isOld && total !== undefined,
    rowAt: index => rows.get(Math.floor(index / pageSize))?.[index % pageSize] as RowOf<N> | undefined,
    isFetching: start.isFetching || others.some(each => each.isFetching),
    isOld,
    isRead: start.isSuccess,
    error: start.isFetching ? undefined : (start.error ?? others.find(each => each.error)?.error ?? undefined),
    readRows: async (from, to) => {
      const found: RowOf<N>[] = []
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) {
        const { rows: some } = await queries.fetchQuery({ ...read(page, total), staleTime: keptFor })
        found.push(...(some.slice(Math.max(0, from - page * pageSize), to + 1 - page * pageSize) as RowOf<N>[]))
      }
      return found
    },
  }
}
