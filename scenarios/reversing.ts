/** What the stories of the way back have in common: goods, and the many ways a document comes to be. */
import type { Story } from './scenario.ts'
import type { Document, Posted, PostingChoice } from './trading.ts'

export type Side = 'sales' | 'purchase'

/** A posting, and what else is to be taken back so that nothing of it is left: what is in its way, or afterwards. */
export interface Made extends Posted {
  readonly inTheWay?: readonly string[]
  readonly last?: () => Promise<unknown>
}

/** Ten pieces at an odd price with a discount, a service, and words. */
export const goods = (story: Story) => ({
  lines: [
    { item: story.company.items.inventory[0]!, quantity: '10', price: '33.33', discount: '7.5' },
    { item: story.company.items.service[0]!, quantity: '1.5', price: '80' },
    { text: 'With care' },
  ],
  on: '2026-06-05',
})

/** Some goods to sell, at two costs. */
export async function stock(story: Story): Promise<void> {
  await story.takeIn('6', story.company.items.inventory[0]!, '11.11', '2026-06-01')
  await story.takeIn('20', story.company.items.inventory[0]!, '13.37', '2026-06-02')
}

export const pays = (story: Story, side: Side) => (side === 'sales' ? story.customerPays : story.payVendor)
export const entriesOf = (story: Story, side: Side) => (side === 'sales' ? story.customerEntries() : story.vendorEntries())

export const post = async (story: Story, side: Side, document: Promise<Document>, choice?: PostingChoice): Promise<Posted> =>
  story[side].post(await document, choice)
export const order = (story: Story, side: Side, choice?: PostingChoice) => post(story, side, story[side].order(goods(story)), choice)
export const returnOrder = (story: Story, side: Side, choice?: PostingChoice) => post(story, side, story[side].returnOrder(goods(story)), choice)
export const invoice = (story: Story, side: Side, header: object = {}) => post(story, side, story[side].invoice({ ...goods(story), header }))
export const creditMemo = (story: Story, side: Side, header: object = {}) => post(story, side, story[side].creditMemo({ ...goods(story), header }))

/** Seven sold and bought in one: the order, and the purchase order that sends them straight. */
export async function straightOrders(story: Story): Promise<{ sale: Document; purchase: Document }> {
  const made = await story.sales.order({ lines: [{ item: story.company.items.inventory[1]!, quantity: '7', price: '33.33', discount: '7.5' }], on: '2026-06-05' })
  const lineIds = made.lines.map(({ id }) => id)
  const { orders } = await story.call<{ orders: { id: string }[] }>('sales.order.buy_for_lines', { id: made.id, way: 'drop_shipment', lineIds, vendorNumber: 'V-DOM' })
  const order = await story.call<Document>('purchase.order.get', { id: orders[0]!.id })
  return { sale: await story.sales.get(made), purchase: await story.purchase.changeLines(order, { 1: { unitPrice: '11.37' } }) }
}

/** Sold and bought in one, both invoices posted. Of the vendor's invoice the customer's is in the way, and goes first. */
export async function straight(story: Story, side: Side): Promise<Made> {
  const { sale, purchase } = await straightOrders(story)
  const sold = await story.sales.post(sale)
  const bought = await story.purchase.post(await story.purchase.get(purchase), { only: 'invoice' })
  return side === 'sales'
    ? { ...sold, last: () => story.purchase.reverse(bought, 'invoice') }
    : { ...bought, inTheWay: [sold.documents.find(({ kind }) => kind === 'invoice')!.id] }
}

/** Freight on the goods and the service beside it, shared out by amount. */
export async function charged(story: Story, side: Side): Promise<Made> {
  const { baseUnit, generalProductGroup, taxProductGroup } = await story.call<Record<string, string>>('items.get', { id: story.company.items.service[0]!.id })
  const freight = await story.call<{ id: string; number: string }>('items.create', { number: 'FREIGHT', type: 'charge', description: 'Freight', baseUnit, generalProductGroup, taxProductGroup })
  const { lines, on } = goods(story)
  const made = await story[side].invoice({ lines: [...lines, { item: freight, quantity: '3', price: '17.77', discount: '5' }], on })
  const [first, service, , charge] = made.lines.map(({ id }) => id)
  await story.call(`${side}.charge.assign`, { lineId: charge, method: 'amount', targets: [{ lineId: first }, { lineId: service }] })
  return story[side].post(await story[side].get(made))
}

/** Two orders of which a part moved, on one invoice. */
export async function combined(story: Story, side: Side): Promise<Made> {
  for (const quantity of ['4', '3']) {
    const made = await story[side].order(goods(story))
    await story[side].post(await story[side].changeLines(made, { 1: { quantityToHandle: quantity } }), { only: 'handle' })
  }
  const { id } = await story[side].invoice({ on: '2026-06-10' })
  await story.call(side === 'sales' ? 'sales.invoice.get_shipment_lines' : 'purchase.invoice.get_receipt_lines', { id })
  return story[side].post(await story.call<Document>(`${side}.invoice.get`, { id }))
}

/** An order that asks for a third before delivery. */
export const prepaidOrder = (story: Story, side: Side, header: object = {}): Promise<Document> =>
  story[side].order({ ...goods(story), header: { prepaymentPercent: '33', ...header } })

/** The invoice of what was delivered, less what was invoiced before. */
export async function deducted(story: Story, side: Side, header?: object, choice?: PostingChoice): Promise<Made> {
  const made = await prepaidOrder(story, side, header)
  const before = await story[side].prepay(made)
  const posted = await story[side].post(await story[side].get(made), choice)
  return { ...posted, last: () => story[side].reverse(before, 'invoice') }
}
