/** Lines that are delivered straight or bought for one sale: how they are linked, what is locked, and every refusal with its own code (documents.md §9, §10). */
import { beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '#platform/problem'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import type { CreatedOrders, DocumentView, OpenSales } from '../contract.ts'
import '../index.ts'

const db = await freshDatabase()
let company: TestCompany

beforeAll(async () => {
  company = await testCompany(db, 'NL')
})

type Line = Record<string, unknown>
type Way = 'drop_shipment' | 'special_order'

const call = <T>(name: string, input: object) => company.call<T>(name as 'sales.order.get', input)
const create = (name: string, lines: readonly Line[], more: object = {}) =>
  call<DocumentView>(`${name}.create`, { partyNumber: name.startsWith('sales') ? 'C-DOM' : 'V-DOM', lines, ...more })
const get = ({ side, kind, id }: DocumentView) => call<DocumentView>(`${side}.${kind}.get`, { id })
const change = (document: DocumentView, header: object) => call<DocumentView>(`${document.side}.${document.kind}.change`, { id: document.id, ...header })
const changeLine = ({ side, kind, id, lines: [line] }: DocumentView, fields: Line) =>
  call(`${side}.${kind}.lines.change`, { documentId: id, lines: [{ id: line!.id, ...fields }] })
const deleteLine = ({ side, kind, id, lines: [line] }: DocumentView) => call(`${side}.${kind}.lines.delete`, { documentId: id, ids: [line!.id] })
const remove = ({ side, kind, id }: DocumentView) => call(`${side}.${kind}.delete`, { id })
const post = ({ side, kind, id }: DocumentView, choice: object = {}) =>
  call<object>(`${side}.${kind}.post`, { id, ...choice, ...(side === 'purchase' && { externalNumber: `V-${id.slice(-8)}` }) })

const goods = (quantity = '10', more: Line = {}): Line => ({ itemNumber: 'INV-1', quantity, unitPrice: '10', ...more })
const marks = { drop_shipment: { dropShipment: true }, special_order: { specialOrder: true } } as const
const sale = (way: Way, more: object = {}, line: Line = {}) => create('sales.order', [goods('10', { ...marks[way], ...line })], more)
const open = (id: string) => call<DocumentView>('purchase.order.get', { id })
const fetch = (purchase: DocumentView, way: Way, salesOrder: DocumentView) =>
  call<DocumentView>('purchase.order.get_sales_order', { id: purchase.id, way, salesOrderId: salesOrder.id })
const buyFor = ({ id, lines }: DocumentView, way: Way, more: object = { vendorNumber: 'V-DOM' }) =>
  call<CreatedOrders>('sales.order.buy_for_lines', { id, way, lineIds: lines.map(line => line.id), ...more })

/** A sales order and the purchase order that was made for its line. */
async function pair(way: Way = 'drop_shipment'): Promise<{ order: DocumentView; purchase: DocumentView }> {
  const order = await create('sales.order', [goods()])
  const { orders } = await buyFor(order, way)
  return { order: await get(order), purchase: await open(orders[0]!.id) }
}

async function refusal(work: Promise<unknown>): Promise<{ code: string; field: string | undefined; remedy: string | undefined; params: object }[]> {
  try {
    await work
    return []
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.problems.map(({ code, field, remedy, params }) => ({ code, field, remedy, params }))
  }
}
const codes = async (work: Promise<unknown>) => (await refusal(work)).map(({ code }) => code)

test('a unit that holds another number by now is not fetched: the orders would differ in pieces', async () => {
  const box = (quantityPerUnit: string) => call<object>('items.item_units.change', { itemId: company.items.inventory[0]!.id, unit: 'BOX', quantityPerUnit })
  await call<object>('items.item_units.create', { itemId: company.items.inventory[0]!.id, unit: 'BOX', quantityPerUnit: '12' }).catch(() => box('12'))
  const order = await sale('drop_shipment', {}, { unit: 'BOX', quantity: '2' })
  const purchase = await create('purchase.order', [])
  await box('10')
  expect(await refusal(fetch(purchase, 'drop_shipment', order))).toMatchObject([{
    code: 'trade.linked_unit_changed', field: 'salesOrderId', params: { lineNo: 10_000, item: 'INV-1', number: order.number, unit: 'BOX', sold: '12', now: '10' },
  }])
  await box('12')
  expect((await fetch(purchase, 'drop_shipment', order)).lines[0]).toMatchObject({ quantity: '2', unit: 'BOX' })
})

describe('the three ways of linking', () => {
  test.each(['drop_shipment', 'special_order'] as const)('%s from the sale: the line is marked, bought whole and linked both ways', async way => {
    const { order, purchase } = await pair(way)
    expect(order.lines[0]).toMatchObject({ ...marks[way], link: { documentId: purchase.id, number: purchase.number, lineNo: 10_000 } })
    expect(purchase.lines[0]).toMatchObject({ ...marks[way], quantity: '10', link: { documentId: order.id, number: order.number, lineNo: 10_000 } })
  })

  test.each(['drop_shipment', 'special_order'] as const)('%s from the purchase: the sales orders that wait are offered, and their lines are put on it', async way => {
    const order = await sale(way, { shipToAddress: { name: 'Yard', street: 'Quay 1', postalCode: '3011 AA', city: 'Rotterdam', country: 'NL' } })
    const purchase = await create('purchase.order', [])
    const waiting = await call<OpenSales>('purchase.order.open_sales_orders', { id: purchase.id, way })
    expect(waiting.orders.find(({ id }) => id === order.id)).toMatchObject({ number: order.number, partyNumber: 'C-DOM', lines: 1 })
    const linked = await fetch(purchase, way, order)
    expect(linked.lines[0]).toMatchObject({ itemNumber: 'INV-1', quantity: '10', link: { number: order.number } })
    expect(linked.shipToAddress['name'] === 'Yard').toBe(way === 'drop_shipment')
    expect((await call<OpenSales>('purchase.order.open_sales_orders', { id: purchase.id, way })).orders.map(({ id }) => id)).not.toContain(order.id)
  })

  test('by Create purchase orders: what goes straight gets an order of its own, however much lies in stock', async () => {
    const order = await create('sales.order', [goods('3'), goods('4', { dropShipment: true })])
    const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity, vendorNumber: 'V-DOM' }))
    const { orders } = await call<CreatedOrders>('sales.order.create_purchase_orders', { id: order.id, version: order.version, lines })
    const made = await Promise.all(orders.map(({ id }) => open(id)))
    expect(made.map(each => each.lines.map(({ quantity, dropShipment, link }) => [quantity, dropShipment, link?.number ?? null]))).toEqual([
      [['3', false, null]], [['4', true, order.number]],
    ])
  })

  test('a second sales order of the same customer and address goes on the same purchase order', async () => {
    const purchase = await create('purchase.order', [])
    await fetch(purchase, 'drop_shipment', await sale('drop_shipment'))
    expect((await fetch(purchase, 'drop_shipment', await sale('drop_shipment'))).lines.map(({ lineNo, quantity }) => [lineNo, quantity])).toEqual([[10_000, '10'], [20_000, '10']])
  })

  test('freight and words may stand beside what goes straight; goods for us again once nothing straight is left', async () => {
    const { purchase } = await pair()
    const add = (line: Line) => call('purchase.order.lines.create', { documentId: purchase.id, lines: [line] })
    await add({ itemNumber: 'SRV-1', quantity: '1', unitPrice: '15' })
    await add({ description: 'Ring at the gate' })
    expect((await open(purchase.id)).lines).toHaveLength(3)
    await deleteLine(purchase)
    await add(goods())
    expect((await open(purchase.id)).lines.map(({ itemNumber }) => itemNumber)).toEqual(['SRV-1', null, 'INV-1'])
  })

  test('what is outstanding of a line: from the sale in the unit it is bought in, on a purchase order as it is sold', async () => {
    const line = { unit: 'BOX', quantity: '2' }
    const { orders } = await buyFor(await create('sales.order', [goods('2', { unit: 'BOX' })]), 'drop_shipment')
    expect((await open(orders[0]!.id)).lines[0]).toMatchObject({ unit: 'PCS', quantity: '24' })
    expect((await fetch(await create('purchase.order', []), 'drop_shipment', await sale('drop_shipment', {}, line))).lines[0]).toMatchObject(line)
  })
})

