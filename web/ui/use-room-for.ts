import { useLayoutEffect, useRef, useState } from 'react'

/** How many of things in a row stand in it, from the first: all, or as many as leave room for what holds the others. */
export function countFitting(widths: readonly number[], room: number, holder: number): number {
  const sum = (count: number): number => widths.slice(0, count).reduce((total, width) => total + width, 0)
  if (sum(widths.length) <= room) return widths.length
  let count = widths.length
  while (count > 0 && sum(count) + holder > room) count--
  return count
}

interface Row {
  /** Names of the things in their order; what a name stands for always takes the same room. */
  readonly names: readonly string[]
  /** What else stands in the row, whatever happens. */
  readonly stays: readonly string[]
  /** What the holder of the others takes, where it is not drawn yet. */
  readonly holder: number
  readonly gap: number
}

/**
 * Measures a row and tells how many of its things there is room for. Things carry `data-name`; what else stands in the row
 * and must stay carries `data-stays`.
 */
export function useRoomFor({ names, stays, holder, gap }: Row) {
  const row = useRef<HTMLDivElement>(null)
  const widths = useRef(new Map<string, number>())
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  const [, drawAgain] = useState(0)
  const naming = names.join('|')
  const staying = stays.join('|')

  // Whatever is drawn for the first time is measured before anybody sees it.
  useLayoutEffect(() => {
    let isNew = false
    for (const element of row.current?.querySelectorAll<HTMLElement>('[data-name]') ?? []) {
      const name = element.dataset.name!
      const width = element.offsetWidth + gap
      if (widths.current.get(name) === width) continue
      widths.current.set(name, width)
      isNew = true
    }
    if (isNew) drawAgain(count => count + 1)
  }, [naming, room, gap])
  useLayoutEffect(() => {
    const element = row.current
    if (!element) return undefined
    const measure = (): void => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      const taken = [...element.querySelectorAll<HTMLElement>('[data-stays]')].reduce((sum, each) => sum + each.offsetWidth + gap, 2 * gap)
      setRoom(element.clientWidth - Number.parseInt(paddingLeft) - Number.parseInt(paddingRight) - taken)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [staying, gap])

  return { row, count: countFitting(names.map(name => widths.current.get(name) ?? 0), room, holder) }
}
