import { expect, test } from 'vitest'
import { sumsOf, sumsWithout } from './sums.ts'

const rows = [
  { currency: 'USD', netTotal: '0.1', quantity: '3' },
  { currency: '', netTotal: '0.1', quantity: '1' },
  { currency: '', netTotal: '0.2', quantity: '2.5' },
]

test('amounts are added exactly, and never over currencies', () => {
  expect(sumsOf(rows, ['netTotal', 'quantity'], 'currency')).toEqual([
    { by: '', values: { netTotal: '0.3', quantity: '3.5' } },
    { by: 'USD', values: { netTotal: '0.1', quantity: '3' } },
  ])
  expect(sumsOf(rows, ['quantity'], undefined)).toEqual([{ by: '', values: { quantity: '6.5' } }])
  expect(sumsOf([], ['quantity'], undefined)).toEqual([])
})

test('what is taken out of all is taken out of the sums of its currency', () => {
  const all = [{ by: '', values: { netTotal: '9007199254740993.01' } }, { by: 'USD', values: { netTotal: '1' } }]
  expect(sumsWithout(all, sumsOf([rows[1]!], ['netTotal'], 'currency'), ['netTotal'])).toEqual([
    { by: '', values: { netTotal: '9007199254740992.91' } },
    { by: 'USD', values: { netTotal: '1' } },
  ])
})
