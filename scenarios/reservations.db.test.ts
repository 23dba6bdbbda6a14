/** Goods are kept for whom they were promised to: reserved in stock and on purchase orders, shipped, given back, taken back. */
import { expect, test } from 'vitest'
import type { ReservationsView } from '#contract/trade'
import { Refused } from '../src/platform/problem.ts'
import { testCompany } from '../src/platform/testing/company.ts'
import { type Item, type Story, expectBooksAgree, refusal, stories, storyOf } from './scenario.ts'
import type { Document } from './trading.ts'

const { db, scenario } = await stories()

type Asked = { lineId: string; quantity?: string; inAll?: string; from?: 'stock' | { purchaseLineId: string } }

const reserve = (story: Story, { id }: Document, lines?: readonly Asked[]) =>
  story.call<ReservationsView>('sales.order.reserve', { id, ...(lines && { lines }) })
const cancel = (story: Story, { id }: Document, lines?: readonly Asked[]) =>
  story.call<ReservationsView>('sales.order.cancel_reservation', { id, ...(lines && { lines }) })
const look = (story: Story, { id }: Document) => story.call<ReservationsView>('sales.order.reservations', { id })
const one = (order: Document, quantity?: string, from?: Asked['from']): Asked[] =>
  [{ lineId: order.lines[0]!.id, ...(quantity && { quantity }), ...(from && { from }) }]
const reservedOf = ({ lines }: ReservationsView) => lines.map(({ reserved }) => reserved)
const sells = (story: Story, item: Item, quantity: string, on = '2026-06-10', more: object = {}) =>
  story.sales.order({ lines: [{ item, quantity, price: '10', more }], on })
const buys = (story: Story, item: Item, quantity: string, on = '2026-06-05') =>
  story.purchase.order({ lines: [{ item, quantity, price: '6' }], on })
const ships = (story: Story, order: Document, quantity?: string) =>
  (quantity === undefined ? Promise.resolve(order) : story.sales.changeLines(order, { 1: { quantityToHandle: quantity } }))
    .then(changed => story.sales.post(changed, { only: 'handle', on: '2026-06-10' }))
const itemIs = (story: Story, item: Item, changes: object) => story.call('items.change', { id: item.id, ...changes })

scenario('what one order reserves another cannot ship; shipping takes it off; given back it is anybody’s (E28)', 'NL', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('10', item!, '6', '2026-06-01')
  const a = await sells(story, item!, '8')
  const b = await sells(story, item!, '5')
  expect(reservedOf(await reserve(story, a))).toEqual(['8'])
  const seen = (await look(story, b)).lines[0]!
  expect(seen.stock).toEqual({ onHand: '10', reservedForOthers: '8', free: '2' })
  const refused = await ships(story, b).catch((error: unknown) => error as Refused)
  expect((refused as Refused).problems).toMatchObject([
    { code: 'stock.reserved_for_others', params: { item: item!.number, wanted: '5', available: '2', reserved: '8' } },
  ])
  await ships(story, b, '2')
  await ships(story, a, '3')
  expect(reservedOf(await look(story, a))).toEqual(['5'])
  expect(reservedOf(await cancel(story, a, one(a, '3')))).toEqual(['2'])
  await ships(story, await story.sales.get(b), '3')
  expect(await story.onHand(item!)).toBe('2')
})

scenario('where stock may go below zero, what is reserved stays: the rest goes uncovered (E28)', 'NL', async story => {
  const [item] = story.company.items.inventory
  await itemIs(story, item!, { preventNegativeInventory: false })
  await story.takeIn('10', item!, '6', '2026-06-01')
  const a = await sells(story, item!, '8')
  await reserve(story, a)
  await ships(story, await sells(story, item!, '5'))
  expect(await story.onHand(item!)).toBe('5')
  // Five are on hand in sum: eight lie there for A, three went out that nothing covers. A gets its eight, what comes covers the three.
  await ships(story, a)
  expect(await story.onHand(item!)).toBe('-3')
  await story.purchase.post(await buys(story, item!, '4', '2026-06-12'))
  expect(await story.onHand(item!)).toBe('1')
})

