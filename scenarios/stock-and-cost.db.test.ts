/** What goods cost when stock runs short, comes back, or is costed otherwise than by FIFO (ledgers.md §6). */
import { expect } from 'vitest'
import { refusal, stories } from './scenario.ts'

const { scenario } = await stories()

scenario('stock may not go negative, unless the company allows it; what covers it later brings the right cost', 'NL', async story => {
  const { sales, purchase, company } = story
  const [item] = company.items.inventory
  await story.takeIn('2', item!, '10')
  const order = await sales.order({ lines: [{ item: item!, quantity: '5', price: '25' }] })
  expect(await refusal(sales.post(order))).toEqual(['stock.not_on_inventory'])

  await story.finance({ preventNegativeInventory: false })
  const sold = await sales.post(order)
  // 2 at 10, and 3 that are not there yet at the item's cost
  expect(await story.gl(sold)).toMatchObject({ 'cost of goods sold': '50.00', inventory: '-50.00' })
  expect(await story.onHand(item!)).toBe('-3')

  await purchase.post(await purchase.invoice({ lines: [{ item: item!, quantity: '4', price: '12' }] }))
  expect(await story.onHand(item!)).toBe('1')
  expect(await story.costOfSales(item!)).toEqual({ actual: '56.00', expected: '0.00' })
  expect((await story.glSince()).inventory).toBe('12.00')
})

scenario('three lots at 10, 20 and 30 leave in the order they came (E9)', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  for (const cost of ['10', '20', '30']) await story.takeIn('1', item!, cost)
  const costs: string[] = []
  for (let sale = 0; sale < 3; sale++) {
    const posted = await sales.post(await sales.invoice({ lines: [{ item: item!, quantity: '1', price: '50' }] }))
    costs.push((await story.gl(posted))['cost of goods sold']!)
  }
  expect(costs).toEqual(['10.00', '20.00', '30.00'])
})

scenario('three lots at 10, 20 and 30 of an item by average leave at 20 each (E9)', 'NL', async story => {
  const { sales, company } = story
  const item = company.items.inventory[1]!
  for (const cost of ['10', '20', '30']) await story.takeIn('1', item, cost)
  for (let sale = 0; sale < 3; sale++) {
    const posted = await sales.post(await sales.invoice({ lines: [{ item, quantity: '1', price: '50' }] }))
    expect((await story.gl(posted))['cost of goods sold']).toBe('20.00')
  }
})

scenario('an item of standard cost 7.00 bought at 9.00 leaves the difference as a variance (P14)', 'NL', async story => {
  const { purchase, sales, company } = story
  const item = company.items.inventory[2]!
  const bought = await purchase.post(await purchase.invoice({ lines: [{ item, quantity: '10', price: '9' }] }))
  expect(await story.gl(bought)).toMatchObject({ inventory: '70.00', 'direct cost applied': '-90.00', 'purchase variance': '20.00' })
  const sold = await sales.post(await sales.invoice({ lines: [{ item, quantity: '4', price: '20' }] }))
  expect((await story.gl(sold))['cost of goods sold']).toBe('28.00')
})

scenario('a sale by the box takes twelve pieces', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('30', item!, '2')
  const posted = await sales.post(await sales.invoice({ lines: [{ item: item!, quantity: '2', price: '60', more: { unit: 'BOX' } }] }))
  expect(await story.gl(posted)).toMatchObject({ sales: '-120.00', 'cost of goods sold': '48.00' })
  expect(await story.onHand(item!)).toBe('6')
})

scenario('a return that names its sale follows what the purchase turned out to cost', 'NL', async story => {
  const { purchase, sales, company } = story
  const [item] = company.items.inventory
  let order = await purchase.order({ lines: [{ item: item!, quantity: '10', price: '100' }] })
  await purchase.post(order, { only: 'handle' })
  await sales.post(await sales.invoice({ lines: [{ item: item!, quantity: '10', price: '150' }] }))
  const { rows } = await story.call<{ rows: { entryNo: number }[] }>('stock.item_entries.list', { filter: { type: 'sale' } })
  await sales.post(await sales.creditMemo({
    lines: [{ item: item!, quantity: '10', price: '150', more: { appliesToItemEntryNo: rows[0]!.entryNo } }],
  }))
  order = await purchase.reopen(order)
  order = await purchase.changeLines(order, { 1: { unitPrice: '110' } })
  await purchase.post(order, { only: 'invoice' })
  expect(await story.costOfSales(item!)).toEqual({ actual: '0.00', expected: '0.00' })
  expect((await story.glSince()).inventory).toBe('1100.00')
})
