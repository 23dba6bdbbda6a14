/** What a list shows: what the address asks for, and how the user arranged it. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { usePreference } from '../../shell/preferences.ts'
import { caption, t } from '../texts.ts'
import { type Layout, arrange, asDeclared } from './columns.ts'
import type { AnyColumn, ListDeclaration, ListName } from './declaration.ts'
import { type Filters, useFilters } from './use-filters.ts'
import type { Asked } from './use-pages.ts'

/** What of a list stands in the address, so that one comes back to it as one left it, or keeps it as a bookmark. */
export interface ListSearch {
  readonly q?: string
  /** `-dueDate` is downwards. */
  readonly sort?: string
  readonly f?: Filters
}

export const readListSearch = (search: Record<string, unknown>): ListSearch => ({
  ...(typeof search.q === 'string' || typeof search.q === 'number' ? { q: String(search.q) } : {}),
  ...(typeof search.sort === 'string' ? { sort: search.sort } : {}),
  ...(search.f && typeof search.f === 'object'
    ? { f: Object.fromEntries(Object.entries(search.f).map(([field, text]) => [field, String(text)])) }
    : {}),
})

const noFilters: Filters = {}

/** The caption of a column of a list, in the words of its side. */
export function useCaptions<N extends ListName>(list: ListDeclaration<N>): (column: AnyColumn) => string {
  return useCallback(
    (column: AnyColumn) =>
      column.caption ? t(column.caption, { side: list.side }) : caption(`${list.module}.${column.field}`, { side: list.side }),
    [list],
  )
}

/** The same object for as long as it says the same. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value)
  // oxlint-disable-next-line react/exhaustive-deps -- the text is the value
  return useMemo(() => value, [text])
}

/** What a list asks for and shows, and how each of it is changed. */
export function useList<N extends ListName>(list: ListDeclaration<N>) {
  const search = useSame(readListSearch(useSearch({ strict: false }) as Record<string, unknown>))
  const navigate = useNavigate()
  const captionOf = useCaptions(list)
  const [layout, setLayout] = usePreference<Layout>(`list.${list.operation}.columns`, asDeclared)
  const columns = useMemo(() => arrange(list.columns, layout), [list, layout])
  const filters = useFilters(list.columns, search.f ?? noFilters, captionOf)
  const asked = useSame(askedOf(search, filters.filter && { ...filters.filter, ...list.fixedFilter }))

  const change = (part: Partial<ListSearch>): void => {
    const next = { ...search, ...part }
    void navigate({ to: '.', search: { ...next, q: next.q || undefined } as never, replace: true })
  }
  const keepFilter = (field: string, kept: string): void => {
    const { [field]: _, ...others } = search.f ?? noFilters
    const f = kept === '' ? others : { ...others, [field]: kept }
    change({ f: Object.keys(f).length > 0 ? f : undefined })
  }
  const setFilter = (column: AnyColumn, typed: string): void => {
    const kept = filters.take(column, typed)
    if (kept !== undefined) keepFilter(column.field, kept)
  }
  const clear = (): void => {
    filters.forget()
    change({ f: undefined, q: '' })
  }
  return { asked, search, columns, layout, setLayout, captionOf, bad: filters.bad, setFilter, keepFilter, clear, change }
}

export type ListState<N extends ListName> = ReturnType<typeof useList<N>>

function askedOf({ q, sort }: ListSearch, filter: Asked['filter'] | undefined): Asked | undefined {
  if (!filter) return undefined
  const field = sort?.replace(/^-/, '')
  return {
    filter,
    ...(q ? { search: q } : {}),
    ...(field ? { sort: [{ field, direction: sort!.startsWith('-') ? 'desc' : 'asc' }] } : {}),
  }
}
