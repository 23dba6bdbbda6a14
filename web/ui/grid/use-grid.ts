/** The grid's own state: where the focus is, what is being edited, which range is marked; and what each key does. */
import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { LookupOption } from '../lookup/options.ts'
import type { Entry, GridColumn, GridRow } from './columns.ts'
import { type Place, type Shape, moveBy, nextLine, nextOnPath, rangeOf } from './navigate.ts'

export interface GridModel<R> {
  readonly columns: readonly GridColumn<R>[]
  readonly rows: readonly GridRow<R>[]
  /** Where Enter leads from a cell: the next line, or the next stop of the path. */
  readonly enterLeadsTo?: 'line' | 'field'
  readonly onEntries: (entries: readonly Entry[]) => void
  readonly onDelete: (rowKeys: readonly string[]) => void
  /** Enter on the blank row: there are no more, what comes next? */
  readonly onEnd?: () => void
  /** Puts rows one place up or down; gives their keys afterwards, undefined where they stay. */
  readonly onMove?: (rowKeys: readonly string[], step: 1 | -1) => Promise<readonly string[] | undefined>
  readonly onInsert: (rowKey: string) => string | undefined
  readonly onGiveUp: (rowKey: string, column: string) => void
}

/** The corner a marked range began at. */
interface Mark {
  readonly rowKey: string | undefined
  readonly column: number
}

export interface Editing {
  readonly text: string
  /** Whether the text was there before, with the caret behind it. */
  readonly isOld: boolean
}

export type Leaving = 'Tab' | 'Shift+Tab' | 'Enter' | 'Shift+Enter' | 'blur' | 'ArrowUp' | 'ArrowDown'

const isPrintable = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !(event.altKey && !event.getModifierState('AltGraph'))

export const keyName = (event: { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }): string =>
  `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.key}`

/** Where the focus is, and the corner a marked range began at: by the key of the row, so that both go where it goes. */
function usePlaces<R>({ rows, columns }: GridModel<R>) {
  const [rowKey, setRowKey] = useState<string>()
  const [column, setColumn] = useState(() => Math.max(0, columns.findIndex(each => rows[0] && each.isOnPath(rows[0].data))))
  const [mark, setMark] = useState<Mark>()
  /** Set by what moves the focus on purpose; the grid never takes it otherwise. */
  const wantsFocus = useRef(false)
  const found = rows.findIndex(row => row.key === rowKey)
  const active: Place = { row: found === -1 ? Math.max(0, rows.length - 1) : found, column: Math.min(column, columns.length - 1) }
  const markedRow = mark ? rows.findIndex(row => row.key === mark.rowKey) : -1
  const anchor: Place | undefined = mark && markedRow !== -1 ? { row: markedRow, column: mark.column } : undefined

  const setAnchor = (place: Place | undefined): void => setMark(place && { rowKey: rows[place.row]?.key, column: place.column })

  const goTo = (place: Place): void => {
    wantsFocus.current = true
    setRowKey(rows[place.row]?.key)
    setColumn(place.column)
  }

  /** Goes with rows to where they are now; several stay marked. */
  const follow = (rowKeys: readonly string[]): void => {
    wantsFocus.current = true
    setRowKey(rowKeys.at(-1))
    setMark(rowKeys.length > 1 ? { rowKey: rowKeys[0], column: anchor?.column ?? active.column } : undefined)
  }

  return { wantsFocus, active, anchor, setAnchor, range: rangeOf(anchor ?? active, active), goTo, follow }
}

export function useGrid<R>(model: GridModel<R>) {
  const { rows, columns } = model
  const places = usePlaces(model)
  const { active, setAnchor, goTo, wantsFocus } = places
  const [editing, setEditing] = useState<Editing>()
  const runStart = useRef<number>(undefined)

  const shape: Shape = {
    rows: rows.length,
    columns: columns.length,
    page: 15,
    isOnPath: ({ row, column }) => {
      const data = rows[row]!.data
      return columns[column]!.isOnPath(data) && columns[column]!.isEditable(data)
    },
  }

  const startEdit = (place: Place, isOld: boolean): boolean => {
    const row = rows[place.row]
    const target = columns[place.column]
    if (!row || !target?.isEditable(row.data)) return false
    flushSync(() => {
      goTo(place)
      setAnchor(undefined)
      setEditing({ text: isOld ? target.edit(row.data) : '', isOld })
    })
    return true
  }

  const enter = (text: string, option?: LookupOption): void => {
    const row = rows[active.row]!
    model.onEntries([{ rowKey: row.key, column: columns[active.column]!.id, text, ...(option ? { option } : {}) }])
  }

  /** Where leaving the cell leads; undefined when out of the grid. */
  const beyond = (how: Leaving): Place | undefined => {
    if (how === 'blur') return active
    if (how === 'Shift+Enter' && model.enterLeadsTo === 'field') return nextOnPath(active, -1, shape)
    if (how === 'Enter' && model.enterLeadsTo === 'field') return nextOnPath(active, 1, shape) ?? active
    if (how === 'Tab' || how === 'Shift+Tab') {
      runStart.current ??= active.column
      return nextOnPath(active, how === 'Tab' ? 1 : -1, shape)
    }
    const start = runStart.current
    if (how === 'Enter') {
      runStart.current = undefined
      return nextLine(active, start, shape)
    }
    runStart.current = undefined
    return moveBy(how === 'ArrowDown' ? 'ArrowDown' : 'ArrowUp', active, shape)
  }

  const leaveEdit = (how: Leaving, text: string, option?: LookupOption): void => {
    if (!editing) return
    const before = columns[active.column]!.edit(rows[active.row]!.data)
    const isChanged = text !== before || option !== undefined
    setEditing(undefined)
    if (isChanged) enter(text, option)
    // An option taken with Enter is the first half of a line: what follows is its quantity.
    const target = beyond(option && how === 'Enter' ? 'Tab' : how)
    // The blank row is a line now: Enter leads to the one that waits behind it.
    const isBegun = isChanged && rows[active.row]!.isBlank && how === 'Enter' && !option && model.enterLeadsTo !== 'field'
    if (target && how !== 'blur') goTo(isBegun ? { ...target, row: rows.length } : target)
  }

  const cancelEdit = (): void => {
    wantsFocus.current = true
    setEditing(undefined)
    model.onGiveUp(rows[active.row]!.key, columns[active.column]!.id)
  }

  return { ...model, ...places, editing, shape, runStart, startEdit, enter, beyond, leaveEdit, cancelEdit, isPrintable }
}

export type Grid<R> = ReturnType<typeof useGrid<R>>
