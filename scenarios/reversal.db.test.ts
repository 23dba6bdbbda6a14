/** A way back from whatever was posted: afterwards the books are as if it had never been (documents.md §11, §13). */
import { describe, expect } from 'vitest'
import { type Made, type Side, deducted, goods, invoice, stock } from './reversing.ts'
import { type Story, refusal, stories } from './scenario.ts'
import type { Document, Posted } from './trading.ts'

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

interface State {
  readonly name: string
  /** Makes and posts the document, an invoice; gives what is reversed. */
  readonly make: (story: Story, side: Side) => Promise<Made>
  readonly before?: (story: Story) => Promise<void>
  readonly reverse?: object
}

const dearerDollars = async (story: Story): Promise<void> => {
  for (const [day, rate] of [['2026-06-03', '0.91'], ['2026-06-10', '0.87']] as const) await story.rate('USD', day, rate)
}

/** What the matrix of all origins and settlements does not vary: currency, VAT in the price. */
const states: readonly State[] = [
  {
    name: 'an invoice in a foreign currency, the rate having moved',
    before: dearerDollars,
    make: (story, side) => invoice(story, side, { currency: 'USD' }),
    reverse: { postingDate: '2026-06-15' },
  },
  { name: 'an invoice with prices including VAT', make: (story, side) => invoice(story, side, { pricesIncludingTax: true }) },
  {
    name: 'an invoice in a foreign currency that deducts what was invoiced before at another rate',
    before: dearerDollars,
    make: (story, side) => deducted(story, side, { currency: 'USD', pricesIncludingTax: true }, { on: '2026-06-12' }),
  },
]

describe.each(['sales', 'purchase'] as const)('%s', side => {
  for (const { name, make, before, reverse } of states)
    scenario(`${side}: ${name} is taken back, and nothing is left of it`, 'NL', async story => {
      await before?.(story)
      await stock(story)
      const clean = await books(story)
      const posted = await make(story, side)
      const reversed = await story[side].reverse(posted, 'invoice', reverse)
      await posted.last?.()
      expect(reversed.documents.map(document => document.kind)).toContain('credit_memo')
      expect(await books(story)).toEqual(clean)
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
  const { id } = again.documents.find(({ kind }) => kind === 'shipment')!
  expect(await refusal(story.call('sales.posted_shipment.reversal', { id }))).toEqual(['trade.movement_invoiced'])
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
