import { beforeAll, describe, expect, test } from 'vitest'
import { withTransaction } from '#platform/db'
import type { DocumentView, LinesChanged, PostedEntries, PostedView } from '../contract.ts'
import { freshDatabase } from '#platform/testing/database'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { countStatements } from '../testing.ts'
import '../index.ts'

const db = await freshDatabase()
let company: TestCompany

beforeAll(async () => {
  company = await testCompany(db, 'NL')
})

const asOwner = (sql: string, params: readonly unknown[] = []) =>
  withTransaction(db.owner, { companyId: company.companyId }, tx => tx.send(undefined, sql, params))

const order = (lines: readonly object[] = [{ itemNumber: 'INV-1', quantity: '3' }], more: object = {}) =>
  company.call<DocumentView>('sales.order.create', { partyNumber: 'C-DOM', lines, ...more })

interface Rows { rows: Record<string, unknown>[]; next?: string }

describe('lists', () => {
  test('orders come newest first, one statement a page', async () => {
    const made = [await order(), await order(), await order()]
    const { result: first, statements } = await countStatements(() => company.call<Rows>('sales.order.list', { limit: 2 }))
    // begin, the page, and its end: the connection knows its company already
    expect(statements).toBe(3)
    expect(first.rows.map(row => row['number'])).toEqual([made[2]!.number, made[1]!.number])
    const second = await company.call<Rows>('sales.order.list', { limit: 2, after: first.next })
    expect(second.rows.map(row => row['number'])).toEqual([made[0]!.number])
    expect(second.next).toBeUndefined()
    expect(second.rows[0]).toMatchObject({ partyName: 'Test customer C-DOM', netTotal: '30', grossTotal: '36.3', status: 'open' })
  })

  test('the first page of many orders reads no more than its rows', async () => {
    await asOwner(
      `insert into trade.documents (company_id, id, side, kind, number, party_id, bill_to_id, party_address, bill_to_address, ship_to_address,
         order_date, document_date, due_date, currency, general_business_group, tax_business_group, party_posting_group, language, created_by, changed_by)
       select d.company_id, gen_random_uuid(), d.side, 'order', 'X' || lpad(n::text, 7, '0'), d.party_id, d.bill_to_id, '{}', '{}', '{}', d.order_date,
         d.document_date, d.due_date, d.currency, d.general_business_group, d.tax_business_group, d.party_posting_group, d.language, '', ''
       from (select * from trade.documents where company_id = $1 limit 1) d, generate_series(1, 20000) n`,
      [company.companyId],
    )
    await asOwner('analyze trade.documents')
    const page = await company.call<Rows>('sales.order.list', {})
    expect(page.rows[0]!['number']).toBe('X0020000')
    expect(page.rows).toHaveLength(50)
    const { rows: plan } = await asOwner(
      `explain select d.id, d.number from trade.documents d join parties.parties p on p.company_id = d.company_id and p.id = d.party_id
       where d.company_id = ${company.companyId} and d.side = 'sales' and d.kind = 'order' order by d.number desc, d.id desc limit 51`,
    )
    expect(JSON.stringify(plan)).toMatch(/Index Scan Backward using open_document_number_taken/)
    await asOwner(`delete from trade.documents where company_id = $1 and number like 'X%'`, [company.companyId])
  })
})

describe('items for a line', () => {
  interface Found { items: { number: string; unitPrice: string; available: string | null; onHand: string | null; reference: string | null; variant: string }[] }

  test('the number goes first, then what begins with it, then what has the words in it', async () => {
    const { items } = await company.call<Found>('trade.items.find', { side: 'sales', search: 'inv-2' })
    expect(items[0]).toMatchObject({ number: 'INV-2', unitPrice: '20' })
    const words = await company.call<Found>('trade.items.find', { side: 'sales', search: 'service test' })
    expect(words.items.map(item => item.number)).toEqual(['SRV-1', 'SRV-2', 'SRV-3', 'SRV-4'])
    expect(words.items[0]!.available).toBeNull()
    expect((await company.call<Found>('trade.items.find', { side: 'sales', search: '100%' })).items).toEqual([])
  })

  test('bar code, vendor\'s number and reference find the item; price and availability are the party\'s', async () => {
    const item = company.items.inventory[2]!
    await asOwner(
      `insert into items.item_references (company_id, item_id, kind, reference) values ($1, $2, 'bar_code', '8712345678906')`, [company.companyId, item.id],
    )
    await asOwner(`insert into items.item_vendors (company_id, item_id, vendor_id, vendor_item_number) values ($1, $2, $3, 'VEN-77')`,
      [company.companyId, item.id, company.vendors.domestic.id])
    await asOwner(`insert into stock.on_hand values ($1, $2, '', '', 40)`, [company.companyId, item.id])
    await asOwner(
      `with list as (insert into trade.price_lists (company_id, side, number, source_kind, source, status) values ($1, 'sales', 'OWN', 'party', $3, 'active') returning id)
       insert into trade.price_lines (company_id, side, list_id, item_id, unit_price, minimum_quantity) select $1, 'sales', list.id, $2, 27.5, 10 from list`, [company.companyId, item.id, company.customers.domestic.id])
    const open = await order([{ itemNumber: item.number, quantity: '6' }], { shipToAddress: {} })
    const byCode = await company.call<Found>('trade.items.find', { side: 'sales', search: '8712345678906', documentId: open.id, quantity: '10' })
    expect(byCode.items[0]).toMatchObject({ number: item.number, reference: '8712345678906', unitPrice: '27.5', onHand: '40', available: '34' })
    const byVendor = await company.call<Found>('trade.items.find', { side: 'sales', search: 'ven-77', partyId: company.customers.domestic.id })
    expect(byVendor.items[0]).toMatchObject({ number: item.number, unitPrice: '30' })
  })
})

