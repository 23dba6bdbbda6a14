import { useVirtualizer } from '@tanstack/react-virtual'
import { useNavigate } from '@tanstack/react-router'
import { type CSSProperties, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { rowHeight } from '../density.ts'
import { alignOf } from '../fields/kinds.ts'
import { t } from '../texts.ts'
import type { ListColumn, ListDeclaration, ListName, RowOf } from './declaration.ts'
import { ListHead } from './list-head.tsx'
import { ListRow } from './list-row.tsx'
import type { useList } from './use-list.ts'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly state: ReturnType<typeof useList<N>>
  readonly areFiltersShown: boolean
}

const page = 15

/** Where one was on each list, for whoever comes back. */
const lastRows = new Map<string, string>()

const template = <R,>(columns: readonly ListColumn<R>[]): string =>
  columns.map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`)).join(' ')

const leastWidth = <R,>(columns: readonly ListColumn<R>[]): number => columns.reduce((sum, { width }) => sum + width, 0)

const moves: Readonly<Record<string, (row: number, count: number) => number>> = {
  ArrowDown: row => row + 1,
  ArrowUp: row => row - 1,
  PageDown: row => row + page,
  PageUp: row => row - page,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** The rows in sight, and the one that has the keys; it is found again by whoever comes back to the list. */
function useRows<N extends ListName>({ list, state, areFiltersShown }: Props<N>) {
  const { rows, query } = state
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const wantsFocus = useRef(false)
  const isRestored = useRef(false)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight() * (areFiltersShown ? 2 : 1),
  })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (lastShown > rows.length - 30 && query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }, [lastShown, rows.length, query])

  useEffect(() => {
    if (isRestored.current || rows.length === 0) return
    isRestored.current = true
    const row = rows.findIndex(each => list.rowKey(each) === lastRows.get(list.operation))
    if (row > 0) {
      setActive(row)
      virtual.scrollToIndex(row)
    }
  }, [rows, list, virtual])

  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    virtual.scrollToIndex(active)
    const row = scroller.current?.querySelector<HTMLElement>('.list-row[aria-selected="true"]')
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  const moveTo = (row: number): void => {
    wantsFocus.current = true
    setActive(Math.max(0, Math.min(rows.length - 1, row)))
  }
  return { scroller, items, height: virtual.getTotalSize(), active, setActive, moveTo }
}

export function ListTable<N extends ListName>(props: Props<N>) {
  const { list, state, areFiltersShown } = props
  const { rows, query } = state
  const navigate = useNavigate()
  const { scroller, items, height, active, setActive, moveTo } = useRows(props)

  const open = (row: RowOf<N>): void => {
    lastRows.set(list.operation, list.rowKey(row))
    if (list.open) void navigate({ to: list.open(row) })
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target as HTMLElement).matches('.list-row')) return
    const row = rows[active]
    if (event.key === 'Enter' && row) return open(row)
    const next = moves[event.key]?.(active, rows.length)
    if (next === undefined) return
    event.preventDefault()
    moveTo(next)
  }

  return (
    <div
      ref={scroller}
      className="list"
      role="grid"
      tabIndex={-1}
      aria-label={t(list.title)}
      aria-busy={query.isFetching}
      aria-rowcount={query.hasNextPage ? -1 : rows.length + 1}
      style={{ '--columns': template(list.columns), '--least': `${leastWidth(list.columns)}px` } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <ListHead list={list} state={state} areFiltersShown={areFiltersShown} />
      <div className="list-body" role="rowgroup" style={{ height }}>
        {items.map(({ index, start }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <ListRow
              key={list.rowKey(row)}
              list={list}
              row={row}
              index={index}
              top={start}
              isActive={index === active}
              align={alignOf}
              onActivate={() => setActive(index)}
              onOpen={() => open(row)}
            />
          )
        })}
      </div>
      {rows.length === 0 && query.isSuccess && <p className="empty">{t(hasSearch(state) ? 'web.list.nothing_found' : list.empty)}</p>}
    </div>
  )
}

const hasSearch = ({ search }: { readonly search: { readonly q?: string; readonly f?: object } }): boolean =>
  Boolean(search.q) || Object.keys(search.f ?? {}).length > 0
