/** Goods that go straight, in the ways that come apart: combined invoices, several orders at once, one side taken back, both posted at the same moment. */
import { describe, expect } from 'vitest'
import { type Story, expectBooksAgree, refusal, stories } from './scenario.ts'
import type { Document, Posted, PostingChoice } from './trading.ts'

const { scenario, db } = await stories()

type Side = 'sales' | 'purchase'

const agree = (story: Story) => expectBooksAgree(db, story.company.companyId)
const item = (story: Story) => story.company.items.inventory[0]!
const kindsOf = ({ documents }: Posted) => documents.map(({ kind }) => kind).sort()

/** A sales order that goes straight. */
const sell = (story: Story, quantity = '10', more: object = {}) =>
  story.sales.order({ lines: [{ item: item(story), quantity, price: '10', more: { dropShipment: true, ...more } }], on: '2026-06-02' })

/** One purchase order at 6 a piece for sales orders. */
async function buy(story: Story, sales: readonly Document[]): Promise<Document> {
  const made = await story.purchase.order({ on: '2026-06-02' })
  for (const { id } of sales) await story.call('purchase.order.get_sales_order', { id: made.id, way: 'drop_shipment', salesOrderId: id })
  const purchase = await story.purchase.get(made)
  return story.purchase.changeLines(purchase, Object.fromEntries(sales.map((_, at) => [at + 1, { unitPrice: '6' }])))
}

/** Posts so much of the first line; from then on only that much is wanted each time. */
async function part(story: Story, side: Side, order: Document, fields: object, choice: PostingChoice): Promise<Posted> {
  const now = await story[side].get(order)
  return story[side].post(await story[side].changeLines(now, { 1: fields }), choice)
}
const moves = (story: Story, side: Side, order: Document, quantityToHandle: string) => part(story, side, order, { quantityToHandle }, { only: 'handle' })
const bills = (story: Story, side: Side, order: Document, quantityToInvoice: string) => part(story, side, order, { quantityToInvoice }, { only: 'invoice' })
const progress = async (story: Story, ...orders: Document[]) =>
  Promise.all(orders.map(async order => (await story[order.side].get(order)).lines.map(line => `${line.handledQuantity}/${line.invoicedQuantity}`)))

/** All the shipments or receipts of a party on an invoice of their own. */
async function combined(story: Story, side: Side): Promise<Posted> {
  const movement = side === 'sales' ? 'shipment' : 'receipt'
  const invoice = await story[side].invoice({ on: '2026-06-20' })
  await story.call(`${side}.invoice.get_${movement}_lines` as 'sales.invoice.get_shipment_lines', { id: invoice.id })
  return story[side].post(await story[side].get(invoice))
}

/** What is left in the books: nothing where nothing is left. */
async function left(story: Story): Promise<object> {
  const { rows } = await story.call<{ rows: { costActual: string; costExpected: string }[] }>('stock.value_entries.list', { filter: { itemId: item(story).id }, limit: 500 })
  const cents = (field: 'costActual' | 'costExpected') => rows.reduce((sum, row) => sum + Math.round(Number(row[field]) * 100), 0) + 0
  const open = [...(await story.customerEntries()), ...(await story.vendorEntries())].filter(({ remaining }) => remaining !== '0')
  return { gl: await story.glSince(), onHand: await story.onHand(item(story)), actual: cents('costActual'), expected: cents('costExpected'), open: open.length }
}
const nothing = { gl: {}, onHand: '0', actual: 0, expected: 0, open: 0 }

describe.each([false, true])('expected costs in the G/L: %s', expectedCostPosting => {
  scenario('many small parts, the bill dearer, then cheaper: nothing is left in the interim accounts, the sale has cost what was billed', 'NL', async story => {
    await story.finance({ expectedCostPosting })
    const sale = await sell(story)
    const purchase = await buy(story, [sale])
    const posted: (readonly [Side, Posted])[] = []
    for (const [quantity, price] of [['1', '6.10'], ['2', '5.55'], ['3', '7'], ['4', '6.01']] as const) {
      await moves(story, quantity === '2' ? 'purchase' : 'sales', quantity === '2' ? purchase : sale, quantity)
      posted.push(['sales', await bills(story, 'sales', sale, quantity)])
      await story.purchase.reopen(await story.purchase.get(purchase))
      await story.purchase.changeLines(await story.purchase.get(purchase), { 1: { unitPrice: price } })
      posted.push(['purchase', await bills(story, 'purchase', purchase, quantity)])
      await agree(story)
    }
    const books = await story.glSince()
    expect(books).toMatchObject({ sales: '-100.00', 'cost of goods sold': '62.24' })
    for (const account of ['inventory', 'inventory (interim)', 'cost of goods sold (interim)', 'invt. accrual (interim)']) expect(books[account] ?? '0.00').toBe('0.00')
    for (const [side, each] of posted) {
      if (side === 'sales') await story.sales.reverse(each, 'invoice')
    }
    for (const [side, each] of posted) {
      if (side === 'purchase') await story.purchase.reverse(each, 'invoice')
      await agree(story)
    }
    expect(await left(story)).toEqual(nothing)
  })
})

