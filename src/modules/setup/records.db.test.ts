/** The set-up of a company as a person works on it: every record through its public operations. */
import { beforeAll, describe, expect, test } from 'vitest'
import { operations } from '#platform/command'
import { references } from '#platform/references'
import { freshDatabase } from '#platform/testing/database'
import { testCompany } from '#platform/testing/company'
import { countryPacks } from '../../../handel.config.ts'
import { offerCountryPacks } from './index.ts'

const db = await freshDatabase()
const nl = await testCompany(db, 'NL')
const no = await testCompany(db, 'NO')
const { call } = nl

describe('every record', () => {
  test('has all its operations, and every reference names columns that exist', async () => {
    const names = operations().map(({ name }) => name)
    const records = names.filter(
      name =>
        name.endsWith('.create') &&
        /^(parties|items|ledger|bank|tax|posting|company|currencies|dimensions|numbering)\b/.test(name),
    )
    expect(records.length).toBeGreaterThan(35)
    for (const create of records.filter(name => name !== 'numbering.lines.create'))
      for (const verb of ['get', 'list', 'change', 'delete']) expect(names).toContain(create.replace(/create$/, verb))
    for (const { table, column, to, toColumn, brings, when = {}, where = {} } of references()) {
      const columns = [
        [table, column],
        ...Object.keys(when).map(name => [table, name]),
        [to, toColumn],
        [to, brings?.column ?? toColumn],
        ...Object.keys(where).map(name => [to, name]),
      ]
      for (const [where, name] of columns)
        await expect(db.owner.query(`select ${name} from ${where} limit 0`), `${where}.${name}`).resolves.toBeDefined()
    }
  })

  test('lists in every language, sorted both ways by every sortable field, of its own company alone', async () => {
    const lists = operations().filter(({ name }) =>
      /^(parties|items|ledger\.(accounts|periods)|bank|tax|posting|company|currencies|dimensions|numbering)\b.*\.list$/.test(
        name,
      ),
    )
    for (const { name } of lists) {
      const page = await call<{ rows: Record<string, unknown>[] }>(name, {})
      const dutch = await nl.as({ language: 'nl-NL' })<{ rows: unknown[] }>(name, { limit: 1000, total: true })
      expect(dutch, name).toMatchObject({ total: dutch.rows.length })
      for (const field of Object.keys(page.rows[0] ?? {}))
        for (const direction of ['asc', 'desc'])
          await call(name, { sort: [{ field, direction }], limit: 1 }).catch((error: unknown) =>
            expect(error, `${name} ${field}`).toMatchObject({ problems: [{ code: 'platform.not_sortable' }] }),
          )
    }
    const stranger = { ...nl.caller, companyId: 999_999 }
    for (const { name } of lists) expect(await nl.as(stranger)(name, {}), name).toEqual({ rows: [] })
  }, 60_000)
})

