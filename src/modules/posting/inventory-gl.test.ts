import { describe, expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { ValueEntry } from '#stock'
import { planInventoryGl } from './inventory-gl.ts'
import type { PostingSetup } from './load-setup.ts'

const general = {
  cogsAccount: 'cogs',
  cogsInterimAccount: 'cogs interim',
  inventoryAdjustmentAccount: 'adjustment',
  invtAccrualInterimAccount: 'accrual interim',
  directCostAppliedAccount: 'direct cost',
  overheadAppliedAccount: 'overhead',
  purchaseVarianceAccount: 'variance',
}
const setup: Pick<PostingSetup, 'general' | 'inventory'> = {
  general: (business, product) => (business === 'DOMESTIC' && product === 'RETAIL' ? general : undefined),
  inventory: (_, group) => (group === 'RESALE' ? { inventoryAccount: 'inventory', inventoryInterimAccount: 'inventory interim' } : undefined),
}
const actualOnly = { expectedCostPosting: false }
const withExpected = { expectedCostPosting: true }

const value = (over: Partial<ValueEntry>): ValueEntry => ({
  entry: -1,
  documentId: 'document',
  itemId: 'item',
  itemEntryType: 'purchase',
  type: 'direct_cost',
  valuedQuantity: Decimal.one,
  generalBusinessGroup: 'DOMESTIC',
  generalProductGroup: 'RETAIL',
  inventoryGroup: 'RESALE',
  ...over,
})
const posted = (values: ValueEntry[], company = actualOnly) =>
  planInventoryGl(values, setup, company).gl.map(({ account, amount }) => [account, amount.toFixed(2)])

describe('the posting matrix', () => {
  test.each([
    ['P12 purchase', { costActual: dec(24) }, 'direct cost', '24.00'],
    ['P12 purchase return', { costActual: dec(-24) }, 'direct cost', '-24.00'],
    ['P13 indirect cost', { type: 'indirect_cost', costActual: dec(5) }, 'overhead', '5.00'],
    ['P14 standard above actual', { type: 'variance', costActual: dec(10) }, 'variance', '10.00'],
    ['P14 standard below actual', { type: 'variance', costActual: dec(-20) }, 'variance', '-20.00'],
    ['P16 sale', { itemEntryType: 'sale', costActual: dec(-600) }, 'cogs', '-600.00'],
    ['P16 sales return', { itemEntryType: 'sale', costActual: dec(600) }, 'cogs', '600.00'],
    ['P17 positive adjustment', { itemEntryType: 'positive', costActual: dec(8) }, 'adjustment', '8.00'],
    ['P17 rounding', { type: 'rounding', costActual: dec('0.01') }, 'adjustment', '0.01'],
    ['P18 negative adjustment', { itemEntryType: 'negative', costActual: dec(-24) }, 'adjustment', '-24.00'],
    ['P18 revaluation down', { type: 'revaluation', costActual: dec(-4) }, 'adjustment', '-4.00'],
  ] as const)('%s', (_, over, contra, amount) => {
    expect(posted([value(over)])).toEqual([
      ['inventory', amount],
      [contra, dec(amount).negated().toFixed(2)],
    ])
  })
})

test('E16: expected at receipt, taken back at the invoice; nothing of it unless the company posts expected cost', () => {
  const receipt = value({ costExpected: dec(95) })
  const invoice = value({ costExpected: dec(-95), costActual: dec(100) })
  expect(posted([receipt], withExpected)).toEqual([
    ['inventory interim', '95.00'],
    ['accrual interim', '-95.00'],
  ])
  expect(posted([invoice], withExpected)).toEqual([
    ['inventory', '100.00'],
    ['direct cost', '-100.00'],
    ['inventory interim', '-95.00'],
    ['accrual interim', '95.00'],
  ])
  expect(posted([receipt])).toEqual([])
  expect(posted([value({ itemEntryType: 'sale', costExpected: dec(-60) })], withExpected)).toEqual([
    ['inventory interim', '-60.00'],
    ['cogs interim', '60.00'],
  ])
})

test('E14: standard 100 bought for 90, then freight 20', () => {
  const rows = [
    value({ costActual: dec(90) }),
    value({ type: 'variance', costActual: dec(10) }),
    value({ costActual: dec(20) }),
    value({ type: 'variance', costActual: dec(-20) }),
  ]
  expect(posted(rows)).toEqual([
    ['inventory', '100.00'],
    ['direct cost', '-110.00'],
    ['variance', '10.00'],
  ])
})

test('one entry per document, date, account and dimensions', () => {
  const later = '2026-02-01' as LocalDate
  const { gl } = planInventoryGl(
    [
      value({ costActual: dec(1) }),
      value({ costActual: dec(2), entry: -2 }),
      value({ costActual: dec(4), dimensionSetId: 7 }),
      value({ costActual: dec(8), postingDate: later }),
      value({ costActual: dec(16), documentId: 'other' }),
    ],
    setup,
    actualOnly,
  )
  expect(gl.filter(entry => entry.account === 'inventory').map(entry => entry.amount.toString())).toEqual(['3', '4', '8', '16'])
  expect(Decimal.sum(gl.map(entry => entry.amount)).isZero()).toBe(true)
})

test('what is not stocked reaches no account', () => {
  expect(posted([value({ inventoryGroup: undefined, costNonInventoriable: dec(40) })])).toEqual([])
})

test('missing set-up is told once for each account, with both groups and the page that mends it', () => {
  const values = [value({ generalBusinessGroup: undefined, costActual: dec(1) }), value({ inventoryGroup: 'PARTS', costActual: dec(1) })]
  expect(planInventoryGl([...values, ...values], setup, actualOnly).problems).toEqual([
    {
      code: 'posting.setup_missing',
      params: { setup: 'general', first: '–', second: 'RETAIL', field: 'directCostAppliedAccount' },
      severity: 'error',
      remedy: 'setup/general-posting-setup',
    },
    {
      code: 'posting.setup_missing',
      params: { setup: 'inventory', first: '–', second: 'PARTS', field: 'inventoryAccount' },
      severity: 'error',
      remedy: 'setup/inventory-posting-setup',
    },
  ])
})
