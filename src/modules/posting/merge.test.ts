import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { mergePlans, sumGlEntries } from './merge.ts'
import { printPlan } from './print.ts'
import { planOf } from './testing.ts'

const date = '2026-07-08' as LocalDate
const entry = {
  documentId: 'd', role: 'customer', partyId: 'C1', documentType: 'payment', documentDate: date, dueDate: date, currency: 'EUR',
  exchangeFactor: dec(1), controlAccount: '0610', postingGroup: 'DOMESTIC',
} as const

const payment = planOf({
  gl: [{ documentId: 'd', account: '0610', amount: dec('-50') }, { documentId: 'd', account: '0920', amount: dec('50') }],
  parties: [{ ...entry, ref: -1 }],
  partyDetails: [
    { entry: -1, kind: 'initial', amount: dec('-50'), amountLcy: dec('-50') },
    { entry: 7, kind: 'application', amount: dec('-50'), amountLcy: dec('-50'), appliedTo: -1, application: -1 },
    { entry: -1, kind: 'application', amount: dec('50'), amountLcy: dec('50'), appliedTo: 7, application: -1 },
  ],
  items: [{ ref: -1, documentId: 'd', type: 'sale', itemId: 'I1', stocked: true, quantity: dec('-2') }],
  itemApplications: [{ inbound: 3, outbound: -1, quantity: dec('2') }],
  values: [{ entry: -1, documentId: 'd', itemId: 'I1', itemEntryType: 'sale', type: 'direct_cost', valuedQuantity: dec('-2'), costActual: dec('-12') }],
  itemCosts: [{ itemId: 'I1', quantity: dec('-2'), value: dec('-12') }],
})

test('refs move behind those of the plan before; numbers of posted entries stay', () => {
  expect(printPlan(mergePlans(payment, payment))).toMatchInlineSnapshot(`
    "G/L     0610                  -50.00
    G/L     0920                   50.00
    G/L     0610                  -50.00
    G/L     0920                   50.00
    CUST    -1    payment C1 EUR                  due 2026-07-08
    CUST    -2    payment C1 EUR                  due 2026-07-08
    DETAIL  -1    initial         -50.00  -50.00
    DETAIL  7     application     -50.00  -50.00  to -1
    DETAIL  -1    application      50.00   50.00  to 7
    DETAIL  -2    initial         -50.00  -50.00
    DETAIL  7     application     -50.00  -50.00  to -2
    DETAIL  -2    application      50.00   50.00  to 7
    ITEM    -1    sale I1             -2
    ITEM    -2    sale I1             -2
    APPLY   -1    from 3               2
    APPLY   -2    from 3               2
    VALUE   -1    direct_cost     -12.00
    VALUE   -2    direct_cost     -12.00"
  `)
  const merged = mergePlans(payment, payment)
  expect(merged.partyDetails.map(detail => detail.application)).toEqual([undefined, -1, -1, undefined, -2, -2])
  expect(merged.itemCosts.map(change => [change.quantity.toString(), change.value.toString()])).toEqual([['-4', '-24']])
})

test('plans of two dates are not one posting, nor are two with the same part', () => {
  expect(() => mergePlans(payment, { ...payment, postingDate: '2026-07-09' as LocalDate })).toThrow('2026-07-09')
  const withPart = planOf({ parts: { trade: {} } })
  expect(() => mergePlans(withPart, withPart)).toThrow('trade')
  expect(() => mergePlans(payment, withPart)).toThrow('must come first')
})

test('G/L entries alike but for the amount become one; those that cancel fall away', () => {
  const rows = sumGlEntries([
    { documentId: 'd', account: '0610', amount: dec('-1185.80') },
    { documentId: 'd', account: '6915', amount: dec('24.20') },
    { documentId: 'd', account: '0610', amount: dec('-24.20'), description: undefined },
    { documentId: 'd', account: '0610', amount: dec('3'), dimensionSetId: 4 },
    { documentId: 'd', account: '0610', amount: dec('-3'), dimensionSetId: 4 },
  ])
  expect(rows.map(row => `${row.account} ${row.amount.toFixed(2)}`)).toEqual(['0610 -1210.00', '6915 24.20'])
})
