/** Koninklijk besluit of 18 April 1974, art. 1. */
import { holidaysOf } from '../pack-parts/index.ts'
import { names } from './words.ts'

export const publicHolidays = holidaysOf(names, {
  'New Year': 'Nieuwjaar',
  'Easter Monday': 'Paasmaandag',
  'Labour Day': 'Dag van de Arbeid',
  'Ascension Day': 'Onze-Lieve-Heer-Hemelvaart',
  'Whit Monday': 'Pinkstermaandag',
  'Belgian National Day': 'Nationale feestdag',
  'Assumption Day': 'Onze-Lieve-Vrouw-Hemelvaart',
  'All Saints': 'Allerheiligen',
  Armistice: 'Wapenstilstand',
  'Christmas Day': 'Kerstmis',
})
