/**
 * Dates of a filter that are words: `t` is today, `w` the work date, `t-7D` a week ago, `p4` the fourth period of the work
 * date's fiscal year. They stay words in the address and in saved views, and become dates when rows are asked for.
 */
import { addDays, addMonths, applyDateFormula, endOfMonth, isDateFormula, isLocalDate, type LocalDate, startOfMonth } from '#platform/local-date'
import { parseDate } from '../parse.ts'

export interface Period {
  readonly startingDate: string
  readonly newFiscalYear: boolean
}

export interface Clock {
  readonly today: LocalDate
  readonly workDate: LocalDate
  /** Accounting periods in order of date; where none are kept, a month is a period. */
  readonly periods: readonly Period[]
}

/** Whether a date stands alone or for a day from which or up to which. */
export type Place = 'is' | 'from' | 'to'

const bases: Readonly<Record<string, 't' | 'w'>> = {
  t: 't', today: 't', v: 't', vandaag: 't', i: 't', idag: 't', 'i dag': 't', w: 'w', werkdatum: 'w', arbeidsdato: 'w',
}

/** Units as Dutch and Norwegian begin them: jaar, kwartaal, uke, år. */
const units: Readonly<Record<string, string>> = { U: 'W', K: 'Q', J: 'Y', 'Å': 'Y' }

/** `-7`, `-7d`, `+1m`, `-cm` as a formula the house knows, or undefined. */
function formulaOf(typed: string): string | undefined {
  const text = typed.replaceAll(/\s/g, '').toUpperCase().replaceAll(/[UKJÅ]/g, unit => units[unit]!)
  const formula = /^[+-]\d{1,4}$/.test(text) ? `${text}D` : text
  return isDateFormula(formula) ? formula : undefined
}

const period = /^p(\d{1,2})$/

/** What somebody typed as a date of a filter, independent of language and region; undefined where it is none. */
export function readDateWord(typed: string, { workDate }: Clock, place: Place): string | undefined {
  const text = typed.trim().toLowerCase()
  const base = bases[text]
  if (base) return base
  if (period.test(text)) return text
  const moved = /^(.*?)([+-].*)$/.exec(text)
  if (moved && (moved[1] === '' || bases[moved[1]!.trim()])) {
    const formula = formulaOf(moved[2]!)
    return formula && `${bases[moved[1]!.trim()] ?? 'w'}${formula}`
  }
  // The 31st as an end means the last day, in whichever month the work date lies.
  if (place === 'to' && /^(29|30|31)$/.test(text)) return parseDate(text, workDate) ?? endOfMonth(workDate)
  return parseDate(text, workDate)
}

/** The day, or the days `a..b`, that a word of a filter stands for; undefined where it stands for none. */
export function dateOf(word: string, clock: Clock, place: Place): string | undefined {
  if (isLocalDate(word)) return word
  const number = period.exec(word)?.[1]
  if (number) return daysOfPeriod(Number(number), clock, place)
  const [, base, formula = ''] = /^([tw])([+-].*)?$/.exec(word) ?? []
  if (!base || (formula && !isDateFormula(formula))) return undefined
  return applyDateFormula(formula, base === 't' ? clock.today : clock.workDate)
}

function daysOfPeriod(number: number, clock: Clock, place: Place): string | undefined {
  const days = clock.periods.length > 0 ? keptPeriod(number, clock) : monthOfYear(number, clock.workDate)
  if (!days) return undefined
  return place === 'is' ? days.join('..') : days[place === 'from' ? 0 : 1]
}

function monthOfYear(number: number, workDate: LocalDate): readonly [LocalDate, LocalDate] | undefined {
  if (number < 1 || number > 12) return undefined
  const first = addMonths(`${workDate.slice(0, 4)}-01-01` as LocalDate, number - 1)
  return [first, endOfMonth(first)]
}

function keptPeriod(number: number, { periods, workDate }: Clock): readonly [LocalDate, LocalDate] | undefined {
  const starts = periods.map(({ startingDate }) => startingDate as LocalDate)
  const year = periods.findLastIndex(({ startingDate, newFiscalYear }) => newFiscalYear && startingDate <= workDate)
  const from = year < 0 ? undefined : starts[year + number - 1]
  if (number < 1 || !from || periods.slice(year + 1, year + number).some(({ newFiscalYear }) => newFiscalYear)) return undefined
  const next = starts[year + number]
  return [from, next ? addDays(next, -1) : endOfMonth(startOfMonth(from))]
}
