/** Lines that recur: kept under a code, assigned, put on documents, invoiced month by month (documents.md §19). */
import { describe, expect } from 'vitest'
import { type Story, refusal, stories } from './scenario.ts'
import type { Document } from './trading.ts'

const { scenario } = await stories()

type Side = 'sales' | 'purchase'
interface View { readonly proposal: string; readonly codes: readonly { code: string; insertion: string; lines: number; problems: readonly { code: string; message: string }[] }[] }
interface Made { readonly id: string; readonly number: string; readonly code: string; readonly partyNumber: string; readonly lines: number; readonly currency: string; readonly grossTotal: string }
interface Recurring { readonly invoices: readonly Made[]; readonly skipped: readonly { code: string; partyNumber: string; problems: readonly { code: string; message: string }[] }[] }

const party = ({ company }: Story, side: Side) => (side === 'sales' ? company.customers : company.vendors).domestic
const foreigner = ({ company }: Story, side: Side) => (side === 'sales' ? company.customers : company.vendors).foreign

/** An account of which it is known what VAT its lines bear. */
async function feeAccount(story: Story): Promise<string> {
  const number = await story.expenseAccount()
  const { taxProductGroup } = await story.call<{ taxProductGroup: string }>('items.get', { id: story.company.items.service[0]!.id })
  await story.call('ledger.accounts.change', { number, taxProductGroup })
  return number
}

/** A code with two pieces, an hour and a half of work, a fee on an account, and a text. */
async function monthly(story: Story, side: Side, code = 'MONTH', more: object = {}): Promise<string> {
  const { call, company } = story
  const account = await feeAccount(story)
  await call(`trade.${side}_standard_codes.create`, { code, description: 'Every month', ...more })
  const line = (input: object) => call<{ lineNo: number; type: string }>(`trade.${side}_standard_lines.create`, { code, ...input })
  expect(await line({ itemId: company.items.inventory[0]!.id, quantity: '2' })).toMatchObject({ lineNo: 10000, type: 'item', itemNumber: 'INV-1' })
  expect(await line({ itemId: company.items.service[1]!.id, quantity: '1.5', description: 'Maintenance' })).toMatchObject({ lineNo: 20000, type: 'item' })
  expect(await line({ account, quantity: '1', amount: '75', description: 'Fee' })).toMatchObject({ lineNo: 30000, type: 'gl_account' })
  expect(await line({ description: 'Thank you' })).toMatchObject({ lineNo: 40000, type: 'text' })
  return account
}

const assign = (story: Story, side: Side, input: object = {}) =>
  story.call(`trade.${side}_standard_assignments.create`, { partyId: party(story, side).id, code: 'MONTH', ...input })
const offer = (story: Story, { side, kind, id }: Document) => story.call<View>(`${side}.${kind}.standard_lines`, { id })
const get = (story: Story, { side, kind, id }: Document, codes: string[], more: object = {}) =>
  story.call<Document>(`${side}.${kind}.get_standard_lines`, { id, codes, ...more })
const told = ({ lines }: Document): string[] => lines.map(line => [line.quantity, line.unitPrice, line.lineAmount].join(' × '))
const recur = (story: Story, side: Side, orderDate: string, more: object = {}, acknowledged: string[] = []) =>
  story.call<Recurring>(`${side}.invoice.create_recurring`, { orderDate, postingDate: orderDate, ...more }, { acknowledged })

