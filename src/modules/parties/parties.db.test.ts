import { describe, expect, test } from 'vitest'
import { freshDatabase } from '#platform/testing/database'
import { testCompany } from '#platform/testing/company'

const db = await freshDatabase()
const nl = await testCompany(db, 'NL')
const no = await testCompany(db, 'NO')

interface Party {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly [field: string]: unknown
}

const create = (input: object, options = {}): Promise<Party> =>
  nl.call<Party>('parties.customers.create', input, options)

describe('a new customer', () => {
  test('takes its number from the series and the rest from the template of its country', async () => {
    const domestic = await create({ name: 'Bakkerij De Linde' })
    expect(domestic).toMatchObject({
      number: 'C00010',
      version: 1,
      postingGroup: 'DOMESTIC',
      generalBusinessGroup: 'DOMESTIC',
      taxBusinessGroup: 'DOMESTIC',
      paymentTerms: '30D',
      paymentMethod: 'BANK',
      language: 'nl-NL',
      country: 'NL',
      currency: null,
      blocked: '',
      creditLimit: '0',
    })
    const belgian = await create({ name: 'Brouwerij', address: { city: 'Gent', country: 'BE' } })
    expect(belgian).toMatchObject({ number: 'C00020', postingGroup: 'EU', taxBusinessGroup: 'EU', city: 'Gent' })
    const swiss = await create({ name: 'Uhren', address: { country: 'CH' }, paymentTerms: '14D' })
    expect(swiss).toMatchObject({ postingGroup: 'FOREIGN', generalBusinessGroup: 'EXPORT', paymentTerms: '14D' })
    expect(await no.call('parties.vendors.create', { name: 'Leverandør', address: { country: 'SE' } })).toMatchObject({
      number: 'V00010',
      postingGroup: 'FOREIGN',
      taxBusinessGroup: 'ABROAD',
      language: 'nb-NO',
    })
  })

  test('says everything that is wrong with it at once', async () => {
    await expect(
      create({
        name: 'X',
        currency: 'XXX',
        paymentTerms: 'NEVER',
        location: 'MOON',
        billToId: '00000000-0000-4000-8000-000000000000',
        blocked: 'payment',
      }),
    ).rejects.toMatchObject({
      problems: [
        { code: 'platform.reference_unknown', field: 'billToId' },
        {
          code: 'platform.reference_unknown',
          field: 'currency',
          params: { field: 'currency', value: 'XXX', in: 'currencies_currencies' },
        },
        { code: 'platform.reference_unknown', field: 'paymentTerms' },
        { code: 'platform.reference_unknown', field: 'location' },
        { code: 'parties.blocked_kind', field: 'blocked' },
      ],
    })
  })

  test('may not have a blank name, a field that is not there, or a number in use', async () => {
    await expect(create({ name: '  ' })).rejects.toMatchObject({ problems: [{ field: 'name' }] })
    await expect(create({ name: 'A', colour: 'red' })).rejects.toMatchObject({
      problems: [{ code: 'contract.unknown_field' }],
    })
    await expect(create({ name: 'A', number: 'C-DOM' })).rejects.toMatchObject({
      problems: [{ code: 'parties.number_taken', field: 'number' }],
    })
  })

  test('is asked about when its VAT number is doubtful or another has it', async () => {
    const doubtful = { name: 'B', taxNumber: 'NL 123456789 B01', registrationNumber: '123' }
    await expect(create(doubtful)).rejects.toMatchObject({
      problems: [
        {
          code: 'parties.tax_number_doubtful',
          severity: 'warning',
          params: { number: 'NL123456789B01', country: 'NL' },
        },
        { code: 'parties.registration_number_doubtful', severity: 'warning' },
      ],
    })
    const acknowledged = ['parties.tax_number_doubtful', 'parties.registration_number_doubtful']
    expect(await create(doubtful, { acknowledged })).toMatchObject({ taxNumber: 'NL123456789B01' })
    await expect(create(doubtful, { acknowledged })).rejects.toMatchObject({
      problems: [{ code: 'parties.tax_number_used' }],
    })
    expect(await create({ name: 'Good', taxNumber: 'NL777777770B77', registrationNumber: '12345678' })).toMatchObject({
      name: 'Good',
    })
  })
})

describe('who pays', () => {
  test('another customer, that pays for itself', async () => {
    const payer = await create({ name: 'Payer' })
    const branch = await create({ name: 'Branch', billToId: payer.id })
    await expect(create({ name: 'Twig', billToId: branch.id })).rejects.toMatchObject({
      problems: [
        { code: 'parties.bill_to_bills_elsewhere', params: { party: branch.number, elsewhere: payer.number } },
      ],
    })
    await expect(create({ name: 'Other', billToId: nl.vendors.domestic.id })).rejects.toMatchObject({
      problems: [{ code: 'parties.bill_to_other_role' }],
    })
    await expect(nl.call('parties.customers.change', { id: payer.id, billToId: payer.id })).rejects.toMatchObject({
      problems: [{ code: 'parties.bill_to_itself' }],
    })
    await expect(nl.call('parties.customers.delete', { id: payer.id })).rejects.toMatchObject({
      problems: [{ code: 'platform.in_use', params: { key: payer.number, by: 'parties_parties' } }],
    })
  })
})

