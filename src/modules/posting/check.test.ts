import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { checkPlan } from './check.ts'
import { problem } from './problems.ts'
import { anyAccount, planOf } from './testing.ts'

const sale = planOf({
  gl: [
    { documentId: 'd', account: '0610', amount: dec('121.00') },
    { documentId: 'd', account: '6130', amount: dec('-100.00') },
    { documentId: 'd', account: '1410', amount: dec('-21.00') },
  ],
})
const accounts = anyAccount('0610', '6130', '1410').accounts

test('a plan that balances on good accounts has no problem', () => {
  expect(checkPlan(sale, { accounts })).toEqual([])
})

test.each([
  ['nothing to post', planOf({}), accounts, ['posting.nothing_to_post']],
  ['a cent too much', planOf({ gl: [...sale.gl, { documentId: 'd', account: '0610', amount: dec('0.01') }] }), accounts, ['posting.out_of_balance']],
  ['an account that is not there', sale, anyAccount('0610', '6130').accounts, ['posting.account_missing']],
  ['a total account', sale, new Map([...accounts, ['6130', { type: 'total', blocked: false }]]), ['posting.account_not_for_posting']],
  ['a blocked account', sale, new Map([...accounts, ['6130', { type: 'posting', blocked: true }]]), ['posting.account_blocked']],
  ['two at once', sale, anyAccount('0610').accounts, ['posting.account_missing', 'posting.account_missing']],
])('%s is refused', (_, plan, known, codes) => {
  expect(checkPlan(plan, { accounts: known }).map(found => found.code)).toEqual(codes)
})

test('the difference is named', () => {
  const plan = planOf({ gl: [{ documentId: 'd', account: '0610', amount: dec('12.50') }] })
  expect(checkPlan(plan, { accounts })[0]!.params).toEqual({ difference: '12.5' })
})

test('dimensions are checked entry by entry when somebody says how', () => {
  const refused = problem('nothing_to_post', {})
  const found = checkPlan(sale, { accounts, checkDimensions: entry => (entry.account === '6130' ? [refused] : []) })
  expect(found).toEqual([refused])
})
