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

for (const side of ['sales', 'purchase'] as const) scenario(`${side}: a line typed by hand is linked to the blanket order and takes what was agreed; what it delivers counts there`, 'NL', async story => {
  const [item, other] = story.company.items.inventory
  await story.takeIn('50', item!, '5', '2026-06-01')
  const trade = story[side]
  const blanket = await trade.blanketOrder({ lines: [{ item: item!, quantity: '100', price: '9.95', discount: '10' }], on: '2026-06-02' })
  const order = await trade.order({ lines: [{ item: item!, quantity: '20', price: '12' }, { item: other!, quantity: '1', price: '3' }], on: '2026-06-03' })
  const [line, wrong] = order.lines
  const linesOf = async () => (await story.call<{ lines: { id: string; number: string; left: string; linked: boolean }[] }>(`${side}.order.blanket_lines`, { id: order.id, lineId: line!.id })).lines
  const link = (lineId: string, blanketLineId: string | null, of = order) =>
    story.call<typeof order>(`${side}.${of.kind}.link_blanket_line`, { id: of.id, lineId, blanketLineId })
  expect(await linesOf()).toMatchObject([{ id: blanket.lines[0]!.id, number: blanket.number, left: '100', linked: false }])

  expect(await refusal(link(wrong!.id, blanket.lines[0]!.id))).toEqual(['trade.blanket_object_differs'])
  expect(await refusal(link(line!.id, order.lines[0]!.id))).toEqual(['trade.blanket_line_gone'])
  const linked = await link(line!.id, blanket.lines[0]!.id)
  expect(linked.lines[0]).toMatchObject({ quantity: '20', unitPrice: '9.95', lineDiscountPercent: '10', lineAmount: '179.1' })
  expect(await linesOf()).toMatchObject([{ left: '100', linked: true }])
  // what is called off by hand is on order: it is not called off again, and the agreement stays while it is
  expect(await refusal(trade.makeOrder(await trade.changeLines(blanket, { 1: { quantityToHandle: '81' } })))).toEqual(['trade.called_off_too_much'])
  expect(await refusal(story.call(`${side}.blanket_order.delete`, { id: blanket.id }))).toEqual(['trade.blanket_in_use'])
  expect(await refusal(story.call(`${side}.blanket_order.lines.delete`, { documentId: blanket.id, ids: [blanket.lines[0]!.id] }))).toEqual(['trade.blanket_in_use'])

  await link(line!.id, null)
  expect(await linesOf()).toMatchObject([{ linked: false }])
  await link(line!.id, blanket.lines[0]!.id)
  await trade.changeLines(linked, { 2: { quantity: '0' } })
  await trade.post(linked, { only: 'handle' })
  expect(progress(await trade.get(blanket))[0]).toEqual(['81', '20', '0', '80'])
  await trade.reopen(linked)
  expect(await refusal(link(line!.id, null))).toEqual(['trade.line_partly_handled'])
  const posted = await trade.post(linked, { only: 'invoice' })

  // an invoice typed by itself calls off as well, and no further than was agreed
  const invoice = await trade.invoice({ lines: [{ item: item!, quantity: '81', price: '1' }], on: '2026-06-04' })
  await story.takeIn('60', item!, '5', '2026-06-01')
  await link(invoice.lines[0]!.id, blanket.lines[0]!.id, invoice)
  expect(await refusal(trade.post(invoice))).toEqual(['trade.blanket_exceeded'])
  await trade.post(await trade.changeLines(invoice, { 1: { quantity: '80' } }))
  expect(progress(await trade.get(blanket))[0]).toEqual(['81', '100', '100', '0'])
  await trade.reverse(posted, 'invoice')
  expect(progress(await trade.get(blanket))[0]).toEqual(['81', '80', '80', '20'])
})

scenario('a line is not linked to the blanket order of another customer, nor on a released order', 'NL', async story => {
  const [item] = story.company.items.inventory
  const agreed = await story.sales.blanketOrder({ lines: [{ item: item!, quantity: '100', price: '9' }], party: story.company.customers.foreign })
  const order = await story.sales.order({ lines: [{ item: item!, quantity: '2', price: '12' }] })
  const link = () => story.call('sales.order.link_blanket_line', { id: order.id, lineId: order.lines[0]!.id, blanketLineId: agreed.lines[0]!.id })
  expect(await refusal(link())).toEqual(['trade.blanket_header_differs'])
  await story.sales.release(order)
  expect(await refusal(link())).toEqual(['trade.document_released'])
})

for (const side of ['sales', 'purchase'] as const) scenario(`${side}: a blanket order that is delivered and invoiced in full is cleared away, and what was posted of it still goes back`, 'NL', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('300', item!, '5', '2026-06-01')
  await story.call(`trade.${side}_setup.change`, { archiveOrders: true })
  const trade = story[side]
  const clear = () => story.call<{ deleted: { number: string }[] }>(`${side}.blanket_order.delete_invoiced`, {})
  const agreed = (quantity: string) => trade.blanketOrder({ lines: [{ item: item!, quantity, price: '9.95' }, { text: 'As agreed' }], on: '2026-06-02' })
  const [done, half, untouched] = [await agreed('100'), await agreed('100'), await agreed('1')]
  const order = await trade.makeOrder(await trade.changeLines(done, { 1: { quantityToHandle: '100' } }))
  await trade.post(await trade.makeOrder(await trade.changeLines(half, { 1: { quantityToHandle: '50' } })))

  // delivered, and not invoiced yet
  await trade.post(order, { only: 'handle' })
  expect(await refusal(clear())).toEqual(['trade.no_invoiced_blanket_orders'])
  const posted = await trade.post(order, { only: 'invoice' })
  // called off once more by hand: it stays while that is open
  const again = await trade.order({ lines: [{ item: item!, quantity: '1', price: '9.95' }], on: '2026-06-03' })
  const link = (blanketLineId: string | null) =>
    story.call(`${side}.order.link_blanket_line`, { id: again.id, lineId: again.lines[0]!.id, blanketLineId })
  await link(done.lines[0]!.id)
  expect(await refusal(clear())).toEqual(['trade.no_invoiced_blanket_orders'])
  await link(null)

  expect(await clear()).toEqual({ deleted: [{ id: done.id, number: done.number }] })
  expect(await refusal(trade.get(done))).toEqual(['trade.document_gone'])
  const kept = await story.call<{ rows: { number: string; outcome: string }[] }>(`${side}.archived_document.list`, { filter: { number: done.number } })
  expect(kept.rows).toMatchObject([{ number: done.number, outcome: 'deleted' }])
  expect(progress(await trade.get(half))[0]).toEqual(['0', '50', '50', '50'])
  expect((await trade.get(untouched)).number).toBe(untouched.number)
  await trade.reverse(posted, 'invoice')
})
