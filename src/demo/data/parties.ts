/** Customers and vendors from one line each. */
import { iban, registrationNumber, taxNumber } from './numbers.ts'
import type { Profile, Region } from './profile.ts'
import type { DemoParty } from './types.ts'

export interface Extra {
  readonly country?: string
  readonly region?: Region
  readonly currency?: string
  readonly language?: string
  readonly terms?: string
  readonly method?: string
  readonly pricesIncludingTax?: true
  readonly priceGroup?: string
  readonly discountGroup?: string
  readonly creditLimit?: string
  readonly department?: string
}

/** Name, street, house number, post code, city, and what is not ordinary. */
export type PartyLine = readonly [
  name: string, street: string, houseNumber: string, postCode: string, city: string, extra?: Extra,
]

const union: ReadonlySet<string> = new Set(['NL', 'BE', 'DE', 'FR', 'IT', 'ES', 'AT', 'LU', 'DK', 'SE', 'PL', 'FI'])

const languageOf: Readonly<Record<string, string>> = { NL: 'nl-NL', BE: 'nl-BE', NO: 'nb-NO' }

const mailbox = {
  nl: { customer: 'inkoop', vendor: 'verkoop' },
  nb: { customer: 'innkjop', vendor: 'salg' },
} as const

const plainWord = (text: string): string =>
  text.normalize('NFD').toLowerCase().replaceAll('ø', 'o').replaceAll('æ', 'ae').replaceAll(/[^a-z0-9]/g, '')

function regionOf(profile: Profile, role: 'customer' | 'vendor', country: string): Region {
  if (country === profile.country) return 'domestic'
  if (profile.country !== 'NO' && union.has(country)) return 'eu'
  return role === 'customer' ? 'export' : 'import'
}

const dimensionsOf = ({ department }: Extra): Readonly<Record<string, string>> =>
  department === undefined ? {} : { DEPARTMENT: department }

/**
 * The parties of one role, numbered as the series numbers them: C00010, C00020 …
 * `base` keeps the registration numbers of the lists apart.
 */
export function parties(
  profile: Profile, role: 'customer' | 'vendor', base: number, lines: readonly PartyLine[],
): readonly DemoParty[] {
  const prefix = role === 'customer' ? 'C' : 'V'
  return lines.map(([name, street, houseNumber, postCode, city, extra = {}], i) => {
    const country = extra.country ?? profile.country
    const region = extra.region ?? regionOf(profile, role, country)
    const index = base + i
    return {
      number: `${prefix}${String((i + 1) * 10).padStart(5, '0')}`,
      name,
      address: { street, houseNumber, postCode, city, country },
      email: `${mailbox[profile.names][role]}@${plainWord(name)}.example`,
      language: extra.language ?? languageOf[country] ?? 'en',
      taxNumber: taxNumber(country, index),
      registrationNumber: registrationNumber(country, index),
      ...profile.regions[region],
      currency: extra.currency ?? '',
      paymentTerms: extra.terms ?? '30D',
      paymentMethod: extra.method ?? 'BANK',
      pricesIncludingTax: extra.pricesIncludingTax ?? false,
      priceGroup: extra.priceGroup ?? '',
      discountGroup: extra.discountGroup ?? '',
      creditLimit: extra.creditLimit ?? '0',
      iban: iban(country, index),
      dimensions: dimensionsOf(extra),
    }
  })
}
