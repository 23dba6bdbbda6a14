import { describe, expect, test } from 'vitest'
import { observeStatements, withTransaction } from '#platform/db'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { emptyPlan, writePlan } from '#posting'
import '#payments'
import { testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { type Paid, refusal, story } from './testing.ts'

const db = await freshDatabase()

const dutch = async () => {
  const company = await testCompany(db)
  return { company, ...story(db, company), pay: (input: object) => company.call<Paid>('payments.customer_payment.post', { partyId: company.customers.domestic.id, ...input }) }
}

describe('payment discount (ledgers.md E20, E33)', () => {
  test('E33: proposed and taken until its last day', async () => {
    const { company, invoice, pay, entry, gl, expectBooksAgree } = await dutch()
    const owed = await invoice({ on: '2026-06-30', terms: '2P10-30' })
    expect([owed.discountDate, owed.remainingDiscount, owed.dueDate]).toEqual(['2026-07-10', '24.2', '2026-07-30'])
    const proposal = async (date: string) =>
      (await company.call<{ entries: { toPay: string; discount: string }[] }>('payments.proposal', { role: 'customer', date })).entries[0]
    expect(await proposal('2026-07-08')).toMatchObject({ toPay: '1185.8', discount: '24.2' })
    expect(await proposal('2026-07-10')).toMatchObject({ toPay: '1185.8' })
    expect(await proposal('2026-07-12')).toMatchObject({ toPay: '1210', discount: '0' })
    const paid = await pay({ postingDate: '2026-07-08', applications: [{ entryNo: owed.entryNo }] })
    expect(await gl(paid.transactionNo)).toEqual(['0610 -1210.00', '0920 1185.80', '6915 24.20'])
    expect(await entry(owed.entryNo)).toMatchObject({ open: false, remaining: '0', closedOn: '2026-07-08' })
    expect(paid).toMatchObject({ remaining: '0', documentNumber: 'G200001' })
    await expectBooksAgree()
  })

  test('with VAT adjustment; undone and done again, the VAT follows to the cent', async () => {
    const { company, invoice, pay, entry, gl, tax, set, expectBooksAgree } = await dutch()
    await set('adjust_tax_for_payment_discount', true)
    const owed = await invoice({ on: '2026-06-30', terms: '2P10-30' })
    const paid = await pay({ postingDate: '2026-07-08', amount: '1185.80', applications: [{ entryNo: owed.entryNo }] })
    const vat = (await gl(owed.transactionNo)).find(line => line.endsWith('-210.00'))!.split(' ')[0]
    expect(await gl(paid.transactionNo)).toEqual(['0610 -1210.00', '0920 1185.80', `${vat} 4.20`, '6915 20.00'].sort())
    expect(await tax(paid.transactionNo)).toEqual(['sale 20.00 4.20'])
    await expectBooksAgree()

    const undone = await company.call<{ transactionNo: number }>('payments.unapply', { entryNo: paid.entryNo })
    expect(await gl(undone.transactionNo)).toEqual(['0610 24.20', `${vat} -4.20`, '6915 -20.00'].sort())
    expect(await tax(undone.transactionNo)).toEqual(['sale -20.00 -4.20'])
    expect(await entry(owed.entryNo)).toEqual({ ...owed })
    expect(await entry(paid.entryNo)).toMatchObject({ remaining: '-1185.8', open: true, closedOn: null })
    await expectBooksAgree()

    const again = await company.call<{ transactionNo: number }>('payments.apply', { entryNo: paid.entryNo, applications: [{ entryNo: owed.entryNo }] })
    expect(await gl(again.transactionNo)).toEqual(['0610 -24.20', `${vat} 4.20`, '6915 20.00'].sort())
    expect(await entry(owed.entryNo)).toMatchObject({ open: false })
    await expectBooksAgree()
  })

  test('reckoned without VAT: 20.00, so 1 190.00 is due', async () => {
    const { invoice, pay, gl, set } = await dutch()
    await set('payment_discount_excl_tax', true)
    const owed = await invoice({ on: '2026-06-30', terms: '2P10-30' })
    expect(owed.remainingDiscount).toBe('20')
    const paid = await pay({ postingDate: '2026-07-08', applications: [{ entryNo: owed.entryNo }] })
    expect(await gl(paid.transactionNo)).toEqual(['0610 -1210.00', '0920 1190.00', '6915 20.00'])
  })
})

describe('payments', () => {
  test('in parts, on several invoices, and what is too much stays open', async () => {
    const { invoice, pay, entry, gl, expectBooksAgree } = await dutch()
    const [first, second] = [await invoice({ amount: '400' }), await invoice({ amount: '300' })]
    const one = await pay({ amount: '150', applications: [{ entryNo: first.entryNo }] })
    expect(await gl(one.transactionNo)).toEqual(['0610 -150.00', '0920 150.00'])
    expect(await entry(first.entryNo)).toMatchObject({ remaining: '250', open: true })
    const two = await pay({ amount: '600', applications: [{ entryNo: second.entryNo, amount: '100' }, { entryNo: first.entryNo }] })
    expect(two.remaining).toBe('-250')
    expect(await entry(first.entryNo)).toMatchObject({ open: false })
    expect(await entry(second.entryNo)).toMatchObject({ remaining: '200' })
    await expectBooksAgree()
  })

  test('on the oldest due date first when the party pays like that', async () => {
    const { invoice, pay, entry, expectBooksAgree } = await dutch()
    const late = await invoice({ amount: '100', terms: '60D' })
    const early = await invoice({ amount: '100', terms: '7D' })
    await pay({ amount: '150', applicationMethod: 'apply_to_oldest' })
    expect([await entry(early.entryNo), await entry(late.entryNo)].map(({ remaining }) => remaining)).toEqual(['0', '50'])
    await expectBooksAgree()
  })

  test('a vendor is paid with discount (P7, P8), and a credit memo helps', async () => {
    const { company, post, entries, gl, expectBooksAgree } = await dutch()
    const line = { postingDate: '2026-07-01', accountKind: 'vendor', account: 'V-DOM' }
    const cost = { postingDate: '2026-07-01', accountKind: 'gl_account', account: '4110', generalPostingType: 'purchase', taxBusinessGroup: 'DOMESTIC', taxProductGroup: 'STANDARD' }
    const bill = await post(
      { ...line, documentType: 'invoice', amount: '-1210', externalNumber: 'F-1', paymentTerms: '2P10-30' },
      { ...cost, documentType: 'invoice', amount: '1210' },
    )
    expect(await gl(bill.transactionNo)).toEqual(['0760 210.00', '1210 -1210.00', '4110 1000.00'])
    await post({ ...line, documentType: 'credit_memo', amount: '121', externalNumber: 'C-1' }, { ...cost, documentType: 'credit_memo', amount: '-121' })
    const [owed, memo] = await entries('vendor')
    const paid = await company.call<Paid>('payments.vendor_payment.post', {
      partyId: company.vendors.domestic.id, postingDate: '2026-07-08', applications: [{ entryNo: owed!.entryNo }, { entryNo: memo!.entryNo }],
    })
    expect(await gl(paid.transactionNo)).toEqual(['0920 -1064.80', '1210 1089.00', '4260 -24.20'])
    expect((await entries('vendor')).map(({ open }) => open)).toEqual([false, false, false])
    await expectBooksAgree()
  })

  test('a refund to a customer settles its credit memo', async () => {
    const { post, entries, pay, gl, expectBooksAgree } = await dutch()
    await post(
      { accountKind: 'customer', account: 'C-DOM', documentType: 'credit_memo', amount: '-50' },
      { accountKind: 'gl_account', account: '6150', documentType: 'credit_memo', amount: '50', generalPostingType: '' },
    )
    const [memo] = await entries()
    const refund = await pay({ documentType: 'refund', applications: [{ entryNo: memo!.entryNo }] })
    expect(await gl(refund.transactionNo)).toEqual(['0610 50.00', '0920 -50.00'])
    expect((await entries()).every(({ open }) => !open)).toBe(true)
    await expectBooksAgree()
  })

  test('found by its number, or by its payment reference however it is spaced', async () => {
    const { company, invoice, read } = await dutch()
    await company.call('payments.journals.list')
    await read(`update company.finance_setup set payment_reference = 'ogm' where company_id = $1`)
    const owed = await invoice({ number: '123456789' })
    await invoice({ number: '987654321' })
    const find = async (search: string) =>
      (await company.call<{ entries: { entryNo: number; paymentReference: string }[] }>('payments.proposal', { role: 'customer', search })).entries
    expect(await find('+++012/3456/78939+++')).toMatchObject([{ entryNo: owed.entryNo, paymentReference: '012345678939' }])
    expect(await find('123456789')).toMatchObject([{ entryNo: owed.entryNo }])
    expect(await find('nothing like it')).toEqual([])
  })

  test('preview shows the entries and writes nothing', async () => {
    const { company, invoice, entry } = await dutch()
    const owed = await invoice()
    const shown = await company.call<{ gl: { account: string; debit: string; credit: string }[]; documents: { number: string }[] }>(
      'payments.customer_payment.post', { partyId: company.customers.domestic.id, applications: [{ entryNo: owed.entryNo }] }, { mode: 'preview' },
    )
    expect(shown.documents).toMatchObject([{ number: '***' }])
    expect(shown.gl.map(({ account, debit, credit }) => `${account} ${debit} ${credit}`).sort()).toEqual(['0610  1210', '0920 1210 '])
    expect(await entry(owed.entryNo)).toMatchObject({ remaining: '1210' })
  })

  test('two at once on one invoice: one pays, the other is told', async () => {
    const { invoice, pay, expectBooksAgree } = await dutch()
    const owed = await invoice()
    const outcomes = await Promise.allSettled([1, 2].map(() => pay({ applications: [{ entryNo: owed.entryNo }], amount: '1210' })))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = outcomes.find(outcome => outcome.status === 'rejected')!
    expect((await refusal(Promise.reject(lost.reason))).map(({ code }) => code)).toEqual(['payments.entry_not_open'])
    await expectBooksAgree()
  })
})

describe('currencies (ledgers.md E6)', () => {
  const norwegian = async () => {
    const company = await testCompany(db, 'NO')
    const [accounts] = (await db.owner.query(
      `select realized_gains_account as gain, unrealized_gains_account as unrealized from currencies.currencies where company_id = $1 and code = 'EUR'`,
      [company.companyId],
    )).rows as { gain: string; unrealized: string }[]
    return { company, accounts: accounts!, ...story(db, company) }
  }
  const factor = (rate: string): string => dec(1).dividedBy(dec(rate)).toString()

  test('paid at 11.65 after a month end at 11.80: 300.00 taken back, 150.00 realized; undone to the cent', async () => {
    const { company, accounts, invoice, entry, gl, read, expectBooksAgree } = await norwegian()
    const owed = await invoice({ amount: '1000', currency: 'EUR', factor: factor('11.50'), party: 'C-FOR', on: '2026-06-10' })
    const [{ account } = { account: '' }] = await read<{ account: string }>('select control_account as account from openitems.party_entries where company_id = $1')
    await withTransaction(db.app, company.caller, tx => writePlan(tx, company.companyId, {
      ...emptyPlan({ postingDate: '2026-06-30' as LocalDate, sourceCode: 'EXCHRATADJ', operation: 'test' }),
      gl: [{ documentId: company.customers.foreign.id, account, amount: dec('300') }, { documentId: company.customers.foreign.id, account: accounts.unrealized, amount: dec('-300') }],
      partyDetails: [{ entry: owed.entryNo, kind: 'unrealized_gain', amount: dec(0), amountLcy: dec('300') }],
    }))
    await expectBooksAgree()
    const paid = await company.call<Paid>('payments.customer_payment.post', {
      partyId: company.customers.foreign.id, postingDate: '2026-07-08', amount: '1000', amountLcy: '11650', applications: [{ entryNo: owed.entryNo }],
    })
    expect(await gl(paid.transactionNo)).toEqual([`${account} -11800.00`, '1920 11650.00', `${accounts.gain} -150.00`, `${accounts.unrealized} 300.00`].sort())
    expect([await entry(owed.entryNo), await entry(paid.entryNo)].map(({ remaining, remainingLcy }) => `${remaining} ${remainingLcy}`)).toEqual(['0 0', '0 0'])
    await expectBooksAgree()
    await company.call('payments.unapply', { entryNo: owed.entryNo })
    expect(await entry(owed.entryNo)).toMatchObject({ remaining: '1000', remainingLcy: '11800', open: true })
    expect(await entry(paid.entryNo)).toMatchObject({ remaining: '-1000', remainingLcy: '-11650', open: true })
    await expectBooksAgree()
  })

  test('paid in kroner: the difference falls on the invoice', async () => {
    const { company, accounts, invoice, entry, gl, expectBooksAgree } = await norwegian()
    const owed = await invoice({ amount: '1000', currency: 'EUR', factor: factor('11.50'), party: 'C-FOR' })
    const paid = await company.call<Paid>('payments.customer_payment.post', {
      partyId: company.customers.foreign.id, amount: '11620', currency: 'NOK', applications: [{ entryNo: owed.entryNo }],
    })
    expect((await gl(paid.transactionNo)).filter(line => line.startsWith(accounts.gain))).toEqual([`${accounts.gain} -120.00`])
    expect(await entry(owed.entryNo)).toMatchObject({ remaining: '0', remainingLcy: '0' })
    await expectBooksAgree()
  })

  test('refused where entries in two currencies may not settle each other', async () => {
    const { company, invoice, set } = await norwegian()
    await set('application_between_currencies', 'none')
    const owed = await invoice({ amount: '1000', currency: 'EUR', party: 'C-FOR' })
    const refused = await refusal(company.call('payments.customer_payment.post', {
      partyId: company.customers.foreign.id, amount: '11620', currency: 'NOK', applications: [{ entryNo: owed.entryNo }],
    }))
    expect(refused).toMatchObject([{ code: 'openitems.currencies_not_allowed' }])
  })
})

describe('aging and statements (ledgers.md §8.5)', () => {
  test('E22: five buckets as at 30 June, as the balances were then', async () => {
    const { company, invoice, pay } = await dutch()
    for (const [on, amount] of [['2026-03-01', '10'], ['2026-04-20', '20'], ['2026-05-25', '40'], ['2026-06-10', '80'], ['2026-06-20', '160']])
      await invoice({ on: on!, amount: amount!, terms: '14D' })
    await pay({ postingDate: '2026-07-05', amount: '310', applicationMethod: 'apply_to_oldest' })
    const aged = await company.call<{ buckets: object[]; parties: object[]; totals: object[] }>('openitems.aged', { role: 'customer', asAt: '2026-06-30' })
    expect(aged.buckets[0]).toEqual({ from: '2026-07-01', to: null })
    expect(aged.parties).toMatchObject([{ number: 'C-DOM', currency: 'EUR', balance: '310', amounts: ['160', '120', '20', '0', '10'] }])
    expect(aged.totals).toEqual([{ currency: 'EUR', balance: '310', amounts: ['160', '120', '20', '0', '10'] }])
    const later = await company.call<{ parties: object[] }>('openitems.aged', { role: 'customer', asAt: '2026-07-31', amounts: 'currency' })
    expect(later.parties).toEqual([])
    expect(await company.call('openitems.aged', { role: 'vendor', asAt: '2026-06-30' })).toMatchObject({ parties: [], totals: [] })
  })

  test('a statement runs from the opening to the closing balance', async () => {
    const { company, invoice, pay } = await dutch()
    await invoice({ on: '2026-05-10', amount: '100', terms: '14D' })
    await invoice({ on: '2026-06-10', amount: '200', terms: '60D' })
    await pay({ postingDate: '2026-06-15', amount: '100' })
    const statement = await company.call<{ currencies: object[] }>('openitems.statement', {
      partyId: company.customers.domestic.id, from: '2026-06-01', to: '2026-06-30',
    })
    expect(statement.currencies).toMatchObject([{
      currency: 'EUR', opening: '100', closing: '200',
      entries: [{ amount: '200', balance: '300', remaining: '200' }, { amount: '-100', balance: '200' }],
    }])
  })
})

describe('speed', () => {
  test('a payment takes no more than 15 statements, whatever it settles', async () => {
    const { invoice, pay } = await dutch()
    const counts: number[] = []
    for (const width of [1, 6]) {
      const owed = []
      for (let n = 0; n < width; n++) owed.push(await invoice({ amount: '10' }))
      let count = 0
      const stop = observeStatements(() => { count++ })
      await pay({ applications: owed.map(({ entryNo }) => ({ entryNo })) })
      stop()
      counts.push(count)
    }
    expect(counts[0]).toBe(counts[1])
    expect(counts[0]).toBeLessThanOrEqual(15)
  })
})
