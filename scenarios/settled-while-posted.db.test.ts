/** What a document settles, who owes it, and what becomes of the document (documents.md §1.2, §1.5, §6.3). */
import { expect } from 'vitest'
import { refusal, stories } from './scenario.ts'
import type { Line } from './trading.ts'

const { db, scenario } = await stories()

const sql = async <T>(text: string, companyId: number, ...more: unknown[]): Promise<T[]> =>
  (await db.owner.query(text, [companyId, ...more])).rows as T[]

scenario('a payment method with a balancing account pays at once: invoice and payment close each other', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await sql(`insert into parties.payment_methods (company_id, code, name, balancing_kind, balancing_account)
    values ($1, 'COUNTER', '{"en": "Paid at the counter"}', 'bank_account', $2)`, company.companyId, company.bankAccount)
  const lines: Line[] = [{ item: service!, quantity: '10', price: '100' }]
  const paid = await sales.post(await sales.invoice({ header: { paymentMethod: 'COUNTER' }, lines }))
  expect(await story.gl(paid)).toEqual({ bank: '1210.00', sales: '-1000.00', 'sales VAT': '-210.00' })
  const entries = await story.customerEntries()
  expect(entries.map(({ documentType, amount, open }) => ({ documentType, amount, open }))).toEqual([
    { documentType: 'invoice', amount: '1210', open: false }, { documentType: 'payment', amount: '-1210', open: false },
  ])
  const [bank] = await sql<{ amount: string }>('select round(sum(amount), 2)::text as amount from bank.entries where company_id = $1', company.companyId)
  expect(bank!.amount).toBe('1210.00')
  const refunded = await sales.post(await sales.creditMemo({ header: { paymentMethod: 'COUNTER' }, lines }))
  expect(await story.gl(refunded)).toMatchObject({ bank: '-1210.00' })
  expect((await story.customerEntries()).at(-1)).toMatchObject({ documentType: 'refund', open: false })
})

scenario('a credit memo settles the invoice it names, a part of it; the rest stays open', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await sales.post(await sales.invoice({ lines: [{ item: service!, quantity: '10', price: '100' }] }))
  const [invoice] = await story.customerEntries()
  await sales.post(await sales.creditMemo({ header: { appliesToEntryNo: invoice!.entryNo }, lines: [{ item: service!, quantity: '4', price: '100' }] }))
  expect((await story.customerEntries()).map(({ remaining, open }) => ({ remaining, open }))).toEqual([
    { remaining: '726', open: true }, { remaining: '0', open: false },
  ])
  const last = await sales.creditMemo({ header: { appliesToEntryNo: invoice!.entryNo }, lines: [{ item: service!, quantity: '6', price: '100' }] })
  await sales.post(last)
  expect((await story.customerEntries()).every(({ open }) => !open)).toBe(true)
  const again = await sales.creditMemo({ header: { appliesToEntryNo: invoice!.entryNo }, lines: [{ item: service!, quantity: '1', price: '100' }] })
  expect(await refusal(sales.post(again))).toEqual(['openitems.entry_closed'])
  const nowhere = await sales.creditMemo({ header: { appliesToEntryNo: 999_999_999 }, lines: [{ item: service!, quantity: '1', price: '100' }] })
  expect(await refusal(sales.post(nowhere))).toEqual(['openitems.entry_not_found'])
})

scenario('a vendor’s invoice is credited for no more hours than it had; what else is credited is a credit of its own', 'NL', async story => {
  const { purchase, company } = story
  const [hours, transport] = company.items.service
  await purchase.post(await purchase.invoice({ lines: [{ item: hours!, quantity: '6', price: '50' }, { item: hours!, quantity: '4', price: '50' }] }))
  const { entryNo: appliesToEntryNo } = (await story.vendorEntries()).at(-1)!
  const memo = (...quantities: string[]) => purchase.creditMemo({
    header: { appliesToEntryNo }, lines: quantities.map(quantity => ({ item: hours!, quantity, price: '10' })),
  })
  await expect(purchase.post(await memo('8', '3'))).rejects.toMatchObject({ problems: [
    { code: 'trade.credits_more_than_invoiced', field: 'lines.20000.quantity', params: { lineNo: 20000, credited: '11', invoiced: '10' } },
  ] })
  await purchase.post(await memo('8', '2'))
  await purchase.post(await purchase.creditMemo({ header: { appliesToEntryNo }, lines: [{ item: transport ?? hours!, quantity: '1', price: '10' }] }))
  await purchase.post(await purchase.creditMemo({ lines: [{ item: hours!, quantity: '30', price: '1' }] }))
})

