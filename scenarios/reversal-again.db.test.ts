/** Ways back that were gone more than once: what came back, went again and came back is counted where it lies now. */
import { expect } from 'vitest'
import { type Item, type Story, refusal, stories } from './scenario.ts'
import type { Document, Posted } from './trading.ts'

const { scenario } = await stories()

const documentOf = ({ documents }: Posted, kind: string) => documents.find(each => each.kind === kind)!
const soldEntry = async (story: Story): Promise<number> =>
  (await story.call<{ rows: { entryNo: number }[] }>('stock.item_entries.list', { filter: { type: 'sale' } })).rows[0]!.entryNo

/** Eight sold out of twenty, of which the customer brought two back. */
async function soldAndReturned(story: Story, item: Item): Promise<{ sold: Posted; returned: Posted }> {
  await story.takeIn('20', item, '5', '2026-06-01')
  const sold = await story.sales.post(await story.sales.invoice({ lines: [{ item, quantity: '8', price: '9' }], on: '2026-06-03' }))
  const appliesToItemEntryNo = await soldEntry(story)
  const returned = await story.sales.post(await story.sales.creditMemo({ lines: [{ item, quantity: '2', price: '9', more: { appliesToItemEntryNo } }], on: '2026-06-04' }))
  return { sold, returned }
}

scenario('a sale whose return was taken back, and then was there again: the return is named and goes first', 'NL', async story => {
  const [item] = story.company.items.inventory as [Item]
  const { sold, returned } = await soldAndReturned(story, item)
  const without = await story.sales.reverse(returned, 'credit_memo')
  const again = await story.sales.reverse(without, 'invoice')
  const { id } = documentOf(sold, 'invoice')
  const { first } = await story.call<{ first: { document: { id: string; number: string } }[] }>('sales.posted_invoice.reversal', { id })
  expect(first.map(({ document }) => document.number)).toEqual([documentOf(again, 'credit_memo').number])
  await story.sales.reverse(sold, 'invoice', { first: first.map(({ document }) => document.id) })
  expect(await story.onHand(item)).toBe('20')
  expect(await story.gl(sold)).toMatchObject({ 'cost of goods sold': '40.00' })
  const { 'cost of goods sold': cost, sales, receivables } = await story.glSince()
  expect([cost, sales, receivables]).toEqual([undefined, undefined, undefined])
})

scenario('a sale whose returned goods were sold on before the return was taken back', 'BE', async story => {
  const [item] = story.company.items.inventory as [Item]
  const { sold, returned } = await soldAndReturned(story, item)
  // All that is there is sold, the two that came back among it, and that sale is taken back.
  const another = await story.sales.post(await story.sales.invoice({ lines: [{ item, quantity: '14', price: '9' }], on: '2026-06-05' }))
  await story.sales.reverse(another, 'invoice')
  await story.sales.reverse(returned, 'credit_memo')
  await story.sales.reverse(sold, 'invoice')
  expect(await story.onHand(item)).toBe('20')
  const { 'cost of goods sold': cost, sales } = await story.glSince()
  expect([cost, sales]).toEqual([undefined, undefined])
})

scenario('a return order of a fee alone, sent back and not credited: the shipment is taken back, and the order may go', 'NO', async story => {
  const { baseUnit, generalProductGroup, taxProductGroup } = await story.call<Record<string, string>>('items.get', { id: story.company.items.service[0]!.id })
  const fee = await story.call<Item>('items.create', { type: 'charge', number: 'FEE', description: 'Handling fee', baseUnit, generalProductGroup, taxProductGroup })
  const made: Document = await story.purchase.returnOrder({ lines: [{ item: fee, quantity: '3', price: '25' }], on: '2026-06-05' })
  const sent = await story.purchase.post(await story.purchase.changeLines(made, { 1: { quantityToHandle: '1' } }), { only: 'handle' })
  const { id } = documentOf(sent, 'return_shipment')
  expect(await story.call('purchase.posted_return_shipment.reversal', { id })).toMatchObject({ posts: ['receipt'], first: [], reopens: [{ id: made.id, lines: 1 }] })
  const back = await story.purchase.reverse(sent, 'return_shipment')
  expect((await story.purchase.get(made)).lines[0]).toMatchObject({ handledQuantity: '0', outstandingQuantity: '3' })
  // There again, and taken back again.
  const there = await story.purchase.reverse(back, 'receipt')
  expect((await story.purchase.get(made)).lines[0]).toMatchObject({ handledQuantity: '1' })
  await story.purchase.reverse(there, 'return_shipment')
  await story.purchase.reopen(await story.purchase.get(made))
  await story.call('purchase.return_order.delete', { id: made.id })
})