/** Each row has one thing wrong: what is asked, and the problem it is refused with. */
const refused: readonly (readonly [string, () => Promise<unknown>, string])[] = [
  ['a mark on a quote', () => create('sales.quote', [goods('1', { dropShipment: true })]), 'trade.mark_sales_orders_only'],
  ['a mark on a sales invoice', () => create('sales.invoice', [goods('1', { specialOrder: true })]), 'trade.mark_sales_orders_only'],
  ['a mark on a purchase order', () => create('purchase.order', [goods('1', { dropShipment: true })]), 'trade.mark_sales_orders_only'],
  ['a mark on a text', () => create('sales.order', [{ description: 'With care', dropShipment: true }]), 'trade.mark_items_only'],
  ['both marks', () => create('sales.order', [goods('1', { dropShipment: true, specialOrder: true })]), 'trade.drop_or_special'],
  ['the other mark', async () => changeLine(await sale('drop_shipment'), { specialOrder: true }), 'trade.drop_or_special'],
  ['a mark after a part was shipped', async () => {
    await post(await create('purchase.order', [goods('5', { unitPrice: '6' })]), { handle: true })
    const order = await create('sales.order', [goods('4', { quantityToHandle: '1' })])
    await post(order, { handle: true })
    await call('sales.order.reopen', { id: order.id })
    return changeLine(order, { dropShipment: true })
  }, 'trade.mark_already_shipped'],

  ['no line is marked', async () => fetch(await create('purchase.order', []), 'drop_shipment', await create('sales.order', [goods()])), 'trade.nothing_to_link'],
  ['the lines are marked the other way', async () => fetch(await create('purchase.order', []), 'special_order', await sale('drop_shipment')), 'trade.nothing_to_link'],
  ['every line is on an order already', async () => fetch(await create('purchase.order', []), 'drop_shipment', (await pair()).order), 'trade.nothing_to_link'],
  ['a sale of another customer', async () => {
    const purchase = await create('purchase.order', [])
    await fetch(purchase, 'drop_shipment', await sale('drop_shipment'))
    return fetch(purchase, 'drop_shipment', await sale('drop_shipment', { partyNumber: 'C-FOR' }))
  }, 'trade.sales_order_other_customer'],
  ['a sale to another address', async () => {
    const purchase = await create('purchase.order', [])
    await fetch(purchase, 'drop_shipment', await sale('drop_shipment'))
    return fetch(purchase, 'drop_shipment', await sale('drop_shipment', { shipToAddress: { name: 'Elsewhere', country: 'NL' } }))
  }, 'trade.sales_order_other_address'],
  ['straight goods beside goods for us', async () => fetch(await create('purchase.order', [goods()]), 'drop_shipment', await sale('drop_shipment')), 'trade.drop_mixed'],
  ['goods for us beside straight goods', async () => {
    const purchase = await create('purchase.order', [])
    await fetch(purchase, 'drop_shipment', await sale('drop_shipment'))
    return fetch(purchase, 'special_order', await sale('special_order'))
  }, 'trade.drop_mixed'],
  ['a line of goods for us, typed on an order of straight goods', async () => {
    const { purchase } = await pair()
    return call('purchase.order.lines.create', { documentId: purchase.id, lines: [goods()] })
  }, 'trade.drop_mixed'],
  ['a released purchase order', async () => {
    const purchase = await create('purchase.order', [goods()])
    await call('purchase.order.release', { id: purchase.id })
    return fetch(purchase, 'special_order', await sale('special_order'))
  }, 'trade.document_released'],
  ['bought twice for its lines', async () => buyFor((await pair()).order, 'drop_shipment'), 'trade.already_bought'],
  ['only words to buy', async () => buyFor(await create('sales.order', [{ description: 'With care' }]), 'special_order'), 'trade.mark_items_only'],
  ['nobody to buy from', async () => buyFor(await create('sales.order', [goods()]), 'drop_shipment', {}), 'trade.buying_vendor_missing'],
  ['a vendor there is not', async () => buyFor(await create('sales.order', [goods()]), 'drop_shipment', { vendorNumber: 'NOBODY' }), 'trade.unknown_party'],
  ['a line there is not', async () => buyFor({ ...(await sale('drop_shipment')), lines: (await sale('drop_shipment')).lines }, 'drop_shipment'), 'trade.unknown_line'],
  ['a sale seen as it was before', async () => {
    const { order } = await pair()
    return buyFor(order, 'drop_shipment', { vendorNumber: 'V-DOM', version: 1 })
  }, 'trade.bought_meanwhile'],

  ...([['quantity', '12'], ['unit', 'BOX'], ['location', null], ['itemNumber', 'INV-2'], ['dropShipment', false]] as const).flatMap(([field, value]) =>
    (['sales', 'purchase'] as const).map((side): readonly [string, () => Promise<unknown>, string] =>
      [`${field} of the linked ${side} line`, async () => changeLine((await pair())[side === 'sales' ? 'order' : 'purchase'], { [field]: value }), 'trade.line_linked'])),
  ['quantity of the sale of a special order', async () => changeLine((await pair('special_order')).order, { quantity: '12' }), 'trade.line_linked'],
  ['the sales line deleted first', async () => deleteLine((await pair()).order), 'trade.line_linked'],
  ['the sales line of a special order deleted first', async () => deleteLine((await pair('special_order')).order), 'trade.line_linked'],
  ['the sales order deleted first', async () => remove((await pair()).order), 'trade.order_linked'],
  ['another address of the sale', async () => change((await pair()).order, { shipToAddress: { name: 'Elsewhere', country: 'NL' } }), 'trade.order_linked'],
  ['another address of the purchase', async () => change((await pair()).purchase, { shipToAddress: { name: 'Elsewhere', country: 'NL' } }), 'trade.order_linked'],
  ['another customer', async () => change((await pair()).order, { partyNumber: 'C-FOR', rebuildLines: true }), 'trade.order_linked'],
  ['prices of the sale with VAT', async () => change((await pair()).order, { pricesIncludingTax: true, rebuildLines: true }), 'trade.order_linked'],

  ['shipped without a purchase order', async () => post(await sale('drop_shipment'), { handle: true }), 'trade.drop_not_linked'],
  ['shipped and invoiced without a purchase order', async () => post(await sale('drop_shipment')), 'trade.drop_not_linked'],
  ['the vendor invoiced before the customer', async () => {
    const { order, purchase } = await pair()
    await post(order, { handle: true })
    return post(await get(purchase), { invoice: true })
  }, 'trade.invoice_sales_first'],
]

