import { describe, expect, test } from 'vitest'
import { observeStatements } from '#platform/db'
import '#bank'
import '#payments'
import { testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { type EntryRow, type Paid, refusal, story } from './testing.ts'

const db = await freshDatabase()

interface Line {
  id: string
  version: number
  lineNo: number
  account: string
  accountNumber: string
  accountName: string
  currency: string
  amount: string
  amountLcy: string
  exchangeFactor: string
  balancingAccount: string | null
  documentType: string
  dueDate: string | null
  discountDate: string | null
  paymentDiscountPercent: string
  generalPostingType: string
  applications: object[]
}
interface Posted { documents: { transactionNo: number; documentNumber: string }[]; lines: number }

const setUp = async () => {
  const company = await testCompany(db)
  const create = (input: object) => company.call<Line>('payments.journal_lines.create', { journal: 'GENERAL', ...input })
  const change = (input: object) => company.call<Line>('payments.journal_lines.change', input)
  const postJournal = (input: object = {}) => company.call<Posted>('payments.journal.post', { journal: 'GENERAL', ...input })
  return { company, create, change, postJournal, ...story(db, company) }
}

const bank = (company: { bankAccount: string }) => ({ balancingKind: 'bank_account', balancingAccount: company.bankAccount })
const codes = async (run: Promise<unknown>): Promise<string[]> => (await refusal(run)).map(({ code }) => code)

describe('lines', () => {
  test('a line is filled in from its account, its terms and its journal', async () => {
    const { company, create } = await setUp()
    expect(await create({ accountKind: 'customer', account: 'C-DOM', documentType: 'invoice', amount: '1210', paymentTerms: '2P10-30', documentDate: '2026-06-30' }))
      .toMatchObject({
        lineNo: 10_000, account: company.customers.domestic.id, accountNumber: 'C-DOM', accountName: 'Test customer C-DOM', currency: 'EUR',
        dueDate: '2026-07-30', discountDate: '2026-07-10', paymentDiscountPercent: '2', balancingAccount: null,
      })
    expect(await company.call('payments.journal_lines.create', { journal: 'CASHRCPT', accountKind: 'customer', account: company.customers.domestic.id, amount: '-5' }))
      .toMatchObject({ documentType: 'payment', balancingAccount: company.bankAccount, dueDate: null })
    expect(await create({ accountKind: 'vendor', account: 'V-FOR', amount: '-100' })).toMatchObject({ lineNo: 20_000, currency: 'USD' })
  })

  test('a change takes with it what follows, and leaves what was typed', async () => {
    const { create, change } = await setUp()
    const line = await create({ accountKind: 'customer', account: 'C-DOM', documentType: 'invoice', amount: '10', paymentTerms: '2P10-30', postingDate: '2026-06-01' })
    const later = await change({ id: line.id, version: 1, documentDate: '2026-06-11' })
    expect(later).toMatchObject({ version: 2, dueDate: '2026-07-11', discountDate: '2026-06-21', amount: '10' })
    expect(await change({ id: line.id, dueDate: '2026-12-31', amount: '11' })).toMatchObject({ dueDate: '2026-12-31', discountDate: '2026-06-21', amount: '11' })
    expect(await change({ id: line.id, documentType: '' })).toMatchObject({ dueDate: null, discountDate: null, paymentDiscountPercent: '0' })
  })

  test('entries to settle are kept with the line and can be replaced', async () => {
    const { create, change, invoice } = await setUp()
    const owed = await invoice()
    const line = await create({ accountKind: 'customer', account: 'C-DOM', documentType: 'payment', amount: '-10', applications: [{ entryNo: owed.entryNo, amount: '10' }] })
    expect(line.applications).toEqual([{ entryNo: owed.entryNo, amount: '10', takeDiscount: true }])
    expect((await change({ id: line.id, amount: '-20' })).applications).toHaveLength(1)
    expect((await change({ id: line.id, applications: [] })).applications).toEqual([])
    const twice = [{ entryNo: owed.entryNo }, { entryNo: owed.entryNo }]
    expect(await codes(change({ id: line.id, applications: twice }))).toEqual(['payments.entry_twice'])
  })

  test.each([
    ['another version', { version: 7 }, ['payments.line_stale']],
    ['an account that is not there', { account: '1', accountKind: 'gl_account' }, ['payments.account_missing']],
    ['a customer that is not there', { account: 'C-NONE' }, ['payments.partner_missing']],
    ['a currency without a rate', { currency: 'XXX' }, ['currencies.no_rate']],
  ])('%s is refused', async (_, input, expected) => {
    const { create, change } = await setUp()
    const line = await create({ accountKind: 'customer', account: 'C-DOM', amount: '10' })
    expect(await codes(change({ id: line.id, ...input }))).toEqual(expected)
  })

  test('a deleted line is gone; one that is gone cannot be changed', async () => {
    const { company, create, change } = await setUp()
    const line = await create({ accountKind: 'gl_account', account: '4110', amount: '10' })
    await company.call('payments.journal_lines.delete', { id: line.id, version: 1 })
    expect(await codes(change({ id: line.id, amount: '5' }))).toEqual(['payments.line_not_found'])
    expect(await codes(create({ journal: 'NONE', accountKind: 'gl_account', account: '4110' }))).toEqual(['payments.journal_not_found'])
  })
})

describe('posting a journal', () => {
  test('its documents become transactions of their own, numbered in order; the lines are gone', async () => {
    const { company, create, postJournal, gl, expectBooksAgree } = await setUp()
    await create({ accountKind: 'gl_account', account: '4110', amount: '121', ...bank(company), postingDate: '2026-06-02', generalPostingType: '' })
    await create({ accountKind: 'gl_account', account: '4110', amount: '10', postingDate: '2026-06-01', generalPostingType: '' })
    await create({ accountKind: 'gl_account', account: '6130', amount: '-10', postingDate: '2026-06-01', generalPostingType: '' })
    await create({ accountKind: 'gl_account', account: '4110', amount: '7', documentNumber: 'TYPED', ...bank(company), postingDate: '2026-06-02', generalPostingType: '' })
    const { documents, lines } = await postJournal()
    expect(documents.map(({ documentNumber }) => documentNumber)).toEqual(['G000001', 'G000002', 'TYPED'])
    expect(lines).toBe(4)
    expect(await gl(documents[0]!.transactionNo)).toEqual(['4110 10.00', '6130 -10.00'])
    expect(await codes(postJournal())).toEqual(['payments.journal_empty'])
    expect(await company.call('payments.journal_lines.list')).toMatchObject({ rows: [] })
    await expectBooksAgree()
  })

  test('one document of it by its number', async () => {
    const { company, create, postJournal } = await setUp()
    for (const documentNumber of ['A1', 'A2']) await create({ accountKind: 'gl_account', account: '4110', amount: '5', documentNumber, ...bank(company), generalPostingType: '' })
    expect(await postJournal({ documentNumber: 'A2' })).toMatchObject({ documents: [{ documentNumber: 'A2' }], lines: 1 })
    expect(await codes(postJournal({ documentNumber: 'A2' }))).toEqual(['payments.document_not_found'])
  })

  test('all or none: one bad document keeps every other from being posted', async () => {
    const { company, create, postJournal, read } = await setUp()
    await create({ accountKind: 'gl_account', account: '4110', amount: '5', ...bank(company), generalPostingType: '' })
    await create({ accountKind: 'gl_account', account: '0610', amount: '5', documentNumber: 'X', ...bank(company) })
    await create({ accountKind: 'gl_account', account: '4110', amount: '99.50', documentNumber: 'Y', generalPostingType: '' })
    const problems = await refusal(postJournal())
    expect(problems).toMatchObject([
      { code: 'payments.account_no_direct_posting', params: { account: '0610' }, field: 'lines.20000.account' },
      { code: 'payments.out_of_balance', params: { document: 'Y', amount: '99.5' } },
    ])
    expect(await read('select 1 from ledger.transactions where company_id = $1')).toEqual([])
  })

  test('a number posted before, and a vendor’s own number, are refused; after a reversal the vendor’s may come again', async () => {
    const { company, create, postJournal, entries } = await setUp()
    const sale = (documentNumber: string) => create({ accountKind: 'customer', account: 'C-DOM', documentType: 'invoice', documentNumber, amount: '5', ...bank(company) })
    const bill = () => create({ accountKind: 'vendor', account: 'V-DOM', documentType: 'invoice', externalNumber: 'F-1', amount: '-5', ...bank(company) })
    await sale('INV1')
    await bill()
    await postJournal()
    const again = [await sale('INV1'), await bill()]
    expect(await codes(postJournal())).toEqual(['payments.duplicate_document', 'payments.duplicate_external_number'])
    await company.call('payments.journal_lines.delete', { id: again[0]!.id })
    await company.call('payments.reverse', { transactionNo: (await entries('vendor'))[0]!.transactionNo })
    expect(await postJournal()).toMatchObject({ lines: 1 })
  })

  test('two part payments of one invoice in one journal', async () => {
    const { company, create, postJournal, invoice, entry, expectBooksAgree } = await setUp()
    const owed = await invoice({ amount: '100' })
    for (const amount of ['-60', '-60'])
      await create({ accountKind: 'customer', account: 'C-DOM', documentType: 'payment', amount, ...bank(company), applications: [{ entryNo: owed.entryNo }] })
    await postJournal()
    expect(await entry(owed.entryNo)).toMatchObject({ open: false })
    await expectBooksAgree()
  })

  test('an entry another journal intends to settle is left to it', async () => {
    const { company, create, invoice } = await setUp()
    const owed = await invoice()
    await create({ accountKind: 'customer', account: 'C-DOM', documentType: 'payment', amount: '-10', applications: [{ entryNo: owed.entryNo }] })
    const refused = await refusal(company.call('payments.customer_payment.post', { partyId: company.customers.domestic.id, applications: [{ entryNo: owed.entryNo }] }))
    expect(refused).toMatchObject([{ code: 'payments.entry_in_other_journal', params: { journal: 'GENERAL' } }])
  })

  test('a range of dates, a blocked vendor', async () => {
    const { company, create, postJournal, set, read } = await setUp()
    await create({ accountKind: 'vendor', account: 'V-DOM', documentType: 'payment', amount: '5', ...bank(company) })
    await set('allow_posting_from', '2026-07-01')
    await read(`update parties.parties set blocked = 'payment' where company_id = $1`)
    expect(await codes(postJournal())).toEqual(['posting.date_not_allowed', 'payments.partner_blocked'])
  })

  test('no more than 15 statements for one line or for twenty', async () => {
    const { company, create, postJournal } = await setUp()
    const counts: number[] = []
    for (const width of [1, 20]) {
      for (let n = 0; n < width; n++) await create({ accountKind: 'vendor', account: 'V-DOM', documentType: 'payment', amount: '5', ...bank(company) })
      let count = 0
      const stop = observeStatements(() => { count++ })
      await postJournal()
      stop()
      counts.push(count)
    }
    expect(counts[0]).toBe(counts[1])
    expect(counts[0]).toBeLessThanOrEqual(15)
  })
})

describe('reversal (ledgers.md §1.7)', () => {
  test('takes back every entry with a link, on its own date, and closes the party’s entry', async () => {
    const { company, invoice, entry, gl, tax, read, expectBooksAgree } = await setUp()
    const owed = await invoice()
    const { transactionNo } = await company.call<{ transactionNo: number }>('payments.reverse', { transactionNo: owed.transactionNo })
    expect(await gl(owed.transactionNo)).toEqual(['0610 1210.00', '1340 -210.00', '6130 -1000.00'])
    expect(await gl(transactionNo)).toEqual(['0610 -1210.00', '1340 210.00', '6130 1000.00'])
    expect(await tax(transactionNo)).toEqual(['sale 1000.00 210.00'])
    expect(await entry(owed.entryNo)).toMatchObject({ open: false, remaining: '0' })
    expect(await read('select posting_date, reverses_transaction_no from ledger.transactions where company_id = $1 and transaction_no = $2', transactionNo))
      .toEqual([{ posting_date: '2026-06-10', reverses_transaction_no: owed.transactionNo }])
    expect(await read('select 1 from ledger.entries where company_id = $1 and transaction_no = $2 and reverses_entry_no is null', transactionNo)).toEqual([])
    expect(await codes(company.call('payments.reverse', { transactionNo: owed.transactionNo }))).toEqual(['payments.already_reversed'])
    expect(await codes(company.call('payments.unapply', { entryNo: owed.entryNo }))).toEqual(['openitems.entry_reversed', 'openitems.entry_reversed'])
    await expectBooksAgree()
  })

  test('a payment: refused while it is applied, done once it is not', async () => {
    const { company, invoice, entry, expectBooksAgree } = await setUp()
    const owed = await invoice()
    const paid = await company.call<Paid>('payments.customer_payment.post', { partyId: company.customers.domestic.id, applications: [{ entryNo: owed.entryNo }] })
    expect(await refusal(company.call('payments.reverse', { transactionNo: paid.transactionNo })))
      .toMatchObject([{ code: 'payments.reversal_applied', params: { document: paid.documentNumber } }])
    const undone = await company.call<{ transactionNo: number }>('payments.unapply', { entryNo: paid.entryNo })
    await company.call('payments.reverse', { transactionNo: paid.transactionNo })
    expect(await entry(paid.entryNo)).toMatchObject({ open: false })
    expect(await entry(owed.entryNo)).toMatchObject({ remaining: '1210', open: true })
    expect(await codes(company.call('payments.reverse', { transactionNo: undone.transactionNo }))).toEqual(['payments.reversal_not_from_journal'])
    expect(await codes(company.call('payments.reverse', { transactionNo: 999_999 }))).toEqual(['payments.transaction_not_found'])
    await expectBooksAgree()
    const { rows } = await company.call<{ rows: object[] }>('bank.entries.list', { filter: { bankAccount: company.bankAccount }, search: 'C-DOM' })
    expect(rows).toMatchObject([{ amount: '-1210', reversed: true }, { amount: '1210', partyNumber: 'C-DOM', documentType: 'payment', reversed: true }])
  })

  test('a payment with discount and VAT: once unapplied and reversed, nothing of it is left on any account', async () => {
    const { company, invoice, set, read, entry, expectBooksAgree } = await setUp()
    await set('adjust_tax_for_payment_discount', true)
    const owed = await invoice({ on: '2026-06-10', terms: '2P10-30' })
    const paid = await company.call<Paid>('payments.customer_payment.post', { partyId: company.customers.domestic.id, applications: [{ entryNo: owed.entryNo }] })
    await company.call('payments.unapply', { entryNo: paid.entryNo })
    await company.call('payments.reverse', { transactionNo: paid.transactionNo })
    expect(await entry(paid.entryNo)).toMatchObject({ open: false })
    const balances = await read<{ line: string }>(
      `select account || ' ' || round(sum(amount), 2) as line from ledger.entries where company_id = $1 group by account having sum(amount) <> 0 order by 1`,
    )
    expect(balances.map(({ line }) => line)).toEqual(['0610 1210.00', '1340 -210.00', '6130 -1000.00'])
    expect(await read('select round(sum(base), 2) as base, round(sum(amount), 2) as amount from tax.entries where company_id = $1')).toEqual([{ base: '-1000.00', amount: '-210.00' }])
    await expectBooksAgree()
  })

  test('refused outside the allowed dates, and for a blocked party', async () => {
    const { company, invoice, set, read } = await setUp()
    const owed = await invoice()
    await set('allow_posting_from', '2026-07-01')
    await read(`update parties.parties set blocked = 'all' where company_id = $1`)
    expect(await codes(company.call('payments.reverse', { transactionNo: owed.transactionNo }))).toEqual(['posting.date_not_allowed', 'payments.partner_blocked'])
  })

  test('two at once: one reverses, the other is told', async () => {
    const { company, invoice, expectBooksAgree } = await setUp()
    const owed = await invoice()
    const outcomes = await Promise.allSettled([1, 2].map(() => company.call('payments.reverse', { transactionNo: owed.transactionNo })))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expectBooksAgree()
  })
})

describe('applying and unapplying posted entries', () => {
  test('the newest application of every entry goes first', async () => {
    const { company, invoice, entry, expectBooksAgree } = await setUp()
    const pay = (input: object) => company.call<Paid>('payments.customer_payment.post', { partyId: company.customers.domestic.id, ...input })
    const owed = await invoice({ amount: '100' })
    const first = await pay({ amount: '30', applications: [{ entryNo: owed.entryNo }] })
    const second = await pay({ amount: '70', applications: [{ entryNo: owed.entryNo }] })
    expect(await codes(company.call('payments.unapply', { entryNo: first.entryNo }))).toEqual(['openitems.unapply_later_first'])
    await company.call('payments.unapply', { entryNo: owed.entryNo })
    expect(await entry(second.entryNo)).toMatchObject({ remaining: '-70' })
    await company.call('payments.unapply', { entryNo: first.entryNo })
    expect(await entry(owed.entryNo)).toMatchObject({ remaining: '100', open: true })
    expect(await codes(company.call('payments.unapply', { entryNo: owed.entryNo }))).toEqual(['openitems.application_missing'])
    const shown = await company.call<{ details: { undone: boolean }[]; applications: { undone: boolean }[] }>('openitems.entry.get', { entryNo: owed.entryNo })
    expect(shown.details.map(({ undone }) => undone)).toEqual([false, true, true, true, true])
    expect(shown.applications.map(({ undone }) => undone)).toEqual([true, true])
    await expectBooksAgree()
  })

  test('refusals: another party’s entry, a date too early, nothing there', async () => {
    const { company, invoice, post, entries } = await setUp()
    const owed = await invoice({ on: '2026-06-20' })
    await post({ accountKind: 'customer', account: 'C-FOR', documentType: 'payment', amount: '-10', ...bank(company), postingDate: '2026-06-10' })
    const [, payment] = await entries() as [EntryRow, EntryRow]
    const apply = (input: object) => codes(company.call('payments.apply', { entryNo: payment.entryNo, applications: [{ entryNo: owed.entryNo }], ...input }))
    expect(await apply({})).toEqual(['openitems.other_party'])
    expect(await apply({ postingDate: '2026-06-19' })).toEqual(['openitems.apply_date_too_early', 'openitems.other_party'])
    expect(await apply({ entryNo: 999_999 })).toEqual(['openitems.entry_not_found'])
    expect(await codes(company.call('payments.unapply', { entryNo: 999_999 }))).toEqual(['openitems.entry_not_found'])
  })
})
