/**
 * All that a country must have a word for.
 */
import type { BasicWords } from './basics.ts'
import type { CurrencyCode } from './currencies.ts'
import type { GroupWords } from './groups.ts'
import type { TextOf } from './names.ts'
import type { SeriesCode } from './series.ts'

export interface Words extends BasicWords, GroupWords {
  readonly currencies: TextOf<CurrencyCode>
  readonly series: TextOf<SeriesCode>
}
