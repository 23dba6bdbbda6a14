/** What is paid before delivery: invoiced, deducted in parts, and nothing of it left (documents.md §16). */
import { describe, expect } from 'vitest'
import { type Story, refusal, stories } from './scenario.ts'
import type { Document } from './trading.ts'

const { scenario } = await stories()

type Side = 'sales' | 'purchase'

/** An order of ten at 100 with VAT of 25 %, of which 20 % is asked for before delivery. */
async function tenAtHundred(story: Story, side: Side, header: object = {}): Promise<Document> {
  const item = story.company.items.inventory[0]!
  if (side === 'sales') await story.takeIn('10', item, '60', '2026-06-01')
  return story[side].order({ lines: [{ item, quantity: '10', price: '100' }], on: '2026-06-05', header: { prepaymentPercent: '20', ...header } })
}

/** Three of one item, invoiced one by one. */
async function inThree(story: Story, side: Side, header: object, price: string): Promise<void> {
  const item = story.company.items.inventory[0]!
  if (side === 'sales') await story.takeIn('3', item, '10', '2026-06-01')
  const made = await story[side].order({ lines: [{ item, quantity: '3', price }], on: '2026-06-05', header })
  await story[side].prepay(made)
  for (let part = 0; part < 3; part++) await story[side].post(await story[side].changeLines(await story[side].get(made), { 1: { quantityToHandle: '1' } }))
}

const entriesOf = (story: Story, side: Side) => (side === 'sales' ? story.customerEntries() : story.vendorEntries())
/** What the party was asked for, document by document, as if it were a customer. */
const asked = async (story: Story, side: Side): Promise<string[]> =>
  (await entriesOf(story, side)).map(({ amount }) => (side === 'sales' ? amount : amount.replace(/^-/, '')))

const accounts = {
  sales: { control: 'receivables', revenue: 'sales', tax: 'sales VAT', prepaid: 'prepayments from customers', sign: 1 },
  purchase: { control: 'payables', revenue: 'purchases', tax: 'purchase VAT', prepaid: 'prepayments to vendors', sign: -1 },
} as const

/** G/L of a posting without its goods, as a customer's: what is owed is debit. */
async function money(story: Story, side: Side, posted: { readonly transactionNo: number }): Promise<Record<string, string>> {
  const { control, revenue, tax, prepaid, sign } = accounts[side]
  const gl = await story.gl(posted)
  const named = { owed: gl[control], revenue: gl[revenue], tax: gl[tax], prepaid: gl[prepaid] }
  return Object.fromEntries(Object.entries(named).flatMap(([name, amount]) => (amount === undefined ? [] : [[name, (Number(amount) * sign).toFixed(2)]])))
}