scenario('of stock first, then of what comes in time, the latest first; receipt makes it stock, for whoever reserved first', 'NL', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('10', item!, '6', '2026-06-01')
  const a = await sells(story, item!, '8')
  await reserve(story, a)
  const early = await buys(story, item!, '3', '2026-06-04')
  const timely = await buys(story, item!, '3', '2026-06-10')
  const late = await buys(story, item!, '9', '2026-06-11')
  const b = await sells(story, item!, '5')
  const reserved = (await reserve(story, b)).lines[0]!
  expect(reserved.reservations.map(({ purchaseNumber, quantity }) => [purchaseNumber, quantity])).toEqual([[null, '2'], [timely.number, '3']])
  expect(reserved.purchases.map(each => [each.purchaseNumber, each.reserved, each.free, each.late])).toEqual([
    [timely.number, '3', '0', false], [early.number, '0', '3', false], [late.number, '0', '9', true],
  ])
  // Two of five lie in stock: the other three are promised on a purchase order that nobody received.
  expect(await refusal(ships(story, b))).toEqual(['trade.reserved_not_on_inventory'])
  await story.purchase.post(timely, { only: 'handle', on: '2026-06-10' })
  expect((await look(story, b)).lines[0]!.reservations.map(({ purchaseNumber, quantity }) => [purchaseNumber, quantity])).toEqual([[null, '5']])
  await ships(story, await story.sales.get(b))
  await ships(story, a)
  expect(await story.onHand(item!)).toBe('0')
})

scenario('what is reserved from a supply is set in all, up and down', 'NL', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('10', item!, '6', '2026-06-01')
  const a = await sells(story, item!, '8')
  const set = (inAll: string) => reserve(story, a, [{ lineId: a.lines[0]!.id, from: 'stock', inAll }])
  expect(reservedOf(await set('5'))).toEqual(['5'])
  expect(reservedOf(await set('7'))).toEqual(['7'])
  expect(reservedOf(await set('2'))).toEqual(['2'])
  expect(await refusal(set('9'))).toEqual(['trade.reservation_exceeds'])
  expect(reservedOf(await set('0'))).toEqual(['0'])
})

scenario('an undone shipment is reserved again; a receipt whose goods are reserved is not undone', 'NL', async story => {
  const [item] = story.company.items.inventory
  const bought = await buys(story, item!, '6', '2026-06-02')
  const received = await story.purchase.post(bought, { only: 'handle', on: '2026-06-02' })
  const a = await sells(story, item!, '4')
  await reserve(story, a)
  const shipped = await ships(story, a)
  expect(reservedOf(await look(story, a))).toEqual(['0'])
  await story.sales.reverse(shipped, 'shipment')
  expect(reservedOf(await look(story, a))).toEqual(['4'])
  expect(await refusal(story.purchase.reverse(received, 'receipt'))).toEqual(['stock.reserved_for_others'])
  await cancel(story, a)
  await story.purchase.reverse(received, 'receipt')
  expect(await story.onHand(item!)).toBe('0')
})

scenario('an invoice that is taken back gives the goods back to its order as they were: reserved', 'NL', async story => {
  const [, item] = story.company.items.inventory
  await story.takeIn('4', item!, '6', '2026-06-01')
  const order = await story.sales.changeLines(await sells(story, item!, '4'), { 1: { quantityToHandle: '3', quantityToInvoice: '3' } })
  await reserve(story, order)
  const posted = await story.sales.post(order, { on: '2026-06-10' })
  expect(reservedOf(await look(story, order))).toEqual(['1'])
  await story.sales.reverse(posted, 'invoice')
  expect(reservedOf(await look(story, order))).toEqual(['4'])
})

