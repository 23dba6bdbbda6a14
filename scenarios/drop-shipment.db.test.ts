/** Goods that go straight from the vendor to the customer, and goods bought for one sale alone (documents.md §9, §10). */
import { describe, expect } from 'vitest'
import { type Story, expectBooksAgree, refusal, stories } from './scenario.ts'
import type { Document, Posted } from './trading.ts'

const { scenario, db } = await stories()

interface Created {
  readonly orders: readonly { readonly id: string; readonly number: string }[]
}

const agree = (story: Story) => expectBooksAgree(db, story.company.companyId)
const kindsOf = ({ documents }: Posted) => documents.map(({ kind }) => kind).sort()

/** Stock, ledgers and what is open: nothing where nothing is left. */
async function books(story: Story): Promise<object> {
  const [item] = story.company.items.inventory
  const { rows } = await story.call<{ rows: { costActual: string; costExpected: string }[] }>('stock.value_entries.list', { filter: { itemId: item!.id }, limit: 500 })
  const sum = (field: 'costActual' | 'costExpected') => Math.round(rows.reduce((total, row) => total + Number(row[field]), 0) * 100) / 100
  const open = [...(await story.customerEntries()), ...(await story.vendorEntries())].filter(({ remaining }) => remaining !== '0')
  return { gl: await story.glSince(), onHand: await story.onHand(item!), actual: sum('costActual'), expected: sum('costExpected'), open }
}

const nothing = { gl: {}, onHand: '0', actual: 0, expected: 0, open: [] }

/** A sales order of 10 at 100 that goes straight, and the purchase order of 10 at 60 made for it. */
async function straight(story: Story): Promise<{ sale: Document; purchase: Document }> {
  const [item] = story.company.items.inventory
  const sale = await story.sales.order({ lines: [{ item: item!, quantity: '10', price: '10' }], on: '2026-06-02' })
  const { orders } = await story.call<Created>('sales.order.buy_for_lines', {
    id: sale.id, version: sale.version, way: 'drop_shipment', lineIds: [sale.lines[0]!.id], vendorNumber: 'V-DOM',
  })
  const made = await story.call<Document>('purchase.order.get', { id: orders[0]!.id })
  return { sale: await story.sales.get(sale), purchase: await story.purchase.changeLines(made, { 1: { unitPrice: '6' } }) }
}

const handles = async (story: Story, side: 'sales' | 'purchase', order: Document, quantity: string): Promise<Posted> =>
  story[side].post(await story[side].changeLines(order, { 1: { quantityToHandle: quantity } }), { only: 'handle' })
const invoices = async (story: Story, side: 'sales' | 'purchase', order: Document, quantity: string, on?: string): Promise<Posted> =>
  story[side].post(await story[side].changeLines(order, { 1: { quantityToInvoice: quantity } }), { only: 'invoice', ...(on && { on }) })
const linesOf = async (story: Story, { sale, purchase }: { sale: Document; purchase: Document }) =>
  [await story.sales.get(sale), await story.purchase.get(purchase)].map(({ lines: [line] }) => [line!.handledQuantity, line!.invoicedQuantity, line!.outstandingQuantity])

