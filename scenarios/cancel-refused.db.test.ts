/** What keeps a posted invoice from being cancelled or corrected, through the commands: one wrong fact each, and nothing written (documents.md §11.1). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestCompany, testCompany } from '../src/platform/testing/company.ts'
import { codes, refusing } from './refusing.ts'
import { type Story, expectBooksAgree, refusal, stories, storyOf } from './scenario.ts'
import type { Posted } from './trading.ts'

const { db, scenario } = await stories()
let company: TestCompany
let story: Story
let posted: Posted
const { refused, during } = refusing(db, () => company)

const idOf = ({ documents }: Posted, kind = 'invoice'): string => documents.find(document => document.kind === kind)!.id
const cancel = (how: 'cancel' | 'correct' = 'cancel') => story.call<Posted>(`sales.posted_invoice.${how}`, { id: idOf(posted) })

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  story = storyOf(db, company)
  const [item] = company.items.inventory
  await story.takeIn('10', item!, '60', '2026-06-01')
  await db.owner.query("update posting.general_setup set sales_credit_memo_account = '6140' where company_id = $1 and product_group = 'RETAIL'", [company.companyId])
  posted = await story.sales.post(await story.sales.invoice({ lines: [{ item: item!, quantity: '6', price: '100' }], on: '2026-06-05' }))
})
afterAll(() => expectBooksAgree(db, company.companyId))

const demanded = (source: string, record: string) => [
  `insert into dimensions.defaults (company_id, source, record, dimension, rule) values ($1, '${source}', '${record}', 'DEPARTMENT', 'code_mandatory')`,
  'delete from dimensions.defaults where company_id = $1',
] as const
const blocked = (account: string) => [true, false].map(state =>
  `update ledger.accounts set blocked = ${state} where company_id = $1 and number = (${account})`) as [string, string]
const ofSetup = (column: string) => `select ${column} from posting.general_setup where company_id = $1 and product_group = 'RETAIL' and business_group = 'DOMESTIC'`
const series = (set: string) =>
  `update numbering.series_lines l set ${set} from trade.series s where s.company_id = $1 and s.side = 'sales' and s.kind = 'posted_credit_memo'
   and l.company_id = $1 and l.series_code = s.series_code`

describe('what went wrong since it was posted', () => {
  test.each<[string, string, string, string, object]>([
    ['block 7 the customer asks for a dimension', ...demanded('customer', 'C-DOM'), 'trade.cancel_dimensions', { dimensions: 'DEPARTMENT', lineNo: 0 }],
    ['block 12 the item asks for a dimension', ...demanded('item', 'INV-1'), 'trade.cancel_dimensions', { dimensions: 'DEPARTMENT', lineNo: 10_000 }],
    ['block 13 the inventory account is blocked', ...blocked("select inventory_account from posting.inventory_setup where company_id = $1 and inventory_group = 'RESALE' and location = ''"),
      'posting.account_blocked', {}],
    ['block 13 there is no inventory account', "update posting.inventory_setup set inventory_account = null where company_id = $1 and inventory_group = 'RESALE'",
      "update posting.inventory_setup set inventory_account = '0505' where company_id = $1 and inventory_group = 'RESALE'", 'posting.setup_missing', { field: 'inventoryAccount' }],
    ['block 14 the posting set-up is blocked', "update posting.general_setup set blocked = true where company_id = $1 and product_group = 'RETAIL'",
      "update posting.general_setup set blocked = false where company_id = $1 and product_group = 'RETAIL'", 'trade.general_setup_blocked', { productGroup: 'RETAIL' }],
    ['block 14 the account of credit memos is blocked', ...blocked(ofSetup('sales_credit_memo_account')), 'posting.account_blocked', {}],
    ['block 14 there is no account of cost', "update posting.general_setup set cogs_account = null where company_id = $1 and product_group = 'RETAIL'",
      "update posting.general_setup set cogs_account = '5110' where company_id = $1 and product_group = 'RETAIL'", 'posting.setup_missing', { field: 'cogsAccount' }],
    ['block 14 the account of cost is blocked', ...blocked(ofSetup('cogs_account')), 'posting.account_blocked', {}],
    ['block 15 the account of receivables is blocked', ...blocked("select control_account from posting.party_groups where company_id = $1 and role = 'customer' and code = 'DOMESTIC'"), 'posting.account_blocked', {}],
    ['block 15 the VAT account is blocked', ...blocked("'1340'"), 'posting.account_blocked', { account: '1340' }],
    ['block 17 the numbers of credit memos are used up', series('ending_value = coalesce(last_value, first_value - 1)'), series('ending_value = null'), 'numbering.exhausted', {}],
    ['block 17 credit memos have no number series', "update trade.series set kind = 'posted_credit_memo-' where company_id = $1 and side = 'sales' and kind = 'posted_credit_memo'",
      "update trade.series set kind = 'posted_credit_memo' where company_id = $1 and side = 'sales' and kind = 'posted_credit_memo-'", 'trade.reversal_series_missing', { kind: 'posted_credit_memo' }],
  ])('%s', async (_, change, back, code, params) => {
    const told = await during(change, back, () => refused(cancel))
    expect(codes(told)).toEqual([code])
    expect(told[0]!.params).toMatchObject(params)
  })

  test('block 17 correcting draws a number for the invoice that is typed again: without one nothing is cancelled', async () => {
    const kind = (from: string, to: string) => `update trade.series set kind = '${to}' where company_id = $1 and side = 'sales' and kind = '${from}'`
    const told = await during(kind('invoice', 'invoice-'), kind('invoice-', 'invoice'), () => refused(() => cancel('correct')))
    expect(codes(told)).toEqual(['numbering.series_unset'])
  })

  test('put right, it is cancelled; then it is cancelled already', async () => {
    await cancel()
    expect(codes(await refused(cancel))).toEqual(['trade.already_reversed'])
  })
})

const taken = (told: Story, kind: string, from: Posted, options: object = {}) => told.call<Posted>(`sales.posted_${kind}.reverse`, { id: idOf(from, kind), ...options })

scenario('a day before its own, goods that are back already, an order that went on: not taken back', 'NL', async told => {
  const [item] = told.company.items.inventory
  await told.takeIn('20', item!, '60', '2026-06-01')
  const order = await told.sales.order({ lines: [{ item: item!, quantity: '10', price: '100', more: { quantityToHandle: '6' } }], on: '2026-06-05' })
  const shipment = await told.sales.post(order, { only: 'handle' })
  const invoice = await told.sales.post(order, { only: 'invoice' })
  expect(await refusal(taken(told, 'invoice', invoice, { postingDate: '2026-06-04' }))).toEqual(['trade.reversal_too_early'])
  const back = await taken(told, 'invoice', invoice)
  expect(await refusal(taken(told, 'shipment', shipment))).toEqual(['trade.movement_back_already'])
  // The order ships and invoices 8 of its 10: the 6 that came back no longer fit on it.
  await told.sales.changeLines(order, { 1: { quantityToHandle: '8' } })
  await told.sales.post(order)
  expect(await refusal(taken(told, 'credit_memo', back))).toEqual(['trade.order_went_on'])
})
