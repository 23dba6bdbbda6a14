/** The figures of documents.md §2–3 and ledgers.md §8.2 all the way: entered, released, posted, in the ledgers. */
import { expect } from 'vitest'
import { refusal, stories } from './scenario.ts'
import type { Document, Line } from './trading.ts'

const { db, scenario } = await stories()

const sql = async <T>(text: string, companyId: number, ...more: unknown[]): Promise<T[]> =>
  (await db.owner.query(text, [companyId, ...more])).rows as T[]

scenario('three lines, two rates, line and invoice discount: 130.45 (3-A)', 'NO', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await sql("update tax.posting_setup set rate = 12 where company_id = $1 and business_group = 'DOMESTIC' and product_group = 'LOW'", company.companyId)
  const low = (await sql<{ product_group: string }>(
    "select product_group from tax.posting_setup where company_id = $1 and business_group = 'DOMESTIC' and rate = 12 limit 1", company.companyId,
  ))[0]!.product_group
  const posted = await sales.post(await sales.invoice({
    header: { invoiceDiscountPercent: '10' },
    lines: [
      { item: service!, quantity: '3', price: '33.33', discount: '10' },
      { item: service!, quantity: '7', price: '1.15' },
      { item: service!, quantity: '1', price: '19.99', more: { taxProductGroup: low } },
    ],
  }))
  expect(await story.gl(posted)).toEqual({ receivables: '130.45', sales: '-106.23', 'sales VAT': '-24.22' })
  expect((await story.vat(posted)).map(entry => entry.replace(/^sale \S+ /, ''))).toEqual([
    '25: base -88.24, VAT -22.06', '12: base -17.99, VAT -2.16',
  ])
})

scenario('prices including 25 %, 5 % invoice discount: 95.00 of which 19.00 VAT (3-C)', 'NO', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  const invoice = await sales.invoice({
    header: { pricesIncludingTax: true, invoiceDiscountPercent: '5' },
    lines: [{ item: service!, quantity: '1', price: '59.95' }, { item: service!, quantity: '1', price: '40.05' }],
  })
  expect(invoice.totals).toMatchObject({ net: '76', tax: '19', gross: '95' })
  expect(await story.gl(await sales.post(invoice))).toEqual({ receivables: '95.00', sales: '-76.00', 'sales VAT': '-19.00' })
})

scenario('7 at 14.29 less 5 %, invoice discount 9.50, invoiced as 3 and 4 (3-D)', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('7', item!, '5')
  const order = await sales.order({
    header: { invoiceDiscountAmount: '9.50' }, lines: [{ item: item!, quantity: '7', price: '14.29', discount: '5' }],
  })
  await sales.changeLines(order, { 1: { quantityToHandle: '3' } })
  // 42.87 − 2.14 − 4.07, then 57.16 − 2.86 − 5.43
  expect((await story.gl(await sales.post(order))).sales).toBe('-36.66')
  expect((await story.gl(await sales.post(order))).sales).toBe('-48.87')
})

scenario('3 at 33.335 is 100.01 in one invoice and 100.02 in three', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  const lines: Line[] = [{ item: service!, quantity: '3', price: '33.335' }]
  expect((await story.gl(await sales.post(await sales.invoice({ lines })))).sales).toBe('-100.01')
  const order = await sales.order({ lines })
  for (let part = 0; part < 3; part++) {
    await sales.changeLines(await sales.get(order), { 1: { quantityToHandle: '1' } })
    expect((await story.gl(await sales.post(order))).sales).toBe('-33.34')
  }
})

scenario('three lines of 10.01 at 7.4321 are 223.19 in local currency (3-E)', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await story.rate('USD', '2026-06-15', '7.4321')
  const posted = await sales.post(await sales.invoice({
    party: company.customers.foreign, header: { currency: 'USD' },
    lines: [1, 2, 3].map(() => ({ item: service!, quantity: '1', price: '10.01' })),
  }))
  expect(await story.gl(posted)).toEqual({ receivables: '223.19', sales: '-223.19' })
  expect((await story.customerEntries())[0]).toMatchObject({ amount: '30.03' })
})

scenario('below 500 a charge of 20.00, from 500 a discount of 5 % (3-F)', 'NL', async story => {
  const { sales, company } = story
  const [item, other] = company.items.service
  await sql(`insert into parties.invoice_discounts (company_id, role, code, currency, minimum_amount, discount_percent, service_charge) values
    ($1, 'customer', 'TIER', '', 0, 0, 20), ($1, 'customer', 'TIER', '', 500, 5, 0), ($1, 'customer', 'TIER', '', 1000, 10, 0)`, company.companyId)
  await sql("update trade.setup set calculate_invoice_discount = true where company_id = $1 and side = 'sales'", company.companyId)
  await story.customer({ invoiceDiscountCode: 'TIER' })
  const small = await sales.post(await sales.invoice({ lines: [{ item: item!, quantity: '4', price: '100' }] }))
  const invoice = small.documents.find(document => document.kind === 'invoice')!
  const { lines } = await story.call<{ lines: { lineAmount: string }[] }>('sales.posted_invoice.get', { id: invoice.id })
  expect(lines.map(({ lineAmount }) => lineAmount)).toEqual(['400', '20'])
  expect(await story.gl(small)).toMatchObject({ receivables: '508.20', 'sales VAT': '-88.20' })
  const large = await sales.post(await sales.invoice({
    lines: [{ item: item!, quantity: '1', price: '960' }, { item: other!, quantity: '1', price: '100', more: { allowInvoiceDiscount: false } }],
  }))
  expect(await story.gl(large)).toMatchObject({ sales: '-1012.00', receivables: '1224.52' })
})