scenario('from the order to both invoices in parts, the vendor dearer than thought: the gross profit is right (9-A, 9-B), and back again', 'NO', async story => {
  const { sales, purchase } = story
  const orders = await straight(story)
  expect(orders.sale.lines[0]).toMatchObject({ dropShipment: true, link: { number: orders.purchase.number, lineNo: 10_000 } })
  expect(orders.purchase.lines[0]).toMatchObject({ dropShipment: true, link: { number: orders.sale.number } })
  expect((await sales.get(orders.sale)).lines[0]).toMatchObject({ unitCostLcy: '6' })

  // 9-A: four are shipped; the vendor's receipt comes with them, and nothing lies with us.
  const shipped = await handles(story, 'sales', orders.sale, '4')
  expect(kindsOf(shipped)).toEqual(['receipt', 'shipment'])
  expect(await story.gl(shipped)).toEqual({})
  expect(await books(story)).toEqual(nothing)
  expect(await linesOf(story, orders)).toEqual([['4', '0', '6'], ['4', '0', '6']])
  await agree(story)

  // The customer's invoice goes first.
  expect(await refusal(invoices(story, 'purchase', orders.purchase, '4'))).toEqual(['trade.invoice_sales_first'])
  const billed = await invoices(story, 'sales', orders.sale, '4')
  expect(await story.gl(billed)).toEqual({ receivables: '50.00', sales: '-40.00', 'sales VAT': '-10.00', 'cost of goods sold': '24.00', inventory: '-24.00' })
  await agree(story)
  const bought = await invoices(story, 'purchase', orders.purchase, '4')
  expect(await story.gl(bought)).toEqual({ purchases: '24.00', 'purchase VAT': '6.00', payables: '-30.00', inventory: '24.00', 'direct cost applied': '-24.00' })
  expect((await story.glSince()).inventory ?? '0.00').toBe('0.00')
  await agree(story)

  // 9-B: the vendor reports the other six; they are shipped with it.
  const received = await handles(story, 'purchase', await purchase.get(orders.purchase), '6')
  expect(kindsOf(received)).toEqual(['receipt', 'shipment'])
  expect(await linesOf(story, orders)).toEqual([['10', '4', '0'], ['10', '4', '0']])
  await agree(story)
  // 4 of 10 are invoiced to the customer: of the vendor's, 5 would run ahead.
  expect(await refusal(invoices(story, 'purchase', await purchase.get(orders.purchase), '1'))).toEqual(['trade.invoice_sales_first'])
  const rest = await invoices(story, 'sales', await sales.get(orders.sale), '6')
  expect(rest.finished).toBe(true)
  await agree(story)

  // The vendor asks 7 a piece for the last six: the sale has cost 24 + 42 of its 100.
  const reopened = await purchase.reopen(await purchase.get(orders.purchase))
  const dearer = await purchase.changeLines(reopened, { 1: { unitPrice: '7' } })
  const last = await invoices(story, 'purchase', dearer, '6')
  expect(last.finished).toBe(true)
  const end = await story.glSince()
  expect(end).toMatchObject({ sales: '-100.00', 'cost of goods sold': '66.00' })
  expect(end.inventory ?? '0.00').toBe('0.00')
  expect(await story.costOfSales(story.company.items.inventory[0]!)).toEqual({ actual: '66.00', expected: '0.00' })
  await agree(story)

  // Back again: the customer's invoices first, whose goods come to us, then the vendor's, who takes them.
  for (const [side, posted] of [['sales', rest], ['sales', billed], ['purchase', last], ['purchase', bought]] as const) {
    await story[side].reverse(posted, 'invoice')
    await agree(story)
  }
  expect(await books(story)).toEqual(nothing)
})

scenario('shipping and invoicing at once; a purchase received and invoiced at once where the set-up lets it', 'NL', async story => {
  const orders = await straight(story)
  const posted = await story.sales.post(orders.sale)
  expect(kindsOf(posted)).toEqual(['invoice', 'receipt', 'shipment'])
  expect(await story.gl(posted)).toMatchObject({ 'cost of goods sold': '60.00', inventory: '-60.00' })
  await story.purchase.post(await story.purchase.get(orders.purchase), { only: 'invoice' })
  expect(await story.onHand(story.company.items.inventory[0]!)).toBe('0')

  await db.owner.query('update trade.setup set drop_shipment_sales_first = false where company_id = $1', [story.company.companyId])
  const next = await straight(story)
  const both = await story.purchase.post(next.purchase)
  expect(kindsOf(both)).toEqual(['invoice', 'receipt', 'shipment'])
  await agree(story)
  const sold = await story.sales.post(await story.sales.get(next.sale), { only: 'invoice' })
  expect(await story.gl(sold)).toMatchObject({ 'cost of goods sold': '60.00', inventory: '-60.00' })
})

describe.each(['sales', 'purchase'] as const)('undone from the %s side', side => {
  scenario('a shipment and its receipt are taken back together; both orders are open again', 'BE', async story => {
    const orders = await straight(story)
    const shipped = await handles(story, 'sales', orders.sale, '4')
    const kind = side === 'sales' ? 'shipment' : 'receipt'
    const { id } = shipped.documents.find(each => each.kind === kind)!
    const will = await story.call<{ posts: string[]; reopens: { number: string }[] }>(`${side}.posted_${kind}.reversal` as 'sales.posted_shipment.reversal', { id })
    expect(will.posts.toSorted()).toEqual(['return_receipt', 'return_shipment'])
    expect(will.reopens.map(({ number }) => number).toSorted()).toEqual([orders.sale.number, orders.purchase.number].toSorted())
    const undone = await story[side].reverse(shipped, kind)
    expect(kindsOf(undone)).toEqual(['return_receipt', 'return_shipment'])
    expect(await books(story)).toEqual(nothing)
    expect(await linesOf(story, orders)).toEqual([['0', '0', '10'], ['0', '0', '10']])
    await agree(story)
    expect(await refusal(story[side].reverse(shipped, kind))).toEqual(['trade.already_reversed'])

    // What was taken back may be done again, and cannot be undone once somebody invoiced it.
    await handles(story, 'sales', await story.sales.get(orders.sale), '10')
    const billed = await invoices(story, 'sales', await story.sales.get(orders.sale), '10')
    expect(billed.finished).toBe(true)
    await agree(story)
  })
})

