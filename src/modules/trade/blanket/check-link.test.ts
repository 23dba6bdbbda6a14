/** Which line may call off which line of a blanket order, one wrong fact per row (documents.md §14). */
import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { type DraftDocument, type DraftLine, blankLine } from '../edit/draft.ts'
import { type BlanketLine, checkBlanketLink } from './check-link.ts'

const order = { side: 'sales', kind: 'order', number: 'SO1', partyId: 'party', billToId: 'payer', currency: 'EUR', pricesIncludingTax: false } as DraftDocument
const line = (changes: Partial<DraftLine> = {}): DraftLine =>
  ({ ...blankLine({ id: 'line', documentId: 'order', lineNo: 10_000 }), type: 'item', itemId: 'item', unit: 'PCS', location: 'MAIN', quantity: dec(5), ...changes })
const blanket = (document: Partial<BlanketLine['document']> = {}, changes: Partial<DraftLine> = {}): BlanketLine =>
  ({ document: { ...order, number: 'B1', ...document }, line: line({ lineNo: 20_000, quantity: dec(100), ...changes }) })

test('one of the same parties and item, whatever its variant, unit and location are; and none', () => {
  expect(checkBlanketLink(line(), order, blanket({}, { variant: 'RED', unit: 'BOX', location: 'EAST' }))).toEqual([])
  expect(checkBlanketLink(line({ dropShipment: true }), order, blanket())).toEqual([])
  expect(checkBlanketLink(line({ blanketLineId: 'other' }), order, null)).toEqual([])
  expect(checkBlanketLink(line({ type: 'gl_account', itemId: null, account: '4000' }), order, blanket({}, { type: 'gl_account', itemId: null, account: '4000' }))).toEqual([])
})

test.each<[string, Partial<DraftLine>, BlanketLine | null, string, object]>([
  ['a line that is shipped in part', { handledQuantity: dec(1) }, blanket(), 'trade.line_partly_handled', { side: 'sales' }],
  ['ending the link of one that is shipped', { handledQuantity: dec(1), blanketLineId: 'b' }, null, 'trade.line_partly_handled', {}],
  ['a line that invoices a shipment', { movementId: 'shipment' }, blanket(), 'trade.line_of_movement', {}],
  ['a blanket order of another party', {}, blanket({ partyId: 'other' }), 'trade.blanket_header_differs', { number: 'B1', field: 'partyId' }],
  ['a blanket order somebody else pays', {}, blanket({ billToId: 'other' }), 'trade.blanket_header_differs', { field: 'billToId' }],
  ['a blanket order in another currency', {}, blanket({ currency: 'USD' }), 'trade.blanket_header_differs', { field: 'currency' }],
  ['a blanket order with VAT in its prices', {}, blanket({ pricesIncludingTax: true }), 'trade.blanket_header_differs', { field: 'pricesIncludingTax' }],
  ['another item', {}, blanket({}, { itemId: 'other' }), 'trade.blanket_object_differs', { lineNo: 10_000, number: 'B1', blanketLineNo: 20_000 }],
  ['an account for an item', {}, blanket({}, { type: 'gl_account', itemId: null, account: '4000' }), 'trade.blanket_object_differs', {}],
  ['a text', { type: 'text', itemId: null }, blanket({}, { type: 'text', itemId: null }), 'trade.blanket_object_differs', {}],
  ['goods that go straight in another unit', { dropShipment: true }, blanket({}, { unit: 'BOX' }), 'trade.blanket_marked_differs', { field: 'unit' }],
  ['a special order of another variant', { specialOrder: true }, blanket({}, { variant: 'RED' }), 'trade.blanket_marked_differs', { field: 'variant' }],
  ['goods that go straight to another location', { dropShipment: true }, blanket({}, { location: null }), 'trade.blanket_marked_differs', { field: 'location' }],
])('%s: refused', (_, changes, to, code, params) => {
  expect(checkBlanketLink(line(changes), order, to)).toMatchObject([{ code, params, field: 'lines.10000.blanketLineId' }])
})
