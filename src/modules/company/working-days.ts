/** How long things take where not every day is worked on (documents.md §1.3, Dates: calendars applied). Pure. */
import { type LocalDate, addDays, applyDateFormula, dayOfWeek } from '#platform/local-date'

export interface WorkingDays {
  readonly closedOnSaturday: boolean
  readonly closedOnSunday: boolean
  /** Days on which nobody works besides. */
  readonly closedDays: readonly LocalDate[]
}

type Direction = 1 | -1

/** Whether somebody works on a day. */
export function isWorkingDay(date: LocalDate, { closedOnSaturday, closedOnSunday, closedDays }: WorkingDays): boolean {
  const day = dayOfWeek(date)
  if ((day === 6 && closedOnSaturday) || (day === 7 && closedOnSunday)) return false
  return !closedDays.includes(date)
}

/** The day itself where somebody works on it, else the nearest one after it, or before it. */
export function nearestWorkingDay(date: LocalDate, direction: Direction, days: WorkingDays): LocalDate {
  let day = date
  while (!isWorkingDay(day, days)) day = addDays(day, direction)
  return day
}

function countDays(date: LocalDate, count: number, direction: Direction, days: WorkingDays): LocalDate {
  let day = date
  for (let left = count; left > 0; left--) day = nearestWorkingDay(addDays(day, direction), direction, days)
  return day
}

const terms = /([+-]?)([^+-]+)/g

/**
 * What takes so long from a day on (1), or up to a day (-1). Days of a date formula are working days, weeks and months
 * those of the calendar; what ends on a closed day ends on the next open one in its direction. Blank takes no time.
 */
export function workedFrom(date: LocalDate, formula: string, direction: Direction, days: WorkingDays): LocalDate {
  let day = date
  for (const [, sign, term] of formula.replaceAll(/[\s<>]/g, '').matchAll(terms)) {
    const towards = (sign === '-' ? -direction : direction) as Direction
    const count = /^(\d+)D$/i.exec(term!)
    day = count ? countDays(day, Number(count[1]), towards, days) : applyDateFormula(`${towards < 0 ? '-' : ''}${term}`, day)
  }
  return nearestWorkingDay(day, direction, days)
}
