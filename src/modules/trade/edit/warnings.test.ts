/** Who is warned of what before goods go out; nobody is stopped (documents.md §1.4, ledgers.md E31). */
import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import type { DraftDocument } from './draft.ts'
import type { LineFacts } from './facts.ts'
import { checkCredit } from './warnings.ts'

type Credit = NonNullable<LineFacts['credit']>
const credit = (changes: Partial<Credit> = {}): Credit =>
  ({ number: 'C1', balance: dec(9000), otherDocuments: dec(0), prepaid: dec(0), ownInvoiced: dec(0), limit: dec(10_000), overdue: dec(0), ...changes }) as Credit
const warned = (changes: Partial<Credit>, creditWarnings: LineFacts['setup']['creditWarnings'] = 'both') =>
  checkCredit({ grossTotal: dec(1000), exchangeFactor: dec(1) } as DraftDocument, {
    credit: credit(changes), setup: { creditWarnings } as LineFacts['setup'], company: { localCurrency: 'EUR' } as LineFacts['company'],
  })

test.each<[string, Partial<Credit>, string, object]>([
  ['200 beyond the limit', { balance: dec(9200) }, 'trade.credit_limit_exceeded', { party: 'C1', exposure: '10200.00', limit: '10000.00', currency: 'EUR' }],
  ['something overdue', { overdue: dec(75) }, 'trade.balance_overdue', { party: 'C1', overdue: '75.00', currency: 'EUR' }],
])('%s: warned', (_, changes, code, params) => {
  expect(warned(changes)).toMatchObject([{ code, params, severity: 'warning' }])
})

test('a prepayment that is invoiced and not deducted counts once: with what is owed, not with the order as well', () => {
  expect(warned({ balance: dec(9200), prepaid: dec(200) })).toEqual([])
  expect(warned({ balance: dec(9200), prepaid: dec('199.99') })).toMatchObject([{ code: 'trade.credit_limit_exceeded', params: { exposure: '10000.01' } }])
})

test('up to the limit, without one, with nothing overdue, or where the set-up does not ask: nothing is said', () => {
  expect(warned({})).toEqual([])
  expect(warned({ balance: dec(50_000), limit: dec(0) })).toEqual([])
  expect(warned({ overdue: dec(75) }, 'credit_limit')).toEqual([])
  expect(warned({ balance: dec(9200) }, 'overdue_balance')).toEqual([])
  expect(warned({ balance: dec(9200), overdue: dec(75) }, 'none')).toEqual([])
})
