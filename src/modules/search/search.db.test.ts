import { beforeAll, describe, expect, test } from 'vitest'
import { withTransaction } from '#platform/db'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import '#trade'
import './index.ts'

const db = await freshDatabase()
let company: TestCompany

interface Found {
  readonly rows: readonly { readonly kind: string; readonly number: string; readonly name: string; readonly total: string | null }[]
}

const find = (text: string): Promise<Found> => company.call<Found>('search.find', { text })
const shown = async (text: string): Promise<string[]> => (await find(text)).rows.map(({ kind, number }) => `${kind} ${number}`)
const asOwner = (sql: string): Promise<unknown> =>
  withTransaction(db.owner, { companyId: company.companyId }, tx => tx.send(undefined, sql, [company.companyId]))

let order: { readonly id: string; readonly number: string }
let invoice: string

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  const lines = [{ itemNumber: 'SRV-1', quantity: '3', unitPrice: '41.36' }]
  order = await company.call('sales.order.create', { partyNumber: 'C-DOM', externalNumber: 'PO/77-A', lines })
  const posted = await company.call<{ documents: { kind: string; number: string }[] }>('sales.order.post', { id: order.id, handle: true, invoice: true })
  invoice = posted.documents.find(({ kind }) => kind === 'invoice')!.number
  order = await company.call('sales.order.create', { partyNumber: 'C-DOM', lines })
})

describe('one search', () => {
  test('finds a document by its number, the other side\'s number and its amount, however it is written', async () => {
    expect((await shown(order.number.toLowerCase()))[0]).toBe(`sales.order ${order.number}`)
    expect(await shown('po/77')).toContain(`sales.posted_invoice ${invoice}`)
    // 3 × 41.36 and 21 % of VAT
    for (const amount of ['150.14', '150,14', '€ 150,14']) {
      expect(await shown(amount)).toEqual([`sales.order ${order.number}`, `sales.posted_invoice ${invoice}`])
    }
    expect((await find('150.14')).rows[0]).toMatchObject({ total: '150.14', name: 'Test customer C-DOM' })
  })

  test('finds parties and items by any word of their name, in any order, and by their numbers', async () => {
    const { number } = await company.call<{ number: string }>('parties.customers.create', {
      name: 'Bakkerij De Linde', address: { city: 'Zutphen' }, taxNumber: 'NL777777770B77', registrationNumber: '12345678',
    })
    for (const text of ['linde', 'lin bak', 'zutphen', 'NL 7777.77.770.B77', '777777770B77', '12345678']) expect(await shown(text), text).toContain(`customer ${number}`)
    expect((await shown('srv-2'))[0]).toBe('item SRV-2')
    expect(await shown('nothing like this')).toEqual([])
  })

  test('shows nobody what they may not list, and no company\'s to another', async () => {
    const mayNot = await company.as({ may: name => name === 'search.find' || name === 'parties.customers.list' })('search.find', { text: 'c' })
    expect(new Set((mayNot as Found).rows.map(({ kind }) => kind))).toEqual(new Set(['customer']))
    const other = await company.as({ companyId: company.companyId + 1000 })('search.find', { text: order.number })
    expect(other).toEqual({ rows: [] })
  })

  test.each(["'", '%', '\\', ':* & |', '\u{10ffff}', '0'.repeat(100), '()!&|', 'a:b <-> c'])('takes %j as it is', async text => {
    expect((await find(text)).rows.length).toBeGreaterThanOrEqual(0)
  })
})

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

describe('among 100,000 documents, 20,000 customers and 10,000 items', () => {
  beforeAll(async () => {
    await asOwner(
      `insert into parties.parties (company_id, role, number, name, language, posting_group, general_business_group, tax_business_group, address)
       select company_id, role, 'K' || n, 'Handelshuis ' || md5(n::text) || ' ' || n, language, posting_group, general_business_group, tax_business_group, '{"city":"Deventer"}'
       from (select * from parties.parties where company_id = $1 and number = 'C-DOM') p, generate_series(1, 20000) n`,
    )
    await asOwner(
      `insert into items.items (company_id, number, description, base_unit, sales_unit, purchase_unit, general_product_group, tax_product_group, type)
       select company_id, 'A' || n, 'Schroef ' || md5(n::text), base_unit, base_unit, base_unit, general_product_group, tax_product_group, type
       from (select * from items.items where company_id = $1 and number = 'SRV-1') p, generate_series(1, 10000) n`,
    )
    await asOwner(
      `insert into trade.documents (company_id, id, side, kind, number, party_id, bill_to_id, party_address, bill_to_address, ship_to_address,
         order_date, document_date, due_date, currency, general_business_group, tax_business_group, party_posting_group, language, created_by,
         changed_by, external_number, gross_total)
       select d.company_id, gen_random_uuid(), d.side, 'order', 'X' || lpad(n::text, 7, '0'), d.party_id, d.bill_to_id, '{}', '{}', '{}', d.order_date,
         d.document_date, d.due_date, d.currency, d.general_business_group, d.tax_business_group, d.party_posting_group, d.language, '', '', 'EXT-' || n, n + 0.5
       from (select * from trade.documents where company_id = $1 limit 1) d, generate_series(1, 100000) n`,
    )
    for (const table of ['parties.parties', 'items.items', 'trade.documents']) await db.owner.query(`analyze ${table}`)
  }, 120_000)

  test.each(['X0099999', 'x00', 'ext-4711', '4711,50', 'handelshuis', 'deventer 4711', 'schroef', 'h', 'K19999', '12345'])('%s is found in 50 ms', async text => {
    // The quickest of five, beside the quickest of five counts that take 10 ms when nobody else has the machine.
    const [found, counted] = [[] as number[], [] as number[]]
    for (let n = 0; n < 5; n++) {
      found.push(await timed(() => find(text)))
      counted.push(await timed(() => db.app.query('select count(*) from generate_series(1, 100000)')))
    }
    const slower = Math.max(1, Math.min(...counted) / 10)
    if (process.env.HANDEL_TIMES) console.log(text, found.map(Math.round), counted.map(Math.round))
    expect(Math.min(...found) / slower).toBeLessThan(50)
  })
})
