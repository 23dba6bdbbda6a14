import { beforeAll, describe, expect, test } from 'vitest'
import { withTransaction } from '#platform/db'
import { Refused } from '#platform/problem'
import type { DocumentView, LinesChanged } from '../contract.ts'
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
  withTransaction(db.owner, { companyId: company.companyId }, tx => tx.send(undefined, sql, [company.companyId, ...params]))

async function refusal(work: Promise<unknown>): Promise<string[]> {
  try {
    await work
    return []
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.problems.map(problem => problem.code)
  }
}

const create = (kind: string, more: object = {}) =>
  company.call<DocumentView>(`${kind}.create`, { partyNumber: kind.startsWith('sales') ? 'C-DOM' : 'V-DOM', lines: [{ itemNumber: 'INV-1', quantity: '10', unitPrice: '33.33' }], ...more })

describe('release and reopen (documents.md §4)', () => {
  test('a released document is locked but for quantities to handle, posting date and external number', async () => {
    const made = await create('sales.order')
    const released = await company.call<DocumentView>('sales.order.release', { id: made.id })
    expect(released.status).toBe('released')
    expect((await company.call<DocumentView>('sales.order.release', { id: made.id })).version).toBe(released.version)
    const id = made.lines[0]!.id
    const change = (more: object) => company.call<LinesChanged>('sales.order.lines.change', { documentId: made.id, lines: [{ id, ...more }] })
    expect((await change({ quantityToHandle: '6' })).lines[0]).toMatchObject({ quantityToHandle: '6', quantityToInvoice: '6' })
    for (const locked of [{ quantity: '3' }, { unitPrice: '1' }, { itemNumber: 'INV-2' }, { lineDiscountPercent: '5' }]) {
      expect(await refusal(change(locked))).toEqual(['trade.document_released'])
    }
    expect(await refusal(company.call('sales.order.lines.create', { documentId: made.id, lines: [{ description: 'x' }] }))).toEqual(['trade.document_released'])
    expect(await refusal(company.call('sales.order.lines.delete', { documentId: made.id, ids: [id] }))).toEqual(['trade.document_released'])
    expect(await refusal(company.call('sales.order.change', { id: made.id, partyNumber: 'C-FOR' }))).toEqual(['trade.document_released'])
    expect(await refusal(company.call('sales.order.delete', { id: made.id }))).toEqual(['trade.document_released'])
    const dated = await company.call<DocumentView>('sales.order.change', { id: made.id, postingDate: '2026-06-20', externalNumber: 'PO 7' })
    expect(dated).toMatchObject({ postingDate: '2026-06-20', externalNumber: 'PO 7', status: 'released' })
    expect((await company.call<DocumentView>('sales.order.reopen', { id: made.id })).status).toBe('open')
    expect(await refusal(change({ quantity: '3' }))).toEqual([])
  })

  test.each([
    ['no lines', [], ['trade.nothing_to_release']],
    ['only text', [{ description: 'x' }], ['trade.nothing_to_release']],
    ['no quantity', [{ itemNumber: 'INV-1' }], ['trade.nothing_to_release']],
    ['a typed line without a number', [{ itemNumber: 'INV-1', quantity: '1' }, { type: 'item' }], ['trade.line_without_number']],
  ])('%s is not released', async (_, lines, codes) => {
    const made = await create('sales.order', { lines })
    expect(await refusal(company.call('sales.order.release', { id: made.id }))).toEqual(codes)
  })

  test('one under approval is neither released, reopened nor changed', async () => {
    const made = await create('sales.order')
    await asOwner(`update trade.documents set status = 'pending_approval' where company_id = $1 and id = $2`, [made.id])
    for (const deed of ['release', 'reopen', 'delete']) expect(await refusal(company.call(`sales.order.${deed}`, { id: made.id }))).toEqual(['trade.approval_pending'])
    expect(await refusal(company.call('sales.order.change', { id: made.id, yourReference: 'x' }))).toEqual(['trade.approval_pending'])
  })

  test('VAT per group comes back onto the lines, whatever the order they were typed in (example 3-B)', async () => {
    const made = await create('sales.order', { lines: [] })
    for (let n = 0; n < 3; n++)
      await company.call('sales.order.lines.create', { documentId: made.id, lines: [{ itemNumber: 'INV-1', quantity: '1', unitPrice: '1.01' }] })
    const released = await company.call<DocumentView>('sales.order.release', { id: made.id })
    // 3.03 at 21 % is 0.6363
    expect(released.totals).toMatchObject({ net: '3.03', tax: '0.64', gross: '3.67' })
    expect(released.lines.map(line => line.taxAmount)).toEqual(['0.21', '0.22', '0.21'])
  })

  test('discount terms: 5 % from 500, a charge of 20 below it on a line of its own (example 3-F)', async () => {
    await asOwner(`update trade.setup set calculate_invoice_discount = true where company_id = $1 and side = 'sales'`)
    await asOwner(`insert into parties.invoice_discounts (company_id, role, code, minimum_amount, discount_percent, service_charge)
      values ($1, 'customer', 'C-DOM', 0, 0, 20), ($1, 'customer', 'C-DOM', 500, 5, 0), ($1, 'customer', 'C-DOM', 1000, 10, 0)`)
    const { rows } = await asOwner(`select number from ledger.accounts where company_id = $1 and type = 'posting' and statement = 'income'
      and tax_product_group is not null order by number limit 1`)
    await asOwner(`update posting.party_groups set service_charge_account = $2 where company_id = $1 and role = 'customer'`, [(rows[0] as { number: string }).number])
    const line = { itemNumber: 'INV-1', quantity: '40', unitPrice: '10' }
    const small = await create('sales.order', { lines: [line] })
    const charged = await company.call<DocumentView>('sales.order.release', { id: small.id })
    expect(charged.lines[1]).toMatchObject({ type: 'gl_account', quantity: '1', unitPrice: '20', systemCreated: true, lineNo: 20000 })
    expect(charged.totals).toMatchObject({ lineAmount: '420', invoiceDiscount: '0' })
    await company.call('sales.order.reopen', { id: small.id })
    await company.call('sales.order.lines.change', { documentId: small.id, lines: [{ id: small.lines[0]!.id, quantity: '96' }] })
    const large = await company.call<DocumentView>('sales.order.release', { id: small.id })
    expect(large.lines).toHaveLength(1)
    expect(large.totals).toMatchObject({ lineAmount: '960', invoiceDiscount: '48', net: '912' })
    await asOwner(`update trade.setup set calculate_invoice_discount = false where company_id = $1`)
  })
})

