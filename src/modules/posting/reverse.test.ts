import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { PostingPlan } from './plan.ts'
import { printPlan } from './print.ts'
import { reversePlan } from './reverse.ts'
import { asPosted, planOf } from './testing.ts'

const date = '2026-07-08' as LocalDate
const customer = {
  documentId: 'd', role: 'customer', partyId: 'C1', documentType: 'invoice', documentDate: date, dueDate: date, currency: 'EUR',
  exchangeFactor: dec(1), controlAccount: '0610', postingGroup: 'DOMESTIC',
} as const

const plan = planOf({
  gl: [
    { documentId: 'd', account: '0610', amount: dec('121.00') },
    { documentId: 'd', account: '6130', amount: dec('-100.00') },
    { documentId: 'd', account: '1410', amount: dec('-21.00') },
  ],
  tax: [{
    documentId: 'd', kind: 'sale', businessGroup: 'DOMESTIC', productGroup: 'STANDARD', calculation: 'normal', identifier: 'S21',
    rate: dec(21), base: dec('-100.00'), amount: dec('-21.00'),
  }],
  parties: [{ ...customer, ref: -1, discount: dec('2.42') }],
  partyDetails: [{ entry: -1, kind: 'initial', amount: dec('121.00'), amountLcy: dec('121.00') }],
})

test('every entry is mirrored with a link, and the party entry and its mirror settle each other', () => {
  const reversal = reversePlan(asPosted(plan), 'payments.reverse')
  expect(printPlan(reversal)).toMatchInlineSnapshot(`
    "G/L     0610                  -121.00
    G/L     6130                   100.00
    G/L     1410                    21.00
    VAT     sale  S21              100.00    21.00
    CUST    -1    invoice C1 EUR                    due 2026-07-08
    DETAIL  -1    initial         -121.00  -121.00
    DETAIL  100   application     -121.00  -121.00  to -1
    DETAIL  -1    application      121.00   121.00  to 100"
  `)
  expect(reversal.reversesTransactionNo).toBe(100)
  expect(reversal.gl.map(entry => entry.reversesEntryNo)).toEqual([100, 101, 102])
  expect(reversal.tax[0]!.reversesEntryNo).toBe(100)
  expect(reversal.parties[0]!.reversesEntryNo).toBe(100)
  expect(reversal.parties[0]!.discount!.toString()).toBe('-2.42')
})

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map(cents => dec(cents).dividedBy(dec(100), 2))
const account = fc.constantFrom('0610', '0920', '6130', '4110')
const anyPlan = fc
  .record({
    gl: fc.array(fc.record({ documentId: fc.constant('d'), account, amount }), { maxLength: 8 }),
    bank: fc.array(fc.record({ documentId: fc.constant('d'), bankAccount: fc.constant('B1'), amount, amountLcy: amount }), { maxLength: 3 }),
    parties: fc.array(fc.record({ amount, amountLcy: amount }), { maxLength: 4 }),
  })
  .map(({ parties, ...rows }) => planOf({
    ...rows,
    parties: parties.map((_, index) => ({ ...customer, ref: -index - 1 })),
    partyDetails: parties.map((amounts, index) => ({ entry: -index - 1, kind: 'initial' as const, ...amounts })),
  }))

const newEntries = (posted: PostingPlan): string =>
  Decimal.sum(posted.partyDetails.filter(detail => detail.kind === 'initial').map(detail => detail.amountLcy)).toString()
const net = (posted: PostingPlan): Record<string, string> => {
  const totals: Record<string, Decimal> = {}
  const add = (key: string, value: Decimal): void => { totals[key] = (totals[key] ?? Decimal.zero).plus(value) }
  for (const entry of posted.gl) add(entry.account, entry.amount)
  for (const entry of posted.bank) add(entry.bankAccount, entry.amountLcy)
  return { ...Object.fromEntries(Object.entries(totals).map(([key, total]) => [key, total.toString()])), parties: newEntries(posted) }
}

test('the reversal of a reversal nets like the first posting, and a posting and its reversal to nothing', () => {
  fc.assert(fc.property(anyPlan, original => {
    const once = reversePlan(asPosted(original), 'payments.reverse')
    const twice = reversePlan(asPosted(once, 200), 'payments.reverse')
    expect(net(twice)).toEqual(net(original))
    for (const [key, total] of Object.entries(net(original))) expect(net(once)[key]).toBe(dec(total).negated().toString())
    const settled = once.partyDetails.filter(detail => detail.entry < 0)
    expect(Decimal.sum(settled.map(detail => detail.amount)).isZero()).toBe(true)
  }))
})
