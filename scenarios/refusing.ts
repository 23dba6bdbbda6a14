/** What refuses leaves nothing behind: told by codes and params, the ledgers, the numbers and the documents as they were. */
import { expect } from 'vitest'
import { Refused } from '../src/platform/problem.ts'
import type { TestCompany } from '../src/platform/testing/company.ts'
import type { TestDatabase } from '../src/platform/testing/database.ts'

export interface Told {
  readonly code: string
  readonly params: object
  readonly field?: string
  readonly remedy?: string
}

export const codes = (told: readonly Told[]): string[] => told.map(({ code }) => code)

/** Everything a command could leave behind. */
const left = `select
  (select count(*) from ledger.transactions where company_id = $1) as transactions, (select count(*) from ledger.documents where company_id = $1) as documents,
  (select sum(last_value) from numbering.series_lines where company_id = $1) as numbers,
  (select count(*) from stock.item_entries where company_id = $1) as items, (select count(*) from tax.entries where company_id = $1) as taxes,
  (select count(*) from trade.bought_for where company_id = $1) as links, (select sum(quantity) from stock.reservations where company_id = $1) as reserved,
  (select jsonb_agg(jsonb_build_object('id', id, 'version', version, 'status', status) order by id) from trade.documents where company_id = $1) as open,
  (select jsonb_agg(jsonb_build_array(id, quantity, unit_price, handled_quantity, invoiced_quantity) order by id) from trade.lines where company_id = $1) as lines`

/** The means of a story about refusals in a company. */
export function refusing(db: TestDatabase, company: () => Pick<TestCompany, 'companyId'>) {
  const sql = async <T>(text: string, ...more: unknown[]): Promise<T[]> => (await db.owner.query(text, [company().companyId, ...more])).rows as T[]
  return {
    sql,
    /** What the work is refused with, nothing having changed by it. */
    refused: async (work: () => Promise<unknown>): Promise<Told[]> => {
      const [before] = await sql(left)
      const error = await work().then(() => undefined, (thrown: unknown) => thrown)
      expect((await sql(left))[0]).toEqual(before)
      if (error instanceof Refused) return [...error.problems] as Told[]
      throw error ?? new Error('it was not refused')
    },
    /** Runs with a set-up changed behind the program's back, and puts it right again. */
    during: async <T>(change: string, back: string, work: () => Promise<T>): Promise<T> => {
      await sql(change)
      try {
        return await work()
      } finally {
        await sql(back)
      }
    },
  }
}
