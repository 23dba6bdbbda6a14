/** What is paid before delivery: invoiced, deducted in parts, and nothing of it left (documents.md §16). */
import { describe, expect } from 'vitest'
import { type Story, stories } from './scenario.ts'
import type { Document } from './trading.ts'

const { scenario } = await stories()

type Side = 'sales' | 'purchase'

/** An order of ten at 100 with VAT of 25 %, of which 20 % is asked for before delivery. */
async function tenAtHundred(story: Story, side: Side, header: object = {}): Promise<Document> {
  const item = story.company.items.inventory[0]!
  if (side === 'sales') await story.takeIn('10', item, '60', '2026-06-01')
  return story[side].order({ lines: [{ item, quantity: '10', price: '100' }], on: '2026-06-05', header: { prepaymentPercent: '20', ...header } })
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
})
