import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { call } from '../../shell/client.ts'
import { caption, t } from '../texts.ts'
import type { AnyColumn, ListDeclaration, ListName, RowOf } from './declaration.ts'
import { useFilters } from './use-filters.ts'

/** What of a list stands in the address, so that one comes back to it as one left it. */
export interface ListSearch {
  readonly q?: string
  /** `-dueDate` is downwards. */
  readonly sort?: string
  readonly f?: Readonly<Record<string, string>>
}

export const readListSearch = (search: Record<string, unknown>): ListSearch => ({
  ...(typeof search.q === 'string' && search.q ? { q: search.q } : {}),
  ...(typeof search.sort === 'string' ? { sort: search.sort } : {}),
  ...(search.f && typeof search.f === 'object' ? { f: search.f as Record<string, string> } : {}),
})

const pageSize = 100
const noFilters = {}

interface AnyPage {
  readonly rows: readonly unknown[]
  readonly next?: string
}

/** The rows of a list as the address asks for them, page by page. */
export function useList<N extends ListName>(list: ListDeclaration<N>) {
  const search = readListSearch(useSearch({ strict: false }) as Record<string, unknown>)
  const navigate = useNavigate()
  const captionOf = useCallback(
    (column: AnyColumn) => (column.caption ? t(column.caption, { side: list.side }) : caption(`${list.module}.${column.field}`, { side: list.side })),
    [list],
  )
  const filters = useFilters(list.columns, search.f ?? noFilters, captionOf)
  const field = search.sort?.replace(/^-/, '')
  const input = {
    limit: pageSize,
    filter: { ...filters.filter, ...list.fixedFilter },
    ...(search.q ? { search: search.q } : {}),
    ...(field ? { sort: [{ field, direction: search.sort!.startsWith('-') ? ('desc' as const) : ('asc' as const) }] } : {}),
  }
  const query = useInfiniteQuery({
    queryKey: [list.operation, input],
    queryFn: async ({ pageParam, signal }) =>
      (await call(list.operation, { ...input, ...(pageParam ? { after: pageParam } : {}) } as never, { signal })) as AnyPage,
    enabled: filters.filter !== undefined,
    initialPageParam: '',
    getNextPageParam: last => last.next,
    placeholderData: before => before,
  })
  const rows = useMemo(() => (query.data?.pages ?? []).flatMap(page => page.rows) as RowOf<N>[], [query.data])
  const change = (part: Partial<ListSearch>): void => {
    const next = { ...search, ...part }
    void navigate({ to: '.', search: { ...next, q: next.q || undefined } as never, replace: true })
  }
  const setFilter = (column: AnyColumn, typed: string): void => {
    const kept = filters.take(column, typed)
    if (kept === undefined) return
    const { [column.field]: _, ...others } = search.f ?? {}
    const f = kept === '' ? others : { ...others, [column.field]: kept }
    change({ f: Object.keys(f).length > 0 ? f : undefined })
  }
  const clear = (): void => {
    filters.forget()
    change({ f: undefined, q: '' })
  }
  return { rows, query, search, captionOf, bad: filters.bad, setFilter, clear, change }
}