describe('sales', () => {
  scenario('standard lines come onto each kind of document at its own prices, and the order is posted', 'NL', async story => {
    await monthly(story, 'sales')
    await assign(story, 'sales', { onOrder: 'automatic', onInvoice: 'ask' })
    for (const kind of ['quote', 'blanket_order', 'credit_memo', 'return_order'] as const) {
      const made = await story.call<Document>(`sales.${kind}.create`, { partyNumber: 'C-DOM' })
      expect(await offer(story, made)).toMatchObject({ proposal: 'none', codes: [{ code: 'MONTH', insertion: 'manual', lines: 4, problems: [] }] })
      const filled = await get(story, made, ['MONTH'])
      expect(told(filled)).toEqual(['2 × 10 × 20', '1.5 × 20 × 30', '1 × 75 × 75', '0 × 0 × 0'])
      expect(filled.totals).toMatchObject({ net: '125', tax: '26.25', gross: '151.25' })
    }
    expect(await offer(story, await story.sales.invoice({}))).toMatchObject({ proposal: 'ask' })
    await story.takeIn('10', story.company.items.inventory[0]!, '4')
    const order = await story.sales.order({})
    expect(await offer(story, order)).toMatchObject({ proposal: 'insert' })
    const filled = await get(story, order, ['MONTH'])
    expect(filled.lines).toMatchObject([{ description: 'Test inventory 1' }, { description: 'Maintenance' }, { description: 'Fee' }, { type: 'text', description: 'Thank you' }])
    // lines stand there already: nothing comes by itself a second time, but by hand it does
    expect(await offer(story, order)).toMatchObject({ proposal: 'none' })
    expect((await get(story, order, ['MONTH'])).lines.map(({ lineNo }) => lineNo)).toEqual([10000, 20000, 30000, 40000, 50000, 60000, 70000, 80000])
    await story.sales.post(await story.sales.get(order))
    const [entry] = await story.customerEntries()
    expect(entry).toMatchObject({ documentType: 'invoice', amount: '302.5' })
  })

  scenario('a price without VAT becomes one with VAT where the document has such prices; dimensions of the line stay its own', 'NO', async story => {
    const { call } = story
    await call('dimensions.create', { code: 'TRIP', name: 'Trip' })
    for (const code of ['HOUSE', 'SHIP']) await call('dimensions.values.create', { dimension: 'TRIP', code, name: code })
    const account = await feeAccount(story)
    await call('trade.sales_standard_codes.create', { code: 'MONTH', description: 'Every month' })
    const line = { code: 'MONTH', account, quantity: '1', amount: '100' }
    await call('trade.sales_standard_lines.create', { ...line, dimensions: { TRIP: 'SHIP' } })
    await call('trade.sales_standard_lines.create', line)
    expect(await refusal(call('trade.sales_standard_lines.create', { ...line, dimensions: { TRIP: 'TOWER' } }))).toEqual(['trade.standard_unknown_dimension'])
    await assign(story, 'sales')
    const invoice = await story.sales.invoice({ header: { pricesIncludingTax: true, dimensions: { TRIP: 'HOUSE' } } })
    const filled = await get(story, invoice, ['MONTH'])
    expect(filled.lines).toMatchObject([{ unitPrice: '125', dimensions: { TRIP: 'SHIP' } }, { unitPrice: '125', dimensions: { TRIP: 'HOUSE' } }])
    expect(filled.totals).toMatchObject({ net: '200', tax: '50', gross: '250' })
    await story.sales.post(filled)
  })

  scenario('what keeps lines off a document is told, all of it, and nothing is put on', 'NL', async story => {
    await monthly(story, 'sales')
    await monthly(story, 'sales', 'DOLLAR', { currency: 'USD' })
    await story.call('trade.sales_standard_codes.create', { code: 'EMPTY', description: 'Nothing' })
    await assign(story, 'sales', { blocked: true })
    await assign(story, 'sales', { code: 'DOLLAR', validFrom: '2099-01-01' })
    await assign(story, 'sales', { code: 'EMPTY' })
    const order = await story.sales.order({})
    expect(await refusal(get(story, order, ['MONTH', 'DOLLAR', 'EMPTY', 'NONE']))).toEqual([
      'trade.standard_blocked', 'trade.standard_not_valid', 'trade.standard_other_currency', 'trade.standard_empty', 'trade.standard_not_assigned',
    ])
    const view = await offer(story, order)
    expect(view).toMatchObject({ proposal: 'none' })
    expect(view.codes.flatMap(({ problems }) => problems.map(({ code }) => code))).toHaveLength(4)
    await story.call('trade.sales_standard_assignments.change', { partyId: party(story, 'sales').id, code: 'MONTH', blocked: false })
    await story.call('items.change', { id: story.company.items.service[1]!.id, salesBlocked: true })
    expect(await refusal(get(story, order, ['MONTH']))).toEqual(['trade.item_blocked_on_side'])
    expect(await refusal(get(story, order, ['MONTH'], { version: 7 }))).toEqual(['trade.stale_version'])
    expect((await story.sales.get(order)).lines).toEqual([])
    await story.call('items.change', { id: story.company.items.service[1]!.id, salesBlocked: false })
    const filled = await get(story, order, ['MONTH'])
    await story.call('sales.order.release', { id: filled.id })
    expect(await refusal(get(story, order, ['MONTH']))).toEqual(['trade.document_released'])
    // what stands in set-up
    const assignments = 'trade.sales_standard_assignments.create'
    expect(await refusal(story.call(assignments, { partyId: foreigner(story, 'sales').id, code: 'MONTH', validFrom: '2026-02-01', validTo: '2026-01-01' }))).toEqual(['trade.standard_validity'])
    expect(await refusal(story.call(assignments, { partyId: party(story, 'purchase').id, code: 'MONTH' }))).toEqual(['platform.reference_unknown'])
    expect(await refusal(story.call('trade.sales_standard_lines.create', { code: 'NONE', description: 'x' }))).toEqual(['platform.reference_unknown'])
    expect(await refusal(story.call('trade.sales_standard_lines.create', { code: 'MONTH', type: 'item' }))).toEqual(['trade.standard_without_object'])
    expect(await refusal(story.call('trade.sales_standard_lines.create', { code: 'MONTH', itemId: story.company.items.service[0]!.id, amount: '3' }))).toEqual(['trade.standard_priced_by_list'])
    expect(await refusal(story.call('items.delete', { id: story.company.items.service[1]!.id }))).toContain('platform.in_use')
  })
})