scenario('who ordered and who owes differ: terms, currency and debt are the payer’s', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await sql("update parties.parties set payment_terms = '2P10-30' where company_id = $1 and id = $2", company.companyId, company.customers.foreign.id)
  await story.customer({ billToId: company.customers.foreign.id })
  const posted = await sales.post(await sales.invoice({ lines: [{ item: service!, quantity: '1', price: '100' }] }))
  const [entry] = await sql<{ party_id: string; ordering_party_id: string }>(
    'select party_id, ordering_party_id from openitems.party_entries where company_id = $1 and transaction_no = $2', company.companyId, posted.transactionNo,
  )
  expect(entry).toMatchObject({ party_id: company.customers.foreign.id, ordering_party_id: company.customers.domestic.id })
  // what is sold bears the VAT of who ordered
  expect(await story.gl(posted)).toMatchObject({ receivables: '121.00', sales: '-100.00', 'sales VAT': '-21.00' })
  expect((await story.customerEntries())[0]).toMatchObject({ discountDate: '2026-06-25' })
})

scenario('the working number becomes the posted one where both come from one series', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await sql(`update trade.series s set series_code = (select p.series_code from trade.series p where p.company_id = $1 and p.side = 'sales'
    and p.kind = 'posted_invoice') where s.company_id = $1 and s.side = 'sales' and s.kind = 'invoice'`, company.companyId)
  const invoice = await sales.invoice({ lines: [{ item: service!, quantity: '1', price: '100' }] })
  const posted = await sales.post(invoice)
  expect(posted.documents.find(({ kind }) => kind === 'invoice')!.number).toBe(invoice.number)
})

scenario('goods of an invoice move under its own number where no shipment is asked for', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('1', item!, '5')
  await sql("update trade.setup set movement_document_on_invoice = false where company_id = $1 and side = 'sales'", company.companyId)
  const posted = await sales.post(await sales.invoice({ lines: [{ item: item!, quantity: '1', price: '10' }] }))
  expect(posted.documents.map(({ kind }) => kind)).toEqual(['invoice'])
  const [entry] = await sql<{ document_id: string }>(
    "select document_id from stock.item_entries where company_id = $1 and type = 'sale'", company.companyId,
  )
  expect(entry!.document_id).toBe(posted.documents[0]!.id)
})

scenario('an order that is done is gone, though a text stands on it; one with a line to invoice stays', 'NL', async story => {
  const { sales, company } = story
  const [item, other] = company.items.inventory
  await story.takeIn('5', item!, '5')
  await story.takeIn('5', other!, '5')
  const order = await sales.order({ lines: [{ item: item!, quantity: '1', price: '10' }, { text: 'With thanks' }, { item: other!, quantity: '2', price: '10' }] })
  await sales.changeLines(order, { 3: { quantityToHandle: '0' } })
  expect((await sales.post(order)).finished).toBe(false)
  expect((await sales.get(order)).lines.map(({ invoicedQuantity }) => invoicedQuantity)).toEqual(['1', '0', '0'])
  expect(await sales.post(order)).toMatchObject({ finished: true })
  expect(await refusal(sales.get(order))).toEqual(['trade.document_gone'])
})

scenario('what to ship goes back to nothing after each posting where the set-up proposes nothing', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await sql("update trade.setup set default_quantity_to_handle = 'blank' where company_id = $1", company.companyId)
  const order = await sales.order({ lines: [{ item: service!, quantity: '10', price: '10' }] })
  expect(order.lines[0]).toMatchObject({ quantityToHandle: '0', quantityToInvoice: '0' })
  expect(await refusal(sales.post(order))).toEqual(['trade.nothing_to_post'])
  await sales.changeLines(order, { 1: { quantityToHandle: '6' } })
  await sales.post(order)
  expect((await sales.get(order)).lines[0]).toMatchObject({ handledQuantity: '6', quantityToHandle: '0', quantityToInvoice: '0', outstandingQuantity: '4' })
})