scenario('goods that are always reserved are reserved as the order is typed, and shipped from what is reserved alone', 'NL', async story => {
  const [first, second] = story.company.items.inventory
  await itemIs(story, first!, { reserve: 'always' })
  await story.customer({ reserve: 'never' })
  await story.takeIn('5', first!, '6', '2026-06-01')
  await story.takeIn('5', second!, '6', '2026-06-01')
  const a = await story.sales.order({ lines: [{ item: first!, quantity: '3', price: '10' }, { item: second!, quantity: '3', price: '10' }], on: '2026-06-10' })
  expect(reservedOf(await look(story, a))).toEqual(['3', '0'])
  expect((await look(story, a)).lines.map(line => line.unreservable)).toEqual([null, 'never'])
  const b = await sells(story, first!, '4')
  expect(reservedOf(await look(story, b))).toEqual(['2'])
  expect(await refusal(ships(story, b))).toEqual(['trade.must_be_reserved'])
  // More comes: releasing the order again is enough.
  await story.takeIn('2', first!, '6', '2026-06-01')
  await story.sales.release(await story.sales.get(b))
  expect(reservedOf(await look(story, b))).toEqual(['4'])
  await ships(story, await story.sales.get(b))
  await story.customer({ reserve: 'always' })
  await itemIs(story, first!, { reserve: 'optional' })
  expect((await look(story, a)).lines.map(line => line.reserve)).toEqual(['always', 'always'])
})

scenario('what is reserved is neither bought for again nor taken for a shortage', 'NL', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('4', item!, '6', '2026-06-01')
  const earlier = await sells(story, item!, '6', '2026-06-08')
  const a = await sells(story, item!, '4')
  await reserve(story, a)
  type Buying = { lines: { quantity: string; quantityToBuy: string }[] }
  expect(await refusal(story.call('sales.order.buying', { id: a.id }))).toEqual(['trade.nothing_to_buy'])
  expect((await story.call<Buying>('sales.order.buying', { id: earlier.id })).lines).toMatchObject([{ quantity: '6', quantityToBuy: '6' }])
  type Facts = { stock: { places: { onHand: string; reserved: string }[]; short: string | null } }
  expect((await story.call<Facts>('trade.lines.facts', { documentId: a.id, lineId: a.lines[0]!.id })).stock).toMatchObject({
    places: [{ onHand: '4', reserved: '4' }], short: null,
  })
})

