/** What reports say of a date, with figures worked by hand, and that they say the same as the G/L. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal, dec } from '../src/platform/decimal.ts'
import { Refused } from '../src/platform/problem.ts'
import { readSpreadsheet } from '../src/platform/spreadsheet.ts'
import { readPdf } from '../src/testing/pdf-text.ts'
import { testCompany } from '../src/platform/testing/company.ts'
import { deskOf } from './random/desk.ts'
import { type Habits, type Step, anyHabits, anyStep, carryOut, settle } from './random/trade.ts'
import { type Story, refusal, stories, storyOf } from './scenario.ts'

const { db, scenario } = await stories()

interface Row extends Record<string, unknown> { readonly style: string }
interface Report {
  readonly title: string
  readonly subtitles: readonly string[]
  readonly columns: readonly { name: string; caption: string }[]
  readonly sections: readonly { name: string; caption: string; rows: readonly Row[]; sums: Record<string, string> | null }[]
  readonly sums: Record<string, string> | null
  readonly figures: readonly { name: string; amount: string }[]
}

/** A spring of trade: bought in March, sold from March to June, paid in part, something taken back. */
async function spring({ sales, purchase, company, customerPays }: Story): Promise<void> {
  const [item, service] = [company.items.inventory[0]!, company.items.service[0]!]
  await purchase.post(await purchase.invoice({ lines: [{ item, quantity: '100', price: '6' }], on: '2026-03-02' }))
  await sales.post(await sales.invoice({ lines: [{ item, quantity: '10', price: '20' }], on: '2026-03-10' }))
  await sales.post(await sales.invoice({ lines: [{ item, quantity: '5', price: '20' }], on: '2026-04-20' }))
  await customerPays({ amount: '100', on: '2026-05-12' })
  await sales.post(await sales.creditMemo({ lines: [{ item, quantity: '1', price: '20' }], on: '2026-05-28' }))
  await sales.post(await sales.invoice({ lines: [{ item: service, quantity: '1', price: '100' }], on: '2026-06-10' }))
  await customerPays({ amount: '142', on: '2026-06-20' })
}

const report = (story: Story, name: string, input: object = {}): Promise<Report> => story.call<Report>(`reports.${name}`, input)

scenario('receivables at a date are what was open on that date, by age', 'NL', async story => {
  await spring(story)
  const june = await report(story, 'aged_receivables')
  expect(june.subtitles[0]).toContain('15/06/2026')
  expect(june.sections[0]!.rows).toMatchObject([
    { number: 'C-DOM', balance: '359.8', bucket0: '121', bucket1: '-24.2', bucket2: '121', bucket3: '142', bucket4: '0' },
  ])
  expect(june.sums).toMatchObject({ balance: '359.8', bucket1: '-24.2' })
  expect((await report(story, 'aged_receivables', { asAt: '2026-04-30' })).sums).toEqual({
    balance: '363', bucket0: '121', bucket1: '0', bucket2: '242', bucket3: '0', bucket4: '0',
  })
  expect((await report(story, 'aged_receivables', { asAt: '2026-06-30' })).sums).toMatchObject({
    balance: '217.8', bucket0: '0', bucket1: '121', bucket2: '96.8', bucket3: '0',
  })
  expect((await report(story, 'aged_receivables', { asAt: '2026-02-28' })).sections).toEqual([])
  const entries = await report(story, 'aged_receivables', { detail: 'entries', period: '30D', by: 'posting' })
  expect(entries.sections).toHaveLength(1)
  expect(entries.sections[0]!.rows.map(({ name, balance, bucket0, bucket1, bucket3 }) => [name, balance, bucket0, bucket1, bucket3])).toEqual([
    ['Invoice', '142', '0', '0', '142'],
    ['Invoice', '121', '0', '121', '0'],
    ['Credit memo', '-24.2', '-24.2', '0', '0'],
    ['Invoice', '121', '121', '0', '0'],
  ])
})

scenario('what we owe is positive', 'NL', async story => {
  await spring(story)
  expect((await report(story, 'aged_payables')).sums).toEqual({ balance: '726', bucket0: '0', bucket1: '0', bucket2: '0', bucket3: '726', bucket4: '0' })
  const { sections } = await report(story, 'vendor_statement', { partyId: story.company.vendors.domestic.id, from: '2026-03-01', to: '2026-03-31' })
  expect(sections[0]).toMatchObject({ name: 'EUR', rows: [{ balance: '0' }, { amount: '726', balance: '726' }, { style: 'total', balance: '726' }] })
})

