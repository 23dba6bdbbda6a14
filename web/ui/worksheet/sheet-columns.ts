/** The columns of a sheet: what the grid shows of a line, and what an entry in a cell means for the operation. */
import { workDate } from '../../shell/session.ts'
import { decimalsOf } from '../decimals.ts'
import { type FieldKind, alignOf, choiceText, editValue, readValue, showValue } from '../fields/kinds.ts'
import type { Entry, GridColumn } from '../grid/columns.ts'
import { type LookupOption, type Search, amongst } from '../lookup/options.ts'
import { roomOf } from '../list/columns.ts'
import { t } from '../texts.ts'
import type { SheetLine, SheetRow } from './sheet-state.ts'

export interface SheetColumn {
  readonly id: string
  readonly field: string
  readonly part?: string
  readonly kind: FieldKind | 'list'
  readonly caption: string
  readonly width: number
  readonly grows?: boolean
  readonly widest?: number
  readonly choices?: readonly string[]
  readonly search?: (line: SheetLine) => Search | undefined
  /** `new`: as long as the row is not made; `made`: from then on. */
  readonly isOpen: 'always' | 'new' | 'made' | 'never'
  /** Where Tab stops. */
  readonly isOnPath?: boolean
  /** Whether nothing is `null` rather than a blank text. */
  readonly nullable?: boolean
  /** Takes the id of what was looked up instead of what is shown. */
  readonly takesId?: boolean
  /** Field of the row that is shown instead: the number of what an id names. */
  readonly shownBy?: string
  /** Shown otherwise than its kind says. */
  readonly show?: (row: SheetRow) => string
  /** What one edits, and what that means, where the cell is one of several that show a field. */
  readonly own?: { readonly edit: (row: SheetRow) => string; readonly mean: (value: string) => unknown }
}

const valueOf = ({ field, part, shownBy }: SheetColumn, row: SheetRow | undefined): unknown => {
  const whole = row?.[shownBy ?? field]
  return part === undefined ? whole : (whole as SheetRow | null | undefined)?.[part]
}

const listText = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '')

/** What stands in a cell. */
export function shown(line: SheetLine, column: SheetColumn): string {
  const cell = line.typed[column.id]
  if (cell) {
    if (cell.problem !== undefined || cell.value === undefined || column.takesId || column.own) return cell.text
    return column.kind === 'list' ? listText(cell.value) : showValue(column.kind, cell.value, column.field)
  }
  if (column.show && line.server) return column.show(line.server)
  const value = valueOf(column, line.server)
  return column.kind === 'list' ? listText(value) : showValue(column.kind, value, column.field)
}

function edited(line: SheetLine, column: SheetColumn): string {
  const cell = line.typed[column.id]
  if (cell) return cell.text
  if (column.own) return line.server ? column.own.edit(line.server) : ''
  const value = valueOf(column, line.server)
  if (column.kind === 'list') return listText(value)
  if (column.kind === 'choice') return value === undefined || value === null ? '' : choiceText(column.field, String(value))
  if (column.kind === 'flag') return value === undefined ? '' : t(value === true ? 'web.yes' : 'web.no')
  return editValue(column.kind, value)
}

const words = (column: SheetColumn): readonly { readonly word: string; readonly value: unknown }[] =>
  column.kind === 'flag'
    ? [
        { word: t('web.yes'), value: true },
        { word: t('web.no'), value: false },
      ]
    : (column.choices ?? []).map(value => ({ word: choiceText(column.field, value), value }))

const wordOptions = (column: SheetColumn): LookupOption[] =>
  words(column).map(({ word, value }) => ({ value: word, number: word, description: '', id: String(value) }))

/** What was typed or pasted faster than the look-up answered, looked up by its number; undefined where nothing is. */
export function lookUpEntry(column: SheetColumn, { text, option }: Entry, line: SheetLine): Promise<ReturnType<typeof readEntry>> | undefined {
  const search = column.takesId && !option && text.trim() !== '' ? column.search?.(line) : undefined
  return search?.(text, new AbortController().signal).then(
    options => readEntry(column, { rowKey: line.key, column: column.id, text, ...exactly(options, text) }),
    () => readEntry(column, { rowKey: line.key, column: column.id, text }),
  )
}

function exactly(options: readonly LookupOption[], text: string): Partial<Pick<Entry, 'option'>> {
  const option = options.find(({ number }) => number.toLowerCase() === text.trim().toLowerCase())
  return option ? { option } : {}
}

/** What an entry means: the value the operation takes, or why it cannot be read. */
export function readEntry(column: SheetColumn, { text, option }: Entry): { readonly value: unknown } | { readonly problem: string } {
  const typed = text.trim()
  if (column.kind === 'choice' || column.kind === 'flag') {
    if (typed === '' && column.nullable) return { value: null }
    const wanted = typed.toLowerCase()
    const found =
      words(column).find(({ word, value }) => word.toLowerCase() === wanted || String(value) === wanted) ??
      words(column).find(({ word }) => wanted !== '' && word.toLowerCase().startsWith(wanted))
    return found ? { value: found.value } : { problem: t('web.not_a_choice', { text: typed }) }
  }
  if (typed === '' && column.nullable) return { value: null }
  if (column.kind === 'list') return { value: typed.split(/[\s,;]+/).filter(Boolean) }
  if (column.takesId) return option?.id ? { value: option.id } : { problem: t('web.choose_from_list', { text: typed }) }
  if (column.kind === 'integer') return /^-?\d{1,9}$/.test(typed) ? { value: Number(typed) } : { problem: t('web.not_a_number', { text: typed }) }
  const read = readValue(column.kind, text, workDate())
  return 'value' in read && column.own ? { value: column.own.mean(String(read.value)) } : read
}

/** How wide a column is and may become; the first keeps its width, so that others can stand beside it while they move. */
function widthsOf({ width, caption, grows, widest }: SheetColumn, least: number, isFirst: boolean): Pick<GridColumn<SheetLine>, 'width' | 'least' | 'grows' | 'widest'> {
  if (isFirst && !grows) return { width: least }
  return { width: Math.max(width, roomOf(caption), least), least, ...(grows && { grows }), ...(widest !== undefined && { widest }) }
}

/** The columns as the grid takes them; `room` is what each needs at least. */
export const sheetGridColumns = (columns: readonly SheetColumn[], room: readonly number[], isReadOnly: boolean): GridColumn<SheetLine>[] =>
  columns.map((column, at) => {
    const isEditable = (line: SheetLine): boolean =>
      !isReadOnly && (column.isOpen === 'always' || column.isOpen === (line.server === undefined ? 'new' : 'made'))
    const options = column.kind === 'choice' || column.kind === 'flag' ? amongst(wordOptions(column)) : undefined
    return {
      id: column.id,
      caption: column.caption,
      ...widthsOf(column, room[at]!, at === 0),
      ...(column.kind !== 'list' && alignOf(column.kind) ? { align: 'end' as const } : {}),
      ...(column.kind === 'list' ? {} : { decimals: (line: SheetLine) => decimalsOf(column.kind as FieldKind, valueOf(column, line.server)) }),
      show: line => shown(line, column),
      edit: line => edited(line, column),
      isEditable,
      isOnPath: line => isEditable(line) && column.isOnPath !== false,
      search: line => options ?? column.search?.(line),
    }
  })
