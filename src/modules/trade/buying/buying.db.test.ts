import { beforeAll, describe, expect, test } from 'vitest'
import { withTransaction } from '#platform/db'
import { Refused } from '#platform/problem'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import type { BuyingView, CreatedOrders, DocumentView, RelatedView } from '../contract.ts'
import { countStatements } from '../testing.ts'
import '../index.ts'

const db = await freshDatabase()
let company: TestCompany

const asOwner = (sql: string, params: readonly unknown[] = []) =>
  withTransaction(db.owner, { companyId: company.companyId }, tx => tx.send(undefined, sql, [company.companyId, ...params]))

/** The item's vendor and purchase unit, as its card has them. */
const card = (number: string, vendor: string | null, unit = 'PCS') => asOwner(
  `update items.items i set purchase_unit = $3, vendor_id = (select p.id from parties.parties p where p.company_id = $1 and p.role = 'vendor' and p.number = $4)
   where i.company_id = $1 and i.number = $2`, [number, unit, vendor])

interface Item {
  readonly id: string
  readonly number: string
}

let made = 0

/** An item of its own for every test: nobody else's orders ask for it. */
async function item(vendor: string | null = 'V-DOM', unit = 'PCS'): Promise<Item> {
  const number = `BUY-${++made}`
  const { id } = await withTransaction(db.owner, { companyId: company.companyId }, tx => tx.one<Item>('testing.item', `
    with item as (
      insert into items.items (company_id, number, description, type, base_unit, sales_unit, purchase_unit, inventory_posting_group, general_product_group, tax_product_group, unit_price)
      select i.company_id, $2, $3, i.type, 'PCS', 'PCS', 'PCS', i.inventory_posting_group, i.general_product_group, i.tax_product_group, 10
      from items.items i where i.company_id = $1 and i.number = 'INV-1' returning id
    ), units as (
      insert into items.item_units (company_id, item_id, unit, quantity_per_unit) select $1, item.id, u.unit, u.quantity from item, (values ('PCS', 1), ('BOX', 12)) u (unit, quantity)
    ) select id from item`, [company.companyId, number, `Goods ${made}`]))
  await card(number, vendor, unit)
  return { id, number }
}

type Line = Record<string, unknown>
const goods = ({ number }: Item, quantity: number, more: Line = {}): Line => ({ itemNumber: number, quantity: String(quantity), ...more })

const create = (name: string, lines: readonly Line[], more: object = {}) =>
  company.call<DocumentView>(`${name}.create`, { partyNumber: name.startsWith('sales') ? 'C-DOM' : 'V-DOM', lines, ...more })

/** Puts so much of an item in stock. */
async function stock(of: Item, quantity: number): Promise<void> {
  const { id, number } = await create('purchase.order', [goods(of, quantity, { unitPrice: '6' })])
  await company.call('purchase.order.post', { id, handle: true, externalNumber: number })
}

const look = (id: string) => company.call<BuyingView>('sales.order.buying', { id })
const buy = ({ id, version, lines }: BuyingView, changes: Readonly<Record<string, string>> = {}, call = company.call) =>
  call<CreatedOrders>('sales.order.create_purchase_orders', {
    id, version,
    lines: lines.map(line => ({
      lineId: line.lineId, quantity: changes[line.itemNumber] ?? line.quantityToBuy, ...(line.vendorNumber && { vendorNumber: line.vendorNumber }),
    })),
  })
const order = (id: string) => company.call<DocumentView>('purchase.order.get', { id })
const brief = ({ lines }: DocumentView) => lines.map(({ itemNumber, quantity, unit, shipmentDate }) => [itemNumber, quantity, unit, shipmentDate])

async function refusal(work: Promise<unknown>): Promise<{ code: string; field?: string | undefined; params: object }[]> {
  try {
    await work
    return []
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.problems.map(({ code, field, params }) => ({ code, field, params }))
  }
}
const codes = async (work: Promise<unknown>) => (await refusal(work)).map(({ code }) => code)

