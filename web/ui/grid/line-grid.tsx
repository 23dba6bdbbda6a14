import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type ClipboardEvent, type CSSProperties, type KeyboardEvent, type MouseEvent, type RefObject, memo, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { rowHeight } from '../density.ts'
import { Figure } from '../figure.tsx'
import { CellEditor } from './cell-editor.tsx'
import { fromTsv, toTsv } from './clipboard.ts'
import type { GridColumn, GridRow } from './columns.ts'
import { markedKeys, onCellKey } from './keys.ts'
import type { Place } from './navigate.ts'
import { clearedEntries, markedCells, pastedEntries } from './ranges.ts'
import { type Editing, type Grid, type GridModel, useGrid } from './use-grid.ts'

interface Props<R> extends GridModel<R> {
  readonly label: string
  /** Keys of the rows a paste over the end of the grid would fill, beginning with the blank row. */
  readonly keysAfter: (count: number) => readonly string[]
  /** Told the key of the row with the focus when it is another. */
  readonly onActive?: (rowKey: string) => void
  /** A cell to go to, such as the one a problem names; each new object goes there once. */
  readonly target?: { readonly rowKey: string; readonly column: string }
  /** Key of the row whose own lines stand elsewhere on the page. */
  readonly current?: string
  /** Told which rows are marked; none when no range is. */
  readonly onMark?: (rowKeys: readonly string[]) => void
}

/** What grows is a text: on a tablet, where the rest is scrolled, it has the room its words need. */
const leastOf = <R,>({ width, least, grows }: GridColumn<R>): string => (least === undefined && grows ? `clamp(${width}px, (1000px - 100vw) * 9, 180px)` : `${least ?? width}px`)

const mostOf = <R,>({ width, grows, widest }: GridColumn<R>): string => (grows && widest === undefined ? '1fr' : `${grows ? widest : width}px`)

const template = <R,>(columns: readonly GridColumn<R>[]): string => columns.map(column => `minmax(${leastOf(column)}, ${mostOf(column)})`).join(' ')

const leastWidth = <R,>(columns: readonly GridColumn<R>[]): string => `calc(${columns.map(leastOf).join(' + ')})`

/** The widths of the columns, as the style sheet takes them; those of the first two say how far others stand beside them. */
const sizesOf = <R,>(columns: readonly GridColumn<R>[]): CSSProperties =>
  ({ '--columns': template(columns), '--least': leastWidth(columns), '--first': `${columns[0]?.width ?? 0}px`, '--second': `${columns[1]?.width ?? 0}px` }) as CSSProperties

/** A grid one types in like a spreadsheet. It knows cells and keys; what an entry means is the caller's. */
export function LineGrid<R>({ label, keysAfter, target, current, onActive, onMark, ...model }: Props<R>) {
  const grid = useGrid(model)
  const { rows, columns, active } = grid
  const latest = useRef(grid)
  latest.current = grid
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight(),
    scrollPaddingEnd: rowHeight(),
    rangeExtractor: range => [...new Set([...defaultRangeExtractor(range), active.row])].filter(row => row < rows.length).sort((a, b) => a - b),
  })

  const most = useMost(columns, rows)
  useMarks(grid, onMark)
  useActive(grid, onActive)

  useLayoutEffect(() => {
    if (!grid.wantsFocus.current || grid.editing) return
    virtual.scrollToIndex(active.row)
    const cell = scroller.current?.querySelector<HTMLElement>('[data-active="true"]')
    // Not drawn yet: the next drawing comes with the room for it.
    if (!cell) return
    grid.wantsFocus.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  useEffect(() => keepInView(scroller.current!), [])

  // Behind what moves the focus: otherwise that would take the cell one was on before for the target.
  useLayoutEffect(() => {
    if (!target) return
    const { rows: now, columns: shown, goTo } = latest.current
    const row = now.findIndex(each => each.key === target.rowKey)
    const column = shown.findIndex(each => each.id === target.column)
    if (row !== -1) goTo({ row, column: Math.max(0, column) })
  }, [target])

  return (
    <div
      ref={scroller}
      className="line-grid"
      role="grid"
      tabIndex={-1}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      style={sizesOf(columns)}
      {...(grid.editing ? {} : clipboardOf(grid, keysAfter))}
    >
      <Head columns={columns} />
      <div role="presentation" className="line-grid-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <Line
            key={rows[index]!.key}
            grid={latest}
            columns={columns}
            row={rows[index]!}
            index={index}
            top={start}
            isCurrent={rows[index]!.key === current}
            most={most}
            activeAt={active.row === index ? active.column : undefined}
            editing={active.row === index ? grid.editing : undefined}
            {...markedIn(grid, index)}
          />
        ))}
      </div>
    </div>
  )
}

