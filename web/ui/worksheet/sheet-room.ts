/** How narrow the columns of a sheet may become: what stands in them is read, and their captions take two lines. */
import { useMemo, useState } from 'react'
import { lengthOf } from '../list/columns.ts'
import { type SheetColumn, shown } from './sheet-columns.ts'
import type { SheetLine } from './sheet-state.ts'

/** Padding and line of a cell, and a little for letters wider than most; captions have more of those. */
const beside = 19
const besideCaption = 23

/** Room for what is typed later, whatever stands there now. */
const floors: Readonly<Partial<Record<SheetColumn['kind'], number>>> = { text: 88, code: 62, date: 102, choice: 70, flag: 46, integer: 46, list: 90 }
const otherwise = 66

/** A name is typed with most of it in sight; what is declared narrow is so. */
const floorOf = ({ kind, width, grows }: SheetColumn): number => Math.min(width, grows ? 160 : (floors[kind] ?? otherwise))

/** Words that are longer can be cut: their beginning says what they are. */
const longest = 168

/** Digits are all as wide, and so is what stands between them; captions are set smaller than cells. */
const signOf = (letter: string): number => (/[\d.,:%+−-]/.test(letter) ? 8.2 : /[MW]/.test(letter) ? 12 : /[A-Z]/.test(letter) ? 9.2 : (lengthOf(letter) * 13) / 12)

const roomFor = (text: string): number => [...text].reduce((sum, letter) => sum + signOf(letter), beside)

/** A caption in one line where the column as it is declared has room for it, else in two, broken where that makes it narrowest. */
function captionRoom({ caption, width }: SheetColumn): number {
  const whole = Math.ceil(besideCaption + lengthOf(caption))
  if (whole <= width) return whole
  const words = caption.split(/\s+|(?<=[-/])/)
  const lines = words.map((_, at) => Math.max(lengthOf(words.slice(0, at + 1).join(' ')), lengthOf(words.slice(at + 1).join(' '))))
  return Math.ceil(besideCaption + Math.min(...lines))
}

function needOf(column: SheetColumn, line: SheetLine): number {
  const room = roomFor(shown(line, column))
  return column.kind === 'text' || column.kind === 'list' ? Math.min(longest, room) : room
}

const leastOf = (columns: readonly SheetColumn[]): number[] => columns.map(column => Math.max(captionRoom(column), floorOf(column)))

/** Measures each line once; a column gives back no room for as long as the columns are the same. */
function measuring() {
  let known: { readonly columns: readonly SheetColumn[]; readonly read: WeakSet<SheetLine>; needs: readonly number[] } | undefined
  return (columns: readonly SheetColumn[], lines: readonly SheetLine[]): readonly number[] => {
    if (known?.columns !== columns) known = { columns, read: new WeakSet(), needs: leastOf(columns) }
    const { read, needs } = known
    const added = lines.filter(line => !read.has(line))
    for (const line of added) read.add(line)
    const grown = columns.map((column, at) => Math.ceil(Math.max(needs[at]!, ...added.map(line => needOf(column, line)))))
    // The same object for as long as no column needs more.
    if (grown.some((need, at) => need !== needs[at])) known.needs = grown
    return known.needs
  }
}

/** What each column needs for its caption and for what stands in it. */
export function useRoom(columns: readonly SheetColumn[], lines: readonly SheetLine[]): readonly number[] {
  const [measure] = useState(measuring)
  return useMemo(() => measure(columns, lines), [measure, columns, lines])
}