describe('posted documents', () => {
  test('the posted invoice, its shipment, its order and its entries know each other', async () => {
    const item = company.items.inventory[0]!
    await asOwner(`update items.items set prevent_negative_inventory = false where company_id = $1`, [company.companyId])
    const quote = await company.call<DocumentView>('sales.quote.create', { partyNumber: 'C-DOM', lines: [{ itemNumber: item.number, quantity: '10' }] })
    const made = await company.call<DocumentView>('sales.quote.make_order', { id: quote.id })
    await company.call<LinesChanged>('sales.order.lines.change', { documentId: made.id, lines: [{ id: made.lines[0]!.id, quantityToHandle: '6' }] })
    const posted = await company.call<{ documents: { id: string; kind: string; number: string }[]; finished: boolean }>(
      'sales.order.post', { id: made.id, handle: true, invoice: true },
    )
    expect(posted.finished).toBe(false)
    const invoiceId = posted.documents.find(document => document.kind === 'invoice')!.id
    const invoice = await company.call<PostedView>('sales.posted_invoice.get', { id: invoiceId })
    expect(invoice).toMatchObject({ sourceNumber: made.number, remaining: '72.6', open: true, totals: { net: '60', tax: '12.6', gross: '72.6' } })
    expect(invoice.lines[0]).toMatchObject({ itemNumber: item.number, quantity: '6', netAmount: '60', grossAmount: '72.6' })
    expect(invoice.taxSummary[0]).toMatchObject({ rate: '21', base: '60', tax: '12.6' })
    expect(invoice.related.map(({ kind, link, state }) => ({ kind, link, state }))).toEqual([
      { kind: 'order', link: 'source', state: 'open' },
      { kind: 'shipment', link: 'movement', state: 'posted' },
    ])
    const entries = await company.call<PostedEntries>('sales.posted_invoice.entries', { id: invoiceId })
    expect(entries.glTotals.debit).toBe(entries.glTotals.credit)
    expect(entries.gl.some(entry => entry.debit === '72.6')).toBe(true)
    expect(entries.tax[0]).toMatchObject({ base: '-60', amount: '-12.6' })
    expect(entries.parties[0]).toMatchObject({ partyNumber: 'C-DOM', amount: '72.6', remaining: '72.6', open: true })
    expect(entries.items[0]).toMatchObject({ itemNumber: item.number, quantity: '-6' })
    const list = await company.call<Rows>('sales.posted_invoice.list', {})
    expect(list.rows[0]).toMatchObject({ number: invoice.number, remaining: '72.6', open: true, sourceNumber: made.number })
    const found = await company.call<{ documents: { id: string }[] }>('documents.find', { number: invoice.number.toLowerCase() })
    expect(found.documents.map(document => document.id)).toEqual([invoiceId])
    const chain = await company.call<{ related: { kind: string; link: string }[] }>('documents.related', { id: made.id })
    expect(chain.related.map(({ kind, link }) => `${kind} ${link}`)).toEqual(['shipment movement', 'invoice invoice'])
  })

  test('statistics of a partly posted order', async () => {
    const made = await order([{ itemNumber: 'SRV-2', quantity: '4' }])
    const statistics = await company.call('sales.order.statistics', { id: made.id })
    expect(statistics).toMatchObject({ quantity: '4', totals: { net: '80' }, totalsLcy: { net: '80', gross: '96.8' }, costLcy: '0', profitLcy: '80', profitPercent: '100' })
  })
})
