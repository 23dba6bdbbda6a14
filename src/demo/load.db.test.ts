import { expect, test } from 'vitest'
import { localDate } from '#platform/local-date'
import { freshDatabase } from '../platform/testing/database.ts'
import { demoCompany, demoCountries } from './data/index.ts'
import { loadCompany } from './load.ts'

const db = await freshDatabase()

test.each(demoCountries.map(country => [country, demoCompany(country)] as const))(
  'the demonstration company in %s is made of masters that pass every check',
  async (_, company) => {
    const { companyId } = await loadCompany(db, company, 'demo', localDate('2026-06-15'))
    const count = async (table: string): Promise<number> => {
      const { rows } = await db.owner.query<{ count: number }>(
        `select count(*)::int as count from ${table} where company_id = $1`,
        [companyId],
      )
      return rows[0]!.count
    }
    expect(await count('parties.parties')).toBe(company.customers.length + company.vendors.length)
    expect(await count('items.items')).toBe(company.items.length)
    expect(await count('trade.price_lines')).toBe(company.priceLines.length)
    expect(await count('platform.commands')).toBeGreaterThan(100)
  },
)
