import { describe, expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { printPlan } from '#posting'
import type { JournalFacts, JournalLine } from './facts.ts'
import { gatherDocuments, imbalance, legsOf } from './legs.ts'
import { splitTax } from './line-tax.ts'
import { planJournalDocument } from './plan.ts'
import { day, documentOf, factsOf, lineOf, openEntry } from './testing.ts'

const head = { operation: 'payments.journal.post', sourceCode: 'GENJNL' }
const plan = (lines: readonly JournalLine[], facts: JournalFacts = factsOf()) =>
  printPlan(planJournalDocument(documentOf(...lines), facts, head, facts.openEntries).plan)
const bank = { balancingKind: 'bank_account', balancingAccount: 'B-EUR' } as const

describe('plans of the posting matrix (ledgers.md §1.3)', () => {
  test('P6, P8: a customer pays an invoice with discount', () => {
    const invoice = openEntry(7, '1210', { discount: dec('24.20'), discountDate: day('2026-07-10') })
    const line = lineOf({
      accountKind: 'customer', account: 'C1', documentType: 'payment', amount: '-1185.80', ...bank, applications: [{ entryNo: 7, amount: null, discount: 'take' }],
    })
    expect(plan([line], factsOf({}, [invoice]))).toMatchInlineSnapshot(`
      "DOC     payment  GJNL              2026-07-08
      G/L     0610                         -1210.00
      G/L     0920                          1185.80
      G/L     DISC-DR                         24.20
      CUST    -1       payment C1 EUR                          due 2026-07-08
      DETAIL  -1       initial             -1185.80  -1185.80
      DETAIL  7        payment_discount      -24.20    -24.20  to -1
      DETAIL  7        application         -1185.80  -1185.80  to -1
      DETAIL  -1       application          1185.80   1185.80  to 7
      BANK    B-EUR                         1185.80   1185.80"
    `)
  })

  test('P7: a vendor is paid', () => {
    expect(plan([lineOf({ accountKind: 'vendor', account: 'V1', documentType: 'payment', amount: '500', ...bank })])).toMatchInlineSnapshot(`
      "DOC     payment  GJNL            2026-07-08
      G/L     1210                         500.00
      G/L     0920                        -500.00
      VEND    -1       payment V1 EUR                       due 2026-07-08
      DETAIL  -1       initial             500.00   500.00
      BANK    B-EUR                       -500.00  -500.00"
    `)
  })

  test('P3: a vendor’s invoice with VAT in its cost line, discount on the whole', () => {
    const dates = { dueDate: day('2026-08-07'), discountDate: day('2026-07-18'), discountPercent: dec(2) }
    const taxed = { generalPostingType: 'purchase', taxBusinessGroup: 'DOMESTIC', taxProductGroup: 'STANDARD' } as const
    const lines = [
      lineOf({ accountKind: 'vendor', account: 'V1', documentType: 'invoice', externalNumber: 'F-1', amount: '-1210', ...dates }),
      lineOf({ lineNo: 20_000, amount: '1210', documentType: 'invoice', ...taxed }),
    ]
    expect(plan(lines)).toMatchInlineSnapshot(`
      "DOC     purchase_invoice  GJNL            2026-07-08  F-1
      G/L     1210                                -1210.00
      G/L     4110                                 1000.00
      G/L     VAT-P                                 210.00
      VAT     purchase          V21                1000.00    210.00
      VEND    -1                invoice V1 EUR                        due 2026-08-07
      DETAIL  -1                initial           -1210.00  -1210.00"
    `)
    const excluding = planJournalDocument(documentOf(...lines), factsOf({ discountExclTax: true }), head, [])
    expect(excluding.plan.parties[0]!.discount!.toString()).toBe('-20')
    expect(excluding.plan.parties[0]!.netLcy!.toString()).toBe('-1000')
  })

  test('P4: VAT that is reverse-charged is posted on both sides', () => {
    const taxed = { generalPostingType: 'purchase', taxBusinessGroup: 'DOMESTIC', taxProductGroup: 'REVERSE' } as const
    expect(plan([lineOf({ amount: '1000', ...taxed, balancingKind: 'vendor', balancingAccount: 'V1' })])).toMatchInlineSnapshot(`
      "DOC     journal   GJNL     2026-07-08
      G/L     4110                  1000.00
      G/L     VAT-P                  210.00
      G/L     VAT-RC                -210.00
      G/L     1210                 -1000.00
      VAT     purchase  V21         1000.00    210.00
      VEND    -1         V1 EUR                        due 2026-07-08
      DETAIL  -1        initial    -1000.00  -1000.00"
    `)
  })

  test('full VAT is VAT altogether', () => {
    const taxed = { account: 'VAT-P', generalPostingType: 'purchase', taxBusinessGroup: 'DOMESTIC', taxProductGroup: 'FULL' } as const
    expect(plan([lineOf({ amount: '21', ...taxed, ...bank })])).toMatchInlineSnapshot(`
      "DOC   journal   GJNL  2026-07-08
      G/L   VAT-P                21.00
      G/L   0920                -21.00
      VAT   purchase  V21         0.00   21.00
      BANK  B-EUR               -21.00  -21.00"
    `)
  })

  test('dollars on a dollar account are dollars there and euros in the ledger', () => {
    const dollars = { currency: 'USD', exchangeFactor: dec('1.25'), balancingKind: 'bank_account', balancingAccount: 'B-USD' } as const
    expect(plan([lineOf({ accountKind: 'customer', account: 'C1', documentType: 'payment', amount: '-125', ...dollars })])).toMatchInlineSnapshot(`
      "DOC     payment  GJNL            2026-07-08
      G/L     0610                        -100.00
      G/L     0930                         100.00
      CUST    -1       payment C1 USD                       due 2026-07-08
      DETAIL  -1       initial            -125.00  -100.00
      BANK    B-USD                        125.00   100.00"
    `)
  })
})

test('E4: 10.00 with 21 % in it is 8.26 and 1.74', () => {
  const split = (calculation: 'normal' | 'full' | 'reverse_charge', kind: 'sale' | 'purchase') => {
    const { base, tax } = splitTax(dec('10.00'), { calculation, rate: dec(21) }, kind, dec('0.01'))
    return `${base.toFixed(2)} ${tax.toFixed(2)}`
  }
  expect(split('normal', 'purchase')).toBe('8.26 1.74')
  expect(split('full', 'purchase')).toBe('0.00 10.00')
  expect(split('reverse_charge', 'purchase')).toBe('10.00 2.10')
  expect(split('reverse_charge', 'sale')).toBe('10.00 0.00')
})

describe('documents of a journal', () => {
  const gather = (...lines: readonly JournalLine[]) =>
    gatherDocuments(lines, factsOf(), () => 'D').map(({ number, lines: own }) => `${number}: ${own.map(({ lineNo }) => lineNo).join(' ')}`)

  test('lines with one number belong together; those without are complete when they balance', () => {
    expect(gather(
      lineOf({ lineNo: 1, amount: '100' }), lineOf({ lineNo: 2, amount: '-60' }), lineOf({ lineNo: 3, amount: '-40' }),
      lineOf({ lineNo: 4, amount: '5', documentNumber: 'X' }), lineOf({ lineNo: 5, amount: '7', ...bank }),
      lineOf({ lineNo: 6, amount: '-5', documentNumber: 'X' }), lineOf({ lineNo: 7, amount: '1' }),
    )).toEqual([': 1 2 3', 'X: 4 6', ': 5', ': 7'])
  })

  test('a number on two dates is two documents, the earlier first', () => {
    const later = { documentNumber: 'X', postingDate: day('2026-07-09') }
    expect(gather(lineOf({ lineNo: 1, amount: '5', ...later, ...bank }), lineOf({ lineNo: 2, amount: '5', documentNumber: 'X', ...bank }))).toEqual(['X: 2', 'X: 1'])
  })

  test('what balances in a currency balances in local currency: the G/L account takes the cent', () => {
    const dollars = { currency: 'USD', exchangeFactor: dec('1.17') }
    const document = documentOf(
      lineOf({ ...dollars, accountKind: 'customer', account: 'C1', amount: '1.00' }), lineOf({ ...dollars, amount: '-0.50' }), lineOf({ ...dollars, account: '6130', amount: '-0.50' }),
    )
    expect(legsOf(document.lines, factsOf()).map(({ amountLcy }) => amountLcy.toFixed(2))).toEqual(['0.85', '-0.42', '-0.43'])
    expect(imbalance(document, factsOf()).isZero()).toBe(true)
  })
})

test('the second payment of a journal sees what the first has left', () => {
  const facts = factsOf({}, [openEntry(7, '100')])
  const pay = lineOf({ accountKind: 'customer', account: 'C1', documentType: 'payment', amount: '-60', ...bank, applications: [{ entryNo: 7, amount: null, discount: 'take' }] })
  const first = planJournalDocument(documentOf(pay), facts, head, facts.openEntries)
  expect(first.openEntries[0]!.remaining.toString()).toBe('40')
  const second = planJournalDocument(documentOf(pay), facts, head, first.openEntries)
  expect(second.openEntries[0]!.remaining.toString()).toBe('0')
  expect(second.plan.partyDetails.map(({ amount }) => amount.toString())).toEqual(['-60', '-40', '40'])
  const third = planJournalDocument(documentOf(pay), facts, head, second.openEntries)
  expect(third.problems.map(({ code }) => code)).toEqual(['openitems.entry_closed'])
})
