import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type Application, type Intention, oldestFirst, planApplication } from './apply.ts'
import type { ApplicationFacts, OpenEntry } from './facts.ts'
import { detailLines, entryOf, factsOf, glLines, taxOf } from './testing.ts'

const all = (entry: OpenEntry): Intention => ({ entry, amount: null, discount: 'take' })
const part = (entry: OpenEntry, amount: string): Intention => ({ entry, amount: dec(amount), discount: 'take' })

function apply(applying: OpenEntry, intentions: readonly Intention[], facts: ApplicationFacts = factsOf(), date = '2026-07-08'): Application {
  return planApplication({ applying, intentions, date: date as LocalDate, documentId: 'payment', application: -1 }, facts)
}

const left = ({ entries }: Application): string[] =>
  entries.map(({ entry, remaining, remainingLcy }) => `${entry} ${remaining.toFixed(2)} ${remainingLcy.toFixed(2)}`)
const codes = ({ problems }: Application): string[] => problems.map(({ code }) => code)

const invoice = entryOf({ entry: 7, amount: '1210.00', discount: '24.20', discountUntil: '2026-07-10' })
const payment = (amount: string, on = '2026-07-08') => entryOf({ entry: -1, type: 'payment', amount: `-${amount}`, on })

describe('payment discount (ledgers.md E20)', () => {
  test('in time: 1 185.80 closes 1 210.00', () => {
    const done = apply(payment('1185.80'), [all(invoice)])
    expect(detailLines(done.details)).toEqual([
      '7 payment_discount -24.20 -24.20',
      '7 application -1185.80 -1185.80',
      '-1 application 1185.80 1185.80',
    ])
    expect(glLines(done.gl)).toEqual(['0610 -24.20', 'DISC-DR 24.20'])
    expect(left(done)).toEqual(['-1 0.00 0.00', '7 0.00 0.00'])
  })

  test('with VAT adjustment: 20.00 to discount, 4.20 to VAT', () => {
    const done = apply(payment('1185.80'), [all(invoice)], factsOf({ tax: { 'document 7': [taxOf('sale', '-1000', '21')] } }))
    expect(detailLines(done.details)).toEqual([
      '7 payment_discount -20.00 -20.00',
      '7 payment_discount_tax -4.20 -4.20',
      '7 application -1185.80 -1185.80',
      '-1 application 1185.80 1185.80',
    ])
    expect(glLines(done.gl)).toEqual(['0610 -24.20', 'VAT 4.20', 'DISC-DR 20.00'])
    expect(done.tax.map(({ base, amount }) => `${base.toFixed(2)} ${amount.toFixed(2)}`)).toEqual(['20.00 4.20'])
    expect(done.tax[0]!.documentId).toBe('payment')
  })

  test('reckoned without VAT: 1 190.00 closes it with 20.00', () => {
    const excluding = entryOf({ entry: 7, amount: '1210.00', discount: '20.00', discountUntil: '2026-07-10' })
    const done = apply(payment('1190.00'), [all(excluding)])
    expect(glLines(done.gl)).toEqual(['0610 -20.00', 'DISC-DR 20.00'])
    expect(left(done)).toEqual(['-1 0.00 0.00', '7 0.00 0.00'])
  })

  test.each([
    ['on the last day', '2026-07-10', '1185.80', '0.00'],
    ['a day late', '2026-07-11', '1185.80', '24.20'],
    ['a cent too little', '2026-07-10', '1185.79', '24.21'],
  ])('%s', (_, on, amount, open) => {
    const done = apply(payment(amount, on), [all(invoice)], factsOf(), on)
    expect(done.entries[1]!.remaining.toFixed(2)).toBe(open)
  })

  test('left when somebody leaves it, or pays only a part', () => {
    expect(left(apply(payment('1185.80'), [{ ...all(invoice), discount: 'leave' }]))[1]).toBe('7 24.20 24.20')
    expect(left(apply(payment('1185.80'), [part(invoice, '600')]))).toEqual(['-1 -585.80 -585.80', '7 610.00 610.00'])
  })

  test('taken on what is left after a part payment', () => {
    const rest = { ...invoice, remaining: dec('610.00'), remainingLcy: dec('610.00') }
    expect(left(apply(payment('585.80'), [all(rest)]))).toEqual(['-1 0.00 0.00', '7 0.00 0.00'])
  })

  test('overpaid: the discount is given and the payment keeps the rest', () => {
    expect(left(apply(payment('1210.00'), [all(invoice)]))).toEqual(['-1 -24.20 -24.20', '7 0.00 0.00'])
  })

  test('the vendor mirror: discount taken goes to the credit account (P8)', () => {
    const owed = entryOf({ entry: 7, role: 'vendor', amount: '-1210.00', discount: '-24.20', discountUntil: '2026-07-10', control: '1210' })
    const paid = entryOf({ entry: -1, role: 'vendor', type: 'payment', amount: '1185.80', on: '2026-07-08', control: '1210' })
    const done = apply(paid, [all(owed)], factsOf({ tax: { 'document 7': [taxOf('purchase', '1000', '21')] } }))
    expect(glLines(done.gl)).toEqual(['1210 24.20', 'VAT -4.20', 'DISC-CR -20.00'])
    expect(done.tax.map(({ base, amount }) => `${base.toFixed(2)} ${amount.toFixed(2)}`)).toEqual(['-20.00 -4.20'])
    expect(left(done)).toEqual(['-1 0.00 0.00', '7 0.00 0.00'])
  })

  test('VAT that is reverse-charged is corrected on both sides; lines without VAT keep their share', () => {
    const owed = entryOf({ entry: 7, role: 'vendor', amount: '-1500.00', discount: '-30.00', discountUntil: '2026-07-10', control: '1210' })
    const paid = entryOf({ entry: -1, role: 'vendor', type: 'payment', amount: '1470.00', on: '2026-07-08', control: '1210' })
    const tax = taxOf('purchase', '1000', '21', { calculation: 'reverse_charge', reverseChargeAccount: 'VAT-RC' })
    const done = apply(paid, [all(owed)], factsOf({ tax: { 'document 7': [tax] } }))
    expect(glLines(done.gl)).toEqual(['1210 30.00', 'VAT -4.20', 'VAT-RC 4.20', 'DISC-CR -30.00'])
    expect(done.tax.map(({ base, amount }) => `${base.toFixed(2)} ${amount.toFixed(2)}`)).toEqual(['-20.00 -4.20'])
  })

  test('a credit memo settles an invoice without discount', () => {
    const memo = entryOf({ entry: 8, type: 'credit_memo', amount: '-1185.80', on: '2026-07-01' })
    expect(left(apply(memo, [all(invoice)]))).toEqual(['8 0.00 0.00', '7 24.20 24.20'])
  })
})

