/** Blanket orders: an agreement that is called off in parts (documents.md §14). */
import { expect } from 'vitest'
import { refusal, stories } from './scenario.ts'

const { scenario } = await stories()

const progress = (document: { lines: readonly { quantityToHandle: string; handledQuantity: string; invoicedQuantity: string; outstandingQuantity: string }[] }) =>
  document.lines.map(line => [line.quantityToHandle, line.handledQuantity, line.invoicedQuantity, line.outstandingQuantity])

for (const side of ['sales', 'purchase'] as const) scenario(`${side}: of 1,000 pieces 250 are called off and delivered; 760 more are refused`, 'NL', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('300', item!, '5', '2026-06-01')
  const trade = story[side]
  const blanket = await trade.blanketOrder({ lines: [{ item: item!, quantity: '1000', price: '9.95', discount: '10' }, { text: 'As agreed' }], on: '2026-06-02' })
  const calling = await trade.changeLines(blanket, { 1: { quantityToHandle: '250' } })
  const order = await trade.makeOrder(calling)
  expect(order).toMatchObject({ kind: 'order', sourceNumber: blanket.number, lines: [{ quantity: '250', unitPrice: '9.95', lineDiscountAmount: '248.75' }, { description: 'As agreed' }] })
  expect(progress(await trade.get(blanket))[0]).toEqual(['0', '0', '0', '1000'])
  expect(await refusal(trade.makeOrder(blanket))).toEqual(['trade.nothing_to_call_off'])

  const more = await trade.changeLines(blanket, { 1: { quantityToHandle: '760' } })
  expect(await refusal(trade.makeOrder(more))).toEqual(['trade.called_off_too_much'])

  const shipped = await trade.post(order, { only: 'handle' })
  expect(progress(await trade.get(blanket))[0]).toEqual(['760', '250', '0', '750'])
  const invoiced = await trade.post(order, { only: 'invoice' })
  expect(progress(await trade.get(blanket))[0]).toEqual(['760', '250', '250', '750'])

  const { documents } = await story.call<{ documents: { id: string }[] }>('documents.find', { number: blanket.number })
  expect(documents.map(({ id }) => id)).toContain(blanket.id)
  await trade.reverse(invoiced, 'invoice')
  expect(progress(await trade.get(blanket))[0]).toEqual(['760', '0', '0', '1000'])
  expect(shipped.documents).toHaveLength(1)
})

scenario('what is called off keeps the agreed price and its share of an invoice discount; a lower agreement holds back what is on order', 'BE', async story => {
  const [item, other] = story.company.items.inventory
  await story.takeIn('100', item!, '5', '2026-06-01')
  await story.takeIn('100', other!, '5', '2026-06-01')
  const blanket = await story.sales.blanketOrder({
    lines: [{ item: item!, quantity: '100', price: '10' }, { item: other!, quantity: '50', price: '20' }], on: '2026-06-02',
    header: { invoiceDiscountAmount: '60' },
  })
  const order = await story.sales.makeOrder(await story.sales.changeLines(blanket, { 1: { quantityToHandle: '20' }, 2: { quantityToHandle: '0' } }))
  // half of the discount fell to the first line, a fifth of that is called off
  expect(order.totals).toMatchObject({ net: '194' })
  expect(order.lines).toHaveLength(1)
  // a price agreed on stays, also where the quantity changes
  expect((await story.sales.changeLines(order, { 1: { quantity: '10' } })).lines[0]!.unitPrice).toBe('10')
  expect(await refusal(story.sales.change(order, { currency: 'USD', rebuildLines: true }))).toEqual(['trade.document_processed'])
  const lower = await story.sales.changeLines(blanket, { 1: { quantity: '5', quantityToHandle: '0' } })
  expect(lower.lines[0]!.quantity).toBe('5')
  expect(await refusal(story.sales.post(order, { only: 'handle' }))).toEqual(['trade.blanket_exceeded'])
})
