/** Quotes to their end, and what documents were before: versions, lost quotes, restoring (documents.md §5, §20). */
import { expect } from 'vitest'
import { type Story, refusal, stories } from './scenario.ts'
import type { Document } from './trading.ts'

const { scenario } = await stories()

interface Version { readonly id: string; readonly number: string; readonly versionNo: number; readonly outcome: string; readonly lostReason: string | null; readonly grossTotal: string; readonly note: string }

const versions = async (story: Story, { side, kind, id }: Document): Promise<Version[]> =>
  (await story.call<{ versions: Version[] }>(`${side}.${kind}.versions`, { id })).versions
const restore = (story: Story, { id }: Version) => story.call<Document>('sales.archived_document.restore', { id })

scenario('a quote in two versions goes back to the first, and nothing that was written is lost', 'NL', async story => {
  const [item, other] = story.company.items.inventory
  const quote = await story.sales.quote({ lines: [{ item: item!, quantity: '10', price: '9.95' }, { text: 'Free of freight' }], on: '2026-06-01', header: { yourReference: 'Draft 1' } })
  await story.call('sales.quote.archive', { id: quote.id, note: 'sent by mail' })
  await story.sales.changeLines(quote, { 1: { quantity: '25', unitPrice: '8.5' } })
  await story.call('sales.quote.lines.create', { documentId: quote.id, lines: [{ itemId: other!.id, quantity: '1', unitPrice: '3' }] })
  await story.sales.change(quote, { yourReference: 'Draft 2' })
  const [first] = await versions(story, quote)
  expect(first).toMatchObject({ versionNo: 1, outcome: 'kept', note: 'sent by mail' })
  const shown = await story.call<{ document: Document & { yourReference: string } }>('sales.archived_document.get', { id: first!.id })
  expect(shown.document).toMatchObject({ yourReference: 'Draft 1', totals: quote.totals, lines: [{ quantity: '10', unitPrice: '9.95' }, { quantity: '0' }] })

  expect(await restore(story, first!)).toMatchObject({ id: quote.id, yourReference: 'Draft 1', totals: quote.totals, lines: [{ quantity: '10' }, { quantity: '0' }] })
  const kept = await versions(story, quote)
  expect(kept.map(({ versionNo, outcome }) => [versionNo, outcome])).toEqual([[2, 'restored'], [1, 'kept']])
  expect(await restore(story, kept[0]!)).toMatchObject({ yourReference: 'Draft 2', lines: [{ quantity: '25' }, {}, { quantity: '1' }] })
})

scenario('a quote that becomes an order is kept, and can be made anew', 'BE', async story => {
  const [item] = story.company.items.inventory
  const quote = await story.sales.quote({ lines: [{ item: item!, quantity: '4', price: '50' }], on: '2026-06-01' })
  const order = await story.sales.makeOrder(quote)
  const [kept] = await versions(story, quote)
  expect(kept).toMatchObject({ outcome: 'converted', number: quote.number, grossTotal: quote.totals.gross })
  const anew = await restore(story, kept!)
  expect(anew).toMatchObject({ kind: 'quote', sourceNumber: quote.number, totals: quote.totals })
  expect(anew.number).not.toBe(quote.number)
  expect(order.kind).toBe('order')
})

scenario('a lost quote is kept with its reason; expired ones are cleared away', 'NO', async story => {
  const [item] = story.company.items.inventory
  const quote = (validUntil: string) => story.sales.quote({ lines: [{ item: item!, quantity: '1', price: '10' }], on: '2026-06-01', header: { validUntil } })
  const lost = await quote('2026-07-01')
  expect(await refusal(story.call('sales.quote.lose', { id: lost.id, reason: 'PRICE' }))).toEqual(['trade.unknown_lost_reason'])
  await story.call('trade.lost_reasons.create', { code: 'PRICE', name: 'Too dear' })
  await story.call('sales.quote.lose', { id: lost.id, reason: 'PRICE', note: 'by 4 %' })
  expect(await refusal(story.sales.get(lost))).toEqual(['trade.document_gone'])
  expect(await versions(story, lost)).toMatchObject([{ outcome: 'lost', lostReason: 'PRICE', note: 'by 4 %' }])

  const [early, late] = [await quote('2026-06-10'), await quote('2026-06-20')]
  expect(await story.call('sales.quote.delete_expired', { before: '2026-06-15' })).toEqual({ deleted: [{ id: early.id, number: early.number, validUntil: '2026-06-10' }] })
  expect(await refusal(story.call('sales.quote.delete_expired', { before: '2026-06-15' }))).toEqual(['trade.no_expired_quotes'])
  expect((await story.sales.get(late)).number).toBe(late.number)
  const { rows } = await story.call<{ rows: Version[] }>('sales.archived_document.list', { filter: { outcome: 'lost|deleted' } })
  expect(rows.map(({ number }) => number)).toEqual([early.number, lost.number])
})

scenario('an order is kept before each posting where the set-up says so; one from which goods have left stays as it is', 'NL', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('10', item!, '4', '2026-06-01')
  await story.call('trade.sales_setup.change', { archiveOrders: true })
  const order = await story.sales.order({ lines: [{ item: item!, quantity: '10', price: '9' }], on: '2026-06-02' })
  await story.sales.post(await story.sales.changeLines(order, { 1: { quantityToHandle: '4' } }), { only: 'handle' })
  const [first] = await versions(story, order)
  expect(first).toMatchObject({ versionNo: 1, outcome: 'posted' })
  await story.sales.reopen(order)
  expect(await refusal(restore(story, first!))).toEqual(['trade.restore_processed'])
  await story.sales.post(await story.sales.get(order))
  expect(await versions(story, order)).toHaveLength(2)
  expect(await refusal(story.call('sales.archived_document.get', { id: order.id }))).toEqual(['trade.archived_gone'])
})
