/** Values longer than their column is declared for: an amount of millions, a state of several words. They are shown whole. */
import { useLayoutEffect } from 'react'
import { hasChip } from '../chip.tsx'
import { showValue } from '../fields/kinds.ts'
import { lengthOf } from './columns.ts'
import type { ListColumn } from './declaration.ts'

/** Columns by their field, and the room the longest value in sight so far takes. */
export type LongValues = Readonly<Record<string, number>>

/** The room an amount or a state needs to be read whole; 0 for what may be cut. Digits are wider than letters, and a shape stands before a state. */
export function roomOfValue({ field, kind }: Pick<ListColumn<never>, 'field' | 'kind'>, value: unknown): number {
  if (kind !== 'amount' && !hasChip(field, value)) return 0
  const length = lengthOf(showValue(kind, value, field))
  return Math.ceil(kind === 'amount' ? length * 1.2 + 18 : length * 0.92 + 50)
}

/** Tells of values in sight that take more room than any before them: scrolling back moves nothing. */
export function useLongValues<R>(columns: readonly ListColumn<R>[], rows: readonly (R | undefined)[], known: LongValues, tell: (longer: LongValues) => void): void {
  useLayoutEffect(() => {
    for (const { field, kind, width } of columns) {
      const most = Math.max(...rows.map(row => (row ? roomOfValue({ field: field as never, kind }, row[field]) : 0)))
      if (most > Math.max(width, known[field] ?? 0)) tell({ ...known, [field]: most })
    }
  })
}