describe.each(['sales', 'purchase'] as const)('%s', side => {
  scenario('recurring invoices are made for who is due, once, and posted', 'NL', async story => {
    await monthly(story, side)
    await monthly(story, side, 'DOLLAR', { currency: 'USD' })
    await assign(story, side, { validFrom: '2026-01-01', validTo: '2026-06-30', paymentTerms: '30D' })
    await assign(story, side, { partyId: foreigner(story, side).id, code: 'DOLLAR' })
    expect(await refusal(recur(story, side, '2026-03-01', { codes: ['OTHER'] }))).toEqual(['trade.recurring_none'])

    const march = await recur(story, side, '2026-03-01')
    expect(march.skipped).toEqual([])
    expect(march.invoices.map(({ code, lines, currency }) => [code, lines, currency])).toEqual([['MONTH', 4, 'EUR'], ['DOLLAR', 4, 'USD']])
    const [first] = march.invoices
    const invoice = await story.call<Document>(`${side}.invoice.get`, { id: first!.id })
    expect(invoice).toMatchObject({ orderDate: '2026-03-01', postingDate: '2026-03-01', documentDate: '2026-03-01', paymentTerms: '30D', dueDate: '2026-03-31' })
    expect(invoice.lines.at(2)).toMatchObject({ quantity: '1', unitPrice: '75', lineAmount: '75' })

    // the same day again is a question
    expect(await refusal(recur(story, side, '2026-03-01'))).toEqual(['trade.recurring_again'])
    expect((await recur(story, side, '2026-03-01', { partyNumbers: [party(story, side).number] }, ['trade.recurring_again'])).invoices).toHaveLength(1)

    // past its period one is not due any more; who may not be invoiced is left out, the other is made
    await (side === 'sales' ? story.customer : story.vendor)({ blocked: 'all' })
    const april = await recur(story, side, '2026-04-01')
    expect(april.invoices.map(({ code }) => code)).toEqual(['DOLLAR'])
    expect(april.skipped).toMatchObject([{ code: 'MONTH', partyNumber: party(story, side).number, problems: [{ code: expect.stringMatching(/^trade\./) as string }] }])
    await (side === 'sales' ? story.customer : story.vendor)({ blocked: '' })
    expect((await recur(story, side, '2026-07-01')).invoices.map(({ code }) => code)).toEqual(['DOLLAR'])
    expect((await recur(story, side, '2026-04-01', { codes: ['MONTH'] })).invoices).toHaveLength(1)

    await story.takeIn('20', story.company.items.inventory[0]!, '4', '2026-01-02')
    const external = side === 'purchase' ? { externalNumber: 'MARCH' } : {}
    await story.call(`${side}.invoice.post`, { id: invoice.id, ...external })
    const entries = side === 'sales' ? await story.customerEntries() : await story.vendorEntries()
    expect(entries).toMatchObject([{ documentType: 'invoice', amount: side === 'sales' ? '151.25' : `-${first!.grossTotal}` }])
  })
})
