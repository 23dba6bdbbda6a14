/** A way back from whatever was posted: afterwards the books are as if it had never been (documents.md §11, §13). */
import { describe, expect } from 'vitest'
import { type Story, refusal, stories } from './scenario.ts'
import type { Document, Posted, PostingChoice } from './trading.ts'

const { scenario } = await stories()

/** What all accounts, parties and items come to: nothing where nothing is left. */
async function books(story: Story): Promise<object> {
  const items = await story.call<{ rows: { itemNumber: string; quantity: string; costActual: string; costExpected: string }[] }>(
    'stock.value_entries.list', { limit: 500 },
  )
  const values = new Map<string, number>()
  for (const { itemNumber, costActual, costExpected } of items.rows)
    values.set(itemNumber, Math.round(((values.get(itemNumber) ?? 0) + Number(costActual) + Number(costExpected)) * 100) / 100)
  const open = [...(await story.customerEntries()), ...(await story.vendorEntries())].filter(entry => entry.remaining !== '0')
  return {
    gl: await story.glSince(),
    values: Object.fromEntries([...values].filter(([, value]) => value !== 0).sort()),
    onHand: await Promise.all(story.company.items.inventory.map(item => story.onHand(item))),
    open: open.map(entry => [entry.documentType, entry.remaining]),
  }
}

type Side = 'sales' | 'purchase'

/** Ten pieces at an odd price with a discount, a service, and words. */
const goods = (story: Story) => ({
  lines: [
    { item: story.company.items.inventory[0]!, quantity: '10', price: '33.33', discount: '7.5' },
    { item: story.company.items.service[0]!, quantity: '1.5', price: '80' },
    { text: 'With care' },
  ],
  on: '2026-06-05',
})

/** Some goods to sell, at two costs. */
async function stock(story: Story): Promise<void> {
  await story.takeIn('6', story.company.items.inventory[0]!, '11.11', '2026-06-01')
  await story.takeIn('20', story.company.items.inventory[0]!, '13.37', '2026-06-02')
}

const pays = (story: Story, side: Side) => (side === 'sales' ? story.customerPays : story.payVendor)
const entriesOf = (story: Story, side: Side) => (side === 'sales' ? story.customerEntries() : story.vendorEntries())

/** A posting, and what else is to be taken back so that nothing of it is left: what is in its way, or afterwards. */
interface Made extends Posted {
  readonly inTheWay?: readonly string[]
  readonly last?: () => Promise<unknown>
}

interface State {
  readonly name: string
  readonly kind: 'invoice' | 'credit_memo'
  /** Makes and posts the document; gives what is reversed and what the world keeps besides. */
  readonly make: (story: Story, side: Side) => Promise<Made>
  /** Money that came in or went out and stays: the bank's balance and what is open with the party. */
  readonly money?: boolean
  readonly before?: (story: Story, side: Side) => Promise<void>
  readonly reverse?: object
}

const post = async (story: Story, side: Side, document: Promise<Document>, choice?: PostingChoice): Promise<Posted> =>
  story[side].post(await document, choice)
const order = (story: Story, side: Side, choice?: PostingChoice) => post(story, side, story[side].order(goods(story)), choice)
const invoice = (story: Story, side: Side) => post(story, side, story[side].invoice(goods(story)))

/** Sold and bought in one, both invoices posted. Of the vendor's invoice the customer's is in the way, and goes first. */
async function straight(story: Story, side: Side): Promise<Made> {
  const made = await story.sales.order({ lines: [{ item: story.company.items.inventory[1]!, quantity: '7', price: '33.33', discount: '7.5' }], on: '2026-06-05' })
  const lineIds = made.lines.map(({ id }) => id)
  const { orders } = await story.call<{ orders: { id: string }[] }>('sales.order.buy_for_lines', { id: made.id, way: 'drop_shipment', lineIds, vendorNumber: 'V-DOM' })
  const order = await story.purchase.changeLines(await story.call<Document>('purchase.order.get', { id: orders[0]!.id }), { 1: { unitPrice: '11.37' } })
  const sold = await story.sales.post(await story.sales.get(made))
  const bought = await story.purchase.post(await story.purchase.get(order), { only: 'invoice' })
  return side === 'sales'
    ? { ...sold, last: () => story.purchase.reverse(bought, 'invoice') }
    : { ...bought, inTheWay: [sold.documents.find(({ kind }) => kind === 'invoice')!.id] }
}

