/** What the keys do on a cell that is not being edited (collaboration.md §7.2, Keys). */
import type { KeyboardEvent } from 'react'
import type { Entry } from './columns.ts'
import { moveBy } from './navigate.ts'
import { clearedEntries, filledEntries } from './ranges.ts'
import { type Grid, type Leaving, keyName } from './use-grid.ts'

type Does = <R>(grid: Grid<R>, event: KeyboardEvent) => boolean

const leave =
  (how: Leaving): Does =>
  grid => {
    const row = grid.rows[grid.active.row]
    // The blank line leads out of the grid, so that nobody is caught in it.
    if (how === 'Tab' && row?.isBlank) return false
    const target = grid.beyond(how)
    if (how === 'Enter' && row?.isBlank && grid.onEnd) grid.onEnd()
    else if (target) grid.goTo(target)
    return target !== undefined
  }

const edit: Does = grid => grid.startEdit(grid.active, true)

const copyAbove: Does = grid => {
  const above = grid.rows[grid.active.row - 1]
  const row = grid.rows[grid.active.row]
  const column = grid.columns[grid.active.column]
  if (!above || !row || !column?.isEditable(row.data)) return true
  grid.enter(column.edit(above.data))
  return true
}

const enterAll = <R>(grid: Grid<R>, entries: readonly Entry[]): true => {
  if (entries.length > 0) grid.onEntries(entries)
  return true
}

const clear: Does = grid => enterAll(grid, clearedEntries(grid))

const fillDown: Does = grid => enterAll(grid, filledEntries(grid))

/** Rows of the marked range, or the one with the focus; never the blank one. */
export const markedKeys = <R>(grid: Grid<R>): string[] => {
  const { top, bottom } = grid.range
  return grid.rows.slice(top, bottom + 1).filter(row => !row.isBlank).map(row => row.key)
}

const deleteLines: Does = grid => {
  const keys = markedKeys(grid)
  if (keys.length === 0) return true
  grid.onDelete(keys)
  const next = grid.range.bottom + 1
  grid.setAnchor(undefined)
  if (grid.rows[next]) grid.goTo({ row: next, column: grid.active.column })
  return true
}

const move =
  (step: 1 | -1): Does =>
  grid => {
    const keys = markedKeys(grid)
    // A line that is not there yet has nothing to move: the key opens its look-up, as it does while one types.
    if (keys.length === 0) return grid.startEdit(grid.active, true)
    void grid.onMove?.(keys, step).then(moved => moved && grid.follow(moved))
    return true
  }

const markAll: Does = grid => {
  grid.setAnchor({ row: 0, column: 0 })
  grid.goTo({ row: Math.max(0, grid.rows.length - 2), column: grid.columns.length - 1 })
  return true
}

const insertLine: Does = grid => {
  const row = grid.rows[grid.active.row]
  const made = row && !row.isBlank ? grid.onInsert(row.key) : undefined
  if (made !== undefined) grid.follow([made])
  return true
}

const giveUp: Does = grid => {
  if (grid.anchor) {
    grid.setAnchor(undefined)
    return true
  }
  const row = grid.rows[grid.active.row]
  const column = grid.columns[grid.active.column]
  if (!row || !column || !row.problems?.has(column.id)) return false
  grid.onGiveUp(row.key, column.id)
  return true
}

const does: Readonly<Record<string, Does>> = {
  Tab: leave('Tab'),
  'Shift+Tab': leave('Shift+Tab'),
  Enter: leave('Enter'),
  'Shift+Enter': leave('Shift+Enter'),
  F2: edit,
  F8: copyAbove,
  Delete: clear,
  Backspace: clear,
  'Ctrl+d': fillDown,
  'Ctrl+a': markAll,
  'Ctrl+Delete': deleteLines,
  'Alt+ArrowUp': move(-1),
  'Alt+ArrowDown': move(1),
  'Ctrl+Insert': insertLine,
  Escape: giveUp,
}

/** Handles a key on a cell; keys that are not the grid's go on to the page. */
export function onCellKey<R>(grid: Grid<R>, event: KeyboardEvent): void {
  const name = keyName(event)
  const isExtending = event.shiftKey && event.key.startsWith('Arrow')
  const moved = moveBy(isExtending ? event.key : name, grid.active, grid.shape)
  if (moved) {
    event.preventDefault()
    grid.runStart.current = undefined
    grid.setAnchor(isExtending ? (grid.anchor ?? grid.active) : undefined)
    grid.goTo(moved)
    return
  }
  const action = does[name]
  if (action) {
    if (action(grid, event)) event.preventDefault()
    return
  }
  if (grid.isPrintable(event)) grid.startEdit(grid.active, false)
}
