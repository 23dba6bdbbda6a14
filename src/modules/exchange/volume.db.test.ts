/** Thousands of rows with planted errors: exactly those are named; the rest goes in through the worker, and out again. */
import { beforeAll, describe, expect, it } from 'vitest'
import '#payments'
import { observeStatements } from '#platform/db'
import { Refused } from '#platform/problem'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import '#warehouse'
import { member, pickUp, workOf } from '../../testing/long-work.ts'
import './index.ts'
import { exchangeOf, textTable, told } from './testing.ts'

const db = await freshDatabase()
let company: TestCompany
let call: TestCompany['call']
let exchange: ReturnType<typeof exchangeOf>

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  ;({ call } = await member(db, company))
  exchange = exchangeOf({ call })
})

const itemTitles = ['Number', 'Description', 'Type', 'Base unit', 'Price', 'Category', 'EAN', 'Vendor', 'Net weight', 'Country of origin', 'Blocked']
const customerTitles = ['Number', 'Name', 'Street', 'House no.', 'Post code', 'City', 'Country', 'Credit limit', 'Terms', 'Blocked', 'Bill-to']

const item = (n: number): string[] => [
  `I${n}`, `Item ${n}`, n % 10 === 0 ? 'Service' : 'Inventory', 'PCS', `${n % 997}.${n % 90 + 10}`, '', '', n % 3 === 0 ? 'V-DOM' : '', '0.5', 'NL', 'No',
]
const customer = (n: number): string[] => [`C${n}`, `Customer ${n}`, 'High street', `${n}`, '1000 AA', 'Town', n % 2 ? 'NL' : 'Belgium', `${n}`, '14D', '', '']

/** Row of the file, column and what is planted there. */
type Planted = readonly [row: number, column: number, text: string, code: string]

const inItems: readonly Planted[] = [
  [17, 4, 'twelve', 'exchange.not_a_number'], [102, 4, '1,2,3', 'exchange.not_a_number'], [103, 4, '-1', 'contract.negative'], [240, 2, 'Thing', 'exchange.not_a_choice'],
  [300, 1, '', 'contract.required'], [301, 3, 'CRATE', 'platform.reference_unknown'], [777, 7, 'V-NOT', 'exchange.no_such_record'], [778, 7, 'C-DOM', 'exchange.no_such_record'],
  [1000, 9, 'Narnia', 'exchange.not_a_country'], [1001, 10, 'perhaps', 'exchange.not_yes_or_no'], [1500, 0, 'I99', 'platform.taken'], [1501, 0, 'INV-1', 'platform.taken'],
  [2000, 5, 'NONE', 'platform.reference_unknown'], [2001, 8, '0,5', 'exchange.not_a_number'], [2500, 0, 'A number of more than twenty characters', 'contract.too_long'],
  [3000, 1, 'x'.repeat(101), 'contract.too_long'], [3001, 6, '1'.repeat(15), 'contract.too_long'], [4000, 3, 'pcs', 'platform.reference_unknown'],
  [4999, 4, '#REF!', 'exchange.not_a_number'], [5001, 8, '-2', 'contract.negative'],
]
const inCustomers: readonly Planted[] = [
  [2, 1, '', 'contract.required'], [55, 6, 'Holland and Belgium', 'exchange.not_a_country'], [56, 7, 'a lot', 'exchange.not_a_number'], [57, 7, '-100', 'contract.negative'],
  [300, 8, '99X', 'platform.reference_unknown'], [301, 9, 'Sometimes', 'exchange.not_a_choice'], [302, 10, 'C-NOT', 'exchange.no_such_record'], [303, 0, 'C-DOM', 'platform.taken'],
  [800, 0, 'C5', 'platform.taken'], [801, 4, '1'.repeat(21), 'contract.too_long'], [802, 1, 'y'.repeat(101), 'contract.too_long'], [1000, 2, 'z'.repeat(101), 'contract.too_long'],
  [1500, 10, 'C1499', 'exchange.no_such_record'], [1501, 0, 'C-FOR', 'platform.taken'], [1600, 3, '1'.repeat(21), 'contract.too_long'], [1700, 8, '14 D', 'platform.reference_unknown'],
  [2001, 7, '1.000.0', 'exchange.not_a_number'],
]