scenario('a receipt was undone and is there again: it is invoiced as it was to be, and then all of it comes back', 'NL', async story => {
  const [item] = story.company.items.inventory as [Item]
  const clean = await story.glSince()
  const order = await story.purchase.order({ lines: [{ item, quantity: '5', price: '6' }], on: '2026-06-02' })
  const received = await story.purchase.post(order, { only: 'handle' })
  const undone = await story.purchase.reverse(received, 'receipt')
  expect([await story.onHand(item), (await story.purchase.get(order)).lines[0]!.handledQuantity]).toEqual(['0', '0'])
  const there = await story.purchase.reverse(undone, 'return_shipment')
  expect([await story.onHand(item), (await story.purchase.get(order)).lines[0]!.handledQuantity]).toEqual(['5', '5'])
  expect(await refusal(story.purchase.reverse(undone, 'return_shipment'))).toEqual(['trade.already_reversed'])
  const invoiced = await story.purchase.post(await story.purchase.get(order), { only: 'invoice' })
  expect(await story.gl(invoiced)).toMatchObject({ inventory: '30.00' })
  const { id } = documentOf(there, 'receipt')
  expect(await refusal(story.call('purchase.posted_receipt.reversal', { id }))).toEqual(['trade.movement_invoiced'])
  await story.purchase.reverse(invoiced, 'invoice')
  expect([await story.onHand(item), await story.glSince()]).toEqual(['0', clean])
})

scenario('goods of average cost bought dear, sold among others and back: the purchase leaves at what was paid', 'NL', async story => {
  const item = story.company.items.inventory[1]!
  await story.takeIn('20', item, '5', '2026-06-01')
  const clean = await story.glSince()
  const bought = await story.purchase.post(await story.purchase.invoice({ lines: [{ item, quantity: '10', price: '20' }], on: '2026-06-02' }))
  const sold = await story.sales.post(await story.sales.invoice({ lines: [{ item, quantity: '25', price: '30' }], on: '2026-06-03' }))
  expect(await story.gl(sold)).toMatchObject({ inventory: '-250.00' })
  await story.sales.reverse(sold, 'invoice')
  // Five lie in the lot they came in with, five among the 25 that came back at ten each.
  const back = await story.purchase.reverse(bought, 'invoice')
  expect(await story.gl(back)).toMatchObject({ inventory: '-200.00' })
  expect(await story.glSince()).toEqual(clean)
})

scenario('goods that an adjustment took: it is named, taken back first, and then the purchase goes', 'BE', async story => {
  const [item] = story.company.items.inventory as [Item]
  const clean = await story.glSince()
  const bought = await story.purchase.post(await story.purchase.invoice({ lines: [{ item, quantity: '10', price: '6' }], on: '2026-06-02' }))
  const lost = await story.call<{ documentId: string; documentNumber: string }>('stock.adjust', { postingDate: '2026-06-03', lines: [{ type: 'negative', itemId: item.id, quantity: '4' }] })
  expect(await refusal(story.purchase.reverse(bought, 'invoice'))).toEqual(['trade.goods_adjusted'])
  await expect(story.purchase.reverse(bought, 'invoice')).rejects.toMatchObject({ problems: [{ params: { wanted: '10', available: '6', adjustments: lost.documentNumber } }] })
  await story.call('stock.adjustments.reverse', { id: lost.documentId })
  await story.purchase.reverse(bought, 'invoice')
  expect(await story.glSince()).toEqual(clean)
})

