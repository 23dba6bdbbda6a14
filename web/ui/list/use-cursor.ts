/** Which row, and which cell of it, has the keys; the rows drawn around it. */
import { type Range, defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

export interface Place {
  readonly row: number
  /** −1 is the row as a whole. */
  readonly column: number
}

interface Options {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly count: number
  readonly rowHeight: number
  /** What stands above the rows and stays there. */
  readonly headHeight: number
  /** Where one was on each list, for whoever comes back. */
  readonly name: string
}

/** The row that has the keys is drawn wherever it is: what is taken off the page loses them. */
function withRow(drawn: number[], row: number, count: number): number[] {
  if (row >= count || drawn.includes(row)) return drawn
  return row < drawn[0]! ? [row, ...drawn] : [...drawn, row]
}

const lastPlaces = new Map<string, number>()

export function useCursor({ scroller, count, rowHeight, headHeight, name }: Options) {
  const [place, setPlace] = useState<Place>({ row: 0, column: -1 })
  const wantsFocus = useRef(false)
  const isRestored = useRef(false)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: headHeight,
    rangeExtractor: (range: Range) => withRow(defaultRangeExtractor(range), place.row, count),
  })

  useEffect(() => {
    if (isRestored.current || count === 0) return
    isRestored.current = true
    const row = lastPlaces.get(name) ?? 0
    if (row === 0 || row >= count) return
    setPlace({ row, column: -1 })
    virtual.scrollToIndex(row, { align: 'center' })
  }, [count, name, virtual])

  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    const row = scroller.current?.querySelector<HTMLElement>(`.list-row[data-index="${place.row}"]`)
    const target = place.column < 0 ? row : row?.querySelectorAll<HTMLElement>('[data-cell]')[place.column]
    if (!target) return
    wantsFocus.current = false
    target.focus({ preventScroll: true })
    if (place.column >= 0) target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const moveTo = (next: Place): void => {
    const row = Math.max(0, Math.min(count - 1, next.row))
    wantsFocus.current = true
    setPlace({ row, column: next.column })
    virtual.scrollToIndex(row)
  }
  return {
    place,
    /** Takes note of where the focus went by itself. */
    note: (next: Place) => setPlace(before => (before.row === next.row && before.column === next.column ? before : next)),
    moveTo,
    /** Back to the first row; the keys come along when they were in the rows. */
    toStart: () => {
      wantsFocus.current = document.activeElement?.closest('.list-row') !== null && scroller.current!.contains(document.activeElement)
      setPlace(before => ({ row: 0, column: before.column }))
      virtual.scrollToOffset(0)
    },
    remember: (row: number) => lastPlaces.set(name, row),
    items: virtual.getVirtualItems(),
    inSight: { first: virtual.range?.startIndex ?? 0, last: virtual.range?.endIndex ?? 0 },
    height: virtual.getTotalSize(),
  }
}