function plant(titles: readonly string[], rows: string[][], planted: readonly Planted[]) {
  for (const [row, column, text] of planted) rows[row - 2]![column] = text
  return textTable(titles, rows)
}
const letters = 'ABCDEFGHIJK'
const expected = (planted: readonly Planted[]): string[] => planted.map(([row, column, , code]) => `${letters[column]}${row} ${code}`).sort()
const found = (problems: readonly { address: string; code: string; severity: string }[]): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ address, code }) => `${address} ${code}`).sort()

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number; statements: number }> {
  let statements = 0
  const stop = observeStatements(() => statements++)
  const started = performance.now()
  const result = await work()
  stop()
  return { result, seconds: (performance.now() - started) / 1000, statements }
}

describe('5,000 items and 2,000 customers with 37 planted errors', () => {
  it('names exactly the 37, in seconds', async () => {
    expect(inItems.length + inCustomers.length).toBe(37)
    const items = await timed(() => exchange.uploadTable('items', plant(itemTitles, Array.from({ length: 5000 }, (_, n) => item(n + 1)), inItems)))
    const customers = await timed(() => exchange.uploadTable('customers', plant(customerTitles, Array.from({ length: 2000 }, (_, n) => customer(n + 1)), inCustomers)))
    expect(items.result.fields).not.toContain('')
    expect(customers.result.fields).not.toContain('')
    const checkedItems = await timed(() => exchange.check(items.result.id))
    const checkedCustomers = await timed(() => exchange.check(customers.result.id))
    expect(found(checkedItems.result.problems)).toEqual(expected(inItems))
    expect(found(checkedCustomers.result.problems)).toEqual(expected(inCustomers))
    expect([checkedItems.result.clean, checkedCustomers.result.clean]).toEqual([5000 - inItems.length, 2000 - inCustomers.length])
    console.info(
      `uploaded in ${(items.seconds + customers.seconds).toFixed(1)} s; checked: items ${checkedItems.seconds.toFixed(1)} s, ${checkedItems.statements} statements, `
        + `customers ${checkedCustomers.seconds.toFixed(1)} s, ${checkedCustomers.statements} statements`,
    )
    expect(checkedItems.seconds + checkedCustomers.seconds).toBeLessThan(30)
  }, 120_000)

  it('brings the clean ones in by the worker, keeps the wrong ones, and takes all back', async () => {
    const rows = Array.from({ length: 600 }, (_, n) => item(n + 10_001))
    rows[10]![4] = 'x'
    const { id } = await exchange.uploadTable('items', textTable(itemTitles, rows))
    const { workId } = await exchange.run(id)
    expect(await call('exchange.imports.get', { id })).toMatchObject({ state: 'running', workId })
    await expect(exchange.change(id, { without: [2] })).rejects.toThrow(Refused)
    await pickUp(db)
    expect((await workOf(call, workId!)).rows[0]!.problems).toMatchObject([{ code: 'exchange.not_clean', params: { count: 1 } }])
    expect(await call('exchange.imports.get', { id })).toMatchObject({ state: 'open', waiting: 600 })
    const { workId: second } = await exchange.run(id, 'clean')
    await pickUp(db)
    expect((await workOf(call, second!)).rows[0]).toMatchObject({ result: { params: { brought: 599, waiting: 1 } }, target: { kind: 'import', id } })
    expect(await call('exchange.imports.list', { filter: { state: 'open' } })).toMatchObject({ rows: [{ id, waiting: 1, brought: 599 }, {}, {}] })
    expect(told(await exchange.check(id))).toEqual(['E12 exchange.not_a_number x'])
    const undone = await timed(() => exchange.undo(id))
    expect(undone.result).toEqual({ undone: 599 })
    expect(undone.statements).toBeLessThan(30)
    expect(await call('items.list', { filter: { number: 'I10001..I10600' }, total: true, limit: 1 })).toMatchObject({ total: 0 })
  }, 120_000)
})