/** Freight on the goods and the service beside it, shared out by amount. */
async function charged(story: Story, side: Side): Promise<Made> {
  const { baseUnit, generalProductGroup, taxProductGroup } = await story.call<Record<string, string>>('items.get', { id: story.company.items.service[0]!.id })
  const freight = await story.call<{ id: string; number: string }>('items.create', { number: 'FREIGHT', type: 'charge', description: 'Freight', baseUnit, generalProductGroup, taxProductGroup })
  const { lines, on } = goods(story)
  const made = await story[side].invoice({ lines: [...lines, { item: freight, quantity: '3', price: '17.77', discount: '5' }], on })
  const [first, service, , charge] = made.lines.map(({ id }) => id)
  await story.call(`${side}.charge.assign`, { lineId: charge, method: 'amount', targets: [{ lineId: first }, { lineId: service }] })
  return story[side].post(await story[side].get(made))
}

/** Two orders of which a part moved, on one invoice. */
async function combined(story: Story, side: Side): Promise<Made> {
  for (const quantity of ['4', '3']) {
    const made = await story[side].order(goods(story))
    await story[side].post(await story[side].changeLines(made, { 1: { quantityToHandle: quantity } }), { only: 'handle' })
  }
  const { id } = await story[side].invoice({ on: '2026-06-10' })
  await story.call(side === 'sales' ? 'sales.invoice.get_shipment_lines' : 'purchase.invoice.get_receipt_lines', { id })
  return story[side].post(await story.call<Document>(`${side}.invoice.get`, { id }))
}

const dearerDollars = async (story: Story): Promise<void> => {
  for (const [day, rate] of [['2026-06-03', '0.91'], ['2026-06-10', '0.87']] as const) await story.rate('USD', day, rate)
}

const prepaidOrder = (story: Story, side: Side, header: object = {}): Promise<Document> =>
  story[side].order({ ...goods(story), header: { prepaymentPercent: '33', ...header } })

