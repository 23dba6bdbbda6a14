/** Reports of one department or project, with figures worked by hand: what is asked for counts, nothing else. */
import { expect } from 'vitest'
import { readSpreadsheet } from '../src/platform/spreadsheet.ts'
import { readPdf } from '../src/testing/pdf-text.ts'
import { type Story, refusal, stories } from './scenario.ts'

const { scenario } = await stories()

interface Report {
  readonly subtitles: readonly string[]
  readonly sections: readonly { readonly rows: readonly Record<string, unknown>[] }[]
  readonly sums: Record<string, string> | null
}

const north = { dimensions: { DEPARTMENT: 'NORTH' } }

/** Bought for nobody; sold by two departments, one invoice with a line of each, something taken back in the north. */
async function trade({ call, sales, purchase, company }: Story): Promise<void> {
  for (const code of ['NORTH', 'SOUTH']) await call('dimensions.values.create', { dimension: 'DEPARTMENT', code, name: `Department ${code}` })
  await call('dimensions.values.create', { dimension: 'REGION', code: 'COAST', name: 'Coast' })
  const [item, service] = [company.items.inventory[0]!, company.items.service[0]!]
  const of = (department: string): object => ({ dimensions: { DEPARTMENT: department, REGION: 'COAST' } })
  await purchase.post(await purchase.invoice({ lines: [{ item, quantity: '100', price: '6' }], on: '2026-03-02' }))
  await sales.post(await sales.invoice({ header: of('NORTH'), lines: [{ item, quantity: '10', price: '20' }], on: '2026-03-10' }))
  await sales.post(await sales.invoice({ header: of('SOUTH'), lines: [{ item, quantity: '5', price: '20' }], on: '2026-03-12' }))
  const { id } = await call<{ id: string }>('sales.invoice.create', {
    partyNumber: 'C-DOM', postingDate: '2026-04-20', documentDate: '2026-04-20', ...of('SOUTH'),
    lines: [
      { itemId: item.id, quantity: '2', unitPrice: '20', ...of('NORTH') },
      { itemId: service.id, quantity: '1', unitPrice: '30', ...of('NORTH') },
      { itemId: item.id, quantity: '1', unitPrice: '20', ...of('SOUTH') },
    ],
  })
  await call('sales.invoice.post', { id })
  await sales.post(await sales.creditMemo({ header: of('NORTH'), lines: [{ item, quantity: '1', price: '20' }], on: '2026-05-28' }))
}

const period = { from: '2026-01-01', to: '2026-06-15' }

scenario('sales, cost and profit of a department are those of its lines', 'NL', async story => {
  await trade(story)
  const { call } = story
  const of = (name: string, dimensions?: object) => call<Report>(`reports.${name}`, { ...period, ...dimensions })
  // Ten, two and back one at 20, and the service at 30; goods cost 6.
  const byCustomer = await of('sales_by_customer', north)
  expect(byCustomer.sections[0]!.rows).toMatchObject([{ number: 'C-DOM', sales: '250', cost: '66', profit: '184' }])
  expect(byCustomer.subtitles.at(-1)).toBe('Afdeling: NORTH Department NORTH')
  expect((await of('sales_by_item', north)).sections[0]!.rows).toMatchObject([
    { number: 'INV-1', quantity: '11', sales: '220', cost: '66' },
    { number: 'SRV-1', quantity: '1', sales: '30', cost: '0' },
  ])
  expect((await of('sales_by_customer', { dimensions: { DEPARTMENT: 'SOUTH' } })).sums).toMatchObject({ sales: '120', cost: '36' })
  // Any dimension may be asked for, and several together: all of them must be there.
  expect((await of('sales_by_customer', { dimensions: { REGION: 'COAST' } })).sums).toMatchObject({ sales: '370' })
  expect((await of('sales_by_customer', { dimensions: { REGION: 'COAST', DEPARTMENT: 'SOUTH' } })).sums).toMatchObject({ sales: '120' })
  expect((await of('sales_by_customer')).sums).toMatchObject({ sales: '370', cost: '102' })
})

