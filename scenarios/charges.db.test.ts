/** Freight, insurance and fees on goods: item charges on both sides (documents.md §17, ledgers.md §6.6). */
import { describe, expect } from 'vitest'
import { type Item, type Story, refusal, stories } from './scenario.ts'
import type { Document, Posted } from './trading.ts'

const { scenario } = await stories()

interface Target { readonly lineId: string | null; readonly itemEntryNo: number | null; readonly documentNumber: string | null; readonly assignedQuantity: string; readonly assignedAmount: string }
interface Assignment { readonly quantity: string; readonly amount: string; readonly assignedQuantity: string; readonly version: number; readonly targets: readonly Target[] }
interface Goods { readonly itemEntryNo: number; readonly documentNumber: string; readonly quantity: string; readonly amount: string }

/** A charge is an item like another: it has a description, groups and a price, and nothing of it lies on a shelf. */
async function freight(story: Story): Promise<Item> {
  const service = await story.call<Record<string, unknown>>('items.get', { id: story.company.items.service[0]!.id })
  const { baseUnit, generalProductGroup, taxProductGroup } = service
  return story.call<Item>('items.create', { number: 'FREIGHT', type: 'charge', description: 'Freight', baseUnit, generalProductGroup, taxProductGroup })
}

const assign = (story: Story, { side, lines }: Document, place: number, input: object) =>
  story.call<Assignment>(`${side}.charge.assign`, { lineId: lines[place - 1]!.id, ...input })
const lineTargets = ({ lines }: Document, ...places: number[]) => places.map(place => ({ lineId: lines[place - 1]!.id }))
const goodsOf = async (story: Story, { side, lines }: Document, place: number, search = '') =>
  (await story.call<{ goods: Goods[] }>(`${side}.charge.goods`, { lineId: lines[place - 1]!.id, search })).goods

const grossWeight = (story: Story, item: Item, weight: string) => story.call('items.change', { id: item.id, grossWeight: weight })

scenario('a receipt of 100 at 10 with charges of 200 and 100 costs 13.00 a piece, and comes off again with its invoice', 'NL', async story => {
  const [item] = story.company.items.inventory
  const charge = await freight(story)
  const order = await story.purchase.order({
    lines: [{ item: item!, quantity: '100', price: '10' }, { item: charge, quantity: '1', price: '200' }, { item: charge, quantity: '2', price: '50' }], on: '2026-06-02',
  })
  expect(await assign(story, order, 2, { method: 'equally', targets: lineTargets(order, 1) })).toMatchObject({ quantity: '1', amount: '200', assignedQuantity: '1' })
  await assign(story, order, 3, { method: 'amount', targets: lineTargets(order, 1) })
  const posted = await story.purchase.post(order)
  const books = await story.gl(posted)
  expect([books['inventory'], books['payables']]).toEqual(['1300.00', '-1573.00'])
  const sold = await story.sales.post(await story.sales.order({ lines: [{ item: item!, quantity: '1', price: '20' }], on: '2026-06-03' }))
  expect(await story.costOfSales(item!)).toMatchObject({ actual: '13.00' })

  // a piece is gone: it comes back first
  expect(await refusal(story.purchase.reverse(posted, 'invoice'))).toEqual(['trade.goods_gone'])
  await story.sales.reverse(sold, 'invoice')
  const reversed = await story.purchase.reverse(posted, 'invoice')
  expect(await story.gl(reversed)).toMatchObject({ inventory: '-1300.00', payables: '1573.00' })
  expect(await story.onHand(item!)).toBe('0')
})

