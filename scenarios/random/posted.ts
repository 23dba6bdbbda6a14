/** Verbs on what is posted: copied, returned, taken back. */
import fc from 'fast-check'
import type { Kind } from '../trading.ts'
import { type Desk, type PostedOne, type Verb, dateOf, day, index, pick, verb } from './desk.ts'

const isMoney = ({ kind }: PostedOne): boolean => kind === 'invoice' || kind === 'credit_memo'

/** A verb done to one of the posted documents. */
const onPosted = <I extends { readonly posted: number }>(
  name: string, weight: number, input: fc.Arbitrary<I>, act: (desk: Desk, one: PostedOne, input: I) => Promise<string | undefined>,
): Verb => verb(name, weight, input, async (desk, drawn) => {
  const one = pick(desk.posted, drawn.posted)
  const done = one && (await act(desk, one, drawn))
  return done && `${done} ${one!.side}.${one!.kind}`
})

export const postedVerbs: readonly Verb[] = [
  onPosted('take_back', 4, fc.record({ posted: index, way: fc.constantFrom('reverse', 'reverse', 'cancel', 'correct') }), async (desk, one, { way: wanted }) => {
    const way = isMoney(one) && (wanted === 'cancel' || one.kind === 'invoice') ? wanted : 'reverse'
    const back = await desk.call<{ documents: { id: string; kind: string }[]; goesOn?: { id: string; kind: Kind } | null }>(`${one.side}.posted_${one.kind}.${way}`, { id: one.id })
    desk.remember(one.side, back)
    if (back.goesOn) desk.begin({ side: one.side, ...back.goesOn })
    return way
  }),
  onPosted('copy', 1, fc.record({ posted: index, into: fc.constantFrom<Kind>('credit_memo', 'return_order', 'invoice', 'order') }), async (desk, one, { into }) => {
    const { id } = await desk.call<{ id: string }>(`${one.side}.${into}.copy_from`, { source: one.id })
    desk.begin({ id, side: one.side, kind: into })
    return 'copy'
  }),
  verb('return', 1, fc.record({ entry: index, quantity: fc.constantFrom(1, 2, 0.5), day }), async (desk, { entry, quantity, day: on }) => {
    const { rows } = await desk.call<{ rows: { entryNo: number; itemId: string }[] }>('stock.item_entries.list', { filter: { type: 'sale', quantity: '<0' }, limit: 20 })
    const sold = pick(rows, entry)
    if (!sold) return undefined
    const { id } = await desk.call<{ id: string }>('sales.credit_memo.create', {
      partyId: desk.story.company.customers.domestic.id, postingDate: dateOf(on), documentDate: dateOf(on),
      lines: [{ type: 'item', itemId: sold.itemId, quantity: String(quantity), unitPrice: '10', appliesToItemEntryNo: sold.entryNo }],
    })
    desk.begin({ id, side: 'sales', kind: 'credit_memo' })
    desk.remember('sales', await desk.call('sales.credit_memo.post', { id }))
    desk.forget({ id, side: 'sales', kind: 'credit_memo' })
    return 'return'
  }),
]
