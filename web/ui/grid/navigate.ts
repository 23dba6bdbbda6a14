/** Where a key leads in the grid: pure, over row and column numbers. */

export interface Place {
  readonly row: number
  readonly column: number
}

export interface Shape {
  readonly rows: number
  readonly columns: number
  /** Rows of one page. */
  readonly page: number
  /** Whether Tab stops there. */
  readonly isOnPath: (place: Place) => boolean
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value))

const steps: Readonly<Record<string, (place: Place, shape: Shape) => Place>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  PageUp: ({ row, column }, { page }) => ({ row: row - page, column }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  'Ctrl+Home': () => ({ row: 0, column: 0 }),
  'Ctrl+End': (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
}

/** The place an arrow, Home, End or page key leads to, inside the grid; undefined for any other key. */
export function moveBy(key: string, place: Place, shape: Shape): Place | undefined {
  const next = steps[key]?.(place, shape)
  return next && { row: clamp(next.row, shape.rows), column: clamp(next.column, shape.columns) }
}

/** The next stop of the Tab path, over the ends of lines; undefined where it leaves the grid. */
export function nextOnPath(place: Place, step: 1 | -1, shape: Shape): Place | undefined {
  let { row, column } = place
  for (let tried = 0; tried < shape.columns * 2; tried++) {
    column += step
    if (column < 0 || column >= shape.columns) {
      row += step
      column = step > 0 ? 0 : shape.columns - 1
    }
    if (row < 0 || row >= shape.rows) return undefined
    if (shape.isOnPath({ row, column })) return { row, column }
  }
  return undefined
}

/** Enter: the next line, in the column where the run of Tabs began. */
export const nextLine = (place: Place, runStart: number | undefined, shape: Shape): Place => ({
  row: clamp(place.row + 1, shape.rows),
  column: runStart ?? place.column,
})

/** The rectangle between two places, corners included. */
export const rangeOf = (a: Place, b: Place) => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
})
