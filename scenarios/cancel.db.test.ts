/** Cancelling and correcting posted invoices (documents.md §11). */
import { expect } from 'vitest'
import { type Story, refusal, stories } from './scenario.ts'
import type { Posted } from './trading.ts'

const { db, scenario } = await stories()

const idOf = (posted: Posted, kind = 'invoice'): string => posted.documents.find(document => document.kind === kind)!.id
const cancel = (story: Story, posted: Posted, kind = 'invoice') => story.call<Posted>(`sales.posted_${kind}.cancel`, { id: idOf(posted, kind) })
const correct = (story: Story, posted: Posted) =>
  story.call<Posted & { goesOn: { id: string; kind: string; number: string } | null }>('sales.posted_invoice.correct', { id: idOf(posted) })

async function six(story: Story): Promise<{ order: Awaited<ReturnType<Story['sales']['order']>>; posted: Posted }> {
  const [item] = story.company.items.inventory
  await story.takeIn('10', item!, '60', '2026-06-01')
  const order = await story.sales.order({ lines: [{ item: item!, quantity: '10', price: '100', more: { quantityToHandle: '6' } }], on: '2026-06-05' })
  return { order, posted: await story.sales.post(order) }
}

const typed = async (story: Story): Promise<Posted> => {
  const [item] = story.company.items.inventory
  await story.takeIn('10', item!, '60', '2026-06-01')
  return story.sales.post(await story.sales.invoice({ lines: [{ item: item!, quantity: '6', price: '100' }, { text: 'By hand' }], on: '2026-06-05' }))
}

/** Credit memos of this company go to an account of their own. */
const ownCreditMemoAccount = (story: Story) =>
  db.owner.query(
    `update posting.general_setup g set sales_credit_memo_account = (select a.number from ledger.accounts a where a.company_id = $1 and a.type = 'posting'
       and a.category = 'income' and a.number not in (select sales_account from posting.general_setup where company_id = $1 and sales_account is not null) order by a.number limit 1)
     where g.company_id = $1`,
    [story.company.companyId],
  )

scenario('an invoice of 6 is cancelled: revenue back by the credit memo account, the order open for all 10 (11-A)', 'NO', async story => {
  await ownCreditMemoAccount(story)
  const { order, posted } = await six(story)
  const cancelled = await cancel(story, posted)
  expect(cancelled.documents.map(({ kind }) => kind).sort()).toEqual(['credit_memo', 'return_receipt'])
  expect(await story.gl(cancelled)).toEqual({
    'sales credit memos': '600.00', 'sales VAT': '150.00', receivables: '-750.00', inventory: '360.00', 'cost of goods sold': '-360.00',
  })
  expect((await story.customerEntries()).map(({ open }) => open)).toEqual([false, false])
  expect((await story.sales.get(order)).lines[0]).toMatchObject({ handledQuantity: '0', invoicedQuantity: '0', outstandingQuantity: '10', quantityToHandle: '10' })
  expect(await refusal(cancel(story, posted))).toEqual(['trade.already_reversed'])
})

scenario('1.00 is paid: not to be cancelled until that is undone (11-B)', 'NO', async story => {
  const { posted } = await six(story)
  await story.customerPays({ amount: '1', on: '2026-06-06' })
  expect(await refusal(cancel(story, posted))).toEqual(['trade.cancel_settled'])
  const entry = (await story.customerEntries()).find(({ documentType }) => documentType === 'invoice')!
  await story.call('payments.unapply', { entryNo: entry.entryNo })
  await cancel(story, posted)
})

scenario('an invoice typed directly is corrected on a copy of it; stock is as before until that is posted (11-C)', 'NL', async story => {
  const [item] = story.company.items.inventory
  const posted = await typed(story)
  const { goesOn } = await correct(story, posted)
  expect(goesOn).toMatchObject({ kind: 'invoice' })
  expect(await story.onHand(item!)).toBe('10')
  const copy = await story.call<{ lines: object[]; status: string; totals: object }>('sales.invoice.get', { id: goesOn!.id })
  expect(copy).toMatchObject({ status: 'open', totals: { net: '600' }, lines: [{ quantity: '6', unitPrice: '100' }, { description: 'By hand' }] })
})

