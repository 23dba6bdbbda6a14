import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal, dec, r2 } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { CostingMethod, MovedItem, Movement } from './movement.ts'
import { planMovements } from './plan-movements.ts'
import { PaperLedger, anItem, buy, sell } from './testing/paper-ledger.ts'
import { type Step, clearStock, deedOf, invoiceAll, steps } from './testing/random-trade.ts'

const methods: CostingMethod[] = ['fifo', 'average', 'standard']
const zero = Decimal.zero

function trade(item: MovedItem, list: readonly Step[], after: (ledger: PaperLedger) => void = () => {}): PaperLedger {
  const ledger = new PaperLedger()
  ledger.averageCostPeriod = list.length % 2 === 0 ? 'day' : 'week'
  for (const step of list) {
    const deed = deedOf(ledger, item, step)
    if (!deed) continue
    const planned = planMovements(ledger.facts(deed.date), deed.movements, deed.invoices)
    if (planned.problems.length > 0) continue
    ledger.write(deed.date, planned)
    after(ledger)
  }
  return ledger
}

const itemOf = (costingMethod: CostingMethod, preventNegative: boolean): MovedItem =>
  anItem({ costingMethod, preventNegative, standardCost: dec('4.37'), indirectCostPercent: dec(3) })

/** What every entry costs by the rules, worked out on its own from applications alone. */
function fifoCost(ledger: PaperLedger, no: number): Decimal {
  const entry = ledger.entries[no - 1]!
  const taken = ledger.applications.filter(each => !each.costApplication && each.outbound === no)
  const shares = taken.map(({ inbound, quantity }) => {
    const lot = ledger.values.filter(row => row.entry === inbound && row.type !== 'rounding')
    const cost = Decimal.sum(lot.flatMap(row => [row.costActual ?? zero, row.costExpected ?? zero]))
    return r2(cost.times(quantity).dividedBy(ledger.entries[inbound - 1]!.quantity))
  })
  return Decimal.sum(shares).plus(r2(entry.estimatedUnitCost!.times(ledger.remaining(no).negated()))).negated()
}

describe.each(methods)('%s', method => {
  test('the item’s row is the sum of its entries, after every posting', () => {
    fc.assert(
      fc.property(steps(25), fc.boolean(), (list, preventNegative) => {
        const item = itemOf(method, preventNegative)
        trade(item, list, ledger => {
          const cost = ledger.costs.get(item.id)!
          expect(cost.value.toFixed(2)).toBe(ledger.value())
          expect(cost.quantity.equals(Decimal.sum(ledger.entries.map(entry => entry.quantity)))).toBe(true)
          const valued = Decimal.sum(ledger.values.map(row => row.itemEntryQuantity ?? zero))
          expect(valued.equals(cost.quantity)).toBe(true)
        })
      }),
      { numRuns: 150 },
    )
  })

  test('what the next average starts from is the sum of what was valued by average', () => {
    fc.assert(
      fc.property(steps(25), fc.boolean(), (list, preventNegative) => {
        const item = itemOf(method, preventNegative)
        trade(item, list, ledger => {
          const { averageFrom, averagedQuantity, averagedValue } = ledger.costs.get(item.id)!
          if (!averageFrom) return
          const rows = ledger.values.filter(row => row.averaged && row.valuationDate >= averageFrom)
          const value = Decimal.sum(rows.flatMap(row => [row.costActual ?? zero, row.costExpected ?? zero]))
          expect(averagedValue.toFixed(2)).toBe(value.toFixed(2))
          expect(averagedQuantity.equals(Decimal.sum(rows.map(row => row.itemEntryQuantity ?? zero)))).toBe(true)
        })
      }),
      { numRuns: method === 'average' ? 150 : 1 },
    )
  })

  test('no stock left and all invoiced: no value left, and nothing expected', () => {
    fc.assert(
      fc.property(steps(25), fc.boolean(), (list, preventNegative) => {
        const item = itemOf(method, preventNegative)
        const ledger = trade(item, list)
        invoiceAll(ledger, item)
        clearStock(ledger, item)
        expect(ledger.costs.get(item.id)?.quantity.toString() ?? '0').toBe('0')
        expect(ledger.value()).toBe('0.00')
        for (const entry of ledger.entries) expect(ledger.expected(entry.no)).toBe('0.00')
      }),
      { numRuns: 150 },
    )
  })

  test('planning again what was just posted finds nothing to correct', () => {
    fc.assert(
      fc.property(steps(25), fc.boolean(), (list, preventNegative) => {
        const item = itemOf(method, preventNegative)
        const ledger = trade(item, list)
        // A new lot in a place of its own touches nothing, but has an average valued from the first day on.
        const { plan } = planMovements(ledger.facts('2026-04-01' as LocalDate), [buy(item, '1', '1', { location: 'NORTH' })])
        expect(plan.values.filter(row => row.entry > 0)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('one plan or one for each movement: the same costs', () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 999 }), fc.boolean()), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(moves, list => {
        const item = itemOf(method, true)
        const movements = list.map(([quantity, cents, isSale]): Movement =>
          isSale ? sell(item, String(quantity)) : buy(item, String(quantity), dec(cents).times(dec('0.01')).toString()),
        )
        const start = buy(item, '50', '100.01')
        const together = new PaperLedger()
        together.post('2026-01-01', [start, ...movements])
        const apart = new PaperLedger()
        for (const movement of [start, ...movements]) apart.post('2026-01-01', [movement])
        expect(together.entries.map(entry => together.cost(entry.no))).toEqual(apart.entries.map(entry => apart.cost(entry.no)))
        expect(together.value()).toBe(apart.value())
      }),
      { numRuns: 100 },
    )
  })
})

test.each(['fifo', 'standard'] as const)('%s: goods out cost what the goods they took cost, whatever came when', method => {
  fc.assert(
    fc.property(steps(25), fc.boolean(), (list, preventNegative) => {
      trade(itemOf(method, preventNegative), list, ledger => {
        for (const { no, quantity } of ledger.entries)
          if (quantity.isNegative()) expect(ledger.cost(no)).toBe(fifoCost(ledger, no).toFixed(2))
      })
    }),
    { numRuns: 150 },
  )
})

test.each(methods)('%s: what comes back in full carries exactly the cost of its sale', method => {
  fc.assert(
    fc.property(steps(20), list => {
      const ledger = trade(itemOf(method, false), list)
      for (const sale of ledger.entries.filter(entry => entry.quantity.isNegative())) {
        if (!ledger.returned(sale.no).equals(sale.quantity.negated())) continue
        const returns = ledger.applications.filter(each => each.costApplication && each.outbound === sale.no)
        const cost = Decimal.sum(returns.map(({ inbound }) => dec(ledger.cost(inbound)).minus(Decimal.sum(ledger.ofType(inbound, 'rounding').map(dec)))))
        const sold = dec(ledger.cost(sale.no)).minus(Decimal.sum(ledger.ofType(sale.no, 'rounding').map(dec)))
        expect(cost.toFixed(2)).toBe(sold.negated().toFixed(2))
      }
    }),
    { numRuns: 100 },
  )
})
