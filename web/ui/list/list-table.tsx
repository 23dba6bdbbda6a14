import { useNavigate } from '@tanstack/react-router'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, type FocusEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { decimalsOf } from '../decimals.ts'
import { rowHeight } from '../density.ts'
import { t } from '../texts.ts'
import { copyRows } from './copy-rows.ts'
import type { ListColumn, ListDeclaration, ListName, RowOf } from './declaration.ts'
import { placeAfter } from './keys.ts'
import { ListHead, nextSort } from './list-head.tsx'
import { ListRow } from './list-row.tsx'
import { useMeasured } from './needs.ts'
import { sumOf, template } from './room.ts'
import { isChosen } from './selection.ts'
import { type Place, useCursor } from './use-cursor.ts'
import type { ListState } from './use-list.ts'
import type { Pages } from './use-pages.ts'
import type { SelectionState } from './use-selection.ts'
import { valueFilter } from './value-filter.ts'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly state: ListState<N>
  readonly pages: Pages<RowOf<N>>
  readonly chosen: SelectionState<RowOf<N>>
  readonly areFiltersShown: boolean
  /** Tells which rows are in sight. */
  readonly onWindow: (first: number, last: number) => void
  /** Tells which row has the keys. */
  readonly onPlace: (place: Place) => void
}

/** Columns choose rows in a place of their own, left of them. */
const chooseWidth = 30

const rowOf = (target: EventTarget): HTMLElement | null => (target as HTMLElement).closest<HTMLElement>('.list-row')

