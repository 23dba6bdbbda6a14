import { beforeAll, expect, test } from 'vitest'
import { withTransaction } from '#platform/db'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import type { DocumentView, LineFactsView } from '../contract.ts'
import { countStatements } from '../testing.ts'
import '../index.ts'

const db = await freshDatabase()
let company: TestCompany
let item: { readonly id: string; readonly number: string }

const asOwner = (sql: string, params: readonly unknown[] = []) =>
  withTransaction(db.owner, { companyId: company.companyId }, tx => tx.send(undefined, sql, params))

const make = (name: string, partyNumber: string, line: object, more: object = {}) =>
  company.call<DocumentView>(name, { partyNumber, ...more, lines: [{ itemNumber: item.number, ...line }] })

const factsOf = ({ id, lines }: DocumentView) => company.call<LineFactsView>('trade.lines.facts', { documentId: id, lineId: lines[0]!.id })

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  item = company.items.inventory[0]!
  await asOwner(`update parties.parties set credit_limit = 1000 where company_id = $1 and number = 'C-DOM'`, [company.companyId])
  await asOwner(
    `with list as (insert into trade.price_lists (company_id, side, number, source_kind, source, status) values ($1, 'sales', 'OWN', 'party', $3, 'active') returning id)
     insert into trade.price_lines (company_id, side, list_id, item_id, unit_price, minimum_quantity)
     select $1, 'sales', list.id, $2, price, minimum from list, (values (9, 10), (8, 50)) x(price, minimum)`,
    [company.companyId, item.id, company.customers.domestic.id],
  )
  const bought = await make('purchase.order.create', 'V-DOM', { quantity: '30', unitPrice: '4' }, { externalNumber: 'F-1' })
  await company.call('purchase.order.post', { id: bought.id })
  const sold = await make('sales.invoice.create', 'C-DOM', { quantity: '5', unitPrice: '9.5', lineDiscountPercent: '3' })
  await company.call('sales.invoice.post', { id: sold.id })
})

test('stock by place and day, with what is on its way and promised', async () => {
  await make('purchase.order.create', 'V-DOM', { quantity: '40' }, { shipmentDate: '2030-03-10' })
  await make('sales.order.create', 'C-DOM', { quantity: '20' }, { shipmentDate: '2030-03-05' })
  const mine = await make('sales.order.create', 'C-DOM', { quantity: '8' }, { shipmentDate: '2030-03-06' })
  const { stock } = await factsOf(mine)
  // 30 bought less 5 sold; 40 to come, 20 and these 8 to go.
  expect(stock).toMatchObject({
    neededOn: '2030-03-06',
    places: [{ onHand: '25', coming: '40', going: '28', available: '37' }],
    movements: [
      { date: '2030-03-05', coming: '0', going: '20', left: '5' },
      { date: '2030-03-06', coming: '0', going: '8', left: '-3' },
      { date: '2030-03-10', coming: '40', going: '0', left: '37' },
    ],
    // Five are left for eight on that day.
    short: '5',
  })
})

test('where the price came from, what more would cost, what was paid before, and the credit', async () => {
  const facts = await factsOf(await make('sales.order.create', 'C-DOM', { quantity: '12' }, { shipmentDate: '2031-01-01' }))
  expect(facts.price).toMatchObject({ unitPrice: '9', price: { from: 'price_line' }, breaks: [{ quantity: '50', unitPrice: '8' }] })
  expect(facts.deals).toMatchObject([{ quantity: '5', unitPrice: '9.5', lineDiscountPercent: '3', currency: 'EUR' }])
  // Owed are 5 × 9.50 less 3 % and 21 % VAT, 47.50 less 1.43 and VAT, 55.74; 12 × 9 and VAT are asked for here: 130.68.
  expect(facts.credit).toMatchObject({ limit: '1000', balance: '55.74', overdue: '0', thisDocument: '130.68', isBeyond: false })
})

test('three statements for whatever line; what is no item has a price and nothing else', async () => {
  const mine = await make('sales.order.create', 'C-DOM', { quantity: '1' })
  const { statements } = await countStatements(() => factsOf(mine))
  // begin and its end, the header, the facts, and what is around it
  expect(statements).toBeLessThanOrEqual(6)
  const text = await company.call<DocumentView>('sales.quote.create', { partyNumber: 'C-DOM', lines: [{ description: 'Call first' }] })
  expect(await factsOf(text)).toMatchObject({ item: null, stock: null, deals: [], credit: null, price: { breaks: [] } })
  const stranger = company.call('trade.lines.facts', { documentId: mine.id, lineId: text.lines[0]!.id })
  await expect(stranger).rejects.toMatchObject({ problems: [{ code: 'trade.unknown_line' }] })
})