scenario('an invoice of an order is corrected on the order', 'BE', async story => {
  const { order, posted } = await six(story)
  expect((await correct(story, posted)).goesOn).toEqual({ id: order.id, kind: 'order', number: order.number })
})

scenario('a credit memo that cancelled an invoice is cancelled in turn; any other is not', 'NL', async story => {
  const posted = await typed(story)
  const cancelled = await cancel(story, posted)
  const again = await cancel(story, cancelled, 'credit_memo')
  expect(again.documents.map(({ kind }) => kind)).toContain('invoice')
  expect(await refusal(cancel(story, again))).toEqual(['trade.cancel_corrective'])
  const own = await story.sales.post(await story.sales.creditMemo({ lines: [{ item: story.company.items.service[0]!, quantity: '1', price: '5' }] }))
  expect(await refusal(cancel(story, own, 'credit_memo'))).toEqual(['trade.cancel_not_corrective'])
})

scenario('a corrective credit memo is not cancelled once it settles something else than its invoice, or nothing', 'NL', async story => {
  const posted = await typed(story)
  const cancelled = await cancel(story, posted)
  const [invoice, memo] = await story.customerEntries()
  await story.call('payments.unapply', { entryNo: memo!.entryNo })
  expect(await refusal(cancel(story, cancelled, 'credit_memo'))).toEqual(['trade.cancel_credit_elsewhere'])
  await typed(story)
  const other = (await story.customerEntries()).at(-1)!
  await story.call('payments.apply', { entryNo: memo!.entryNo, applications: [{ entryNo: other.entryNo }] })
  expect(await refusal(cancel(story, cancelled, 'credit_memo'))).toEqual(['trade.cancel_credit_elsewhere'])
  await story.call('payments.unapply', { entryNo: memo!.entryNo })
  await story.call('payments.apply', { entryNo: memo!.entryNo, applications: [{ entryNo: invoice!.entryNo }] })
  await cancel(story, cancelled, 'credit_memo')
})

/** One wrong fact each, and the code it is refused with. */
const wrong: readonly (readonly [string, (story: Story, posted: Posted) => Promise<unknown>, string])[] = [
  ['its period is closed', story => story.finance({ allowPostingFrom: '2026-07-01' }), 'trade.cancel_period_closed'],
  ['the customer is blocked', story => story.customer({ blocked: 'invoice' }), 'trade.cancel_party_blocked'],
  ['an item is blocked', story => story.call('items.change', { id: story.company.items.inventory[0]!.id, blocked: true }), 'trade.cancel_item_blocked'],
  [
    'credit memos have no account',
    story => db.owner.query('update posting.general_setup set sales_credit_memo_account = null where company_id = $1', [story.company.companyId]),
    'trade.cancel_account_missing',
  ],
  [
    'a number of the customer is mandatory',
    story => db.owner.query(`update trade.setup set external_number_mandatory = true where company_id = $1 and side = 'sales'`, [story.company.companyId]),
    'trade.cancel_number_missing',
  ],
  [
    'goods have come back',
    async (story, posted) => {
      const memo = await story.call<{ id: string; lines: { id: string }[] }>('sales.credit_memo.copy_from', { source: idOf(posted) })
      await story.call('sales.credit_memo.change', { id: memo.id, appliesToEntryNo: null })
      await story.call('sales.credit_memo.lines.change', { documentId: memo.id, lines: [{ id: memo.lines[0]!.id, quantity: '2' }] })
      await story.call('sales.credit_memo.post', { id: memo.id })
    },
    'trade.cancel_goods_returned',
  ],
]

for (const [fact, make, code] of wrong)
  scenario(`cancelling is refused when ${fact}`, 'NL', async story => {
    const posted = await typed(story)
    await make(story, posted)
    expect(await refusal(cancel(story, posted))).toEqual([code])
  })