scenario('two sales orders on one purchase order: the receipt ships both, and takes both back', 'NL', async story => {
  const [a, b] = [await sell(story, '4'), await sell(story, '6')]
  const purchase = await buy(story, [a, b])
  const received = await story.purchase.post(purchase, { only: 'handle' })
  expect(kindsOf(received)).toEqual(['receipt', 'shipment', 'shipment'])
  expect(await progress(story, a, b, purchase)).toEqual([['4/0'], ['6/0'], ['4/0', '6/0']])
  const [shipment] = received.documents.filter(({ kind }) => kind === 'shipment')
  const undone = await story.call<Posted>('sales.posted_shipment.reverse', { id: shipment!.id })
  expect(kindsOf(undone)).toEqual(['return_receipt', 'return_receipt', 'return_shipment'])
  expect(await progress(story, a, b, purchase)).toEqual([['0/0'], ['0/0'], ['0/0', '0/0']])
  expect(await left(story)).toEqual(nothing)
})

scenario('one sales order from two vendors: shipping it receives both', 'BE', async story => {
  const sale = await story.sales.order({
    lines: [{ item: item(story), quantity: '4', price: '10', more: { dropShipment: true } }, { item: item(story), quantity: '6', price: '10', more: { dropShipment: true } }],
    on: '2026-06-02',
  })
  await story.rate('USD', '2026-06-01', '0.9')
  const lines = sale.lines.map(({ id, quantity }, at) => ({ lineId: id, quantity, vendorNumber: at === 0 ? 'V-DOM' : 'V-FOR' }))
  const { orders } = await story.call<{ orders: { id: string }[] }>('sales.order.create_purchase_orders', { id: sale.id, version: sale.version, lines })
  expect(orders).toHaveLength(2)
  const shipped = await story.sales.post(await story.sales.get(sale), { only: 'handle' })
  expect(kindsOf(shipped)).toEqual(['receipt', 'receipt', 'shipment'])
  expect(await story.onHand(item(story))).toBe('0')
  await story.sales.reverse(shipped, 'shipment')
  expect(await left(story)).toEqual(nothing)
})

scenario('invoiced by getting shipments and receipts: the vendor waits for the customer here too, and both are taken back', 'NO', async story => {
  const sales = [await sell(story, '4'), await sell(story, '6')]
  const purchase = await buy(story, sales)
  for (const sale of sales) await story.sales.post(sale, { only: 'handle' })
  const early = await story.purchase.invoice({ on: '2026-06-20' })
  await story.call('purchase.invoice.get_receipt_lines', { id: early.id })
  expect(await refusal(story.purchase.post(await story.purchase.get(early)))).toEqual(['trade.invoice_sales_first', 'trade.invoice_sales_first'])
  const billed = await combined(story, 'sales')
  expect(await story.gl(billed)).toMatchObject({ sales: '-100.00', 'cost of goods sold': '60.00', inventory: '-60.00' })
  await agree(story)
  const bought = await story.purchase.post(await story.purchase.get(early))
  expect(await story.gl(bought)).toMatchObject({ inventory: '60.00', purchases: '60.00' })
  await agree(story)
  await story.sales.reverse(billed, 'invoice')
  await agree(story)
  await story.purchase.reverse(bought, 'invoice')
  expect(await left(story)).toEqual(nothing)
  expect(await refusal(story.purchase.get(purchase))).toEqual(['trade.document_gone'])
})

scenario('the customer sends it back: the goods lie with us; the order ships on as far as its purchase goes, and the rest has a way out', 'NL', async story => {
  const sale = await sell(story)
  const purchase = await buy(story, [sale])
  const shipped = await moves(story, 'sales', sale, '4')
  const billed = await bills(story, 'sales', sale, '4')
  await story.sales.reverse(billed, 'invoice')
  expect(await story.onHand(item(story))).toBe('4')
  expect(await progress(story, sale, purchase)).toEqual([['0/0'], ['4/0']])
  await agree(story)
  // The vendor still owes six: no more can go straight.
  expect(await refusal(moves(story, 'sales', sale, '10'))).toEqual(['trade.drop_other_short'])
  await moves(story, 'sales', sale, '6')
  // The four go back to the vendor, and come again.
  await story.purchase.reverse(shipped, 'receipt')
  expect(await progress(story, sale, purchase)).toEqual([['6/0'], ['6/0']])
  expect(await story.onHand(item(story))).toBe('0')
  await moves(story, 'purchase', purchase, '4')
  expect((await story.sales.post(await story.sales.get(sale), { only: 'invoice' })).finished).toBe(true)
  expect((await story.purchase.post(await story.purchase.get(purchase), { only: 'invoice' })).finished).toBe(true)
  expect(await story.costOfSales(item(story))).toEqual({ actual: '60.00', expected: '0.00' })
})

