/**
 * Whatever was posted, however it came to be, whoever paid and whenever the period closed: it is taken back, and the net
 * of all entries is what it was before, per account, party, item and VAT (documents.md §11, §13, §16).
 */
import { describe, expect } from 'vitest'
import { netOf } from './random/net.ts'
import {
  type Made, type Side, charged, combined, creditMemo, deducted, entriesOf, invoice, order, pays, prepaidOrder, returnOrder, stock, straight, straightOrders,
} from './reversing.ts'
import { type Paid, type Story, stories } from './scenario.ts'

const { db, scenario } = await stories()

type Kind = 'invoice' | 'credit_memo' | 'movement' | 'return'

interface Origin {
  readonly name: string
  readonly kind: Kind
  readonly make: (story: Story, side: Side) => Promise<Made>
  /** Nothing is open of it: goods that only moved, and a credit memo that settled its invoice at once. */
  readonly settled?: true
}

const origins: readonly Origin[] = [
  { name: 'an invoice', kind: 'invoice', make: invoice },
  { name: 'an invoice from an order', kind: 'invoice', make: order },
  { name: 'an invoice of two orders, combined', kind: 'invoice', make: combined },
  { name: 'an invoice of goods that went straight', kind: 'invoice', make: straight },
  { name: 'an invoice with freight on its goods', kind: 'invoice', make: charged },
  { name: 'an invoice before delivery', kind: 'invoice', make: async (story, side) => story[side].prepay(await prepaidOrder(story, side)) },
  { name: 'an invoice that deducts what was invoiced before', kind: 'invoice', make: deducted },
  { name: 'a credit memo', kind: 'credit_memo', make: creditMemo },
  { name: 'a credit memo from a return order', kind: 'credit_memo', make: returnOrder },
  {
    name: 'a credit memo for what was invoiced before delivery', kind: 'credit_memo', settled: true,
    make: async (story, side) => {
      const made = await prepaidOrder(story, side)
      const before = await story[side].prepay(made)
      const credit = await story[side].creditPrepayment(await story[side].get(made))
      return { ...credit, last: () => story[side].reverse(before, 'invoice') }
    },
  },
  { name: 'goods that moved', kind: 'movement', settled: true, make: (story, side) => order(story, side, { only: 'handle' }) },
  { name: 'goods that moved back', kind: 'return', settled: true, make: (story, side) => returnOrder(story, side, { only: 'handle' }) },
  { name: 'goods that went straight', kind: 'movement', settled: true, make: async (story, side) => {
    const { sale, purchase } = await straightOrders(story)
    return story[side].post(side === 'sales' ? sale : purchase, { only: 'handle' })
  } },
]

/** What a kind is called where it was posted. */
const postedAs: Readonly<Record<Side, Readonly<Record<Kind, string>>>> = {
  sales: { invoice: 'invoice', credit_memo: 'credit_memo', movement: 'shipment', return: 'return_receipt' },
  purchase: { invoice: 'invoice', credit_memo: 'credit_memo', movement: 'receipt', return: 'return_shipment' },
}

/** What happened to the open entry: gives how to take that back in turn. */
type Settle = (story: Story, side: Side, origin: Origin) => Promise<(() => Promise<unknown>) | undefined>

const paying = (...amounts: readonly (string | undefined)[]): Settle => async (story, side, { kind }) => {
  const { entryNo } = (await entriesOf(story, side)).at(-1)!
  const paid: Paid[] = []
  for (const amount of amounts)
    paid.push(await pays(story, side)({ amount, entries: [entryNo], on: '2026-06-20', options: { documentType: kind === 'invoice' ? 'payment' : 'refund' } }))
  return async () => {
    for (const { transactionNo } of paid) await story.call('payments.reverse', { transactionNo })
  }
}

const settledByItsOpposite: Settle = async (story, side, { kind }) => {
  const { entryNo: appliesToEntryNo } = (await entriesOf(story, side)).at(-1)!
  const [opposite, make] = kind === 'invoice' ? (['credit_memo', creditMemo] as const) : (['invoice', invoice] as const)
  const posted = await make(story, side, { appliesToEntryNo })
  return () => story[side].reverse(posted, opposite)
}

const settlements: Readonly<Record<string, Settle>> = {
  'unpaid': async () => undefined,
  'paid in part': paying('10'),
  'paid in parts': paying('10', '20.01', undefined),
  'paid': paying(undefined),
  'settled by its opposite': settledByItsOpposite,
}

const settledAs = ({ settled }: Origin): readonly string[] => (settled ? ['unpaid'] : Object.keys(settlements))

describe.each(['sales', 'purchase'] as const)('%s', side => {
  for (const origin of origins)
    for (const settlement of settledAs(origin))
      for (const period of ['open', 'closed'] as const)
        scenario(`${side}: ${origin.name}, ${settlement}, its period ${period}, is taken back and nothing is left of it`, 'NL', async story => {
          await stock(story)
          const before = await netOf(db, story.company.companyId)
          const posted = await origin.make(story, side)
          const settled = await settlements[settlement]!(story, side, origin)
          if (period === 'closed') await story.finance({ allowPostingFrom: '2026-07-01' })
          const kind = postedAs[side][origin.kind]
          const { id } = posted.documents.find(document => document.kind === kind)!
          const { first } = await story.call<{ first: { document: { id: string } }[] }>(`${side}.posted_${kind}.reversal`, { id })
          expect(first.map(({ document }) => document.id)).toEqual(posted.inTheWay ?? [])
          await story[side].reverse(posted, kind, posted.inTheWay && { first: posted.inTheWay })
          await story.finance({ allowPostingFrom: null })
          await settled?.()
          await posted.last?.()
          expect(await netOf(db, story.company.companyId)).toEqual(before)
        })
})