describe.each(['sales', 'purchase'] as const)('%s', side => {
  scenario(`${side}: 20 % of ten at 100 is paid before; four and six are invoiced less their part of it`, 'NO', async story => {
    const made = await tenAtHundred(story, side)
    expect(made.lines[0]).toMatchObject({ prepaymentPercent: '20', prepaymentAmount: '200', prepaymentInvoiced: '0' })
    const before = await story[side].prepay(made)
    expect(await money(story, side, before)).toEqual({ owed: '250.00', tax: '-50.00', prepaid: '-200.00' })
    const waiting = await story[side].get(made)
    expect(waiting.status).toBe('pending_prepayment')
    expect(waiting.lines[0]).toMatchObject({ prepaymentInvoiced: '200', prepaymentDeducted: '0' })

    const four = await story[side].post(await story[side].changeLines(waiting, { 1: { quantityToHandle: '4' } }))
    expect(await money(story, side, four)).toEqual({ owed: '400.00', revenue: '-400.00', tax: '-80.00', prepaid: '80.00' })
    expect((await story[side].get(made)).lines[0]).toMatchObject({ prepaymentDeducted: '80', quantityToInvoice: '6' })
    const six = await story[side].post(await story[side].get(made))
    expect(await money(story, side, six)).toEqual({ owed: '600.00', revenue: '-600.00', tax: '-120.00', prepaid: '120.00' })
    expect(six.finished).toBe(true)
    expect(await asked(story, side)).toEqual(['250', '400', '600'])
    expect((await story.glSince())[accounts[side].prepaid]).toBeUndefined()
  })

  scenario(`${side}: a prepayment is credited as far as nothing was deducted of it; the order asks for less and is done`, 'NO', async story => {
    const made = await tenAtHundred(story, side)
    await story[side].prepay(made)
    await story[side].post(await story[side].changeLines(await story[side].get(made), { 1: { quantityToHandle: '4' } }))
    const back = await story[side].creditPrepayment(made)
    expect(await money(story, side, back)).toEqual({ owed: '-150.00', tax: '30.00', prepaid: '120.00' })
    const open = await story[side].get(made)
    expect([open.status, open.lines[0]!.prepaymentInvoiced, open.lines[0]!.prepaymentDeducted]).toEqual(['open', '80', '80'])
    await story[side].post(await story[side].change(open, { prepaymentPercent: '0' }))
    expect(await asked(story, side)).toEqual(['250', '400', side === 'sales' ? '-150' : '150', '750'])
    // What was credited settles the prepayment invoice it takes back.
    expect((await entriesOf(story, side)).map(({ remaining }) => remaining.replace(/^-/, ''))).toEqual(['100', '400', '0', '750'])
    expect((await story.glSince())[accounts[side].prepaid]).toBeUndefined()
  })

  scenario(`${side}: three parts of an odd amount deduct it to the cent`, 'NO', async story => {
    await inThree(story, side, { prepaymentPercent: '20' }, '33.335')
    // 100.01 at 20 % is 20.00: 6.67, 6.67 and 6.66 of it, from three times 33.34.
    expect(await asked(story, side)).toEqual(['25', '33.34', '33.34', '33.35'])
    expect((await story.glSince())[accounts[side].prepaid]).toBeUndefined()
  })

  scenario(`${side}: what is paid in full leaves nothing to pay, whatever the parts`, 'NO', async story => {
    await inThree(story, side, { prepaymentPercent: '100' }, '33.335')
    expect(await asked(story, side)).toEqual(['125.01', '0', '0', '0'])
    expect((await story.glSince())[accounts[side].prepaid]).toBeUndefined()
  })

  scenario(`${side}: prices including VAT: what is asked for in all is the price`, 'NO', async story => {
    await inThree(story, side, { prepaymentPercent: '50', pricesIncludingTax: true }, '41.67')
    expect(await asked(story, side)).toEqual(['62.51', '20.83', '20.83', '20.84'])
    expect((await story.glSince())[accounts[side].prepaid]).toBeUndefined()
  })

  scenario(`${side}: in a foreign currency the difference between the rates is an exchange difference`, 'NL', async story => {
    await story.rate('USD', '2026-06-01', '0.90')
    await story.rate('USD', '2026-06-10', '0.92')
    const made = await tenAtHundred(story, side, { currency: 'USD' })
    await story[side].prepay(made)
    const posted = await story[side].post(await story[side].get(made), { on: '2026-06-12' })
    const gl = await story.gl(posted)
    // 200 USD came in at 0.90 and are deducted at 0.92.
    expect(gl[accounts[side].prepaid]).toBe(side === 'sales' ? '180.00' : '-180.00')
    expect(gl[side === 'sales' ? 'realized losses' : 'realized gains']).toBe(side === 'sales' ? '4.00' : '-4.00')
    expect((await story.glSince())[accounts[side].prepaid]).toBeUndefined()
  })

  scenario(`${side}: what is not paid is not delivered where the set-up says so; paid, it is`, 'NO', async story => {
    await story.call(`trade.${side}_setup.change`, { checkPrepayment: true })
    const made = await tenAtHundred(story, side)
    expect(await refusal(story[side].post(made))).toEqual(['trade.prepayment_not_invoiced'])
    expect(await refusal(story[side].release(made))).toEqual(['trade.prepayment_to_be_invoiced'])
    await story[side].prepay(made)
    expect(await refusal(story[side].prepay(made))).toEqual(['trade.prepayment_nothing_to_invoice'])
    expect(await refusal(story[side].post(await story[side].get(made)))).toEqual(['trade.prepayment_unpaid'])
    expect(await refusal(story[side].release(made))).toEqual(['trade.prepayment_unpaid'])
    const pay = side === 'sales' ? story.customerPays : story.payVendor
    await pay({ entries: [(await entriesOf(story, side))[0]!.entryNo], on: '2026-06-06' })
    expect((await story[side].release(made)).status).toBe('released')
    const posted = await story[side].post(await story[side].get(made))
    expect((await money(story, side, posted)).owed).toBe('1000.00')
  })

  scenario(`${side}: a prepaid line neither goes nor shrinks below what was invoiced of it`, 'NO', async story => {
    const made = await tenAtHundred(story, side)
    await story[side].prepay(made)
    const open = await story[side].reopen(await story[side].get(made))
    const lineId = open.lines[0]!.id
    expect(await refusal(story.call(`${side}.order.lines.delete`, { documentId: made.id, ids: [lineId] }))).toEqual(['trade.line_prepaid'])
    expect(await refusal(story.call(`${side}.order.delete`, { id: made.id }))).toEqual(['trade.line_prepaid'])
    expect(await refusal(story[side].changeLines(open, { 1: { quantity: '5' } }))).toEqual(['trade.prepayment_below_invoiced'])
    expect(await refusal(story[side].changeLines(open, { 1: { prepaymentPercent: '10' } }))).toEqual(['trade.prepayment_below_invoiced'])
    expect(await refusal(story[side].changeLines(open, { 1: { prepaymentAmount: '1001' } }))).toEqual(['trade.prepayment_above_line'])
    expect(await refusal(story[side].change(open, { prepaymentTotal: '1001' }))).toEqual(['trade.prepayment_total_above_order'])
    expect(await refusal(story[side].change(open, { prepaymentTotal: '199' }))).toEqual(['trade.prepayment_total_below_invoiced'])
  })

  scenario(`${side}: a second prepayment invoice asks for what was added; both are deducted`, 'NO', async story => {
    const made = await tenAtHundred(story, side)
    await story[side].prepay(made)
    const more = await story[side].change(await story[side].reopen(await story[side].get(made)), { prepaymentTotal: '333.33' })
    expect(more.lines[0]).toMatchObject({ prepaymentAmount: '333.33' })
    await story[side].prepay(more)
    await story[side].post(await story[side].get(made))
    // 133.33 with VAT of 33.33; 666.67 of 1,000 with VAT of 166.67 is left.
    expect(await asked(story, side)).toEqual(['250', '166.66', '833.34'])
    expect((await story.glSince())[accounts[side].prepaid]).toBeUndefined()
  })

  scenario(`${side}: what was shipped is invoiced with another order, and deducts its prepayment`, 'NO', async story => {
    const made = await tenAtHundred(story, side)
    await story[side].prepay(made)
    await story[side].post(await story[side].get(made), { only: 'handle' })
    const { id } = await story[side].invoice({ on: '2026-06-10' })
    await story.call(side === 'sales' ? 'sales.invoice.get_shipment_lines' : 'purchase.invoice.get_receipt_lines', { id })
    await story[side].post(await story.call<Document>(`${side}.invoice.get`, { id }))
    expect(await asked(story, side)).toEqual(['250', '1000'])
    expect((await story.glSince())[accounts[side].prepaid]).toBeUndefined()
  })

  scenario(`${side}: a prepayment invoice is no template, is not cancelled, and is taken back as far as it is not deducted`, 'NO', async story => {
    const made = await tenAtHundred(story, side)
    const before = await story[side].prepay(made)
    const { id } = before.documents[0]!
    expect(await story.call(`${side}.posted_invoice.get`, { id })).toMatchObject({ prepayment: true, totals: { gross: '250' } })
    expect(await refusal(story.call(`${side}.invoice.copy_from`, { source: id }))).toEqual(['trade.copy_prepayment'])
    expect(await refusal(story.call(`${side}.posted_invoice.cancel`, { id }))).toEqual(['trade.cancel_prepayment'])
    await story[side].post(await story[side].changeLines(await story[side].get(made), { 1: { quantityToHandle: '4' } }))
    const back = await story[side].reverse(before, 'invoice')
    expect(await money(story, side, back)).toEqual({ owed: '-150.00', tax: '30.00', prepaid: '120.00' })
    expect(await refusal(story[side].reverse(before, 'invoice'))).toEqual(['trade.already_reversed'])
    expect(await refusal(story[side].creditPrepayment(made))).toEqual(['trade.prepayment_nothing_to_credit'])
  })

  scenario(`${side}: all of it deducted, the invoice that did goes first`, 'NO', async story => {
    const made = await tenAtHundred(story, side)
    const before = await story[side].prepay(made)
    const posted = await story[side].post(await story[side].get(made))
    expect(await refusal(story[side].reverse(before, 'invoice'))).toEqual(['trade.prepayment_deducted'])
    await story[side].reverse(posted, 'invoice')
    await story[side].reverse(before, 'invoice')
    const left = await story.glSince()
    expect([left[accounts[side].prepaid], left[accounts[side].control], left[accounts[side].tax]]).toEqual([undefined, undefined, undefined])
  })

  scenario(`${side}: its order gone, a prepayment that is deducted in part waits for the rest of what deducted it`, 'NO', async story => {
    const made = await tenAtHundred(story, side)
    const before = await story[side].prepay(made)
    const four = await story[side].post(await story[side].changeLines(await story[side].get(made), { 1: { quantityToHandle: '4' } }))
    const six = await story[side].post(await story[side].get(made))
    expect(six.finished).toBe(true)
    await story[side].reverse(four, 'invoice')
    expect(await refusal(story[side].reverse(before, 'invoice'))).toEqual(['trade.prepayment_order_gone'])
    await story[side].reverse(six, 'invoice')
    await story[side].reverse(before, 'invoice')
    expect((await story.glSince())[accounts[side].prepaid]).toBeUndefined()
  })

  scenario(`${side}: without an account for prepayments there is nothing to invoice on`, 'NO', async story => {
    const made = await tenAtHundred(story, side)
    const account = (number: string | null) => story.call('posting.general_setup.change', {
      businessGroup: 'DOMESTIC', productGroup: 'RETAIL', [`${side}PrepaymentAccount`]: number,
    })
    await account(null)
    expect(await refusal(story[side].prepay(made))).toEqual(['trade.prepayment_account_missing'])
    expect((await story[side].get(made)).status).toBe('open')
  })

  scenario(`${side}: what was asked for without VAT is not deducted from prices with VAT`, 'NO', async story => {
    const made = await tenAtHundred(story, side)
    await story[side].prepay(made)
    await story[side].post(await story[side].get(made), { only: 'handle' })
    const { id } = await story[side].invoice({ on: '2026-06-10', header: { pricesIncludingTax: true } })
    await story.call(side === 'sales' ? 'sales.invoice.get_shipment_lines' : 'purchase.invoice.get_receipt_lines', { id })
    const invoice = await story.call<Document>(`${side}.invoice.get`, { id })
    expect(await refusal(story[side].post(invoice))).toEqual(['trade.prepayment_basis_differs'])
  })

  scenario(`${side}: without accounts for exchange differences a prepayment in another currency is not deducted`, 'NL', async story => {
    await story.rate('USD', '2026-06-01', '0.90')
    const made = await tenAtHundred(story, side, { currency: 'USD' })
    await story[side].prepay(made)
    const gains = async (account: string | null) => story.call('currencies.change', { code: 'USD', realizedGainsAccount: account })
    const { realizedGainsAccount } = await story.call<{ realizedGainsAccount: string }>('currencies.get', { code: 'USD' })
    await gains(null)
    expect(await refusal(story[side].post(await story[side].get(made)))).toEqual(['trade.prepayment_exchange_account'])
    await gains(realizedGainsAccount)
    expect((await story[side].post(await story[side].get(made))).finished).toBe(true)
  })

  scenario(`${side}: the percentage is that of item and party, else of all, else of the order; numbers are of a series of its own`, 'NO', async story => {
    const [item, other] = story.company.items.inventory
    const partyId = story.company[side === 'sales' ? 'customers' : 'vendors'].domestic.id
    const percents = `trade.${side}_prepayment_percents`
    await story.call(`${percents}.create`, { itemId: item!.id, sourceKind: 'all', prepaymentPercent: '30' })
    await story.call(`${percents}.create`, { itemId: item!.id, sourceKind: 'party', partyId, startingDate: '2026-06-10', prepaymentPercent: '40' })
    expect(await refusal(story.call(`${percents}.create`, { itemId: item!.id, sourceKind: 'party', prepaymentPercent: '40' }))).toEqual(['trade.prepayment_percent_source'])
    expect(await refusal(story.call(`${percents}.create`, { itemId: item!.id, sourceKind: 'all', prepaymentPercent: '50' }))).toEqual(['trade.prepayment_percent_taken'])
    const expired = { itemId: other!.id, sourceKind: 'all', startingDate: '2026-06-10', endingDate: '2026-06-09', prepaymentPercent: '50' }
    expect(await refusal(story.call(`${percents}.create`, expired))).toEqual(['trade.prepayment_percent_period'])
    await story[side === 'sales' ? 'customer' : 'vendor']({ prepaymentPercent: '10' })
    const on = (day: string) => story[side].order({ lines: [{ item: item!, quantity: '1', price: '100' }, { item: other!, quantity: '1', price: '100' }], on: day })
    const percentsOf = ({ lines }: Document) => lines.map(line => line.prepaymentPercent)
    expect(percentsOf(await on('2026-06-05'))).toEqual(['30', '10'])
    const late = await on('2026-06-11')
    expect(percentsOf(late)).toEqual(['40', '10'])
    expect(percentsOf(await story[side].change(late, { prepaymentPercent: '25' }))).toEqual(['25', '25'])
    expect(await refusal(story[side].change(await story[side].change(late, { prepaymentPercent: '0' }), { prepaymentTotal: '50' }))).toEqual(['trade.prepayment_nothing_to_spread'])

    await story.call('numbering.series.create', { code: 'PREPAY', description: 'Prepayments', defaultNumbers: true })
    await story.call('numbering.lines.create', { seriesCode: 'PREPAY', startingDate: '2026-01-01', startingNumber: 'PP0001' })
    await story.call('trade.series.create', { side, kind: 'posted_prepayment_invoice', seriesCode: 'PREPAY' })
    const prepaid = await story[side].prepay(await story[side].change(late, { prepaymentPercent: '20' }))
    expect(prepaid.documents.map(({ number }) => number)).toEqual(['PP0001'])
  })
})

scenario('the credit limit counts what is invoiced before delivery once, until it is deducted', 'NO', async story => {
  const made = await tenAtHundred(story, 'sales')
  const warnings = async (creditLimit: string): Promise<object[]> => {
    await story.customer({ creditLimit })
    return (await story.call<{ warnings: object[] }>('sales.order.change', { id: made.id, yourReference: `at ${creditLimit}` })).warnings
  }
  // Ten at 100 with VAT are 1,250; 250 of it is owed for the prepayment invoice and still in the order.
  await story.sales.prepay(made)
  expect(await warnings('1250')).toEqual([])
  expect(await warnings('1249')).toMatchObject([{ code: 'trade.credit_limit_exceeded', params: { exposure: '1250.00', limit: '1249.00' } }])
  // Paid, it is owed no more, and the order comes to 1,000 yet.
  await story.customerPays({ entries: [(await story.customerEntries())[0]!.entryNo], on: '2026-06-06' })
  expect(await warnings('1000')).toEqual([])
  expect(await warnings('999')).toMatchObject([{ params: { exposure: '1000.00' } }])
})
