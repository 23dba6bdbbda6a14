/** How wide the columns of a report are: as its figures and captions need, wider where there is room. */
import type { ReportColumn, ReportView } from './declaration.ts'

type Kind = ReportColumn['kind']

/** What a column takes where there is room. */
const usual: Readonly<Record<Kind, number>> = {
  code: 84, text: 150, date: 104, amount: 118, balance: 118, quantity: 96, cost: 104, rate: 64, percent: 84,
}

/** Decimals a figure is shown with; other kinds are as long as their text. */
const decimals: Readonly<Partial<Record<Kind, number>>> = { amount: 2, balance: 2, cost: 4, percent: 1, rate: 2 }

const padding = 18
/** A figure in bold, as sums are; a sign of a code, which begins with a wider one; a letter of a caption, and of one with a date in it. */
const figure = 8
const sign = 8.5
const letter = 6.5
const dated = 7

const signOf: Readonly<Partial<Record<Kind, number>>> = { text: letter + 0.6, code: sign }

/** How many signs a value takes: an amount with its decimals and the marks that group it. */
function signsOf(value: unknown, kind: Kind): number {
  if (value === null || value === undefined || value === '') return 0
  const text = String(value)
  const most = decimals[kind]
  if (most === undefined && kind !== 'quantity') return text.length
  const [whole = '', part = ''] = text.split('.')
  return whole.length + Math.floor((whole.replace('-', '').length - 1) / 3) + (most ?? part.length) + 1
}

/** How long the longer line of a caption is when it stands in two. */
function inTwoLines(caption: string): number {
  const words = caption.split(' ')
  const lengthOf = (some: readonly string[]): number => some.join(' ').length
  return Math.min(...words.map((_, at) => Math.max(lengthOf(words.slice(0, at + 1)), lengthOf(words.slice(at + 1)))))
}

/** The width a column needs for all that stands in it. */
function neededBy({ name, kind, caption }: ReportColumn, { sections, sums }: ReportView): number {
  const values = [...sections.flatMap(each => [...each.rows.map(row => (row as unknown as Readonly<Record<string, unknown>>)[name]), each.sums?.[name]]), sums?.[name]]
  const signs = values.reduce<number>((most, value) => Math.max(most, signsOf(value, kind)), 0)
  return Math.ceil(Math.max(signs * (signOf[kind] ?? figure), inTwoLines(caption) * (/\d/.test(caption) ? dated : letter))) + padding
}

/** Room for what a row is called: whole where that leaves the others what they need, never less than this. */
const leastName = 130
const mostName = 340

/** `grid-template-columns` and the width below which one scrolls; what a row is called comes before wider figures, and takes what is left. */
export function reportColumns(view: ReportView): { readonly template: string; readonly least: number } {
  const first = view.columns.findIndex(({ kind }) => kind === 'text')
  const needs = view.columns.map((column, at) => {
    const needed = neededBy(column, view)
    return at === first ? leastName : column.kind === 'text' ? Math.min(200, needed) : needed
  })
  const least = needs.reduce((sum, each) => sum + each, 0)
  const tracks = view.columns.map((column, at) => {
    const needed = needs[at]!
    if (at !== first) return `minmax(${needed}px, ${column.kind === 'text' ? needed : Math.max(needed, usual[column.kind])}px)`
    return `minmax(max(${leastName}px, min(${Math.min(mostName, neededBy(column, view))}px, 100% - ${least - leastName}px)), 1fr)`
  })
  return { template: tracks.join(' '), least }
}