scenario('goods sold from a cheap and a dear lot come back to two: the cheap purchase goes back at its own cost, and what is left is dear', 'NL', async story => {
  const [item] = story.company.items.inventory
  const worth = async () => (await story.glSince())['inventory'] ?? '0'
  const buy = async (quantity: string, price: string, on: string) => story.purchase.post(await story.purchase.invoice({ lines: [{ item: item!, quantity, price }], on }))
  const cheap = await buy('20', '5', '2026-06-01')
  await buy('10', '20', '2026-06-02')
  const sold = await story.sales.post(await story.sales.invoice({ lines: [{ item: item!, quantity: '25', price: '30' }], on: '2026-06-03' }))
  expect(await worth()).toBe('100.00')
  await story.sales.reverse(sold, 'invoice')
  expect(await worth()).toBe('300.00')
  await story.purchase.reverse(cheap, 'invoice')
  expect(await story.glSince()).toMatchObject({ inventory: '200.00' })
  expect((await story.glSince())['direct cost applied']).toBe('-200.00')
})

scenario('a purchase taken back through a return of its goods, there again for the sake of that return: once the sale is back it goes for good', 'NL', async story => {
  // Of average cost: what leaves from among others says whose goods it stands for.
  const item = story.company.items.inventory[1]!
  const clean = await story.glSince()
  const bought = await story.purchase.post(await story.purchase.invoice({ lines: [{ item, quantity: '10', price: '6' }], on: '2026-06-02' }))
  const sold = await story.sales.post(await story.sales.invoice({ lines: [{ item, quantity: '2', price: '9' }], on: '2026-06-03' }))
  const appliesToItemEntryNo = await soldEntry(story)
  const returned = await story.sales.post(await story.sales.creditMemo({ lines: [{ item, quantity: '2', price: '9', more: { appliesToItemEntryNo } }], on: '2026-06-04' }))
  const back = await story.purchase.reverse(bought, 'invoice')
  expect(await story.onHand(item)).toBe('0')

  // The return needs its two pieces, which went with the purchase.
  const { first } = await story.call<{ first: { document: { id: string } }[] }>('sales.posted_credit_memo.reversal', { id: documentOf(returned, 'credit_memo').id })
  expect(first.map(({ document }) => document.id)).toEqual([documentOf(back, 'credit_memo').id])
  await story.sales.reverse(returned, 'credit_memo', { first: first.map(({ document }) => document.id) })
  await story.sales.reverse(sold, 'invoice')
  expect(await story.onHand(item)).toBe('10')

  const { rows } = await story.call<{ rows: { id: string }[] }>('purchase.posted_invoice.list', { sort: [{ field: 'transactionNo', direction: 'desc' }], limit: 1 })
  const there = rows[0]!.id
  expect(await story.call('purchase.posted_invoice.reversal', { id: there })).toMatchObject({ first: [] })
  await story.call('purchase.posted_invoice.reverse', { id: there })
  expect(await story.onHand(item)).toBe('0')
  expect(await story.glSince()).toEqual(clean)
})

scenario('goods of two counts that were sold together and returned as one: each count goes back out of its own share', 'NL', async story => {
  const [item] = story.company.items.inventory as [Item]
  const found = (quantity: string) => story.call<{ documentId: string }>('stock.adjust', { postingDate: '2026-06-01', lines: [{ type: 'positive', itemId: item.id, quantity, unitCost: '7' }] })
  const nine = await found('9')
  const one = await found('1')
  const sell = async (quantity: string, on: string) => {
    await story.sales.post(await story.sales.invoice({ lines: [{ item, quantity, price: '9' }], on }))
    const { rows } = await story.call<{ rows: { entryNo: number }[] }>('stock.item_entries.list', { filter: { type: 'sale' }, sort: [{ field: 'entryNo', direction: 'desc' }] })
    return rows[0]!.entryNo
  }
  const seven = await sell('7', '2026-06-02')
  const three = await sell('3', '2026-06-03')
  // The three of which one is of the other count come back first, and not all at once: they lie together.
  const giveBack = async (appliesToItemEntryNo: number, quantity: string) =>
    story.sales.post(await story.sales.creditMemo({ lines: [{ item, quantity, price: '9', more: { appliesToItemEntryNo } }], on: '2026-06-04' }))
  await giveBack(three, '3')
  await giveBack(seven, '7')
  await story.call('stock.adjustments.reverse', { id: nine.documentId })
  await story.call('stock.adjustments.reverse', { id: one.documentId })
  expect(await story.onHand(item)).toBe('0')
  expect(await story.glSince()).toEqual({ sales: '-90.00', 'sales credit memos': '90.00' })
})
