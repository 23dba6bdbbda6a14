import { describe, expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { CostingMethod } from './movement.ts'
import { planMovements } from './plan-movements.ts'
import { PaperLedger, anItem, buy, invoice, receive, sell, ship, takeBack } from './testing/paper-ledger.ts'

const item = (costingMethod: CostingMethod, over = {}) => anItem({ costingMethod, ...over })
const costs = (ledger: PaperLedger, ...entries: number[]): string[] => entries.map(no => ledger.cost(no))

describe('E9: buy 1 at 10, 20 and 30; sell 1, 1, 1', () => {
  const run = (method: CostingMethod) => {
    const ledger = new PaperLedger()
    const goods = item(method, { standardCost: dec(15) })
    for (const price of ['10', '20', '30']) ledger.post('2026-01-01', [buy(goods, '1', price)])
    for (let sale = 0; sale < 3; sale++) ledger.post('2026-01-01', [sell(goods, '1')])
    return ledger
  }
  test.each([
    ['fifo', ['-10.00', '-20.00', '-30.00']],
    ['average', ['-20.00', '-20.00', '-20.00']],
    ['standard', ['-15.00', '-15.00', '-15.00']],
  ] as const)('%s', (method, expected) => {
    const ledger = run(method)
    expect(costs(ledger, 4, 5, 6)).toEqual(expected)
    expect(ledger.value()).toBe('0.00')
  })
  test('the variances of standard cost', () => {
    expect([1, 2, 3].map(no => run('standard').ofType(no, 'variance'))).toEqual([['5.00'], ['-5.00'], ['-15.00']])
  })
})

describe('E10: averages of a day and of a month', () => {
  test.each([
    ['day', ['-30.00', '-30.00', '-100.00']],
    ['month', ['-30.00', '-65.00', '-65.00']],
  ] as const)('%s', (period, expected) => {
    const ledger = new PaperLedger()
    ledger.averageCostPeriod = period
    const goods = item('average')
    ledger.post('2026-01-01', [buy(goods, '1', '20')])
    ledger.post('2026-01-01', [buy(goods, '1', '40')])
    ledger.post('2026-01-01', [sell(goods, '1')])
    ledger.post('2026-02-01', [sell(goods, '1')])
    ledger.post('2026-02-02', [buy(goods, '1', '100')])
    ledger.post('2026-02-03', [sell(goods, '1')])
    expect(costs(ledger, 3, 4, 6)).toEqual(expected)
    expect(ledger.value()).toBe('0.00')
  })
})

describe('E11: three units for 10.00', () => {
  const run = (method: CostingMethod) => {
    const ledger = new PaperLedger()
    const goods = item(method)
    ledger.post('2026-01-01', [buy(goods, '3', '10')])
    for (let sale = 0; sale < 3; sale++) ledger.post('2026-01-05', [sell(goods, '1')])
    return ledger
  }
  test('average: a running remainder', () => {
    expect(costs(run('average'), 2, 3, 4)).toEqual(['-3.33', '-3.34', '-3.33'])
    expect(run('average').value()).toBe('0.00')
  })
  test('FIFO: equal shares, and a rounding on the receipt dated as its invoice', () => {
    const ledger = run('fifo')
    expect(costs(ledger, 2, 3, 4)).toEqual(['-3.33', '-3.33', '-3.33'])
    expect(ledger.ofType(1, 'rounding')).toEqual(['-0.01'])
    expect(ledger.values.find(row => row.type === 'rounding')!.postingDate).toBe('2026-01-01')
    expect(ledger.value()).toBe('0.00')
  })
  test('FIFO: no rounding before the lot is invoiced', () => {
    const ledger = new PaperLedger()
    const goods = item('fifo')
    ledger.post('2026-01-01', [receive(goods, '3', '10')])
    for (let sale = 0; sale < 3; sale++) ledger.post('2026-01-05', [sell(goods, '1')])
    expect(ledger.ofType(1, 'rounding')).toEqual([])
    ledger.post('2026-01-09', [], [invoice(goods, 1, '3', '10')])
    expect(ledger.ofType(1, 'rounding')).toEqual(['-0.01'])
    expect(ledger.value()).toBe('0.00')
  })
})

test('E12: receipt 10 at 5.00 expected, invoiced 4 and 6 at 5.50', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  ledger.post('2026-01-01', [receive(goods, '10', '50')])
  expect([ledger.actual(1), ledger.expected(1)]).toEqual(['0.00', '50.00'])
  ledger.post('2026-01-02', [], [invoice(goods, 1, '4', '22')])
  expect([ledger.actual(1), ledger.expected(1)]).toEqual(['22.00', '30.00'])
  ledger.post('2026-01-03', [], [invoice(goods, 1, '6', '33')])
  expect([ledger.actual(1), ledger.expected(1)]).toEqual(['55.00', '0.00'])
  expect(ledger.values.map(row => (row.costExpected ?? dec(0)).toFixed(2))).toEqual(['50.00', '-20.00', '-30.00'])
  expect(ledger.values.map(row => (row.purchaseExpected ?? dec(0)).toFixed(2))).toEqual(['50.00', '-20.00', '-30.00'])
  expect(ledger.costs.get(goods.id)!.unitCost.toString()).toBe('5.5')
  expect(ledger.costs.get(goods.id)!.lastDirectCost.toString()).toBe('5.5')
})

