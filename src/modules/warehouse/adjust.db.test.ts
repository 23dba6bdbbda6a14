import { describe, expect, test } from 'vitest'
import { withTransaction } from '#platform/db'
import { findStockDifferences } from '#stock'
import { freshDatabase } from '#platform/testing/database'
import { testCompany } from '#platform/testing/company'
import './index.ts'

const db = await freshDatabase()
const company = await testCompany(db)
const [fifo, average, standard] = company.items.inventory.map(item => item.id) as [string, string, string, string]

interface Adjusted {
  readonly transactionNo: number
  readonly documentNumber: string
  readonly itemEntries: number[]
}
const adjust = (lines: object[], other: object = {}, options = {}): Promise<Adjusted> =>
  company.call<Adjusted>('stock.adjust', { postingDate: '2026-06-01', lines, ...other }, options)

const glOf = async (transactionNo: number): Promise<string[]> => {
  const { rows } = await db.owner.query(
    `select e.account || ' ' || e.amount as row from ledger.entries e where e.company_id = $1 and e.transaction_no = $2 order by e.account`,
    [company.companyId, transactionNo],
  )
  return rows.map(row => row.row as string)
}

test('E30: forty pieces at 8.00 come in, three are missing at the count', async () => {
  const booked = await adjust([{ type: 'positive', itemId: fifo, quantity: '40', unitCost: '8' }])
  expect(booked.documentNumber).toBe('T000001')
  expect(await glOf(booked.transactionNo)).toEqual(['0505 320', '5160 -320'])
  const missing = await adjust([{ type: 'negative', itemId: fifo, quantity: '3' }])
  expect(await glOf(missing.transactionNo)).toEqual(['0505 -24', '5160 24'])
  expect(await company.call('stock.on_hand.list', { filter: { itemId: fifo } })).toMatchObject({ rows: [{ quantity: '37', location: 'MAIN' }] })
  expect(await company.call('stock.costs.list', { filter: { itemId: fifo } })).toMatchObject({
    rows: [{ quantity: '37', value: '296', unitCost: '8' }],
  })
})

test('in boxes of twelve, at the unit cost when none is given, at standard for an item of standard cost', async () => {
  await adjust([{ type: 'positive', itemId: average, unit: 'BOX', quantity: '2', unitCost: '30' }])
  const { itemEntries } = await adjust([
    { type: 'positive', itemId: average, quantity: '2' },
    { type: 'positive', itemId: standard, quantity: '3', unitCost: '99' },
  ])
  const list = await company.call<{ rows: object[] }>('stock.item_entries.list', { filter: { entryNo: itemEntries.join('|') } })
  expect(list.rows).toMatchObject([
    { itemId: standard, type: 'positive', quantity: '3', remaining: '3', costActual: '21', open: true, documentType: 'adjustment' },
    { itemId: average, type: 'positive', quantity: '2', costActual: '5' },
  ])
  expect(await company.call('stock.value_entries.list', { filter: { itemEntryNo: String(itemEntries[0]) } })).toMatchObject({
    rows: [{ type: 'direct_cost', itemEntryType: 'positive', valuedQuantity: '2', costActual: '5', adjustment: false }],
  })
})

test('what was on hand on a day', async () => {
  await adjust([{ type: 'negative', itemId: standard, quantity: '1' }], { postingDate: '2026-06-10' })
  const onHand = (date: string) => company.call<{ quantity: string }>('stock.on_hand.at_date', { itemId: standard, date })
  expect((await onHand('2026-05-31')).quantity).toBe('0')
  expect((await onHand('2026-06-09')).quantity).toBe('3')
  expect(await onHand('2026-06-10')).toEqual({ quantity: '2', places: [{ variant: '', location: 'MAIN', quantity: '2' }] })
})

test('a preview shows the entries and writes nothing', async () => {
  const before = await company.call('stock.costs.list')
  expect(await adjust([{ type: 'negative', itemId: fifo, quantity: '1' }], {}, { mode: 'preview' })).toMatchObject({
    preview: true,
    documents: [{ number: '***' }],
    gl: [{ account: '0505', credit: '8' }, { account: '5160', debit: '8' }],
  })
  expect(await company.call('stock.costs.list')).toEqual(before)
})

describe('refused, with everything that is wrong', () => {
  test('goods that are not there, named with item, place and quantities', async () => {
    await expect(adjust([{ type: 'negative', itemId: fifo, quantity: '1000' }])).rejects.toMatchObject({
      problems: [{ code: 'stock.not_on_inventory', field: 'lines.0.quantity', params: { item: 'INV-1', location: 'MAIN', wanted: '1000', available: '37' } }],
    })
  })
  test('unknown things and items without stock', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000'
    await expect(
      adjust([
        { type: 'positive', itemId: nobody, quantity: '1' },
        { type: 'positive', itemId: company.items.service[0]!.id, quantity: '1' },
        { type: 'positive', itemId: fifo, quantity: '1', variant: 'RED', location: 'MOON', unit: 'TON' },
      ]),
    ).rejects.toMatchObject({
      problems: [
        { code: 'warehouse.item_unknown', field: 'lines.0.itemId' },
        { code: 'warehouse.item_not_stocked', field: 'lines.1.itemId' },
        { code: 'warehouse.variant_unknown', params: { item: 'INV-1', variant: 'RED' } },
        { code: 'warehouse.location_unknown' },
        { code: 'warehouse.unit_unknown' },
      ],
    })
  })
  test('a quantity of nothing, a date outside the range', async () => {
    await expect(adjust([{ type: 'positive', itemId: fifo, quantity: '0' }])).rejects.toMatchObject({ problems: [{ code: 'contract.not_positive' }] })
    await db.owner.query(`update company.finance_setup set allow_posting_from = '2026-05-01' where company_id = $1`, [company.companyId])
    await expect(adjust([{ type: 'positive', itemId: fifo, quantity: '1' }], { postingDate: '2026-04-30' })).rejects.toMatchObject({
      problems: [{ code: 'posting.date_not_allowed', field: 'postingDate' }],
    })
  })
})

test('afterwards the state is what the ledgers say, and inventory in the G/L what the value entries say', async () => {
  const { companyId } = company
  expect(await withTransaction(db.app, { companyId }, tx => findStockDifferences(tx, companyId))).toEqual([])
  const { rows } = await db.owner.query(
    `select (select sum(amount) from ledger.entries where company_id = $1 and account = '0505') as gl,
       (select sum(cost_actual) from stock.value_entries where company_id = $1) as values`,
    [companyId],
  )
  expect(rows[0].gl).toBe(rows[0].values)
})