scenario('every refusal', 'NL', async story => {
  const [item, other] = story.company.items.inventory
  const [service] = story.company.items.service
  await story.takeIn('3', item!, '6', '2026-06-01')
  const order = await story.sales.order({ lines: [{ item: item!, quantity: '5', price: '10' }, { item: service!, quantity: '1', price: '10' }], on: '2026-06-10' })
  const late = await buys(story, item!, '5', '2026-06-20')
  const elsewhere = await buys(story, other!, '5')
  const unknown = '00000000-0000-7000-8000-000000000000'
  const [line, work] = order.lines
  const on = (purchase: Document) => ({ purchaseLineId: purchase.lines[0]!.id })
  for (const [code, lines] of [
    ['trade.unknown_line', [{ lineId: unknown }]],
    ['trade.not_reservable', [{ lineId: work!.id }]],
    ['trade.reservation_exceeds', one(order, '6')],
    ['trade.reservation_short', one(order, '4')],
    ['trade.supply_unknown', one(order, '1', on(elsewhere))],
    ['trade.supply_late', one(order, '1', on(late))],
  ] as const) expect(await refusal(reserve(story, order, lines)), code).toEqual([code])
  expect(await refusal(cancel(story, order))).toEqual(['trade.nothing_reserved'])
  await reserve(story, order)
  expect(await refusal(reserve(story, order))).toEqual(['trade.nothing_to_reserve'])
  expect(await refusal(cancel(story, order, one(order, '4')))).toEqual(['trade.cancellation_exceeds'])
  expect(await refusal(cancel(story, order, [{ lineId: unknown }]))).toEqual(['trade.unknown_line'])
  // What is reserved counts as a change of the order: who looked at it before is told.
  const seen = await story.sales.get(order)
  const { version } = await story.call<{ version: number }>('sales.order.cancel_reservation', { id: order.id, version: seen.version })
  expect(version).toBe(seen.version + 1)
  expect(await refusal(story.call('sales.order.reserve', { id: order.id, version: seen.version }))).toEqual(['trade.stale_version'])
  await story.call('sales.order.reserve', { id: order.id, version })
  expect(await refusal(story.call('sales.order.reserve', { id: order.id, version: 99 }))).toEqual(['trade.stale_version'])
  expect(await refusal(story.call('sales.order.reserve', { id: unknown }))).toEqual(['trade.document_gone'])
  expect(await refusal(story.call('sales.order.reservations', { id: unknown }))).toEqual(['trade.document_gone'])

  // The line stays what was promised, until the reservation is cancelled.
  const now = await story.sales.get(order)
  expect(await refusal(story.sales.changeLines(now, { 1: { quantity: '2' } }))).toEqual(['trade.reserved_quantity'])
  expect(await refusal(story.sales.changeLines(now, { 1: { itemId: other!.id } }))).toEqual(['trade.reserved_line_changed'])
  expect(await refusal(story.sales.changeLines(now, { 1: { location: null } }))).toEqual(['trade.reserved_line_changed'])
  const fewer = await story.sales.changeLines(now, { 1: { quantity: '3' } })
  await cancel(story, order, one(order, '1'))
  const timely = await buys(story, item!, '5', '2026-06-09')
  const spare = await story.sales.changeLines(fewer, { 1: { quantity: '4' } })
  await reserve(story, order, one(order, '1', on(timely)))
  expect(await refusal(story.sales.changeLines(await story.sales.get(spare), { 1: { shipmentDate: '2026-06-08' } }))).toEqual(['trade.reservation_date'])
  expect(await refusal(story.purchase.changeLines(timely, { 1: { shipmentDate: '2026-06-11' } }))).toEqual(['trade.reservation_date'])
  expect(await refusal(story.purchase.changeLines(timely, { 1: { quantity: '0' } }))).toEqual(['trade.reserved_quantity'])
  expect(await refusal(story.call('purchase.order.lines.delete', { documentId: timely.id, ids: [timely.lines[0]!.id] }))).toEqual(['trade.reserved_supply'])
  expect(await refusal(story.call('purchase.order.delete', { id: timely.id }))).toEqual(['trade.reserved_supply'])
  const list = () => story.call<{ rows: object[] }>('trade.reservations.list', { sort: [{ field: 'quantity', direction: 'desc' }] }).then(({ rows }) => rows)
  expect(await list()).toMatchObject([{ quantity: '2', purchaseNumber: '' }, { quantity: '1', purchaseNumber: timely.number }])
  // An order that goes gives everything back.
  await story.call('sales.order.delete', { id: order.id })
  expect(await list()).toEqual([])
  await story.call('purchase.order.delete', { id: timely.id })
  expect(line!.lineNo).toBe(10_000)
})

const clients = 20
const pieces = 10

type Outcome = { readonly won: true } | { readonly told: Refused }

/** Everything else that is thrown fails the story: nobody is to see a deadlock or a serialization failure. */
const outcomeOf = (attempt: Promise<unknown>): Promise<Outcome> =>
  attempt.then((): Outcome => ({ won: true }), (error: unknown) => {
    if (error instanceof Refused) return { told: error }
    throw error
  })
const refusedOf = (outcomes: readonly Outcome[]) => outcomes.flatMap(outcome => ('told' in outcome ? [outcome.told] : []))

