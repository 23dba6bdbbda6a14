/** How wide the columns of a list are when all that is in sight of them can be read. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { type Needs, widened } from './room.ts'

/** Left and right of what stands in a cell, and a little for letters that lean out. */
const padding = 19
const sortMark = 15
const digit = 8

function lengthIn(element: Element, range: Range): number {
  range.selectNodeContents(element)
  return range.getBoundingClientRect().width
}

/** A figure that stands with its mark under the others' takes the room of what it lacks, too. */
function lengthOfCell(cell: Element, range: Range): number {
  const figure = cell.querySelector<HTMLElement>('.to-the-mark')
  return figure ? lengthIn(figure.firstElementChild!, range) + figure.dataset.rest!.length * digit : lengthIn(cell, range)
}

/** What each column with a caption in sight needs. */
export function needsOf(table: Element): Needs {
  const range = document.createRange()
  const needs: Record<string, number> = {}
  for (const head of table.querySelectorAll<HTMLElement>('.list-column'))
    needs[head.dataset.field!] = lengthIn(head.querySelector('.list-caption-text')!, range) + (head.querySelector('.list-caption-text + *') ? sortMark : 0)
  for (const cell of table.querySelectorAll<HTMLElement>('[data-cell]')) needs[cell.dataset.cell!] = Math.max(needs[cell.dataset.cell!] ?? 0, lengthOfCell(cell, range))
  return Object.fromEntries(Object.entries(needs).map(([field, length]) => [field, Math.ceil(length) + padding]))
}

const ofLists = new Map<string, Needs>()

/** What the columns of a list are known to need, also of when it was open before, and how more is told. */
export function useNeeds(list: string): readonly [Needs, (found: Needs) => void] {
  const [needs, setNeeds] = useState(ofLists.get(list) ?? {})
  const tell = useCallback((found: Needs): void => {
    const known = widened(ofLists.get(list) ?? {}, found)
    ofLists.set(list, known)
    setNeeds(known)
  }, [list])
  return [needs, tell]
}

const settling = 150

/**
 * Measures columns, and the rows of a question (`drawn`, none while they are on their way), before they are seen; rows scrolled
 * to, when they have come to rest.
 */
export function useMeasured(table: RefObject<HTMLElement | null>, tell: (found: Needs) => void, drawn: unknown, columns: readonly unknown[]): void {
  const measure = useCallback(() => table.current && tell(needsOf(table.current)), [table, tell])
  useLayoutEffect(() => {
    if (drawn !== undefined) measure()
  }, [drawn, columns, measure])
  useEffect(() => void document.fonts.ready.then(measure), [measure])
  useEffect(() => {
    const timer = setTimeout(measure, settling)
    return () => clearTimeout(timer)
  })
}
