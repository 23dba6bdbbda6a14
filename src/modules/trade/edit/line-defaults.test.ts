import { describe, expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { type DraftDocument, type DraftLine, blankLine } from './draft.ts'
import { sumAll, sumEdited } from './document-sums.ts'
import type { AccountFacts, GroupSum, ItemFacts, LineFacts, PriceRow, TaxRow } from './facts.ts'
import { changedLine, rebuiltLine } from './line-defaults.ts'
import type { Asked, LineContext } from './line-object.ts'

const zero = Decimal.zero

const item = (more: Partial<ItemFacts> = {}): ItemFacts => ({
  id: 'item', number: '1896-S', description: 'Desk', translations: { nl: 'Bureau', 'nb-NO': 'Skrivebord' }, type: 'inventory', baseUnit: 'PCS', salesUnit: 'PCS',
  purchaseUnit: 'BOX', generalProductGroup: 'RETAIL', taxProductGroup: 'HIGH', costingMethod: 'fifo', standardCost: zero, indirectCostPercent: zero,
  overheadRate: zero, unitPrice: dec('100'), priceIncludesTax: false, priceTaxBusinessGroup: null, allowInvoiceDiscount: true, discountGroup: null, overReceiptCode: null, asksForVariant: false,
  stockoutWarning: null, leadTime: '', reserve: 'optional', blocked: false, salesBlocked: false, purchasingBlocked: false,
  units: [{ unit: 'PCS', quantityPerUnit: dec('1') }, { unit: 'BOX', quantityPerUnit: dec('12') }],
  variants: [{ code: 'RED', description: 'Desk, red', blocked: false }, { code: 'OLD', description: 'Desk, old', blocked: true }],
  unitCost: dec('60'), lastDirectCost: dec('50'), references: [], ...more,
})

const account = (more: Partial<AccountFacts> = {}): AccountFacts => ({
  number: '8000', name: 'Sales', translations: {}, type: 'posting', directPosting: true, blocked: false, generalProductGroup: 'RETAIL', taxProductGroup: 'LOW', ...more,
})

const tax = (productGroup: string, rate: string, validFrom = '2000-01-01', blocked = false): TaxRow => ({
  businessGroup: 'DOMESTIC', productGroup, validFrom: localDate(validFrom), rate: dec(rate), calculation: 'normal', identifier: `${productGroup}${rate}`, blocked,
})

const priceRow = (id: string, unitPrice: string, discount: string | null): PriceRow => ({
  id, listId: 'list', list: 'LIST', kind: 'price', sourceKind: 'all', source: '', itemId: 'item', itemDiscountGroup: null, variant: '', unit: '', currency: '', minimumQuantity: dec('10'),
  startingDate: null, endingDate: null, unitPrice: dec(unitPrice), priceIncludesTax: false, taxBusinessGroup: null,
  lineDiscountPercent: discount === null ? null : dec(discount), allowLineDiscount: true, allowInvoiceDiscount: true,
})

const facts = (more: Partial<LineFacts> = {}): LineFacts => ({
  company: { name: '', country: 'NL', address: {}, localCurrency: 'EUR', localPrecision: dec('0.01'), maxTaxDifference: zero,
    workingDays: { closedOnSaturday: true, closedOnSunday: true, closedDays: [] },
  },
  setup: {
    calculateInvoiceDiscount: false, invoiceDiscountPerTaxIdentifier: false, creditWarnings: 'both', stockoutWarning: true,
    defaultQuantityToHandle: 'remainder', defaultPostingDate: 'work_date', quoteValidity: '1M', handlingTime: '', locationMandatory: false, archiveQuotes: true, archiveOrders: false,
  },
  currency: { code: 'EUR', amountPrecision: dec('0.01'), unitPrecision: dec('0.00001'), taxRounding: 'nearest' },
  items: [item()], accounts: [account()],
  tax: [tax('HIGH', '20'), tax('HIGH', '25', '2026-01-01'), tax('HIGH', '27', '2027-01-01'), tax('LOW', '9')],
  prices: [], tiers: [], locations: ['EAST'], dimensionDefaults: [], dimensionPriorities: [], availability: [], credit: null, overReceiptCodes: [], partyOverReceiptCode: null, prepaymentRules: [], partyReserve: 'optional', reserved: [], ...more,
})

const document = (more: Partial<DraftDocument> = {}): DraftDocument =>
  ({
    id: 'document', side: 'sales', kind: 'order', number: 'S1', status: 'open', partyId: 'party', billToId: 'party', orderDate: '2026-06-15', documentDate: '2026-06-15',
    postingDate: '2026-06-15', taxDate: null, shipmentDate: null, requestedDate: null, currency: 'EUR', exchangeFactor: Decimal.one, pricesIncludingTax: false, prepaymentPercent: zero,
    invoiceDiscountMode: 'none', invoiceDiscountValue: zero, priceGroup: null, discountGroup: null, allowLineDiscount: true, generalBusinessGroup: 'DOMESTIC',
    taxBusinessGroup: 'DOMESTIC', location: 'EAST', language: 'nl-NL', dimensions: {}, ...more,
  }) as DraftDocument

const context = (more: Partial<LineFacts> = {}, head: Partial<DraftDocument> = {}): LineContext => ({ document: document(head), facts: facts(more) })
const blank = blankLine({ id: 'line', documentId: 'document', lineNo: 10000 })
const typed = (asked: Asked, where: LineContext = context(), before: DraftLine = blank) => changedLine(before, asked, where)
const short = (line: DraftLine) => `${line.quantity} × ${line.unitPrice} − ${line.lineDiscountPercent}% = ${line.lineAmount}`

describe('choosing what is on a line', () => {
  test('an item brings text in the document\'s language, unit, groups, VAT of the day, price and cost', () => {
    const { line, problems } = typed({ itemNumber: '1896-s', quantity: dec('3') })
    expect(problems).toEqual([])
    expect(line).toMatchObject({
      type: 'item', itemId: 'item', description: 'Bureau', unit: 'PCS', location: 'EAST', generalProductGroup: 'RETAIL', taxProductGroup: 'HIGH', taxIdentifier: 'HIGH25',
    })
    expect(short(line)).toBe('3 × 100 − 0% = 300')
    expect([line.taxRate, line.unitCostLcy, line.quantityToHandle, line.quantityToInvoice].map(String)).toEqual(['25', '60', '3', '3'])
  })

  test('a purchase takes the purchase unit and the last direct cost', () => {
    const { line } = typed({ itemId: 'item', quantity: dec('2') }, context({}, { side: 'purchase' }))
    expect(line.unit).toBe('BOX')
    expect(short(line)).toBe('2 × 600 − 0% = 1200')
  })

  test('purchase cost: 10 × 12.50 less 10 %, 4 % indirect → 11.70 (documents.md §1.3)', () => {
    const where = context({ items: [item({ purchaseUnit: 'PCS', indirectCostPercent: dec('4') })] }, { side: 'purchase' })
    const { line } = typed({ itemId: 'item', quantity: dec('10'), unitPrice: dec('12.50'), lineDiscountPercent: dec('10') }, where)
    expect(line.unitCostLcy.toString()).toBe('11.7')
    expect(line.priceOrigin).toEqual({ price: { from: 'entered' }, discount: { from: 'entered' } })
  })

  test('an account brings its name and groups, and takes no invoice discount', () => {
    const { line } = typed({ account: '8000', quantity: dec('1'), unitPrice: dec('45') })
    expect(line).toMatchObject({ type: 'gl_account', description: 'Sales', taxIdentifier: 'LOW9', allowInvoiceDiscount: false, itemId: null })
  })

  test('choosing an account on an item line leaves nothing of the item', () => {
    const before = typed({ itemId: 'item', quantity: dec('3'), variant: 'RED' }).line
    expect(typed({ account: '8000' }, context(), before).line).toMatchObject({ itemId: null, variant: '', unit: null, location: null })
  })

  test('the party\'s own word for an item goes before ours', () => {
    const references = [{ variant: '', unit: '', description: 'Writing table' }]
    expect(typed({ itemId: 'item' }, context({ items: [item({ references })] })).line.description).toBe('Writing table')
  })
})

describe('price and quantity (documents.md §2)', () => {
  const prices = [priceRow('a', '95', null), priceRow('b', '98', '5')]

  test('10 pieces: 98.00 less 5 %, where it came from is remembered; 5 pieces: 100.00', () => {
    const ten = typed({ itemId: 'item', quantity: dec('10') }, context({ prices })).line
    expect(short(ten)).toBe('10 × 98 − 5% = 931')
    expect(ten.priceOrigin.price).toMatchObject({ from: 'price_line', id: 'b' })
    expect(short(typed({ itemId: 'item', quantity: dec('5') }, context({ prices })).line)).toBe('5 × 100 − 0% = 500')
  })

  test('an entered price stays until the quantity crosses a break', () => {
    const entered = typed({ itemId: 'item', quantity: dec('5'), unitPrice: dec('90') }, context({ prices })).line
    const more = typed({ quantity: dec('7') }, context({ prices }), entered).line
    expect(short(more)).toBe('7 × 90 − 0% = 630')
    expect(short(typed({ quantity: dec('12') }, context({ prices }), more).line)).toBe('12 × 98 − 5% = 1117.2')
  })

  test('another unit: the price of a box of twelve', () => {
    const pieces = typed({ itemId: 'item', quantity: dec('2') }).line
    expect(short(typed({ unit: 'BOX' }, context(), pieces).line)).toBe('2 × 1200 − 0% = 2400')
  })

  test('a discount entered as an amount stays until quantity or price change, then it is its percentage', () => {
    const line = typed({ itemId: 'item', quantity: dec('4'), lineDiscountAmount: dec('40') }).line
    expect(short(line)).toBe('4 × 100 − 10% = 360')
    expect(short(typed({ description: 'Other' }, context(), line).line)).toBe('4 × 100 − 10% = 360')
    expect(short(typed({ quantity: dec('6') }, context(), line).line)).toBe('6 × 100 − 10% = 540')
  })

  test('a VAT difference goes when the amount of the line changes', () => {
    const line = typed({ itemId: 'item', quantity: dec('4'), taxDifference: dec('0.01') }).line
    expect(typed({ description: 'x' }, context(), line).line.taxDifference.toString()).toBe('0.01')
    expect(typed({ quantity: dec('5') }, context(), line).line.taxDifference.toString()).toBe('0')
  })

  test('rebuilding takes price and VAT anew and keeps quantity and text', () => {
    const line = { ...typed({ itemId: 'item', quantity: dec('10'), unitPrice: dec('1'), description: 'Mine' }).line, quantityToHandle: dec('4') }
    const rebuilt = rebuiltLine(line, context({ prices }, { taxDate: localDate('2027-02-01') })).line
    expect(short(rebuilt)).toBe('10 × 98 − 5% = 931')
    expect(rebuilt).toMatchObject({ description: 'Mine', taxIdentifier: 'HIGH27' })
    expect(rebuilt.quantityToHandle.toString()).toBe('4')
  })
})

describe('refusals of a line, one wrong fact each', () => {
  const shipped = { ...typed({ itemId: 'item', quantity: dec('10') }).line, handledQuantity: dec('6'), quantityToHandle: dec('4'), quantityToInvoice: dec('10') }
  test.each<[string, Asked, LineContext, DraftLine, string]>([
    ['an item nobody knows', { itemNumber: 'X' }, context(), blank, 'trade.unknown_item'],
    ['an item nobody knows, of which there are some: its quantity is not to blame', { itemNumber: 'X', quantity: dec('3') }, context(), blank, 'trade.unknown_item'],
    ['a blocked item', { itemId: 'item' }, context({ items: [item({ blocked: true })] }), blank, 'trade.item_blocked'],
    ['an item not sold', { itemId: 'item' }, context({ items: [item({ salesBlocked: true })] }), blank, 'trade.item_blocked_on_side'],
    ['an item not bought', { itemId: 'item' }, context({ items: [item({ purchasingBlocked: true })] }, { side: 'purchase' }), blank, 'trade.item_blocked_on_side'],
    ['a variant it has not', { itemId: 'item', variant: 'BLUE' }, context(), blank, 'trade.unknown_variant'],
    ['a blocked variant', { itemId: 'item', variant: 'OLD' }, context(), blank, 'trade.variant_blocked'],
    ['a unit it has not', { itemId: 'item', unit: 'KG' }, context(), blank, 'trade.unit_not_of_item'],
    ['a unit on an account', { account: '8000', unit: 'PCS' }, context(), blank, 'trade.only_items_have'],
    ['an account nobody knows', { account: '9' }, context(), blank, 'trade.unknown_account'],
    ['a blocked account', { account: '8000' }, context({ accounts: [account({ blocked: true })] }), blank, 'trade.account_blocked'],
    ['a heading', { account: '8000' }, context({ accounts: [account({ type: 'heading' })] }), blank, 'trade.account_not_posting'],
    ['a control account', { account: '8000' }, context({ accounts: [account({ directPosting: false })] }), blank, 'trade.account_not_posting'],
    ['item and account', { itemId: 'item', account: '8000' }, context(), blank, 'trade.line_two_objects'],
    ['no VAT set up', { itemId: 'item' }, context({ tax: [] }), blank, 'trade.tax_setup_missing'],
    ['VAT set-up blocked', { itemId: 'item' }, context({ tax: [tax('HIGH', '25', '2000-01-01', true)] }), blank, 'trade.tax_setup_blocked'],
    ['a location nobody set up', { itemId: 'item', location: 'NORTH' }, context(), blank, 'trade.unknown_code'],
    ['a typed line without a number', { type: 'item', quantity: dec('2') }, context(), blank, 'trade.line_without_object'],
    ['a text line with a quantity', { description: 'x', quantity: dec('2') }, context(), blank, 'trade.text_line_takes_no_quantity'],
    ['another unit after shipping', { unit: 'BOX' }, context(), shipped, 'trade.line_partly_handled'],
    ['another location after shipping', { location: null }, context(), shipped, 'trade.line_partly_handled'],
    ['the service charge of the discount terms', { unitPrice: dec('5') }, context(), { ...typed({ account: '8000', quantity: dec('1') }).line, systemCreated: true }, 'trade.line_service_charge'],
    ['less than shipped', { quantity: dec('5') }, context(), shipped, 'trade.quantity_below_handled'],
    ['shipping more than outstanding', { quantityToHandle: dec('5') }, context(), shipped, 'trade.handles_too_much'],
    ['invoicing more than shipped', { quantityToInvoice: dec('11') }, context(), shipped, 'trade.invoices_too_much'],
    ['part of an invoice', { quantityToHandle: dec('5') }, context({}, { kind: 'invoice' }), typed({ itemId: 'item', quantity: dec('10') }, context({}, { kind: 'invoice' })).line, 'trade.whole_line_only'],
  ])('%s', (_, asked, where, before, code) => {
    expect(typed(asked, where, before).problems.map(problem => problem.code)).toEqual([code])
  })
})

describe('sums after an edit (documents.md §3)', () => {
  const amounted = (lineNo: number, amount: string, group = 'HIGH25', rate = '25'): DraftLine => ({
    ...blankLine({ id: `l${lineNo}`, documentId: 'document', lineNo }), type: 'item', quantity: Decimal.one, unitPrice: dec(amount), lineAmount: dec(amount),
    taxIdentifier: group, taxRate: dec(rate), allowInvoiceDiscount: true,
  })
  const group = (lineAmount: string, identifier = 'HIGH25', rate = '25'): GroupSum => ({
    identifier, calculation: 'normal', rate: dec(rate), sign: 'positive', lineAmount: dec(lineAmount), invoiceDiscount: zero, taxDifference: zero,
  })

  test('three lines of 1.01 at 25 %: VAT 0.76, typed one after another or all at once (example 3-B)', () => {
    const all = sumAll(document(), [1, 2, 3].map(n => amounted(n, '1.01')), facts(), { mode: 'none' })
    expect(all.totals.taxTotal.toString()).toBe('0.76')
    expect(all.lines.map(line => line.taxAmount.toString())).toEqual(['0.25', '0.26', '0.25'])
    const third = sumEdited(document(), [group('2.02')], [amounted(3, '1.01')], facts())
    expect(third.totals).toEqual(all.totals)
    expect(third.lines[0]!.taxAmount.toString()).toBe('0.25')
    expect(third.summary.map(row => `${row.identifier} ${row.amount} ${row.tax}`)).toEqual(['HIGH25 3.03 0.76'])
  })

  test('from sums or from all lines: the same totals, with several rates and a text line', () => {
    const stored = [amounted(1, '89.99'), amounted(2, '8.05'), amounted(3, '19.99', 'MID12', '12')]
    const text = blankLine({ id: 't', documentId: 'document', lineNo: 4 })
    const added = amounted(5, '-3.33')
    const all = sumAll(document(), [...stored, text, added], facts(), { mode: 'none' })
    const fast = sumEdited(document(), [group('98.04'), group('19.99', 'MID12', '12')], [text, added], facts())
    expect(fast.totals).toEqual(all.totals)
    expect(fast.summary).toEqual(all.summary)
  })
})