const states: readonly State[] = [
  { name: 'an unpaid invoice', kind: 'invoice', make: invoice },
  { name: 'an order, shipped and invoiced at once', kind: 'invoice', make: order },
  {
    name: 'an invoice paid in part', kind: 'invoice', money: true,
    make: async (story, side) => {
      const posted = await invoice(story, side)
      await pays(story, side)({ amount: '100', entries: [(await entriesOf(story, side))[0]!.entryNo], on: '2026-06-08' })
      return posted
    },
  },
  {
    name: 'an invoice paid in full', kind: 'invoice', money: true,
    make: async (story, side) => {
      const posted = await invoice(story, side)
      await pays(story, side)({ entries: [(await entriesOf(story, side))[0]!.entryNo], on: '2026-06-20' })
      return posted
    },
  },
  {
    name: 'an invoice paid in three parts', kind: 'invoice', money: true,
    make: async (story, side) => {
      const posted = await invoice(story, side)
      const { entryNo } = (await entriesOf(story, side))[0]!
      await pays(story, side)({ amount: '10', entries: [entryNo], on: '2026-06-08' })
      await pays(story, side)({ amount: '20.01', entries: [entryNo], on: '2026-06-09' })
      await pays(story, side)({ entries: [entryNo], on: '2026-06-10' })
      return posted
    },
  },
  { name: 'an unpaid credit memo', kind: 'credit_memo', make: (story, side) => post(story, side, story[side].creditMemo(goods(story))) },
  { name: 'a return order, received and credited', kind: 'credit_memo', make: (story, side) => post(story, side, story[side].returnOrder(goods(story))) },
  {
    name: 'an invoice in a foreign currency, the rate having moved', kind: 'invoice',
    before: dearerDollars,
    make: async (story, side) => post(story, side, story[side].invoice({ ...goods(story), header: { currency: 'USD' } })),
    reverse: { postingDate: '2026-06-15' },
  },
  {
    name: 'an invoice with prices including VAT', kind: 'invoice',
    make: (story, side) => post(story, side, story[side].invoice({ ...goods(story), header: { pricesIncludingTax: true } })),
  },
  { name: 'an invoice of goods that went straight', kind: 'invoice', make: straight },
  { name: 'an invoice with freight on its goods', kind: 'invoice', make: charged },
  { name: 'an invoice of two orders, combined', kind: 'invoice', make: combined },
  {
    name: 'an invoice combined in a period that is closed now', kind: 'invoice',
    make: async (story, side) => {
      const posted = await combined(story, side)
      await story.finance({ allowPostingFrom: '2026-07-01' })
      return posted
    },
  },
  { name: 'an invoice before delivery', kind: 'invoice', make: async (story, side) => story[side].prepay(await prepaidOrder(story, side)) },
  {
    name: 'an invoice before delivery, paid', kind: 'invoice', money: true,
    make: async (story, side) => {
      const posted = await story[side].prepay(await prepaidOrder(story, side))
      await pays(story, side)({ entries: [(await entriesOf(story, side))[0]!.entryNo], on: '2026-06-08' })
      return posted
    },
  },
  {
    name: 'an invoice that deducts what was invoiced before', kind: 'invoice',
    make: async (story, side) => {
      const made = await prepaidOrder(story, side)
      const before = await story[side].prepay(made)
      return { ...(await story[side].post(await story[side].get(made))), last: () => story[side].reverse(before, 'invoice') }
    },
  },
  {
    name: 'an invoice in a foreign currency that deducts what was invoiced before at another rate', kind: 'invoice',
    before: dearerDollars,
    make: async (story, side) => {
      const made = await prepaidOrder(story, side, { currency: 'USD', pricesIncludingTax: true })
      const before = await story[side].prepay(made)
      return { ...(await story[side].post(await story[side].get(made), { on: '2026-06-12' })), last: () => story[side].reverse(before, 'invoice') }
    },
  },
  {
    name: 'an invoice settled by a credit memo', kind: 'invoice',
    make: async (story, side) => {
      const posted = await invoice(story, side)
      const appliesToEntryNo = (await entriesOf(story, side))[0]!.entryNo
      const credit = await post(story, side, story[side].creditMemo({ ...goods(story), header: { appliesToEntryNo } }))
      return { ...posted, last: () => story[side].reverse(credit, 'credit_memo') }
    },
  },
  {
    name: 'an invoice in a period that is closed now', kind: 'invoice',
    make: async (story, side) => {
      const posted = await invoice(story, side)
      await story.finance({ allowPostingFrom: '2026-07-01' })
      return posted
    },
  },
]

describe.each(['sales', 'purchase'] as const)('%s', side => {
  for (const { name, kind, make, money, before, reverse } of states)
    scenario(`${side}: ${name} is taken back, and nothing is left of it`, 'NL', async story => {
      await before?.(story, side)
      await stock(story)
      const clean = await books(story)
      const posted = await make(story, side)
      const { inTheWay } = posted
      const { id } = posted.documents.find(document => document.kind === kind)!
      const { first } = await story.call<{ first: { document: { id: string } }[] }>(`${side}.posted_${kind}.reversal`, { id })
      expect(first.map(({ document }) => document.id)).toEqual(inTheWay ?? [])
      const reversed = await story[side].reverse(posted, kind, { ...reverse, ...(inTheWay && { first: inTheWay }) })
      await posted.last?.()
      expect(reversed.documents.map(document => document.kind)).toContain(kind === 'invoice' ? 'credit_memo' : 'invoice')
      const left = (await books(story)) as { gl: Record<string, string>; open: string[][] }
      if (!money) return expect(left).toEqual(clean)
      // The money is still there, and the party's to use again.
      const control = side === 'sales' ? 'receivables' : 'payables'
      const { [control]: owed, bank, ...gl } = left.gl
      expect(Number(owed)).toBe(-Number(bank))
      expect(left.open.every(([type]) => type === 'payment')).toBe(true)
      expect({ ...left, gl, open: [] }).toEqual(clean)
    })
})