scenario('a statement goes from the opening to the closing balance', 'NL', async story => {
  await spring(story)
  const { sections, figures, subtitles } = await report(story, 'customer_statement', {
    partyId: story.company.customers.domestic.id, from: '2026-05-01', to: '2026-06-15',
  })
  expect(subtitles[0]).toBe('C-DOM Test customer C-DOM')
  expect(sections).toHaveLength(1)
  expect(sections[0]!.rows.map(({ style, amount, remaining, balance }) => [style, amount, remaining, balance])).toEqual([
    ['heading', null, null, '363'],
    ['row', '-100', '0', '263'],
    ['row', '-24.2', '-24.2', '238.8'],
    ['row', '121', '121', '359.8'],
    ['total', null, null, '359.8'],
  ])
  expect(figures.map(({ amount }) => amount)).toEqual(['359.8', '238.8'])
  expect(await refusal(report(story, 'vendor_statement', { partyId: story.company.customers.domestic.id }))).toEqual(['reports.party_unknown'])
})

scenario('a discount taken in the period stands on the statement, of whatever day its invoice is (E20)', 'NL', async story => {
  const { sales, company, customerPays } = story
  const line = { item: company.items.service[0]!, quantity: '1', price: '1000' }
  await story.customer({ paymentTerms: '2P10-30' })
  await sales.post(await sales.invoice({ lines: [line], on: '2026-05-28' }))
  await customerPays({ amount: '1185.80', on: '2026-06-05' })
  const statement = async (from: string, to: string) => {
    const { sections, figures } = await report(story, 'customer_statement', { partyId: company.customers.domestic.id, from, to })
    return [...sections[0]!.rows.map(({ amount, remaining, balance }) => [amount, remaining, balance]), figures[0]!.amount]
  }
  expect(await statement('2026-06-01', '2026-06-30')).toEqual([[null, null, '1210'], ['-24.2', null, '1185.8'], ['-1185.8', '0', '0'], [null, null, '0'], '0'])
  expect(await statement('2026-05-01', '2026-05-31')).toEqual([[null, null, '0'], ['1210', '1210', '1210'], [null, null, '1210'], '1210'])
})

scenario('months of age end on the day asked for: not due, June, May, April, before (E22)', 'NL', async story => {
  const { sales, company } = story
  const dues = ['2026-07-01', '2026-06-30', '2026-06-01', '2026-05-31', '2026-05-01', '2026-04-30', '2026-04-01', '2026-03-31']
  for (const [index, dueDate] of dues.entries()) {
    const line = { item: company.items.service[0]!, quantity: '1', price: String(100 * 2 ** index) }
    await sales.post(await sales.invoice({ header: { dueDate }, lines: [line], on: '2026-03-02' }))
  }
  const { sums, columns } = await report(story, 'aged_receivables', { asAt: '2026-06-30' })
  expect(sums).toEqual({ balance: '30855', bucket0: '121', bucket1: '726', bucket2: '2904', bucket3: '11616', bucket4: '15488' })
  expect(columns.map(({ caption }) => caption).slice(4, 6)).toEqual(['01/06/2026 – 30/06/2026', '01/05/2026 – 31/05/2026'])
})

scenario('stock, sales and VAT of the spring', 'NL', async story => {
  await spring(story)
  const value = async (asAt: string) => (await report(story, 'inventory_valuation', { asAt })).sections[0]?.rows[0]
  expect(await value('2026-06-15')).toMatchObject({ number: 'INV-1', quantity: '86', unitCost: '6', value: '516', expected: '0' })
  expect(await value('2026-03-31')).toMatchObject({ quantity: '90', value: '540' })
  expect(await value('2026-03-01')).toBeUndefined()

  const period = { from: '2026-01-01', to: '2026-06-15' }
  expect((await report(story, 'sales_by_item', period)).sections[0]!.rows).toMatchObject([
    { number: 'INV-1', quantity: '14', sales: '280', cost: '84', profit: '196', profitPercent: '70' },
    { number: 'SRV-1', quantity: '1', sales: '100', cost: '0', profit: '100', profitPercent: '100' },
  ])
  const byCustomer = await report(story, 'sales_by_customer', period)
  expect(byCustomer.sections[0]!.rows).toMatchObject([{ number: 'C-DOM', sales: '380', cost: '84', profit: '296', profitPercent: '77.9' }])
  expect(byCustomer.sums).toMatchObject({ sales: '380', profit: '296', profitPercent: '77.9' })

  const vat = async (to: string) => {
    const { sections, figures } = await report(story, 'vat_statement', { to })
    const boxes = sections.find(({ name }) => name === 'boxes')!.rows.flatMap(({ code, base, tax }) => ((base ?? '0') === '0' && (tax ?? '0') === '0' ? [] : [[code, base, tax]]))
    return { due: figures[0]!.amount, sale: sections.find(({ name }) => name === 'sale')?.sums, boxes }
  }
  expect(await vat('2026-06-30')).toEqual({ due: '37.8', sale: { base: '180', tax: '37.8' }, boxes: [['1a', '180', '37'], ['5a', null, '37'], ['5c', null, '37']] })
  expect(await vat('2026-03-31')).toEqual({
    due: '-84', sale: { base: '200', tax: '42' }, boxes: [['1a', '200', '42'], ['5a', null, '42'], ['5b', null, '126'], ['5c', null, '-84']],
  })
})

