/** Keys of a list: where they lead, as people know them from Business Central. */
import type { Place } from './use-cursor.ts'

export interface Size {
  readonly rows: number
  readonly columns: number
  /** Rows in sight. */
  readonly page: number
}

/** What of a key press counts. */
export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
}

/** Where a key leads from a place, or undefined when it leads nowhere. Home and End go along the row once one is in a cell. */
export function placeAfter({ key, ctrlKey, altKey }: Press, { row, column }: Place, { rows, columns, page }: Size): Place | undefined {
  if (altKey) return undefined
  const inRow = column < 0
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, column }
    case 'ArrowUp':
      return { row: row - 1, column }
    case 'PageDown':
      return { row: row + page, column }
    case 'PageUp':
      return { row: row - page, column }
    case 'ArrowRight':
      return ctrlKey ? undefined : { row, column: Math.min(columns - 1, column + 1) }
    case 'ArrowLeft':
      return ctrlKey ? undefined : { row, column: Math.max(-1, column - 1) }
    case 'Home':
      return ctrlKey || inRow ? { row: 0, column } : { row, column: 0 }
    case 'End':
      return ctrlKey || inRow ? { row: rows - 1, column } : { row, column: columns - 1 }
    default:
      return undefined
  }
}
