/** The chosen rows of a list, and how keys and clicks choose them. */
import { useRef, useState } from 'react'
import { type Selection, countOf, everything, nothing, onlyRows, toggledRow } from './selection.ts'
import type { Pages } from './use-pages.ts'

/** More rows than that are chosen all together or not at all. */
const longestRange = 1000

export function useSelection<R>(pages: Pages<R>, keyOf: (row: R) => string) {
  const [selection, setSelection] = useState<Selection<R>>(nothing)
  const anchor = useRef<number | undefined>(undefined)

  const clear = (): void => {
    anchor.current = undefined
    setSelection(before => (before === nothing ? before : nothing))
  }
  const toggle = (index: number): void => {
    const row = pages.rowAt(index)
    anchor.current = index
    if (row !== undefined) setSelection(before => toggledRow(before, keyOf(row), row))
  }
  /** From where choosing began to here: rows that were never in sight are read. */
  const extendTo = (from: number, to: number): void => {
    anchor.current ??= from
    const [first, last] = [Math.min(anchor.current, to), Math.max(anchor.current, to)]
    if (first === 0 && last === pages.count - 1 && last - first >= longestRange) return setSelection(everything)
    const end = Math.min(last, first + longestRange - 1)
    const loaded = Array.from({ length: end - first + 1 }, (_, index) => pages.rowAt(first + index))
    if (loaded.every(row => row !== undefined)) setSelection(onlyRows(loaded as R[], keyOf))
    else void pages.readRows(first, end).then(rows => setSelection(onlyRows(rows, keyOf)))
  }
  return {
    selection,
    count: countOf(selection, pages.count),
    clear,
    toggle,
    extendTo,
    chooseAll: () => setSelection(everything),
    /** Where a range would begin. */
    dropAnchor: () => (anchor.current = undefined),
  }
}

export type SelectionState<R> = ReturnType<typeof useSelection<R>>