scenario('a receipt that somebody invoiced keeps its shipment where it is', 'NL', async story => {
  const orders = await straight(story)
  const shipped = await handles(story, 'sales', orders.sale, '4')
  await invoices(story, 'sales', orders.sale, '4')
  expect(await refusal(story.purchase.reverse(shipped, 'receipt'))).toEqual(['trade.movement_invoiced'])
  expect(await refusal(story.sales.reverse(shipped, 'shipment'))).toEqual(['trade.movement_invoiced'])
})

scenario('average cost: what goes straight costs what it was bought for, whatever lies on the shelf', 'NL', async story => {
  const item = story.company.items.inventory[1]!
  await story.takeIn('10', item, '2', '2026-06-01')
  const sale = await story.sales.order({ lines: [{ item, quantity: '5', price: '10', more: { dropShipment: true } }], on: '2026-06-02' })
  await story.call('sales.order.create_purchase_orders', { id: sale.id, version: sale.version, lines: [{ lineId: sale.lines[0]!.id, quantity: '5', vendorNumber: 'V-DOM' }] })
  const { related } = await story.call<{ related: { id: string; link: string }[] }>('documents.related', { id: sale.id })
  const purchase = await story.call<Document>('purchase.order.get', { id: related.find(({ link }) => link === 'purchase')!.id })
  await story.purchase.changeLines(purchase, { 1: { unitPrice: '6' } })
  await story.sales.post(await story.sales.get(sale))
  await story.purchase.post(await story.purchase.get(purchase), { only: 'invoice' })
  expect(await story.costOfSales(item)).toEqual({ actual: '30.00', expected: '0.00' })
  expect(await story.onHand(item)).toBe('10')
})

scenario('a special order comes to us first; its purchase may be of more, and posting one side leaves the other', 'NL', async story => {
  const [item] = story.company.items.inventory
  const sale = await story.sales.order({ lines: [{ item: item!, quantity: '10', price: '10', more: { specialOrder: true } }], on: '2026-06-02' })
  const made = await story.purchase.order({ on: '2026-06-02' })
  await story.call('purchase.order.get_sales_order', { id: made.id, way: 'special_order', salesOrderId: sale.id })
  const purchase = await story.purchase.changeLines(await story.purchase.get(made), { 1: { unitPrice: '6', quantity: '12' } })
  expect(await refusal(story.sales.changeLines(await story.sales.get(sale), { 1: { quantity: '11' } }))).toEqual(['trade.line_linked'])
  const received = await story.purchase.post(purchase, { only: 'handle' })
  expect(kindsOf(received)).toEqual(['receipt'])
  expect(await story.onHand(item!)).toBe('12')
  await story.sales.post(await story.sales.get(sale))
  expect(await story.onHand(item!)).toBe('2')
})

scenario('shipping posts the purchase too: a dimension its vendor demands and a status under approval are told with that order', 'NL', async story => {
  const orders = await straight(story)
  const { companyId } = story.company
  await db.owner.query(`insert into dimensions.defaults (company_id, source, record, dimension, rule) values ($1, 'vendor', 'V-DOM', 'DEPARTMENT', 'code_mandatory')`, [companyId])
  const ships = () => story.sales.post(orders.sale, { only: 'handle' })
  expect(new Set(await refusal(ships()))).toEqual(new Set(['dimensions.value_required']))
  await db.owner.query('delete from dimensions.defaults where company_id = $1', [companyId])
  const status = (of: string) => db.owner.query('update trade.documents set status = $3 where company_id = $1 and id = $2', [companyId, orders.purchase.id, of])
  await status('pending_approval')
  expect(await refusal(ships())).toEqual(['trade.not_released'])
  await status('open')
  await ships()
  expect(await linesOf(story, orders)).toEqual([['10', '0', '0'], ['10', '0', '0']])
})
