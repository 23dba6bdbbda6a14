/**
 * What keeps a document from being posted, through the public commands: one wrong fact each, named in a problem, and
 * nothing written – no entry, no number drawn, the document as it was (documents.md §1.4, §1.5, §6.2, ledgers.md §1.4–1.6).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { explained } from '../src/platform/constraints.ts'
import { Refused } from '../src/platform/problem.ts'
import { type TestCompany, testCompany } from '../src/platform/testing/company.ts'
import { codes, refusing } from './refusing.ts'
import { type Story, expectBooksAgree, refusal, stories, storyOf } from './scenario.ts'
import type { Document, NewDocument } from './trading.ts'

const { db } = await stories()
let company: TestCompany
let story: Story
const { sql, refused, during } = refusing(db, () => company)

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  story = storyOf(db, company)
  await story.takeIn('1000', company.items.inventory[0]!, '5', '2026-01-02')
  await story.takeIn('1000', company.items.inventory[1]!, '5', '2026-01-02')
})

afterAll(() => expectBooksAgree(db, company.companyId))

const goods = (): NewDocument => ({ lines: [{ item: company.items.inventory[0]!, quantity: '10', price: '100' }] })
const makers = {
  'sales order': () => story.sales.order(goods()),
  'sales invoice': () => story.sales.invoice(goods()),
  'sales credit memo': () => story.sales.creditMemo(goods()),
  'purchase order': () => story.purchase.order(goods()),
  'purchase order for no location': () => story.purchase.order({ ...goods(), header: { location: null } }),
  'purchase invoice': () => story.purchase.invoice(goods()),
} satisfies Record<string, () => Promise<Document>>

const post = (document: Document) => story[document.side].post(document)
const party = (set: string) => `update parties.parties set ${set} where company_id = $1 and number in ('C-DOM', 'V-DOM')`
const item = (set: string) => `update items.items set ${set} where company_id = $1 and number = 'INV-1'`
const account = (column: string, value: string) =>
  `update posting.general_setup set ${column} = ${value} where company_id = $1 and business_group = 'DOMESTIC' and product_group = 'RETAIL'`
const tax = (set: string) => `update tax.posting_setup set ${set} where company_id = $1 and business_group = 'DOMESTIC' and product_group = 'STANDARD'`
const series = (kind: string, set: string) =>
  `update numbering.series_lines l set ${set} from trade.series s where s.company_id = $1 and s.side = 'sales' and s.kind = '${kind}'
   and l.company_id = $1 and l.series_code = s.series_code`

describe('a set-up that went wrong between typing and posting', () => {
  test.each<[string, keyof typeof makers, string, string, string[], object]>([
    ['a customer blocked for shipping', 'sales order', party("blocked = 'ship'"), party("blocked = ''"), ['trade.party_blocked'], { blocked: 'ship', number: 'C-DOM' }],
    ['a customer blocked for shipping: its invoice ships', 'sales invoice', party("blocked = 'ship'"), party("blocked = ''"), ['trade.party_blocked'], { kind: 'invoice' }],
    ['a customer blocked for invoices', 'sales invoice', party("blocked = 'invoice'"), party("blocked = ''"), ['trade.party_blocked'], {}],
    ['a customer blocked altogether', 'sales credit memo', party("blocked = 'all'"), party("blocked = ''"), ['trade.party_blocked'], { kind: 'credit_memo' }],
    ['a vendor blocked altogether', 'purchase order', party("blocked = 'all'"), party("blocked = ''"), ['trade.party_blocked'], { role: 'vendor' }],
    ['a vendor blocked for privacy', 'purchase invoice', party('privacy_blocked = true'), party('privacy_blocked = false'), ['trade.party_privacy_blocked'], { number: 'V-DOM' }],
    ['a blocked item', 'sales order', item('blocked = true'), item('blocked = false'), ['trade.item_blocked'], { item: 'INV-1' }],
    ['an item no longer sold', 'sales invoice', item('sales_blocked = true'), item('sales_blocked = false'), ['trade.item_blocked'], { item: 'INV-1' }],
    ['an item no longer bought', 'purchase order', item('purchasing_blocked = true'), item('purchasing_blocked = false'), ['trade.item_blocked'], { item: 'INV-1' }],
    ['no sales account', 'sales order', account('sales_account', 'null'), account('sales_account', "'6130'"),
      ['trade.general_setup_missing'], { businessGroup: 'DOMESTIC', productGroup: 'RETAIL', account: 'salesAccount' }],
    ['general posting set-up blocked', 'purchase order', account('blocked', 'true'), account('blocked', 'false'), ['trade.general_setup_blocked'], { productGroup: 'RETAIL' }],
    ['no account for the cost of what is sold', 'sales order', account('cogs_account', 'null'), account('cogs_account', "'5110'"),
      ['posting.setup_missing'], { first: 'DOMESTIC', second: 'RETAIL', field: 'cogsAccount' }],
    ['no inventory account', 'purchase order', "update posting.inventory_setup set inventory_account = null where company_id = $1 and inventory_group = 'RESALE'",
      "update posting.inventory_setup set inventory_account = '0505' where company_id = $1 and inventory_group = 'RESALE'",
      ['posting.setup_missing'], { second: 'RESALE', field: 'inventoryAccount' }],
    ['VAT set-up blocked', 'sales order', tax('blocked = true'), tax('blocked = false'), ['trade.tax_setup_blocked'], { businessGroup: 'DOMESTIC', productGroup: 'STANDARD' }],
    ['no VAT set-up on the day', 'sales order', tax("valid_from = '2030-01-01'"), tax("valid_from = '2012-10-01'"),
      ['trade.tax_setup_missing'], { businessGroup: 'DOMESTIC', productGroup: 'STANDARD', date: '2026-06-15' }],
    ['no account for sales VAT', 'sales order', tax('sales_account = null'), tax("sales_account = '1340'"), ['trade.tax_account_missing'], { account: 'salesAccount' }],
    ['a blocked sales account', 'sales order', "update ledger.accounts set blocked = true where company_id = $1 and number = '6130'",
      "update ledger.accounts set blocked = false where company_id = $1 and number = '6130'", ['posting.account_blocked'], { account: '6130' }],
    ['a series used up', 'sales order', series('posted_invoice', 'ending_value = coalesce(last_value, first_value - 1)'), series('posted_invoice', 'ending_value = null'),
      ['numbering.exhausted'], {}],
    ['no line of the series on the day', 'sales order', series('posted_shipment', "starting_date = '2026-12-01'"), series('posted_shipment', "starting_date = '2000-01-01'"),
      ['numbering.none_on_date'], { date: '2026-06-15' }],
    ['no series for posted invoices', 'sales invoice',
      "update trade.series set kind = 'posted_invoice-' where company_id = $1 and side = 'sales' and kind = 'posted_invoice'",
      "update trade.series set kind = 'posted_invoice' where company_id = $1 and side = 'sales' and kind = 'posted_invoice-'", ['trade.series_missing'], { kind: 'posted_invoice' }],
    ['a day outside the company’s range', 'sales order', "update company.finance_setup set allow_posting_to = '2026-06-14' where company_id = $1",
      'update company.finance_setup set allow_posting_to = null where company_id = $1', ['posting.date_not_allowed'], { date: '2026-06-15', to: '2026-06-14' }],
    ['a day outside the user’s range, inside the company’s', 'purchase invoice',
      "insert into company.user_setup (company_id, user_id, allow_posting_from) values ($1, 'test-user', '2026-06-16')",
      'delete from company.user_setup where company_id = $1', ['posting.date_not_allowed'], { from: '2026-06-16' }],
    ['invoicing by one who may only ship', 'sales order',
      "insert into company.user_setup (company_id, user_id, invoice_posting_policy) values ($1, 'test-user', 'prohibited')",
      'delete from company.user_setup where company_id = $1', ['trade.invoicing_not_allowed'], {}],
    ['an external number that is asked for', 'sales order', "update trade.setup set external_number_mandatory = true where company_id = $1 and side = 'sales'",
      "update trade.setup set external_number_mandatory = false where company_id = $1 and side = 'sales'", ['trade.external_number_missing'], {}],
    ['goods without a location that is asked for', 'purchase order for no location', "update trade.setup set location_mandatory = true where company_id = $1", "update trade.setup set location_mandatory = false where company_id = $1",
      ['trade.location_missing'], { item: 'INV-1', lineNo: 10_000 }],
    ['another total than on the vendor’s paper', 'purchase invoice', "update trade.setup set check_their_totals = true where company_id = $1 and side = 'purchase'",
      'update trade.setup set check_their_totals = false where company_id = $1', ['trade.their_totals_differ'], { gross: '1210', tax: '210', theirGross: '0' }],
    ['goods back without the sale they were of', 'sales credit memo', "update trade.setup set exact_cost_reversing_mandatory = true where company_id = $1 and side = 'sales'",
      "update trade.setup set exact_cost_reversing_mandatory = false where company_id = $1 and side = 'sales'", ['trade.exact_cost_link_missing'], { item: 'INV-1' }],
    ['a dimension the customer demands', 'sales order',
      `insert into dimensions.defaults (company_id, source, record, dimension, rule) values ($1, 'customer', 'C-DOM', 'DEPARTMENT', 'code_mandatory')`,
      'delete from dimensions.defaults where company_id = $1', ['dimensions.value_required', 'dimensions.value_required'], { dimension: 'DEPARTMENT' }],
  ])('%s (%s)', async (_, kind, change, back, expected, params) => {
    const document = await makers[kind]()
    const told = await during(change, back, () => refused(() => post(document)))
    expect(codes(told)).toEqual(expected)
    expect(told[0]!.params).toMatchObject(params)
    // put right, it posts
    expect(await post(document)).toMatchObject({ finished: true })
  })
})

describe('what a customer’s block leaves', () => {
  test('blocked for shipping: what was shipped is invoiced, a credit memo is posted', async () => {
    const order = await story.sales.order(goods())
    await story.sales.post(order, { only: 'handle' })
    const memo = await story.sales.creditMemo(goods())
    await during(party("blocked = 'ship'"), party("blocked = ''"), async () => {
      expect(await story.sales.post(order, { only: 'invoice' })).toMatchObject({ finished: true })
      expect(await story.sales.post(memo)).toMatchObject({ finished: true })
      for (const kind of ['quote', 'order'] as const) expect(codes(await refused(() => story.sales[kind](goods())))).toEqual(['trade.party_blocked'])
      await story.sales.invoice(goods())
    })
  })
})

describe('the order itself', () => {
  test('more than is outstanding is not typed, and what was typed first is what is posted', async () => {
    const order = await story.sales.order(goods())
    expect(await refused(() => story.sales.changeLines(order, { 1: { quantityToHandle: '11' } })))
      .toMatchObject([{ code: 'trade.handles_too_much', params: { quantity: '11', outstanding: '10' } }])
    await story.sales.changeLines(order, { 1: { quantityToHandle: '6' } })
    expect(await refused(() => story.sales.changeLines(order, { 1: { quantityToInvoice: '7' } })))
      .toMatchObject([{ code: 'trade.invoices_too_much', params: { quantity: '7', maximum: '6' } }])
    await story.sales.post(order)
    const { id } = order.lines[0]!
    await story.sales.reopen(order)
    expect(codes(await refused(() => story.sales.changeLines(order, { 1: { quantity: '5' } })))).toEqual(['trade.quantity_below_handled'])
    expect(codes(await refused(() => story.sales.changeLines(order, { 1: { itemId: company.items.inventory[1]!.id } })))).toContain('trade.line_partly_handled')
    expect(await story.call('sales.order.lines.delete', { documentId: order.id, ids: [id] })).toMatchObject({ lines: [] })
  })

  test('a stale version, a document posted meanwhile, neither step chosen, nothing to post', async () => {
    const order = await story.sales.order(goods())
    await story.sales.change(order, { yourReference: 'A' })
    expect(await refused(() => story.call('sales.order.post', { id: order.id, version: order.version })))
      .toMatchObject([{ code: 'trade.stale_version', params: { version: 1, current: 2 } }])
    expect(codes(await refused(() => story.call('sales.order.post', { id: order.id, handle: false, invoice: false })))).toEqual(['trade.no_step_chosen'])
    expect(codes(await refused(() => story.sales.post(order, { only: 'invoice' })))).toEqual(['trade.nothing_to_post'])
    await story.sales.post(order)
    expect(codes(await refused(() => story.sales.post(order)))).toEqual(['trade.document_gone'])
  })

  test('an order that goes out complete is shipped complete or not at all', async () => {
    const order = await story.sales.order({
      header: { shippingAdvice: 'complete' },
      lines: [{ item: company.items.inventory[0]!, quantity: '10', price: '9' }, { item: company.items.inventory[1]!, quantity: '5', price: '9' }],
    })
    await story.sales.changeLines(order, { 1: { quantityToHandle: '9' } })
    expect(await refused(() => story.sales.post(order))).toMatchObject([{ code: 'trade.must_be_shipped_complete', params: { item: 'INV-1', quantity: '10' } }])
    await story.sales.changeLines(order, { 1: { quantityToHandle: '10' } })
    expect(await story.sales.post(order)).toMatchObject({ finished: true })
  })

  test('a variant that is not named, where the item or the set-up asks for one', async () => {
    const coloured = company.items.inventory[1]!
    await sql("insert into items.variants (company_id, item_id, code, description) values ($1, $2, 'BLUE', 'Blue')", coloured.id)
    const order = await story.sales.order({ lines: [{ item: coloured, quantity: '1', price: '9' }] })
    const setup = (flag: boolean) => story.call('company.finance_setup.change', { variantMandatory: flag })
    const ofItem = async (flag: boolean | null) => {
      const { version } = await story.call<{ version: number }>('items.get', { id: coloured.id })
      await story.call('items.change', { id: coloured.id, version, variantMandatory: flag })
    }
    await setup(true)
    expect(await refusal(story.sales.release(order))).toEqual(['trade.variant_missing'])
    expect(await refusal(post(order))).toEqual(['trade.variant_missing'])
    expect(await refusal(story.takeIn('1', coloured, '5', '2026-06-15'))).toEqual(['warehouse.variant_missing'])
    // what has no variants asks for none, nor does what says so itself
    await story.sales.release(await story.sales.order(goods()))
    await ofItem(false)
    await story.sales.reopen(await story.sales.release(order))
    await setup(false)
    await ofItem(true)
    expect(await refusal(post(order))).toEqual(['trade.variant_missing'])
    await story.call('stock.adjust', { lines: [{ type: 'positive', itemId: coloured.id, variant: 'BLUE', quantity: '1', unitCost: '5' }] })
    await post(await story.sales.changeLines(order, { 1: { variant: 'BLUE' } }))
    await ofItem(null)
  })

  test('a variant that was blocked since', async () => {
    await sql("insert into items.variants (company_id, item_id, code, description) values ($1, $2, 'RED', 'Red')", company.items.service[0]!.id)
    const order = await story.sales.order({ lines: [{ item: company.items.service[0]!, quantity: '1', price: '9', more: { variant: 'RED' } }] })
    const told = await during(
      "update items.variants set blocked = true where company_id = $1 and code = 'RED'", "update items.variants set blocked = false where company_id = $1 and code = 'RED'",
      () => refused(() => story.sales.post(order)),
    )
    expect(told).toMatchObject([{ code: 'trade.variant_blocked', params: { item: 'SRV-1', variant: 'RED' } }])
    await story.sales.post(order)
  })

  test('what failed had released nothing, though posting releases and computes the invoice discount', async () => {
    const [service] = company.items.service
    const invoice = await story.sales.invoice({ header: { invoiceDiscountPercent: '10' }, lines: [{ item: service!, quantity: '1', price: '100' }] })
    const told = await during(party("blocked = 'all'"), party("blocked = ''"), () => refused(() => story.sales.post(invoice)))
    expect(codes(told)).toEqual(['trade.party_blocked'])
    expect(await story.sales.get(invoice)).toMatchObject({ status: 'open', version: invoice.version })
    await story.sales.post(invoice)
  })

  test('several at once: one posts, the others are told that it is gone', async () => {
    const order = await story.sales.order(goods())
    const told = await Promise.all(Array.from({ length: 4 }, () =>
      story.sales.post(order).then(() => 'posted', (error: unknown) => (error instanceof Refused ? error.problems[0]!.code : String(error)))))
    expect(told.toSorted()).toEqual(['posted', 'trade.document_gone', 'trade.document_gone', 'trade.document_gone'])
  })

  test('goods come back against their sale no further than they were sold', async () => {
    const [sold] = company.items.inventory
    await story.sales.post(await story.sales.invoice({ lines: [{ item: sold!, quantity: '3', price: '9' }] }))
    const [entry] = await sql<{ entry_no: number }>("select max(entry_no) as entry_no from stock.item_entries where company_id = $1 and type = 'sale'")
    const back = (quantity: string) =>
      story.sales.creditMemo({ lines: [{ item: sold!, quantity, price: '9', more: { appliesToItemEntryNo: Number(entry!.entry_no) } }] })
    await story.sales.post(await back('2'))
    const more = await back('2')
    expect(codes(await refused(() => story.sales.post(more)))).toEqual(['stock.return_exceeds_shipped'])
    await story.sales.post(await back('1'))
  })

  test('an invoice that comes to less than nothing is a credit memo', async () => {
    const [service] = company.items.service
    const invoice = await story.sales.invoice({ lines: [{ item: service!, quantity: '1', price: '10' }, { item: service!, quantity: '-2', price: '10' }] })
    expect(codes(await refused(() => story.sales.post(invoice)))).toEqual(['trade.document_total_negative'])
  })

  test('goods that are not there, unless the company or the item allows it', async () => {
    const scarce = company.items.inventory[3]!
    const order = await story.sales.order({ lines: [{ item: scarce, quantity: '3', price: '9' }] })
    expect(await refused(() => story.sales.post(order))).toMatchObject([{ code: 'stock.not_on_inventory', params: { item: 'INV-4' } }])
    await sql("update items.items set prevent_negative_inventory = false where company_id = $1 and number = 'INV-4'")
    expect(await story.sales.post(order)).toMatchObject({ finished: true })
    expect(await story.onHand(scarce)).toBe('-3')
  })
})

describe('dates and rates', () => {
  test('a posting date given with the posting counts: outside the range, without a rate', async () => {
    await sql("delete from currencies.rates where company_id = $1 and currency = 'USD'")
    await story.rate('USD', '2026-06-01', '0.8')
    const order = await story.sales.order({ ...goods(), header: { currency: 'USD' } })
    expect(await refused(() => story.sales.post(order, { on: '2026-05-31' })))
      .toMatchObject([{ code: 'trade.exchange_rate_missing', params: { currency: 'USD', date: '2026-05-31' } }])
    await during(
      "update company.finance_setup set allow_posting_from = '2026-06-10' where company_id = $1", 'update company.finance_setup set allow_posting_from = null where company_id = $1',
      async () => expect(codes(await refused(() => story.sales.post(order, { on: '2026-06-09' })))).toEqual(['posting.date_not_allowed']),
    )
  })

  test('a series in order of date refuses a day before the last; the number is not lost', async () => {
    const [service] = company.items.service
    const invoice = (on: string) => story.sales.invoice({ lines: [{ item: service!, quantity: '1', price: '10' }], on })
    const dateOrder = (value: boolean) =>
      `update numbering.series n set date_order = ${value} from trade.series s where s.company_id = $1 and s.side = 'sales' and s.kind = 'posted_invoice'
       and n.company_id = $1 and n.code = s.series_code`
    await during(dateOrder(true), dateOrder(false), async () => {
      const first = await story.sales.post(await invoice('2026-06-20'))
      const early = await invoice('2026-06-19')
      expect(await refused(() => story.sales.post(early))).toMatchObject([{ code: 'numbering.date_order', params: { date: '2026-06-19', lastDate: '2026-06-20' } }])
      const next = await story.sales.post(await invoice('2026-06-20'))
      const number = (posted: typeof first) => Number(posted.documents.find(({ kind }) => kind === 'invoice')!.number)
      expect(number(next)).toBe(number(first) + 1)
    })
  })
})

describe('a vendor’s own number', () => {
  const [one, two] = ['INV-77', 'inv-77']
  const invoice = (changes: NewDocument = {}) =>
    story.purchase.invoice({ lines: [{ item: company.items.service[0]!, quantity: '1', price: '10' }], ...changes })

  test('is used once, however it is written; another vendor and a credit memo may have it too', async () => {
    await story.purchase.post(await invoice(), { externalNumber: one! })
    const again = await invoice()
    const told = await refused(() => story.purchase.post(again, { externalNumber: two! }))
    expect(told).toMatchObject([{ code: 'trade.external_number_used', params: { externalNumber: 'inv-77' }, field: 'externalNumber' }])
    expect((told[0]!.params as { vendor: string }).vendor).toContain('V-DOM')
    await story.purchase.post(await invoice({ party: company.vendors.foreign, header: { currency: null } }), { externalNumber: one! })
    await story.purchase.post(await story.purchase.creditMemo({ lines: [{ item: company.items.service[0]!, quantity: '1', price: '10' }] }), { externalNumber: one! })
    await story.purchase.post(again, { externalNumber: 'INV-78' })
  })

  test('may come again once the journal that had it is reversed', async () => {
    const line = { journal: 'GENERAL', accountKind: 'vendor', account: 'V-DOM', documentType: 'invoice', externalNumber: 'F-9', amount: '-5' }
    await story.call('payments.journal_lines.create', { ...line, balancingKind: 'bank_account', balancingAccount: company.bankAccount })
    const { documents } = await story.call<{ documents: { transactionNo: number }[] }>('payments.journal.post', { journal: 'GENERAL' })
    const mine = await invoice()
    expect(codes(await refused(() => story.purchase.post(mine, { externalNumber: 'F-9' })))).toEqual(['trade.external_number_used'])
    await story.call('payments.reverse', { transactionNo: documents[0]!.transactionNo })
    await story.purchase.post(mine, { externalNumber: 'F-9' })
  })

  test('is asked for where the set-up says so; receiving does without', async () => {
    const order = await story.purchase.order(goods())
    const receive = () => story.call('purchase.order.post', { id: order.id, handle: true })
    await during(
      "update trade.setup set external_number_mandatory = true where company_id = $1", "update trade.setup set external_number_mandatory = false where company_id = $1",
      async () => {
        expect(codes(await refused(() => story.call('purchase.order.post', { id: order.id })))).toEqual(['trade.external_number_missing'])
        expect(await receive()).toMatchObject({ finished: false })
      },
    )
  })

  test('several at once with one number: one posts, the others are told', async () => {
    const documents: Document[] = []
    for (const item of [...company.items.service, ...company.items.nonInventory])
      documents.push(await story.purchase.invoice({ lines: [{ item, quantity: '1', price: '10' }] }))
    const told = await Promise.all(documents.map(document =>
      story.purchase.post(document, { externalNumber: 'RACE-1' }).then(
        () => 'posted', (error: unknown) => (error instanceof Refused ? error.problems[0]!.code : String(error)),
      )))
    expect(told.filter(outcome => outcome === 'posted')).toHaveLength(1)
    expect(new Set(told)).toEqual(new Set(['posted', 'trade.external_number_used']))
  })
})

describe('what the set-up lacks or the database holds', () => {
  test('discount terms that ask for a service charge without an account for it', async () => {
    const [service] = company.items.service
    const invoice = await story.sales.invoice({ lines: [{ item: service!, quantity: '1', price: '100' }] })
    const charged = `insert into parties.invoice_discounts (company_id, role, code, currency, minimum_amount, discount_percent, service_charge) values ($1, 'customer', 'CHARGED', '', 0, 0, 20)`
    await sql(charged)
    await sql("update trade.documents set invoice_discount_code = 'CHARGED' where company_id = $1 and id = $2", invoice.id)
    await sql("update trade.setup set calculate_invoice_discount = true where company_id = $1 and side = 'sales'")
    const told = await during(
      "update posting.party_groups set service_charge_account = null where company_id = $1", "update posting.party_groups set service_charge_account = '6130' where company_id = $1",
      () => refused(() => story.sales.post(invoice)),
    )
    expect(told).toMatchObject([{ code: 'trade.service_charge_account_missing', params: { group: 'DOMESTIC' }, remedy: 'setup/customer-posting-groups' }])
    await sql("update trade.setup set calculate_invoice_discount = false where company_id = $1 and side = 'sales'")
  })

  test('a number that another document has', async () => {
    const manual = (allowed: boolean) =>
      `update numbering.series n set manual_numbers = ${allowed} from trade.series s where s.company_id = $1 and s.side = 'sales' and s.kind = 'order' and n.company_id = $1 and n.code = s.series_code`
    await during(manual(true), manual(false), async () => {
      await story.call('sales.order.create', { partyNumber: 'C-DOM', number: 'MINE-1' })
      expect(await refused(() => story.call('sales.order.create', { partyNumber: 'C-DOM', number: 'MINE-1' })))
        .toMatchObject([{ code: 'trade.number_taken', field: 'number', remedy: 'setup/number-series' }])
    })
    expect(codes(await refused(() => story.call('sales.order.create', { partyNumber: 'C-DOM', number: 'MINE-2' })))).toEqual(['numbering.manual_not_allowed'])
  })

  test('a posted number that was given before: a series that was set back', async () => {
    await post(await story.sales.order(goods()))
    const order = await story.sales.order(goods())
    const told = await during(series('posted_shipment', 'last_value = l.last_value - 1'), series('posted_shipment', 'last_value = l.last_value + 1'), () => refused(() => post(order)))
    expect(told).toMatchObject([{ code: 'posting.document_number_taken', params: { number: expect.stringMatching(/\d$/) as unknown }, remedy: 'setup/number-series' }])
  })

  test('a line of which more would be shipped than there is says that somebody was faster', async () => {
    const order = await story.sales.order(goods())
    const error = await sql('update trade.lines set handled_quantity = quantity + 1 where company_id = $1 and document_id = $2', order.id).catch((thrown: unknown) => thrown)
    expect(explained(error)).toMatchObject({ code: 'trade.line_over_handled' })
  })

  test('a customer with entries or open documents is not deleted', async () => {
    const { id } = await story.call<{ id: string }>('parties.customers.create', { name: 'Brief', address: { country: 'NL' }, postingGroup: 'DOMESTIC', generalBusinessGroup: 'DOMESTIC', taxBusinessGroup: 'DOMESTIC', paymentTerms: '14D' })
    const order = await story.sales.order({ party: { id }, ...goods() })
    expect(codes(await refused(() => story.call('parties.customers.delete', { id })))).toEqual(['platform.in_use'])
    await story.sales.post(order)
    expect(codes(await refused(() => story.call('parties.customers.delete', { id })))).toContain('platform.in_use')
  })
})
