/** What keeps something from being bought for a sale, one wrong fact per row (documents.md §7.4, §8). */
import { describe, expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import type { CreateOrdersInput } from '../contract/buying.ts'
import { checkInvoiceLines, checkPlannable, checkPurchases, checkSeen } from './check.ts'
import type { Sale, SaleLine } from './facts.ts'

const line = (changes: Partial<SaleLine> = {}): SaleLine => ({
  id: 'line', lineNo: 10_000, type: 'item', itemId: 'item', itemNumber: 'I-1', itemType: 'inventory', account: null, variant: '', description: 'Goods', location: null,
  unit: 'PCS', quantityPerUnit: Decimal.one, quantity: dec(10), handledQuantity: Decimal.zero, reserved: Decimal.zero, reservesAlways: false, dropShipment: false,
  specialOrder: false, neededOn: localDate('2026-06-20'), dimensions: {}, purchaseUnit: 'PCS', purchaseUnitQuantity: Decimal.one, vendorNumber: 'V1', vendorName: 'Vendor',
  boughtOn: null, ...changes,
})
const sale = (lines: readonly SaleLine[], changes: Partial<Sale> = {}): Sale => ({
  id: 'sale', kind: 'order', number: 'SO1', version: 3, status: 'open', partyId: 'party', shipToAddress: {}, lines, bought: [],
  availability: { orderId: 'sale', demands: [], flows: [], onHand: [] }, ...changes,
})

describe('purchase orders', () => {
  const asked = (changes: object = {}) => ({ lineId: 'line', quantity: dec(10), vendorNumber: 'V1', ...changes }) as CreateOrdersInput['lines'][number]
  const straight = line({ dropShipment: true })

  test('another quantity than is sold, none at all without a vendor, and all that goes straight: bought', () => {
    expect(checkPurchases(sale([line()]), [asked({ quantity: dec(25) })])).toEqual([])
    expect(checkPurchases(sale([line()]), [asked({ quantity: dec(0), vendorNumber: undefined })])).toEqual([])
    expect(checkPurchases(sale([straight]), [asked()])).toEqual([])
  })

  test.each<[string, SaleLine, object, string, object]>([
    ['a line that is not there', line(), { lineId: 'gone' }, 'trade.unknown_line', { id: 'gone' }],
    ['a line that was bought specially', line({ specialOrder: true }), {}, 'trade.unknown_line', {}],
    ['less than nothing', line(), { quantity: dec(-1) }, 'trade.buying_quantity_negative', { lineNo: 10_000, item: 'I-1' }],
    ['no vendor', line(), { vendorNumber: undefined }, 'trade.buying_vendor_missing', { lineNo: 10_000, item: 'I-1' }],
    ['what goes straight and is bought already', line({ dropShipment: true, boughtOn: 'PO7' }), {}, 'trade.already_bought', { item: 'I-1', number: 'SO1', order: 'PO7' }],
    ['part of what goes straight', straight, { quantity: dec(9) }, 'trade.drop_quantity_differs', { item: 'I-1', outstanding: '10', unit: 'PCS' }],
    ['more than what goes straight', straight, { quantity: dec(11) }, 'trade.drop_quantity_differs', {}],
  ])('%s is not bought', (_, of, changes, code, params) => {
    const problems = checkPurchases(sale([of]), [asked(changes)])
    expect(problems.map(problem => problem.code)).toEqual([code])
    expect(problems[0]!.params).toMatchObject(params)
  })

  test('what goes straight is not split over two vendors', () => {
    const halves = checkPurchases(sale([straight]), [asked({ quantity: dec(5) }), asked({ quantity: dec(5), vendorNumber: 'V2' })])
    expect(halves.map(({ code }) => code)).toEqual(['trade.drop_quantity_differs', 'trade.drop_quantity_differs'])
  })

  test.each<[string, SaleLine]>([
    ['a text', line({ type: 'text', itemId: null })],
    ['what is shipped', line({ handledQuantity: dec(10) })],
    ['what is reserved', line({ reserved: dec(10) })],
    ['what was bought specially', line({ specialOrder: true })],
    ['an item charge', line({ itemType: 'charge' })],
    ['a service nobody sells us', line({ itemType: 'service', vendorNumber: null })],
  ])('of %s nothing is to be bought', (_, of) => {
    expect(checkPlannable(sale([of]))).toMatchObject([{ code: 'trade.nothing_to_buy', params: { number: 'SO1' } }])
  })
})

describe('the sale as it was seen', () => {
  test('unchanged, or not said', () => {
    expect(checkSeen(sale([]), 3)).toEqual([])
    expect(checkSeen(sale([]), undefined)).toEqual([])
  })
  test('changed since: refused', () =>
    expect(checkSeen(sale([]), 2)).toMatchObject([{ code: 'trade.stale_version', params: { number: 'SO1', version: 2, current: 3 } }]))
  test('bought for since: refused, with the orders', () =>
    expect(checkSeen(sale([], { bought: [{ number: 'PO7', version: 2 }, { number: 'PO1', version: 1 }] }), 2))
      .toMatchObject([{ code: 'trade.bought_meanwhile', params: { number: 'SO1', orders: 'PO7' } }]))
})

describe('a purchase invoice', () => {
  test('items and texts are copied to it', () => expect(checkInvoiceLines([line(), line({ type: 'text', itemId: null })])).toEqual([]))
  test.each<[string, SaleLine, string]>([
    ['a line on a G/L account', line({ type: 'gl_account', itemId: null, account: '8000' }), 'gl_account'],
    ['an item charge', line({ itemType: 'charge' }), 'charge'],
  ])('%s is refused', (_, of, type) =>
    expect(checkInvoiceLines([of])).toMatchObject([{ code: 'trade.line_type_not_bought', params: { lineNo: 10_000, type } }]))
})
