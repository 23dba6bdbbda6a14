/** Goods come back at the price and the cost they left at; negative lines; what a return brings about (documents.md §12, §13). */
import { describe, expect } from 'vitest'
import { type Item, type Story, refusal, stories } from './scenario.ts'
import type { Document } from './trading.ts'

const { scenario } = await stories()

interface Returnable { readonly itemEntryNo: number; readonly documentNumber: string; readonly invoiceNumber: string | null; readonly left: string; readonly unitPrice: string; readonly lineDiscountPercent: string }

const returnable = async (story: Story, { side, kind, id }: Document, search?: string) =>
  (await story.call<{ lines: Returnable[] }>(`${side}.${kind}.returnable_lines`, { id, ...(search !== undefined && { search }) })).lines
const take = (story: Story, { side, kind, id }: Document, lines: object[]) => story.call<Document>(`${side}.${kind}.get_returnable_lines`, { id, lines })

scenario('two of five sold at cost 60 come back at 120, whatever the goods cost now; a third invoice’s line beside them', 'NL', async story => {
  const [item, other] = story.company.items.inventory as [Item, Item]
  await story.takeIn('5', item, '60', '2026-06-01')
  const sold = await story.sales.post(await story.sales.order({ lines: [{ item, quantity: '5', price: '100', discount: '10' }], on: '2026-06-02' }))
  await story.takeIn('5', item, '65', '2026-06-03')
  await story.takeIn('4', other, '3', '2026-06-01')
  await story.sales.post(await story.sales.invoice({ lines: [{ item: other, quantity: '4', price: '8' }], on: '2026-06-04' }))

  const back = await story.sales.returnOrder({ on: '2026-06-10' })
  const lines = await returnable(story, back)
  expect(lines.map(({ left, unitPrice, lineDiscountPercent }) => [left, unitPrice, lineDiscountPercent])).toEqual([['4', '8', '0'], ['5', '100', '10']])
  expect(lines[1]).toMatchObject({ invoiceNumber: sold.documents.find(({ kind }) => kind === 'invoice')!.number, documentNumber: sold.documents.find(({ kind }) => kind === 'shipment')!.number })
  expect(await returnable(story, back, lines[1]!.documentNumber)).toHaveLength(1)

  const filled = await take(story, back, [{ itemEntryNo: lines[1]!.itemEntryNo, quantity: '2' }, { itemEntryNo: lines[0]!.itemEntryNo }])
  expect(filled.totals.net).toBe('212')
  const posted = await story.sales.post(filled)
  expect(await story.gl(posted)).toMatchObject({ inventory: '132.00', 'cost of goods sold': '-132.00' })
  const again = await story.sales.returnOrder({ on: '2026-06-11' })
  expect((await returnable(story, again)).map(({ left }) => left)).toEqual(['3'])
  expect(await refusal(take(story, again, [{ itemEntryNo: lines[1]!.itemEntryNo, quantity: '4' }]))).toEqual(['trade.returnable_left'])
  expect(await refusal(take(story, again, [{ itemEntryNo: lines[0]!.itemEntryNo }]))).toEqual(['trade.returnable_unknown'])
})

scenario('five sold at an average of 60, which is 65 now: two come back at 120 with the link, at 130 without it', 'NL', async story => {
  const [, item] = story.company.items.inventory as [Item, Item]
  await story.takeIn('5', item, '60', '2026-06-01')
  await story.sales.post(await story.sales.invoice({ lines: [{ item, quantity: '5', price: '100' }], on: '2026-06-02' }))
  await story.takeIn('10', item, '65', '2026-06-03')
  const unlinked = await story.sales.post(await story.sales.creditMemo({ lines: [{ item, quantity: '2', price: '100' }], on: '2026-06-10' }))
  expect(await story.gl(unlinked)).toMatchObject({ inventory: '130.00', 'cost of goods sold': '-130.00' })
  const memo = await story.sales.creditMemo({ on: '2026-06-11' })
  const linked = await story.sales.post(await take(story, memo, [{ itemEntryNo: (await returnable(story, memo))[0]!.itemEntryNo, quantity: '2' }]))
  expect(await story.gl(linked)).toMatchObject({ inventory: '120.00', 'cost of goods sold': '-120.00' })
})

