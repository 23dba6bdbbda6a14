/** The chain of documents: from quote to payment, the purchase beside it, the same whichever document one stands on. */
import { expect } from 'vitest'
import { type Story, stories } from './scenario.ts'
import type { Document, Posted } from './trading.ts'

const { scenario } = await stories()

interface Node { readonly id: string; readonly side: string; readonly kind: string; readonly state: string; readonly number: string; readonly status: string; readonly amount: string | null }
interface Chain { readonly nodes: readonly Node[]; readonly edges: readonly { readonly from: string; readonly to: string }[]; readonly more: boolean }

const chainOf = (story: Story, { id }: { id: string }): Promise<Chain> => story.call<Chain>('documents.chain', { id })

/** `sales order 1 > sales shipment 1`, and what each document is. */
async function drawn(story: Story, of: { id: string }): Promise<{ ways: string[]; states: Record<string, string> }> {
  const { nodes, edges } = await chainOf(story, of)
  const counted = new Map<string, number>()
  const names = new Map(nodes.map(({ id, side, kind }) => {
    const what = `${side} ${kind}`
    counted.set(what, (counted.get(what) ?? 0) + 1)
    return [id, `${what} ${counted.get(what)}`]
  }))
  return {
    ways: edges.map(({ from, to }) => `${names.get(from)} > ${names.get(to)}`).sort(),
    states: Object.fromEntries(nodes.map(({ id, state, status, amount }) => [names.get(id)!, [state, status, ...(amount === null ? [] : [amount])].join(' ')])),
  }
}

const posted = ({ documents }: Posted, kind: string) => documents.find(each => each.kind === kind)!
const part = async (story: Story, order: Document, quantity: string): Promise<Posted> =>
  story.sales.post(await story.sales.changeLines(order, { 1: { quantityToHandle: quantity } }))

scenario('a quote, ordered, shipped and invoiced in two parts and paid in one: seen alike from every document of it', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('10', item!, '5', '2026-06-01')
  const quote = await sales.quote({ lines: [{ item: item!, quantity: '10', price: '10' }], on: '2026-06-02' })
  const order = await sales.makeOrder(quote)
  expect((await drawn(story, order)).ways).toEqual(['sales quote 1 > sales order 1'])
  const first = await part(story, order, '4')
  expect((await drawn(story, quote)).states).toEqual({
    'sales quote 1': 'ended converted 121', 'sales order 1': 'open partly_handled 121', 'sales shipment 1': 'posted posted', 'sales invoice 1': 'posted unpaid 48.4',
  })
  const last = await part(story, await sales.get(order), '6')
  await story.customerPays({ amount: '100', on: '2026-06-09' })
  const whole = await drawn(story, order)
  expect(whole).toEqual({
    ways: [
      'sales invoice 1 > sales payment 1', 'sales invoice 2 > sales payment 1', 'sales order 1 > sales shipment 1', 'sales order 1 > sales shipment 2',
      'sales quote 1 > sales order 1', 'sales shipment 1 > sales invoice 1', 'sales shipment 2 > sales invoice 2',
    ],
    states: {
      'sales quote 1': 'ended converted 121', 'sales order 1': 'ended finished 121',
      'sales shipment 1': 'posted posted', 'sales invoice 1': 'posted paid 48.4', 'sales shipment 2': 'posted posted', 'sales invoice 2': 'posted partly_paid 72.6',
      'sales payment 1': 'posted posted 100',
    },
  })
  for (const each of [quote, posted(first, 'shipment'), posted(last, 'invoice')]) expect(await drawn(story, each)).toEqual(whole)
  const payment = (await chainOf(story, order)).nodes.find(({ kind }) => kind === 'payment')!
  expect((await drawn(story, payment)).ways).toEqual(['sales invoice 1 > sales payment 1', 'sales invoice 2 > sales payment 1'])
})

scenario('goods that go straight: the purchase stands beside the sale', 'NO', async story => {
  const [item] = story.company.items.inventory
  const sale = await story.sales.order({ lines: [{ item: item!, quantity: '10', price: '10' }], on: '2026-06-02' })
  const { orders } = await story.call<{ orders: { id: string }[] }>('sales.order.buy_for_lines', {
    id: sale.id, version: sale.version, way: 'drop_shipment', lineIds: [sale.lines[0]!.id], vendorNumber: 'V-DOM',
  })
  const purchase = await story.call<Document>('purchase.order.get', { id: orders[0]!.id })
  expect((await drawn(story, purchase)).ways).toEqual(['sales order 1 > purchase order 1'])
  await story.sales.post(await story.sales.get(sale), { only: 'handle' })
  await story.sales.post(await story.sales.get(sale), { only: 'invoice' })
  await story.purchase.post(await story.purchase.get(purchase), { only: 'invoice' })
  const { ways } = await drawn(story, sale)
  expect(ways).toEqual(expect.arrayContaining([
    'purchase order 1 > purchase receipt 1', 'purchase receipt 1 > purchase invoice 1', 'sales order 1 > purchase order 1', 'sales order 1 > sales shipment 1',
    'sales shipment 1 > sales invoice 1',
  ]))
  expect((await drawn(story, purchase)).ways).toEqual(ways)
})