test.each([
  ['fifo', 'reserving, then shipping', 0, (story: Story, order: Document) => reserve(story, order, one(order, '1')).then(() => ships(story, order)),
    { code: 'trade.reservation_short', params: { quantity: '1', available: '0' } }],
  ['average', 'shipping at once', 1, (story: Story, order: Document) => ships(story, order), { code: 'stock.not_on_inventory', params: { wanted: '1', available: '0' } }],
] as const)(`${clients} clients race for ${pieces} pieces of an item of %s cost, %s: ${pieces} win, the others are told what is left`, async (_, __, place, race, told) => {
  const company = await testCompany(db, 'NL')
  const story = storyOf(db, company)
  const item = company.items.inventory[place]!
  await story.takeIn(String(pieces), item, '6', '2026-06-01')
  const orders = await Promise.all(Array.from({ length: clients }, () => sells(story, item, '1')))
  const outcomes = await Promise.all(orders.map(order => outcomeOf(race(story, order))))
  const refused = refusedOf(outcomes)
  expect(refused).toHaveLength(clients - pieces)
  for (const { problems } of refused) expect(problems).toMatchObject([{ ...told, params: { ...told.params, item: item.number } }])
  expect(await story.onHand(item)).toBe('0')
  await expectBooksAgree(db, company.companyId)
})

test(`${clients} clients, half of them reserving and half shipping at once: no piece is had twice, and what was reserved is shipped`, async () => {
  const company = await testCompany(db, 'NL')
  const story = storyOf(db, company)
  const [item] = company.items.inventory
  await story.takeIn(String(pieces), item!, '6', '2026-06-01')
  const orders = await Promise.all(Array.from({ length: clients }, () => sells(story, item!, '1')))
  const reserves = (at: number): boolean => at % 2 === 0
  const first = await Promise.all(orders.map((order, at) => outcomeOf(reserves(at) ? reserve(story, order) : ships(story, order))))
  expect(refusedOf(first)).toHaveLength(clients - pieces)
  // Those who reserved are sure of their piece, whoever tries to get ahead of them now.
  const late = orders.filter((_, at) => !reserves(at) && 'told' in first[at]!)
  const sure = orders.filter((_, at) => reserves(at) && 'won' in first[at]!)
  const second = await Promise.all([...late, ...sure].map(order => outcomeOf(ships(story, order))))
  expect(second.slice(0, late.length).every(outcome => 'told' in outcome)).toBe(true)
  expect(second.slice(late.length).every(outcome => 'won' in outcome)).toBe(true)
  expect(await story.onHand(item!)).toBe('0')
  await expectBooksAgree(db, company.companyId)
})

test('orders that reserve the same two items in turned order, while a purchase order brings more and is edited: all go through', async () => {
  const company = await testCompany(db, 'NL')
  const story = storyOf(db, company)
  const items = company.items.inventory.slice(0, 2)
  for (const item of items) await story.takeIn(String(pieces), item, '6', '2026-06-01')
  const bought = await story.purchase.order({ lines: items.map(item => ({ item, quantity: String(pieces), price: '6' })), on: '2026-06-05' })
  const orders = await Promise.all(Array.from({ length: clients }, (_, at) =>
    story.sales.order({ lines: (at % 2 ? items : items.toReversed()).map(item => ({ item, quantity: '1', price: '10' })), on: '2026-06-10' })))
  const edited = async () => {
    for (let round = 0; round < 5; round++) await story.purchase.changeLines(await story.purchase.get(bought), { 1: { description: `Round ${round}` }, 2: { description: `Round ${round}` } })
  }
  const [, ...outcomes] = await Promise.all([edited(), ...orders.map(order => outcomeOf(reserve(story, order)))])
  expect(refusedOf(outcomes)).toEqual([])
  await story.purchase.post(await story.purchase.get(bought), { only: 'handle', on: '2026-06-05' })
  await Promise.all(orders.map(async order => ships(story, await story.sales.get(order))))
  for (const item of items) expect(await story.onHand(item)).toBe('0')
  await expectBooksAgree(db, company.companyId)
})