beforeAll(async () => {
  company = await testCompany(db, 'NL')
})

describe('what would have to be bought (documents.md §7)', () => {
  test('7-A, 7-E: stock 4, 2 on the way, 10 sold: 4 to buy; once bought, nothing', async () => {
    const of = await item()
    await stock(of, 4)
    await create('purchase.order', [goods(of, 2)])
    const { id } = await create('sales.order', [goods(of, 10)])
    const seen = await look(id)
    expect(seen.lines).toMatchObject([{ itemNumber: of.number, quantity: '10', unavailableQuantity: '4', quantityToBuy: '4', available: false, vendorNumber: 'V-DOM' }])
    const { orders: [made] } = await buy(seen)
    expect(brief(await order(made!.id))).toEqual([[of.number, '4', 'PCS', '2026-06-15']])
    expect((await look(id)).lines).toMatchObject([{ unavailableQuantity: '0', available: true }])
  })

  test('7-B: stock 12, two lines of 10 and 5: the first is grey, the second lacks 3', async () => {
    const of = await item()
    await stock(of, 12)
    const { id } = await create('sales.order', [goods(of, 10), goods(of, 5)])
    expect((await look(id)).lines).toMatchObject([{ available: true, quantityToBuy: '0' }, { available: false, quantityToBuy: '3' }])
  })

  test('7-C: an earlier order of 20 takes the 12 that are there; this one lacks its 10, not 18', async () => {
    const of = await item()
    await stock(of, 12)
    await create('sales.order', [goods(of, 20)], { shipmentDate: '2026-06-10' })
    const { id } = await create('sales.order', [goods(of, 10)], { shipmentDate: '2026-06-20' })
    expect((await look(id)).lines).toMatchObject([{ unavailableQuantity: '10' }])
    await create('purchase.order', [goods(of, 15, { shipmentDate: '2026-06-12' })])
    expect((await look(id)).lines).toMatchObject([{ unavailableQuantity: '0' }])
  })

  test('7-D: 30 pieces bought in boxes of 12 are 2.5 boxes', async () => {
    const of = await item('V-DOM', 'BOX')
    const { id } = await create('sales.order', [goods(of, 30)])
    expect((await look(id)).lines).toMatchObject([{ unit: 'BOX', quantity: '2.5', quantityToBuy: '2.5' }])
  })

  test('a return that is awaited brings goods, one that is sent back takes them', async () => {
    const of = await item()
    await stock(of, 4)
    await create('sales.return_order', [goods(of, 3)])
    await create('purchase.return_order', [goods(of, 1)])
    const { id } = await create('sales.order', [goods(of, 10)])
    expect((await look(id)).lines).toMatchObject([{ unavailableQuantity: '4' }])
  })

  test('texts and accounts are not bought, services only where their card names a vendor', async () => {
    const of = await item()
    const [service, other] = company.items.service as [Item, Item]
    await card(service.number, 'V-DOM')
    const { id } = await create('sales.order', [{ description: 'Ring the bell' }, goods(of, 1), goods(service, 2), goods(other, 3)])
    expect((await look(id)).lines.map(line => line.itemNumber)).toEqual([of.number, service.number])
  })
})