scenario('an invoice of 12.43 is rounded to 12.45, the difference on an account of its own (§3.8)', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await sql("update currencies.currencies set invoice_rounding_precision = 0.05 where company_id = $1 and code = 'EUR'", company.companyId)
  await sql("update trade.setup set invoice_rounding = true where company_id = $1 and side = 'sales'", company.companyId)
  const posted = await sales.post(await sales.invoice({ lines: [{ item: service!, quantity: '1', price: '10.27' }] }))
  expect(await story.gl(posted)).toEqual({ receivables: '12.45', 'invoice rounding': '-0.02', sales: '-10.27', 'sales VAT': '-2.16' })
  const invoice = posted.documents.find(document => document.kind === 'invoice')!
  const shown = await story.call<{ totals: object; lines: { lineAmount: string }[] }>('sales.posted_invoice.get', { id: invoice.id })
  expect(shown.totals).toMatchObject({ gross: '12.45' })
  expect(shown.lines.map(line => line.lineAmount)).toEqual(['10.27', '0.02'])
})

scenario('best price: 98.00 less 5 % for ten, the card’s 100.00 for five (§2)', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.service
  await sql('update items.items set unit_price = 100 where company_id = $1 and id = $2', company.companyId, item!.id)
  for (const [unitPrice, lineDiscountPercent] of [['95', '0'], ['98', '5']])
    await story.call('trade.prices.create', {
      side: 'sales', priceList: `LIST-${unitPrice}`, sourceKind: 'all', itemId: item!.id, minimumQuantity: '10', unitPrice, lineDiscountPercent, status: 'active',
    })
  const order = await sales.order({ lines: [{ item: item!, quantity: '10' }, { item: item!, quantity: '5' }] })
  expect(order.lines[0]).toMatchObject({ unitPrice: '98', lineDiscountPercent: '5', lineAmount: '931' })
  expect(order.lines[1]).toMatchObject({ unitPrice: '100', lineDiscountPercent: '0' })
})

scenario('ten at 12.50 less 10 %, 4 % indirect cost: 11.70 each in stock (§1.3), the 4 % as overhead (P13)', 'NL', async story => {
  const { purchase, company } = story
  const [item] = company.items.inventory
  await sql('update items.items set indirect_cost_percent = 4 where company_id = $1 and id = $2', company.companyId, item!.id)
  const posted = await purchase.post(await purchase.invoice({ lines: [{ item: item!, quantity: '10', price: '12.50', discount: '10' }] }))
  const gl = await story.gl(posted)
  expect(gl).toMatchObject({ purchases: '112.50', inventory: '117.00', 'direct cost applied': '-112.50' })
  expect(Object.values(gl)).toContain('-4.50')
})

scenario('2 % payment discount of 1 210.00 waits on the entry: 24.20, or 20.00 reckoned without VAT (E20)', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await story.customer({ paymentTerms: '2P10-30' })
  const lines: Line[] = [{ item: service!, quantity: '10', price: '100' }]
  await sales.post(await sales.invoice({ lines }))
  await story.finance({ paymentDiscountExclTax: true })
  await sales.post(await sales.invoice({ lines }))
  const { rows } = await story.call<{ rows: object[] }>('openitems.customer_entries.list', { sort: [{ field: 'entryNo' }] })
  expect(rows).toMatchObject([{ remainingDiscount: '24.2', discountDate: '2026-06-25', dueDate: '2026-07-15' }, { remainingDiscount: '20' }])
})

scenario('an invoice discount is changed after a line was invoiced: asked first; that line keeps its 60, the other takes the rest', 'NO', async story => {
  const [first, second] = story.company.items.inventory
  await story.takeIn('10', first!, '5', '2026-06-01')
  await story.takeIn('10', second!, '5', '2026-06-01')
  const order = await story.sales.order({ lines: [{ item: first!, quantity: '6', price: '100' }, { item: second!, quantity: '4', price: '100' }], on: '2026-06-05', header: { invoiceDiscountAmount: '100' } })
  const part = await story.sales.post(await story.sales.changeLines(order, { 2: { quantityToHandle: '0' } }))
  expect((await story.gl(part))['sales']).toBe('-540.00')
  await story.sales.reopen(order)
  const discount = (invoiceDiscountAmount: string, acknowledged: readonly string[] = []) =>
    story.call<Document>('sales.order.change', { id: order.id, invoiceDiscountAmount }, { acknowledged })
  const asked = ['trade.discount_after_invoicing']
  expect(await refusal(discount('130'))).toEqual(asked)
  expect(await refusal(discount('59', asked))).toEqual(['trade.invoice_discount_below_invoiced'])
  await discount('130', asked)
  const rest = await story.sales.post(await story.sales.changeLines(await story.sales.get(order), { 2: { quantityToHandle: '4' } }))
  expect((await story.gl(rest))['sales']).toBe('-330.00')
})
