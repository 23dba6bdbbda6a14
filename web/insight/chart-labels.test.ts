import { expect, it } from 'vitest'
import { roundTicks } from './chart-labels.ts'

it.each([
  [[19_300, 16_775], [0, 5_000, 10_000, 15_000, 20_000]],
  [[23_612], [0, 10_000, 20_000, 30_000]],
  [[399], [0, 100, 200, 300, 400]],
  [[-120, 300], [-200, 0, 200, 400]],
  [[0, 0], [0, 1]],
])('a scale of %j has round steps', (values, ticks) => {
  expect(roundTicks(values)).toEqual(ticks)
})
