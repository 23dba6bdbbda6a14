/** Documents made from others: copies and what they take over (documents.md §12, §13). */
import { expect } from 'vitest'
import { type Story, refusal, stories } from './scenario.ts'
import type { Document } from './trading.ts'

const { scenario } = await stories()

interface Copied extends Document {
  readonly appliesToEntryNo: number | null
  readonly yourReference: string
  readonly lines: readonly (Document['lines'][number] & { readonly description: string; readonly lineDiscountAmount: string; readonly appliesToItemEntryNo: number | null })[]
  readonly warnings: readonly { readonly code: string }[]
}

const copy = (story: Story, kind: string, source: { readonly id: string }, more: object = {}) =>
  story.call<Copied>(`sales.${kind}.copy_from`, { source: source.id, ...more })

scenario('an invoice of 10 of which 4 came back: the credit memo copied from it takes 6, at the cost they left at', 'NL', async story => {
  const [item] = story.company.items.inventory
  await story.takeIn('5', item!, '60', '2026-06-01')
  await story.takeIn('10', item!, '65', '2026-06-02')
  const sold = await story.sales.post(await story.sales.invoice({ lines: [{ item: item!, quantity: '10', price: '100', discount: '5' }], on: '2026-06-05' }))
  const invoice = sold.documents.find(({ kind }) => kind === 'invoice')!
  const first = await copy(story, 'credit_memo', invoice)
  expect(first.lines).toMatchObject([{ quantity: '10', unitPrice: '100', lineDiscountAmount: '50', appliesToItemEntryNo: expect.any(Number) }])
  expect(first.appliesToEntryNo).not.toBeNull()
  const four = await story.sales.changeLines({ ...first }, { 1: { quantity: '4' } })
  const credited = await story.sales.post(four)
  // 4 of 5 × 60 and 5 × 65: what went out averages 62.50, and the returns together take exactly that
  expect(await story.gl(credited)).toMatchObject({ inventory: '250.00', 'cost of goods sold': '-250.00' })
  const rest = await copy(story, 'credit_memo', invoice)
  expect(rest.lines).toMatchObject([{ quantity: '6' }])
  const last = await story.sales.post({ ...rest, kind: 'credit_memo' })
  expect(await story.gl(last)).toMatchObject({ inventory: '375.00', 'cost of goods sold': '-375.00' })
  expect(await refusal(copy(story, 'credit_memo', invoice))).toEqual(['trade.copied_line_returned', 'trade.nothing_to_copy'])
})

scenario('lines alone are copied under a line that names their source, at prices proposed anew', 'NO', async story => {
  const [item, other] = story.company.items.inventory
  const source = await story.sales.quote({ lines: [{ item: item!, quantity: '3', price: '17.77' }, { text: 'Fragile' }], header: { yourReference: 'Project 7' } })
  const order = await story.sales.order({ lines: [{ item: other!, quantity: '1' }] })
  const filled = await copy(story, 'order', source, { id: order.id })
  expect(filled.lines.map(({ description, quantity }) => [description, quantity]).slice(1)).toEqual([
    [expect.stringContaining(source.number), '0'], [expect.any(String), '3'], ['Fragile', '0'],
  ])
  expect(filled.lines[2]!.unitPrice).not.toBe('17.77')
  const whole = await copy(story, 'order', source)
  expect(whole).toMatchObject({ yourReference: 'Project 7', lines: [{ unitPrice: '17.77' }, { description: 'Fragile' }] })
})

scenario('a document takes over another as a whole only when the user agrees to lose its lines', 'BE', async story => {
  const [item] = story.company.items.inventory
  const source = await story.sales.order({ lines: [{ item: item!, quantity: '2', price: '9' }], header: { currency: 'USD' } })
  const target = await story.sales.invoice({ lines: [{ item: item!, quantity: '1' }] })
  expect(await refusal(copy(story, 'invoice', source, { id: target.id }))).toEqual(['trade.copy_header_differs'])
  expect(await refusal(copy(story, 'invoice', source, { id: target.id, includeHeader: true }))).toEqual(['trade.copy_replaces_lines'])
  const bought = await story.purchase.order({ lines: [{ item: item!, quantity: '2', price: '9' }] })
  expect(await refusal(copy(story, 'invoice', bought))).toEqual(['trade.copy_other_side'])
  expect(await refusal(copy(story, 'invoice', target, { id: target.id }))).toEqual(['trade.copy_onto_itself'])
})
