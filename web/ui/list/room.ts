/** How the columns of a list share the room there is, by what stands in them. */
import type { Layout } from './columns.ts'
import type { ListColumn } from './declaration.ts'

/** How wide columns are when all that was in sight of them can be read: pixels, by field. */
export type Needs = Readonly<Record<string, number>>

/** A column needs no less because what was long has left the page: columns stay where they are. */
export function widened(known: Needs, found: Needs): Needs {
  const wider = Object.entries(found).filter(([field, need]) => need > (known[field] ?? 0))
  return wider.length === 0 ? known : { ...known, ...Object.fromEntries(wider) }
}

/** Columns somebody made as wide as they are need just that. */
export const unsettled = (needs: Needs, { widths = {} }: Layout): Needs => Object.fromEntries(Object.entries(needs).filter(([field]) => widths[field] === undefined))

export const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0)

/** No text asks for more of the room than this. */
const mostNeeded = 320

/**
 * The columns for which there is room: what cannot be missed and what is in `needed`, then of the others the last to go first, as
 * they fit. A column fits when what is in it can be read, as far as that is known; one that can be missed is rather cut than left out.
 */
export function fitting<R>(columns: readonly ListColumn<R>[], room: number, needed: readonly string[], needs: Needs = {}): ListColumn<R>[] {
  const neededBy = ({ field, width, yields }: ListColumn<R>): number => Math.min(yields ? width : mostNeeded, needs[field] ?? width)
  const kept = new Set(columns.filter(({ field, yields }) => !yields || needed.includes(field)))
  let left = room - sumOf([...kept].map(neededBy))
  for (const column of columns.filter(each => !kept.has(each)).toSorted((a, b) => a.yields! - b.yields!).toReversed()) {
    if (neededBy(column) > left) continue
    kept.add(column)
    left -= neededBy(column)
  }
  return columns.filter(column => kept.has(column))
}

/** What grows gives way where room is short, so that amounts stay in sight, down to this part of the room. */
const leastPart = 0.13

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most))

/** What there is to give, dealt in equal parts; who lacks less than a part gets what is lacking, and the others share the rest. */
function dealt(lacks: readonly number[], toGive: number): number[] {
  const given = lacks.map(() => 0)
  let left = toGive
  for (const [done, at] of lacks.map((_, each) => each).toSorted((a, b) => lacks[a]! - lacks[b]!).entries())
    left -= given[at] = Math.min(lacks[at]!, left / (lacks.length - done))
  return given
}

/**
 * How wide each column is as the room allows: what is free, and what others have beyond their need, goes to where something is
 * cut, to what can be missed last. A column of which no need is known stays as it is.
 */
export function shared<R>(columns: readonly ListColumn<R>[], room: number, needs: Needs): number[] {
  if (!Number.isFinite(room)) return columns.map(({ width }) => width)
  const shares = columns.map(({ field, width, grows, yields }) => {
    const base = grows ? Math.min(width, Math.round(room * leastPart)) : width
    const need = Math.min(mostNeeded, needs[field] ?? base)
    return { base, lack: Math.max(0, need - base), spare: Math.max(0, base - need), yields }
  })
  const sum = (part: 'base' | 'lack' | 'spare'): number => sumOf(shares.map(each => each[part]))
  const free = room - sum('base')
  const toGive = between(0, sum('spare') + free, sum('lack'))
  const taken = between(0, toGive - free, sum('spare')) / (sum('spare') || 1)
  const first = dealt(shares.map(({ lack, yields }) => (yields ? 0 : lack)), toGive)
  const then = dealt(shares.map(({ lack, yields }) => (yields ? lack : 0)), toGive - sumOf(first))
  return shares.map((share, at) => Math.floor(share.base + first[at]! + then[at]! - share.spare * taken))
}

/** `grid-template-columns`: what grows takes what is left. */
export const template = <R>(columns: readonly ListColumn<R>[], widths: readonly number[]): string =>
  columns.map(({ grows }, at) => (grows ? `minmax(${widths[at]}px, 1fr)` : `${widths[at]}px`)).join(' ')