scenario('of goods bought what is still there may go back to the vendor', 'BE', async story => {
  const [item] = story.company.items.inventory as [Item]
  await story.purchase.post(await story.purchase.order({ lines: [{ item, quantity: '10', price: '5' }], on: '2026-06-02' }))
  await story.sales.post(await story.sales.order({ lines: [{ item, quantity: '4', price: '9' }], on: '2026-06-03' }))
  const memo = await story.purchase.creditMemo({ on: '2026-06-10' })
  const [line] = await returnable(story, memo)
  expect(line).toMatchObject({ left: '6', unitPrice: '5' })
  await story.purchase.post(await take(story, memo, [{ itemEntryNo: line!.itemEntryNo }]))
  expect(await story.onHand(item)).toBe('0')
  expect(await returnable(story, await story.purchase.creditMemo({}))).toEqual([])
})

describe.each([['sales', 'order', 'return_order'], ['sales', 'invoice', 'credit_memo'], ['purchase', 'return_order', 'order'], ['purchase', 'credit_memo', 'invoice']] as const)('%s %s', (side, kind, other) => {
  const verb = { order: 'order', invoice: 'invoice', return_order: 'returnOrder', credit_memo: 'creditMemo' } as const
  const move = (story: Story, document: Document) => story.call<Document>(`${side}.${kind}.move_negative_lines`, { id: document.id })

  scenario(`negative lines go on a ${other}, with their signs turned`, 'NL', async story => {
    const [item] = story.company.items.inventory as [Item]
    const document = await story[side][verb[kind]]({ lines: [{ item, quantity: '3', price: '10' }, { text: 'swap' }, { item, quantity: '-2', price: '12', discount: '50' }], on: '2026-06-02' })
    const made = await move(story, document)
    expect(made).toMatchObject({ kind: other, totals: { net: '12' } })
    expect(made.lines).toMatchObject([{ quantity: '2', unitPrice: '12', lineAmount: '12' }])
    expect((await story[side].get(document)).lines.map(({ quantity }) => quantity)).toEqual(['3', '0'])
    expect(await refusal(move(story, document))).toEqual(['trade.no_negative_lines'])
  })
})

scenario('a negative line that was shipped stays', 'NL', async story => {
  const [item] = story.company.items.inventory as [Item]
  await story.takeIn('9', item, '3', '2026-06-01')
  const order = await story.sales.order({ lines: [{ item, quantity: '3', price: '10' }, { item, quantity: '-2', price: '12' }], on: '2026-06-02' })
  await story.sales.post(order, { only: 'handle' })
  const open = await story.sales.reopen(await story.sales.get(order))
  expect(await refusal(story.call('sales.order.move_negative_lines', { id: open.id }))).toEqual(['trade.negative_line_moved'])
})

describe('what a return brings about', () => {
  interface Made { readonly documents: readonly { readonly id: string; readonly side: string; readonly kind: string; readonly partyName: string }[] }
  const related = (story: Story, { id }: Document, input: object) => story.call<Made>('sales.return_order.create_related', { id, ...input })

  scenario('a replacement at the same price, the goods back to their vendor, and new ones ordered', 'NO', async story => {
    const [item] = story.company.items.inventory as [Item]
    const back = await story.sales.returnOrder({ lines: [{ item, quantity: '2', price: '30' }, { text: 'broken' }], on: '2026-06-02' })
    expect(await refusal(related(story, back, {}))).toEqual(['trade.related_nothing_chosen'])
    expect(await refusal(related(story, back, { orderFromVendor: true }))).toEqual(['trade.related_vendor_missing'])
    const { documents } = await related(story, back, { replacement: true, returnToVendor: true, orderFromVendor: true, vendorNumber: story.company.vendors.domestic.number })
    expect(documents.map(({ side, kind }) => `${side} ${kind}`)).toEqual(['sales order', 'purchase return_order', 'purchase order'])
    const replacement = await story.call<Document>('sales.order.get', { id: documents[0]!.id })
    expect(replacement.lines).toMatchObject([{ quantity: '2', unitPrice: '30' }])
    const toVendor = await story.call<Document>('purchase.return_order.get', { id: documents[1]!.id })
    expect(toVendor.lines).toMatchObject([{ quantity: '2' }])
    const { related: found } = await story.call<{ related: { id: string }[] }>('documents.related', { id: back.id })
    expect(found.map(({ id }) => id).toSorted()).toEqual(documents.map(({ id }) => id).toSorted())
  })

  scenario('a return without goods brings nothing about', 'NL', async story => {
    const back = await story.sales.returnOrder({ lines: [{ text: 'sorry' }], on: '2026-06-02' })
    expect(await refusal(related(story, back, { replacement: true }))).toEqual(['trade.related_no_items'])
  })
})
