import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { CostingMethod } from './movement.ts'
import { planMovements } from './plan-movements.ts'
import { PaperLedger, anItem, buy, sell } from './testing/paper-ledger.ts'

const item = (costingMethod: CostingMethod, over = {}) => anItem({ costingMethod, ...over })
const costs = (ledger: PaperLedger, ...entries: number[]): string[] => entries.map(no => ledger.cost(no))
const freight = (goods: ReturnType<typeof item>, over: object) => ({ key: 'freight', item: goods, documentId: 'freight', side: 'purchase' as const, amount: dec(300), ...over })

test('documents §17: a receipt of 100 at 10 with charges of 200 and 100 costs 13.00 a piece', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  const bought = buy(goods, '100', '1000')
  ledger.post('2026-01-01', [bought], [], [freight(goods, { movementKey: bought.key, amount: dec(200) }), freight(goods, { movementKey: bought.key, amount: dec(100) })])
  ledger.post('2026-01-02', [sell(goods, '1')])
  expect(costs(ledger, 1, 2)).toEqual(['1300.00', '-13.00'])
})

test.each(['fifo', 'average'] as const)('%s: a charge that comes after the sale raises its cost; taken back, all is as before', method => {
  const ledger = new PaperLedger()
  const goods = item(method)
  ledger.post('2026-01-01', [buy(goods, '10', '50')])
  ledger.post('2026-01-02', [sell(goods, '4')])
  ledger.post('2026-01-08', [], [], [freight(goods, { itemEntryNo: 1, amount: dec(6) })])
  expect([...costs(ledger, 1, 2), ledger.value()]).toEqual(['56.00', '-22.40', '33.60'])
  ledger.post('2026-01-09', [], [], [freight(goods, { itemEntryNo: 1, amount: dec(-6) })])
  expect([...costs(ledger, 1, 2), ledger.value()]).toEqual(['50.00', '-20.00', '30.00'])
})

test('standard cost takes a charge back as variance', () => {
  const ledger = new PaperLedger()
  const goods = item('standard', { standardCost: dec(5) })
  ledger.post('2026-01-01', [buy(goods, '10', '50')])
  ledger.post('2026-01-08', [], [], [freight(goods, { itemEntryNo: 1, amount: dec(6) })])
  expect([ledger.ofType(1, 'variance'), ledger.value()]).toEqual([['-6.00'], '50.00'])
})

test.each(['fifo', 'average'] as const)('%s: a fee on goods sold is revenue, and no cost moves', method => {
  const ledger = new PaperLedger()
  const goods = item(method)
  ledger.post('2026-01-01', [buy(goods, '10', '50')])
  const sale = sell(goods, '4')
  ledger.post('2026-01-02', [sale], [], [freight(goods, { movementKey: sale.key, side: 'sale', amount: dec(15) })])
  ledger.post('2026-01-03', [], [], [freight(goods, { itemEntryNo: 2, side: 'sale', amount: dec(5) })])
  ledger.post('2026-01-04', [buy(goods, '10', '70')])
  expect([...costs(ledger, 2), ledger.value()]).toEqual(['-20.00', '100.00'])
  expect(ledger.values.filter(row => row.documentId === 'freight').map(row => [row.salesActual?.toFixed(2), row.costActual])).toEqual([['15.00', undefined], ['5.00', undefined]])
})

test('what is paid to send goods back is a cost beside the stock', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  ledger.post('2026-01-01', [buy(goods, '10', '50')])
  const back = { ...buy(goods, '-2', '-10'), appliesToEntryNo: 1 }
  ledger.post('2026-01-02', [back], [], [freight(goods, { movementKey: back.key, amount: dec(7) })])
  expect(ledger.value()).toBe('40.00')
  expect(ledger.values.at(-1)!.costNonInventoriable!.toFixed(2)).toBe('-7.00')
})

test('a charge on goods that never moved is refused', () => {
  const goods = item('fifo')
  const { problems } = planMovements(new PaperLedger().facts('2026-01-01' as LocalDate), [], [], [freight(goods, { itemEntryNo: 9 })])
  expect(problems).toMatchObject([{ code: 'stock.entry_unknown', params: { item: '1000', entry: 9 } }])
})
