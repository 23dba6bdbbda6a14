/** What keeps a posted document from being taken back, one wrong fact per row (documents.md §9.6, §11.1, blocks 17 and 22, §13). */
import { expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { checkReversal } from './check.ts'
import { returnPieces } from './pieces.ts'
import { type Changes, facts, moved, orderLine, postedLine } from './testing.ts'

const day = localDate('2026-06-15')
const shipment = { kind: 'shipment', number: 'SH1' } as const
const found = (changes: Changes, on = day) => checkReversal(facts(changes), on)

test('invoice and shipment with nothing wrong are taken back, and their order opens', () => {
  expect(found({ lines: [postedLine({ orderLine: orderLine() })] })).toEqual([])
  expect(found({ head: shipment })).toEqual([])
})

test.each<[string, Changes, string, object, string?]>([
  ['taken back before', { head: { reversedBy: 'CM7' } }, 'trade.already_reversed', { number: 'SI1', by: 'CM7' }],
  ['on a day before its own', {}, 'trade.reversal_too_early', { date: '2026-06-14', original: '2026-06-15' }, '2026-06-14'],
  ['no series for what the goods come back under', { series: { posted_credit_memo: 'CM' } }, 'trade.reversal_series_missing', { side: 'sales', kind: 'posted_return_receipt' }],
  ['block 17 no series for credit memos', { series: { posted_return_receipt: 'RR' } }, 'trade.reversal_series_missing', { kind: 'posted_credit_memo' }],
  ['a shipment that is invoiced', { head: shipment, moved: [moved({ invoicedBy: { id: 'SI7', side: 'sales', kind: 'invoice', number: 'SI7' } })] }, 'trade.movement_invoiced', { number: 'SH1', invoice: 'SI7' }],
  ['a shipment that bears a charge', { head: shipment, moved: [moved({ chargedBy: { id: 'PI7', side: 'purchase', kind: 'invoice', number: 'PI7' } })] }, 'trade.goods_charged', { item: 'I-1', invoice: 'PI7' }],
  ['a shipment whose goods came back with its invoice', { head: shipment, moved: [moved({ quantity: dec(0) })] }, 'trade.movement_back_already', { number: 'SH1' }],
  ['block 22 an order that has gone below what would be taken off it', { lines: [postedLine({ orderLine: orderLine({ handled: dec(4), invoiced: dec(4) }) })] }, 'trade.order_went_on', { order: 'O1', number: 'SI1' }],
  ['block 22 an order that has less invoiced than would be taken off it', { lines: [postedLine({ orderLine: orderLine({ invoiced: dec(5) }) })] }, 'trade.order_went_on', { order: 'O1' }],
  ['a reversal of a reversal, the order having gone on', { head: { sign: -1, corrects: 'SI0' }, lines: [postedLine({ orderLine: orderLine({ handled: dec(8), invoiced: dec(8) }) })] },
    'trade.order_went_on', { order: 'O1' }],
])('%s: refused', (_, changes, code, params, on) => {
  const problems = found(changes, on ? localDate(on) : day)
  expect(problems.map(problem => problem.code)).toEqual([code])
  expect(problems[0]!.params).toMatchObject(params)
})

test('goods bought of which some are gone: refused, naming how many are left', () => {
  const bought = moved({ type: 'purchase', quantity: dec(6), lots: [{ entryNo: 7, remaining: dec(4) }] })
  expect(returnPieces(facts({ moved: [bought] })).problems).toMatchObject([
    { code: 'trade.goods_gone', params: { lineNo: 10_000, item: 'I-1', wanted: '6', available: '4' }, remedy: 'items/I-1' },
  ])
})
