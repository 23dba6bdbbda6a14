/** Days that are free in every country of ours, by what they are called in English. */
import type { PackHoliday } from '../../src/modules/company/pack.ts'
import type { Names } from './names.ts'

/** When each is; a country names those it has. */
const days = {
  'New Year': { on: '01-01' },
  'Maundy Thursday': { afterEaster: -3 },
  'Good Friday': { afterEaster: -2 },
  'Easter Sunday': { afterEaster: 0 },
  'Easter Monday': { afterEaster: 1 },
  "King's Day": { on: '04-27', beforeSunday: true },
  'Labour Day': { on: '05-01' },
  'Constitution Day': { on: '05-17' },
  'Ascension Day': { afterEaster: 39 },
  'Whit Sunday': { afterEaster: 49 },
  'Whit Monday': { afterEaster: 50 },
  'Belgian National Day': { on: '07-21' },
  'Assumption Day': { on: '08-15' },
  'All Saints': { on: '11-01' },
  Armistice: { on: '11-11' },
  'Christmas Day': { on: '12-25' },
  'Second Day of Christmas': { on: '12-26' },
} as const

/** The holidays a country has, by English name and its own. */
export const holidaysOf = (names: Names, local: { readonly [D in keyof typeof days]?: string }): readonly PackHoliday[] =>
  Object.entries(local).map(([en, name]) => ({ name: names(name, en), ...days[en as keyof typeof days] }))
