import { expect, test } from 'vitest'
import { countFitting } from './use-room-for.ts'

test('what fits stands in the row, and the last go first where it does not', () => {
  expect(countFitting([100, 80, 60], 240, 70)).toBe(3)
  expect(countFitting([100, 80, 60], 239, 70)).toBe(1)
  expect(countFitting([100, 80, 60], 250, 70)).toBe(3)
  expect(countFitting([100, 80, 60], 169, 70)).toBe(0)
  expect(countFitting([], 10, 70)).toBe(0)
})
