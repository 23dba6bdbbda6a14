import { describe, expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { checkDocument, checkTheirTotals } from './check.ts'
import type { LineFacts } from './facts.ts'
import { planSteps } from './quantities.ts'
import { type Changes, accountLine, facts, generalSetup, item, line, party, textLine, vat } from './testing.ts'

/** Problems as `code field`. */
function found(changes: Changes): string[] {
  const given = facts(changes)
  return checkDocument(given, planSteps(given)).map(({ code, field }) => (field ? `${code} ${field}` : code))
}

const one = (changes: Partial<LineFacts>): Changes => ({ lines: [line(10_000, '10', '100', changes)] })
const invoice = { kind: 'invoice' } as const
const creditMemo = { kind: 'credit_memo' } as const
const purchase = { side: 'purchase' } as const
const nothing = { quantityToHandle: dec(0), quantityToInvoice: dec(0) }
const shipped = { handledQuantity: dec(10), quantityToHandle: dec(0) }

test('an order, an invoice and a credit memo of either side with nothing wrong have no problem', () => {
  for (const side of ['sales', 'purchase'] as const)
    for (const kind of ['order', 'invoice', 'credit_memo'] as const) expect(found({ document: { side, kind } })).toEqual([])
})

/** One wrong fact per row (documents.md §6.2). */
test.each<[string, Changes, string]>([
  ['changed since it was seen', { request: { version: 2 } }, 'trade.stale_version'],
  ['under approval', { document: { status: 'pending_approval' } }, 'trade.not_released'],
  ['neither step chosen', { request: { handle: false, invoice: false } }, 'trade.no_step_chosen'],
  ['nothing to ship or invoice', one(nothing), 'trade.nothing_to_post'],
  ['texts alone', { lines: [textLine(10_000)] }, 'trade.nothing_to_post'],
  ['invoicing alone, nothing shipped', { request: { handle: false } }, 'trade.nothing_to_post'],
  ['invoicing by one who may only ship', { company: { invoicePostingPolicy: 'prohibited' } }, 'trade.invoicing_not_allowed'],
  ['shipping alone by one who must invoice with it', { request: { invoice: false }, company: { invoicePostingPolicy: 'mandatory' } },
    'trade.must_invoice_with_shipment'],
  ['no posting date', { document: { postingDate: null } }, 'trade.posting_date_missing postingDate'],
  ['a currency without a rate', { document: { currency: 'USD', exchangeFactor: dec(0) } }, 'trade.exchange_rate_missing currency'],
  ['a posting group nobody set up', { group: null }, 'trade.party_group_missing'],
  ['rounding without an account', { setup: { invoiceRounding: true }, group: { controlAccount: 'control', invoiceRoundingAccount: null, roundingTax: null } },
    'trade.rounding_account_missing'],
  ['no series for shipments', { request: { invoice: false }, series: {} }, 'trade.series_missing'],
  ['no series for invoices', { series: { posted_shipment: 'S' } }, 'trade.series_missing'],
  ['an external number that is asked for', { setup: { externalNumberMandatory: true } }, 'trade.external_number_missing externalNumber'],
  ['an external number used before', { document: { ...purchase, externalNumber: 'F1' }, duplicateOf: 'PI1' }, 'trade.external_number_used externalNumber'],
  ['a typed line without a number', one({ itemId: null, item: null }), 'trade.line_without_number lines.10000.type'],
  ['a blocked item', one({ item: item({ blocked: true }) }), 'trade.item_blocked lines.10000.itemId'],
  ['an item not sold', one({ item: item({ salesBlocked: true }) }), 'trade.item_blocked lines.10000.itemId'],
  ['an item not bought', { document: purchase, ...one({ item: item({ purchasingBlocked: true }) }) }, 'trade.item_blocked lines.10000.itemId'],
  ['a blocked variant', one({ variant: 'OLD', variantBlocked: true }), 'trade.variant_blocked lines.10000.variant'],
  ['a heading', { lines: [accountLine(10_000, 'total', '5', { glAccount: { name: 'total', type: 'heading', blocked: false } })] },
    'trade.account_not_posting lines.10000.account'],
  ['a blocked account', { lines: [accountLine(10_000, 'old', '5', { glAccount: { name: 'old', type: 'posting', blocked: true } })] },
    'trade.account_blocked lines.10000.account'],
  ['no general posting set-up', one({ general: null }), 'trade.general_setup_missing lines.10000.generalProductGroup'],
  ['general posting set-up blocked', one({ general: { ...generalSetup(), blocked: true } }), 'trade.general_setup_blocked lines.10000.generalProductGroup'],
  ['no sales account', one({ general: generalSetup({ salesAccount: null }) }), 'trade.general_setup_missing lines.10000.generalProductGroup'],
  ['no credit memo account', { document: creditMemo, ...one({ general: generalSetup({ salesCreditMemoAccount: null }) }) },
    'trade.general_setup_missing lines.10000.generalProductGroup'],
  ['no purchase account', { document: purchase, ...one({ general: generalSetup({ purchaseAccount: null }) }) },
    'trade.general_setup_missing lines.10000.generalProductGroup'],
  ['no account for line discounts that are posted apart',
    { setup: { discountPosting: 'line' }, ...one({ lineDiscountAmount: dec(5), general: generalSetup({ salesLineDiscountAccount: null }) }) },
    'trade.general_setup_missing lines.10000.generalProductGroup'],
  ['no account for invoice discounts that are posted apart',
    { setup: { discountPosting: 'all' }, ...one({ invoiceDiscountAmount: dec(5), general: generalSetup({ salesInvoiceDiscountAccount: null }) }) },
    'trade.general_setup_missing lines.10000.generalProductGroup'],
  ['no VAT set-up', one({ tax: null }), 'trade.tax_setup_missing lines.10000.taxProductGroup'],
  ['VAT set-up blocked', one({ tax: vat('21', { blocked: true }) }), 'trade.tax_setup_blocked lines.10000.taxProductGroup'],
  ['VAT of a purchase that is not deductible in full', { document: purchase, ...one({ tax: vat('25', { deductiblePercent: dec(0) }) }) },
    'trade.tax_not_deductible lines.10000.taxProductGroup'],
  ['no account for sales VAT', one({ tax: vat('21', { salesAccount: null }) }), 'trade.tax_account_missing lines.10000.taxProductGroup'],
  ['no account for purchase VAT', { document: purchase, ...one({ tax: vat('21', { purchaseAccount: null }) }) },
    'trade.tax_account_missing lines.10000.taxProductGroup'],
  ['no account for reverse charge',
    { document: purchase, ...one({ tax: vat('21', { calculation: 'reverse_charge', reverseChargeAccount: null }) }) },
    'trade.tax_account_missing lines.10000.taxProductGroup'],
  ['no account for what is VAT altogether',
    { document: purchase, lines: [accountLine(10_000, 'purchase VAT', '5', { tax: vat('0', { calculation: 'full', purchaseAccount: null }) })] },
    'trade.tax_account_missing lines.10000.taxProductGroup'],
  ['what is VAT altogether on another account',
    { document: purchase, lines: [accountLine(10_000, 'customs', '5', { tax: vat('0', { calculation: 'full' }) })] },
    'trade.full_tax_account lines.10000.account'],
  ['a credit memo in part', { document: creditMemo, ...one({ quantityToHandle: dec(4), quantityToInvoice: dec(4) }) },
    'trade.whole_line_only lines.10000.quantityToHandle'],
  ['an invoice in part', { document: invoice, ...one({ quantityToInvoice: dec(4) }) }, 'trade.whole_line_only lines.10000.quantityToHandle'],
  ['goods back without the sale they were of', { document: creditMemo, setup: { exactCostReversingMandatory: true } },
    'trade.exact_cost_link_missing lines.10000.appliesToItemEntryNo'],
  ['part of an order that goes out complete', { document: { shippingAdvice: 'complete' }, ...one({ quantityToHandle: dec(9) }) },
    'trade.must_be_shipped_complete lines.10000.quantityToHandle'],
  ['a negative line of an order without the sale it was of', { setup: { exactCostReversingMandatory: true }, ...one({ quantity: dec(-1), quantityToHandle: dec(-1), quantityToInvoice: dec(-1) }) },
    'trade.exact_cost_link_missing lines.10000.appliesToItemEntryNo'],
  ['more than was ordered that nobody agreed to', { document: purchase, ...one({ overReceiptPending: true }) }, 'trade.over_receipt_pending lines.10000.quantityToHandle'],
  ['a line without a VAT group', one({ tax: null, taxProductGroup: null }), 'trade.tax_group_missing lines.10000.taxProductGroup'],
  ['goods without a location, where the set-up asks for one', { setup: { locationMandatory: true } }, 'trade.location_missing lines.10000.location'],
  ['a variant that must be named', one({ item: item({ asksForVariant: true }) }), 'trade.variant_missing lines.10000.variant'],
  ['paid at once on an account of another currency',
    { immediatePayment: { method: 'CASH', account: 'TILL', currency: 'NOK' } as Changes['immediatePayment'] }, 'trade.payment_method_currency paymentMethod'],
])('%s is refused', (_, changes, expected) => {
  expect(found(changes)).toEqual([expected])
})

/** What looks like one of those and is not. */
test.each<[string, Changes]>([
  ['the version that was seen', { request: { version: 3 } }],
  ['invoicing alone of what was shipped', { request: { handle: false }, ...one(shipped) }],
  ['shipping alone by one who may only ship', { request: { invoice: false }, company: { invoicePostingPolicy: 'prohibited' } }],
  ['shipping and invoicing by one who must do both', { company: { invoicePostingPolicy: 'mandatory' } }],
  ['shipping without the invoice’s set-up, accounts and number', { request: { invoice: false }, ...one({ tax: null, general: null }), series: { posted_shipment: 'S' } }],
  ['shipping without the number that the invoice asks for', { request: { invoice: false }, setup: { externalNumberMandatory: true } }],
  ['an invoice whose goods need no shipment document', { document: invoice, setup: { movementDocumentOnInvoice: false }, series: { posted_invoice: 'I' } }],
  ['no discount account where discounts stay in the revenue', one({ lineDiscountAmount: dec(5), general: generalSetup({ salesLineDiscountAccount: null }) })],
  ['no VAT account where there is no VAT', one({ tax: vat('0', { salesAccount: null }) })],
  ['a sale under reverse charge needs no VAT account', one({ tax: vat('21', { calculation: 'reverse_charge', salesAccount: null }) })],
  ['a blocked item nothing happens to', { lines: [line(10_000, '1', '1'), line(20_000, '1', '1', { ...nothing, item: item({ blocked: true }) })] }],
  ['a complete order of which nothing ships', { document: { shippingAdvice: 'complete' }, ...one({ ...nothing, handledQuantity: dec(4), quantityToInvoice: dec(4) }) }],
  ['the last part of a complete order', { document: { shippingAdvice: 'complete' }, ...one({ handledQuantity: dec(4), quantityToHandle: dec(6) }) }],
  ['a service still to come on a complete order',
    { document: { shippingAdvice: 'complete' }, lines: [line(10_000, '1', '1'), line(20_000, '5', '1', { ...nothing, item: item({ type: 'service' }) })] }],
  ['a return that names its sale', { document: creditMemo, setup: { exactCostReversingMandatory: true }, ...one({ appliesToItemEntryNo: 7 }) }],
])('%s passes', (_, changes) => {
  expect(found(changes)).toEqual([])
})

describe('what the vendor’s document comes to: 121.00, 21.00 of it VAT', () => {
  const theirs = (theirGross: string, theirTax: string, changes: Changes = {}) => checkTheirTotals(
    facts({ ...changes, document: { side: 'purchase', kind: 'invoice', theirGross: dec(theirGross), theirTax: dec(theirTax), ...changes.document }, setup: { checkTheirTotals: true, ...changes.setup } }),
    { amountIncludingTax: dec('121'), tax: dec('21') },
  ).map(({ code, field, params }) => [code, field, params['gross'], params['theirGross'], params['theirTax']])

  test('the same, or not compared: nothing is wrong', () => {
    expect(theirs('121', '21')).toEqual([])
    expect(theirs('0', '0', { setup: { checkTheirTotals: false } })).toEqual([])
    expect(theirs('0', '0', { document: { kind: 'order' } })).toEqual([])
  })
  test('another total is refused', () => expect(theirs('120', '21')).toEqual([['trade.their_totals_differ', 'theirGross', '121', '120', '21']]))
  test('other VAT in the same total is refused', () => expect(theirs('121', '20.99')).toEqual([['trade.their_totals_differ', 'theirTax', '121', '121', '20.99']]))
  test('nothing entered is refused', () => expect(theirs('0', '0')).toHaveLength(1))
})

describe('who is blocked (documents.md §1.4)', () => {
  const kinds = [
    ['shipping', {}, { request: { invoice: false } }],
    ['invoicing what was shipped', {}, { request: { handle: false }, ...one(shipped) }],
    ['an invoice', invoice, {}],
    ['a credit memo', creditMemo, {}],
  ] as const
  /** x: refused. */
  const row = (blocked: '' | 'ship' | 'invoice' | 'payment' | 'all', side: 'sales' | 'purchase' = 'sales') =>
    kinds.map(([, document, more]) => (found({ document: { side, ...document }, party: party({ blocked }), ...more }).length > 0 ? 'x' : '-')).join('')

  test.each([
    ['', '----'],
    ['ship', 'x-x-'],
    ['invoice', 'xxx-'],
    ['all', 'xxxx'],
  ] as const)('a customer blocked for %j: %s', (blocked, expected) => expect(row(blocked)).toBe(expected))

  test.each([
    ['payment', '----'],
    ['all', 'xxxx'],
  ] as const)('a vendor blocked for %j: %s', (blocked, expected) => expect(row(blocked, 'purchase')).toBe(expected))

  test('who owes is looked at as well; privacy stops everything; party, block and kind are named', () => {
    const other = { document: { billToId: 'payer' }, billTo: party({ number: 'P2', name: 'Payer', blocked: 'all' }) } as const
    const given = facts(other)
    expect(checkDocument(given, planSteps(given))[0]).toMatchObject({
      code: 'trade.party_blocked', params: { role: 'customer', number: 'P2', name: 'Payer', blocked: 'all', kind: 'order' }, remedy: 'customers/P2',
    })
    expect(found({ document: creditMemo, party: party({ privacyBlocked: true }) })).toEqual(['trade.party_privacy_blocked partyId'])
  })
})

test('a missing account names both groups and the account', () => {
  const given = facts(one({ general: generalSetup({ salesAccount: null }), tax: vat('21', { salesAccount: null }) }))
  expect(checkDocument(given, planSteps(given)).map(({ params, remedy }) => ({ ...params, remedy }))).toEqual([
    { lineNo: 10_000, businessGroup: 'DOMESTIC', productGroup: 'RETAIL', account: 'salesAccount', remedy: 'setup/general-posting-setup' },
    { businessGroup: 'DOMESTIC', productGroup: 'STANDARD', account: 'salesAccount', remedy: 'setup/vat-posting-setup' },
  ])
})

test('everything that is wrong is said at once, header and lines', () => {
  expect(found({
    document: { postingDate: null }, party: party({ blocked: 'all' }), group: null, setup: { externalNumberMandatory: true },
    lines: [line(10_000, '1', '1', { item: item({ blocked: true }) }), line(20_000, '1', '1', { tax: null })],
  })).toEqual([
    'trade.posting_date_missing postingDate', 'trade.party_blocked partyId', 'trade.party_group_missing', 'trade.external_number_missing externalNumber',
    'trade.item_blocked lines.10000.itemId', 'trade.tax_setup_missing lines.20000.taxProductGroup',
  ])
})
