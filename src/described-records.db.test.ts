/** What pages for masters and set-up are drawn from, and the set-up that belongs to modules above `setup`. */
import { describe, expect, test } from 'vitest'
import { testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { loadModules } from './load-modules.ts'

await loadModules()
const { call } = await testCompany(await freshDatabase(), 'NL')

describe('the description of records', () => {
  interface Described {
    readonly records: readonly { record: string; key: string[]; isSingle: boolean; fields: { name: string }[] }[]
  }

  test('says of each field what it may be and what it names', async () => {
    const { records } = await call<Described>('setup.records.describe', {})
    expect(records.length).toBeGreaterThan(40)
    const of = (record: string) => records.find(each => each.record === record)
    const field = (record: string, name: string) => of(record)?.fields.find(each => each.name === name)
    expect(of('currencies.rates')).toMatchObject({ key: ['currency', 'startingDate'], isSingle: false })
    expect(of('company.finance_setup')).toMatchObject({ key: [], isSingle: true })
    expect(field('currencies.rates', 'currency')).toEqual({
      name: 'currency', kind: 'code', need: 'required', nullable: false, names: { record: 'currencies', field: 'code', where: {} },
    })
    expect(field('bank.posting_groups', 'account')).toMatchObject({ names: { record: 'ledger.accounts', field: 'number', where: { type: 'posting' } } })
    expect(field('parties.customers', 'postingGroup')).toMatchObject({ names: { record: 'posting.party_groups', where: { role: 'customer' } } })
    expect(field('parties.vendors', 'postingGroup')).toMatchObject({ names: { where: { role: 'vendor' } } })
    expect(field('parties.customers', 'address')).toMatchObject({ form: 'parts', parts: ['street', 'houseNumber', 'addition', 'postCode', 'city', 'region', 'country'] })
    expect(field('parties.payment_terms', 'names')).toMatchObject({ form: 'texts', need: 'given' })
    expect(field('parties.templates', 'countries')).toMatchObject({ form: 'list' })
  })
})

describe('how the sides of trade work', () => {
  test('each has a set-up of its own', async () => {
    expect(await call('trade.purchase_setup.get', {})).toMatchObject({ externalNumberMandatory: true })
    expect(await call('trade.sales_setup.change', { creditWarnings: 'credit_limit', quoteValidity: '2M' })).toMatchObject({ creditWarnings: 'credit_limit' })
    expect(await call('trade.purchase_setup.change', { invoiceRounding: false })).not.toHaveProperty('creditWarnings')
    expect(await call('trade.sales_setup.get', {})).toMatchObject({ creditWarnings: 'credit_limit', quoteValidity: '2M' })
    await call('trade.sales_setup.change', { creditWarnings: 'both', quoteValidity: '1M' })
  })

  test('nobody ships what is bought', async () => {
    await expect(call('trade.series.create', { side: 'purchase', kind: 'posted_shipment', seriesCode: 'S-SHPT' })).rejects.toMatchObject({
      problems: [{ code: 'trade.kind_not_of_side', field: 'kind' }],
    })
  })

  test('a journal is made, named in two languages, and kept as long as lines wait in it', async () => {
    await call('payments.journals.create', { code: 'MEMO', name: 'Memoriaal', kind: 'general', seriesCode: 'GJNL' })
    await expect(call('payments.journals.create', { code: 'X', name: 'X', kind: 'general', seriesCode: 'NONE' })).rejects.toMatchObject({
      problems: [{ code: 'platform.reference_unknown', field: 'seriesCode' }],
    })
    const line = await call<{ id: string }>('payments.journal_lines.create', { journal: 'MEMO', accountKind: 'customer', account: (await customer()).number, amount: '10' })
    expect(await call('payments.journals.get', { code: 'MEMO' })).toMatchObject({ lines: 1 })
    await expect(call('payments.journals.delete', { code: 'MEMO' })).rejects.toMatchObject({ problems: [{ code: 'platform.in_use' }] })
    await call('payments.journal_lines.delete', { id: line.id })
    expect(await call('payments.journals.delete', { code: 'MEMO' })).toEqual({ deleted: true })
  })
  const customer = () => call<{ number: string }>('parties.customers.create', { name: 'Demo', address: { country: 'NL' } })
})
