import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { type ShareMethod, shareCharge, spread } from './shares.ts'

const measures = (amount: string, weight = '0', volume = '0') => ({ amount: dec(amount), weight: dec(weight), volume: dec(volume) })
const shares = (method: ShareMethod, quantity: string, amount: string, targets: ReturnType<typeof measures>[]) =>
  shareCharge(method, { quantity: dec(quantity), amount: dec(amount) }, targets).map(share => [share.quantity.toString(), share.amount.toFixed(2)])

test('documents §17: 100 over three equal lines is 33.33, 33.34 and 33.33', () => {
  const found = shares('equally', '1', '100', [measures('10'), measures('20'), measures('30')])
  expect(found.map(([, amount]) => amount)).toEqual(['33.33', '33.34', '33.33'])
  expect(found.map(([quantity]) => quantity)).toEqual(['0.33333', '0.33334', '0.33333'])
})

test('documents §17: 100 by amount on 500, 300 and 200 is 50, 30 and 20', () => {
  expect(shares('amount', '1', '100', [measures('500'), measures('300'), measures('200')])).toEqual([['0.5', '50.00'], ['0.3', '30.00'], ['0.2', '20.00']])
})

test('a line of no amount gets nothing by amount, and goods that weigh nothing nothing by weight', () => {
  expect(shares('amount', '2', '100', [measures('0'), measures('75'), measures('25')])).toEqual([['0', '0.00'], ['1.5', '75.00'], ['0.5', '25.00']])
  expect(shares('weight', '1', '10', [measures('1', '3'), measures('1', '0'), measures('1', '1')])).toEqual([['0.75', '7.50'], ['0', '0.00'], ['0.25', '2.50']])
})

test('by weight and by volume what rounding leaves is carried to the next', () => {
  expect(shares('weight', '1', '100', [measures('0', '1'), measures('0', '1'), measures('0', '1')]).map(([, amount]) => amount)).toEqual(['33.33', '33.34', '33.33'])
  expect(shares('volume', '1', '10', [measures('0', '0', '2'), measures('0', '0', '6')])).toEqual([['0.25', '2.50'], ['0.75', '7.50']])
})

test('a refund is shared like a charge', () => {
  expect(shares('amount', '-1', '-100', [measures('-300'), measures('100')])).toEqual([['-0.75', '-75.00'], ['-0.25', '-25.00']])
})

test('where nothing measures anything nobody gets anything', () => {
  expect(shares('weight', '1', '100', [measures('5'), measures('5')])).toEqual([['0', '0.00'], ['0', '0.00']])
})

test('an amount spread by weights sums to itself', () => {
  expect(spread(dec('100'), [dec('33.33'), dec('33.34'), dec('33.33')]).map(String)).toEqual(['33.33', '33.34', '33.33'])
  expect(spread(dec('-0.05'), [dec(1), dec(0), dec(1)]).map(String)).toEqual(['-0.03', '0', '-0.02'])
})