scenario('one invoice for the shipments of two orders belongs to both, and neither order to the other', 'BE', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('20', item!, '4', '2026-06-01')
  const orders = [await sales.order({ lines: [{ item: item!, quantity: '5', price: '10' }] }), await sales.order({ lines: [{ item: item!, quantity: '3', price: '12' }] })]
  for (const order of orders) await sales.post(order, { only: 'handle' })
  const draft = await sales.invoice({ on: '2026-06-10' })
  await story.call('sales.invoice.get_shipment_lines', { id: draft.id })
  expect((await drawn(story, draft)).ways).toEqual([
    'sales order 1 > sales shipment 1', 'sales order 2 > sales shipment 2', 'sales shipment 1 > sales invoice 1', 'sales shipment 2 > sales invoice 1',
  ])
  const invoice = posted(await sales.post(await sales.get(draft)), 'invoice')
  expect((await drawn(story, invoice)).ways).toHaveLength(4)
  expect(await drawn(story, orders[0]!)).toEqual({
    ways: ['sales order 1 > sales shipment 1', 'sales shipment 1 > sales invoice 1'],
    states: { 'sales order 1': 'ended finished 60.5', 'sales shipment 1': 'posted posted', 'sales invoice 1': 'posted unpaid 104.06' },
  })
})

scenario('what is taken back or returned goes on from the invoice it was on', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('20', item!, '4', '2026-06-01')
  const order = await sales.order({ lines: [{ item: item!, quantity: '5', price: '10' }], on: '2026-06-02' })
  const sold = await sales.post(order)
  const back = await story.call<Document>('sales.return_order.create', { partyId: company.customers.domestic.id })
  await story.call('sales.return_order.copy_from', { id: back.id, source: posted(sold, 'invoice').id })
  expect((await drawn(story, order)).ways).toEqual([
    'sales invoice 1 > sales return_order 1', 'sales order 1 > sales shipment 1', 'sales shipment 1 > sales invoice 1',
  ])
  const returned = await sales.get(back)
  await sales.post(returned, { only: 'handle' })
  await sales.post(await sales.get(returned), { only: 'invoice' })
  expect((await drawn(story, order)).ways).toEqual([
    'sales invoice 1 > sales return_order 1', 'sales order 1 > sales shipment 1', 'sales return_order 1 > sales return_receipt 1',
    'sales return_receipt 1 > sales credit_memo 1', 'sales shipment 1 > sales invoice 1',
  ])
  expect(await drawn(story, returned)).toEqual(await drawn(story, order))

  const other = await sales.post(await sales.invoice({ lines: [{ item: item!, quantity: '2', price: '10' }], on: '2026-06-05' }))
  await story.call('sales.posted_invoice.cancel', { id: posted(other, 'invoice').id })
  const cancelled = await drawn(story, posted(other, 'invoice'))
  expect(cancelled.ways).toEqual([
    'sales invoice 1 > sales return_receipt 1', 'sales return_receipt 1 > sales credit_memo 1', 'sales shipment 1 > sales invoice 1',
  ])
  expect(cancelled.states).toMatchObject({ 'sales invoice 1': 'posted taken_back 24.2', 'sales credit_memo 1': 'posted paid 24.2' })
})

scenario('of a blanket order every call-off is shown; a call-off shows its blanket order and no other call-off', 'NL', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('300', item!, '5', '2026-06-01')
  const { sales } = story
  const blanket = await sales.blanketOrder({ lines: [{ item: item!, quantity: '100', price: '10' }], on: '2026-06-02' })
  const callOff = async (quantity: string) => sales.makeOrder(await sales.changeLines(blanket, { 1: { quantityToHandle: quantity } }))
  const [one, two] = [await callOff('10'), await callOff('20')]
  await sales.post(one)
  expect((await drawn(story, blanket)).ways).toEqual([
    'sales blanket_order 1 > sales order 1', 'sales blanket_order 1 > sales order 2', 'sales order 1 > sales shipment 1', 'sales shipment 1 > sales invoice 1',
  ])
  expect((await drawn(story, two!)).ways).toEqual(['sales blanket_order 1 > sales order 1'])
  expect(await chainOf(story, { id: crypto.randomUUID() })).toEqual({ nodes: [], edges: [], more: false })
})
