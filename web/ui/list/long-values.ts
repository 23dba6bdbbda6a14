/** Values longer than their column is declared for: an amount of millions, a state of several words. They are shown whole. */
import { useLayoutEffect } from 'react'
import { hasChip } from '../chip.tsx'
import { choiceText, showValue } from '../fields/kinds.ts'
import { lengthOf } from './columns.ts'
import type { ListColumn } from './declaration.ts'

/** Columns by their field, and the room the longest value in sight so far takes. */
export type LongValues = Readonly<Record<string, number>>

/** What stands around a figure in its cell; around the word of a state, with its shape. */
const besideFigure = 18
const besideState = 50

/** Digits stand under each other, so each is as wide as the widest. */
const digit = 8.3
const mark = 4.2

const lengthOfFigure = (text: string): number => [...text].reduce((sum, sign) => sum + (/[\d−-]/.test(sign) ? digit : mark), 0)

/** The room an amount or a state needs to be read whole; 0 for what may be cut. */
export function roomOfValue({ field, kind }: Pick<ListColumn<never>, 'field' | 'kind'>, value: unknown): number {
  if (value === null || value === undefined || value === '') return 0
  if (kind === 'amount') return Math.ceil(lengthOfFigure(showValue(kind, value)) + besideFigure)
  // Its letters are a little smaller than those of a caption.
  if (hasChip(field, value)) return Math.ceil(lengthOf(choiceText(field, String(value))) * 0.92 + besideState)
  return 0
}

/** Tells of values in sight that take more room than any before them: scrolling back moves nothing. */
export function useLongValues<R>(columns: readonly ListColumn<R>[], rows: readonly (R | undefined)[], known: LongValues, tell: (longer: LongValues) => void): void {
  useLayoutEffect(() => {
    const longer = columns.flatMap(({ field, kind, width }) => {
      const most = Math.max(0, ...rows.map(row => (row ? roomOfValue({ field: field as never, kind }, row[field]) : 0)))
      return most > Math.max(width, known[field] ?? 0) ? [[field, most] as const] : []
    })
    if (longer.length > 0) tell({ ...known, ...Object.fromEntries(longer) })
  })
}
