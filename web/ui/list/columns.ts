/** Which columns of a list stand where and how wide: what the user made of what the declaration says. */
import type { ListColumn } from './declaration.ts'

/** What differs from the declaration; fields that are no longer there count for nothing. */
export interface Layout {
  /** The columns in sight, from left to right. */
  readonly fields?: readonly string[]
  readonly widths?: Readonly<Record<string, number>>
}

export const asDeclared: Layout = {}

const isNarrow = /[\s.,:;'’()|fijlrtI-]/
const isWide = /[mwMW%]/
const widthOf = (letter: string): number => (isNarrow.test(letter) ? 3.8 : isWide.test(letter) ? 10 : 6.9)

/** How long a text is in the letters of captions, near enough. */
export const lengthOf = (text: string): number => [...text].reduce((sum, letter) => sum + widthOf(letter), 0)

/** Room for a caption of usual length; a longer one is cut and said by its title. */
export const roomOf = (caption: string): number => Math.min(136, Math.ceil(22 + lengthOf(caption)))

const narrowest = 40
const widest = 800

/** The columns in sight, in their order and width. What a list is filtered by is in sight, whoever chose the columns. */
export function arrange<R>(columns: readonly ListColumn<R>[], { fields, widths = {} }: Layout, filtered: readonly string[] = []): ListColumn<R>[] {
  const chosen = fields?.flatMap(field => columns.find(column => column.field === field) ?? [])
  // Columns taken away by an update must not leave an empty page.
  const shown = chosen && chosen.length > 0 ? chosen : columns.filter(({ isHidden }) => !isHidden)
  const told = columns.filter(column => filtered.includes(column.field) && !shown.includes(column))
  return [...shown, ...told].map(column => {
    const width = widths[column.field]
    return width === undefined ? column : { ...column, width, grows: false }
  })
}

/** Columns as wide as their captions need in the language, but for those somebody made as wide as they are. */
export const withRoom = <R>(columns: readonly ListColumn<R>[], captionOf: (column: ListColumn<R>) => string, { widths = {} }: Layout): ListColumn<R>[] =>
  columns.map(column => (widths[column.field] === undefined ? { ...column, width: Math.max(column.width, roomOf(captionOf(column))) } : column))

export const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0)

/**
 * The columns for which there is room: those that can be missed go, the first first, until the others fit. What is in `needed`
 * stays. A column takes no more than what is in it needs, as far as that is known.
 */
export function fitting<R>(columns: readonly ListColumn<R>[], room: number, needed: readonly string[], needs: Needs = {}): ListColumn<R>[] {
  const least = (some: readonly ListColumn<R>[]): number => sumOf(some.map(({ field, width }) => Math.min(width, needs[field] ?? width)))
  const leaving = columns.filter(({ field, yields }) => yields && !needed.includes(field)).toSorted((a, b) => a.yields! - b.yields!)
  let kept = [...columns]
  for (const each of leaving) {
    if (least(kept) <= room) break
    kept = kept.filter(column => column !== each)
  }
  return kept
}

export const fieldsOf = <R>(columns: readonly ListColumn<R>[]): string[] => columns.map(({ field }) => field)

/** The column stands so many places further to the right, as far as there are places. */
export function moved(shown: readonly string[], field: string, by: number): string[] {
  const from = shown.indexOf(field)
  const to = Math.max(0, Math.min(shown.length - 1, from + by))
  const others = shown.filter(each => each !== field)
  return [...others.slice(0, to), field, ...others.slice(to)]
}

/** The column stands where another stands now. */
export const movedTo = (shown: readonly string[], field: string, place: string): string[] =>
  moved(shown, field, shown.indexOf(place) - shown.indexOf(field))

/** A column more, at the end, or one less; the last one stays. */
export const toggled = (shown: readonly string[], field: string): string[] => {
  if (!shown.includes(field)) return [...shown, field]
  return shown.length === 1 ? [...shown] : shown.filter(each => each !== field)
}

export const resized = (layout: Layout, field: string, width: number): Layout => ({
  ...layout,
  widths: { ...layout.widths, [field]: Math.max(narrowest, Math.min(widest, Math.round(width))) },
})

/** How wide columns are when all that was in sight of them can be read: pixels, by field. */
export type Needs = Readonly<Record<string, number>>

/** A column needs no less because what was long has left the page: columns stay where they are. */
export function widened(known: Needs, found: Needs): Needs {
  const wider = Object.entries(found).filter(([field, need]) => need > (known[field] ?? 0))
  return wider.length === 0 ? known : { ...known, ...Object.fromEntries(wider) }
}

/** What grows gives way where room is short, so that amounts stay in sight, down to this part of the room. */
const leastPart = 0.13
/** No text asks for more of the room than this. */
const mostNeeded = 320

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most))

/** So much of what there is to give as each lacks, the least first: as many as can be are read whole. */
function dealt(lacks: readonly number[], toGive: number): number[] {
  const order = lacks.map((_, at) => at).toSorted((a, b) => lacks[a]! - lacks[b]!)
  const given = lacks.map(() => 0)
  let left = toGive
  for (const at of order) left -= given[at] = Math.min(lacks[at]!, left)
  return given
}

/**
 * How wide each column is as the room allows: what is free, and what others have beyond their need, goes to where something is
 * cut. Columns somebody made as wide as they are stay so.
 */
export function shared<R>(columns: readonly ListColumn<R>[], room: number, needs: Needs, { widths = {} }: Layout): number[] {
  if (!Number.isFinite(room)) return columns.map(({ width }) => width)
  const shares = columns.map(({ field, width, grows }) => {
    const base = grows ? Math.min(width, Math.round(room * leastPart)) : width
    const need = widths[field] === undefined ? Math.min(mostNeeded, needs[field] ?? base) : base
    return { base, lack: Math.max(0, need - base), spare: Math.max(0, base - need) }
  })
  const sum = (part: 'base' | 'lack' | 'spare'): number => sumOf(shares.map(each => each[part]))
  const free = room - sum('base')
  const toGive = between(0, sum('spare') + free, sum('lack'))
  const taken = between(0, toGive - free, sum('spare')) / (sum('spare') || 1)
  const given = dealt(shares.map(each => each.lack), toGive)
  return shares.map((share, at) => Math.floor(share.base + given[at]! - share.spare * taken))
}

/** `grid-template-columns`: what grows takes what is left. */
export const template = <R>(columns: readonly ListColumn<R>[], widths: readonly number[]): string =>
  columns.map(({ grows }, at) => (grows ? `minmax(${widths[at]}px, 1fr)` : `${widths[at]}px`)).join(' ')
