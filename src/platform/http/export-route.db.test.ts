import { expect, it } from 'vitest'
import { z } from 'zod'
import { decimalText } from '../contract.ts'
import { type ListDefinition, implementList } from '../list.ts'
import { localDate } from '../local-date.ts'
import { listQuery } from '../record-contract.ts'
import { readSpreadsheet } from '../spreadsheet.ts'
import { freshDatabase } from '../testing/database.ts'
import type { Gate } from './gate.ts'
import { buildServer } from './server.ts'

const many = 100_000
const db = await freshDatabase()
await db.owner.query(`
  create schema trial;
  grant usage on schema trial to handel_app;
  create table trial.sales (company_id integer not null, number text not null, amount numeric not null, day date, status text not null,
    address jsonb not null, primary key (company_id, number));
  select platform.guard('trial.sales', 'draft');
  insert into trial.sales values
    (1, '007', 1234.5, '2026-02-28', 'open', '{"street": "Dam 1", "city": "Utrecht"}'),
    (1, '008', -0.10, null, 'released', '{}'),
    (1, '=cmd|x', 9007199254740993.01, '2026-03-01', 'open', '{}');
  insert into trial.sales select 2, lpad(n::text, 6, '0'), n / 100.0, date '2026-01-01' + n % 300, 'open', '{}' from generate_series(1, ${many}) n`)

const definition: ListDefinition = {
  from: 'trial.sales s',
  company: 's.company_id',
  columns: {
    number: { sql: 's.number', kind: 'code' },
    amount: { sql: 's.amount', kind: 'decimal' },
    day: { sql: 's.day', kind: 'date', nullable: true },
    status: { sql: 's.status', kind: 'choice', values: ['open', 'released'] },
    address: { sql: 's.address', kind: 'json' },
  },
  key: ['number'],
}
const row = z.object({ number: z.string(), amount: decimalText(), day: z.string().nullable(), status: z.string(), address: z.record(z.string(), z.string()) })
const contract = { 'trial.sales.list': listQuery('Lists sales', row) }
implementList(contract, 'trial.sales.list', definition)

const gate: Gate = {
  identify: async ({ headers }) => ({
    by: 'key',
    caller: { companyId: Number(headers['x-company'] ?? 1), userId: 'clerk', language: 'en', workDate: localDate('2026-01-15'), may: () => headers['x-barred'] === undefined },
  }),
  routes: () => {},
}
const server = buildServer({ databases: db, gate })

const columns = [
  { field: 'status', title: 'Status', kind: 'text', words: { open: 'Åpen', released: 'Frigitt' } },
  { field: 'number', title: 'No.', kind: 'text' },
  { field: 'amount', title: 'Amount', kind: 'number', decimals: 2 },
  { field: 'day', title: 'Date', kind: 'date' },
  { field: 'address', title: 'Address', kind: 'text', parts: ['street', 'city'] },
]
const ask = async (body: object, headers: Readonly<Record<string, string>> = {}, name = 'trial.sales.list') =>
  server.inject({ method: 'POST', url: `/api/${name}/export`, headers, payload: body })

it('takes along what is seen, in its order: amounts as numbers, dates as dates, words for choices', async () => {
  const answer = await ask({ format: 'xlsx', title: 'Salgsordre: "alle', columns, input: { sort: [{ field: 'number', direction: 'desc' }], filter: { number: '0*' } } })
  expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([200, "attachment; filename*=UTF-8''Salgsordre%20alle.xlsx"])
  const { sheet } = await readSpreadsheet(answer.rawPayload)
  expect(sheet.rows.map(({ cells }) => cells.map(({ kind, text }) => `${kind} ${text}`.trim()))).toEqual([
    ['text Status', 'text No.', 'text Amount', 'text Date', 'text Address'],
    ['text Frigitt', 'text 008', 'number -0.1'],
    ['text Åpen', 'text 007', 'number 1234.5', 'date 2026-02-28', 'text Dam 1 Utrecht'],
  ].map(line => expect.arrayContaining(line) as unknown))
})

it('as CSV it is what a European spreadsheet opens, and runs no formula', async () => {
  const { payload, headers } = await ask({ format: 'csv', title: 'Sales', columns: columns.slice(1, 4), input: {} })
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(payload).toBe("\uFEFFNo.;Amount;Date\r\n007;1234,5;2026-02-28\r\n008;-0,1;\r\n'=cmd|x;9007199254740993,01;2026-03-01\r\n")
})

it.each([
  ['a list only', {}, {}, 'trial.nothing', 404, 'platform.no_list'],
  ['whoever may read it', {}, { 'x-barred': 'yes' }, 'trial.sales.list', 403, 'platform.not_allowed'],
  ['filters that can be read', { input: { filter: { day: 'soon' } } }, {}, 'trial.sales.list', 422, 'platform.bad_filter'],
  ['columns there are', { columns: [{ field: 'secret', title: 'x', kind: 'text' }] }, {}, 'trial.sales.list', 422, 'platform.unknown_field'],
  ['a format it knows', { format: 'pdf' }, {}, 'trial.sales.list', 422, 'contract.not_one_of'],
])('is for %s', async (_, part, headers, name, status, code) => {
  const answer = await ask({ format: 'csv', title: 'Sales', columns: columns.slice(1, 2), input: {}, ...part }, headers, name)
  expect([answer.statusCode, answer.json<{ problems: { code: string }[] }>().problems[0]!.code]).toEqual([status, code])
})

it('a hundred thousand rows are all there, in their order', { timeout: 60_000 }, async () => {
  const { payload } = await ask({ format: 'csv', title: 'Sales', columns: columns.slice(1, 3), input: {} }, { 'x-company': '2' })
  const lines = payload.split('\r\n')
  expect([lines.length, lines[1], lines[500], lines.at(-2)]).toEqual([many + 2, '000001;0,01', '000500;5', `${many};1000`])
})