scenario('what was reversed may be reversed in turn, and is there again', 'NO', async story => {
  await stock(story)
  const posted = await invoice(story, 'sales')
  const there = await books(story)
  const back = await story.sales.reverse(posted, 'invoice')
  expect(await refusal(story.sales.reverse(posted, 'invoice'))).toEqual(['trade.already_reversed'])
  await story.sales.reverse(back, 'credit_memo')
  expect(await books(story)).toEqual(there)
})

scenario('an invoice of 6 of 10 is taken back while its order is open: 10 are to be shipped again (11-A)', 'NO', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('10', item!, '60', '2026-06-01')
  const made = await story.sales.order({ lines: [{ item: item!, quantity: '10', price: '100', more: { quantityToHandle: '6' } }], on: '2026-06-05' })
  const posted = await story.sales.post(made)
  expect(await story.gl(posted)).toEqual({
    receivables: '750.00', sales: '-600.00', 'sales VAT': '-150.00', 'cost of goods sold': '360.00', inventory: '-360.00',
  })
  const reversed = await story.sales.reverse(posted, 'invoice')
  expect(reversed.reopened).toMatchObject([{ number: made.number, lines: 1 }])
  expect(await story.gl(reversed)).toEqual({
    receivables: '-750.00', sales: '600.00', 'sales VAT': '150.00', 'cost of goods sold': '-360.00', inventory: '360.00',
  })
  expect((await story.sales.get(made)).lines[0]).toMatchObject({
    handledQuantity: '0', invoicedQuantity: '0', outstandingQuantity: '10', quantityToHandle: '10', quantityToInvoice: '10',
  })
  const again = await story.sales.post(await story.sales.get(made))
  expect(again.finished).toBe(true)
})

scenario('a shipment nobody invoiced is undone; the order ships and invoices again', 'NL', async story => {
  await stock(story)
  const clean = await books(story)
  const made = await story.sales.order(goods(story))
  const shipped = await story.sales.post(made, { only: 'handle' })
  const undone = await story.sales.reverse(shipped, 'shipment')
  expect(undone.documents.map(document => document.kind)).toEqual(['return_receipt'])
  expect(await books(story)).toEqual(clean)
  expect(await refusal(story.sales.reverse(shipped, 'shipment'))).toEqual(['trade.already_reversed'])
  const again = await story.sales.post(await story.sales.get(made))
  expect(await refusal(story.sales.reverse(again, 'shipment'))).toEqual(['trade.movement_invoiced'])
  await story.sales.reverse(again, 'invoice')
  expect(await books(story)).toEqual(clean)
})

scenario('a receipt nobody invoiced is undone, but not when its goods are sold; the sale goes first', 'BE', async story => {
  const [item] = story.company.items.inventory
  const clean = await books(story)
  const bought = await story.purchase.order({ lines: [{ item: item!, quantity: '10', price: '6' }], on: '2026-06-02' })
  const received = await story.purchase.post(bought, { only: 'handle' })
  const sold = await story.sales.post(await story.sales.invoice({ lines: [{ item: item!, quantity: '4', price: '9' }], on: '2026-06-03' }))
  expect(await refusal(story.purchase.reverse(received, 'receipt'))).toEqual(['trade.goods_gone'])
  await story.sales.reverse(sold, 'invoice')
  await story.purchase.reverse(received, 'receipt')
  expect(await books(story)).toEqual(clean)
})

