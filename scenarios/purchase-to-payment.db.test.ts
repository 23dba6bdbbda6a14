/** From a purchase order to the vendor's money (documents.md §6, ledgers.md §1.3 and §6). */
import { expect } from 'vitest'
import { refusal, stories } from './scenario.ts'

const { scenario } = await stories()

scenario('10 are received, 4 invoiced, then the other 6, and the vendor is paid (6-B)', 'NO', async story => {
  const { purchase, company } = story
  const [part] = company.items.inventory
  let order = await purchase.order({ lines: [{ item: part!, quantity: '10', price: '6' }], on: '2026-06-02' })
  const received = await purchase.post(order, { only: 'handle' })
  expect(received.documents.map(document => document.kind)).toEqual(['receipt'])
  expect(await story.gl(received)).toEqual({})
  expect(await story.onHand(part!)).toBe('10')

  order = await purchase.changeLines(await purchase.get(order), { 1: { quantityToInvoice: '4' } })
  const first = await purchase.post(order, { only: 'invoice' })
  expect(await story.gl(first)).toEqual({
    purchases: '24.00', 'purchase VAT': '6.00', payables: '-30.00', inventory: '24.00', 'direct cost applied': '-24.00',
  })
  order = await purchase.get(order)
  expect(order.lines[0]).toMatchObject({ handledQuantity: '10', invoicedQuantity: '4', quantityToInvoice: '6' })

  const second = await purchase.post(order, { only: 'invoice' })
  expect(second.finished).toBe(true)
  expect(await story.gl(second)).toMatchObject({ payables: '-45.00', inventory: '36.00' })

  const entries = await story.vendorEntries()
  const paid = await story.payVendor({ entries: entries.map(entry => entry.entryNo), on: '2026-06-16' })
  expect(await story.gl(paid)).toEqual({ bank: '-75.00', payables: '75.00' })
  expect((await story.vendorEntries()).map(entry => entry.open)).toEqual([false, false, false])
})

scenario('one vendor invoice number is taken once', 'NL', async story => {
  const { purchase, company } = story
  const [service] = company.items.service
  const invoice = () => purchase.invoice({ lines: [{ item: service!, quantity: '1', price: '100' }] })
  await purchase.post(await invoice(), { externalNumber: 'INV-77' })
  expect(await refusal(purchase.post(await invoice(), { externalNumber: 'inv-77' }))).toEqual(['trade.external_number_used'])
})

scenario('the invoice for goods already sold comes at another price: the cost of the sale is right at once', 'NL', async story => {
  const { purchase, sales, company } = story
  const [item] = company.items.inventory
  let order = await purchase.order({ lines: [{ item: item!, quantity: '10', price: '60' }], on: '2026-06-01' })
  await purchase.post(order, { only: 'handle' })
  const sold = await sales.post(await sales.invoice({ lines: [{ item: item!, quantity: '6', price: '100' }], on: '2026-06-05' }))
  expect(await story.gl(sold)).toMatchObject({ 'cost of goods sold': '360.00', inventory: '-360.00' })

  order = await purchase.reopen(order)
  order = await purchase.changeLines(order, { 1: { unitPrice: '66' } })
  const invoiced = await purchase.post(order, { only: 'invoice', on: '2026-06-10' })
  expect(await story.gl(invoiced)).toEqual({
    purchases: '660.00', 'purchase VAT': '138.60', payables: '-798.60', 'direct cost applied': '-660.00',
    // 660 for what came in, less 6 × 6 that left with the sale
    inventory: '624.00', 'cost of goods sold': '36.00',
  })
  expect(await story.costOfSales(item!)).toEqual({ actual: '396.00', expected: '0.00' })
  // 4 are left, at 66
  expect((await story.glSince()).inventory).toBe('264.00')
})

scenario('receipt of 10 at 5.00, invoices of 4 and 6 at 5.50: what was expected is gone when all is invoiced (E12)', 'NL', async story => {
  const { purchase, company } = story
  const [item] = company.items.inventory
  let order = await purchase.order({ lines: [{ item: item!, quantity: '10', price: '5' }] })
  await purchase.post(order, { only: 'handle' })
  const values = async () =>
    (await story.call<{ rows: { costActual: string; costExpected: string }[] }>('stock.value_entries.list', {
      filter: { itemNumber: item!.number }, sort: [{ field: 'entryNo' }],
    })).rows.map(({ costActual, costExpected }) => [costActual, costExpected])
  expect(await values()).toEqual([['0', '50']])
  order = await purchase.reopen(order)
  order = await purchase.changeLines(order, { 1: { unitPrice: '5.50', quantityToInvoice: '4' } })
  await purchase.post(order, { only: 'invoice' })
  await purchase.post(order, { only: 'invoice' })
  expect(await values()).toEqual([['0', '50'], ['22', '-20'], ['33', '-30']])
})

scenario('expected cost on interim accounts, taken back when the invoice comes (E16)', 'NL', async story => {
  const { purchase, sales, company } = story
  const [item] = company.items.inventory
  await story.finance({ expectedCostPosting: true })
  let order = await purchase.order({ lines: [{ item: item!, quantity: '1', price: '95' }] })
  const received = await purchase.post(order, { only: 'handle' })
  expect(await story.gl(received)).toEqual({ 'inventory (interim)': '95.00', 'invt. accrual (interim)': '-95.00' })
  order = await purchase.reopen(order)
  order = await purchase.changeLines(order, { 1: { unitPrice: '100' } })
  const invoiced = await purchase.post(order, { only: 'invoice' })
  expect(await story.gl(invoiced)).toEqual({
    'inventory (interim)': '-95.00', 'invt. accrual (interim)': '95.00', inventory: '100.00', 'direct cost applied': '-100.00',
    purchases: '100.00', 'purchase VAT': '21.00', payables: '-121.00',
  })
  const sale = await sales.order({ lines: [{ item: item!, quantity: '1', price: '150' }] })
  const shipped = await sales.post(sale, { only: 'handle' })
  expect(await story.gl(shipped)).toEqual({ 'cost of goods sold (interim)': '100.00', 'inventory (interim)': '-100.00' })
  await sales.post(sale, { only: 'invoice' })
  const balances = await story.glSince()
  expect(balances['inventory (interim)']).toBeUndefined()
  expect(balances['cost of goods sold (interim)']).toBeUndefined()
  expect(balances['cost of goods sold']).toBe('100.00')
})

scenario('a credit memo takes back what was bought', 'BE', async story => {
  const { purchase, company } = story
  const [item] = company.items.inventory
  await purchase.post(await purchase.invoice({ lines: [{ item: item!, quantity: '10', price: '6' }] }))
  const credited = await purchase.post(await purchase.creditMemo({ lines: [{ item: item!, quantity: '4', price: '6' }] }))
  expect(await story.gl(credited)).toEqual({
    'purchase credit memos': '-24.00', 'purchase VAT': '-5.04', payables: '29.04', inventory: '-24.00', 'direct cost applied': '24.00',
  })
  expect(await story.onHand(item!)).toBe('6')
})
