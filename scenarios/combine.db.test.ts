/** One invoice for several shipments, one vendor's invoice for several receipts (documents.md §15). */
import { describe, expect } from 'vitest'
import { type Story, refusal, stories } from './scenario.ts'
import type { Document, Trading } from './trading.ts'

const { scenario } = await stories()

type Side = 'sales' | 'purchase'
interface OpenLine { readonly movementId: string; readonly movementNumber: string; readonly lineNo: number; readonly left: string; readonly orderNumber: string }

const movement = { sales: 'shipment', purchase: 'receipt' } as const

const openLines = async (story: Story, side: Side, { id }: Document) =>
  (await story.call<{ lines: OpenLine[] }>(`${side}.invoice.${movement[side]}_lines`, { id })).lines
const getLines = (story: Story, side: Side, { id }: Document, lines?: object[]) =>
  story.call<Document>(`${side}.invoice.get_${movement[side]}_lines`, { id, ...(lines && { lines }) })

/** Order A of which 5 and order B of which 3 left or came, each with more to come, at different prices. */
async function twoOrders(story: Story, trade: Trading): Promise<[Document, Document]> {
  const [item] = story.company.items.inventory
  await story.takeIn('20', item!, '4', '2026-06-01')
  const a = await trade.order({ lines: [{ item: item!, quantity: '10', price: '10', discount: '5' }, { text: 'A' }], on: '2026-06-02' })
  const b = await trade.order({ lines: [{ item: item!, quantity: '3', price: '12' }], on: '2026-06-03' })
  await trade.post(await trade.changeLines(a, { 1: { quantityToHandle: '5' } }), { only: 'handle' })
  await trade.post(b, { only: 'handle' })
  return [a, b]
}

describe.each(['sales', 'purchase'] as const)('%s', side => {
  scenario('order A shipped 5 and order B shipped 3 become one invoice of two headings and two lines', 'NL', async story => {
    const trade = story[side]
    const [a, b] = await twoOrders(story, trade)
    const invoice = await trade.invoice({ on: '2026-06-10' })
    expect(await openLines(story, side, invoice)).toMatchObject([{ orderNumber: a.number, left: '5' }, { orderNumber: b.number, left: '3' }])
    const filled = await getLines(story, side, invoice)
    expect(filled.lines.map(line => [line.quantity, line.unitPrice, line.lineAmount])).toEqual([['0', '0', '0'], ['5', '10', '47.5'], ['0', '0', '0'], ['3', '12', '36']])
    // nothing is taken twice
    expect(await openLines(story, side, invoice)).toEqual([])
    expect(await refusal(getLines(story, side, await trade.invoice({})))).toEqual(['trade.nothing_to_invoice'])

    const posted = await trade.post(filled)
    expect(posted.documents.map(({ kind }) => kind)).toEqual(['invoice'])
    expect((await trade.get(a)).lines[0]).toMatchObject({ handledQuantity: '5', invoicedQuantity: '5', outstandingQuantity: '5' })
    // B is shipped and invoiced in full: the order is done
    expect(await refusal(trade.get(b))).toEqual(['trade.document_gone'])
    const related = (await story.call<{ related: { number: string; link: string }[] }>('documents.related', { id: a.id })).related
    expect(related).toContainEqual(expect.objectContaining({ number: posted.documents[0]!.number, link: 'invoice' }))

    const reversed = await trade.reverse(posted, 'invoice')
    expect(reversed.reopened).toMatchObject([{ number: a.number }])
    expect((await trade.get(a)).lines[0]).toMatchObject({ handledQuantity: '0', invoicedQuantity: '0' })
    expect(await story.onHand(story.company.items.inventory[0]!)).toBe('20')
  })

  scenario('part of a shipment is invoiced, the rest with the order; nobody invoices anything twice', 'BE', async story => {
    const trade = story[side]
    const [a] = await twoOrders(story, trade)
    const invoice = await trade.invoice({ on: '2026-06-10' })
    const [first] = await openLines(story, side, invoice)
    const line = { movementId: first!.movementId, lineNo: first!.lineNo }
    expect(await refusal(getLines(story, side, invoice, [{ ...line, quantity: '6' }]))).toEqual(['trade.movement_line_left'])
    expect(await refusal(getLines(story, side, invoice, [{ ...line, lineNo: 5 }]))).toEqual(['trade.movement_line_unknown'])
    const filled = await getLines(story, side, invoice, [{ ...line, quantity: '2' }])
    expect(await refusal(trade.changeLines(filled, { 2: { quantity: '3' } }))).toEqual(['trade.more_than_movement'])
    expect(await refusal(trade.changeLines(filled, { 2: { itemId: story.company.items.inventory[1]!.id } }))).toContain('trade.line_of_movement')
    expect(await refusal(trade.change(filled, { currency: 'USD', rebuildLines: true }))).toEqual(['trade.document_processed'])
    // the order's own invoice comes first and takes all 5
    await trade.post(a, { only: 'invoice' })
    expect(await refusal(trade.post(filled))).toEqual(['trade.movement_invoiced_meanwhile'])
    await story.call(`${side}.invoice.lines.delete`, { documentId: filled.id, ids: filled.lines.map(({ id }) => id) })
  })

  scenario('a shipment on an open invoice is not undone under it: the invoice says so', 'NL', async story => {
    const trade = story[side]
    const [item] = story.company.items.inventory
    await story.takeIn('9', item!, '4', '2026-06-01')
    const order = await trade.order({ lines: [{ item: item!, quantity: '4', price: '10' }, { account: await story.expenseAccount(), quantity: '1', price: '7', more: { taxProductGroup: 'STANDARD' } }], on: '2026-06-02' })
    const shipped = await trade.post(order, { only: 'handle' })
    const filled = await getLines(story, side, await trade.invoice({ on: '2026-06-10' }))
    expect(filled.lines).toHaveLength(3)
    await trade.reverse(shipped, movement[side])
    expect(await refusal(trade.post(filled))).toEqual(['trade.movement_invoiced_meanwhile', 'trade.movement_invoiced_meanwhile'])
  })
})

scenario('the batch makes one invoice a customer, with its share of invoice discounts, and leaves out who may not be invoiced', 'NL', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('50', item!, '4', '2026-06-01')
  const { domestic, foreign } = story.company.customers
  const order = (party: { id: string }, more: object = {}) => story.sales.order({ party, lines: [{ item: item!, quantity: '10', price: '10' }], on: '2026-06-02', header: more })
  for (const party of [domestic, domestic, foreign]) await story.sales.post(await order(party, { invoiceDiscountPercent: '10' }), { only: 'handle' })
  expect(await refusal(story.call('sales.invoice.combine_shipments', {}))).toEqual(['trade.nothing_to_combine'])
  await story.customer({ combineShipments: true })
  const made = await story.call<{ invoices: { partyNumber: string; lines: number; id: string }[]; skipped: object[] }>('sales.invoice.combine_shipments', { postingDate: '2026-06-30' })
  expect(made).toMatchObject({ invoices: [{ partyNumber: 'C-DOM', lines: 2 }], skipped: [] })
  const invoice = await story.call<Document>('sales.invoice.get', { id: made.invoices[0]!.id })
  expect(invoice.totals).toMatchObject({ net: '180' })
  await story.sales.post(invoice)
  await story.call('parties.customers.change', { id: foreign.id, blocked: 'invoice', taxNumber: '' })
  expect(await story.call('sales.invoice.combine_shipments', { partyNumbers: ['C-FOR'] })).toMatchObject({ invoices: [], skipped: [{ partyNumber: 'C-FOR', blocked: 'invoice' }] })
})
