import { describe, expect, expectTypeOf, test } from 'vitest'
import type { InputOf, OutputOf } from '#platform/contract'
import { trade } from './contract.ts'

describe('the trade contract', () => {
  test('names every operation by side and kind', () => {
    const names = Object.keys(trade)
    expect(names).toContain('sales.order.post')
    expect(names).toContain('purchase.order.lines.change')
    expect(names).toContain('sales.posted_shipment.entries')
    expect(names).toContain('purchase.posted_receipt.get')
    expect(names).toContain('sales.quote.make_invoice')
    expect(names).not.toContain('purchase.quote.make_invoice')
    expect(names).not.toContain('sales.quote.post')
    expect(names).not.toContain('sales.posted_receipt.get')
  })

  test('types follow the name', () => {
    expectTypeOf<InputOf<(typeof trade)['sales.order.post']>>().toEqualTypeOf<{
      id: string
      version?: number
      handle?: boolean
      invoice?: boolean
      postingDate?: string
      externalNumber?: string
    }>()
    expectTypeOf<OutputOf<(typeof trade)['purchase.invoice.post']>['finished']>().toBeBoolean()
    expectTypeOf<InputOf<(typeof trade)['sales.invoice.post']>>().not.toHaveProperty('handle')
  })

  test('an order with ten decimals of price is refused, one with two is taken', () => {
    const { input } = trade['sales.order.create']
    const order = (unitPrice: string) => ({ partyNumber: '10000', lines: [{ itemNumber: '1896-S', quantity: 1, unitPrice }] })
    expect(input.safeParse(order('1.23')).success).toBe(true)
    expect(input.safeParse(order('1.2345678901')).success).toBe(false)
    expect(input.safeParse({ ...order('1'), colour: 'red' }).success).toBe(false)
  })
})