test('three partial invoices of one receipt take back exactly what was expected', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  ledger.post('2026-01-01', [receive(goods, '3', '10')])
  for (const day of ['02', '03', '04']) ledger.post(`2026-01-${day}`, [], [invoice(goods, 1, '1', '3.33')])
  expect(ledger.values.slice(1).map(row => row.costExpected!.toFixed(2))).toEqual(['-3.33', '-3.33', '-3.34'])
  expect(ledger.expected(1)).toBe('0.00')
})

test('E13: a purchase dated back changes the average of the sales after it', () => {
  const ledger = new PaperLedger()
  const goods = item('average')
  ledger.post('2026-01-01', [buy(goods, '1', '10')])
  ledger.post('2026-01-02', [buy(goods, '1', '20')])
  ledger.post('2026-02-15', [sell(goods, '1')])
  ledger.post('2026-02-16', [sell(goods, '1')])
  expect(costs(ledger, 3, 4)).toEqual(['-15.00', '-15.00'])
  ledger.post('2026-01-03', [buy(goods, '1', '21')])
  expect(costs(ledger, 3, 4)).toEqual(['-17.00', '-17.00'])
  expect(ledger.values.filter(row => row.adjustment).map(row => row.postingDate)).toEqual(['2026-02-15', '2026-02-16'])
  expect(ledger.value()).toBe('17.00')
})

test('E14: standard 100, bought for 90, freight 20: inventory stays at 100', () => {
  const ledger = new PaperLedger()
  const goods = item('standard', { standardCost: dec(100) })
  ledger.post('2026-01-01', [buy(goods, '1', '90')])
  expect(ledger.ofType(1, 'direct_cost')).toEqual(['90.00'])
  expect(ledger.ofType(1, 'variance')).toEqual(['10.00'])
  ledger.post('2026-01-10', [], [invoice(goods, 1, '0', '20')])
  expect(ledger.ofType(1, 'direct_cost')).toEqual(['90.00', '20.00'])
  expect(ledger.ofType(1, 'variance')).toEqual(['10.00', '-20.00'])
  expect(ledger.value()).toBe('100.00')
})

describe('E15: exact cost reversing follows later costs', () => {
  test.each(['fifo', 'average'] as const)('%s', method => {
    const ledger = new PaperLedger()
    const goods = item(method)
    ledger.post('2026-01-01', [buy(goods, '1', '1000')])
    ledger.post('2026-01-02', [sell(goods, '1')])
    ledger.post('2026-01-03', [takeBack(goods, '1', { appliesFromEntryNo: 2 })])
    expect(costs(ledger, 2, 3)).toEqual(['-1000.00', '1000.00'])
    ledger.post('2026-01-20', [], [invoice(goods, 1, '0', '100')])
    expect(costs(ledger, 2, 3)).toEqual(['-1100.00', '1100.00'])
    expect(ledger.values.filter(row => row.adjustment).map(row => row.postingDate)).toEqual(['2026-01-02', '2026-01-03'])
  })
})

test('E16: expected 95.00, invoiced 100.00', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  ledger.post('2026-01-01', [receive(goods, '1', '95')])
  ledger.post('2026-01-05', [], [invoice(goods, 1, '1', '100')])
  expect(ledger.values.map(row => [row.costExpected?.toFixed(2), row.costActual?.toFixed(2)])).toEqual([
    ['95.00', undefined],
    ['-95.00', '100.00'],
  ])
})

