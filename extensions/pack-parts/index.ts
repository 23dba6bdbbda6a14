/**
 * What country packs are put together from: everything that is the same in every country, but for its names and the
 * numbers of its accounts.
 */
import type { CountryPack } from '../../src/modules/company/pack.ts'
import { basicsOf, type MeansCodes } from './basics.ts'
import { type CurrencyCode, currenciesOf, type Rates } from './currencies.ts'
import type { AccountsByRole } from './groups.ts'
import type { Names } from './names.ts'
import { seriesOf, seriesUse } from './series.ts'
import type { Words } from './words.ts'

export { sepa } from './basics.ts'
export { chartIn, control, inOrder, lineAccounts } from './chart.ts'
export { euroRates, type Rates } from './currencies.ts'
export { dutch } from './dutch.ts'
export { peppolBilling } from './e-invoice.ts'
export { type AccountsByRole, type BusinessGroup, groupsOf } from './groups.ts'
export { holidaysOf } from './holidays.ts'
export { namesIn, rowsOf } from './names.ts'
export { journal } from './series.ts'
export { columnOf, type DatedRate, feed, type OrdinaryVatGroups } from './vat.ts'
export type { Words } from './words.ts'

/**
 * Takes the words, the currency and the rates of a country, how its banks pay and its accounts by role, gives the parts
 * of the pack that need nothing else: currencies, terms, methods, units, dimensions, periods, journals and series.
 */
export function everydayParts(
  country: {
    readonly names: Names
    readonly localCurrency: CurrencyCode
    readonly rates: Rates
    readonly means: MeansCodes
    readonly roles: AccountsByRole
  },
  words: Words,
) {
  const { names, roles } = country
  return {
    ...currenciesOf(country, words.currencies, roles.exchange),
    ...basicsOf({ names, means: country.means, cashAccount: roles.banks.CASH }, words),
    series: seriesOf(names, words.series),
    seriesUse,
    ledger: roles.ledger,
  } satisfies Partial<CountryPack>
}