scenario('freight that comes later falls on two receipts by weight, and raises the cost of what was sold of them', 'BE', async story => {
  const [light, heavy] = story.company.items.inventory as [Item, Item]
  await grossWeight(story, light, '1')
  await grossWeight(story, heavy, '4')
  await story.purchase.post(await story.purchase.order({ lines: [{ item: light, quantity: '10', price: '5' }, { item: heavy, quantity: '10', price: '5' }], on: '2026-06-02' }))
  await story.sales.post(await story.sales.order({ lines: [{ item: heavy, quantity: '4', price: '9' }], on: '2026-06-03' }))
  expect(await story.costOfSales(heavy)).toMatchObject({ actual: '20.00' })

  const bill = await story.purchase.invoice({ party: story.company.vendors.domestic, lines: [{ item: await freight(story), quantity: '1', price: '15' }], on: '2026-06-20' })
  const goods = await goodsOf(story, bill, 1)
  expect(goods.map(({ quantity, amount }) => [quantity, amount])).toContainEqual(['10', '50'])
  const bought = goods.filter(({ amount }) => amount === '50')
  const assigned = await assign(story, bill, 1, { method: 'weight', targets: bought.map(({ itemEntryNo }) => ({ itemEntryNo })) })
  expect(assigned.targets.map(each => each.assignedAmount).toSorted()).toEqual(['12', '3'])
  const posted = await story.purchase.post(bill)
  // 12.00 on ten heavy pieces: 1.20 each, four of which are sold
  expect(await story.costOfSales(heavy)).toMatchObject({ actual: '24.80' })
  expect(await story.gl(posted)).toMatchObject({ inventory: '10.20', 'cost of goods sold': '4.80' })

  await story.purchase.reverse(posted, 'invoice')
  expect(await story.costOfSales(heavy)).toMatchObject({ actual: '20.00' })
})

scenario('a fee on goods sold is revenue: what they cost stays, and a credit takes it back', 'NO', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('10', item!, '4', '2026-06-01')
  const charge = await freight(story)
  const order = await story.sales.order({ lines: [{ item: item!, quantity: '5', price: '10' }, { item: charge, quantity: '1', price: '7.50' }], on: '2026-06-02' })
  await story.sales.post(order, { only: 'handle' })
  await assign(story, order, 2, { method: 'amount', targets: lineTargets(order, 1) })
  const posted = await story.sales.post(order, { only: 'invoice' })
  expect(await story.gl(posted)).toMatchObject({ sales: '-57.50', receivables: '71.88', 'cost of goods sold': '20.00' })

  const credit = await story.sales.creditMemo({ lines: [{ item: charge, quantity: '1', price: '7.50' }], on: '2026-06-10' })
  const [sold] = await goodsOf(story, credit, 1, item!.number)
  await assign(story, credit, 1, { targets: [{ itemEntryNo: sold!.itemEntryNo, quantity: '1' }] })
  await story.sales.post(credit)
  expect(await story.costOfSales(item!)).toMatchObject({ actual: '20.00' })
  // the goods come back at what they cost; the fee goes with its own invoice
  await story.sales.reverse(posted, 'invoice')
  expect(await story.onHand(item!)).toBe('10')
})

scenario('of an order invoiced in parts a charge falls on what is invoiced with it, and is assigned anew for the rest', 'NL', async story => {
  const [item] = story.company.items.inventory
  const charge = await freight(story)
  const made = await story.purchase.order({ lines: [{ item: item!, quantity: '10', price: '10' }, { item: charge, quantity: '2', price: '6' }], on: '2026-06-02' })
  const order = await story.purchase.changeLines(made, { 1: { quantityToHandle: '4', quantityToInvoice: '4' }, 2: { quantityToHandle: '1', quantityToInvoice: '1' } })
  await assign(story, order, 2, { method: 'equally', targets: lineTargets(order, 1) })
  const first = await story.purchase.post(order)
  expect(await story.gl(first)).toMatchObject({ inventory: '46.00' })
  const rest = await story.purchase.get(order)
  expect(await refusal(story.purchase.post(rest))).toEqual(['trade.charge_not_assigned'])
  await assign(story, rest, 2, { method: 'equally', targets: lineTargets(rest, 1) })
  const last = await story.purchase.post(rest)
  expect(await story.gl(last)).toMatchObject({ inventory: '66.00' })
  for (const posted of [last, first]) await story.purchase.reverse(posted, 'invoice')
  expect(await story.onHand(item!)).toBe('0')
})

