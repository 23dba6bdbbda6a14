/** The columns of a set-up page, from what the server says of the record's fields. */
import { call } from '../../shell/client.ts'
import type { OperationName } from '../../shell/operations.ts'
import { mayRun } from '../../shell/session.ts'
import { type FieldKind, choiceText, showValue } from '../fields/kinds.ts'
import { type LookupOption, type Search, amongst } from '../lookup/options.ts'
import { currentLanguage, hasText, languageNames, languages, t } from '../texts.ts'
import type { SheetColumn } from '../worksheet/sheet-columns.ts'
import type { SheetRow } from '../worksheet/sheet-state.ts'
import type { RecordPart } from './part.ts'
import type { DescribedField, DescribedRecord } from './described.ts'

/** Fields that say nothing to a person. */
const inner: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'changedAt', 'uuid'])

/** The caption of a field: in its module's words, else in those of all pages. */
export function fieldCaption(record: string, name: string): string {
  const [module = ''] = record.split('.')
  const own = [`web.setup.field.${record}.${name}`, `${module}.field.${name}`, `web.field.${name}`].find(hasText)
  return own ? t(own, { side: 'sales' }) : name
}

/** How a field is shown and read. */
export function kindOf({ name, kind }: Pick<DescribedField, 'name' | 'kind'>): FieldKind {
  if (kind === 'decimal') return /percent$/i.test(name) || name === 'rate' ? 'percent' : /(price|cost|charge)$|^(minimum)?amount$/i.test(name) ? 'price' : 'quantity'
  if (kind === 'boolean') return 'flag'
  if (kind === 'integer' || kind === 'date' || kind === 'time' || kind === 'choice' || kind === 'code') return kind
  return 'text'
}

const widths: Readonly<Partial<Record<FieldKind, number>>> = { code: 126, date: 104, percent: 84, price: 96, quantity: 96, integer: 84, flag: 84, choice: 96 }

/** Choices that each side has its own words for, in records of both. */
const bySide: ReadonlySet<string> = new Set(['kind'])

/** Room for the parts of an address; other parts are words. */
const partWidths: Readonly<Record<string, number>> = { houseNumber: 72, addition: 90, postCode: 84, city: 118, country: 64 }

/** What a row is called takes what is left; beside it formulas, symbols and numbers take what they need. */
const titles: ReadonlySet<string> = new Set(['name', 'description'])

/** Room for the values of a kind, and for a caption in two lines; a word of it is not broken. */
function widthOf(kind: FieldKind, caption: string): number {
  const signs = Math.max(...caption.split(' ').map(word => word.length), Math.ceil(caption.length / 2) + 2)
  return Math.max(widths[kind] ?? 160, Math.min(220, signs * 6.6 + 20))
}

/** Room for every word a choice may be, and for its caption. */
const choiceWidth = (field: string, values: readonly string[], least: number): number =>
  Math.max(least, Math.min(220, Math.max(...values.map(value => choiceText(field, value).length)) * 6.9 + 20))

/** Rows of a record, found while typing; taken is the field that names them. */
export function recordSearch(record: string, field: string, where: Readonly<Record<string, string>> = {}): Search | undefined {
  if (!mayRun(`${record}.list`)) return undefined
  return async (text, signal) => {
    const input = { search: text, limit: 12, ...(Object.keys(where).length > 0 ? { filter: where } : {}) }
    const { rows } = (await call(`${record}.list` as OperationName & 'currencies.list', input, { signal })) as unknown as { rows: readonly Record<string, unknown>[] }
    return rows.map((row): LookupOption => {
      const number = String(row.number ?? row.code ?? row[field])
      return { value: number, number, description: String(row.name ?? row.description ?? ''), ...(row.id ? { id: String(row.id) } : {}) }
    })
  }
}

/** Rows of the record a field names. */
export const searchOf = ({ names }: DescribedField): Search | undefined => names && recordSearch(names.record, names.field, names.where)

/** Rows in the order of what is read of their keys: the words of a choice stand by the alphabet of the language. */
export function inOrder<R extends SheetRow>({ key, fields }: DescribedRecord, { worded = [], sort }: RecordPart, rows: readonly R[]): readonly R[] {
  const isWord = (name: string): boolean => worded.includes(name) || fields.some(field => field.name === name && field.values !== undefined)
  if (sort || !key.some(isWord)) return rows
  const { compare } = new Intl.Collator(currentLanguage(), { numeric: true })
  const read = (row: R, name: string): string => (isWord(name) ? choiceText(name, String(row[name])) : String(row[name]))
  return rows.toSorted((a, b) => key.reduce((before, name) => before || compare(read(a, name), read(b, name)), 0))
}

const isShown = ({ name, kind, form }: DescribedField): boolean => !inner.has(name) && form !== 'other' && !(kind === 'time')