/** Tells which row has the focus. */
function useActive<R>({ rows, active }: Grid<R>, onActive: Props<R>['onActive']): void {
  const key = rows[active.row]?.key
  useEffect(() => {
    if (key !== undefined) onActive?.(key)
  }, [key, onActive])
}

/** Tells which rows are marked. */
function useMarks<R>(grid: Grid<R>, onMark: Props<R>['onMark']): void {
  const marked = grid.anchor ? markedKeys(grid).join('\n') : ''
  useEffect(() => onMark?.(marked === '' ? [] : marked.split('\n')), [marked, onMark])
}

/** How many decimals the figures of each column have at most; the same object for as long as that is so. */
function useMost<R>(columns: readonly GridColumn<R>[], rows: readonly GridRow<R>[]): Readonly<Record<string, number>> {
  const kept = useRef<Readonly<Record<string, number>>>({})
  return useMemo(() => {
    const found = Object.fromEntries(columns.flatMap(({ id, decimals }) => (decimals ? [[id, Math.max(0, ...rows.map(({ data }) => decimals(data)))]] : [])))
    if (JSON.stringify(found) !== JSON.stringify(kept.current)) kept.current = found
    return kept.current
  }, [columns, rows])
}

const Head = <R,>({ columns }: { readonly columns: readonly GridColumn<R>[] }) => (
  <div className="line-grid-head" role="row" aria-rowindex={1}>
    {columns.map(({ id, caption, align }, index) => (
      <div key={id} role="columnheader" aria-colindex={index + 1} className="line-grid-caption" data-align={align} style={{ gridColumn: index + 1 }}>
        {caption}
      </div>
    ))}
  </div>
)

/** When something above or below takes room from the grid, the cell one types in stays in sight. */
function keepInView(scroller: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    if (scroller.contains(document.activeElement)) scroller.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  observer.observe(scroller)
  return () => observer.disconnect()
}

/** The marked columns of a row. */
function markedIn<R>({ anchor, range }: Grid<R>, row: number): { markedFrom: number | undefined; markedTo: number | undefined } {
  const isIn = anchor !== undefined && row >= range.top && row <= range.bottom
  return isIn ? { markedFrom: range.left, markedTo: range.right } : { markedFrom: undefined, markedTo: undefined }
}

/** The clipboard while no cell is edited: ranges as spreadsheets exchange them. */
function clipboardOf<R>(grid: Grid<R>, keysAfter: Props<R>['keysAfter']) {
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.clipboardData.setData('text/plain', toTsv(markedCells(grid)))
  }
  const onCut = (event: ClipboardEvent): void => {
    onCopy(event)
    grid.onEntries(clearedEntries(grid))
  }
  const onPaste = (event: ClipboardEvent): void => {
    event.preventDefault()
    grid.onEntries(pastedEntries(grid, fromTsv(event.clipboardData.getData('text/plain')), keysAfter))
  }
  return { onCopy, onCut, onPaste }
}

interface LineProps<R> {
  /** The grid of the latest drawing: what keys and clicks act on. */
  readonly grid: Latest<R>
  readonly columns: readonly GridColumn<R>[]
  readonly row: GridRow<R>
  readonly index: number
  readonly top: number
  readonly isCurrent: boolean
  readonly most: Readonly<Record<string, number>>
  /** The column with the focus, and what is edited in it; none in rows that have not got it. */
  readonly activeAt: number | undefined
  readonly editing: Editing | undefined
  /** First and last column of the marked range; none in rows outside it. */
  readonly markedFrom: number | undefined
  readonly markedTo: number | undefined
}