scenario('the trial balance of a department is the sum of its entries, and each account leads to them', 'NL', async story => {
  await trade(story)
  const { call } = story
  const { sections } = await call<Report>('reports.trial_balance', { from: '2026-04-01', to: '2026-06-15', ...north })
  const rows = sections[0]!.rows.filter(({ style }) => style === 'row')
  expect(rows.length).toBeGreaterThan(2)
  const { rows: entries } = await call<{ rows: { account: string; amount: string; postingDate: string; globalDimension1: string }[] }>('ledger.entries.list', {
    filter: { globalDimension1: "'NORTH'" }, limit: 500,
  })
  expect(new Set(entries.map(({ globalDimension1 }) => globalDimension1))).toEqual(new Set(['NORTH']))
  for (const { account, opening, debit, credit, closing } of rows as unknown as Record<'account' | 'opening' | 'debit' | 'credit' | 'closing', string>[]) {
    const of = entries.filter(entry => entry.account === account)
    const sum = (of_: typeof entries): number => Math.round(of_.reduce((whole, { amount }) => whole + Number(amount) * 100, 0)) / 100
    const later = of.filter(({ postingDate }) => postingDate >= '2026-04-01')
    expect([account, Number(opening), Number(closing), Number(debit) - Number(credit)]).toEqual([
      account, sum(of.filter(({ postingDate }) => postingDate < '2026-04-01')), sum(of), sum(later),
    ])
  }
})

scenario('what is owed is narrowed by the dimensions of its documents, on paper and in a spreadsheet too', 'NL', async story => {
  await trade(story)
  const { call } = story
  const aged = (input: object) => call<Report>('reports.aged_receivables', { asAt: '2026-06-15', ...input })
  // 242 less 24.20 of the north; 121 and 108.90 of the south.
  expect((await aged(north)).sums).toMatchObject({ balance: '217.8' })
  expect((await aged({ ...north, detail: 'entries' })).sums).toMatchObject({ balance: '217.8' })
  expect((await aged({ ...north, by: 'posting', amounts: 'currency' })).sums).toMatchObject({ balance: '217.8' })
  expect((await aged({ dimensions: { DEPARTMENT: 'SOUTH' } })).sums).toMatchObject({ balance: '229.9' })
  const { rows } = await call<{ rows: { amount: string }[] }>('openitems.customer_entries.list', { filter: { globalDimension1: "'SOUTH'" } })
  expect(rows.map(({ amount }) => amount)).toEqual(['108.9', '121'])
  const { rows: goods } = await call<{ rows: { salesActual: string }[] }>('stock.value_entries.list', { filter: { globalDimension1: "'SOUTH'", itemEntryType: 'sale' } })
  expect(goods.map(({ salesActual }) => salesActual)).toEqual(['20', '100'])

  const file = async (format: string) => {
    const { content } = await call<{ content: string }>('reports.file', { report: 'aged_receivables', format, parameters: { asAt: '2026-06-15', ...north } })
    return Buffer.from(content, 'base64')
  }
  expect(readPdf(await file('pdf'))[0]).toMatch(/Aged receivables.*Afdeling: NORTH Department NORTH.*217\.80/)
  const bytes = await file('xlsx')
  const { sheets, sheet } = await readSpreadsheet(bytes)
  expect(sheets).toEqual(['Aged receivables', 'What was asked'])
  expect(sheet.rows[1]!.cells[3]!.text).toBe('217.8')
  const { sheet: heading } = await readSpreadsheet(bytes, { sheet: 'What was asked' })
  expect(heading.rows.map(({ cells }) => cells[0]!.text)).toEqual(['Aged receivables', 'As at 15/06/2026', expect.any(String), 'Afdeling: NORTH Department NORTH'])
})

scenario('a dimension or value that does not exist is named on its field', 'NL', async ({ call }) => {
  for (const name of ['trial_balance', 'aged_payables', 'sales_by_item'])
    expect(await refusal(call(`reports.${name}`, { dimensions: { DEPARTMENT: 'MOON', STARS: 'X' } })), name).toEqual([
      'dimensions.value_unknown', 'dimensions.unknown',
    ])
})
