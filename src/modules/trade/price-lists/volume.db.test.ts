/** A thousand prices are brought in by as many statements as one. */
import { beforeAll, expect, test } from 'vitest'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { countStatements } from '../testing.ts'
import '../index.ts'

const db = await freshDatabase()
let company: TestCompany

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  await db.owner.query(
    `insert into items.items (company_id, number, description, base_unit, sales_unit, purchase_unit, general_product_group, tax_product_group, inventory_posting_group, unit_price)
     select i.company_id, 'BULK-' || n, i.description, i.base_unit, i.sales_unit, i.purchase_unit, i.general_product_group, i.tax_product_group, i.inventory_posting_group, 10
     from items.items i, generate_series(1, 1000) n where i.company_id = $1 and i.number = 'INV-1'`,
    [company.companyId],
  )
})

/** The whole way of some prices: out of the cards, active, new ones suggested, brought in, taken back. */
async function wholeWay(items: string): Promise<{ readonly lines: number; readonly statements: readonly number[] }> {
  const { call } = company
  const { id } = await call<{ id: string }>('sales.price_lists.create', {})
  const statements: number[] = []
  const counted = async <T>(name: string, input: object): Promise<T> => {
    const { result, statements: sent } = await countStatements(() => call<T>(name, input))
    statements.push(sent)
    return result
  }
  const { suggested } = await counted<{ suggested: number }>('sales.price_lists.copy_lines', { id, items })
  await counted('sales.price_lists.activate', { id })
  await counted('sales.price_worksheet.suggest', { fromId: id, factor: '1.1', startingDate: '2031-01-01' })
  const { changeId, ended } = await counted<{ changeId: string; ended: number }>('sales.price_worksheet.implement', {})
  expect(ended).toBe(suggested)
  await counted('sales.price_changes.take_back', { id: changeId })
  await counted('sales.price_worksheet.empty', {})
  await call('sales.price_lists.deactivate', { id })
  return { lines: suggested, statements }
}

test('one and a thousand take the same statements', async () => {
  const one = await wholeWay('BULK-1')
  const many = await wholeWay('BULK-*')
  expect([one.lines, many.lines]).toEqual([1, 1000])
  expect(many.statements).toEqual(one.statements)
})