describe('several entries', () => {
  test('one payment settles invoices in the order given, until it is used', () => {
    const invoices = [entryOf({ entry: 1, amount: '400' }), entryOf({ entry: 2, amount: '300' }), entryOf({ entry: 3, amount: '500' })]
    const done = apply(payment('1000'), [all(invoices[2]!), part(invoices[0]!, '150'), all(invoices[1]!)])
    expect(left(done)).toEqual(['-1 -50.00 -50.00', '3 0.00 0.00', '1 250.00 250.00', '2 0.00 0.00'])
    expect(done.gl).toEqual([])
  })

  test('a credit memo beside the payment helps to pay and goes first', () => {
    const memo = entryOf({ entry: 8, type: 'credit_memo', amount: '-100' })
    const owed = entryOf({ entry: 7, amount: '1000', discount: '20', discountUntil: '2026-07-10' })
    const done = apply(payment('880'), [all(owed), all(memo)])
    expect(left(done)).toEqual(['-1 0.00 0.00', '7 0.00 0.00', '8 0.00 0.00'])
    expect(glLines(done.gl)).toEqual(['0610 -20.00', 'DISC-DR 20.00'])
  })

  test('a refund settles a credit memo', () => {
    const memo = entryOf({ entry: 8, type: 'credit_memo', amount: '-121', discount: '-2.42', discountUntil: '2026-07-10' })
    const refund = entryOf({ entry: -1, type: 'refund', amount: '118.58', on: '2026-07-08' })
    const done = apply(refund, [all(memo)])
    expect(left(done)).toEqual(['-1 0.00 0.00', '8 0.00 0.00'])
    expect(glLines(done.gl)).toEqual(['0610 2.42', 'DISC-CR -2.42'])
  })

  test('from the invoice it is the same application as from the payment', () => {
    const posted = entryOf({ entry: 9, type: 'payment', amount: '-1185.80', on: '2026-07-08' })
    const fromInvoice = apply(invoice, [all(posted)])
    expect(left(fromInvoice)).toEqual(['7 0.00 0.00', '9 0.00 0.00'])
    expect(glLines(fromInvoice.gl)).toEqual(['0610 -24.20', 'DISC-DR 24.20'])
  })

  test('entries on two control accounts move the balance between them', () => {
    const elsewhere = entryOf({ entry: 7, amount: '100', control: '0620' })
    expect(glLines(apply(payment('100'), [all(elsewhere)]).gl)).toEqual(['0620 -100.00', '0610 100.00'])
  })

  test('the oldest due date goes first; credit memos are left alone', () => {
    const open = [
      entryOf({ entry: 3, amount: '10', due: '2026-07-01' }),
      entryOf({ entry: 2, amount: '10', due: '2026-08-01' }),
      entryOf({ entry: 1, amount: '10', due: '2026-08-01' }),
      entryOf({ entry: 4, amount: '-10', due: '2026-06-01' }),
    ]
    expect(oldestFirst(payment('15'), open).map(({ entry }) => entry.entry)).toEqual([3, 1, 2])
  })
})

