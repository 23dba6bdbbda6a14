/** Buying for a sale: what is proposed, the orders that come of it, and an invoice past all of it (documents.md §7, §8). */
import { describe, expect } from 'vitest'
import { type Item, type Story, refusal, stories } from './scenario.ts'
import type { Document } from './trading.ts'

const { scenario } = await stories()

interface Buying {
  readonly id: string
  readonly version: number
  readonly lines: readonly { readonly lineId: string; readonly itemNumber: string; readonly unit: string; readonly unavailableQuantity: string; readonly quantityToBuy: string; readonly vendorNumber: string | null }[]
}
interface Created { readonly orders: readonly { readonly id: string; readonly number: string; readonly vendorNumber: string }[] }

const look = (story: Story, { id }: { readonly id: string }) => story.call<Buying>('sales.order.buying', { id })
const lacking = async (story: Story, order: Document): Promise<string[]> => (await look(story, order)).lines.map(({ unavailableQuantity }) => unavailableQuantity)
/** Buys what is proposed, from whom it is proposed. */
const buy = async (story: Story, order: Document): Promise<Created> => {
  const { id, version, lines } = await look(story, order)
  return story.call<Created>('sales.order.create_purchase_orders', {
    id, version, lines: lines.map(({ lineId, quantityToBuy: quantity, vendorNumber }) => ({ lineId, quantity, ...(vendorNumber && { vendorNumber }) })),
  })
}
const boughtFrom = (story: Story, item: Item, vendor: { readonly id: string }, more: object = {}) => story.call('items.change', { id: item.id, vendorId: vendor.id, ...more })
const wants = (story: Story, quantities: readonly string[], item: Item, on: string, more: object = {}) =>
  story.sales.order({ lines: quantities.map(quantity => ({ item, quantity, price: '10', more })), on: '2026-06-01', header: { shipmentDate: on } })
const coming = (story: Story, quantity: string, item: Item, on: string) =>
  story.purchase.order({ lines: [{ item, quantity, price: '6' }], on: '2026-06-01', header: { shipmentDate: on } })

scenario('stock 4, 2 on the way, 10 sold: 4 are bought, received, and all 10 shipped and invoiced (7-A, 7-E)', 'NL', async story => {
  const [item] = story.company.items.inventory as [Item]
  await boughtFrom(story, item, story.company.vendors.domestic)
  await story.takeIn('4', item, '6', '2026-06-01')
  const earlier = await coming(story, '2', item, '2026-06-05')
  const order = await wants(story, ['10'], item, '2026-06-10')
  expect(await lacking(story, order)).toEqual(['4'])
  const { orders: [made] } = await buy(story, order)
  expect(await lacking(story, order)).toEqual(['0'])
  const purchase = await story.call<Document>('purchase.order.get', { id: made!.id })
  expect(purchase).toMatchObject({ partyNumber: 'V-DOM', status: 'open', lines: [{ quantity: '4', shipmentDate: '2026-06-10' }] })
  await story.purchase.post(earlier)
  await story.purchase.post(await story.purchase.changeLines(purchase, { 1: { unitPrice: '6' } }))
  const sold = await story.sales.post(order)
  expect(await story.gl(sold)).toMatchObject({ sales: '-100.00', 'cost of goods sold': '60.00' })
  expect(await story.onHand(item)).toBe('0')
})

describe('who is walked first takes the stock', () => {
  scenario('12 in stock: of two lines of 10 and 5 the second lacks 3 (7-B)', 'NL', async story => {
    const [item] = story.company.items.inventory as [Item]
    await story.takeIn('12', item, '6', '2026-06-01')
    expect(await lacking(story, await wants(story, ['10', '5'], item, '2026-06-10'))).toEqual(['0', '3'])
  })

  scenario('12 in stock and an earlier order of 20: 10 are lacking, not 18; 15 coming between the two leave none (7-C, 7-C′)', 'BE', async story => {
    const [item] = story.company.items.inventory as [Item]
    await story.takeIn('12', item, '6', '2026-06-01')
    await wants(story, ['20'], item, '2026-06-05')
    const order = await wants(story, ['10'], item, '2026-06-15')
    expect(await lacking(story, order)).toEqual(['10'])
    await coming(story, '15', item, '2026-06-08')
    expect(await lacking(story, order)).toEqual(['0'])
  })

  scenario('12 in stock, two orders of 10 on one day: the first lacks nothing, the second 8 (7-C″)', 'NO', async story => {
    const [item] = story.company.items.inventory as [Item]
    await story.takeIn('12', item, '6', '2026-06-01')
    const first = await wants(story, ['10'], item, '2026-06-10')
    const second = await wants(story, ['10'], item, '2026-06-10')
    expect([await lacking(story, first), await lacking(story, second)]).toEqual([['0'], ['8']])
  })
})

scenario('30 pieces bought in boxes of 12 are 2.5 boxes (7-D)', 'NL', async story => {
  const [item] = story.company.items.inventory as [Item]
  await boughtFrom(story, item, story.company.vendors.domestic, { purchaseUnit: 'BOX' })
  const order = await wants(story, ['30'], item, '2026-06-10')
  expect((await look(story, order)).lines).toMatchObject([{ unavailableQuantity: '2.5', quantityToBuy: '2.5', unit: 'BOX' }])
  const { orders: [made] } = await buy(story, order)
  await story.purchase.post(await story.call<Document>('purchase.order.get', { id: made!.id }), { only: 'handle' })
  expect(await story.onHand(item)).toBe('30')
})

scenario('100 in stock do not help what goes straight: 10 are bought, then none (7-F)', 'NL', async story => {
  const [item] = story.company.items.inventory as [Item]
  await boughtFrom(story, item, story.company.vendors.domestic)
  await story.takeIn('100', item, '6', '2026-06-01')
  const order = await wants(story, ['10'], item, '2026-06-10', { dropShipment: true })
  expect(await lacking(story, order)).toEqual(['10'])
  await buy(story, order)
  expect(await lacking(story, order)).toEqual(['0'])
})

scenario('A 10 and B 3 of one vendor: bought by an invoice without a question; of two vendors one is asked for and gets both (8)', 'NL', async story => {
  const { company } = story
  const [a, b] = company.items.inventory as [Item, Item]
  for (const item of [a, b]) await boughtFrom(story, item, company.vendors.domestic)
  const order = await story.sales.order({ lines: [{ item: a, quantity: '10', price: '10' }, { item: b, quantity: '3', price: '20' }, { text: 'With care' }], on: '2026-06-01' })
  const invoiced = (more: object = {}) => story.call<Document>('sales.order.create_purchase_invoice', { id: order.id, ...more })
  const invoice = await invoiced()
  expect(invoice).toMatchObject({ kind: 'invoice', partyNumber: 'V-DOM', lines: [{ lineNo: 10_000, quantity: '10' }, { lineNo: 20_000, quantity: '3' }, { lineNo: 30_000, description: 'With care' }] })
  const posted = await story.purchase.post(await story.purchase.changeLines(invoice, { 1: { unitPrice: '6' }, 2: { unitPrice: '11' } }))
  expect(await story.gl(posted)).toMatchObject({ inventory: '93.00' })
  expect([await story.onHand(a), await story.onHand(b)]).toEqual(['10', '3'])

  await boughtFrom(story, b, company.vendors.foreign)
  expect(await refusal(invoiced())).toEqual(['trade.choose_vendor'])
  expect(await invoiced({ vendorNumber: 'V-FOR' })).toMatchObject({ partyNumber: 'V-FOR', lines: [{ quantity: '10' }, { quantity: '3' }, { description: 'With care' }] })
})
