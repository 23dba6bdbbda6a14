/** What keeps an invoice from being cancelled, one wrong fact per row; the numbers are those of documents.md §11.1. */
import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { checkCancel } from './check-cancel.ts'
import type { PartyBlock, ReversalFacts } from './facts.ts'
import { type Changes, dimensions, facts, moved, postedLine, postingSetup } from './testing.ts'

const blocked = (state: string, changes: Partial<PartyBlock> = {}): Changes => ({
  blocks: [{ id: 'party', role: 'customer', number: 'P1', name: 'Party', blocked: state, ...changes }],
})
const purchase = { side: 'purchase' } as const
const owed = (amount: string, remaining: string) =>
  ({ entryNo: 1, entry: {}, amount: dec(amount), amountLcy: dec(amount), remaining: dec(remaining) }) as unknown as NonNullable<ReversalFacts['party']>
const rule = (source: 'customer' | 'item' | 'gl_account', record: string) =>
  ({ source, record, dimension: 'AREA', value: null, rule: 'code_mandatory', allowedValues: null }) as const
const area = { dimensions: [{ code: 'AREA', blocked: false }, { code: 'TEAM', blocked: false }], values: ['AREA', 'TEAM'].map(dimension => ({ dimension, code: 'X', kind: 'standard', blocked: false })) }
const forbidden = { ...area, combinations: [{ dimension1: 'AREA', dimension2: 'TEAM', limitation: 'blocked' }] } as const
const both = { AREA: 'X', TEAM: 'X' }
const accountLine = postedLine({ row: { type: 'gl_account', account: '8000', dimension_set_id: 0 } })

interface Wrong {
  readonly facts?: Changes
  readonly setup?: ReturnType<typeof postingSetup>
  readonly asked?: ReturnType<typeof dimensions>
}

const found = ({ facts: changes, setup, asked }: Wrong) => checkCancel(facts(changes), setup ?? postingSetup(), asked ?? dimensions())

test('an invoice with nothing wrong is cancelled, of either side', () => {
  expect(found({})).toEqual([])
  expect(found({ facts: { head: purchase, moved: [moved({ type: 'purchase', quantity: dec(6), lots: [{ entryNo: 7, remaining: dec(6) }] })] } })).toEqual([])
})