test('E17: a charge of 6.00 on ten pieces of which four are sold', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  ledger.post('2026-01-01', [buy(goods, '10', '50')])
  ledger.post('2026-01-02', [sell(goods, '4')])
  expect(ledger.cost(2)).toBe('-20.00')
  ledger.post('2026-01-08', [], [invoice(goods, 1, '0', '6')])
  expect(ledger.cost(1)).toBe('56.00')
  expect(ledger.values.at(-1)!.costActual!.toFixed(2)).toBe('-2.40')
  expect(ledger.value()).toBe('33.60')
})

test('E34: a revaluation flows to what leaves later, not to what left before', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  ledger.post('2026-01-01', [buy(goods, '2', '20')])
  ledger.post('2026-01-15', [], [invoice(goods, 1, '0', '8')])
  ledger.post('2026-02-01', [sell(goods, '1')])
  expect(ledger.cost(2)).toBe('-14.00')
  const revalued = { entry: 1, itemId: goods.id, itemEntryType: 'purchase' as const, documentId: 'revaluation', type: 'revaluation' as const }
  const date = '2026-03-01' as LocalDate
  ledger.values.push({ ...revalued, no: 4, postingDate: date, valuationDate: date, valuedQuantity: dec(1), costActual: dec(-4) })
  ledger.post('2026-02-01', [sell(goods, '1')])
  expect(ledger.cost(3)).toBe('-10.00')
  expect(ledger.valuedOn(3)).toBe('2026-03-01')
  expect(ledger.cost(2)).toBe('-14.00')
  expect(ledger.value()).toBe('0.00')
})

test('E1: ten pieces at 60.00; the return takes the same cost with a link, the present unit cost without', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  ledger.post('2026-01-01', [buy(goods, '10', '600')])
  ledger.post('2026-01-02', [sell(goods, '10')])
  expect(ledger.cost(2)).toBe('-600.00')
  ledger.post('2026-01-03', [buy(goods, '1', '65')])
  ledger.post('2026-01-04', [takeBack(goods, '4', { appliesFromEntryNo: 2 }), takeBack(goods, '1')])
  expect(costs(ledger, 4, 5)).toEqual(['240.00', '65.00'])
})

test('documents §13: five sold at cost 60, average now 65: a linked return costs 120, an unlinked one 130', () => {
  const ledger = new PaperLedger()
  const goods = item('average')
  ledger.post('2026-01-01', [buy(goods, '10', '600')])
  ledger.post('2026-01-02', [sell(goods, '5')])
  ledger.post('2026-01-03', [buy(goods, '5', '350')])
  ledger.post('2026-01-04', [takeBack(goods, '2', { appliesFromEntryNo: 2 })])
  expect(ledger.cost(4)).toBe('120.00')
  const other = new PaperLedger()
  other.post('2026-01-01', [buy(goods, '10', '600')])
  other.post('2026-01-02', [sell(goods, '5')])
  other.post('2026-01-03', [buy(goods, '5', '350')])
  other.post('2026-01-04', [takeBack(goods, '2')])
  expect(other.cost(4)).toBe('130.00')
})

test('documents 6-A: six of ten shipped and invoiced at cost 60', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  ledger.post('2026-01-01', [buy(goods, '10', '600')])
  const sale = sell(goods, '6')
  const planned = ledger.post('2026-01-02', [sale])
  expect(planned.costOf(sale.key).toFixed(2)).toBe('-360.00')
  expect(planned.plan.items[0]!.quantity.toString()).toBe('-6')
})

test('documents 6-B: ten received, four invoiced in one posting and in two', () => {
  const one = new PaperLedger()
  const goods = item('fifo')
  one.post('2026-01-01', [buy(goods, '10', '24', { invoicedQuantity: dec(4), expectedAmount: dec(36) })])
  expect([one.actual(1), one.expected(1)]).toEqual(['24.00', '36.00'])
  const two = new PaperLedger()
  two.post('2026-01-01', [receive(goods, '10', '60')])
  two.post('2026-01-01', [], [invoice(goods, 1, '4', '24')])
  expect([two.actual(1), two.expected(1)]).toEqual(['24.00', '36.00'])
})

