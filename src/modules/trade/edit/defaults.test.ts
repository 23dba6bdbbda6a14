import { describe, expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { checkBlocked, checkHeader, checkHeaderLock, checkNumber, checkParties } from './check-header.ts'
import { type HeaderInput, type PartyKnown, changedDocument, newDocument, rebuildReasons } from './defaults.ts'
import type { HeaderFacts, PartyFacts } from './facts.ts'

const party = (more: Partial<PartyFacts> = {}): PartyFacts => ({
  id: '00000000-0000-0000-0000-000000000001', role: 'customer', number: '10000', name: 'Test customer', address: { city: 'Testdam' }, contact: 'P. Test',
  language: 'nl-NL', billToId: null, postingGroup: 'DOMESTIC', generalBusinessGroup: 'DOMESTIC', taxBusinessGroup: 'DOMESTIC',
  currency: null, paymentTerms: '1M(8D)', paymentMethod: 'BANK', pricesIncludingTax: false, priceGroup: 'RETAIL', discountGroup: 'LARGE',
  invoiceDiscountCode: null, allowLineDiscount: true, location: 'EAST', salesperson: 'JO', shipmentMethod: 'DAP', carrier: null, carrierService: null, shippingAdvice: 'partial', prepaymentPercent: dec(0), leadTime: '',
  blocked: '', privacyBlocked: false, ...more,
})

const payer = party({
  id: '00000000-0000-0000-0000-000000000002', number: '20000', name: 'Test payer', language: 'en', currency: 'USD', salesperson: null, postingGroup: 'FOREIGN',
  generalBusinessGroup: 'EXPORT', taxBusinessGroup: 'EXPORT', location: 'WEST', pricesIncludingTax: true, priceGroup: null,
})

const facts = (more: Partial<HeaderFacts> = {}): PartyKnown =>
  ({
    workDate: localDate('2026-06-15'),
    company: {
      name: 'Test company', country: 'NL', address: { city: 'Testburg' }, localCurrency: 'EUR', localPrecision: dec('0.01'), maxTaxDifference: Decimal.zero,
      workingDays: { closedOnSaturday: true, closedOnSunday: true, closedDays: [] },
    },
    setup: {
      calculateInvoiceDiscount: false, invoiceDiscountPerTaxIdentifier: false, creditWarnings: 'both', stockoutWarning: true,
      defaultQuantityToHandle: 'remainder', defaultPostingDate: 'work_date', quoteValidity: '1M', handlingTime: '', locationMandatory: false, archiveQuotes: true, archiveOrders: false,
    },
    series: { code: 'S-ORD', manualNumbers: false },
    party: party(),
    billTo: party(),
    shipTos: [{ code: 'DOCK', name: 'Test dock', address: { city: 'Testhaven' }, contact: '', location: 'WEST', carrier: 'POST', carrierService: null }],
    terms: [
      { code: '1M(8D)', dueFormula: '1M', discountFormula: '8D', discountPercent: dec('2'), discountOnCreditMemos: false },
      { code: 'CM', dueFormula: 'CM', discountFormula: '', discountPercent: Decimal.zero, discountOnCreditMemos: true },
    ],
    paymentMethods: ['BANK', 'CASH'],
    salespeople: ['JO'],
    carriers: ['POST', 'ROAD'],
    carrierServices: [{ code: 'NEXT', carrier: 'POST', shippingTime: '1D' }, { code: 'SLOW', carrier: 'ROAD', shippingTime: '1W' }, { code: 'BULK', carrier: 'ROAD', shippingTime: '' }],
    locations: [{ code: 'EAST', name: 'East', address: { city: 'Oosttest' } }, { code: 'WEST', name: 'West', address: { city: 'Westtest' } }],
    currencies: [{ code: 'EUR', factor: null }, { code: 'USD', factor: dec('1.25') }, { code: 'GBP', factor: null }],
    generalGroups: ['DOMESTIC', 'EXPORT'],
    taxGroups: ['DOMESTIC', 'EXPORT'],
    dimensionDefaults: [
      { source: 'customer', record: '', dimension: 'AREA', value: '30' },
      { source: 'customer', record: '10000', dimension: 'AREA', value: '40' },
      { source: 'salesperson', record: 'JO', dimension: 'AREA', value: '50' },
      { source: 'location', record: 'EAST', dimension: 'SITE', value: 'E' },
    ],
    dimensionPriorities: [],
    ...more,
  }) as PartyKnown

const at = { id: '00000000-0000-0000-0000-00000000000a', side: 'sales', kind: 'order' } as const
const order = (input: HeaderInput = {}, more: Partial<HeaderFacts> = {}, kind: 'order' | 'quote' | 'credit_memo' = 'order') =>
  newDocument({ ...at, kind }, input, facts(more))

describe('what choosing a party fills in (documents.md §1.2)', () => {
  test('terms count from the document date: due in a month, 2 % within 8 days', () => {
    expect(order({ documentDate: localDate('2026-01-31') })).toMatchObject({ dueDate: '2026-02-28', discountDate: '2026-02-08', paymentMethod: 'BANK' })
    expect(order().paymentDiscountPercent.toString()).toBe('2')
  })

  test('a credit memo is due on its date, without discount and method, unless the terms say otherwise', () => {
    const memo = order({}, {}, 'credit_memo')
    expect(memo).toMatchObject({ dueDate: '2026-06-15', discountDate: null, paymentMethod: null })
    const other = order({}, { billTo: party({ paymentTerms: 'CM' }) }, 'credit_memo')
    expect(other).toMatchObject({ dueDate: '2026-06-30', paymentMethod: 'BANK' })
  })

  test('the payer brings terms, currency, prices and groups of its own; the party where and how it is taxed', () => {
    const document = order({}, { billTo: payer })
    expect(document).toMatchObject({
      currency: 'USD', language: 'en', pricesIncludingTax: true, partyPostingGroup: 'FOREIGN', invoiceDiscountCode: '20000', priceGroup: null,
      generalBusinessGroup: 'DOMESTIC', taxBusinessGroup: 'DOMESTIC', location: 'EAST', salesperson: null,
    })
    expect(document.exchangeFactor.toString()).toBe('1.25')
    expect(document.billToAddress).toMatchObject({ name: 'Test payer' })
  })

  test('a ship-to address brings its location; what is entered stays', () => {
    expect(order({ shipToCode: 'DOCK' })).toMatchObject({ location: 'WEST', shipToAddress: { name: 'Test dock', city: 'Testhaven' } })
    expect(order({ shipToCode: 'DOCK', location: 'EAST' }).location).toBe('EAST')
  })

  test('a purchase is received at the location, else at the company', () => {
    const purchase = (location: string | null) =>
      newDocument({ ...at, side: 'purchase' }, {}, facts({ party: party({ role: 'vendor', location }), billTo: party({ role: 'vendor' }) }))
    expect(purchase('EAST').shipToAddress).toEqual({ name: 'East', city: 'Oosttest' })
    expect(purchase(null).shipToAddress).toEqual({ name: 'Test company', city: 'Testburg' })
  })

  test('posting date stays open where the set-up proposes none; a quote is valid for a month', () => {
    expect(order().postingDate).toBe('2026-06-15')
    const setup = { ...facts().setup, defaultPostingDate: 'none' as const }
    expect(order({}, { setup }).postingDate).toBeNull()
    expect(order({}, {}, 'quote').validUntil).toBe('2026-07-15')
  })

  test('of dimensions the record goes before its table, and the party before salesperson and location', () => {
    expect(order().dimensions).toEqual({ AREA: '40', SITE: 'E' })
    const dimensionPriorities = [{ source: 'salesperson', priority: 1 }, { source: 'customer', priority: 2 }]
    expect(order({}, { dimensionPriorities }).dimensions).toEqual({ AREA: '50', SITE: 'E' })
  })
})

describe('changing a header', () => {
  test('another posting date brings its rate, another currency is a reason to rebuild lines', () => {
    const before = order({}, { billTo: payer })
    const rated = facts({ billTo: payer, currencies: [{ code: 'USD', factor: dec('1.5') }] })
    const dated = changedDocument(before, { postingDate: localDate('2026-07-01') }, rated)
    expect(dated.exchangeFactor.toString()).toBe('1.5')
    expect(rebuildReasons(before, dated)).toEqual([])
    expect(rebuildReasons(before, changedDocument(before, { currency: null }, rated))).toEqual(['currency'])
  })

  test('another party brings everything of its own and keeps what was written by hand', () => {
    const before = order({ yourReference: 'REF 1', orderDate: localDate('2026-05-01') })
    const other = party({ id: '00000000-0000-0000-0000-000000000009', number: '30000', name: 'Other', taxBusinessGroup: 'EXPORT', location: 'WEST' })
    const after = changedDocument(before, { partyNumber: '30000' }, facts({ party: other, billTo: other }))
    expect(after).toMatchObject({ partyId: other.id, billToId: other.id, location: 'WEST', yourReference: 'REF 1', orderDate: '2026-05-01' })
    expect(rebuildReasons(before, after)).toEqual(['partyId', 'billToId', 'taxBusinessGroup'])
  })

  test('a released document takes a posting date and an external number, nothing else', () => {
    const released = { ...order(), status: 'released' as const }
    expect(checkHeaderLock(released, { postingDate: localDate('2026-07-01'), externalNumber: 'PO 7' })).toEqual([])
    expect(checkHeaderLock(released, { location: 'WEST', postingDate: null })[0]).toMatchObject({
      code: 'trade.document_released', params: { fields: 'location' },
    })
    expect(checkHeaderLock({ ...released, status: 'pending_approval' }, {})[0]!.code).toBe('trade.approval_pending')
  })
})

describe('with whom the goods travel (documents.md §20)', () => {
  const travels = ({ carrier, carrierService, transitTime }: { carrier: string | null; carrierService: string | null; transitTime: string }) =>
    [carrier, carrierService, transitTime]
  const usual = { party: party({ carrier: 'POST', carrierService: 'NEXT', leadTime: '3D' }) }
  const changed = (input: HeaderInput) => travels(changedDocument(order({}, usual), input, facts(usual)))

  test('as the customer says, or whoever the goods go to; a service says how long', () => {
    expect(travels(order({}, usual))).toEqual(['POST', 'NEXT', '1D'])
    expect(travels(order({ shipToCode: 'DOCK' }, usual))).toEqual(['POST', null, '3D'])
    expect(travels(order({ carrierService: 'SLOW' }, usual))).toEqual(['ROAD', 'SLOW', '1W'])
    expect(travels(order({ carrierService: 'SLOW', transitTime: '4D' }, usual))).toEqual(['ROAD', 'SLOW', '4D'])
    expect(travels(order({ carrierService: 'BULK' }, usual))).toEqual(['ROAD', 'BULK', '1D'])
  })

  test('another carrier has other services; without one there is none', () => {
    expect(changed({ carrier: 'ROAD' })).toEqual(['ROAD', null, '1D'])
    expect(changed({ carrier: 'POST' })).toEqual(['POST', 'NEXT', '1D'])
    expect(changed({ carrier: null })).toEqual([null, null, '1D'])
    expect(changed({ carrierService: null })).toEqual(['POST', null, '1D'])
    expect(changed({ yourReference: 'PO 7' })).toEqual(['POST', 'NEXT', '1D'])
  })

  test('a service that takes longer has the goods leave sooner', () => {
    const wanted = order({ requestedDate: localDate('2026-12-10') }, usual)
    expect(wanted.shipmentDate).toBe('2026-12-09')
    expect(changedDocument(wanted, { carrierService: 'SLOW' }, facts(usual)).shipmentDate).toBe('2026-12-03')
  })
})

describe('refusals of a header, one wrong fact each', () => {
  test.each([
    ['customer blocked for shipping', { party: party({ blocked: 'ship' }) }, {}, 'trade.party_blocked'],
    ['customer blocked for invoicing', { party: party({ blocked: 'invoice' }) }, {}, 'trade.party_blocked'],
    ['payer blocked', { billTo: { ...payer, blocked: 'all' as const } }, {}, 'trade.party_blocked'],
    ['customer blocked for privacy', { party: party({ privacyBlocked: true }) }, {}, 'trade.party_privacy_blocked'],
    ['terms nobody set up', {}, { paymentTerms: 'NONE' }, 'trade.unknown_code'],
    ['location nobody set up', {}, { location: 'NORTH' }, 'trade.unknown_code'],
    ['carrier nobody set up', {}, { carrier: 'SHIP' }, 'trade.unknown_code'],
    ['carrier service nobody set up', {}, { carrierService: 'NEVER' }, 'trade.unknown_code'],
    ['service of another carrier', {}, { carrier: 'POST', carrierService: 'SLOW' }, 'trade.service_of_other_carrier'],
    ['ship-to of somebody else', {}, { shipToCode: 'GATE' }, 'trade.unknown_ship_to'],
    ['currency without a rate', {}, { currency: 'GBP' }, 'trade.exchange_rate_missing'],
    ['two invoice discounts', {}, { invoiceDiscountPercent: dec('5'), invoiceDiscountAmount: dec('10') }, 'trade.discount_twice'],
  ] as const)('%s', (_, wrong, input, code) => {
    const known = facts(wrong as Partial<HeaderFacts>)
    const document = newDocument(at, input as HeaderInput, known)
    expect(checkHeader(document, input as HeaderInput, known).map(problem => problem.code)).toEqual([code])
  })

  test('which block keeps off which document (documents.md §1.4)', () => {
    const stopped = (blocked: PartyFacts['blocked'], kind: 'quote' | 'order' | 'invoice' | 'credit_memo', side: 'sales' | 'purchase' = 'sales') =>
      checkBlocked(party({ blocked }), side, kind, 'partyId').length > 0
    const table = (['', 'ship', 'invoice', 'all'] as const).map(block =>
      (['quote', 'order', 'invoice', 'credit_memo'] as const).map(kind => (stopped(block, kind) ? 'x' : '-')).join(''),
    )
    expect(table).toEqual(['----', 'xx--', 'xxx-', 'xxxx'])
    expect(stopped('payment', 'invoice', 'purchase')).toBe(false)
    expect(stopped('all', 'credit_memo', 'purchase')).toBe(true)
  })

  test('nobody, somebody unknown, and two names of different people', () => {
    const codes = (input: HeaderInput, more: Partial<HeaderFacts>) => checkParties(input, 'sales', facts(more)).map(problem => problem.code)
    expect(codes({}, { party: null, billTo: null })).toEqual(['trade.party_missing'])
    expect(codes({ partyNumber: 'X' }, { party: null, billTo: null })).toEqual(['trade.unknown_party'])
    expect(codes({ billToNumber: 'X' }, { billTo: null })).toEqual(['trade.unknown_party'])
    expect(codes({ partyId: party().id, partyNumber: '99999' }, {})).toEqual(['trade.party_mismatch'])
  })

  test('a number by hand only where the series takes one, and no number without a series', () => {
    expect(checkNumber('sales', 'order', 'X1', facts()).map(problem => problem.code)).toEqual(['numbering.manual_not_allowed'])
    expect(checkNumber('sales', 'order', undefined, facts({ series: null })).map(problem => problem.code)).toEqual(['numbering.series_unset'])
  })
})
