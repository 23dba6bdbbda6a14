/** The path Tab and Enter take through the lines, as each person set it up. */
import { usePreference } from '../shell/preferences.ts'
import type { GridColumn } from '../ui/grid/columns.ts'
import type { Side } from './calls.ts'
import type { DraftLine } from './draft-state.ts'

export interface QuickEntry {
  /** Columns Tab stops at; left out, those of the house. */
  readonly columns?: readonly string[]
  readonly enter: 'line' | 'field'
}

const standard: QuickEntry = { enter: 'line' }

export const useQuickEntry = (side: Side): readonly [QuickEntry, (value: QuickEntry | undefined) => void] =>
  usePreference(`document.quick_entry.${side}`, standard)

/** Whether the dates of lines stand on them always, or only where they are other than the document's. */
export const useDatesShown = (side: Side): readonly ['always' | 'where_other', (value: 'always' | 'where_other') => void] =>
  usePreference<'always' | 'where_other'>(`document.dates.${side}`, 'where_other')

/** The columns with the path somebody chose; without a choice as they are. */
export const withPath = (columns: readonly GridColumn<DraftLine>[], { columns: chosen }: QuickEntry): GridColumn<DraftLine>[] =>
  columns.map(column => (chosen ? { ...column, isOnPath: () => chosen.includes(column.id) } : column))
