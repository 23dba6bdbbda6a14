import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { loadModules } from '../load-modules.ts'
import { type TestCompany, testCompany } from '../platform/testing/company.ts'
import { freshDatabase } from '../platform/testing/database.ts'
import { verifyCommand } from './verify.ts'

const db = await freshDatabase()
let company: TestCompany

beforeAll(async () => {
  await loadModules()
  company = await testCompany(db, 'NL')
  await company.call('stock.adjust', {
    lines: [{ type: 'positive', itemId: company.items.inventory[0]!.id, quantity: '3', unitCost: '5', location: '' }],
  })
  vi.stubEnv('DATABASE_URL', db.address)
})

afterEach(() => vi.restoreAllMocks())

/** What the command prints, and the exit code it ends with. */
async function verified(values: Record<string, string> = {}): Promise<{ code: number; text: string }> {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  return { code: await verifyCommand.run(values), text: lines.join('\n') }
}

test('books that agree: a line for each proof, and 0', async () => {
  const { code, text } = await verified()
  expect(code).toBe(0)
  expect(text).toMatch(/^TEST-\w+ Test company NL\n {2}proved {2}trial_balance\n/)
  expect(text).toMatch(/Everything is proved\.$/)
})

test('books that do not: the first difference of each proof that fails, and 1', async () => {
  await db.owner.query('update stock.on_hand set quantity = quantity + 1 where company_id = $1', [company.companyId])
  const { code, text } = await verified()
  expect(code).toBe(1)
  expect(text).toMatch(/ {2}FAILED {2}stock_state: on_hand\.quantity item \S+ is 4, from the ledgers 3\n/)
  expect(text).toMatch(/1 proof fails\.$/)
})

test('one company by its code', async () => {
  const other = await testCompany(db, 'NO')
  const { rows } = await db.owner.query<{ code: string }>('select code from company.companies where id = $1', [other.companyId])
  const { code, text } = await verified({ company: rows[0]!.code })
  expect(code).toBe(0)
  expect(text).not.toContain('Test company NL')
  await expect(verified({ company: 'NOBODY' })).rejects.toThrow('There is no company NOBODY.')
})
