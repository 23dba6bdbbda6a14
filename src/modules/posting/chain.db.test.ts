import { beforeAll, describe, expect, it, vi } from 'vitest'
import '#trade'
import { withTransaction } from '#platform/db'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { extendChain, findChainDifferences } from './chain.ts'

const db = await freshDatabase()
let company: TestCompany

const own = async <T = Record<string, unknown>>(sql: string, ...params: unknown[]): Promise<T[]> =>
  (await db.owner.query(sql, [company.companyId, ...params])).rows as T[]

const differences = (limit = 10) => withTransaction(db.app, company.caller, tx => findChainDifferences(tx, company.companyId, limit))

async function buy(): Promise<number> {
  const order = await company.call<{ id: string; number: string }>('purchase.order.create', {
    partyId: company.vendors.domestic.id,
    lines: [{ type: 'item', itemId: company.items.inventory[0]!.id, quantity: '1', unitPrice: '60' }],
  })
  const posted = await company.call<{ transactionNo: number }>('purchase.order.post', { id: order.id, externalNumber: order.number })
  return posted.transactionNo
}

/** Other tests run on the same server; the horizon waits for their transactions too. */
async function chained(count: number): Promise<void> {
  const links = async (): Promise<number> => {
    await extendChain(db, company.companyId)
    return (await own<{ links: number }>('select count(*)::int as links from posting.chain where company_id = $1'))[0]!.links
  }
  await vi.waitUntil(async () => (await links()) === count, { timeout: 20_000, interval: 20 })
}

let posted: number[]

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  posted = [await buy(), await buy(), await buy()]
  await chained(3)
})

/** Changes something behind the program's back, looks, and puts it back. */
async function afterTampering(change: string, ...params: unknown[]): Promise<readonly unknown[]> {
  const client = await db.owner.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('handel.company', $1, true)`, [String(company.companyId)])
    await client.query('set constraints all deferred')
    await client.query(change, [company.companyId, ...params])
    const tx = { query: async (_: string, sql: string, given: unknown[]) => (await client.query(sql, given)).rows }
    const found = await findChainDifferences({ ...tx, maybeOne: async (...args: Parameters<typeof tx.query>) => (await tx.query(...args))[0] } as never, company.companyId, 10)
    await client.query('rollback')
    return found
  } finally {
    client.release(true)
  }
}

describe('the hash chain', () => {
  it('is whole after postings', async () => expect(await differences()).toEqual([]))

  it('takes each transaction once, also when two workers extend it at once', async () => {
    posted.push(await buy(), await buy())
    await Promise.all([extendChain(db, company.companyId), extendChain(db, company.companyId)])
    await chained(5)
    expect((await own<{ transaction_no: number }>('select transaction_no from posting.chain where company_id = $1 order by position')).map(row => row.transaction_no)).toEqual(posted)
    expect(await differences()).toEqual([])
  })

  const tables = [
    ['ledger.entries', 'amount = amount + 0.01'],
    ['ledger.documents', `number = number || 'X'`],
    ['ledger.transactions', `user_id = 'somebody else'`],
    ['tax.entries', 'base = base + 1'],
    ['openitems.party_entries', `description = 'x'`],
    ['openitems.party_details', 'amount = amount + 0.01'],
    ['stock.item_entries', 'quantity = quantity + 1'],
    ['stock.value_entries', 'cost_actual = cost_actual + 0.01'],
    ['trade.posted_documents', 'gross_total = gross_total + 1'],
    ['trade.posted_lines', `description = 'x'`],
    ['trade.invoiced_movements', 'quantity = quantity + 1'],
  ] as const
  it.each(tables)('finds a change in %s', async (table, change) => {
    expect(await afterTampering(`update ${table} set ${change} where company_id = $1 and transaction_no = $2`, posted[1])).toEqual([
      { transactionNo: posted[1], what: 'entries' },
    ])
  })

  it('finds an entry that was added or taken away', async () => {
    const added = `insert into ledger.entries select company_id, nextval('ledger.entry_numbers'), transaction_no, document_id, account, posting_date, amount
      from ledger.entries where company_id = $1 and transaction_no = $2 limit 1`
    expect(await afterTampering(added, posted[2])).toEqual([{ transactionNo: posted[2], what: 'entries' }])
    expect(await afterTampering('delete from tax.entries where company_id = $1 and transaction_no = $2', posted[0])).toEqual([
      { transactionNo: posted[0], what: 'entries' },
    ])
  })

  it('finds a change in the chain itself', async () => {
    const forged = `update posting.chain set entries_hash = sha256('x') where company_id = $1 and transaction_no = $2`
    expect(await afterTampering(forged, posted[3])).toEqual([{ transactionNo: posted[3], what: 'entries' }])
    const relinked = `update posting.chain set hash = sha256('x') where company_id = $1 and transaction_no = $2`
    expect(await afterTampering(relinked, posted[3])).toEqual([
      { transactionNo: posted[3], what: 'link' },
      { transactionNo: posted[4], what: 'link' },
    ])
  })

  it('finds transactions that are missing from it or extra to it', async () => {
    expect(await afterTampering('delete from posting.chain where company_id = $1 and transaction_no = $2', posted[4])).toEqual([
      { transactionNo: 0, what: 'end' },
      { transactionNo: posted[4], what: 'missing' },
    ])
    expect(await afterTampering('delete from posting.chain where company_id = $1 and transaction_no = $2', posted[1])).toEqual([
      { transactionNo: posted[2], what: 'link' },
      { transactionNo: posted[1], what: 'missing' },
    ])
    const invented = `insert into posting.chain select company_id, position + 1, 999999, entries_hash, sha256(hash || entries_hash)
      from posting.chain where company_id = $1 order by position desc limit 1`
    expect(await afterTampering(invented)).toEqual([{ transactionNo: 999999, what: 'extra' }])
  })

  it('does not break when a nullable column is added to a ledger', async () => {
    await db.owner.query('alter table ledger.entries add column added_later text; alter table trade.posted_documents add column added_later numeric')
    expect(await differences()).toEqual([])
    posted.push(await buy())
    await chained(6)
    expect(await differences()).toEqual([])
  })

  it('goes on in a database that was brought here from a server with higher transaction ids', async () => {
    await own('update ledger.transactions set xid = (xid::text::bigint + 1000000)::text::xid8 where company_id = $1')
    await own('update posting.chain_heads set xid = (xid::text::bigint + 1000000)::text::xid8 where company_id = $1')
    posted.push(await buy())
    await chained(7)
    expect(await differences()).toEqual([])
  })
})