describe('a vendor invoice that comes after the sale', () => {
  test.each(['fifo', 'average'] as const)('%s: the cost of the sale is right at once', method => {
    const ledger = new PaperLedger()
    const goods = item(method)
    ledger.post('2026-01-01', [receive(goods, '10', '50')])
    ledger.post('2026-01-02', [sell(goods, '4')])
    ledger.post('2026-01-03', [ship(goods, '2')])
    expect(costs(ledger, 2, 3)).toEqual(['-20.00', '-10.00'])
    ledger.post('2026-01-09', [], [invoice(goods, 1, '10', '55')])
    expect([ledger.actual(2), ledger.expected(3)]).toEqual(['-22.00', '-11.00'])
    expect(ledger.value()).toBe('22.00')
  })
  test('corrections are dated as what they correct, or on the first date that may be posted on', () => {
    const ledger = new PaperLedger()
    const goods = item('fifo')
    ledger.post('2026-01-01', [receive(goods, '2', '10')])
    ledger.post('2026-01-10', [sell(goods, '1')])
    ledger.post('2026-02-10', [sell(goods, '1')])
    ledger.earliestAllowedDate = '2026-02-01' as LocalDate
    ledger.post('2026-02-15', [], [invoice(goods, 1, '2', '12')])
    expect(ledger.values.filter(row => row.adjustment).map(row => [row.postingDate, row.documentId === ledger.values[1]!.documentId])).toEqual([
      ['2026-02-01', true],
      ['2026-02-10', false],
    ])
  })
  test('a sale invoiced in two parts is corrected under both invoices', () => {
    const ledger = new PaperLedger()
    const goods = item('fifo')
    ledger.post('2026-01-01', [receive(goods, '10', '50')])
    ledger.post('2026-01-02', [ship(goods, '10')])
    ledger.post('2026-01-03', [], [invoice(goods, 2, '-4', '400', { documentId: 'first invoice' })])
    ledger.post('2026-01-04', [], [invoice(goods, 2, '-6', '600', { documentId: 'second invoice' })])
    expect([ledger.actual(2), ledger.expected(2)]).toEqual(['-50.00', '0.00'])
    ledger.post('2026-01-09', [], [invoice(goods, 1, '10', '60')])
    const corrections = ledger.values.filter(row => row.adjustment)
    expect(corrections.map(row => [row.documentId, row.costActual!.toFixed(2)])).toEqual([
      ['first invoice', '-4.00'],
      ['second invoice', '-6.00'],
    ])
  })
  test('through a return and its second sale', () => {
    const ledger = new PaperLedger()
    const goods = item('fifo')
    ledger.post('2026-01-01', [receive(goods, '1', '50')])
    ledger.post('2026-01-02', [sell(goods, '1')])
    ledger.post('2026-01-03', [takeBack(goods, '1', { appliesFromEntryNo: 2 })])
    ledger.post('2026-01-04', [sell(goods, '1')])
    ledger.post('2026-01-09', [], [invoice(goods, 1, '1', '57')])
    expect(costs(ledger, 1, 2, 3, 4)).toEqual(['57.00', '-57.00', '57.00', '-57.00'])
  })
})

describe('negative stock', () => {
  test.each(['fifo', 'average'] as const)('%s: goods that come later cover it and give it their cost', method => {
    const ledger = new PaperLedger()
    const goods = item(method, { preventNegative: false })
    ledger.post('2026-01-01', [buy(goods, '2', '20')])
    ledger.post('2026-01-02', [sell(goods, '5')])
    expect(ledger.cost(2)).toBe('-50.00')
    ledger.post('2026-01-05', [buy(goods, '3', '36')])
    expect(ledger.cost(2)).toBe('-56.00')
    expect(ledger.valuedOn(2)).toBe('2026-01-05')
    expect(ledger.value()).toBe('0.00')
  })
  test('refused where it is prevented', () => {
    const ledger = new PaperLedger()
    const goods = item('fifo')
    ledger.post('2026-01-01', [buy(goods, '2', '20', { location: 'WEST' })])
    const { problems } = planMovements(ledger.facts('2026-01-02' as LocalDate), [
      sell(goods, '1', { location: 'WEST' }),
      sell(goods, '2', { location: 'WEST', field: 'lines.20000.quantity' }),
      sell(goods, '1', { location: 'EAST' }),
    ])
    expect(problems).toEqual([
      {
        code: 'stock.not_on_inventory',
        params: { item: '1000', location: 'WEST', wanted: '2', available: '1' },
        severity: 'error',
        field: 'lines.20000.quantity',
      },
      { code: 'stock.not_on_inventory', params: { item: '1000', location: 'EAST', wanted: '1', available: '0' }, severity: 'error' },
    ])
  })
})

