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