/** Ten sold and bought straight in two parts, of which the vendor asked 7 in place of 6 for the second. */
async function inParts(story: Story): Promise<{ sold: Posted[]; bought: Posted[]; sale: Document; purchase: Document }> {
  const [item] = story.company.items.inventory
  const made = await story.sales.order({ lines: [{ item: item!, quantity: '10', price: '10' }], on: '2026-06-05' })
  const { orders } = await story.call<{ orders: { id: string }[] }>('sales.order.buy_for_lines', { id: made.id, way: 'drop_shipment', lineIds: [made.lines[0]!.id], vendorNumber: 'V-DOM' })
  let purchase = await story.call<Document>('purchase.order.get', { id: orders[0]!.id })
  let sale = await story.sales.get(made)
  const sold: Posted[] = []
  const bought: Posted[] = []
  for (const [quantity, unitPrice] of [['4', '6'], ['6', '7']] as const) {
    sale = await story.sales.changeLines(await story.sales.get(sale), { 1: { quantityToHandle: quantity, quantityToInvoice: quantity } })
    sold.push(await story.sales.post(sale))
    await story.purchase.reopen(await story.purchase.get(purchase))
    purchase = await story.purchase.changeLines(await story.purchase.get(purchase), { 1: { unitPrice } })
    bought.push(await story.purchase.post(purchase, { only: 'invoice' }))
  }
  return { sold, bought, sale, purchase }
}

const invoiceOf = ({ documents }: Posted) => documents.find(({ kind }) => kind === 'invoice')!

describe.each(['sales first', 'purchase first'] as const)('straight goods in parts, %s', order => {
  scenario('each step of the way back leaves the right gross profit, and the last leaves nothing', 'NL', async story => {
    const clean = await books(story)
    const { sold, bought } = await inParts(story)
    const profit = async () => {
      const { sales = '0', 'cost of goods sold': cost = '0' } = await story.glSince()
      return 0 - Number(sales) - Number(cost)
    }
    expect(await profit()).toBe(100 - 24 - 42)
    if (order === 'sales first') {
      await story.sales.reverse(sold[1]!, 'invoice')
      expect(await profit()).toBe(40 - 24)
      await story.purchase.reverse(bought[1]!, 'invoice')
      expect(await profit()).toBe(40 - 24)
      await story.sales.reverse(sold[0]!, 'invoice')
      expect(await profit()).toBe(0)
      await story.purchase.reverse(bought[0]!, 'invoice')
      return expect(await books(story)).toEqual(clean)
    }
    // The vendor's invoice alone cannot go: the customer has the goods. What is in the way is named, and goes with it.
    expect(await refusal(story.purchase.reverse(bought[1]!, 'invoice'))).toEqual(['trade.goods_gone'])
    const { id } = invoiceOf(bought[1]!)
    const will = await story.call<{ first: { document: { id: string; number: string }; goods: object[]; grossTotal: string }[]; goods: object[] }>('purchase.posted_invoice.reversal', { id })
    expect(will).toMatchObject({
      first: [{ document: { id: invoiceOf(sold[1]!).id, side: 'sales', kind: 'invoice', number: invoiceOf(sold[1]!).number }, goods: [{ quantity: '6' }], grossTotal: '72.6' }],
      goods: [{ quantity: '-6' }],
    })
    const before = await books(story)
    const shown = await story.call<{ preview: boolean; gl: { account: string }[] }>('purchase.posted_invoice.reverse', { id, first: will.first.map(({ document }) => document.id) }, { mode: 'preview' })
    expect(shown.preview).toBe(true)
    expect(shown.gl.map(({ account }) => account)).toContain(await story.accountFor('receivables'))
    expect(await books(story)).toEqual(before)
    for (const at of [1, 0]) {
      const back = await story.purchase.reverse(bought[at]!, 'invoice', { first: [invoiceOf(sold[at]!).id] })
      expect(back).toMatchObject({ first: [{ number: invoiceOf(sold[at]!).number }] })
      expect(await profit()).toBe(at === 1 ? 40 - 24 : 0)
    }
    expect(await books(story)).toEqual(clean)
  })
})