scenario('an invoice of what went straight is reversed, not cancelled; a credit memo brings the goods to us', 'NL', async story => {
  const sale = await sell(story)
  await buy(story, [sale])
  const posted = await story.sales.post(sale)
  const { id } = posted.documents.find(({ kind }) => kind === 'invoice')!
  expect(await refusal(story.call('sales.posted_invoice.cancel', { id }))).toEqual(['trade.cancel_drop_shipped'])
  const back = await story.sales.creditMemo({ lines: [{ item: item(story), quantity: '2', price: '10' }], on: '2026-06-10' })
  await story.sales.post(back)
  expect(await story.onHand(item(story))).toBe('2')
})

scenario('what the customer sent back of goods that went straight: the return is named, goes first, and nothing is left', 'NL', async story => {
  const clean = await story.glSince()
  const sale = await sell(story)
  const purchase = await buy(story, [sale])
  const shipped = await moves(story, 'sales', sale, '10')
  const { rows } = await story.call<{ rows: { entryNo: number }[] }>('stock.item_entries.list', { filter: { type: 'sale' } })
  const returned = await story.sales.post(await story.sales.creditMemo({
    lines: [{ item: item(story), quantity: '2', price: '10', more: { appliesToItemEntryNo: rows[0]!.entryNo } }], on: '2026-06-10',
  }))
  expect(await story.onHand(item(story))).toBe('2')
  const { id } = shipped.documents.find(({ kind }) => kind === 'shipment')!
  const { first } = await story.call<{ first: { document: { id: string; number: string } }[] }>('sales.posted_shipment.reversal', { id })
  expect(first.map(({ document }) => document.number)).toEqual([returned.documents.find(({ kind }) => kind === 'credit_memo')!.number])
  const back = await story.sales.reverse(shipped, 'shipment', { first: first.map(({ document }) => document.id) })
  expect(kindsOf(back)).toEqual(['return_receipt', 'return_shipment'])
  expect(await progress(story, sale, purchase)).toEqual([['0/0'], ['0/0']])
  expect(await left(story)).toEqual({ ...nothing, gl: clean })
})

scenario('shipping and receiving the same goods at the same moment: one does it, the other is told', 'NL', async story => {
  const pairs = await Promise.all(Array.from({ length: 6 }, async () => {
    const sale = await sell(story, '5')
    return { sale, purchase: await buy(story, [sale]) }
  }))
  const results = await Promise.allSettled(pairs.flatMap(({ sale, purchase }) => [
    story.sales.post(sale, { only: 'handle' }), story.purchase.post(purchase, { only: 'handle' }),
  ]))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
  expect(await Promise.all(pairs.map(({ sale, purchase }) => progress(story, sale, purchase)))).toEqual(pairs.map(() => [['5/0'], ['5/0']]))
})

scenario('what was bought specially is bought once, also when its order has ended; after all of it went back it may be bought again', 'NL', async story => {
  const sale = await story.sales.order({ lines: [{ item: item(story), quantity: '10', price: '10', more: { specialOrder: true } }], on: '2026-06-02' })
  const buys = async () => {
    const { lines } = await story.sales.get(sale)
    const { orders } = await story.call<{ orders: { id: string }[] }>('sales.order.buy_for_lines', { id: sale.id, way: 'special_order', lineIds: lines.map(({ id }) => id), vendorNumber: 'V-DOM' })
    return story.purchase.get({ ...sale, side: 'purchase', id: orders[0]!.id })
  }
  const bought = await buys()
  const posted = await story.purchase.post(bought)
  expect(kindsOf(posted)).toEqual(['invoice', 'receipt'])
  await expect(buys()).rejects.toMatchObject({ problems: [{ code: 'trade.already_bought', params: { order: bought.number } }] })
  await story.purchase.reverse(posted, 'invoice')
  expect(await story.onHand(item(story))).toBe('0')
  const again = await buys()
  expect(again.number).not.toBe(bought.number)
  await agree(story)
  await story.purchase.post(again)
  await story.sales.post(await story.sales.get(sale))
  expect(await story.onHand(item(story))).toBe('0')
  await agree(story)
})
