/** What a list shows: what the address asks for, and how the user arranged it. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { usePreference } from '../../shell/preferences.ts'
import { caption, t } from '../texts.ts'
import { type Layout, arrange, asDeclared, withRoom } from './columns.ts'
import type { AnyColumn, ListDeclaration, ListName } from './declaration.ts'
import { useNeeds } from './needs.ts'
import { fitting, shared, unsettled } from './room.ts'
import { type Filters, useFilters } from './use-filters.ts'
import type { Asked } from './use-pages.ts'
import { type ViewsState, useViews } from './use-views.ts'
import { type ViewDefinition, isSameView } from './views.ts'

/** What of a list stands in the address, so that one comes back to it as one left it, or keeps it as a bookmark. */
export interface ListSearch {
  readonly q?: string
  /** `-dueDate` is downwards. */
  readonly sort?: string
  readonly f?: Filters
  /** The view that was opened; what was changed of it since stands beside it. */
  readonly view?: string
}

export const readListSearch = (search: Record<string, unknown>): ListSearch => ({
  ...(typeof search.q === 'string' || typeof search.q === 'number' ? { q: String(search.q) } : {}),
  ...(typeof search.sort === 'string' ? { sort: search.sort } : {}),
  ...(search.f && typeof search.f === 'object'
    ? { f: Object.fromEntries(Object.entries(search.f).map(([field, text]) => [field, String(text)])) }
    : {}),
  ...(typeof search.view === 'string' ? { view: search.view } : {}),
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
  const address = useSame(readListSearch(useSearch({ strict: false }) as Record<string, unknown>))
  const views = useViews(list.operation, address)
  const { view } = views
  // Who asked for nothing gets the view that stands for it.
  const search = useSame(view && address.view === undefined ? { ...view.definition.search, view: view.id } : address)
  const navigate = useNavigate()
  const captionOf = useCaptions(list)
  const { layout, setLayout, forget } = useLayout(list.operation, views)
  const kept = search.f ?? noFilters
  const arranged = useMemo(() => withRoom(arrange(list.columns, layout, Object.keys(kept)), captionOf, layout), [list, layout, kept, captionOf])
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  const [measured, tellNeeds] = useNeeds(list.operation)
  const needs = useMemo(() => unsettled(measured, layout), [measured, layout])
  // Whoever chose the columns gets them all, and moves the list sideways.
  const columns = useMemo(() => (layout.fields ? arranged : fitting(arranged, room, Object.keys(kept), needs)), [arranged, room, needs, layout, kept])
  const widths = useMemo(() => shared(columns, room, needs), [columns, room, needs])
  const filters = useFilters(list.columns, kept, captionOf)
  const resolved = views.isAwaited ? undefined : filters.filter
  const asked = useSame(askedOf(search, resolved && { ...resolved, ...list.fixedFilter }))
  const definition: ViewDefinition = { search, layout }

  const go = (next: ListSearch): void =>
    void navigate({ to: '.', search: { ...next, q: next.q || undefined, view: next.view } as never, replace: true })
  const change = (part: Partial<ListSearch>): void => go({ ...search, view: views.addressOf(view?.id), ...part })
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
  /** Shows a view as it was kept, or without an id the list as it is declared. */
  const open = (id: string | undefined, shown = views.views.find(each => each.id === id)?.definition): void => {
    filters.forget()
    forget(id)
    go({ ...shown?.search, view: views.addressOf(id) })
  }
  return {
    asked, search, columns, widths, arranged, setRoom, tellNeeds, layout, setLayout, captionOf, bad: filters.bad, setFilter, keepFilter, clear, change,
    views, definition, open,
    isViewChanged: view !== undefined && !isSameView(view.definition, definition),
    /** What was changed of the view in sight is in it now. */
    settle: () => forget(view?.id),
  }
}

/** Layouts of views that were changed and not saved, by the view. */
const unsaved = new Map<string, Layout>()

/** The columns in sight: those of the view, as far as they were not changed since; without one, one's own for the list. */
function useLayout(list: ListName, { view }: ViewsState) {
  const [own, setOwn] = usePreference<Layout>(`list.${list}.columns`, asDeclared)
  const [, drawAgain] = useState(0)
  if (!view) return { layout: own, setLayout: setOwn, forget }
  return {
    layout: unsaved.get(view.id) ?? view.definition.layout,
    setLayout: (next: Layout | undefined): void => {
      unsaved.set(view.id, next ?? asDeclared)
      drawAgain(count => count + 1)
    },
    forget,
  }
}

const forget = (id: string | undefined): void => void (id !== undefined && unsaved.delete(id))

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