describe('what a charge is refused for', () => {
  interface Case { readonly code: string; readonly work: (story: Story, order: Document, charge: Item) => Promise<unknown> }
  const post = (story: Story, order: Document): Promise<Posted> => story.purchase.post(order)
  const cases: readonly Case[] = [
    { code: 'charge_not_assigned', work: post },
    { code: 'charge_over_assigned', work: (story, order) => assign(story, order, 2, { targets: [{ ...lineTargets(order, 1)[0], quantity: '1.5' }] }) },
    { code: 'charge_over_assigned', work: (story, order) => assign(story, order, 2, { targets: [{ ...lineTargets(order, 1)[0], quantity: '-1' }] }) },
    { code: 'charge_nothing_to_measure', work: (story, order) => assign(story, order, 2, { method: 'volume', targets: lineTargets(order, 1) }) },
    { code: 'charge_target_unknown', work: (story, order) => assign(story, order, 2, { method: 'equally', targets: lineTargets(order, 2) }) },
    { code: 'charge_target_unknown', work: (story, order) => assign(story, order, 2, { method: 'equally', targets: [{ itemEntryNo: 999_999 }] }) },
    { code: 'line_no_charge', work: (story, order) => assign(story, order, 1, { method: 'equally', targets: [] }) },
    { code: 'stale_version', work: (story, order) => assign(story, order, 2, { version: order.version + 5, method: 'equally', targets: lineTargets(order, 1) }) },
    {
      code: 'charge_without_amount',
      work: async (story, order) => {
        await assign(story, order, 2, { method: 'equally', targets: lineTargets(order, 1) })
        return post(story, await story.purchase.changeLines(order, { 2: { unitPrice: '0' } }))
      },
    },
    {
      code: 'charge_target_not_moved',
      work: async (story, order) => {
        await assign(story, order, 2, { method: 'equally', targets: lineTargets(order, 1) })
        return post(story, await story.purchase.changeLines(order, { 1: { quantityToHandle: '0', quantityToInvoice: '0' } }))
      },
    },
    {
      code: 'charge_target_invoiced',
      work: async (story, order) => {
        await post(story, await story.purchase.changeLines(order, { 1: { quantityToHandle: '10', quantityToInvoice: '10' }, 2: { quantityToHandle: '0', quantityToInvoice: '0' } }))
        const rest = await story.purchase.changeLines(await story.purchase.get(order), { 2: { quantityToHandle: '1', quantityToInvoice: '1' } })
        await assign(story, rest, 2, { method: 'equally', targets: lineTargets(rest, 1) })
        return post(story, rest)
      },
    },
    {
      code: 'charge_target_no_goods',
      work: async (story, order, charge) => {
        await assign(story, order, 2, { method: 'equally', targets: lineTargets(order, 1) })
        return post(story, await story.purchase.changeLines(order, { 1: { itemId: charge.id, quantity: '1' } }))
      },
    },
    {
      code: 'goods_charged',
      work: async (story, order) => {
        const received = await story.purchase.post(await story.purchase.changeLines(order, { 2: { quantityToHandle: '0' } }), { only: 'handle' })
        const bill = await story.purchase.invoice({ lines: [{ item: { id: (await story.call<Item>('items.find', { text: 'FREIGHT' }) as unknown as { items: Item[] }).items[0]!.id, number: 'FREIGHT' }, quantity: '1', price: '3' }], on: '2026-06-05' })
        const [goods] = await goodsOf(story, bill, 1)
        await assign(story, bill, 1, { method: 'equally', targets: [{ itemEntryNo: goods!.itemEntryNo }] })
        await story.purchase.post(bill)
        return story.purchase.reverse(received, 'receipt')
      },
    },
  ]
  for (const { code, work } of cases)
    scenario(`${code}: ${cases.filter(each => each.code === code).findIndex(each => each.work === work) + 1}`, 'NL', async story => {
      const charge = await freight(story)
      const order = await story.purchase.order({ lines: [{ item: story.company.items.inventory[0]!, quantity: '10', price: '10' }, { item: charge, quantity: '1', price: '30' }], on: '2026-06-02' })
      expect(await refusal(work(story, order, charge))).toContain(`trade.${code}`)
    })
})

scenario('a charge is not bought for a sale: the orders leave it out, the invoice refuses it', 'NL', async story => {
  const charge = await freight(story)
  const order = await story.sales.order({ lines: [{ item: story.company.items.inventory[0]!, quantity: '2', price: '10' }, { item: charge, quantity: '1', price: '5' }], on: '2026-06-02' })
  const { lines } = await story.call<{ lines: { itemNumber: string }[] }>('sales.order.buying', { id: order.id })
  expect(lines.map(({ itemNumber }) => itemNumber)).toEqual([story.company.items.inventory[0]!.number])
  expect(await refusal(story.call('sales.order.create_purchase_invoice', { id: order.id, vendorNumber: story.company.vendors.domestic.number }))).toEqual(['trade.line_type_not_bought'])
})