scenario('shipped in two parts and invoiced in one: the invoice takes both shipments', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('4', item!, '60')
  await story.takeIn('6', item!, '65')
  const order = await sales.order({ lines: [{ item: item!, quantity: '10', price: '100' }] })
  await sales.changeLines(order, { 1: { quantityToHandle: '4' } })
  await sales.post(order, { only: 'handle' })
  await sales.post(order, { only: 'handle' })
  expect((await sales.get(order)).lines[0]).toMatchObject({ handledQuantity: '10', invoicedQuantity: '0', quantityToInvoice: '10' })
  const invoiced = await sales.post(order)
  expect(await story.gl(invoiced)).toMatchObject({ receivables: '1210.00', 'cost of goods sold': '630.00', inventory: '-630.00' })
  expect(invoiced).toMatchObject({ finished: true, documents: [{ kind: 'invoice' }] })
})

scenario('three units for 10.00 leave by average at 3.33, 3.34 and 3.33 (E11)', 'NL', async story => {
  const { sales, purchase, company } = story
  const item = company.items.inventory[1]!
  await purchase.post(await purchase.invoice({ lines: [{ item, quantity: '3', price: '3.33333' }] }))
  const costs: string[] = []
  for (let sale = 0; sale < 3; sale++) {
    const posted = await sales.post(await sales.invoice({ lines: [{ item, quantity: '1', price: '9' }] }))
    costs.push((await story.gl(posted))['cost of goods sold']!)
  }
  expect(costs).toEqual(['3.33', '3.34', '3.33'])
  expect((await story.glSince()).inventory).toBeUndefined()
})

scenario('a purchase dated back changes what was sold after it: 15.00 becomes 17.00 (E13)', 'NL', async story => {
  const { sales, purchase, company } = story
  const item = company.items.inventory[1]!
  const buy = async (price: string, on: string) => purchase.post(await purchase.invoice({ lines: [{ item, quantity: '1', price }], on }))
  await buy('10', '2026-06-01')
  await buy('20', '2026-06-02')
  for (const on of ['2026-06-10', '2026-06-11']) await sales.post(await sales.invoice({ lines: [{ item, quantity: '1', price: '30' }], on }))
  expect(await story.costOfSales(item)).toMatchObject({ actual: '30.00' })
  await buy('21', '2026-06-03')
  expect(await story.costOfSales(item)).toMatchObject({ actual: '34.00' })
})

scenario('bought in dollars, received at 0.80 and invoiced at 0.90: the goods cost what the invoice says', 'NL', async story => {
  const { sales, purchase, company } = story
  const [item] = company.items.inventory
  await sql("delete from currencies.rates where company_id = $1 and currency = 'USD'", company.companyId)
  await story.rate('USD', '2026-06-01', '0.8')
  await story.rate('USD', '2026-06-10', '0.9')
  const order = await purchase.order({ party: company.vendors.foreign, lines: [{ item: item!, quantity: '10', price: '100' }], on: '2026-06-02' })
  await purchase.post(order, { only: 'handle' })
  const sold = await sales.post(await sales.invoice({ lines: [{ item: item!, quantity: '4', price: '150' }], on: '2026-06-05' }))
  expect(await story.gl(sold)).toMatchObject({ 'cost of goods sold': '320.00' })
  const invoiced = await purchase.post(order, { only: 'invoice', on: '2026-06-10' })
  // 1 000 dollars are 900.00; of the 100.00 more than expected 40.00 are the sale's
  expect(await story.gl(invoiced)).toMatchObject({ payables: '-900.00', purchases: '900.00', inventory: '860.00', 'cost of goods sold': '40.00' })
  expect((await story.vendorEntries())[0]).toMatchObject({ amount: '-1000' })
})

scenario('exposure of 10 200 against a limit of 10 000 is warned of, and stops nobody (E31)', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await story.customer({ creditLimit: '10000', paymentTerms: '2P10-30' })
  // no VAT, so that the figures are those of the example
  const line = (price: string): Line[] => [{ item: service!, quantity: '1', price, more: { taxProductGroup: 'ZERO' } }]
  await sales.post(await sales.invoice({ lines: line('6200') }))
  await sales.post(await sales.order({ lines: line('900') }), { only: 'handle' })
  await sales.order({ lines: line('2400') })
  const order = await story.call<{ warnings: object[] }>('sales.order.create', {
    partyId: company.customers.domestic.id, lines: [{ itemId: service!.id, quantity: '1', unitPrice: '700', taxProductGroup: 'ZERO' }],
  })
  expect(order.warnings).toMatchObject([{ code: 'trade.credit_limit_exceeded', params: { exposure: '10200.00', limit: '10000.00' }, severity: 'warning' }])
})