describe('links that do not fit', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  ledger.post('2026-01-01', [buy(goods, '5', '50')])
  ledger.post('2026-01-02', [sell(goods, '3')])
  ledger.post('2026-01-03', [takeBack(goods, '2', { appliesFromEntryNo: 2 })])
  const refused = (...args: Parameters<typeof planMovements> extends [unknown, ...infer R] ? R : never) =>
    planMovements(ledger.facts('2026-01-04' as LocalDate), ...args).problems.map(({ code, params }) => [code, params])
  test.each([
    ['more than is left of the return', [[takeBack(goods, '2', { appliesFromEntryNo: 2 })]], 'return_exceeds_shipped', '2', '1'],
    ['a lot without that much', [[sell(goods, '3', { appliesToEntryNo: 1 })]], 'applies_to_too_low', '3', '2'],
    ['an invoice over what moved', [[], [invoice(goods, 2, '-1', '10')]], 'invoice_exceeds_moved', '-1', '0'],
  ] as const)('%s', (_, [movements, invoices], code, wanted, available) => {
    const [found] = refused(movements, invoices ?? [])
    expect(found![0]).toBe(`stock.${code}`)
    expect(found![1]).toMatchObject({ item: '1000', wanted, available })
  })
  test('an entry of another place', () => {
    expect(refused([sell(goods, '1', { appliesToEntryNo: 1, location: 'WEST' })])[0]![0]).toBe('stock.applies_to_mismatch')
  })
})

test('bought for one sale: the sale takes exactly those goods, and their later invoice', () => {
  for (const method of ['fifo', 'average'] as const) {
    const ledger = new PaperLedger()
    const goods = item(method)
    ledger.post('2026-01-01', [buy(goods, '10', '100')])
    const bought = receive(goods, '4', '24', { dropShipment: true })
    ledger.post('2026-01-02', [bought, sell(goods, '4', { dropShipment: true, appliesToKey: bought.key })])
    expect(costs(ledger, 2, 3)).toEqual(['24.00', '-24.00'])
    ledger.post('2026-01-09', [], [invoice(goods, 2, '4', '26')])
    expect(costs(ledger, 2, 3)).toEqual(['26.00', '-26.00'])
    expect(ledger.value()).toBe('100.00')
  }
})

test('overhead: a percentage of the amount and a rate per unit', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo', { indirectCostPercent: dec(5), overheadRate: dec('0.5') })
  ledger.post('2026-01-01', [receive(goods, '10', '100')])
  expect(ledger.expected(1)).toBe('110.00')
  ledger.post('2026-01-02', [], [invoice(goods, 1, '10', '100')])
  expect([ledger.ofType(1, 'direct_cost'), ledger.ofType(1, 'indirect_cost')]).toEqual([['0.00', '100.00'], ['10.00']])
  expect(ledger.expected(1)).toBe('0.00')
})

test('a service leaves a trace and no stock', () => {
  const ledger = new PaperLedger()
  const service = anItem({ type: 'service', inventoryGroup: undefined })
  ledger.post('2026-01-01', [buy(service, '2', '80')])
  const sale = sell(service, '1')
  const planned = ledger.post('2026-01-02', [sale])
  expect(planned.costOf(sale.key).toFixed(2)).toBe('-40.00')
  expect(ledger.entries.map(entry => entry.stocked)).toEqual([false, false])
  expect(ledger.values.map(row => row.costNonInventoriable!.toFixed(2))).toEqual(['80.00', '-40.00'])
  expect(ledger.value()).toBe('0.00')
})

test('E30: three pieces missing at a unit cost of 8.00', () => {
  const ledger = new PaperLedger()
  const goods = item('fifo')
  ledger.post('2026-01-01', [buy(goods, '40', '320')])
  ledger.post('2026-01-31', [{ ...sell(goods, '3'), type: 'negative', actualAmount: undefined }])
  expect(ledger.cost(2)).toBe('-24.00')
})