describe('purchase orders', () => {
  test('one per vendor, in the order of the sale; links show both ways', async () => {
    const [first, second, third] = [await item('V-DOM'), await item('V-FOR'), await item('V-DOM')]
    const sale = await create('sales.order', [goods(first, 2), goods(second, 3), goods(third, 4, { shipmentDate: '2026-07-01' })], { dimensions: {} })
    const { orders } = await buy(await look(sale.id))
    expect(orders).toMatchObject([{ vendorNumber: 'V-DOM', lines: 2 }, { vendorNumber: 'V-FOR', lines: 1 }])
    const bought = await order(orders[0]!.id)
    expect(bought).toMatchObject({ status: 'open', partyNumber: 'V-DOM', orderDate: '2026-06-15' })
    expect(brief(bought)).toEqual([[first.number, '2', 'PCS', '2026-06-15'], [third.number, '4', 'PCS', '2026-07-01']])
    expect(await order(orders[1]!.id)).toMatchObject({ currency: 'USD', lines: [{ itemNumber: second.number }] })

    const related = async (id: string) => (await company.call<{ related: RelatedView[] }>('documents.related', { id })).related.map(({ link, kind, side }) => [link, side, kind])
    expect(await related(sale.id)).toEqual([['purchase', 'purchase', 'order'], ['purchase', 'purchase', 'order']])
    expect(await related(bought.id)).toEqual([['sale', 'sales', 'order']])
    await company.call('purchase.order.post', { id: bought.id, handle: true })
    expect(await related(sale.id)).toEqual([['purchase', 'purchase', 'order'], ['purchase', 'purchase', 'order'], ['purchase', 'purchase', 'receipt']])
  })

  test('a grey line may be bought too, in another quantity; zero buys nothing', async () => {
    const [there, not] = [await item(), await item(null)]
    await stock(there, 10)
    const sale = await create('sales.order', [goods(there, 5), goods(not, 7)])
    const seen = await look(sale.id)
    expect(seen.lines.map(line => line.quantityToBuy)).toEqual(['0', '7'])
    const { orders } = await buy(seen, { [there.number]: '2', [not.number]: '0' })
    expect(brief(await order(orders[0]!.id))).toEqual([[there.number, '2', 'PCS', '2026-06-15']])
    expect(await buy(await look(sale.id), { [not.number]: '0' })).toEqual({ orders: [] })
  })

  test('the lines of an item are one row; what is bought for them goes to each what it lacks first', async () => {
    const of = await item()
    await stock(of, 12)
    const { id } = await create('sales.order', [goods(of, 10), goods(of, 5), goods(of, 4)])
    const { version, rows } = await look(id)
    expect(rows).toMatchObject([{ itemNumber: of.number, quantity: '19', unavailableQuantity: '7', quantityToBuy: '7', available: false, lineNos: [10_000, 20_000, 30_000] }])
    const [lineId, ...together] = rows[0]!.lineIds
    const { orders } = await company.call<CreatedOrders>('sales.order.create_purchase_orders', {
      id, version, lines: [{ lineId, together, quantity: '20', vendorNumber: 'V-DOM' }],
    })
    expect((await order(orders[0]!.id)).lines.map(line => line.quantity)).toEqual(['10', '5', '5'])
  })

  test('the sale’s dimensions go along', async () => {
    const of = await item()
    await company.call('dimensions.create', { code: 'AREA', name: 'Area' })
    await company.call('dimensions.values.create', { dimension: 'AREA', code: 'NORTH', name: 'North' })
    const { id } = await create('sales.order', [goods(of, 1, { dimensions: { AREA: 'NORTH' } })])
    const { orders } = await buy(await look(id))
    expect((await order(orders[0]!.id)).lines[0]).toMatchObject({ dimensions: { AREA: 'NORTH' } })
  })

  test('the second who buys from the same state is told what was bought meanwhile', async () => {
    const of = await item()
    const { id } = await create('sales.order', [goods(of, 5)])
    const seen = await look(id)
    const { orders } = await buy(seen)
    expect(await refusal(buy(seen, {}, company.as({ userId: 'another' })))).toEqual([
      { code: 'trade.bought_meanwhile', field: undefined, params: { number: seen.number, orders: orders[0]!.number } },
    ])
    const both = await look(id)
    const outcomes = await Promise.all([refusal(buy(both, { [of.number]: '1' })), refusal(buy(both, { [of.number]: '1' }))])
    expect(outcomes.flat().map(({ code }) => code)).toEqual(['trade.bought_meanwhile'])
  })

  test('15 statements at most, for 200 lines as for one, over four vendors', async () => {
    const items = await Promise.all(Array.from({ length: 8 }, () => item()))
    await asOwner(`insert into parties.parties (company_id, role, number, name, address, language, posting_group, general_business_group, tax_business_group, payment_terms)
      select company_id, role, 'V-' || n, name, address, language, posting_group, general_business_group, tax_business_group, payment_terms
      from parties.parties, generate_series(1, 3) n where company_id = $1 and number = 'V-DOM'`)
    const counts: number[] = []
    for (const count of [1, 200]) {
      const { id } = await create('sales.order', Array.from({ length: count }, (_, at) => goods(items[at % 8]!, 1)))
      const seen = await look(id)
      const spread = { ...seen, lines: seen.lines.map((line, at) => ({ ...line, quantityToBuy: '1', vendorNumber: ['V-DOM', 'V-1', 'V-2', 'V-3'][at % 4]! })) }
      const { result, statements } = await countStatements(() => buy(spread))
      expect(result.orders).toHaveLength(count === 1 ? 1 : 4)
      counts.push(statements)
    }
    expect(Math.max(...counts)).toBeLessThanOrEqual(15)
    expect(counts[1]! - counts[0]!).toBeLessThanOrEqual(0)
  })
})