describe('company', () => {
  test('information and finance set-up are read and changed', async () => {
    expect(await call('company.get')).toMatchObject({
      name: 'Test company NL',
      country: 'NL',
      localCurrency: 'EUR',
      language: 'nl-NL',
    })
    expect(await call('company.change', { name: 'Renamed', address: { city: 'Delft', country: 'NL' } })).toMatchObject({
      name: 'Renamed',
      address: { city: 'Delft' },
    })
    expect(await no.call('company.get')).toMatchObject({ name: 'Test company NO', localCurrency: 'NOK' })
    expect(await no.call('company.finance_setup.get')).toMatchObject({
      taxPeriod: 'two_months',
      paymentReference: 'kid',
      retainedEarningsAccount: expect.stringMatching(/^\d{4}$/) as string,
    })
    await expect(call('company.change', { country: 'BE' })).rejects.toMatchObject({
      problems: [{ code: 'contract.unknown_field' }],
    })
  })

  test('time zone and language are ones that are known, since every request asks for them', async () => {
    await expect(call('company.change', { timeZone: 'Europe/Amsterdan', language: 'fy' })).rejects.toMatchObject({
      problems: [
        { code: 'company.time_zone_unknown', field: 'timeZone', params: { timeZone: 'Europe/Amsterdan' } },
        { code: 'company.language_unknown', field: 'language' },
      ],
    })
    expect(await call('company.change', { timeZone: 'Europe/Brussels', language: 'nl-BE' })).toMatchObject({
      timeZone: 'Europe/Brussels',
    })
    await call('company.change', { timeZone: 'Europe/Amsterdam', language: 'nl-NL' })
  })

  test('the public holidays of another year are added once', async () => {
    offerCountryPacks(countryPacks)
    expect(await call('setup.public_holidays.add', { year: 2031 })).toEqual({ added: 9 })
    expect(await call('setup.public_holidays.add', { year: 2031 })).toEqual({ added: 0 })
    const { rows } = await call<{ rows: object[] }>('company.closed_days.list', { filter: { day: '2031-04-26' } })
    expect(rows).toMatchObject([{ day: '2031-04-26', name: 'Koningsdag' }])
    await expect(call('setup.public_holidays.add', { year: 31 })).rejects.toThrow()
  })

  test('posting dates of the company and of a user may not run backwards', async () => {
    const backwards = { allowPostingFrom: '2026-02-01', allowPostingTo: '2026-01-31' }
    const refused = { problems: [{ code: 'company.range_backwards', field: 'allowPostingTo' }] }
    await expect(call('company.finance_setup.change', backwards)).rejects.toMatchObject(refused)
    await expect(call('company.user_setup.create', { userId: 'u', ...backwards })).rejects.toMatchObject(refused)
    expect(await call('company.user_setup.create', { userId: 'u', allowPostingFrom: '2026-01-01' })).toMatchObject({
      allowPostingTo: null,
      invoicePostingPolicy: 'allowed',
    })
    await expect(
      call('company.user_setup.change', { userId: 'u', allowPostingTo: '2025-01-01' }),
    ).rejects.toMatchObject(refused)
  })

  test('one location is the default, and one that is used stays', async () => {
    await expect(call('company.locations.create', { code: 'TWO', name: 'Two', isDefault: true })).rejects.toMatchObject(
      { problems: [{ code: 'company.default_location_taken' }] },
    )
    await call('company.locations.create', { code: 'TWO', name: 'Two' })
    await call('parties.customers.change', { id: nl.customers.domestic.id, location: 'TWO' })
    await expect(call('company.locations.delete', { code: 'TWO' })).rejects.toMatchObject({
      problems: [{ code: 'platform.in_use', params: { by: 'parties_parties' } }],
    })
  })
})

describe('currencies', () => {
  test('have rates; local currency has none and stays', async () => {
    await call('currencies.create', { code: 'JPY', name: 'Yen', amountPrecision: '1' })
    await call('currencies.rates.create', {
      currency: 'JPY',
      startingDate: '2026-01-01',
      exchangeAmount: '165.2',
      relationalAmount: '1',
    })
    await expect(
      call('currencies.rates.create', {
        currency: 'EUR',
        startingDate: '2026-01-01',
        exchangeAmount: '0',
        relationalAmount: '1',
      }),
    ).rejects.toMatchObject({
      problems: [
        { code: 'currencies.not_positive', field: 'exchangeAmount' },
        { code: 'currencies.local_has_no_rate' },
      ],
    })
    await expect(call('currencies.delete', { code: 'EUR' })).rejects.toMatchObject({
      problems: [{ code: 'platform.in_use', params: { by: 'bank_accounts' } }, { code: 'currencies.local_currency' }],
    })
    await expect(call('currencies.delete', { code: 'JPY' })).rejects.toMatchObject({
      problems: [{ code: 'platform.in_use', params: { by: 'currencies_rates' } }],
    })
    const { rows } = await call<{ rows: unknown[] }>('currencies.rates.list', {
      filter: { currency: 'USD' },
      fields: ['startingDate'],
      limit: 1,
    })
    expect(rows).toEqual([{ currency: 'USD', startingDate: '2026-01-01' }])
  })
})

