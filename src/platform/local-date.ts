/**
 * Calendar dates without a time or a zone, carried as `YYYY-MM-DD` so that text order is date order.
 */
import { type CalendarDate, endOfMonth as lastOfMonth, endOfWeek, endOfYear, parseDate } from '@internationalized/date'

export type LocalDate = string & { readonly __localDate: unique symbol }

/** Reads `2026-02-28`. Refuses days that do not exist (31-02) and any other spelling. */
export function localDate(text: string): LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`not a date: ${JSON.stringify(text)}; write YYYY-MM-DD`)
  parseDate(text)
  return text as LocalDate
}

/** Whether a text is a calendar date as `localDate` reads it. */
export function isLocalDate(text: string): text is LocalDate {
  try {
    localDate(text)
    return true
  } catch {
    return false
  }
}

/** Today in a time zone (`Europe/Amsterdam`). The only place that reads the clock for a date. */
export function today(timeZone = 'Europe/Amsterdam'): LocalDate {
  const now = Date.now()
  const minute = Math.floor(now / 60_000)
  const known = days.get(timeZone)
  if (known?.minute === minute) return known.day
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const day = format.format(now) as LocalDate
  days.set(timeZone, { minute, day })
  return day
}

/** Whether a text names a time zone that `today` knows: `Europe/Oslo`. */
export function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Every request asks what day it is, and to work it out is dear; a day begins with a minute, in every zone. */
const days = new Map<string, { readonly minute: number; readonly day: LocalDate }>()

/** Days before the first there is come out as the first, as days after the last do as the last (9999-12-31). */
const text = (date: CalendarDate): LocalDate => (date.era === 'BC' ? '0001-01-01' : date.toString()) as LocalDate

export const addDays = (date: LocalDate, days: number): LocalDate => text(parseDate(date).add({ days }))

/** Adds months; the day number stays, clamped to the end of the month (ledgers.md §0). */
export const addMonths = (date: LocalDate, months: number): LocalDate => text(parseDate(date).add({ months }))

export const startOfMonth = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01` as LocalDate

export const endOfMonth = (date: LocalDate): LocalDate => text(lastOfMonth(parseDate(date)))

export const latest = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

const units = { D: 'days', W: 'weeks', M: 'months', Y: 'years' } as const

function shift(date: CalendarDate, sign: 1 | -1, count: number, unit: string): CalendarDate {
  if (unit === 'Q') return date.add({ months: sign * count * 3 })
  return date.add({ [units[unit as keyof typeof units]]: sign * count })
}

/** C + unit: the end of the current week, month, quarter or year; −C the start of it. */
function boundary(date: CalendarDate, sign: 1 | -1, unit: string): CalendarDate {
  if (unit === 'D') return date
  if (unit === 'W') return sign > 0 ? endOfWeek(date, 'en-GB') : endOfWeek(date, 'en-GB').subtract({ days: 6 })
  if (unit === 'M') return sign > 0 ? lastOfMonth(date) : date.set({ day: 1 })
  if (unit === 'Y') return sign > 0 ? endOfYear(date) : date.set({ month: 1, day: 1 })
  const first = date.set({ month: Math.floor((date.month - 1) / 3) * 3 + 1, day: 1 })
  return sign > 0 ? lastOfMonth(first.add({ months: 2 })) : first
}

/** Monday is 1, Sunday 7. */
const numberOfWeekday = (date: CalendarDate): number => 7 - endOfWeek(date, 'en-GB').compare(date)

/** The day of the week of a date: Monday is 1, Sunday 7. */
export const dayOfWeek = (date: LocalDate): number => numberOfWeekday(parseDate(date))

/** WD5: the next Friday on or after the date (Monday is 1). −WD5: the last one on or before. */
function weekday(date: CalendarDate, sign: 1 | -1, day: number): CalendarDate {
  const current = numberOfWeekday(date)
  const distance = sign > 0 ? (day - current + 7) % 7 : -((current - day + 7) % 7)
  return date.add({ days: distance })
}

const term = /([+-]?)(?:C([DWMQY])|WD([1-7])|(\d{1,4})([DWMQY]))/gy

/**
 * Applies a date formula such as `14D`, `1M+7D`, `CM`, `CM+30D`, `-CM`, `WD5`, term by term from the left
 * (ledgers.md §0). A blank formula gives the date itself. Refuses anything else with the formula in the text.
 */
export function applyDateFormula(formula: string, date: LocalDate): LocalDate {
  const source = formula.replaceAll(/[\s<>]/g, '').toUpperCase()
  let result = parseDate(date)
  term.lastIndex = 0
  while (term.lastIndex < source.length) {
    const match = term.exec(source)
    if (!match) throw new RangeError(`not a date formula: ${formula}; write for example 14D, 1M+7D or CM+30D`)
    const sign = match[1] === '-' ? -1 : 1
    if (match[2]) result = boundary(result, sign, match[2])
    else if (match[3]) result = weekday(result, sign, Number(match[3]))
    else result = shift(result, sign, Number(match[4]), match[5]!)
  }
  return text(result)
}

/** Whether a text is a date formula that `applyDateFormula` accepts. */
export function isDateFormula(formula: string): boolean {
  try {
    applyDateFormula(formula, '2026-01-01' as LocalDate)
    return true
  } catch {
    return false
  }
}
