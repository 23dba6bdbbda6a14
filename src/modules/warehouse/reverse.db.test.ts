/** A posted adjustment is taken back: goods and books as before, once, and not while its goods are gone. */
import { expect, test } from 'vitest'
import { withTransaction } from '#platform/db'
import { findStockDifferences } from '#stock'
import { freshDatabase } from '#platform/testing/database'
import { testCompany } from '#platform/testing/company'
import './index.ts'

const db = await freshDatabase()
const company = await testCompany(db)
const [fifo, average, standard] = company.items.inventory.map(item => item.id) as [string, string, string]

interface Adjusted {
  readonly documentId: string
  readonly documentNumber: string
  readonly itemEntries: readonly number[]
}
const adjust = (...lines: object[]): Promise<Adjusted> => company.call('stock.adjust', { postingDate: '2026-06-05', lines })
const reverse = ({ documentId: id }: Adjusted, more: object = {}): Promise<Adjusted> => company.call('stock.adjustments.reverse', { id, ...more })

/** Accounts that do not come to zero, and every item's quantity and value. */
const books = async (): Promise<object> => ({
  gl: (await db.owner.query('select account, sum(amount)::text as amount from ledger.entries where company_id = $1 group by account having sum(amount) <> 0 order by account', [company.companyId])).rows,
  stock: (await company.call<{ rows: { quantity: string; value: string }[] }>('stock.costs.list', {})).rows.map(({ quantity, value }) => [Number(quantity), Number(value)]),
})

test('what came in leaves and what went out comes back, each at its cost, whatever the costing method', async () => {
  for (const itemId of [fifo, average, standard]) await adjust({ type: 'positive', itemId, quantity: '10', unitCost: '4' })
  const before = await books()
  const found = await adjust(...[fifo, average, standard].map(itemId => ({ type: 'positive', itemId, quantity: '5', unitCost: '10' })))
  const lost = await adjust(...[fifo, average, standard].map(itemId => ({ type: 'negative', itemId, quantity: '12' })))
  // The goods that were found went out among others: they are to be there first.
  const gone = { code: 'warehouse.adjusted_goods_gone', params: { wanted: '5', available: '3', documents: lost.documentNumber } }
  await expect(reverse(found)).rejects.toMatchObject({ problems: [gone, gone, gone] })
  const back = await reverse(lost)
  await reverse(found)
  expect(await books()).toEqual(before)
  expect(back.documentNumber).toBe('T000006')
  const { rows } = await company.call<{ rows: { type: string; quantity: string }[] }>('stock.item_entries.list', { filter: { entryNo: back.itemEntries.join('|') } })
  // Of FIFO cost what had lain in two lots lies in two again.
  expect(rows.map(({ type, quantity }) => [type, quantity]).sort()).toEqual([['negative', '10'], ['negative', '12'], ['negative', '12'], ['negative', '2']])
  expect(await withTransaction(db.app, { companyId: company.companyId }, tx => findStockDifferences(tx, company.companyId))).toEqual([])
})

test('exactly as before when nothing else moved; the reversal may be taken back in turn, the original once', async () => {
  const before = await books()
  const missing = await adjust({ type: 'negative', itemId: fifo, quantity: '3' })
  const without = await books()
  const back = await reverse(missing)
  expect(await books()).toEqual(before)
  await expect(reverse(missing)).rejects.toMatchObject({ problems: [{ code: 'warehouse.adjustment_reversed', params: { by: back.documentNumber } }] })
  const again = await reverse(back)
  expect(await books()).toEqual(without)
  await reverse(again)
  expect(await books()).toEqual(before)
})

test('not before its own day, and nothing that is no adjustment', async () => {
  const found = await adjust({ type: 'positive', itemId: fifo, quantity: '1', unitCost: '4' })
  await expect(reverse(found, { postingDate: '2026-06-04' })).rejects.toMatchObject({ problems: [{ code: 'warehouse.adjustment_too_early' }] })
  await expect(company.call('stock.adjustments.reverse', { id: crypto.randomUUID() })).rejects.toMatchObject({ problems: [{ code: 'warehouse.adjustment_gone' }] })
})
