import { beforeAll, describe, expect, test } from 'vitest'
import { type Statement, observeStatements, withTransaction } from '#platform/db'
import { localDate } from '#platform/local-date'
import { freshDatabase } from '#platform/testing/database'
import { countryPacks } from '../../../handel.config.ts'
import { createCompany } from './create-company.ts'

const db = await freshDatabase()
const from = localDate('2026-03-15')

describe.each([...countryPacks.values()].map(pack => [pack.country, pack] as const))(
  'a company in %s',
  (country, pack) => {
    let id: number
    let milliseconds: number
    const statements: Statement[] = []

    beforeAll(async () => {
      const stop = observeStatements(statement => statements.push(statement))
      const started = performance.now()
      const created = await withTransaction(db.owner, {}, tx =>
        createCompany(tx, { code: `T-${country}`, name: 'Test', from }, pack),
      )
      milliseconds = performance.now() - started
      stop()
      id = created.id
    })

    const count = async (table: string): Promise<number> => {
      const { rows } = await db.owner.query<{ count: number }>(
        `select count(*)::int as count from ${table} where company_id = $1`,
        [id],
      )
      return rows[0]!.count
    }

    test('is made in under a second, in statements that do not grow with the chart', () => {
      expect(milliseconds).toBeLessThan(1000)
      expect(statements.length).toBeLessThan(45)
    })

    test('has a row for each of the pack', async () => {
      expect(await count('ledger.accounts')).toBe(pack.accounts.length)
      expect(await count('posting.general_setup')).toBe(pack.generalPostingSetup.length)
      expect(await count('tax.posting_setup')).toBe(pack.vatPostingSetup.length)
      expect(await count('numbering.series')).toBe(pack.series.length)
      expect(await count('items.units')).toBe(pack.units.length)
      expect(await count('currencies.currencies')).toBe(pack.currencies.length + 1)
      expect(await count('trade.setup')).toBe(2)
      expect(await count('bank.accounts')).toBe(1)
      expect(await count('payments.journals')).toBe(
        pack.journalTemplates.filter(({ type }) => ['general', 'payments', 'cash_receipts'].includes(type)).length,
      )
    })

    test('has 37 periods, four of which begin a year', async () => {
      const { rows } = await db.owner.query<{ starting_date: string }>(
        'select starting_date from ledger.periods where company_id = $1 and new_fiscal_year order by 1',
        [id],
      )
      expect(await count('ledger.periods')).toBe(37)
      expect(rows.map(row => row.starting_date)).toEqual(['2025-01-01', '2026-01-01', '2027-01-01', '2028-01-01'])
    })

    test('names only posting accounts that exist in its set-ups', async () => {
      const accounts = [
        ['posting.general_setup', 'sales_account'],
        ['posting.general_setup', 'sales_credit_memo_account'],
        ['posting.general_setup', 'purchase_account'],
        ['posting.general_setup', 'cogs_account'],
        ['posting.general_setup', 'inventory_adjustment_account'],
        ['posting.general_setup', 'direct_cost_applied_account'],
        ['posting.inventory_setup', 'inventory_account'],
        ['posting.party_groups', 'control_account'],
        ['posting.party_groups', 'payment_discount_debit_account'],
        ['posting.party_groups', 'invoice_rounding_account'],
        ['tax.posting_setup', 'sales_account'],
        ['tax.posting_setup', 'purchase_account'],
        ['currencies.currencies', 'realized_gains_account'],
        ['bank.posting_groups', 'account'],
      ] as const
      for (const [table, column] of accounts) {
        const { rows } = await db.owner.query(
          `select distinct x.${column} from ${table} x where x.company_id = $1 and x.${column} is not null and not
             exists
           (select from ledger.accounts a where a.company_id = $1 and a.number = x.${column} and a.type = 'posting')`,
          [id],
        )
        expect(rows, `${table}.${column}`).toEqual([])
      }
    })

    test('draws its numbers from series of the pack', async () => {
      const draw = (series: string): Promise<string> =>
        withTransaction(
          db.app,
          { companyId: id },
          async tx =>
            (
              await tx.one<{ number: string }>('t.draw', 'select numbering.draw($1, $2, $3) as number', [
                id,
                series,
                from,
              ])
            ).number,
        )
      expect(await draw(pack.seriesUse.posted_sales_invoice)).toBe(
        pack.series.find(({ code }) => code === pack.seriesUse.posted_sales_invoice)!.lines[0]!.startingNo,
      )
    })
  },
)

test('a code in use is refused and nothing is left behind', async () => {
  const pack = countryPacks.get('NL')!
  const again = withTransaction(db.owner, {}, tx => createCompany(tx, { code: 'T-NL', name: 'Again' }, pack))
  await expect(again).rejects.toMatchObject({ problems: [{ code: 'setup.code_taken', params: { code: 'T-NL' } }] })
})