describe('changing', () => {
  test('only what is given, counting versions; a stale version is told', async () => {
    const { id } = await create({ name: 'Before', phone: '1' })
    expect(await nl.call('parties.customers.change', { id, name: 'After', version: 1 })).toMatchObject({
      name: 'After',
      phone: '1',
      version: 2,
    })
    await expect(nl.call('parties.customers.change', { id, name: 'Late', version: 1 })).rejects.toMatchObject({
      status: 409,
      problems: [{ code: 'platform.stale_version' }],
    })
    expect(await nl.call('parties.customers.change', { id })).toMatchObject({ name: 'After', version: 2 })
    expect(await nl.call('parties.customers.block', { id, blocked: 'all' })).toMatchObject({
      blocked: 'all',
      version: 3,
    })
  })

  test('a vendor is blocked for payment, and let go again', async () => {
    const vendor = { id: nl.vendors.domestic.id }
    const blocked = await nl.call<{ version: number }>('parties.vendors.block', { ...vendor, blocked: 'payment' })
    expect(blocked).toMatchObject({ blocked: 'payment' })
    expect(await nl.call('parties.vendors.block', { ...vendor, blocked: '', version: blocked.version })).toMatchObject({ blocked: '' })
    await expect(nl.call('parties.vendors.block', { ...vendor, blocked: 'ship' })).rejects.toMatchObject({
      problems: [{ code: 'parties.blocked_kind' }],
    })
  })

  test('nothing of the other side, of another company, or that is not there', async () => {
    const missing = { status: 404, problems: [{ code: 'platform.record_not_found' }] }
    await expect(nl.call('parties.vendors.get', { id: nl.customers.domestic.id })).rejects.toMatchObject(missing)
    await expect(
      nl.call('parties.customers.change', { id: no.customers.domestic.id, name: 'Stolen' }),
    ).rejects.toMatchObject(missing)
    await expect(nl.call('parties.customers.delete', { id: no.customers.domestic.id })).rejects.toMatchObject(missing)
  })
})

describe('deleting', () => {
  test('takes the ship-to addresses and bank accounts along', async () => {
    const { id } = await create({ name: 'Gone' })
    await nl.call('parties.ship_to_addresses.create', {
      partyId: id,
      code: 'DOCK',
      name: 'Dock',
      address: { city: 'Delft' },
    })
    await nl.call('parties.bank_accounts.create', { partyId: id, code: 'MAIN', iban: 'NL69 ABNA 0306 0012 41' })
    expect(await nl.call('parties.customers.delete', { id })).toEqual({ deleted: true })
    expect(await nl.call('parties.bank_accounts.list', { filter: { partyId: id } })).toEqual({ rows: [] })
  })
})

test('lists are found by name, city and filter', async () => {
  const { rows } = await nl.call<{ rows: Party[] }>('parties.customers.list', {
    search: 'gent',
    fields: ['number', 'name', 'city'],
  })
  expect(rows).toEqual([{ id: expect.any(String) as string, number: 'C00020', name: 'Brouwerij', city: 'Gent' }])
  const { rows: eu } = await nl.call<{ rows: Party[] }>('parties.customers.list', {
    filter: { taxBusinessGroup: 'EU', name: 'b*' },
  })
  expect(eu.map(row => row.number)).toEqual(['C00020'])
})

describe('terms and methods', () => {
  test('names are read in the language asked for and written into it', async () => {
    await nl.call('parties.payment_terms.create', { code: '21D', name: 'Net 21 days', dueFormula: '21D' })
    const dutch = nl.as({ language: 'nl-NL' })
    expect(await dutch('parties.payment_terms.change', { code: '21D', name: '21 dagen netto' })).toMatchObject({
      name: '21 dagen netto',
      names: { en: 'Net 21 days', 'nl-NL': '21 dagen netto' },
    })
    expect(await nl.call('parties.payment_terms.get', { code: '21D' })).toMatchObject({ name: 'Net 21 days' })
  })

  test('a discount needs its days, a formula must be one, a code is taken once and stays in use', async () => {
    const make = (input: object): Promise<unknown> =>
      nl.call('parties.payment_terms.create', { name: 'T', dueFormula: '30D', ...input })
    await expect(make({ code: 'D2', discountPercent: '2' })).rejects.toMatchObject({
      problems: [{ code: 'parties.discount_without_formula' }],
    })
    await expect(make({ code: 'D2', dueFormula: 'soon' })).rejects.toMatchObject({
      problems: [{ code: 'contract.not_a_date_formula', field: 'dueFormula' }],
    })
    await expect(make({ code: '30D' })).rejects.toMatchObject({
      problems: [{ code: 'platform.taken', field: 'code', params: { key: '30D' } }],
    })
    await expect(nl.call('parties.payment_terms.delete', { code: '30D' })).rejects.toMatchObject({
      problems: [
        { code: 'platform.in_use', params: { record: 'parties_payment_terms', key: '30D', by: 'parties_parties' } },
        { code: 'platform.in_use', params: { by: 'parties_templates' } },
      ],
    })
  })
})