type Latest<R> = RefObject<Grid<R>>

/** A row is drawn anew only when something of it is another: whoever types in one does not wait for the others. */
const Line = memo(DrawnLine) as typeof DrawnLine

function DrawnLine<R>({ grid, columns, row, index, top, isCurrent, most, activeAt, editing, markedFrom, markedTo }: LineProps<R>) {
  return (
    <div className="line" role="row" aria-rowindex={index + 2} data-row={row.key} data-blank={row.isBlank} data-quiet={row.isQuiet} data-current={isCurrent || undefined} style={{ top }}>
      {columns.map((column, at) => (
        <Cell
          key={column.id}
          grid={grid}
          row={row}
          column={column}
          index={index}
          at={at}
          most={most[column.id] ?? 0}
          isActive={at === activeAt}
          editing={at === activeAt ? editing : undefined}
          isMarked={markedFrom !== undefined && at >= markedFrom && at <= markedTo!}
        />
      ))}
    </div>
  )
}

interface CellProps<R> {
  readonly grid: Latest<R>
  readonly row: GridRow<R>
  readonly column: GridColumn<R>
  readonly index: number
  readonly at: number
  /** How many decimals the figures of the column have at most. */
  readonly most: number
  readonly isActive: boolean
  readonly editing: Editing | undefined
  readonly isMarked: boolean
}

const Cell = memo(DrawnCell) as typeof DrawnCell

function DrawnCell<R>({ grid, row, column, index, at, most, isActive, editing, isMarked }: CellProps<R>) {
  const problem = row.problems?.get(column.id)
  const mark = row.marks?.get(column.id)
  const isEditable = column.isEditable(row.data)
  const note = problem ?? mark
  return (
    <div
      role="gridcell"
      className="cell"
      tabIndex={isActive ? 0 : -1}
      aria-colindex={at + 1}
      aria-readonly={!isEditable}
      aria-invalid={problem ? true : undefined}
      aria-selected={isMarked ? true : undefined}
      aria-description={note}
      title={note}
      data-active={isActive}
      data-align={column.align}
      data-problem={problem !== undefined}
      data-mark={mark !== undefined}
      data-column={column.id}
      {...handlersOf(grid, { row: index, column: at })}
    >
      {isActive && editing ? (
        <CellEditor
          editing={editing}
          label={column.caption}
          search={column.search?.(row.data)}
          align={column.align}
          onLeave={(how, text, option) => grid.current.leaveEdit(how, text, option)}
          onCancel={() => grid.current.cancelEdit()}
        />
      ) : (
        <span className="cell-text">
          <Figure text={column.show(row.data)} decimals={most} />
        </span>
      )}
      {isActive && problem && !editing && <span className="cell-problem" aria-hidden="true">{problem}</span>}
    </div>
  )
}

/** What keys and the pointer do on a cell. */
function handlersOf<R>(latest: Latest<R>, place: Place) {
  const isActive = ({ active }: Grid<R>): boolean => active.row === place.row && active.column === place.column
  return {
    onKeyDown: (event: KeyboardEvent) => latest.current.editing || onCellKey(latest.current, event),
    onMouseDown: (event: MouseEvent) => {
      const grid = latest.current
      if (grid.editing && isActive(grid)) return
      grid.runStart.current = undefined
      grid.setAnchor(event.shiftKey ? (grid.anchor ?? grid.active) : undefined)
      if (!isActive(grid)) grid.goTo(place)
    },
    onMouseEnter: (event: MouseEvent) => {
      const grid = latest.current
      if (event.buttons !== 1 || grid.editing) return
      grid.setAnchor(grid.anchor ?? grid.active)
      grid.goTo(place)
    },
    onDoubleClick: () => latest.current.startEdit(place, true),
  }
}