scenario('the VAT of a code is that of the entries behind it', 'NL', async story => {
  await spring(story)
  const { rows } = await story.call<{ rows: { base: string; amount: string; documentNumber: string }[] }>('tax.entries.list', {
    filter: { kind: 'sale', taxDate: '2026-04-01..2026-06-30' },
  })
  expect(rows.map(({ base, amount }) => [base, amount])).toEqual([['-100', '-21'], ['20', '4.2'], ['-100', '-21']])
  expect(rows.every(({ documentNumber }) => documentNumber !== '')).toBe(true)
})

scenario('the trial balance opens, moves and closes', 'NL', async story => {
  await spring(story)
  const { sections, sums } = await report(story, 'trial_balance', { from: '2026-04-01', to: '2026-06-15' })
  const receivables = await story.accountFor('receivables')
  expect(sections[0]!.rows.find(({ account }) => account === receivables)).toMatchObject({ opening: '242', debit: '242', credit: '124.2', closing: '359.8' })
  expect(sums).toMatchObject({ opening: '0', closing: '0' })
  expect(sums!['debit']).toBe(sums!['credit'])
})

scenario('a report becomes a file: paper for people, a sheet to go on with', 'BE', async story => {
  await spring(story)
  const file = async (input: object) => {
    const { content, fileName } = await story.call<{ content: string; fileName: string }>('reports.file', input)
    return { fileName, bytes: Buffer.from(content, 'base64') }
  }
  const pdf = await file({ report: 'aged_receivables', format: 'pdf' })
  expect(pdf.fileName).toBe('Aged receivables As at 15-06-2026.pdf')
  const [page] = readPdf(pdf.bytes)
  for (const text of ['Aged receivables', 'Test company BE', 'C-DOM', '359.80', '−24.20', 'Not due', 'Page 1 / 1', 'Printed on 15/06/2026']) expect(page).toContain(text)

  const letter = await file({ report: 'customer_statement', format: 'pdf', parameters: { partyId: story.company.customers.domestic.id } })
  expect(letter.fileName).toBe('Statement of account C-DOM.pdf')
  expect(readPdf(letter.bytes)[0]).toMatch(/Testdam.*Statement of account.*Opening balance.*359\.80.*Not due/)

  const { sheet } = await readSpreadsheet((await file({ report: 'sales_by_item', format: 'xlsx', parameters: { from: '2026-01-01' } })).bytes)
  expect(sheet.rows.map(({ cells }) => cells.slice(0, 4).map(cell => cell.text))).toEqual([
    ['No.', 'Description', 'Quantity', 'Sales'], ['INV-1', 'Test inventory 1', '14', '280'], ['SRV-1', 'Test service 1', '1', '100'],
  ])
  const csv = (await file({ report: 'trial_balance', format: 'csv' })).bytes.toString('utf8')
  expect(csv.split('\r\n')[0]).toBe('\u{FEFF}Account,Name,Opening balance,Debit,Credit,Closing balance')

  expect(await refusal(file({ report: 'aged_receivables', format: 'csv', parameters: { asAt: '2026-02-31' } }))).toEqual(['contract.not_a_date'])
  const clerk = story.company.as({ may: name => name === 'reports.file' })
  expect(await refusal(clerk('reports.file', { report: 'trial_balance', format: 'csv' }))).toEqual(['reports.not_yours'])
})