describe('one wrong thing at a time', () => {
  type Wrong = (view: BuyingView) => object
  const all = ({ lines }: BuyingView) => lines.map(line => ({ lineId: line.lineId, quantity: '5', vendorNumber: 'V-DOM' }))
  test.each<[code: string, field: string | undefined, wrong: Wrong]>([
    ['trade.stale_version', undefined, view => ({ version: view.version + 1 })],
    ['trade.unknown_line', undefined, view => ({ lines: [{ lineId: view.id, quantity: '1', vendorNumber: 'V-DOM' }] })],
    ['trade.buying_quantity_negative', 'lines.10000.quantity', view => ({ lines: all(view).map(line => ({ ...line, quantity: '-1' })) })],
    ['trade.buying_vendor_missing', 'lines.10000.vendorNumber', view => ({ lines: all(view).map(({ vendorNumber: _, ...line }) => line) })],
    ['trade.unknown_party', 'lines.10000.vendorNumber', view => ({ lines: all(view).map(line => ({ ...line, vendorNumber: 'NOBODY' })) })],
    ['trade.party_blocked', 'lines.10000.vendorNumber', view => ({ lines: all(view).map(line => ({ ...line, vendorNumber: 'V-STOP' })) })],
  ])('%s on %s', async (code, field, wrong) => {
    await asOwner(`insert into parties.parties (company_id, role, number, name, address, language, posting_group, general_business_group, tax_business_group, payment_terms, blocked)
      select company_id, role, 'V-STOP', name, address, language, posting_group, general_business_group, tax_business_group, payment_terms, 'all'
      from parties.parties where company_id = $1 and number = 'V-DOM' on conflict do nothing`)
    const { id } = await create('sales.order', [goods(await item(), 5)])
    const seen = await look(id)
    expect(await refusal(company.call('sales.order.create_purchase_orders', { id, version: seen.version, lines: all(seen), ...wrong(seen) })))
      .toMatchObject([{ code, ...(field && { field }) }])
  })

  test('an order with nothing that could be bought', async () => {
    const { id } = await create('sales.order', [{ description: 'Only a text' }])
    expect(await codes(look(id))).toEqual(['trade.nothing_to_buy'])
  })

  test('an item that may not be bought is told by the line of the sale', async () => {
    const [good, stopped] = [await item(), await item()]
    const { id } = await create('sales.order', [{ description: 'First a text' }, goods(good, 1), goods(stopped, 5)])
    const seen = await look(id)
    await asOwner('update items.items set purchasing_blocked = true where company_id = $1 and number = $2', [stopped.number])
    expect(await refusal(buy(seen))).toMatchObject([{ code: 'trade.item_blocked_on_side', field: 'lines.30000.itemNumber', params: { lineNo: 30_000 } }])
  })
})

