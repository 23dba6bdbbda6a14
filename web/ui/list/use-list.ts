import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { call } from '../../shell/client.ts'
import { workDate } from '../../shell/session.ts'
import type { ListColumn, ListDeclaration, ListName, RowOf } from './declaration.ts'
import { toServerFilter } from './filter.ts'

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

/** Filters as the server takes them, and the fields whose filter cannot be read. */
function filters<R>(columns: readonly ListColumn<R>[], typed: ListSearch['f'] = {}) {
  const filter: Record<string, string> = {}
  const unreadable = new Set<string>()
  for (const [field, text] of Object.entries(typed)) {
    const column = columns.find(each => each.field === field)
    const expression = column && toServerFilter(column.kind, text, workDate())
    if (column && expression === undefined) unreadable.add(field)
    else if (expression) filter[field] = expression
  }
  return { filter, unreadable }
}

interface AnyPage {
  readonly rows: readonly unknown[]
  readonly next?: string
}

/** The rows of a list as the address asks for them, page by page. */
export function useList<N extends ListName>(list: ListDeclaration<N>) {
  const search = readListSearch(useSearch({ strict: false }) as Record<string, unknown>)
  const navigate = useNavigate()
  const { filter, unreadable } = useMemo(() => filters(list.columns, search.f), [list, search.f])
  const field = search.sort?.replace(/^-/, '')
  const input = {
    limit: pageSize,
    filter: { ...filter, ...list.fixedFilter },
    ...(search.q ? { search: search.q } : {}),
    ...(field ? { sort: [{ field, direction: search.sort!.startsWith('-') ? ('desc' as const) : ('asc' as const) }] } : {}),
  }
  const query = useInfiniteQuery({
    queryKey: [list.operation, input],
    queryFn: async ({ pageParam, signal }) =>
      (await call(list.operation, { ...input, ...(pageParam ? { after: pageParam } : {}) } as never, { signal })) as AnyPage,
    initialPageParam: '',
    getNextPageParam: last => last.next,
    placeholderData: before => before,
  })
  const rows = useMemo(() => (query.data?.pages ?? []).flatMap(page => page.rows) as RowOf<N>[], [query.data])
  const change = (part: Partial<ListSearch>): void => {
    const next = { ...search, ...part }
    void navigate({ to: '.', search: { ...next, q: next.q || undefined } as never, replace: true })
  }
  return { rows, query, search, unreadable, change }
}
