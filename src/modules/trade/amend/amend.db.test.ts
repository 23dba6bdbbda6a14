/** What a posted document says beside its figures may be said otherwise; what was posted stays as it is. */
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#platform/testing/database'
import { type TestCompany, testCompany } from '#platform/testing/company'
import type { DocumentView, PostedView } from '../contract.ts'
import '../index.ts'

const db = await freshDatabase()
let company: TestCompany

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  await company.call('parties.carriers.create', { code: 'POST', name: 'Demo post', trackingUrl: 'https://track.example/?parcel=%1' })
  await company.call('parties.carriers.create', { code: 'ROAD', name: 'Demo road' })
  await company.call('parties.carrier_services.create', { code: 'NEXT', carrier: 'POST', name: 'Next day', shippingTime: '1D' })
  await company.call('parties.customers.change', { id: company.customers.domestic.id, carrierService: 'NEXT' })
})

const shipped = async (more: object = {}) => {
  const order = await company.call<DocumentView>('sales.order.create', { partyNumber: 'C-DOM', lines: [{ itemNumber: 'SRV-1', quantity: '1', unitPrice: '100' }], ...more })
  const { documents } = await company.call<{ documents: { id: string; kind: string }[] }>('sales.order.post', { id: order.id, handle: true, invoice: true })
  const of = (kind: string) => documents.find(each => each.kind === kind)!.id
  return { order, shipment: of('shipment'), invoice: of('invoice') }
}

const shipmentOf = (id: string) => company.call<PostedView>('sales.posted_shipment.get', { id })
const invoiceOf = (id: string) => company.call<PostedView>('sales.posted_invoice.get', { id })

test('a shipment travels as its order said, and can be followed', async () => {
  const { order, shipment, invoice } = await shipped({ trackingNumber: 'DEMO-1' })
  expect(order).toMatchObject({ carrier: 'POST', carrierService: 'NEXT', transitTime: '1D' })
  expect(await shipmentOf(shipment)).toMatchObject({ carrier: 'POST', carrierService: 'NEXT', trackingNumber: 'DEMO-1', trackingUrl: 'https://track.example/?parcel=DEMO-1' })
  expect(await invoiceOf(invoice)).toMatchObject({ carrier: null, trackingNumber: '', trackingUrl: '' })
})

test('a parcel that went with somebody else says so; the reference too', async () => {
  const { shipment } = await shipped()
  await company.call('sales.posted_shipment.change', { id: shipment, carrier: 'ROAD', trackingNumber: 'R 22', yourReference: 'PO 7' })
  expect(await shipmentOf(shipment)).toMatchObject({ carrier: 'ROAD', carrierService: null, trackingNumber: 'R 22', trackingUrl: '', yourReference: 'PO 7' })
  await company.call('sales.posted_shipment.change', { id: shipment, trackingNumber: '' })
  expect(await shipmentOf(shipment)).toMatchObject({ carrier: 'ROAD', trackingNumber: '', yourReference: 'PO 7' })
})

test('an invoice is due later, and what is open with it; the row that was posted stays', async () => {
  const { invoice } = await shipped()
  const posted = await invoiceOf(invoice)
  await company.call('sales.posted_invoice.change', { id: invoice, dueDate: '2026-12-31', paymentReference: 'AS AGREED', yourReference: 'PO 8' })
  expect(await invoiceOf(invoice)).toMatchObject({ dueDate: '2026-12-31', paymentReference: 'AS AGREED', yourReference: 'PO 8' })
  const { rows } = await company.call<{ rows: object[] }>('openitems.customer_entries.list', { filter: { entryNo: posted.entryNo! } })
  expect(rows).toMatchObject([{ dueDate: '2026-12-31', paymentReference: 'AS AGREED' }])
  const kept = await db.owner.query('select due_date::text as due, your_reference as reference from trade.posted_documents where id = $1', [invoice])
  expect(kept.rows).toEqual([{ due: posted.dueDate, reference: posted.yourReference }])
  const { entries } = await company.call<{ entries: { documentNumber: string }[] }>('payments.proposal', { role: 'customer', search: 'as agreed' })
  expect(entries.map(({ documentNumber }) => documentNumber)).toEqual([posted.number])
})

test('an entry is held, and its discount may be taken for longer', async () => {
  const { invoice } = await shipped()
  const { entryNo } = await invoiceOf(invoice)
  await company.call('openitems.entry.change', { entryNo, discountDate: '2026-12-24', onHold: 'DSP' })
  const entry = async () => (await company.call<{ entry: object }>('openitems.entry.get', { entryNo })).entry
  expect(await entry()).toMatchObject({ discountDate: '2026-12-24', onHold: 'DSP' })
  await company.call('openitems.entry.change', { entryNo, discountDate: null, onHold: '' })
  expect(await entry()).toMatchObject({ discountDate: null, onHold: '' })
})

test('refusals name what is wrong, and nothing is changed', async () => {
  const { shipment, invoice } = await shipped()
  const { entryNo, documentDate, dueDate } = await invoiceOf(invoice)
  const refused = (operation: string, input: object) => company.call(operation, input).then(() => 'done', (error: { problems: { code: string }[] }) => error.problems.map(each => each.code).join())
  expect(await refused('sales.posted_shipment.change', { id: shipment, carrier: 'SHIP' })).toBe('trade.unknown_code')
  expect(await refused('sales.posted_shipment.change', { id: shipment, carrier: 'ROAD', carrierService: 'NEXT' })).toBe('trade.service_of_other_carrier')
  expect(await refused('sales.posted_shipment.change', { id: invoice, trackingNumber: 'X' })).toBe('trade.document_gone')
  expect(await refused('sales.posted_invoice.change', { id: invoice, dueDate: '2020-01-01', yourReference: 'lost' })).toBe('openitems.before_document_date')
  expect(await refused('openitems.entry.change', { entryNo: 999_999, dueDate: documentDate })).toBe('openitems.entry_not_found')
  expect(await invoiceOf(invoice)).toMatchObject({ dueDate, yourReference: '' })
  await company.call('sales.posted_invoice.reverse', { id: invoice })
  expect(await refused('openitems.entry.change', { entryNo, dueDate: '2026-12-31' })).toBe('openitems.entry_closed')
})