/** What the G/L holds on the accounts a set-up names, at the end of a day or in a period. */
async function held(companyId: number, accounts: string, to: string, from = '0001-01-01'): Promise<string> {
  const { rows } = await db.owner.query<{ sum: string }>(
    `select coalesce(sum(amount), 0)::text as sum from ledger.entries
     where company_id = $1 and posting_date between $3 and $2 and account in (${accounts})`,
    [companyId, to, from],
  )
  return dec(rows[0]!.sum).toString()
}

const control = (role: string): string => `select control_account from posting.party_groups where company_id = $1 and role = '${role}'`
const inventory = (column: string): string => `select ${column} from posting.inventory_setup where company_id = $1`
const vatAccounts = ['sales_account', 'purchase_account', 'reverse_charge_account'].map(column => `select ${column} from tax.posting_setup where company_id = $1`).join(' union ')

scenario('a report calls an item what its card calls it, whoever reads it; only papers have it in the language of a party', 'NL', async story => {
  await spring(story)
  const [item] = story.company.items.inventory
  const { description, version } = await story.call<{ description: string; version: number }>('items.get', { id: item!.id })
  await story.call('items.change', { id: item!.id, version, translations: { 'nb-NO': 'Pepperkaker' } })
  const inNorwegian = story.company.as({ language: 'nb-NO' })
  const names = async (name: string, field: string, input: object) =>
    (await inNorwegian<Report>(`reports.${name}`, input)).sections[0]!.rows.filter(({ number }) => number === 'INV-1').map(row => row[field])
  expect(await names('sales_by_item', 'name', { from: '2026-01-01', to: '2026-06-30' })).toEqual([description])
  expect(await names('inventory_valuation', 'description', { asAt: '2026-06-30' })).toEqual([description])
})

/** Whatever was traded, in whatever order. */
test.each([22, 35, 44])('after random trade (%i) every report says what the G/L holds, on any day', async seed => {
  const [[habits, steps]] = fc.sample(fc.tuple(anyHabits, fc.array(anyStep, { minLength: 90, maxLength: 90, size: 'max' })), { seed, numRuns: 1 }) as [[Habits, Step[]]]
  const company = await testCompany(db, habits.country)
  const story = storyOf(db, company)
  await settle(story, habits)
  const desk = deskOf(story)
  for (const step of steps)
    await carryOut(desk, step).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error
    })
  const sum = async (name: string, field: string, input: object): Promise<string> => {
    const { sections } = await report(story, name, input)
    return Decimal.sum(sections.flatMap(({ rows }) => rows.map(row => dec(row[field] as string)))).toString()
  }
  for (const asAt of ['2026-06-01', '2026-06-07', '2026-06-15', '2026-06-21', '2026-07-31']) {
    const day = { asAt }
    expect(await sum('aged_receivables', 'balance', day), asAt).toBe(await held(company.companyId, control('customer'), asAt))
    expect(await sum('aged_receivables', 'balance', { ...day, detail: 'entries' }), asAt).toBe(await held(company.companyId, control('customer'), asAt))
    expect(dec(await sum('aged_payables', 'balance', day)).negated().toString(), asAt).toBe(await held(company.companyId, control('vendor'), asAt))
    expect(await sum('inventory_valuation', 'value', day), asAt).toBe(await held(company.companyId, inventory('inventory_account'), asAt))
    if (habits.expected) expect(await sum('inventory_valuation', 'expected', day), asAt).toBe(await held(company.companyId, inventory('inventory_interim_account'), asAt))
    const { figures } = await report(story, 'vat_statement', { from: '2026-01-01', to: asAt })
    expect(dec(figures[0]!.amount).negated().toString(), asAt).toBe(await held(company.companyId, vatAccounts, asAt))
    const period = { from: '2026-06-05', to: asAt }
    expect(await sum('sales_by_customer', 'sales', period), asAt).toBe(await sum('sales_by_item', 'sales', period))
    expect(await sum('sales_by_customer', 'cost', period), asAt).toBe(await sum('sales_by_item', 'cost', period))
    const { sums } = await report(story, 'trial_balance', { from: '2026-01-01', to: asAt })
    expect([sums!['opening'], sums!['closing']]).toEqual(['0', '0'])
  }
  // Zero is zero everywhere: something must have happened.
  expect(await held(company.companyId, inventory('inventory_account'), '2026-07-31')).not.toBe('0')
  expect(await held(company.companyId, vatAccounts, '2026-07-31')).not.toBe('0')
})