describe('currencies (ledgers.md §3)', () => {
  const nok = (rates: Readonly<Record<string, string>>) => factsOf({ local: 'NOK', rates })
  const owed = entryOf({ entry: 7, amount: '1000', currency: 'EUR', rate: '11.50' })
  const adjusted = { ...owed, remainingLcy: dec('11800.00'), unrealizedLcy: dec('300.00') }
  const paid = (amount: string, rate: string) =>
    entryOf({ entry: -1, type: 'payment', amount: `-${amount}`, currency: 'EUR', rate, on: '2026-07-08' })

  test('E6: the unrealized gain of 300.00 is taken back, 150.00 is realized', () => {
    const done = apply(paid('1000', '11.65'), [all(adjusted)], nok({ EUR: '11.65' }))
    expect(detailLines(done.details)).toEqual([
      '7 application -1000.00 -11500.00',
      '7 unrealized_gain 0.00 -300.00',
      '-1 application 1000.00 11500.00',
      '-1 realized_gain 0.00 150.00',
    ])
    expect(glLines(done.gl)).toEqual(['0610 -150.00', 'UGAIN 300.00', 'GAIN -150.00'])
    expect(left(done)).toEqual(['-1 0.00 0.00', '7 0.00 0.00'])
  })

  test('half of it takes back half of the adjustment', () => {
    const done = apply(paid('500', '11.65'), [all(adjusted)], nok({ EUR: '11.65' }))
    expect(glLines(done.gl)).toEqual(['0610 -75.00', 'UGAIN 150.00', 'GAIN -75.00'])
    expect(left(done)).toEqual(['-1 0.00 0.00', '7 500.00 5900.00'])
    expect(done.entries[1]!.unrealizedLcy.toString()).toBe('150')
  })

  test('a vendor paid at a higher rate loses', () => {
    const bill = entryOf({ entry: 7, role: 'vendor', amount: '-1000', currency: 'EUR', rate: '11.50', control: '2400' })
    const out = entryOf({ entry: -1, role: 'vendor', type: 'payment', amount: '1000', currency: 'EUR', rate: '11.65', on: '2026-07-08', control: '2400' })
    const done = apply(out, [all(bill)], nok({ EUR: '11.65' }))
    expect(detailLines(done.details).at(-1)).toBe('-1 realized_loss 0.00 -150.00')
    expect(glLines(done.gl)).toEqual(['2400 -150.00', 'LOSS 150.00'])
  })

  test('a payment in local currency is worth what it is: the difference falls on the invoice', () => {
    const local = entryOf({ entry: -1, type: 'payment', amount: '-11650', currency: 'NOK', on: '2026-07-08' })
    const done = apply(local, [all(owed)], nok({ EUR: '11.65' }))
    expect(detailLines(done.details)).toEqual([
      '7 application -1000.00 -11650.00',
      '7 realized_gain 0.00 150.00',
      '-1 application 11650.00 11650.00',
    ])
    expect(left(done)).toEqual(['-1 0.00 0.00', '7 0.00 0.00'])
  })

  test('a part of it in local currency', () => {
    const local = entryOf({ entry: -1, type: 'payment', amount: '-5825', currency: 'NOK', on: '2026-07-08' })
    expect(left(apply(local, [all(owed)], nok({ EUR: '11.65' })))).toEqual(['-1 0.00 0.00', '7 500.00 5750.00'])
  })

  test('a foreign payment of a local invoice is converted on its own date', () => {
    const localInvoice = entryOf({ entry: 7, amount: '11500', currency: 'NOK' })
    const done = apply(paid('1000', '11.65'), [all(localInvoice)], nok({ EUR: '11.65' }))
    expect(left(done)).toEqual(['-1 -12.88 -150.05', '7 0.00 0.00'])
  })

  test('two foreign currencies: converted at the payment date, settled at the invoice’s rate', () => {
    const dollars = entryOf({ entry: -1, type: 'payment', amount: '-1100', currency: 'USD', rate: '10.60', on: '2026-07-08' })
    const done = apply(dollars, [all(owed)], nok({ EUR: '11.66', USD: '10.60' }))
    expect(detailLines(done.details)).toEqual([
      '7 application -1000.00 -11500.00',
      '-1 application 1100.00 11500.00',
      '-1 realized_gain 0.00 160.00',
    ])
    expect(left(done)).toEqual(['-1 0.00 0.00', '7 0.00 0.00'])
  })

  test('a difference within the application rounding of the currency closes both', () => {
    const dollars = entryOf({ entry: -1, type: 'payment', amount: '-1099.97', currency: 'USD', rate: '10.60', on: '2026-07-08' })
    const facts = factsOf({ local: 'NOK', rates: { EUR: '11.66', USD: '10.60' }, applicationRounding: '0.05' })
    const done = apply(dollars, [all(owed)], facts)
    expect(detailLines(done.details)).toContain('-1 application_rounding -0.03 -0.32')
    expect(glLines(done.gl)).toContain('ROUND 0.32')
    expect(left(done)).toEqual(['-1 0.00 0.00', '7 0.00 0.00'])
  })

  test('what rounding leaves in local currency is corrected when the currency is settled', () => {
    const third = (remaining: string, remainingLcy: string): OpenEntry =>
      ({ ...entryOf({ entry: 7, amount: '1.00', currency: 'EUR', rate: '11.4444' }), remaining: dec(remaining), remainingLcy: dec(remainingLcy) })
    const pay = (amount: string) => apply(paid(amount, '11.4444'), [all(third('0.34', '3.90'))], nok({ EUR: '11.4444' }))
    expect(detailLines(pay('0.34').details)).toContain('7 correction_of_remaining 0.00 -0.01')
    expect(glLines(pay('0.34').gl)).toEqual(['0610 -0.01', 'ROUND 0.01'])
    expect(detailLines(pay('0.33').details).join()).not.toContain('correction')
  })

  test('a discount in currency is worth what the invoice is', () => {
    const discounted = { ...owed, discount: dec('20'), discountDate: '2026-07-10' as LocalDate }
    const done = apply(paid('980', '11.65'), [all(discounted)], nok({ EUR: '11.65' }))
    expect(glLines(done.gl)).toEqual(['0610 -83.00', 'DISC-DR 230.00', 'GAIN -147.00'])
    expect(left(done)).toEqual(['-1 0.00 0.00', '7 0.00 0.00'])
  })
})

