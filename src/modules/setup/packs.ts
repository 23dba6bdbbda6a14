import type { CountryPack } from '#company'
import { problem } from './problems.ts'
import { Refused } from '#platform/problem'

let packs: ReadonlyMap<string, CountryPack> = new Map()

/** Says which countries a company can be founded in; whoever starts the program does, from handel.config.ts. */
export function offerCountryPacks(offered: ReadonlyMap<string, CountryPack>): void {
  packs = offered
}

/** The packs on offer, in order of country. */
export const countryPacks = (): readonly CountryPack[] =>
  [...packs.values()].toSorted((a, b) => (a.country < b.country ? -1 : 1))

/** The pack of a country (ISO code). Refuses a country there is none for. */
export function packOf(country: string): CountryPack {
  const pack = packs.get(country.toUpperCase())
  if (pack) return pack
  const countries = countryPacks().map(each => each.country).join(', ')
  throw new Refused([problem('country_unknown', { country, countries }, { field: 'country' })])
}
