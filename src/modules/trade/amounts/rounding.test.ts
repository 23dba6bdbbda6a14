import { expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import { distribute, roundAmount, roundQuotient, rounder } from './rounding.ts'

const cents = rounder(dec('0.01'))

it.each([
  ['thirds', '1', ['1', '1', '1'], '0.33 0.34 0.33'],
  ['weights of both signs', '1', ['-1', '3'], '-0.5 1.5'],
  ['a weight of nothing takes no carried half cent', '0.01', ['1', '0', '1'], '0.01 0 0'],
  ['weights that sum to nothing: the last takes all', '1', ['1', '-1'], '0 1'],
  ['nothing to spread', '0', ['1', '-1'], '0 0'],
  ['nobody to take it', '1', [], ''],
])('spreads %s', (_, total, weights, expected) => {
  expect(distribute(dec(total), weights.map(dec), cents).join(' ')).toBe(expected)
})

it.each([
  ['0.01', 'nearest', '1.005', '1.01'],
  ['0.01', 'nearest', '-1.005', '-1.01'],
  ['0.01', 'up', '1.001', '1.01'],
  ['0.01', 'down', '-1.009', '-1'],
  ['1', 'nearest', '1.5', '2'],
  ['0.001', 'nearest', '1.0005', '1.001'],
  ['0.05', 'nearest', '1.025', '1.05'],
  ['0.25', 'down', '1.49', '1.25'],
  ['10', 'nearest', '14.99', '10'],
] as const)('to %s, %s: %s is %s', (precision, rounding, value, expected) => {
  const to = rounder(dec(precision), rounding)
  expect(roundAmount(dec(value), to).toString()).toBe(expected)
  expect(roundQuotient(dec(value).times(dec(3)), dec(3), to).toString()).toBe(expected)
})
