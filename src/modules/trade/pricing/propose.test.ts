import { describe, expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { priceAfterQuantity, priceDate, proposePrice } from './propose.ts'
import type { CardPrice, PriceFacts, PriceLine, PriceOrigin } from './types.ts'

const card = (changes: Partial<CardPrice> = {}): CardPrice => ({
  unitPrice: dec(100),
  lastDirectCost: dec(60),
  priceIncludesTax: false,
  taxRate: dec(25),
  allowInvoiceDiscount: true,
  ...changes,
})

const facts = (changes: Partial<PriceFacts> = {}): PriceFacts => ({
  side: 'sales',
  sources: { party: 'C1', price_group: 'RETAIL', discount_group: 'LARGE', contact: 'K1', campaign: 'SPRING' },
  assetKind: 'item',
  asset: 'I1',
  itemDiscountGroup: 'TOOLS',
  variant: '',
  unit: 'PCS',
  quantityPerUnit: dec(1),
  quantity: dec(10),
  date: localDate('2026-06-15'),
  currency: 'EUR',
  exchangeFactor: dec(1),
  unitPrecision: dec('0.00001'),
  pricesIncludingTax: false,
  taxRate: dec(25),
  allowLineDiscount: true,
  card: card(),
  ...changes,
})

const price = (id: string, unitPrice: string, changes: Partial<PriceLine> = {}): PriceLine => ({
  id,
  listId: 'L',
  list: 'LIST',
  kind: 'price',
  status: 'active',
  sourceKind: 'all',
  source: '',
  assetKind: 'item',
  asset: 'I1',
  variant: '',
  unit: '',
  currency: '',
  minimumQuantity: dec(0),
  startingDate: null,
  endingDate: null,
  unitPrice: dec(unitPrice),
  lineDiscountPercent: dec(0),
  allowLineDiscount: true,
  allowInvoiceDiscount: true,
  priceIncludesTax: false,
  taxRate: dec(0),
  ...changes,
})

const discount = (id: string, percent: string, changes: Partial<PriceLine> = {}): PriceLine =>
  price(id, '0', { kind: 'discount', lineDiscountPercent: dec(percent), ...changes })

const named = (origin: PriceOrigin): string => (origin.from === 'price_line' ? origin.id : origin.from)

/** Price and where from, discount and where from. */
function proposed(lines: PriceLine[], changes: Partial<PriceFacts> = {}): string {
  const p = proposePrice(lines, facts(changes))
  return `${p.unitPrice} ${named(p.priceOrigin)} | ${p.lineDiscountPercent} ${named(p.discountOrigin)}`
}

describe('the worked example of documents.md §2', () => {
  const from10 = { minimumQuantity: dec(10) }
  const lines = [price('A', '95', from10), price('B', '98', { ...from10, lineDiscountPercent: dec(5) })]
  it.each([
    ['ten: 98.00 less 5 % is 93.10 and beats 95.00', '10', '98 B | 5 B'],
    ['five: the card', '5', '100 item_unit_price | 0 none'],
    ['ten returned cost as ten bought', '-10', '98 B | 5 B'],
  ])('%s', (_, quantity, expected) => {
    expect(proposed(lines, { quantity: dec(quantity) })).toBe(expected)
  })

  it('an entered price gives way when the quantity crosses the break, and only then', () => {
    const at = (quantity: string) => proposePrice(lines, facts({ quantity: dec(quantity) }))
    const entered = { unitPrice: dec(90), lineDiscountPercent: dec(1) }
    expect(priceAfterQuantity(entered, at('5'), at('9')).unitPrice.toString()).toBe('90')
    expect(priceAfterQuantity(entered, at('5'), at('10')).unitPrice.toString()).toBe('98')
    expect(priceAfterQuantity(entered, at('12'), at('3')).unitPrice.toString()).toBe('100')
  })
})

describe('which price lines are asked', () => {
  const june = { startingDate: localDate('2026-06-15'), endingDate: localDate('2026-06-15') }
  it.each<[string, Partial<PriceLine>, Partial<PriceFacts>, boolean]>([
    ['all customers', {}, {}, true],
    ['the customer', { sourceKind: 'party', source: 'C1' }, {}, true],
    ['another customer', { sourceKind: 'party', source: 'C2' }, {}, false],
    ['its price group', { sourceKind: 'price_group', source: 'RETAIL' }, {}, true],
    ['another price group', { sourceKind: 'price_group', source: 'EXPORT' }, {}, false],
    [
      'a blank group matches nobody',
      { sourceKind: 'price_group', source: '' },
      { sources: { price_group: '' } },
      false,
    ],
    ['its contact', { sourceKind: 'contact', source: 'K1' }, {}, true],
    ['the campaign', { sourceKind: 'campaign', source: 'SPRING' }, {}, true],
    ['discount groups have no prices', { sourceKind: 'discount_group', source: 'LARGE' }, {}, false],
    [
      'a price group means nothing to a purchase',
      { sourceKind: 'price_group', source: 'RETAIL' },
      { side: 'purchase' },
      false,
    ],
    ['the vendor', { sourceKind: 'party', source: 'C1' }, { side: 'purchase' }, true],
    ['a draft', { status: 'draft' }, {}, false],
    ['an inactive one', { status: 'inactive' }, {}, false],
    ['another item', { asset: 'I2' }, {}, false],
    ['a G/L account of the same name', { assetKind: 'gl_account' }, {}, false],
    ['another variant', { variant: 'RED' }, { variant: 'BLUE' }, false],
    ['any variant', {}, { variant: 'BLUE' }, true],
    ['another unit', { unit: 'BOX' }, {}, false],
    ['another currency', { currency: 'NOK' }, {}, false],
    ['on its only day', june, {}, true],
    ['the day before', june, { date: localDate('2026-06-14') }, false],
    ['the day after', june, { date: localDate('2026-06-16') }, false],
    ['minimum just reached', { minimumQuantity: dec(10) }, {}, true],
    ['minimum just missed', { minimumQuantity: dec('10.00001') }, {}, false],
    ['minimum in base units', { minimumQuantity: dec(60) }, { unit: 'BOX', quantityPerUnit: dec(6) }, true],
    ['minimum in boxes', { minimumQuantity: dec(60), unit: 'BOX' }, { unit: 'BOX', quantityPerUnit: dec(6) }, false],
  ])('%s', (_, line, changes, asked) => {
    const p = proposePrice([price('A', '1', line)], facts(changes))
    expect(p.priceOrigin.from === 'price_line').toBe(asked)
  })

  it.each<[string, PriceLine[], Partial<PriceFacts>, string]>([
    ['currency before none', [price('any', '50'), price('eur', '80', { currency: 'EUR' })], {}, '80 eur | 0 none'],
    [
      'variant before none',
      [price('any', '50'), price('red', '80', { variant: 'RED' })],
      { variant: 'RED' },
      '80 red | 0 none',
    ],
    [
      'both before either',
      [price('eur', '50', { currency: 'EUR' }), price('both', '80', { currency: 'EUR', variant: 'RED' })],
      { variant: 'RED' },
      '80 both | 0 none',
    ],
    [
      'between one and the other the lower price',
      [price('any', '1'), price('eur', '50', { currency: 'EUR' }), price('red', '40', { variant: 'RED' })],
      { variant: 'RED' },
      '40 red | 0 none',
    ],
    ['among equals the first', [price('one', '50'), price('two', '50')], {}, '50 one | 0 none'],
    [
      'the lowest break is not the best',
      [price('1+', '90'), price('5+', '80', { minimumQuantity: dec(5) })],
      {},
      '80 5+ | 0 none',
    ],
  ])('%s', (_, lines, changes, expected) => {
    expect(proposed(lines, changes)).toBe(expected)
  })
})

describe('best discount', () => {
  it.each<[string, PriceLine[], Partial<PriceFacts>, string]>([
    [
      'the highest',
      [discount('five', '5'), discount('seven', '7'), discount('six', '6')],
      {},
      '100 item_unit_price | 7 seven',
    ],
    [
      'of the customer discount group',
      [discount('L', '5', { sourceKind: 'discount_group', source: 'LARGE' })],
      {},
      '100 item_unit_price | 5 L',
    ],
    [
      'of another group',
      [discount('S', '5', { sourceKind: 'discount_group', source: 'SMALL' })],
      {},
      '100 item_unit_price | 0 none',
    ],
    [
      'price groups have no discounts',
      [discount('R', '5', { sourceKind: 'price_group', source: 'RETAIL' })],
      {},
      '100 item_unit_price | 0 none',
    ],
    [
      'on the item discount group',
      [discount('T', '5', { assetKind: 'item_discount_group', asset: 'TOOLS' })],
      {},
      '100 item_unit_price | 5 T',
    ],
    [
      'above the price line’s own',
      [price('A', '90', { lineDiscountPercent: dec(3) }), discount('D', '5')],
      {},
      '90 A | 5 D',
    ],
    [
      'below the price line’s own',
      [price('A', '90', { lineDiscountPercent: dec(8) }), discount('D', '5')],
      {},
      '90 A | 8 A',
    ],
    [
      'the own discount of a price that lost counts for nothing',
      [price('A', '90'), price('B', '200', { lineDiscountPercent: dec(40) })],
      {},
      '90 A | 0 none',
    ],
    [
      'none where the winning price takes none',
      [price('net', '90', { allowLineDiscount: false }), discount('D', '5')],
      {},
      '90 net | 0 none',
    ],
    [
      'none on the card price of a party that takes none',
      [discount('D', '5')],
      { allowLineDiscount: false },
      '100 item_unit_price | 0 none',
    ],
    [
      'of a vendor',
      [discount('V', '4', { sourceKind: 'party', source: 'C1' })],
      { side: 'purchase' },
      '60 item_last_direct_cost | 4 V',
    ],
  ])('%s', (_, lines, changes, expected) => {
    expect(proposed(lines, changes)).toBe(expected)
  })
})

describe('the card, and conversion', () => {
  const gross = { priceIncludesTax: true, taxRate: dec(25) }
  const nok = { currency: 'NOK', exchangeFactor: dec('11.4357') }
  const box = { unit: 'BOX', quantityPerUnit: dec(6) }
  it.each<[string, PriceLine[], Partial<PriceFacts>, string]>([
    ['a sale has the unit price', [], {}, '100 item_unit_price | 0 none'],
    ['a purchase the last direct cost', [], { side: 'purchase' }, '60 item_last_direct_cost | 0 none'],
    ['an account has neither', [], { card: null }, '0 none | 0 none'],
    ['per box', [], box, '600 item_unit_price | 0 none'],
    ['in kroner', [], nok, '1143.57 item_unit_price | 0 none'],
    ['for a gross document', [], { pricesIncludingTax: true }, '125 item_unit_price | 0 none'],
    ['a gross card for a net document', [], { card: card({ priceIncludesTax: true }) }, '80 item_unit_price | 0 none'],
    ['a price per box as it is', [price('A', '550', { unit: 'BOX' })], box, '550 A | 0 none'],
    ['a price per piece, by the box', [price('A', '95')], box, '570 A | 0 none'],
    ['a price in kroner as it is', [price('A', '990', { currency: 'NOK' })], nok, '990 A | 0 none'],
    ['gross to net', [price('A', '99.95', gross)], {}, '79.96 A | 0 none'],
    [
      'gross to gross at another rate',
      [price('A', '100', gross)],
      { pricesIncludingTax: true, taxRate: dec(15) },
      '92 A | 0 none',
    ],
    ['to five decimals', [price('A', '100', { ...gross, taxRate: dec(21) })], {}, '82.64463 A | 0 none'],
    [
      'to the unit precision of the currency',
      [price('A', '100', { ...gross, taxRate: dec(21) })],
      { unitPrecision: dec('0.01') },
      '82.64 A | 0 none',
    ],
    ['compared after conversion', [price('net', '85'), price('gross', '100', gross)], {}, '80 gross | 0 none'],
  ])('%s', (_, lines, changes, expected) => {
    expect(proposed(lines, changes)).toBe(expected)
  })

  it.each([
    [true, true],
    [false, false],
  ])('invoice discount follows the price line (%s)', (allowInvoiceDiscount, expected) => {
    const line = price('A', '95', { allowInvoiceDiscount })
    expect(proposePrice([line], facts()).allowInvoiceDiscount).toBe(expected)
  })
})

it.each([
  ['order', '2026-01-01', '2026-02-02', '2026-01-01'],
  ['quote', '2026-01-01', '2026-02-02', '2026-01-01'],
  ['invoice', '2026-01-01', '2026-02-02', '2026-02-02'],
  ['credit_memo', '2026-01-01', '2026-02-02', '2026-02-02'],
  ['invoice', '2026-01-01', null, '2026-01-01'],
] as const)('the date of the prices of a %s of %s posted on %s is %s', (kind, ordered, posted, expected) => {
  expect(priceDate(kind, localDate(ordered), posted === null ? null : localDate(posted))).toBe(expected)
})
