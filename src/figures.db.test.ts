/** What cards say of their masters at a glance, after a little trade: worked by hand. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { loadModules } from './load-modules.ts'

await loadModules()
let company: TestCompany
let customer: { id: string; number: string }
let vendor: { id: string; number: string }
let item: { id: string; number: string }

const call = <T>(name: string, input: unknown): Promise<T> => company.call<T>(name, input)

/** Buys 10 at 6.00 and sells 4 at 10.00, with 21 % VAT, then is paid 20.00 of the 48.40 by the customer. */
beforeAll(async () => {
  company = await testCompany(await freshDatabase(), 'NL')
  const address = { country: 'NL', city: 'Utrecht' }
  customer = await call('parties.customers.create', { name: 'Demo Bakkerij', address, taxNumber: 'NL810462783B01' })
  vendor = await call('parties.vendors.create', { name: 'Demo Molen', address })
  item = await call('items.create', { description: 'Meel', unitPrice: '10' })
  const bought = await call<{ id: string }>('purchase.invoice.create', {
    partyNumber: vendor.number, externalNumber: 'M-1', lines: [{ itemNumber: item.number, quantity: '10', unitPrice: '6' }],
  })
  await call('purchase.invoice.post', { id: bought.id })
  const sold = await call<{ id: string }>('sales.invoice.create', { partyNumber: customer.number, lines: [{ itemNumber: item.number, quantity: '4', unitPrice: '10' }] })
  await call('sales.invoice.post', { id: sold.id })
  await call('payments.customer_payment.post', { partyId: customer.id, amount: '20' })
})

describe('figures', () => {
  test('of a customer: what is owed, what was sold, what was paid last', async () => {
    expect(await call('openitems.party_figures', { partyId: customer.id })).toMatchObject({
      role: 'customer', currency: 'EUR', balance: '28.4', overdue: '0', openEntries: 2, overdueEntries: 0, turnover: '40', turnoverLastYear: '0', profit: '16',
      lastPayment: { amount: '20', currency: 'EUR' },
    })
  })

  test('of a vendor, seen from the other side', async () => {
    expect(await call('openitems.party_figures', { partyId: vendor.id })).toMatchObject({
      role: 'vendor', balance: '72.6', turnover: '60', profit: '0', lastPayment: null,
    })
  })

  test('of an item: on hand at its cost, sold, and what that brought', async () => {
    expect(await call('stock.item_figures', { itemId: item.id })).toMatchObject({
      currency: 'EUR', onHand: '6', value: '36', unitCost: '6', soldQuantity: '4', sales: '40', profit: '16', boughtQuantity: '10', purchases: '60',
    })
  })

  test('of a bank account: its balance and what came in this month', async () => {
    const { rows } = await call<{ rows: { number: string }[] }>('bank.accounts.list', {})
    expect(await call('bank.account_figures', { bankAccount: rows[0]!.number })).toMatchObject({ currency: 'EUR', balance: '20', in: '20', out: '0' })
  })

  test('of nothing are refused', async () => {
    const partyId = '00000000-0000-4000-8000-000000000000'
    await expect(call('openitems.party_figures', { partyId })).rejects.toMatchObject({ status: 404 })
    await expect(call('stock.item_figures', { itemId: partyId })).rejects.toMatchObject({ status: 404 })
    await expect(call('bank.account_figures', { bankAccount: 'NONE' })).rejects.toMatchObject({ status: 404 })
  })
})

describe('what is doubtful while it is typed', () => {
  const check = (input: object) => call<{ doubts: { code: string; remedy?: string }[] }>('parties.check', { role: 'customer', ...input })
  const codes = async (input: object) => (await check(input)).doubts.map(({ code }) => code)

  test.each([
    [{ taxNumber: 'NL123456789B01' }, ['parties.tax_number_doubtful']],
    [{ taxNumber: 'nl8104.62.783.b01' }, ['parties.tax_number_used']],
    [{ taxNumber: 'BE0428759497', country: 'BE' }, []],
    [{ registrationNumber: '1234567', country: 'NL' }, ['parties.registration_number_doubtful']],
    [{ registrationNumber: '974 760 673', country: 'NO' }, []],
    [{ iban: 'NL91 ABNA 0417 1643 01' }, ['parties.iban_doubtful']],
    [{ iban: 'NL91 ABNA 0417 1643 00' }, []],
    [{ name: 'demo bakkerij ', city: 'UTRECHT' }, ['parties.name_used']],
    [{ name: 'Demo Bakkerij', city: 'Gent' }, []],
    [{ name: 'Demo Molen', city: 'Utrecht' }, []],
  ])('%o', async (input, expected) => expect(await codes(input)).toEqual(expected))

  test('who is there already is told with the way to its card, and nobody is a twin of oneself', async () => {
    const { doubts } = await check({ taxNumber: 'NL810462783B01' })
    expect(doubts).toMatchObject([{ remedy: `customers/${customer.number}` }])
    expect(await codes({ id: customer.id, name: 'Demo Bakkerij', city: 'Utrecht', taxNumber: 'NL810462783B01' })).toEqual([])
  })
})
