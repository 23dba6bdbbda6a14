/** Inventory periods: goods of a closed one stay as they are; what takes them back is dated after it (ledgers.md §6.4, documents.md §11.1 block 19). */
import { expect } from 'vitest'
import { type Story, refusal, stories } from './scenario.ts'

const { scenario } = await stories()

const may = '2026-05-31'
const close = (story: Story, endingDate: string, closed = true) => story.call('stock.inventory_periods.change', { endingDate, closed })
const datesOf = async (story: Story, itemId: string) =>
  (await story.call<{ rows: { postingDate: string; costActual: string; adjustment: boolean }[] }>('stock.value_entries.list', { filter: { itemId }, sort: [{ field: 'entryNo' }] })).rows
    .map(({ postingDate, costActual, adjustment }) => [postingDate, costActual, adjustment])

scenario('goods sold in May stay in May once it is closed: what is posted, cancelled, reversed, and what their cost turns out to be', 'NL', async story => {
  const [item, another] = story.company.items.inventory
  const account = await story.expenseAccount()
  const more = { taxProductGroup: 'STANDARD' }
  const bought = await story.purchase.order({ lines: [{ item: item!, quantity: '10', price: '5' }], on: '2026-05-04' })
  await story.purchase.post(bought, { only: 'handle', on: '2026-05-04' })
  const sold = await story.sales.post(await story.sales.invoice({ lines: [{ item: item!, quantity: '4', price: '9' }], on: '2026-05-20' }))
  const service = await story.purchase.post(await story.purchase.invoice({ lines: [{ account, quantity: '1', price: '80', more }], on: '2026-05-20' }))
  const found = await story.call<{ documentId: string }>('stock.adjust', { postingDate: '2026-05-20', lines: [{ type: 'positive', itemId: another!.id, quantity: '3', unitCost: '2' }] })
  await story.call('stock.inventory_periods.create', { endingDate: '2026-04-30', name: 'April' })
  await story.call('stock.inventory_periods.create', { endingDate: may, name: 'May' })
  expect(await refusal(close(story, may))).toEqual(['stock.inventory_period_open_before'])
  await close(story, '2026-04-30')
  await close(story, may)

  const order = await story.sales.order({ lines: [{ item: item!, quantity: '1', price: '9' }], on: may })
  const isClosed = ['stock.inventory_period_closed']
  expect(await refusal(story.sales.post(order))).toEqual(isClosed)
  expect(await refusal(story.call('stock.adjust', { postingDate: may, lines: [{ type: 'negative', itemId: item!.id, quantity: '1' }] }))).toEqual(isClosed)
  // an invoice for goods that came before changes what they cost
  expect(await refusal(story.purchase.post(bought, { only: 'invoice', on: may }))).toEqual(isClosed)
  // accounts alone concern no goods
  await story.purchase.post(await story.purchase.invoice({ lines: [{ account, quantity: '1', price: '20', more }], on: may }))

  // the vendor asks 6 instead of 5: the sale of May costs 4 more, in June
  await story.purchase.changeLines(await story.purchase.reopen(bought), { 1: { unitPrice: '6' } })
  await story.purchase.post(bought, { only: 'invoice', on: '2026-06-02' })
  expect((await datesOf(story, item!.id)).filter(([, , adjustment]) => adjustment)).toEqual([['2026-06-01', '-4', true]])

  const posted = (await story.call<{ id: string; number: string }>('sales.posted_invoice.get', { id: sold.documents.find(({ kind }) => kind === 'invoice')!.id }))
  expect(await refusal(story.call('sales.posted_invoice.cancel', { id: posted.id }))).toEqual(['trade.cancel_inventory_closed'])
  expect(await refusal(story.sales.reverse(sold, 'invoice', { postingDate: '2026-05-25' }))).toEqual(isClosed)
  await story.sales.reverse(sold, 'invoice')
  expect((await datesOf(story, item!.id)).at(-1)).toEqual(['2026-06-01', '24', false])
  await story.call('stock.adjustments.reverse', { id: found.documentId })
  expect(await datesOf(story, another!.id)).toEqual([['2026-05-20', '6', false], ['2026-06-01', '-6', false]])
  // what is accounts alone is taken back on its own day
  await story.purchase.reverse(service, 'invoice')
  const { rows } = await story.call<{ rows: object[] }>('purchase.posted_credit_memo.list', {})
  expect(rows).toMatchObject([{ postingDate: '2026-05-20' }])

  expect(await refusal(close(story, '2026-04-30', false))).toEqual(['stock.inventory_period_closed_after'])
  expect(await refusal(story.call('stock.inventory_periods.delete', { endingDate: may }))).toEqual(['stock.inventory_period_is_closed'])
  await close(story, may, false)
  await story.sales.post(order)
})

scenario('a period is not closed over goods that went out before they came in', 'NO', async story => {
  const [item] = story.company.items.inventory
  await story.finance({ preventNegativeInventory: false })
  await story.sales.post(await story.sales.invoice({ lines: [{ item: item!, quantity: '4', price: '9' }], on: '2026-05-20' }))
  await story.call('stock.inventory_periods.create', { endingDate: may })
  expect(await refusal(close(story, may))).toEqual(['stock.inventory_period_uncovered'])
  await story.takeIn('4', item!, '5', '2026-05-30')
  await close(story, may)
})