describe('accounts', () => {
  const account = (input: object): Promise<unknown> =>
    call('ledger.accounts.create', { name: 'A', statement: 'income', ...input })

  beforeAll(async () => {
    await account({ number: '9001' })
    await db.owner.query(
      `with t as (insert into ledger.transactions (company_id, transaction_no, posting_date, source_code, user_id,
         operation)
         values ($1, 900000001, '2026-06-15', 'GENJNL', 't', 't'))
       insert into ledger.entries (company_id, entry_no, transaction_no, document_id, account, posting_date, amount)
       values ($1, 900000001, 900000001, gen_random_uuid(), '9001', '2026-06-15', 0)`,
      [nl.companyId],
    )
  })

  test('with entries stay what they are', async () => {
    const refused = { problems: [{ code: 'ledger.account_has_entries', params: { account: '9001' } }] }
    await expect(call('ledger.accounts.change', { number: '9001', type: 'heading' })).rejects.toMatchObject(refused)
    await expect(call('ledger.accounts.delete', { number: '9001' })).rejects.toMatchObject({
      problems: [{ code: 'platform.in_use', params: { by: 'ledger_entries' } }, ...refused.problems],
    })
    expect(await call('ledger.accounts.change', { number: '9001', blocked: true, version: 1 })).toMatchObject({
      blocked: true,
      version: 2,
    })
  })

  test('that set-ups lead to stay, and set-ups lead to posting accounts alone', async () => {
    await expect(call('ledger.accounts.delete', { number: '0610' })).rejects.toMatchObject({
      problems: [{ code: 'platform.in_use', params: { by: 'posting_party_groups' } }],
    })
    await account({ number: '9002', type: 'heading' })
    await expect(
      call('posting.general_setup.change', {
        businessGroup: 'EU',
        productGroup: 'RETAIL',
        salesAccount: '9002',
        cogsAccount: '9999',
      }),
    ).rejects.toMatchObject({
      problems: [
        { code: 'platform.reference_unknown', field: 'salesAccount', params: { value: '9002', in: 'ledger_accounts' } },
        { code: 'platform.reference_unknown', field: 'cogsAccount' },
      ],
    })
    expect(
      await call('posting.general_setup.change', { businessGroup: 'EU', productGroup: 'RETAIL', salesAccount: '9001' }),
    ).toMatchObject({ salesAccount: '9001' })
    expect(await call('posting.general_setup.get', { businessGroup: '', productGroup: 'RETAIL' })).toMatchObject({
      salesAccount: null,
      cogsAccount: '5110',
    })
  })

  test('total what totals may total', async () => {
    await expect(account({ number: '9003', totaling: '1000..1999' })).rejects.toMatchObject({
      problems: [{ code: 'ledger.totaling_only_on_totals' }],
    })
    await expect(account({ number: '9003', type: 'total', totaling: '1000,,' })).rejects.toMatchObject({
      problems: [{ code: 'ledger.totaling_unreadable' }],
    })
    expect(await account({ number: '9003', type: 'total', totaling: '1000..1999|2500' })).toMatchObject({
      totaling: '1000..1999|2500',
    })
  })
})

describe('accounting periods', () => {
  test('are made by the year and closed by the year, the earliest first', async () => {
    expect(await call('ledger.periods.create_year', { startingDate: '2028-01-01' })).toEqual({ created: 12 })
    await expect(call('ledger.periods.create_year', { startingDate: '2028-01-01' })).rejects.toMatchObject({
      problems: [{ code: 'ledger.period_exists' }],
    })
    await expect(call('ledger.periods.create_year', { startingDate: '2029-01-15' })).rejects.toMatchObject({
      problems: [{ code: 'ledger.period_not_first_of_month' }],
    })
    expect(await call('ledger.periods.close_year')).toEqual({ startingDate: '2025-01-01', endingDate: '2025-12-31' })
    expect(await call('ledger.periods.close_year')).toEqual({ startingDate: '2026-01-01', endingDate: '2026-12-31' })
    await expect(call('ledger.periods.delete', { startingDate: '2025-03-01' })).rejects.toMatchObject({
      problems: [{ code: 'ledger.period_closed' }],
    })
    await call('ledger.periods.close_year')
    await call('ledger.periods.close_year')
    await expect(call('ledger.periods.close_year')).rejects.toMatchObject({
      problems: [{ code: 'ledger.next_year_missing', params: { date: '2029-01-01' } }],
    })
  })
})

test('a bank account takes its number from the series and local currency for its own', async () => {
  expect(
    await call('bank.accounts.create', { name: 'Savings', postingGroup: 'BANK', iban: 'NL69 ABNA 0306 0012 41' }),
  ).toMatchObject({
    number: 'B020',
    currency: 'EUR',
    iban: 'NL69ABNA0306001241',
  })
  await expect(
    call('bank.accounts.create', { name: 'X', postingGroup: 'NONE', currency: 'XXX', iban: 'NL00ABNA0306001241' }),
  ).rejects.toMatchObject({
    problems: [
      { code: 'platform.reference_unknown', field: 'currency' },
      { code: 'platform.reference_unknown', field: 'postingGroup' },
      { code: 'bank.iban_doubtful', severity: 'warning' },
    ],
  })
  await expect(call('bank.posting_groups.delete', { code: 'BANK' })).rejects.toMatchObject({
    problems: [{ code: 'platform.in_use', params: { by: 'bank_accounts' } }],
  })
})

