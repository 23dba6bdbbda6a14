import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import '#trade'
import { Refused } from '#platform/problem'
import type { OutputOf } from '#platform/contract'
import type { TradeContract } from '../contract.ts'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { type TestDatabase, freshDatabase } from '#platform/testing/database'

type Order = OutputOf<TradeContract['sales.order.create']>
type Posted = OutputOf<TradeContract['sales.order.post']>

let db: TestDatabase
let company: TestCompany

beforeAll(async () => {
  db = await freshDatabase()
  company = await testCompany(db, 'NO')
})
afterAll(() => db.close())

const all = async <T>(sql: string, ...params: unknown[]): Promise<T[]> =>
  (await db.owner.query(sql, [company.companyId, ...params])).rows as T[]

/** G/L of a transaction by kind of account, debit + and credit −, as a bookkeeper would jot it down. */
async function ledgerOf({ transactionNo }: Posted): Promise<Record<string, string>> {
  const rows = await all<{ name: string; amount: string }>(
    `select a.category || ' ' || a.number as name, sum(e.amount)::text as amount from ledger.entries e
     join ledger.accounts a on a.company_id = e.company_id and a.number = e.account
     where e.company_id = $1 and e.transaction_no = $2 group by 1 order by 1`,
    transactionNo,
  )
  return Object.fromEntries(rows.map(row => [row.name, row.amount]))
}

const amountsOf = async (posted: Posted): Promise<string[]> => Object.values(await ledgerOf(posted)).sort()

async function buy(quantity: string, cost: string): Promise<void> {
  const order = await company.call<Order>('purchase.order.create', {
    partyId: company.vendors.domestic.id,
    lines: [{ type: 'item', itemId: company.items.inventory[0]!.id, quantity, unitPrice: cost }],
  })
  await company.call('purchase.order.post', { id: order.id, externalNumber: `V-${order.number}` })
}

const sell = (quantity: string, unitPrice: string) =>
  company.call<Order>('sales.order.create', {
    partyId: company.customers.domestic.id,
    lines: [{ type: 'item', itemId: company.items.inventory[0]!.id, quantity, unitPrice }],
  })

describe('an order shipped and invoiced in parts (6-A)', () => {
  let order: Order

  it('ships and invoices 6 of 10: 750 owed, 600 sold, 150 VAT, 360 cost of goods', async () => {
    await buy('10', '60')
    order = await sell('10', '100')
    const line = order.lines[0]!
    await company.call('sales.order.lines.change', { documentId: order.id, version: order.version, lines: [{ id: line.id, quantityToHandle: '6' }] })
    const posted = await company.call<Posted>('sales.order.post', { id: order.id })
    expect(posted.documents.map(document => document.kind).sort()).toEqual(['invoice', 'shipment'])
    expect(posted.finished).toBe(false)
    expect(await amountsOf(posted)).toEqual(['-150', '-360', '-600', '360', '750'])
  })

  it('leaves 4 outstanding, proposed to be shipped and invoiced next', async () => {
    const { lines } = await company.call<Order>('sales.order.get', { id: order.id })
    expect(lines[0]).toMatchObject({
      handledQuantity: '6', invoicedQuantity: '6', outstandingQuantity: '4', quantityToHandle: '4', quantityToInvoice: '4',
    })
  })

  it('is gone when the other 4 are shipped and invoiced', async () => {
    const posted = await company.call<Posted>('sales.order.post', { id: order.id })
    expect(posted.finished).toBe(true)
    await expect(company.call('sales.order.get', { id: order.id })).rejects.toThrow(Refused)
    await expect(company.call('sales.order.post', { id: order.id })).rejects.toThrow(/document_gone/)
  })
})

describe('a purchase received in full and invoiced in part (6-B)', () => {
  it('receives 10, invoices 4: 24 purchased, 6 VAT, 30 owed; 24 into stock', async () => {
    const order = await company.call<Order>('purchase.order.create', {
      partyId: company.vendors.domestic.id,
      lines: [{ type: 'item', itemId: company.items.inventory[3]!.id, quantity: '10', unitPrice: '6' }],
    })
    const received = await company.call<Posted>('purchase.order.post', { id: order.id, handle: true })
    expect(await ledgerOf(received)).toEqual({})
    const open = await company.call<Order>('purchase.order.get', { id: order.id })
    await company.call('purchase.order.lines.change', { documentId: order.id, version: open.version, lines: [{ id: open.lines[0]!.id, quantityToInvoice: '4' }] })
    const invoiced = await company.call<Posted>('purchase.order.post', { id: order.id, invoice: true, externalNumber: 'B-1' })
    expect(await amountsOf(invoiced)).toEqual(['-24', '-30', '24', '24', '6'])
    const { lines } = await company.call<Order>('purchase.order.get', { id: order.id })
    expect(lines[0]).toMatchObject({ handledQuantity: '10', invoicedQuantity: '4', quantityToInvoice: '6' })
  })
})
