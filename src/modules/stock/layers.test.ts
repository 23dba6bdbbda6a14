import { describe, expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import type { MovedItem } from './movement.ts'
import { PaperLedger, anItem, buy, invoice, receive, sell } from './testing/paper-ledger.ts'

describe('a receipt of eight of which six and a half were invoiced, and that goes back', () => {
  const undo = (goods: MovedItem, quantity: string) =>
    receive(goods, `-${quantity}`, '0', { appliesToEntryNo: 1 })
  /** Invoiced for 700 where 588.32 were expected, and sold; the rest went back. */
  const dearer = () => {
    const ledger = new PaperLedger()
    const goods = anItem({ costingMethod: 'fifo' })
    ledger.post('2026-01-01', [receive(goods, '8', '724.08')])
    ledger.post('2026-01-02', [], [invoice(goods, 1, '6.5', '700')])
    ledger.post('2026-01-03', [sell(goods, '6.5')])
    ledger.post('2026-01-04', [undo(goods, '1.5')])
    return { ledger, goods }
  }
  test('what the invoice is credited for and what was never invoiced: the cent between them is rounded off', () => {
    const ledger = new PaperLedger()
    const goods = anItem({ costingMethod: 'fifo' })
    ledger.post('2026-01-02', [receive(goods, '8', '135.77', { invoicedQuantity: dec('6.5'), actualAmount: dec('588.31') })])
    ledger.post('2026-01-03', [buy(goods, '-6.5', '-588.31', { appliesToEntryNo: 1 })])
    expect(ledger.ofType(1, 'rounding')).toEqual([])
    ledger.post('2026-01-04', [undo(goods, '1.5')])
    expect([2, 3].map(no => ledger.cost(no))).toEqual(['-588.32', '-135.77'])
    expect(ledger.ofType(1, 'rounding')).toEqual(['0.01'])
    expect(ledger.values.find(row => row.type === 'rounding')!.postingDate).toBe('2026-01-02')
    expect(ledger.value()).toBe('0.00')
  })
  test('invoiced dearer than it was to be: nothing stays on the interim accounts', () => {
    const { ledger } = dearer()
    const entries = [1, 2, 3]
    expect(Decimal.sum(entries.map(no => dec(ledger.expected(no)))).toFixed(2)).toBe('0.00')
    expect(Decimal.sum(entries.map(no => dec(ledger.actual(no)))).toFixed(2)).toBe('0.00')
  })
  test('sent back on an order that is credited later: the interim accounts are empty then', () => {
    const { ledger, goods } = dearer()
    ledger.post('2026-01-05', [], [invoice(goods, 1, '1.5', '140')])
    ledger.post('2026-01-06', [], [invoice(goods, 3, '-1.5', '-140')])
    expect([1, 2, 3].map(no => dec(ledger.expected(no)).isZero())).toEqual([true, true, true])
    expect(ledger.value()).toBe('0.00')
  })
})
