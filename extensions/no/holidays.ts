/** Lov om helligdager og helligdagsfred § 2; lov om 1 og 17 mai § 1. */
import { holidaysOf } from '../pack-parts/index.ts'
import { names } from './words.ts'

export const publicHolidays = holidaysOf(names, {
  'New Year': 'Første nyttårsdag',
  'Maundy Thursday': 'Skjærtorsdag',
  'Good Friday': 'Langfredag',
  'Easter Sunday': 'Første påskedag',
  'Easter Monday': 'Andre påskedag',
  'Labour Day': 'Offentlig høytidsdag',
  'Constitution Day': 'Grunnlovsdag',
  'Ascension Day': 'Kristi himmelfartsdag',
  'Whit Sunday': 'Første pinsedag',
  'Whit Monday': 'Andre pinsedag',
  'Christmas Day': 'Første juledag',
  'Second Day of Christmas': 'Andre juledag',
})