describe('refusals', () => {
  const other = entryOf({ entry: 5, amount: '100', party: 'C2' })
  const closed = entryOf({ entry: 6, amount: '0' })
  const euros = entryOf({ entry: 7, amount: '100', currency: 'EUR' })
  test.each([
    ['nothing chosen', [], factsOf(), '2026-07-08', ['openitems.nothing_to_apply']],
    ['an entry of another customer', [all(other)], factsOf(), '2026-07-08', ['openitems.other_party']],
    ['a closed entry', [all(closed)], factsOf(), '2026-07-08', ['openitems.entry_closed']],
    ['an earlier date than the payment’s', [all(invoice)], factsOf(), '2026-07-07', ['openitems.apply_date_too_early']],
    ['more than remains', [part(invoice, '1210.01')], factsOf(), '2026-07-08', ['openitems.amount_beyond_remaining']],
    ['an entry twice', [all(invoice), part(invoice, '10')], factsOf(), '2026-07-08', ['openitems.entry_twice']],
    ['an amount finer than a cent', [part(invoice, '10.005')], factsOf(), '2026-07-08', ['openitems.amount_too_fine']],
    ['an amount of nothing', [part(invoice, '0')], factsOf(), '2026-07-08', ['openitems.amount_not_positive']],
    ['a payment on a payment', [all(entryOf({ entry: 12, type: 'payment', amount: '-50' }))], factsOf(), '2026-07-08', ['openitems.same_sign']],
    ['another currency when that is not allowed', [all(euros)], factsOf({ local: 'NOK', between: 'none' }), '2026-07-08', ['openitems.currencies_not_allowed']],
    ['a currency without a rate', [all(euros)], factsOf({ local: 'NOK' }), '2026-07-08', ['openitems.no_exchange_rate']],
    ['three at once', [all(other), part(invoice, '2000')], factsOf(), '2026-07-07',
      ['openitems.apply_date_too_early', 'openitems.other_party', 'openitems.amount_beyond_remaining']],
  ])('%s', (_, intentions, facts, date, expected) => {
    const local = facts.localCurrency === 'NOK' ? { ...payment('100'), currency: 'NOK' } : payment('1185.80')
    const done = apply(local, intentions, facts, date)
    expect(codes(done)).toEqual(expected)
    expect(done.details).toEqual([])
  })

  test('accounts that are not set up are named', () => {
    const facts = { ...factsOf(), groups: new Map() }
    const done = apply(payment('1185.80'), [all(invoice)], facts)
    expect(done.problems).toMatchObject([
      { code: 'openitems.posting_setup_missing', params: { group: 'DOMESTIC', account: 'discountDebitAccount' } },
    ])
    expect(done.entries[1]!.remaining.toString()).toBe('1210')
  })
})

