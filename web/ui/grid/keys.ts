/** What the keys do on a cell that is not being edited (collaboration.md §7.2, Keys). */
import type { KeyboardEvent } from 'react'
import { moveBy } from './navigate.ts'
import { type Grid, type Leaving, keyName } from './use-grid.ts'

type Does = <R>(grid: Grid<R>, event: KeyboardEvent) => boolean

const leave =
  (how: Leaving): Does =>
  grid => {
    const row = grid.rows[grid.active.row]
    // The blank line leads out of the grid, so that nobody is caught in it.
    if (how === 'Tab' && row?.isBlank) return false
    const target = grid.beyond(how)
    if (target) grid.goTo(target)
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

const clear: Does = grid => {
  const row = grid.rows[grid.active.row]
  const column = grid.columns[grid.active.column]
  if (row && !row.isBlank && column?.isEditable(row.data) && column.edit(row.data) !== '') grid.enter('')
  return true
}

const deleteLine: Does = grid => {
  const row = grid.rows[grid.active.row]
  if (!row || row.isBlank) return true
  const next = grid.rows[grid.active.row + 1]
  grid.onDelete(row.key)
  if (next) grid.goTo({ row: grid.active.row + 1, column: grid.active.column })
  return true
}

const insertLine: Does = grid => {
  const row = grid.rows[grid.active.row]
  if (row) grid.onInsert(row.key)
  return true
}

const giveUp: Does = grid => {
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
  'Ctrl+Delete': deleteLine,
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
  if (name === 'Alt+ArrowDown') {
    event.preventDefault()
    grid.startEdit(grid.active, true)
  } else if (grid.isPrintable(event)) grid.startEdit(grid.active, false)
}
