import { describe, expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { type LocalDate, localDate } from '#platform/local-date'
import { unavailableQuantities } from './availability.ts'
import type { AvailabilityFacts, Demand } from './facts.ts'

const day = (number: number): LocalDate => localDate(`2026-06-${String(number).padStart(2, '0')}`)
const place = { itemId: 'item', variant: '', location: 'MAIN' }

/** `order/line quantity on day`; the line's number counts on from its place. */
const demand = (order: string, line: string, quantity: number, on: number, changes: Partial<Demand> = {}): Demand => ({
  ...place, lineId: `${order}/${line}`, orderId: order, orderNumber: order, lineNo: line.charCodeAt(0), neededOn: day(on), quantity: dec(quantity), ...changes,
})

interface Told {
  readonly stock?: number
  readonly demands: readonly Demand[]
  /** What purchases bring, by day. */
  readonly coming?: Readonly<Record<number, number>>
}

/** The order asked about is B; what its lines lack. */
function lacking({ stock = 0, demands, coming = {} }: Told): Record<string, string> {
  const facts: AvailabilityFacts = {
    orderId: 'B',
    demands,
    flows: [
      ...demands.map(({ itemId, variant, location, neededOn, quantity }) => ({ itemId, variant, location, on: neededOn, quantity: quantity.negated() })),
      ...Object.entries(coming).map(([on, quantity]) => ({ ...place, on: day(Number(on)), quantity: dec(quantity) })),
    ],
    onHand: [{ ...place, quantity: dec(stock) }],
  }
  return Object.fromEntries([...unavailableQuantities(facts)].map(([line, quantity]) => [line, quantity.toString()]))
}

describe('the cases of the specification (documents.md §7.2)', () => {
  test.each<[name: string, told: Told, expected: Record<string, string>]>([
    ['7-A stock 4, 2 on the way, 10 wanted', { stock: 4, coming: { 5: 2 }, demands: [demand('B', 'a', 10, 10)] }, { 'B/a': '4' }],
    ['7-B stock 12, two lines of 10 and 5', { stock: 12, demands: [demand('B', 'a', 10, 10), demand('B', 'b', 5, 10)] }, { 'B/a': '0', 'B/b': '3' }],
    ['7-C stock 12, an earlier order of 20, 10 wanted', { stock: 12, demands: [demand('A', 'a', 20, 5), demand('B', 'a', 10, 10)] }, { 'B/a': '10' }],
    ['7-C′ the same with 15 coming between the two days', { stock: 12, coming: { 7: 15 }, demands: [demand('A', 'a', 20, 5), demand('B', 'a', 10, 10)] }, { 'B/a': '0' }],
    ['7-C″ stock 12, two orders of 10 on one day, the other walked first', { stock: 12, demands: [demand('A', 'a', 10, 10), demand('B', 'a', 10, 10)] }, { 'B/a': '8' }],
    ['7-D stock 0, 30 pieces wanted', { demands: [demand('B', 'a', 30, 10)] }, { 'B/a': '30' }],
    ['7-E the purchase of 4 exists', { stock: 4, coming: { 5: 2, 10: 4 }, demands: [demand('B', 'a', 10, 10)] }, { 'B/a': '0' }],
  ])('%s', (_, told, expected) => {
    expect(lacking(told)).toEqual(expected)
  })
})

describe('who is walked first', () => {
  test('a purchase that comes after the day does not help', () => {
    expect(lacking({ stock: 4, coming: { 11: 20 }, demands: [demand('B', 'a', 10, 10)] })).toEqual({ 'B/a': '6' })
  })

  test('an order with a later number leaves the stock to this one', () => {
    expect(lacking({ stock: 12, demands: [demand('C', 'a', 10, 10), demand('B', 'a', 10, 10)] })).toEqual({ 'B/a': '0' })
  })

  test('other variants and locations neither give nor take', () => {
    const elsewhere = [demand('A', 'a', 50, 1, { location: 'WEST' }), demand('A', 'b', 50, 1, { variant: 'RED' })]
    expect(lacking({ stock: 12, demands: [...elsewhere, demand('B', 'a', 10, 10)] })).toEqual({ 'B/a': '0' })
  })

  test('the other lines of an order that lacks something come before those of the next order', () => {
    // A lacks 2 of 12 on day 5; its line of day 10 is walked at once, and finds what B still asks for on day 9 taken.
    const demands = [demand('A', 'a', 12, 5), demand('A', 'b', 3, 10), demand('B', 'a', 4, 9)]
    expect(lacking({ stock: 10, demands })).toEqual({ 'B/a': '4' })
  })

  test('stock below zero lacks no more than was asked for', () => {
    expect(lacking({ stock: -7, demands: [demand('B', 'a', 10, 10)] })).toEqual({ 'B/a': '10' })
  })
})