scenario('a vendor’s invoice of what was shipped and not yet invoiced takes the shipment back with it', 'NO', async story => {
  await story.call('trade.purchase_setup.change', { dropShipmentSalesFirst: false })
  const clean = await books(story)
  const [item] = story.company.items.inventory
  const made = await story.sales.order({ lines: [{ item: item!, quantity: '10', price: '10' }], on: '2026-06-05' })
  const { orders } = await story.call<{ orders: { id: string }[] }>('sales.order.buy_for_lines', { id: made.id, way: 'drop_shipment', lineIds: [made.lines[0]!.id], vendorNumber: 'V-DOM' })
  const purchase = await story.purchase.changeLines(await story.call<Document>('purchase.order.get', { id: orders[0]!.id }), { 1: { unitPrice: '6' } })
  const bought = await story.purchase.post(purchase)
  expect(await refusal(story.sales.reverse(bought, 'shipment'))).toEqual(['trade.movement_invoiced'])
  const back = await story.purchase.reverse(bought, 'invoice')
  expect(back.documents.map(({ kind }) => kind).sort()).toEqual(['credit_memo', 'return_receipt', 'return_shipment'])
  expect((await story.sales.get(made)).lines[0]).toMatchObject({ handledQuantity: '0', outstandingQuantity: '10' })
  expect(await books(story)).toEqual(clean)
})

scenario('goods bought, sold and partly returned: taking the purchase back takes all of it back, when told to', 'BE', async story => {
  const [item] = story.company.items.inventory
  const clean = await books(story)
  const bought = await story.purchase.post(await story.purchase.invoice({ lines: [{ item: item!, quantity: '10', price: '6' }], on: '2026-06-02' }))
  const sold = await story.sales.post(await story.sales.invoice({ lines: [{ item: item!, quantity: '8', price: '9' }], on: '2026-06-03' }))
  const { rows } = await story.call<{ rows: { entryNo: number }[] }>('stock.item_entries.list', { filter: { type: 'sale' } })
  const returned = await story.sales.post(await story.sales.creditMemo({ lines: [{ item: item!, quantity: '3', price: '9', more: { appliesToItemEntryNo: rows[0]!.entryNo } }], on: '2026-06-04' }))
  const { first } = await story.call<{ first: { document: { id: string; number: string } }[] }>('purchase.posted_invoice.reversal', { id: invoiceOf(bought).id })
  expect(first.map(({ document }) => document.number)).toEqual([returned.documents.find(({ kind }) => kind === 'credit_memo')!.number, invoiceOf(sold).number])
  // Half of the list is not enough: nothing at all is done.
  const before = await books(story)
  expect(await refusal(story.purchase.reverse(bought, 'invoice', { first: [invoiceOf(sold).id] }))).not.toEqual([])
  expect(await books(story)).toEqual(before)
  await story.purchase.reverse(bought, 'invoice', { first: first.map(({ document }) => document.id) })
  expect(await books(story)).toEqual(clean)
})

scenario('before it is done, one is told what will be', 'NL', async story => {
  const [item] = story.company.items.inventory
  await stock(story)
  const made = await story.sales.order({ lines: [{ item: item!, quantity: '10', price: '100', more: { quantityToHandle: '6' } }], on: '2026-06-05' })
  const posted = await story.sales.post(made)
  await story.customerPays({ amount: '100', on: '2026-06-08' })
  const { id } = posted.documents.find(({ kind }) => kind === 'invoice')!
  expect(await story.call('sales.posted_invoice.reversal', { id })).toMatchObject({
    postingDate: '2026-06-05',
    posts: ['return_receipt', 'credit_memo'],
    unapplies: [{ documentType: 'payment' }],
    goods: [{ itemNumber: item!.number, quantity: '6' }],
    reopens: [{ id: made.id, number: made.number, lines: 1 }],
    grossTotal: '726',
  })
  expect((await story.customerEntries()).map(({ remaining }) => remaining)).toEqual(['626', '0'])
})
