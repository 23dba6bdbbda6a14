/** A posting whose answer nobody keeps sends its audit row and its commit along: its number waits for nobody far away. */
import { beforeAll, expect, it } from 'vitest'
import '#trade'
import { observeStatements } from '#platform/db'
import { Refused } from '#platform/problem'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'

const db = await freshDatabase()
let company: TestCompany

beforeAll(async () => {
  company = await testCompany(db, 'NL')
})

const invoice = async (): Promise<string> => {
  const { id } = await company.call<{ id: string }>('sales.invoice.create', {
    partyId: company.customers.domestic.id, lines: [{ type: 'item', itemId: company.items.service[0]!.id, quantity: '1', unitPrice: '10' }],
  })
  return id
}

const ofInvoices = `l.company_id = $1 and l.series_code =
  (select s.series_code from trade.series s where s.company_id = $1 and s.side = 'sales' and s.kind = 'posted_invoice')`

const lastNumber = (value: string): string => `update numbering.series_lines l set ending_value = ${value} where ${ofInvoices}`

const written = async () => {
  const { rows } = await db.owner.query<{ transactions: number; noted: number; slowest: number | null }>(
    `select (select count(*)::integer from ledger.transactions where company_id = $1) as transactions,
       count(*)::integer as noted, max(milliseconds) as slowest from platform.commands where company_id = $1 and operation = 'sales.invoice.post'`,
    [company.companyId],
  )
  return rows[0]!
}

it('commits without waiting to hear the number, and says how long it took', async () => {
  const id = await invoice()
  const sent: string[] = []
  const stop = observeStatements(({ name, sql }) => sent.push(name ?? sql))
  const holder = await db.owner.connect()
  try {
    await holder.query('begin')
    await holder.query(`select from numbering.series_lines l where ${ofInvoices} for update`, [company.companyId])
    const posting = company.call('sales.invoice.post', { id })
    await expect.poll(() => sent).toContain('posting.write_plan')
    expect(sent.slice(-3)).toEqual(['posting.write_plan', 'platform.record_command', 'commit'])
    await new Promise(resolve => setTimeout(resolve, 50))
    await holder.query('commit')
    expect(await posting).toMatchObject({ finished: true })
  } finally {
    holder.release()
    stop()
  }
  expect(sent.at(-1)).toBe('commit')
  const { noted, slowest } = await written()
  expect(noted).toBe(1)
  expect(slowest).toBeGreaterThanOrEqual(50)
})

it('refused while its number is drawn it leaves nothing, no note of it either, and can be posted when there are numbers', async () => {
  const id = await invoice()
  const before = await written()
  await db.owner.query(lastNumber('coalesce(last_value, 0)'), [company.companyId])
  const refused = await company.call('sales.invoice.post', { id }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Refused)
  expect((refused as Refused).problems).toMatchObject([{ code: 'numbering.exhausted' }])
  expect(await written()).toEqual(before)
  await db.owner.query(lastNumber('null'), [company.companyId])
  await company.call('sales.invoice.post', { id })
  expect(await written()).toMatchObject({ transactions: before.transactions + 1, noted: before.noted + 1 })
})
