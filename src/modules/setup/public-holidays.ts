/** The public holidays of a country, year by year, from its pack. Pure. */
import type { CountryPack, LocalText } from '#company'
import { type LocalDate, addDays, dayOfWeek, localDate } from '#platform/local-date'

export interface Holiday {
  readonly day: LocalDate
  readonly name: LocalText
}

/** Easter Sunday of a year of the Gregorian calendar, by the anonymous rule published in Nature, 1876. */
export function easterSunday(year: number): LocalDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const days = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return localDate(`${year}-${two(Math.floor(days / 31))}-${two((days % 31) + 1)}`)
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The holidays of a year, in their order; a day that is two of them is the first. */
export function publicHolidays({ publicHolidays: holidays }: Pick<CountryPack, 'publicHolidays'>, year: number): Holiday[] {
  return holidays
    .map((holiday): Holiday => {
      if ('afterEaster' in holiday) return { name: holiday.name, day: addDays(easterSunday(year), holiday.afterEaster) }
      const day = localDate(`${year}-${holiday.on}`)
      return { name: holiday.name, day: holiday.beforeSunday && dayOfWeek(day) === 7 ? addDays(day, -1) : day }
    })
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
    .filter(({ day }, index, all) => day !== all[index - 1]?.day)
}
