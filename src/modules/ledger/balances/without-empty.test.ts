import { expect, it } from 'vitest'
import { withoutEmpty } from './without-empty.ts'

const row = (account: string, type: string, indentation = 0, balance = '0') => ({ account, type, indentation, balance, debit: balance, credit: '0' })
const left = (rows: Parameters<typeof withoutEmpty<ReturnType<typeof row>>>[0]): string[] => withoutEmpty(rows).map(({ account }) => account)

it('a heading over groups stays for as long as one of them has accounts', () => {
  const assets = row('0000', 'heading')
  const fixed = [row('0100', 'begin_total'), row('0499', 'end_total')]
  const stock = [row('0500', 'begin_total'), row('0505', 'posting', 1, '12.50'), row('0599', 'end_total', 0, '12.50')]
  expect(left([assets, ...fixed, ...stock])).toEqual(['0000', '0500', '0505', '0599'])
  expect(left([assets, ...fixed])).toEqual([])
})

it('a group of groups goes with the last of them, and a heading before a total of others has nothing under it', () => {
  const nested = [row('1000', 'begin_total'), row('1100', 'begin_total', 1), row('1199', 'end_total', 1), row('1999', 'end_total')]
  expect(left(nested)).toEqual([])
  expect(left([row('8000', 'posting', 0, '-5'), row('9000', 'heading'), row('9999', 'total', 0, '-5')])).toEqual(['8000', '9999'])
})