const cents = (max: number) => fc.integer({ min: 1, max }).map(value => dec(value).dividedBy(dec(100), 2))
const rate = fc.integer({ min: 90_000, max: 130_000 }).map(value => `${Math.trunc(value / 10_000)}.${String(value % 10_000).padStart(4, '0')}`)

test('whatever is applied, the G/L balances and follows the entries, and no entry changes its sign', () => {
  const owed = fc.record({ amount: cents(500_000), rate, currency: fc.constantFrom('EUR', 'NOK', 'USD'), percent: fc.constantFrom(0, 2) })
  fc.assert(fc.property(fc.array(owed, { minLength: 1, maxLength: 4 }), cents(900_000), rate, fc.constantFrom('EUR', 'NOK', 'USD'),
    (debts, paid, on, currency) => {
      const local = (code: string, value: string) => (code === 'NOK' ? '1' : value)
      const entries = debts.map((debt, index) => entryOf({
        entry: index + 1, amount: debt.amount.toString(), currency: debt.currency, rate: local(debt.currency, debt.rate),
        discount: debt.amount.times(dec(debt.percent)).dividedBy(dec(100)).round(2).toString(), discountUntil: '2026-07-08',
      }))
      const applying = entryOf({ entry: -1, type: 'payment', amount: `-${paid}`, currency, rate: local(currency, on), on: '2026-07-08' })
      const facts = factsOf({ local: 'NOK', rates: { EUR: on, USD: on }, applicationRounding: '0.02' })
      const done = apply(applying, entries.map(all), facts)
      const before = [applying, ...entries]
      expect(done.problems.filter(({ code }) => code !== 'openitems.nothing_to_apply')).toEqual([])
      expect(Decimal.sum(done.gl.map(({ amount }) => amount)).toString()).toBe('0')
      const onControl = Decimal.sum(done.gl.filter(({ account }) => account === '0610').map(({ amount }) => amount))
      expect(onControl.equals(Decimal.sum(done.details.map(({ amountLcy }) => amountLcy)))).toBe(true)
      for (const [index, entry] of done.entries.entries()) {
        expect([0, before[index]!.remaining.sign()]).toContain(entry.remaining.sign())
        if (entry.remaining.isZero()) expect(entry.remainingLcy.toString()).toBe('0')
      }
    }))
})