describe('a quote becomes something else (documents.md §5)', () => {
  test('an order with everything of the quote; the quote is gone', async () => {
    const quote = await create('sales.quote', {
      yourReference: 'REF 9', orderDate: '2026-06-01', dimensions: { DEPARTMENT: 'SALES' },
      lines: [{ itemNumber: 'INV-1', quantity: '3', unitPrice: '33.33', lineDiscountPercent: '10' }, { description: 'note' }],
    })
    const { result: order, statements } = await countStatements(() => company.call<DocumentView>('sales.quote.make_order', { id: quote.id }))
    expect(statements).toBe(10)
    expect(order).toMatchObject({
      kind: 'order', status: 'open', sourceDocumentId: quote.id, sourceNumber: quote.number, yourReference: 'REF 9', orderDate: '2026-06-01', validUntil: null,
      totals: quote.totals, dimensions: { DEPARTMENT: 'SALES' },
    })
    expect(order.lines).toEqual(quote.lines.map((line, index) => ({ ...line, id: order.lines[index]!.id, documentId: order.id })))
    expect(order.lines[0]!.id).not.toBe(quote.lines[0]!.id)
    expect(await refusal(company.call('sales.quote.get', { id: quote.id }))).toEqual(['trade.document_gone'])
    expect(await refusal(company.call('sales.quote.make_order', { id: quote.id }))).toEqual(['trade.document_gone'])
  })

  test('an invoice takes all of it, whatever the set-up proposes', async () => {
    await asOwner(`update trade.setup set default_quantity_to_handle = 'blank' where company_id = $1`)
    const quote = await create('sales.quote')
    expect(quote.lines[0]).toMatchObject({ quantityToHandle: '0', quantityToInvoice: '0' })
    const invoice = await company.call<DocumentView>('sales.quote.make_invoice', { id: quote.id })
    expect(invoice.lines[0]).toMatchObject({ quantityToHandle: '10', quantityToInvoice: '10' })
    await asOwner(`update trade.setup set default_quantity_to_handle = 'remainder' where company_id = $1`)
  })

  test('a quote past its date is taken with a warning; a blocked customer or item refuses and leaves it', async () => {
    const quote = await create('purchase.quote', { validUntil: '2026-06-01' })
    await asOwner(`update items.items set blocked = true where company_id = $1 and number = 'INV-1'`)
    expect(await refusal(company.call('purchase.quote.make_order', { id: quote.id }))).toEqual(['trade.item_blocked'])
    await asOwner(`update items.items set blocked = false, purchasing_blocked = true where company_id = $1 and number = 'INV-1'`)
    await asOwner(`update parties.parties set blocked = 'all' where company_id = $1 and number = 'V-DOM'`)
    expect(await refusal(company.call('purchase.quote.make_order', { id: quote.id }))).toEqual(['trade.party_blocked'])
    await asOwner(`update parties.parties set blocked = '' where company_id = $1 and number = 'V-DOM'`)
    const order = await company.call<DocumentView>('purchase.quote.make_order', { id: quote.id })
    expect(order.warnings.map(warning => warning.code)).toEqual(['trade.quote_expired'])
  })
})