describe('VAT', () => {
  const rate = (input: object): Promise<unknown> =>
    call('tax.posting_setup.create', {
      businessGroup: 'DOMESTIC',
      productGroup: 'STANDARD',
      validFrom: '2027-01-01',
      rate: '22',
      calculation: 'normal',
      identifier: 'H22',
      ...input,
    })

  test('rates are dated rows; reverse charge needs its account, an identifier stands for one rate', async () => {
    expect(await rate({ salesAccount: '1340' })).toMatchObject({
      rate: '22',
      validTo: null,
      deductiblePercent: '100',
      category: 'S',
      boxes: [],
    })
    await expect(
      rate({ calculation: 'reverse_charge', validFrom: '2028-01-01', validTo: '2027-12-31', identifier: 'RX' }),
    ).rejects.toMatchObject({
      problems: [{ code: 'tax.reverse_charge_account_missing' }, { code: 'tax.range_backwards' }],
    })
    await expect(rate({ validFrom: '2028-01-01', identifier: 'H21' })).rejects.toMatchObject({
      problems: [
        { code: 'tax.identifier_has_two_rates', severity: 'warning', params: { identifier: 'H21', rate: '21' } },
      ],
    })
    await expect(rate({ validFrom: '2029-01-01', rate: '101', productGroup: 'X' })).rejects.toMatchObject({
      problems: [{ code: 'contract.not_a_percentage', field: 'rate' }],
    })
  })

  test('a group that parties, items or rates name stays', async () => {
    await expect(call('tax.business_groups.delete', { code: 'EU' })).rejects.toMatchObject({
      problems: [
        { params: { by: 'parties_parties' } },
        { params: { by: 'parties_templates' } },
        { params: { by: 'posting_general_business_groups' } },
        { params: { by: 'tax_posting_setup' } },
      ],
    })
  })
})

describe('dimensions', () => {
  test('a number of another range than it may have is refused on its field', async () => {
    const priority = { sourceCode: 'SALES', source: 'customer' }
    for (const [wrong, code] of [[0, 'contract.too_small'], [2 ** 31, 'contract.too_large']] as const)
      await expect(call('dimensions.priorities.create', { ...priority, priority: wrong })).rejects.toMatchObject({
        problems: [{ code, field: 'priority' }],
      })
    await expect(call('dimensions.create', { code: 'THIRD', name: 'Third', globalNo: 3 })).rejects.toMatchObject({
      problems: [{ code: 'contract.too_large', field: 'globalNo', params: { max: '2' } }],
    })
  })

  test('have values, defaults, combinations and priorities that name each other', async () => {
    await call('dimensions.create', { code: 'AREA', name: 'Area' })
    await expect(call('dimensions.create', { code: 'TEAM', name: 'Team', globalNo: 1 })).rejects.toMatchObject({
      problems: [{ code: 'dimensions.global_taken' }],
    })
    await call('dimensions.values.create', { dimension: 'AREA', code: 'EAST', name: 'East' })
    expect(
      await call('dimensions.defaults.create', {
        source: 'customer',
        record: '',
        dimension: 'AREA',
        rule: 'code_mandatory',
        allowedValues: ['EAST'],
      }),
    ).toMatchObject({
      value: null,
      allowedValues: ['EAST'],
    })
    expect(
      await call('dimensions.defaults.change', {
        source: 'customer',
        record: '',
        dimension: 'AREA',
        allowedValues: null,
      }),
    ).toMatchObject({ allowedValues: null })
    await expect(
      call('dimensions.combinations.create', { dimension1: 'AREA', dimension2: 'AREA', limitation: 'blocked' }),
    ).rejects.toMatchObject({
      problems: [{ code: 'dimensions.same_code_twice' }],
    })
    await expect(call('dimensions.delete', { code: 'AREA' })).rejects.toMatchObject({
      problems: [{ params: { by: 'dimensions_defaults' } }, { params: { by: 'dimensions_values' } }],
    })
  })
})
