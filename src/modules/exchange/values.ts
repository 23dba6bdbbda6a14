/** What stands in a cell as the value it means, in the way its file writes numbers and dates. Pure. */
import { type LocalDate, isLocalDate } from '#platform/local-date'
import type { Cell } from '#platform/spreadsheet'
import type { Problem } from '#platform/problem'
import type { Column } from './kinds/index.ts'
import { problem } from './problems.ts'
import { type Lexicon, plainWord } from './words.ts'

/** How a file writes what can be written in several ways. */
export interface Convention {
  readonly decimalMark: ',' | '.'
  /** Of dates without a year in front. */
  readonly dateOrder: 'dmy' | 'mdy'
}

export interface Read {
  /** As the input of a command has it: decimals and dates as text. Undefined where the cell is blank. */
  readonly value?: unknown
  readonly problem?: Problem
}

/** What the field is, and how it is called in its problem. */
type Reader = (text: string, column: Column, convention: Convention, lexicon: Lexicon) => Read

/** Reads a cell into a column. A formula without its result, and what the spreadsheet could not compute, is a problem. */
export function readCell(cell: Cell, column: Column, convention: Convention, lexicon: Lexicon): Read {
  const { text, kind } = cell
  if (text === '') return {}
  if (kind === 'formula') return { problem: problem('formula_without_result', { value: text }) }
  if (kind === 'error') return { problem: problem('formula_failed', { value: text }) }
  const own = { number: { ...convention, decimalMark: '.' }, date: convention, flag: convention, text: convention } as const
  return readers[column.type](text, column, own[kind], lexicon)
}

const readers: Readonly<Record<Column['type'], Reader>> = {
  text: text => ({ value: text }),
  code: text => ({ value: text }),
  customer: text => ({ value: text }),
  vendor: text => ({ value: text }),
  item: text => ({ value: text }),
  decimal: (text, _, convention) => readDecimal(text, convention),
  date: (text, _, convention) => readDate(text, convention),
  flag: (text, _, __, lexicon) => {
    const value = lexicon.flags.get(plainWord(text))
    return value === undefined ? { problem: problem('not_yes_or_no', { value: text }) } : { value }
  },
  choice: (text, column, _, lexicon) => {
    const value = lexicon.choices(column).get(plainWord(text))
    return value === undefined ? { problem: problem('not_a_choice', { value: text, options: lexicon.options(column) }) } : { value }
  },
  country: (text, _, __, lexicon) => {
    const value = lexicon.countries.get(plainWord(text))
    return value === undefined ? { problem: problem('not_a_country', { value: text }) } : { value }
  },
}

/** Currency signs and blanks that stand around amounts, and the mark of a percentage. */
const around = /^(?:€|\$|£|kr\.?|eur|nok|usd|gbp|sek|dkk)|(?:€|kr\.?|eur|nok|%|,-|,–)$/gi

/** `1.234,50`, `€ 12,-`, `12,50-`, `(3.00)`: an amount as people write it, by the mark of the file. */
function readDecimal(text: string, { decimalMark }: Convention): Read {
  const bare = text.replaceAll(/[\s\u00A0\u202F']/g, '').replaceAll('\u2212', '-').replaceAll(around, '')
  const negative = /^\(.*\)$|^-|-$/.test(bare)
  const digits = bare.replaceAll(/^[(+-]+|[)-]+$/g, '').replaceAll(around, '')
  const group = decimalMark === ',' ? '.' : ','
  const pattern = decimalMark === ',' ? /^(\d{1,3}(\.\d{3})+|\d+)?(,\d+)?$/ : /^(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/
  if (digits === '' || !pattern.test(digits)) return { problem: problem('not_a_number', { value: text }) }
  const [whole = '', fraction] = digits.replaceAll(group, '').split(decimalMark)
  return { value: `${negative ? '-' : ''}${whole || '0'}${fraction === undefined ? '' : `.${fraction}`}` }
}

function readDate(text: string, { dateOrder }: Convention): Read {
  const date = dateOf(text, dateOrder)
  return date !== undefined && isLocalDate(date) ? { value: date } : { problem: problem('not_a_date', { value: text }) }
}

/** Years of two digits are of this century until 2069, as spreadsheets have it. */
const century = (year: string): string => (year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`)

function dateOf(text: string, order: Convention['dateOrder']): LocalDate | undefined {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T ][\d:.]+Z?)?$/.exec(text) ?? []
  if (isoYear) return `${isoYear}-${isoMonth!.padStart(2, '0')}-${isoDay!.padStart(2, '0')}` as LocalDate
  const [, first, second, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ][\d:.]+)?$/.exec(text) ?? []
  if (!year) return undefined
  const [day, month] = order === 'dmy' ? [first!, second!] : [second!, first!]
  return `${century(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` as LocalDate
}

/**
 * How a file seems to write: by the first text that can only be read one way. `12,5` has a decimal comma and `1.234,5`
 * too; `25/3/2026` begins with the day. Where nothing tells, `standard` holds.
 */
export function findConvention(numbers: readonly string[], dates: readonly string[], standard: Convention): Convention {
  return {
    decimalMark: numbers.map(markOf).find(mark => mark !== undefined) ?? standard.decimalMark,
    dateOrder: dates.map(orderOf).find(order => order !== undefined) ?? standard.dateOrder,
  }
}

function markOf(text: string): ',' | '.' | undefined {
  const digits = text.replaceAll(/[^\d.,]/g, '')
  const last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'))
  if (last < 0) return undefined
  const mark = digits[last] as ',' | '.'
  const other = mark === ',' ? '.' : ','
  const seen = digits.split(mark).length - 1
  if (seen > 1) return other
  if (digits.includes(other)) return mark
  // `1.234` may be a thousand or one and a bit; anything but three digits behind the mark tells.
  return digits.length - last - 1 === 3 && last <= 3 && last > 0 && !digits.startsWith('0') ? undefined : mark
}

function orderOf(text: string): Convention['dateOrder'] | undefined {
  const [, first, second] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}/.exec(text) ?? []
  if (!second) return undefined
  if (Number(first) > 12) return 'dmy'
  return Number(second) > 12 ? 'mdy' : undefined
}