describe('a purchase invoice for a sale (documents.md §8)', () => {
  const invoice = (kind: 'order' | 'invoice', input: object) => company.call<DocumentView>(`sales.${kind}.create_purchase_invoice`, input)

  test.each(['order', 'invoice'] as const)('example 8 from a sales %s: one vendor of all items, no question; A 10, B 3 and the text', async kind => {
    const [a, b] = [await item(), await item()]
    await stock(a, 50)
    const { id } = await create(`sales.${kind}`, [goods(a, 10), goods(b, 3, { description: 'B in blue' }), { description: 'With care' }])
    const made = await invoice(kind, { id })
    expect(made).toMatchObject({ kind: 'invoice', side: 'purchase', partyNumber: 'V-DOM', status: 'open' })
    expect(made.lines.map(({ lineNo, itemNumber, quantity, description }) => [lineNo, itemNumber, quantity, description])).toEqual([
      [10_000, a.number, '10', `Goods ${made.lines[0]!.itemNumber!.slice(4)}`], [20_000, b.number, '3', 'B in blue'], [30_000, null, '0', 'With care'],
    ])
    const again = await invoice(kind, { id })
    expect(again.id).not.toBe(made.id)
  })

  test('items of different vendors: the vendor is asked for, and gets them all', async () => {
    const [a, b] = [await item('V-DOM'), await item('V-FOR')]
    const { id, lines } = await create('sales.order', [goods(a, 10), goods(b, 3)])
    expect(await refusal(invoice('order', { id }))).toMatchObject([{ code: 'trade.choose_vendor', field: 'vendorNumber' }])
    expect((await invoice('order', { id, vendorNumber: 'V-FOR' })).lines).toHaveLength(2)
    const selected = await invoice('order', { id, lineIds: [lines[1]!.id] })
    expect(selected).toMatchObject({ partyNumber: 'V-FOR', lines: [{ itemNumber: b.number, quantity: '3' }] })
  })

  test('the full quantity is bought, shipped or not, and posts like every purchase invoice', async () => {
    const of = await item()
    await stock(of, 10)
    const { id } = await create('sales.order', [goods(of, 10)])
    await company.call('sales.order.post', { id, handle: true })
    const made = await invoice('order', { id })
    expect(made.lines[0]).toMatchObject({ quantity: '10', quantityToHandle: '10' })
    await company.call('purchase.invoice.lines.change', { documentId: made.id, lines: [{ id: made.lines[0]!.id, unitPrice: '6' }] })
    await company.call('purchase.invoice.post', { id: made.id, externalNumber: 'VI-1' })
    const { related } = await company.call<{ related: RelatedView[] }>('documents.related', { id })
    expect(related.filter(({ link }) => link === 'purchase').map(({ kind, state }) => [kind, state])).toEqual([['receipt', 'posted'], ['invoice', 'posted']])
  })

  test('lines without an item give an empty invoice; lines on an account, lines gone and a blocked vendor are refused', async () => {
    const of = await item()
    const { id, lines, version } = await create('sales.order', [goods(of, 1), { description: 'Text' }, { account: '3210', quantity: '1', unitPrice: '5' }])
    const [first, text] = lines.map(line => line.id) as [string, string]
    expect(await refusal(invoice('order', { id }))).toMatchObject([{ code: 'trade.line_type_not_bought', field: 'lines.30000.type' }])
    expect(await codes(invoice('order', { id, lineIds: [id] }))).toEqual(['trade.unknown_line'])
    expect(await codes(invoice('order', { id, lineIds: [first], version: version + 1 }))).toEqual(['trade.stale_version'])
    expect(await codes(invoice('order', { id, lineIds: [text] }))).toEqual(['trade.choose_vendor'])
    expect(await refusal(invoice('order', { id, lineIds: [first], vendorNumber: 'V-STOP' }))).toMatchObject([{ code: 'trade.party_blocked', field: 'vendorNumber' }])
  })
})
