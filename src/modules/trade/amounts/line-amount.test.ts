import { expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import { lineAmount } from './line-amount.ts'
import { rounder } from './rounding.ts'
import { line } from './testing.ts'

const cents = rounder(dec('0.01'))
const kroner = rounder(dec('1'))
const fiveCents = rounder(dec('0.05'))

it.each([
  ['3 × 33.33 less 10 %', '3', '33.33', '10', null, '99.99 10 89.99 at 10 %'],
  ['7 × 1.15 less 10 %: 0.805 is a half', '7', '1.15', '10', null, '8.05 0.81 7.24 at 10 %'],
  ['a return has the same amounts with the sign turned', '-7', '1.15', '10', null, '-8.05 -0.81 -7.24 at 10 %'],
  ['3 × 33.335 at once', '3', '33.335', '0', null, '100.01 0 100.01 at 0 %'],
  ['an entered amount wins and the percentage is derived', '3', '33.33', '10', '7', '99.99 7 92.99 at 7.0007 %'],
  ['the amount that 10 % makes leaves it 10 %', '7', '1.15', '10', '0.81', '8.05 0.81 7.24 at 10 %'],
  ['an entered amount on a gross of nothing', '0', '33.33', '0', '1', '0 1 -1 at 0 %'],
  ['all of it', '3', '33.33', '100', null, '99.99 99.99 0 at 100 %'],
])('%s', (_, quantity, price, percent, amount, expected) => {
  const lineDiscountAmount = amount === null ? null : dec(amount)
  const parts = lineAmount(line(1, quantity, price, { lineDiscountPercent: dec(percent), lineDiscountAmount }), cents)
  const { gross, lineDiscount, lineAmount: rest, lineDiscountPercent } = parts
  expect(`${gross} ${lineDiscount} ${rest} at ${lineDiscountPercent} %`).toBe(expected)
})

it.each([
  ['whole units', kroner, '1235'],
  ['multiples of 0.05', fiveCents, '1234.55'],
])('rounds to %s', (_, money, expected) => {
  expect(lineAmount(line(1, '10', '123.456'), money).gross.toString()).toBe(expected)
})
