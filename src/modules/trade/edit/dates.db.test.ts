/** The days of documents and their lines, as they follow from one another while a person types. */
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#platform/testing/database'
import { type TestCompany, testCompany } from '#platform/testing/company'
import type { DocumentView, LinesChanged } from '../contract.ts'
import '../index.ts'

const db = await freshDatabase()
let company: TestCompany

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  await company.call('trade.sales_setup.change', { handlingTime: '1D' })
  await company.call('parties.customers.change', { id: company.customers.domestic.id, leadTime: '2D' })
  await company.call('parties.vendors.change', { id: company.vendors.domestic.id, leadTime: '1W' })
  await company.call('company.change', { closedOnSaturday: false, closedOnSunday: false })
  await company.call('items.item_vendors.create', { itemId: company.items.inventory[1]!.id, vendorId: company.vendors.domestic.id, variant: '', leadTime: '3D' })
})

const make = (side: 'sales' | 'purchase', more: object = {}, ...items: string[]) =>
  company.call<DocumentView>(`${side}.order.create`, {
    partyNumber: side === 'sales' ? 'C-DOM' : 'V-DOM', lines: items.map(itemNumber => ({ itemNumber, quantity: '1' })), ...more,
  })

test('what a customer wants on a day is got ready before it; a line of its own day has its own', async () => {
  const order = await make('sales', { requestedDate: '2026-12-10' }, 'INV-1', 'INV-2')
  expect(order).toMatchObject({ transitTime: '2D', handlingTime: '1D', shipmentDate: '2026-12-07' })
  expect(order.lines[0]).toMatchObject({ shipmentDate: '2026-12-07', plannedShipmentDate: '2026-12-08', plannedDate: '2026-12-10' })
  const change = (fields: object) =>
    company.call<LinesChanged>('sales.order.lines.change', { documentId: order.id, lines: [{ id: order.lines[1]!.id, ...fields }] })
  expect((await change({ requestedDate: '2026-12-20' })).lines).toMatchObject([{ shipmentDate: '2026-12-17', plannedDate: '2026-12-20' }])
  expect((await change({ promisedDate: '2026-12-22' })).lines).toMatchObject([{ shipmentDate: '2026-12-19' }])
  // What was entered stays, and what is said no longer goes by the document again.
  expect((await change({ shipmentDate: '2026-12-18' })).lines).toMatchObject([{ shipmentDate: '2026-12-18', plannedDate: '2026-12-21' }])
  expect((await change({ requestedDate: null, promisedDate: null })).lines).toMatchObject([{ shipmentDate: '2026-12-07', requestedDate: '2026-12-10' }])

  const later = await company.call<DocumentView>('sales.order.change', { id: order.id, promisedDate: '2026-12-15' })
  expect(later).toMatchObject({ shipmentDate: '2026-12-12' })
  const entered = await company.call<DocumentView>('sales.order.change', { id: order.id, requestedDate: '2026-12-11', shipmentDate: '2026-12-01' })
  expect(entered).toMatchObject({ shipmentDate: '2026-12-01' })
  const sooner = await company.call<DocumentView>('sales.order.change', { id: order.id, transitTime: '' })
  expect(sooner).toMatchObject({ shipmentDate: '2026-12-14' })
})

test('what is ordered comes after the lead time: of the vendor’s item, else of the vendor', async () => {
  const order = await make('purchase', {}, 'INV-1', 'INV-2')
  expect(order).toMatchObject({ orderDate: '2026-06-15', transitTime: '1W', shipmentDate: null })
  expect(order.lines.map(line => line.shipmentDate)).toEqual(['2026-06-22', '2026-06-18'])
  const wanted = await make('purchase', { requestedDate: '2026-07-01', handlingTime: '1D' }, 'INV-2')
  expect(wanted).toMatchObject({ shipmentDate: '2026-07-02' })
  expect(wanted.lines[0]).toMatchObject({ shipmentDate: '2026-07-02', plannedDate: '2026-07-01' })
})

test('an invoice plans nothing, and a time that is no formula is refused', async () => {
  const invoice = await company.call<DocumentView>('sales.invoice.create', { partyNumber: 'C-DOM', requestedDate: '2026-12-10', lines: [{ itemNumber: 'INV-1', quantity: '1' }] })
  expect(invoice.shipmentDate).toBeNull()
  await expect(make('sales', { transitTime: 'soon' }, 'INV-1')).rejects.toThrow(/not_a_date_formula/)
})

test('closed on weekends and at Christmas, the same order leaves sooner', async () => {
  await company.call('company.change', { closedOnSaturday: true, closedOnSunday: true })
  // Thursday the 10th less two days under way and one of getting ready: Monday.
  expect(await make('sales', { requestedDate: '2026-12-10' }, 'INV-1')).toMatchObject({ shipmentDate: '2026-12-07' })
  // Tuesday the 29th: the 28th, then Thursday the 24th under way, got ready on the 23rd.
  expect(await make('sales', { requestedDate: '2026-12-29' }, 'INV-1')).toMatchObject({ shipmentDate: '2026-12-23' })
  const order = await make('sales', { shipmentDate: '2026-12-24' }, 'INV-1')
  expect(order.lines[0]).toMatchObject({ shipmentDate: '2026-12-24', plannedShipmentDate: '2026-12-28', plannedDate: '2026-12-30' })
  await company.call('company.closed_days.create', { day: '2026-12-24', name: 'Christmas Eve' })
  expect(await make('sales', { requestedDate: '2026-12-29' }, 'INV-1')).toMatchObject({ shipmentDate: '2026-12-22' })
})
