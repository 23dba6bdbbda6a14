import { describe, expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { blockedState, checkDocument } from './check.ts'
import { type JournalFacts, type JournalLine, externalKey } from './facts.ts'
import { day, documentOf, factsOf, lineOf, openEntry, partyOf } from './testing.ts'

const bank = { balancingKind: 'bank_account', balancingAccount: 'B-EUR' } as const
const customer = { accountKind: 'customer', account: 'C1', ...bank } as const
const vendor = { accountKind: 'vendor', account: 'V1', ...bank } as const
const taxed = { generalPostingType: 'purchase', taxBusinessGroup: 'DOMESTIC', taxProductGroup: 'STANDARD', ...bank } as const

const found = (lines: readonly JournalLine[], facts: JournalFacts = factsOf()) =>
  checkDocument(documentOf(...lines), facts).map(({ code, field }) => `${code} ${field ?? ''}`.trim())

test('a payment and a purchase with nothing wrong have no problem', () => {
  const payment = lineOf({ ...customer, documentType: 'payment', amount: '-100', applications: [{ entryNo: 7, amount: null, discount: 'take' }] })
  expect(found([payment], factsOf({}, [openEntry(7, '100')]))).toEqual([])
  expect(found([lineOf({ ...taxed, amount: '121' })])).toEqual([])
})

/** One wrong fact per row. */
test.each<[string, Parameters<typeof lineOf>[0], Partial<JournalFacts>, string]>([
  ['no amount', { ...bank, amount: '0' }, {}, 'payments.field_required lines.10000.amount'],
  ['an amount finer than its currency', { ...bank, amount: '5.001' }, {}, 'payments.amount_too_fine lines.10000.amount'],
  ['no account', { account: '', amount: '5', ...bank }, {}, 'payments.field_required lines.10000.account'],
  ['a date outside the range', { amount: '5', ...bank },
    { dates: { allowPostingFrom: day('2026-08-01'), allowPostingTo: null, userAllowPostingFrom: null, userAllowPostingTo: null } },
    'posting.date_not_allowed postingDate'],
  ['a payment that is a debit of a customer', { ...customer, documentType: 'payment', amount: '5' }, {}, 'payments.amount_sign lines.10000.amount'],
  ['a refund that is a credit of a customer', { ...customer, documentType: 'refund', amount: '-5' }, {}, 'payments.amount_sign lines.10000.amount'],
  ['an invoice that is a credit of a customer', { ...customer, documentType: 'invoice', amount: '-5' }, {}, 'payments.amount_sign lines.10000.amount'],
  ['a credit memo that is a debit of a customer', { ...customer, documentType: 'credit_memo', amount: '5' }, {}, 'payments.amount_sign lines.10000.amount'],
  ['a payment that is a credit of a vendor', { ...vendor, documentType: 'payment', amount: '-5' }, {}, 'payments.amount_sign lines.10000.amount'],
  ['an invoice that is a debit of a vendor', { ...vendor, documentType: 'invoice', amount: '5', externalNumber: 'F1' }, {}, 'payments.amount_sign lines.10000.amount'],
  ['parties on both sides', { accountKind: 'customer', account: 'C1', amount: '-5', balancingKind: 'vendor', balancingAccount: 'V1' }, {},
    'payments.two_subledgers lines.10000.balancingAccount'],
  ['entries to settle on a line without a party', { ...bank, amount: '5', applications: [{ entryNo: 7, amount: null, discount: 'take' }] }, {},
    'payments.applications_need_party lines.10000.applications'],
  ['a discount on a payment', { ...customer, documentType: 'payment', amount: '-5', discountPercent: dec(2) }, {},
    'payments.discount_not_allowed lines.10000.paymentDiscountPercent'],
  ['a discount on a credit memo whose terms grant none', { ...customer, documentType: 'credit_memo', amount: '-5', discountPercent: dec(2) }, {},
    'payments.discount_not_allowed lines.10000.paymentDiscountPercent'],
  ['an account that is not there', { ...bank, account: '1', amount: '5' }, {}, 'payments.account_missing lines.10000.account'],
  ['a total account', { ...bank, account: '4000', amount: '5' }, {}, 'payments.account_not_for_posting lines.10000.account'],
  ['a blocked account', { ...bank, account: '9999', amount: '5' }, {}, 'payments.account_blocked lines.10000.account'],
  ['a control account', { ...bank, account: '0610', amount: '5' }, {}, 'payments.account_no_direct_posting lines.10000.account'],
  ['a bank that is not there', { amount: '5', ...bank, balancingAccount: 'B9' }, {}, 'payments.bank_missing lines.10000.balancingAccount'],
  ['a blocked bank', { amount: '5', ...bank }, { banks: new Map([['B-EUR', { currency: 'EUR', blocked: true, account: '0920' }]]) },
    'payments.bank_blocked lines.10000.balancingAccount'],
  ['euros on a dollar account', { amount: '5', ...bank, balancingAccount: 'B-USD' }, {}, 'payments.bank_currency lines.10000.currency'],
  ['a customer that is not there', { ...customer, account: 'C9', amount: '-5' }, {}, 'payments.partner_missing lines.10000.account'],
  ['a vendor as a customer', { ...customer, account: 'V1', amount: '-5' }, {}, 'payments.partner_missing lines.10000.account'],
  ['a blocked customer', { ...customer, amount: '-5' }, { parties: new Map([['C1', partyOf('C1', { blocked: 'all' })]]) },
    'payments.partner_blocked lines.10000.account'],
  ['a posting group without a control account', { ...customer, amount: '-5' }, { parties: new Map([['C1', partyOf('C1', { controlAccount: null })]]) },
    'payments.partner_group_missing'],
  ['an entry that is not open', { ...customer, documentType: 'payment', amount: '-5', applications: [{ entryNo: 7, amount: null, discount: 'take' }] }, {},
    'payments.entry_not_open lines.10000.applications'],
  ['an entry another journal settles', { ...customer, documentType: 'payment', amount: '-5', applications: [{ entryNo: 7, amount: null, discount: 'take' }] },
    { openEntries: [openEntry(7, '5')], claimed: new Map([[7, 'PAYMENT']]) }, 'payments.entry_in_other_journal lines.10000.applications'],
  ['VAT groups without a set-up', { ...taxed, taxProductGroup: 'OTHER', amount: '5' }, {}, 'payments.tax_setup_missing lines.10000.taxProductGroup'],
  ['a blocked VAT set-up', { ...taxed, taxProductGroup: 'BLOCKED', amount: '5' }, {}, 'payments.tax_setup_blocked lines.10000.taxProductGroup'],
  ['VAT of a purchase that is deductible in part', { ...taxed, generalPostingType: 'purchase', taxProductGroup: 'PARTLY', amount: '5' }, {},
    'payments.tax_not_deductible lines.10000.taxProductGroup'],
  ['a VAT set-up without its account', { ...taxed, taxProductGroup: 'NOWHERE', amount: '5' }, {}, 'payments.tax_account_missing lines.10000.taxProductGroup'],
  ['full VAT on another account', { ...taxed, taxProductGroup: 'FULL', amount: '5' }, {}, 'payments.full_tax_account lines.10000.account'],
  ['a typed number the series does not allow', { ...bank, documentNumber: 'X1', amount: '5' }, { series: { code: 'GJNL', manualNumbers: false } },
    'numbering.manual_not_allowed lines.10000.documentNumber'],
  ['an invoice number posted before', { ...customer, documentType: 'invoice', documentNumber: 'X1', amount: '5' }, { takenNumbers: new Set(['sales_invoice X1']) },
    'payments.duplicate_document lines.10000.documentNumber'],
  ['a vendor’s invoice without its number', { ...vendor, documentType: 'invoice', amount: '-5' }, {}, 'payments.external_number_required lines.10000.externalNumber'],
  ['a vendor’s number used before, in small letters', { ...vendor, documentType: 'invoice', amount: '-5', externalNumber: 'f-1' },
    { takenExternal: new Map([[externalKey('V1', 'purchase_invoice', 'F-1'), 'P1']]) }, 'payments.duplicate_external_number lines.10000.externalNumber'],
  ['a line without its other side', { amount: '5' }, {}, 'payments.out_of_balance lines.10000.amount'],
  ['a dimension a record demands', { ...bank, amount: '5' },
    { dimensions: { ...factsOf().dimensions, defaults: [{ source: 'gl_account', record: '4110', dimension: 'AREA', value: null, rule: 'code_mandatory', allowedValues: null }] } },
    'dimensions.value_required lines.10000.dimensions'],
])('%s is refused', (_, line, facts, expected) => {
  expect(found([lineOf(line)], factsOf(facts))).toEqual([expected])
})

test('out of balance names the amount and the document', () => {
  const lines = [lineOf({ documentNumber: 'X1', amount: '100' }), lineOf({ documentNumber: 'X1', amount: '-99.5' })]
  expect(checkDocument(documentOf(...lines), factsOf())).toMatchObject([{ code: 'payments.out_of_balance', params: { document: 'X1', amount: '0.5' } }])
})

test('two partners in a document with VAT are refused, without VAT they are not', () => {
  const lines = [
    lineOf({ accountKind: 'customer', account: 'C1', amount: '60' }), lineOf({ lineNo: 20_000, accountKind: 'customer', account: 'C2', amount: '61' }),
  ]
  const sale = { lineNo: 30_000, account: '6130', amount: '-121' }
  expect(found([...lines, lineOf({ ...sale, generalPostingType: 'sale', taxBusinessGroup: 'DOMESTIC', taxProductGroup: 'STANDARD' })]))
    .toEqual(['payments.one_partner_per_document lines.20000.account'])
  expect(found([...lines, lineOf(sale)])).toEqual([])
})

test('everything wrong is said at once', () => {
  const line = lineOf({ ...customer, account: 'C9', documentType: 'payment', amount: '0', discountPercent: dec(2) })
  expect(found([line])).toEqual([
    'payments.field_required lines.10000.amount', 'payments.discount_not_allowed lines.10000.paymentDiscountPercent', 'payments.partner_missing lines.10000.account',
  ])
})

describe('blocked parties (ledgers.md §8.4)', () => {
  test.each([
    ['customer', 'ship', 'invoice', undefined], ['customer', 'ship', 'payment', undefined],
    ['customer', 'invoice', 'invoice', 'invoice'], ['customer', 'invoice', '', 'invoice'], ['customer', 'invoice', 'payment', undefined],
    ['customer', 'all', 'payment', 'all'],
    ['vendor', 'payment', 'payment', 'payment'], ['vendor', 'payment', 'invoice', undefined], ['vendor', 'all', 'invoice', 'all'],
  ] as const)('%s blocked for %s: %s', (role, blocked, type, expected) => {
    expect(blockedState({ role, blocked, privacyBlocked: false }, type)).toBe(expected)
  })

  test('privacy blocks everything', () => {
    expect(blockedState({ role: 'customer', blocked: '', privacyBlocked: true }, 'payment')).toBe('privacy')
  })
})