test.each<[string, Wrong, string, object?]>([
  ['block 1 its day is before what may be posted on', { facts: { range: { from: localDate('2026-07-01') } } }, 'trade.cancel_period_closed', { number: 'SI1', date: '2026-06-15' }],
  ['block 1 its day is after what may be posted on', { facts: { range: { to: localDate('2026-06-14') } } }, 'trade.cancel_period_closed'],
  ['block 2 it was cancelled before', { facts: { head: { reversedBy: 'CM7' } } }, 'trade.already_reversed', { by: 'CM7' }],
  ['block 3 it takes a credit memo back itself', { facts: { head: { corrects: 'CM7' } } }, 'trade.cancel_corrective', { corrects: 'CM7' }],
  ['§11.4 a credit memo that cancelled nothing', { facts: { head: { kind: 'credit_memo' } } }, 'trade.cancel_not_corrective'],
  ['block 4 1.00 of 750.00 is paid', { facts: { party: owed('750', '749') } }, 'trade.cancel_settled', { paid: '1' }],
  ['block 5 the customer is blocked for invoices', { facts: blocked('invoice') }, 'trade.cancel_party_blocked', { party: 'P1 Party' }],
  ['block 5 the customer is blocked altogether', { facts: blocked('all') }, 'trade.cancel_party_blocked'],
  ['block 5 the vendor is blocked altogether', { facts: { head: purchase, ...blocked('all', { role: 'vendor' }) } }, 'trade.cancel_party_blocked'],
  ['block 7 the customer asks for a dimension it has not', { asked: dimensions({ ...area, defaults: [rule('customer', 'P1')] }) }, 'trade.cancel_dimensions', { lineNo: 0, dimensions: 'AREA' }],
  ['block 7 two dimensions of the header may not stand together', { asked: dimensions({ ...forbidden, header: both }) }, 'trade.cancel_dimensions', { lineNo: 0, dimensions: 'AREA, TEAM' }],
  ['block 10 two of six have come back', { facts: { moved: [moved({ returned: dec(2) })] } }, 'trade.cancel_goods_returned', { item: 'I-1', lineNo: 10_000 }],
  ['block 10 goods bought were sold since', { facts: { head: purchase, moved: [moved({ type: 'purchase', quantity: dec(6), lots: [{ entryNo: 7, remaining: dec(5) }] })] } }, 'trade.cancel_goods_returned'],
  ['block 11 an item or variant is blocked', { facts: { moved: [moved({ blocked: true })] } }, 'trade.cancel_item_blocked', { item: 'I-1' }],
  ['block 12 the item asks for a dimension its line has not', { asked: dimensions({ ...area, defaults: [rule('item', 'I-1')] }) }, 'trade.cancel_dimensions', { lineNo: 10_000 }],
  ['block 12 the account asks for a dimension its line has not',
    { facts: { lines: [accountLine], moved: [] }, asked: dimensions({ ...area, defaults: [rule('gl_account', '8000')] }) }, 'trade.cancel_dimensions', { lineNo: 10_000 }],
  ['block 12 two dimensions of a line may not stand together', { asked: dimensions({ ...forbidden, lines: [[10_000, both]] }) }, 'trade.cancel_dimensions', { lineNo: 10_000 }],
  ['block 14 the posting set-up is blocked', { setup: postingSetup({}, { blocked: true }) }, 'trade.general_setup_blocked', { businessGroup: 'DOMESTIC', productGroup: 'RETAIL' }],
  ['block 14 credit memos have no account', { setup: postingSetup({ salesCreditMemoAccount: null }) }, 'trade.cancel_account_missing', { productGroup: 'RETAIL' }],
  ['block 18 the number of the other party is missing, though mandatory', { facts: { head: { externalNumber: '' }, setup: { externalNumberMandatory: true } } }, 'trade.cancel_number_missing'],
  ['block 19 the inventory period of its goods is closed', { facts: { inventoryClosedTo: localDate('2026-06-15') } }, 'trade.cancel_inventory_closed', { number: 'SI1', closedTo: '2026-06-15' }],
  ['block 21 goods of it went straight to the customer', { facts: { head: { dropShipped: true } } }, 'trade.cancel_drop_shipped'],
])('%s: refused', (_, wrong, code, params = {}) => {
  const problems = found(wrong)
  expect(problems.map(problem => problem.code)).toEqual([code])
  expect(problems[0]!.params).toMatchObject(params)
})

/** What looks like one of those and is not. */
test.each<[string, Wrong]>([
  ['block 4 an invoice of nothing is settled at once', { facts: { party: owed('0', '0') } }],
  ['block 4 a corrective credit memo settles its invoice', { facts: { head: { kind: 'credit_memo', corrects: 'SI0' }, party: owed('-750', '0') } }],
  ['block 5 a customer blocked for shipping', { facts: blocked('ship') }],
  ['block 5 a vendor blocked for payments', { facts: { head: purchase, ...blocked('payment', { role: 'vendor' }), moved: [] } }],
  ['block 7 a rule of the one who ordered, not of the one who pays', {
    facts: { blocks: [...blocked('').blocks!, { id: 'other', role: 'customer', number: 'P2', name: 'Other', blocked: '' }] },
    asked: dimensions({ ...area, defaults: [rule('customer', 'P2')] }),
  }],
  ['block 10 goods that go back do not count against a corrective credit memo', { facts: { head: { kind: 'credit_memo', corrects: 'SI0' }, moved: [moved({ returned: dec(2) })] } }],
  ['block 12 a text line has no dimensions to lack', { facts: { lines: [postedLine({ row: { type: 'text', account: null, dimension_set_id: 0 } })] }, asked: dimensions({ ...area, defaults: [rule('item', '')] }) }],
])('%s: passes', (_, given) => {
  expect(found(given)).toEqual([])
})

test('of several the first is told, in the order of the specification', () => {
  const wrong: Wrong = { facts: { range: { from: localDate('2026-07-01') }, head: { dropShipped: true, reversedBy: 'CM7' }, ...blocked('all') } }
  expect(found(wrong).map(({ code }) => code)).toEqual(['trade.cancel_period_closed'])
})