export function ListTable<N extends ListName>(props: Props<N>) {
  const { list, state, pages, chosen, areFiltersShown, onWindow, onPlace } = props
  const { columns, widths } = state
  const scroller = useRef<HTMLDivElement>(null)
  const height = rowHeight()
  const headHeight = height * (areFiltersShown ? 2 : 1)
  const cursor = useCursor({ scroller, count: pages.count, rowHeight: height, headHeight, name: list.operation })
  const { place, items } = cursor
  const drawn = items.some(({ index }) => pages.rowAt(index) !== undefined) && !pages.isOld ? state.asked : undefined
  useRoom(scroller, state.setRoom, drawn)
  useMeasured(scroller, state.tellNeeds, drawn, columns)
  const { open, onKeyDown } = useKeys(props, cursor, () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / height) - 1))

  const { first, last } = cursor.inSight
  useEffect(() => onWindow(first, last), [first, last, onWindow])
  useEffect(() => onPlace(place), [place, onPlace])
  useFreshStart(state.asked, () => {
    chosen.clear()
    cursor.toStart()
  })

  const { onClick, onFocus } = usePointer(chosen, cursor, open)
  const decimals = useDecimals(columns, items.map(({ index }) => pages.rowAt(index)))

  return (
    <div
      ref={scroller}
      className="list"
      role="grid"
      tabIndex={-1}
      aria-label={t(list.title)}
      aria-busy={pages.isFetching}
      aria-multiselectable="true"
      aria-rowcount={pages.isCounted ? pages.count + 1 : -1}
      data-old={pages.isOld || undefined}
      style={{ '--columns': `${chooseWidth}px ${template(columns, widths)}`, '--least': `${chooseWidth + sumOf(widths)}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={onFocus}
    >
      <ListHead
        list={list}
        state={state}
        areFiltersShown={areFiltersShown}
        isAllChosen={chosen.count > 0 && chosen.count === pages.count}
        onChooseAll={() => (chosen.count === pages.count ? chosen.clear() : chosen.chooseAll())}
      />
      <div className="list-body" role="rowgroup" style={{ height: cursor.height }}>
        {items.map(({ index, start }) => {
          const row = pages.rowAt(index)
          return (
            <ListRow
              key={index}
              list={list}
              columns={columns}
              row={row}
              index={index}
              top={start}
              isActive={index === place.row}
              decimals={decimals}
              isChosen={row !== undefined && isChosen(chosen.selection, list.rowKey(row as RowOf<N>))}
            />
          )
        })}
      </div>
      {pages.count === 0 && pages.isRead && <p className="empty">{t(hasSearch(state.search) ? 'web.list.nothing_found' : list.empty)}</p>}
    </div>
  )
}

/** How many decimals the figures of each column have, of the rows that were in sight so far: scrolling back moves nothing. */
function useDecimals<R>(columns: readonly ListColumn<R>[], rows: readonly (R | undefined)[]): Readonly<Record<string, number>> {
  const [known, setKnown] = useState<Readonly<Record<string, number>>>({})
  const more = columns.flatMap(({ field, kind }) => {
    const most = Math.max(0, ...rows.map(row => (row ? decimalsOf(kind, row[field]) : 0)))
    return most > (known[field] ?? 0) ? [[field, most] as const] : []
  })
  if (more.length > 0) setKnown({ ...known, ...Object.fromEntries(more) })
  return known
}

/** Tells how wide the columns may be together, and again whenever that changes, as by the scrollbar rows bring along. */
function useRoom(scroller: RefObject<HTMLDivElement | null>, tell: (room: number) => void, drawn: unknown): void {
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const measure = (): void => tell(element.clientWidth - chooseWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, tell, drawn])
}

const hasSearch = (search: { readonly q?: string; readonly f?: object }): boolean =>
  Boolean(search.q) || Object.keys(search.f ?? {}).length > 0

/** Another question begins at the top, with nothing chosen. */
function useFreshStart(asked: unknown, begin: () => void): void {
  const before = useRef(asked)
  useEffect(() => {
    if (before.current === asked) return
    const isFirst = before.current === undefined
    before.current = asked
    if (!isFirst) begin()
  })
}

type Cursor = ReturnType<typeof useCursor>

/** What clicks and the focus mean, told once for all rows. */
function usePointer<R>(chosen: SelectionState<R>, cursor: Cursor, open: (index: number) => void) {
  const onClick = (event: MouseEvent): void => {
    const element = rowOf(event.target)
    if (!element || (event.target as HTMLElement).closest('a')) return
    const index = Number(element.dataset.index)
    if (event.shiftKey) chosen.extendTo(cursor.place.row, index)
    else if (event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest('.list-choose')) chosen.toggle(index)
    else open(index)
  }
  const onFocus = (event: FocusEvent): void => {
    const element = rowOf(event.target)
    if (!element) return
    const cells = [...element.querySelectorAll('[data-cell]')]
    cursor.note({ row: Number(element.dataset.index), column: cells.indexOf(event.target.closest('[data-cell]')!) })
  }
  return { onClick, onFocus }
}

function useKeys<N extends ListName>({ list, state, pages, chosen }: Props<N>, cursor: Cursor, pageOf: () => number) {
  const navigate = useNavigate()
  const { place } = cursor
  const { columns } = state
  const column = columns[place.column]

  const open = (index: number): void => {
    const row = pages.rowAt(index)
    if (!list.open || row === undefined) return
    cursor.remember(index)
    void navigate({ to: list.open(row) })
  }
  const filterByValue = (): void => {
    const row = pages.rowAt(place.row)
    if (!column || column.isFixed || !row) return
    const kept = valueFilter(column.kind, row[column.field])
    state.keepFilter(column.field, state.search.f?.[column.field] === kept ? '' : kept)
  }
  const sort = (): void => {
    if (column && !column.isFixed) state.change({ sort: nextSort(column.field, state.search.sort) })
  }
  const deeds: Readonly<Record<string, () => void>> = {
    Enter: () => open(place.row),
    'Ctrl+Space': () => chosen.toggle(place.row),
    'Ctrl+A': chosen.chooseAll,
    'Ctrl+C': () => void copyRows({ list, state, pages, selection: chosen.selection, row: pages.rowAt(place.row) }),
    'Alt+F3': filterByValue,
    'Alt+F7': sort,
    ...(chosen.count > 0 ? { Escape: chosen.clear } : {}),
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!rowOf(event.target)) return
    const deed = deeds[pressed(event)]
    if (deed) {
      event.preventDefault()
      return deed()
    }
    const next = placeAfter(event, place, { rows: pages.count, columns: columns.length, page: pageOf() })
    if (!next) return
    event.preventDefault()
    const isAlong = next.row === place.row
    if (event.shiftKey && !isAlong) chosen.extendTo(place.row, Math.max(0, Math.min(pages.count - 1, next.row)))
    else if (!event.ctrlKey && !isAlong) chosen.clear()
    if (!event.shiftKey) chosen.dropAnchor()
    cursor.moveTo(next)
  }
  return { open, onKeyDown }
}

const pressed = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string =>
  `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key}`
