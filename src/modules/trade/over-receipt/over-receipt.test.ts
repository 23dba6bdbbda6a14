import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { mostReceived } from './over-receipt.ts'

test.each([
  ['100', '1', '10', '110'],
  ['3', '1', '10', '3.3'],
  ['10', '12', '3', '10.3'],
  // 7.07 base units more than 101 at most: 3 a unit
  ['33.66667', '3', '7', '36.02333'],
  ['5', '1', '0', '5'],
])('of %s at %s a unit and %s %% at most %s come in', (ordered, perUnit, tolerance, most) => {
  expect(mostReceived(dec(ordered), dec(perUnit), dec(tolerance)).toString()).toBe(most)
})
