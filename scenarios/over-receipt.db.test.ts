/** More comes in than was ordered (documents.md §18). */
import { describe, expect } from 'vitest'
import { type Item, type Story, refusal, stories } from './scenario.ts'
import type { Document } from './trading.ts'

const { scenario } = await stories()

const code = (story: Story, changes: object) =>
  story.call('trade.over_receipt_codes.create', { code: 'TEN', name: 'Ten percent', tolerancePercent: '10', isDefault: true, ...changes })
const released = async (story: Story, quantity = '100', more: object = {}): Promise<Document> =>
  story.purchase.release(await story.purchase.order({ lines: [{ item: story.company.items.inventory[0]!, quantity, price: '2', more }], on: '2026-06-02' }))
const receives = (story: Story, order: Document, quantityToHandle: string) => story.purchase.changeLines(order, { 1: { quantityToHandle } })
const quantities = ({ lines: [line] }: Document) => {
  const { quantity, overReceiptQuantity, overReceiptCode, quantityToHandle } = line as unknown as Record<string, string>
  return { quantity, overReceiptQuantity, overReceiptCode, quantityToHandle }
}

scenario('of 100 at 10 % 108 are taken and 112 are not; receiving less puts the order back', 'NL', async story => {
  await code(story, {})
  const order = await released(story)
  expect(await refusal(receives(story, order, '112'))).toEqual(['trade.over_receipt_exceeded'])
  await expect(receives(story, order, '112')).rejects.toMatchObject({ problems: [{ params: { code: 'TEN', quantity: '112', maximum: '110' } }] })
  const more = await receives(story, order, '108')
  expect(quantities(more)).toEqual({ quantity: '108', overReceiptQuantity: '8', overReceiptCode: 'TEN', quantityToHandle: '108' })
  expect(more.totals.net).toBe('216')
  expect(quantities(await receives(story, more, '100'))).toEqual({ quantity: '100', overReceiptQuantity: '0', overReceiptCode: null, quantityToHandle: '100' })
  expect(quantities(await receives(story, order, '110'))).toMatchObject({ quantity: '110', overReceiptQuantity: '10' })
  const posted = await story.purchase.post(order)
  expect(await story.onHand(story.company.items.inventory[0]!)).toBe('110')
  expect(await story.gl(posted)).toMatchObject({ inventory: '220.00' })
})

scenario('what was received before counts: 60 and then 50 of 100', 'BE', async story => {
  await code(story, {})
  const order = await receives(story, await released(story), '60')
  await story.purchase.post(order, { only: 'handle' })
  const rest = await receives(story, await story.purchase.get(order), '50')
  expect(quantities(rest)).toMatchObject({ quantity: '110', overReceiptQuantity: '10' })
  await expect(receives(story, rest, '51')).rejects.toMatchObject({ problems: [{ params: { maximum: '50' } }] })
})

scenario('the item’s code goes before the vendor’s, the vendor’s before the one for all', 'NO', async story => {
  const [item] = story.company.items.inventory as [Item]
  await code(story, {})
  await code(story, { code: 'FIVE', name: 'Five', tolerancePercent: '5', isDefault: false })
  await code(story, { code: 'NONE', name: 'None', tolerancePercent: '0', isDefault: false })
  const most = async (): Promise<string> => {
    const order = await released(story)
    const error = await receives(story, order, '999').catch((thrown: unknown) => thrown) as { problems: [{ params: { maximum: string } }] }
    return error.problems[0].params.maximum
  }
  expect(await most()).toBe('110')
  await story.vendor({ overReceiptCode: 'FIVE' })
  expect(await most()).toBe('105')
  await story.call('items.change', { id: item.id, overReceiptCode: 'NONE' })
  expect(await most()).toBe('100')
  expect(await refusal(story.call('trade.over_receipt_codes.delete', { code: 'FIVE' }))).toEqual(['platform.in_use'])
})

scenario('a code that asks for approval: it is posted once somebody agrees, and asks anew when it changes', 'NL', async story => {
  await code(story, { requiresApproval: true })
  const order = await released(story)
  const approve = (document: Document) => story.call<Document>('purchase.order.approve_over_receipt', { id: document.id })
  expect(await refusal(approve(order))).toEqual(['trade.nothing_to_approve'])
  const more = await receives(story, order, '105')
  expect(await refusal(story.purchase.post(more))).toEqual(['trade.over_receipt_pending'])
  await approve(more)
  const again = await receives(story, more, '106')
  expect(await refusal(story.purchase.post(again))).toEqual(['trade.over_receipt_pending'])
  await approve(again)
  await story.purchase.post(again)
  expect(await story.onHand(story.company.items.inventory[0]!)).toBe('106')
})

describe('where nothing may come on top', () => {
  scenario('without a code, and on an order that is open', 'NL', async story => {
    const order = await released(story)
    expect(await refusal(receives(story, order, '101'))).toEqual(['trade.handles_too_much'])
    await code(story, {})
    expect(await refusal(receives(story, await story.purchase.reopen(order), '101'))).toEqual(['trade.handles_too_much'])
  })

  scenario('on a sale', 'NL', async story => {
    await code(story, {})
    const order = await story.sales.release(await story.sales.order({ lines: [{ item: story.company.items.inventory[0]!, quantity: '10', price: '2' }] }))
    expect(await refusal(story.sales.changeLines(order, { 1: { quantityToHandle: '11' } }))).toEqual(['trade.handles_too_much'])
  })

  scenario('on a line that calls off a blanket order', 'NL', async story => {
    await code(story, {})
    const blanket = await story.purchase.blanketOrder({ lines: [{ item: story.company.items.inventory[0]!, quantity: '10', price: '2', more: { quantityToHandle: '4' } }], on: '2026-06-02' })
    const order = await story.purchase.release(await story.purchase.makeOrder(blanket))
    expect(await refusal(receives(story, order, '5'))).toEqual(['trade.handles_too_much'])
  })
})
