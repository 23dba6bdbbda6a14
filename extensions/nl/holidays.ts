/** Algemene termijnenwet, art. 3, without Good Friday and Liberation Day, on which trade works. */
import { holidaysOf } from '../pack-parts/index.ts'
import { names } from './words.ts'

export const publicHolidays = holidaysOf(names, {
  'New Year': 'Nieuwjaarsdag',
  'Easter Sunday': 'Eerste paasdag',
  'Easter Monday': 'Tweede paasdag',
  "King's Day": 'Koningsdag',
  'Ascension Day': 'Hemelvaartsdag',
  'Whit Sunday': 'Eerste pinksterdag',
  'Whit Monday': 'Tweede pinksterdag',
  'Christmas Day': 'Eerste kerstdag',
  'Second Day of Christmas': 'Tweede kerstdag',
})