describe('is refused', () => {
  test.each(refused)('%s', async (_, ask, code) => expect(await codes(ask())).toEqual([code]))

  test('and says which line of which order it belongs to, and where that is', async () => {
    const { order, purchase } = await pair()
    expect(await refusal(changeLine(order, { quantity: '12' }))).toEqual([{
      code: 'trade.line_linked', field: 'lines.10000.quantity', remedy: `purchase/orders/${purchase.id}`,
      params: { lineNo: 10_000, side: 'sales', order: purchase.number, orderLine: 10_000 },
    }])
    expect(await refusal(remove(order))).toMatchObject([{ code: 'trade.order_linked', params: { number: order.number, side: 'sales', orders: purchase.number, field: 'id' } }])
  })
})

describe('while linked', () => {
  test('price, discount and quantity to ship stay open; what the purchase costs follows to the sale, currency and vendor too', async () => {
    const { order, purchase } = await pair()
    await changeLine(order, { unitPrice: '12', lineDiscountPercent: '5', quantityToHandle: '3' })
    await changeLine(purchase, { unitPrice: '7', lineDiscountPercent: '10' })
    expect((await get(order)).lines[0]).toMatchObject({ unitPrice: '12', quantityToHandle: '3', unitCostLcy: '6.3' })
    await call('currencies.rates.create', { currency: 'USD', startingDate: '2026-01-02', exchangeAmount: '1', relationalAmount: '0.5' })
    const rebuilt = await change(await get(purchase), { partyNumber: 'V-FOR', rebuildLines: true })
    expect(rebuilt.lines[0]).toMatchObject({ dropShipment: true, link: { number: order.number } })
    await changeLine(rebuilt, { unitPrice: '9', lineDiscountPercent: '0' })
    expect((await get(order)).lines[0]).toMatchObject({ unitCostLcy: '4.5' })
  })

  test('9-C: the purchase line is deleted, and the sale is free: more may be sold, and bought again', async () => {
    const { order, purchase } = await pair()
    await deleteLine(purchase)
    expect((await get(order)).lines[0]).toMatchObject({ dropShipment: true, link: null })
    await changeLine(order, { quantity: '12' })
    const { orders } = await buyFor(await get(order), 'drop_shipment')
    expect((await open(orders[0]!.id)).lines[0]).toMatchObject({ quantity: '12' })
  })

  test('the purchase order is deleted, and the sale may be deleted too', async () => {
    const { order, purchase } = await pair('special_order')
    await remove(purchase)
    expect((await get(order)).lines[0]!.link).toBeNull()
    await remove(order)
  })

  test('a special order is bought in another quantity, and the address of its purchase is ours to choose', async () => {
    const { purchase } = await pair('special_order')
    await changeLine(purchase, { quantity: '12' })
    await change(await get(purchase), { shipToAddress: { name: 'Second yard', country: 'NL' } })
    expect((await get(purchase)).lines[0]).toMatchObject({ quantity: '12' })
  })
})

test('one company knows nothing of what another buys', async () => {
  const other = await testCompany(db, 'NL')
  const { order, purchase } = await pair()
  expect(await codes(other.call('purchase.order.get_sales_order', { id: purchase.id, way: 'drop_shipment', salesOrderId: order.id }))).toEqual(['trade.document_gone'])
  expect(await other.call('purchase.order.open_sales_orders', { id: purchase.id, way: 'drop_shipment' })).toEqual({ orders: [] })
})