type OptionLists = Readonly<Record<string, readonly LookupOption[]>>

function columnsOf(record: DescribedRecord, field: DescribedField, lists: OptionLists): SheetColumn[] {
  const { name, need, nullable, form, parts = [], names } = field
  const kind = kindOf(field)
  const isKey = record.key.includes(name)
  const isOpen = need === 'given' ? 'never' : isKey || need === 'once' ? 'new' : 'always'
  const caption = fieldCaption(record.record, name)
  const base: SheetColumn = { id: name, field: name, kind, caption, width: widthOf(kind, caption), isOpen, nullable }
  const list = lists[name]
  if (list) {
    const byId = new Map(list.map(({ id, value }) => [id, value]))
    return [{ ...base, width: 180, takesId: true, search: () => amongst(list), show: row => byId.get(String(row[name])) ?? String(row[name] ?? '') }]
  }
  if (form === 'texts') return textColumns(base, name)
  if (form === 'list') return [{ ...base, kind: 'list', width: 140 }]
  if (form === 'parts') return parts.map(part => ({ ...base, id: `${name}.${part}`, part, caption: fieldCaption(record.record, part), width: partWidths[part] ?? 130 }))
  if (field.values) {
    const choices = nullable ? ['', ...field.values] : field.values
    const show = ({ [name]: value, side }: SheetRow): string => (value === null ? '' : choiceText(name, String(value), String(side)))
    return [{ ...base, choices, width: choiceWidth(name, choices, base.width), ...(bySide.has(name) ? { show } : {}) }]
  }
  const search = searchOf(field)
  const looked = search ? { search: () => search } : {}
  if (names?.field === 'id') return [{ ...base, takesId: true, shownBy: name.replace(/Id$/, 'Number'), width: 130, ...looked }]
  const grows = kind === 'text' && !isKey && (titles.has(name) || !record.fields.some(each => titles.has(each.name)))
  const shape = grows ? { grows: true, widest: 420 } : kind === 'text' && !isKey ? { width: widthOf('date', caption) } : {}
  return [{ ...base, ...shape, ...looked }]
}

/** A text in the languages one does not work in; the names of a record are written by its name. */
const textColumns = (base: SheetColumn, name: string): SheetColumn[] =>
  languages
    .filter(language => name !== 'names' || language !== currentLanguage())
    .map(language => ({
      ...base,
      id: `${name}.${language}`,
      part: language,
      caption: `${name === 'names' ? t('web.setup.name_in') : base.caption} · ${languageNames[language]}`,
      width: 210,
      isOnPath: false,
      ...(name === 'names' ? { field: 'name', shownBy: 'names', isOpen: 'made' as const } : {}),
    }))

export interface ColumnChoice {
  readonly lists?: OptionLists
  /** Texts in other languages stand beside the rest. */
  readonly languages?: 'hidden' | 'shown'
}

/** The columns of a part of a set-up page. */
export function recordColumns(record: DescribedRecord, part: RecordPart, { lists = {}, languages: texts = 'hidden' }: ColumnChoice = {}): SheetColumn[] {
  const given = new Set([...Object.keys(part.filter ?? {}), ...Object.keys(part.of ?? {}), ...(part.hidden ?? [])])
  const named = new Set(record.fields.flatMap(({ name, names }) => (names?.field === 'id' ? [name.replace(/Id$/, 'Number')] : [])))
  for (const { by } of Object.values(part.shown ?? {})) named.add(by)
  const fields = record.fields.filter(field => isShown(field) && !given.has(field.name) && !named.has(field.name))
  const first = part.first ?? record.key
  const rank = ({ name }: DescribedField): number => (first.includes(name) ? first.indexOf(name) : first.length)
  return fields
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(field => columnsOf(record, field, lists))
    .map(column => (part.worded?.includes(column.id) ? { ...column, width: 220, show: (row: SheetRow) => choiceText(column.field, String(row[column.field])) } : column))
    .map(column => (part.blankAtZero?.includes(column.id) ? { ...column, show: (row: SheetRow) => (row[column.field] === '0' ? '' : showValue(column.kind as FieldKind, row[column.field])) } : column))
    .map(column => {
      const shown = part.shown?.[column.id]
      return shown ? { ...column, kind: 'code' as const, width: 116, grows: false, shownBy: shown.by, search: shown.search } : column
    })
    .map(column => ({ ...column, width: part.widths?.[column.id] ?? column.width }))
    .filter(({ part: language }) => texts === 'shown' || !languages.some(each => each === language))
}

/** The fields a new row cannot be made without. */
export const neededFields = (record: DescribedRecord, part: RecordPart): string[] =>
  record.fields
    .filter(({ name, need }) => need === 'required' && !(name in (part.filter ?? {})) && !(name in (part.of ?? {})))
    .map(({ name }) => name)
