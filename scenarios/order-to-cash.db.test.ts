/** From an order to the money for it (documents.md §6, ledgers.md §1.3 and §8). */
import { expect } from 'vitest'
import { refusal, stories } from './scenario.ts'

const { scenario } = await stories()

scenario('an order of 10 is shipped and invoiced in two parts and paid with discount until nothing is open (6-A)', 'NO', async story => {
  const { sales, company } = story
  const [cycle] = company.items.inventory
  await story.customer({ paymentTerms: '2P10-30' })
  await story.takeIn('10', cycle!, '60', '2026-06-01')

  let order = await sales.order({ lines: [{ item: cycle!, quantity: '10', price: '100' }], on: '2026-06-02' })
  expect(order.totals).toMatchObject({ net: '1000', tax: '250', gross: '1250' })
  order = await sales.changeLines(order, { 1: { quantityToHandle: '6' } })
  const first = await sales.post(order)
  expect(first.finished).toBe(false)
  expect(first.documents.map(document => document.kind).sort()).toEqual(['invoice', 'shipment'])
  expect(await story.gl(first)).toEqual({
    receivables: '750.00', sales: '-600.00', 'sales VAT': '-150.00', 'cost of goods sold': '360.00', inventory: '-360.00',
  })
  order = await sales.get(order)
  expect(order.lines[0]).toMatchObject({
    handledQuantity: '6', invoicedQuantity: '6', outstandingQuantity: '4', quantityToHandle: '4', quantityToInvoice: '4',
  })

  const second = await sales.post(order)
  expect(second.finished).toBe(true)
  expect(await refusal(sales.get(order))).toEqual(['trade.document_gone'])

  const paid = await story.customerPays({ amount: '1225', on: '2026-06-11' })
  expect(paid.remaining).toBe('0')
  expect(await story.gl(paid)).toEqual({ bank: '1225.00', 'payment discount given': '25.00', receivables: '-1250.00' })
  const entries = await story.customerEntries()
  expect(entries.map(({ documentType, amount, remaining, open, closedOn }) => ({ documentType, amount, remaining, open, closedOn }))).toEqual([
    { documentType: 'invoice', amount: '750', remaining: '0', open: false, closedOn: '2026-06-11' },
    { documentType: 'invoice', amount: '500', remaining: '0', open: false, closedOn: '2026-06-11' },
    { documentType: 'payment', amount: '-1225', remaining: '0', open: false, closedOn: '2026-06-11' },
  ])
})

scenario('goods shipped first and invoiced later cost what they cost when they left', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('10', item!, '60')
  const order = await sales.order({ lines: [{ item: item!, quantity: '10', price: '100' }] })
  const shipped = await sales.post(order, { only: 'handle' })
  expect(await story.gl(shipped)).toEqual({})
  expect(await story.costOfSales(item!)).toEqual({ actual: '0.00', expected: '600.00' })
  const invoiced = await sales.post(order, { only: 'invoice' })
  // ledgers.md E1
  expect(await story.gl(invoiced)).toEqual({
    receivables: '1210.00', sales: '-1000.00', 'sales VAT': '-210.00', 'cost of goods sold': '600.00', inventory: '-600.00',
  })
  expect(await story.costOfSales(item!)).toEqual({ actual: '600.00', expected: '0.00' })
})

scenario('an invoice credited with the cost of its own sale leaves nothing behind (E1)', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('10', item!, '60')
  const invoice = await sales.invoice({ lines: [{ item: item!, quantity: '10', price: '100' }] })
  const posted = await sales.post(invoice)
  await story.takeIn('10', item!, '75')

  const { rows: sold } = await story.call<{ rows: { entryNo: number }[] }>('stock.item_entries.list', { filter: { type: 'sale' } })
  const memo = await sales.creditMemo({
    lines: [{ item: item!, quantity: '10', price: '100', more: { appliesToItemEntryNo: sold[0]!.entryNo } }],
  })
  const credited = await sales.post(memo)
  expect(await story.gl(credited)).toEqual({
    receivables: '-1210.00', 'sales credit memos': '1000.00', 'sales VAT': '210.00', 'cost of goods sold': '-600.00', inventory: '600.00',
  })
  expect(await story.costOfSales(item!)).toEqual({ actual: '0.00', expected: '0.00' })
  expect(await story.onHand(item!)).toBe('20')

  const [invoiceEntry, memoEntry] = await story.customerEntries()
  await story.call('payments.apply', { entryNo: memoEntry!.entryNo, applications: [{ entryNo: invoiceEntry!.entryNo }] })
  expect((await story.customerEntries()).map(entry => entry.open)).toEqual([false, false])
  expect(posted.documents).toHaveLength(2)
})

scenario('a quote becomes an order, the order an invoice', 'BE', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('3', item!, '5')
  const quote = await sales.quote({ lines: [{ item: item!, quantity: '3', price: '9.99' }, { text: 'As discussed' }] })
  const order = await sales.makeOrder(quote)
  expect(order).toMatchObject({ kind: 'order', totals: { net: '29.97', tax: '6.29', gross: '36.26' } })
  expect(await refusal(sales.get(quote))).toEqual(['trade.document_gone'])
  const released = await sales.release(order)
  expect(released.status).toBe('released')
  const posted = await sales.post(released)
  expect(await story.gl(posted)).toEqual({
    receivables: '36.26', sales: '-29.97', 'sales VAT': '-6.29', 'cost of goods sold': '15.00', inventory: '-15.00',
  })
})

scenario('a quote becomes an invoice at once', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  const quote = await sales.quote({ lines: [{ item: service!, quantity: '2', price: '50' }] })
  const invoice = await sales.makeInvoice(quote)
  const posted = await sales.post(invoice)
  expect(await story.gl(posted)).toEqual({ receivables: '121.00', sales: '-100.00', 'sales VAT': '-21.00' })
})

scenario('an order is released, reopened and changed before it is posted', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('5', item!, '4')
  const order = await sales.order({ lines: [{ item: item!, quantity: '5', price: '10' }] })
  await sales.release(order)
  expect(await refusal(sales.changeLines(order, { 1: { unitPrice: '11' } }))).not.toEqual([])
  await sales.reopen(order)
  await sales.changeLines(order, { 1: { unitPrice: '11' } })
  const posted = await sales.post(order)
  expect(await story.gl(posted)).toMatchObject({ receivables: '66.55', sales: '-55.00', 'sales VAT': '-11.55' })
})
