/** The three demonstration companies, whole: masters, prices and two months of history. */
import { belgian } from './company-be.ts'
import { dutch } from './company-nl.ts'
import { norwegian } from './company-no.ts'
import { history } from './history/index.ts'
import { invoiceDiscounts, itemCategories, items, priceLines } from './items.ts'
import type { Profile } from './profile.ts'
import type { DemoCompany, DemoParty } from './types.ts'

type Masters = 'categories' | 'items' | 'priceLines' | 'invoiceDiscounts' | 'history' | 'customers' | 'vendors'

interface Described {
  readonly profile: Profile
  readonly company: Omit<DemoCompany, Masters>
  readonly customers: readonly DemoParty[]
  readonly vendors: readonly DemoParty[]
}

function complete({ profile, company, customers, vendors }: Described, seed: number): DemoCompany {
  const stock = items(profile, vendors)
  return {
    ...company,
    customers,
    vendors,
    categories: itemCategories(profile),
    items: stock,
    priceLines: priceLines(profile, stock, customers),
    invoiceDiscounts: invoiceDiscounts(profile, customers),
    history: history({ profile, customers, vendors, items: stock }, seed),
  }
}

/** A demonstration company by country; the same every time. */
export const demoCompany = (country: DemoCompany['country']): DemoCompany => complete(
  described[country].cast,
  described[country].seed,
)

const described = {
  NL: { cast: dutch, seed: 8 },
  BE: { cast: belgian, seed: 7 },
  NO: { cast: norwegian, seed: 11 },
} as const satisfies Readonly<Record<DemoCompany['country'], { cast: Described; seed: number }>>

export const demoCountries: readonly DemoCompany['country'][] = ['NL', 'BE', 'NO']

export type * from './types.ts'
