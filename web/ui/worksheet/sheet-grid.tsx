import { useMemo, useSyncExternalStore } from 'react'
import type { Entry, GridRow } from '../grid/columns.ts'
import { LineGrid } from '../grid/line-grid.tsx'
import type { Sheet } from './sheet.ts'
import { type SheetColumn, lookUpEntry, readEntry, sheetGridColumns } from './sheet-columns.ts'
import { useRoom } from './sheet-room.ts'
import { type SheetLine, type SheetState, blankKey, emptyLine } from './sheet-state.ts'

interface Props {
  readonly sheet: Sheet
  readonly columns: readonly SheetColumn[]
  readonly label: string
  readonly isReadOnly?: boolean
  readonly target?: { readonly rowKey: string; readonly column: string }
  /** Asked before a row goes that the server has. */
  readonly onDelete: (line: SheetLine) => void
  readonly onActive?: (key: string) => void
  /** Key of the row whose own rows stand below. */
  readonly current?: string
  /** Enter on the empty row: there are no more of these. */
  readonly onEnd?: () => void
  /** Marks of cells: where a value comes from. */
  readonly marks?: (line: SheetLine) => ReadonlyMap<string, string>
}

export const useSheet = (sheet: Sheet): SheetState => useSyncExternalStore(sheet.subscribe, sheet.state)

/** Rows of any kind in the line grid: typed like a spreadsheet, each row sent when it says enough. */
export function SheetGrid({ sheet, columns, label, isReadOnly = false, target, onDelete, onActive, current, onEnd, marks }: Props) {
  const state = useSheet(sheet)
  const room = useRoom(columns, state.lines)
  const gridColumns = useMemo(() => sheetGridColumns(columns, room, isReadOnly), [columns, room, isReadOnly])
  const rows = useMemo(() => gridRows(state, columns, isReadOnly, marks), [state, columns, isReadOnly, marks])
  const enter = (entries: readonly Entry[]): void => {
    for (const entry of entries) {
      const column = columns.find(({ id }) => id === entry.column)
      if (!column) continue
      const later = lookUpEntry(column, entry, state.lines.find(({ key }) => key === entry.rowKey) ?? emptyLine(entry.rowKey))
      if (later) sheet.enterLater(entry.rowKey, column.id, entry.text, later)
      else sheet.enter(entry.rowKey, column.id, entry.text, readEntry(column, entry))
    }
  }
  const remove = (keys: string | readonly string[]): void => {
    if (isReadOnly) return
    for (const key of typeof keys === 'string' ? [keys] : keys) {
      const line = state.lines.find(each => each.key === key)
      if (line) onDelete(line)
    }
  }
  return (
    <div
      className="sheet"
      onFocus={event => {
        const key = event.target.closest<HTMLElement>('[data-row]')?.dataset.row
        if (key !== undefined) onActive?.(key)
      }}
    >
      <LineGrid
        label={label}
        columns={gridColumns}
        rows={rows}
        target={target}
        current={current}
        keysAfter={count => Array.from({ length: count }, (_, index) => blankKey(state.begun + index))}
        onEntries={enter}
        onDelete={remove}
        onInsert={() => undefined}
        {...(onEnd && { onEnd })}
        onGiveUp={(key, column) => sheet.giveUp(key, column)}
      />
    </div>
  )
}

function gridRows(
  { lines, begun }: SheetState,
  columns: readonly SheetColumn[],
  isReadOnly: boolean,
  marks: Props['marks'],
): GridRow<SheetLine>[] {
  const first = columns[0]?.id ?? ''
  const rows = lines.map(line => ({ key: line.key, data: line, problems: problemsOf(line, first), ...(marks ? { marks: marks(line) } : {}) }))
  return isReadOnly ? rows : [...rows, { key: blankKey(begun), data: emptyLine(blankKey(begun)), isBlank: true }]
}

function problemsOf(line: SheetLine, first: string): Map<string, string> {
  const typed = Object.entries(line.typed).flatMap(([id, { problem }]) => (problem === undefined ? [] : [[id, problem] as const]))
  // A row that is wrong as a whole says so where one knows it by.
  return new Map([...(line.problem ? [[first, line.problem] as const] : []), ...Object.entries(line.checks), ...typed])
}
