import { beforeAll, describe, expect, test } from 'vitest'
import type { DocumentView, LinesChanged } from '../contract.ts'
import { freshDatabase } from '../../../platform/testing/database.ts'
import { type TestCompany, testCompany } from '../../../platform/testing/company.ts'
import { countStatements } from '../testing.ts'
import '../index.ts'

const db = await freshDatabase()
let company: TestCompany
let price: (document: DocumentView, index: number) => string

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  price = (document, index) => document.lines[index]!.unitPrice
})

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ itemNumber: company.items.inventory[index % 4]!.number, quantity: String(index + 1) }))

describe('making a document', () => {
  test('an order takes everything from the customer, and its lines from the items', async () => {
    const order = await company.call<DocumentView>('sales.order.create', {
      partyNumber: 'C-DOM', lines: [{ itemNumber: 'INV-1', quantity: '3' }, { description: 'Ring the back bell' }],
    })
    expect(order).toMatchObject({
      side: 'sales', kind: 'order', status: 'open', version: 1, partyNumber: 'C-DOM', billToNumber: 'C-DOM', currency: 'EUR',
      orderDate: '2026-06-15', dueDate: '2026-06-29', postingDate: '2026-06-15',
    })
    expect(price(order, 0)).toBe('10')
    expect(order.lines[0]).toMatchObject({ lineNo: 10000, quantityToHandle: '3', quantityToInvoice: '3', lineAmount: '30', taxRate: '21', unit: 'PCS' })
    expect(order.lines[1]).toMatchObject({ lineNo: 20000, type: 'text', description: 'Ring the back bell' })
    expect(order.totals).toEqual({ lineAmount: '30', invoiceDiscount: '0', net: '30', tax: '6.3', gross: '36.3' })
    expect(order.taxSummary).toHaveLength(1)
  })
})

describe('statements', () => {
  test('typing a line costs the same at 1, 10 and 100 lines', async () => {
    const counts: number[] = []
    for (const count of [1, 10, 100]) {
      const order = await company.call<DocumentView>('sales.order.create', { partyNumber: 'C-DOM', lines: lines(count) })
      const id = order.lines[0]!.id
      const { result, statements } = await countStatements(() =>
        company.call<LinesChanged>('sales.order.lines.change', { documentId: order.id, version: 1, lines: [{ id, quantity: '7' }] }),
      )
      expect(result.version).toBe(2)
      counts.push(statements)
    }
    expect(counts).toEqual([7, 7, 7])
  })

  test('a document of 1,000 lines is made with the statements of one with 10', async () => {
    const small = await countStatements(() => company.call('sales.order.create', { partyNumber: 'C-DOM', lines: lines(10) }))
    const large = await countStatements(() => company.call('sales.invoice.create', { partyNumber: 'C-DOM', lines: lines(1000) }))
    expect([small.statements, large.statements]).toEqual([8, 8])
  })
})
