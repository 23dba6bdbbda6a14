import { beforeAll, describe, expect, test } from 'vitest'
import { withTransaction } from '#platform/db'
import { Refused } from '#platform/problem'
import type { DocumentView, LinesChanged } from '../contract.ts'
import { freshDatabase } from '#platform/testing/database'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { countStatements } from '../testing.ts'
import '../index.ts'

const db = await freshDatabase()
let company: TestCompany

beforeAll(async () => {
  company = await testCompany(db, 'NL')
})

const asOwner = (sql: string, params: readonly unknown[] = []) =>
  withTransaction(db.owner, { companyId: company.companyId }, tx => tx.send(undefined, sql, [company.companyId, ...params]))

/** The codes of what a command is refused for. */
async function refusal(work: Promise<unknown>): Promise<string[]> {
  try {
    await work
    return []
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.problems.map(problem => problem.code)
  }
}

const order = (more: object = {}, kind = 'sales.order') =>
  company.call<DocumentView>(`${kind}.create`, { partyNumber: 'C-DOM', lines: [{ itemNumber: 'INV-1', quantity: '10' }], ...more })

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ itemNumber: company.items.inventory[index % 4]!.number, quantity: String(index + 1) }))

describe('making a document', () => {
  test('an order takes everything from the customer, and its lines from the items', async () => {
    const order = await company.call<DocumentView>('sales.order.create', {
      partyNumber: 'C-DOM', lines: [{ itemNumber: 'INV-1', quantity: '3' }, { description: 'Ring the back bell' }],
    })
    expect(order).toMatchObject({
      side: 'sales', kind: 'order', status: 'open', version: 1, partyNumber: 'C-DOM', billToNumber: 'C-DOM', currency: 'EUR',
      orderDate: '2026-06-15', dueDate: '2026-06-29', postingDate: '2026-06-15',
    })
    expect(order.lines[0]).toMatchObject({ lineNo: 10000, unitPrice: '10', quantityToHandle: '3', quantityToInvoice: '3', lineAmount: '30', taxRate: '21', unit: 'PCS' })
    expect(order.lines[1]).toMatchObject({ lineNo: 20000, type: 'text', description: 'Ring the back bell' })
    expect(order.totals).toEqual({ lineAmount: '30', invoiceDiscount: '0', net: '30', tax: '6.3', gross: '36.3' })
    expect(order.taxSummary).toHaveLength(1)
  })
})

describe('statements', () => {
  test('typing a line costs the same at 1, 10 and 100 lines', async () => {
    const counts: number[] = []
    for (const count of [1, 10, 100]) {
      const order = await company.call<DocumentView>('sales.order.create', { partyNumber: 'C-DOM', lines: lines(count) })
      const id = order.lines[0]!.id
      const { result, statements } = await countStatements(() =>
        company.call<LinesChanged>('sales.order.lines.change', { documentId: order.id, version: 1, lines: [{ id, quantity: '7' }] }),
      )
      expect(result.version).toBe(2)
      counts.push(statements)
    }
    expect(counts).toEqual([6, 6, 6])
  })

  test('a document of 1,000 lines is made with the statements of one with 10', async () => {
    const small = await countStatements(() => company.call('sales.order.create', { partyNumber: 'C-DOM', lines: lines(10) }))
    const large = await countStatements(() => company.call('sales.invoice.create', { partyNumber: 'C-DOM', lines: lines(1000) }))
    expect([small.statements, large.statements]).toEqual([7, 7])
  })
})

describe('everything that is wrong is said at once', () => {
  test('header and lines of a new order', async () => {
    const wrong = { paymentTerms: 'NONE', lines: [{ itemNumber: 'NOPE' }, { itemNumber: 'INV-1', unit: 'KG' }] }
    expect(await refusal(order(wrong))).toEqual(['trade.unknown_code', 'trade.unknown_item', 'trade.unit_not_of_item'])
    expect(await refusal(order({ partyNumber: undefined }))).toEqual(['trade.party_missing'])
    expect(await refusal(order({ number: 'MINE' }))).toEqual(['numbering.manual_not_allowed'])
  })

  test('a currency that is not set up, of a new document and of one that has lines', async () => {
    const refused = { problems: [{ code: 'trade.unknown_code', field: 'currency', params: { code: 'ZZZ' }, remedy: 'setup/currencies' }] }
    await expect(order({ currency: 'ZZZ' })).rejects.toMatchObject(refused)
    const { id } = await order()
    await expect(company.call('sales.order.change', { id, currency: 'ZZZ', rebuildLines: true })).rejects.toMatchObject(refused)
  })

  test('an account without a VAT group is said to have none', async () => {
    const accounts = await company.call<{ rows: { number: string; taxProductGroup: string | null }[] }>('ledger.accounts.list', { filter: { type: 'posting' }, limit: 1000 })
    const account = accounts.rows.find(({ taxProductGroup }) => taxProductGroup === null)!.number
    await expect(order({ lines: [{ account, quantity: '1', unitPrice: '10' }] })).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code: 'trade.tax_group_missing', field: 'lines.10000.taxProductGroup' })]) as unknown,
    })
  })

  test('a language nobody has texts in takes the item as it is called, whatever its name', async () => {
    const { lines } = await order({ language: '__proto__' })
    expect(lines[0]!.description).toMatch(/\w/)
  })

  test('a line number larger than there is', async () => {
    await expect(order({ lines: [{ lineNo: 2 ** 31, itemNumber: 'INV-1', quantity: '1' }] })).rejects.toMatchObject({
      problems: [{ code: 'contract.too_large', field: 'lines.0.lineNo' }],
    })
  })

  test('a line number twice, in one request and against what is there', async () => {
    expect(await refusal(order({ lines: [{ lineNo: 5, description: 'a' }, { lineNo: 5, description: 'b' }] }))).toEqual(['trade.line_number_taken'])
    const made = await order()
    const again = { documentId: made.id, lines: [{ lineNo: 10000, description: 'a' }] }
    expect(await refusal(company.call('sales.order.lines.create', again))).toEqual(['trade.line_number_taken'])
  })

  test('a document of another side, kind or company is not there', async () => {
    const made = await order()
    expect(await refusal(company.call('purchase.order.get', { id: made.id }))).toEqual(['trade.document_gone'])
    expect(await refusal(company.call('sales.invoice.release', { id: made.id }))).toEqual(['trade.document_gone'])
    const other = await testCompany(db, 'NO')
    expect(await refusal(other.call('sales.order.get', { id: made.id }))).toEqual(['trade.document_gone'])
    expect(await refusal(other.call('sales.order.lines.delete', { documentId: made.id, ids: [made.lines[0]!.id] }))).toEqual(['trade.document_gone'])
  })

  test('the version somebody saw is not the one that is there', async () => {
    const made = await order()
    await company.call('sales.order.change', { id: made.id, version: 1, yourReference: 'A' })
    expect(await refusal(company.call('sales.order.change', { id: made.id, version: 1, yourReference: 'B' }))).toEqual(['trade.stale_version'])
    const line = { documentId: made.id, version: 1, lines: [{ id: made.lines[0]!.id, quantity: '1' }] }
    expect(await refusal(company.call('sales.order.lines.change', line))).toEqual(['trade.stale_version'])
  })
})

describe('changing lines', () => {
  test('what an edit answers is what the document then says', async () => {
    const made = await order({ lines: lines(5) })
    const added = await company.call<LinesChanged>('sales.order.lines.create', { documentId: made.id, lines: [{ itemNumber: 'SRV-1', quantity: '1.5', unitPrice: '0.99' }] })
    expect(added.lines[0]).toMatchObject({ lineNo: 60000, lineAmount: '1.49' })
    const changed = await company.call<LinesChanged>('sales.order.lines.change', {
      documentId: made.id, lines: [{ id: made.lines[1]!.id, quantity: '7', lineDiscountPercent: '3.5' }, { id: made.lines[0]!.id, description: 'Other' }],
    })
    expect(changed.lines.map(line => line.lineAmount)).toEqual(['135.1', '10'])
    const gone = await company.call<LinesChanged>('sales.order.lines.delete', { documentId: made.id, ids: [made.lines[2]!.id] })
    const after = await company.call<DocumentView>('sales.order.get', { id: made.id })
    expect(after.totals).toEqual(gone.totals)
    expect(after.taxSummary).toEqual(gone.taxSummary)
    expect(after.version).toBe(gone.version)
    expect(after.lines.map(line => line.lineNo)).toEqual([10000, 20000, 40000, 50000, 60000])
  })

  test('lines change places', async () => {
    const made = await order({ lines: ['a', 'b', 'c', 'd'].map(description => ({ description })) })
    const [a, b, c, d] = made.lines.map(line => line.id)
    await company.call('sales.order.lines.move', { documentId: made.id, ids: [d, a], after: b })
    const after = await company.call<DocumentView>('sales.order.get', { id: made.id })
    expect(after.lines.map(line => `${line.lineNo} ${line.description}`)).toEqual(['10000 b', '20000 d', '30000 a', '40000 c'])
    await company.call('sales.order.lines.move', { documentId: made.id, ids: [c], after: null })
    expect((await company.call<DocumentView>('sales.order.get', { id: made.id })).lines[0]!.description).toBe('c')
  })

  test('an invoice discount in percent follows the lines; an amount loses the share of a changed line', async () => {
    const made = await order({ invoiceDiscountPercent: '10', lines: [{ itemNumber: 'INV-1', quantity: '10' }, { itemNumber: 'INV-2', quantity: '5' }] })
    expect(made.totals).toMatchObject({ lineAmount: '200', invoiceDiscount: '20', net: '180' })
    const changed = await company.call<LinesChanged>('sales.order.lines.change', { documentId: made.id, lines: [{ id: made.lines[0]!.id, quantity: '20' }] })
    expect(changed.totals).toMatchObject({ lineAmount: '300', invoiceDiscount: '30' })
    await company.call('sales.order.change', { id: made.id, invoiceDiscountAmount: '12' })
    const dropped = await company.call<LinesChanged>('sales.order.lines.change', { documentId: made.id, lines: [{ id: made.lines[1]!.id, quantity: '1' }] })
    expect(dropped.totals.invoiceDiscount).toBe('8')
    const cleared = await company.call<DocumentView>('sales.order.change', { id: made.id, invoiceDiscountAmount: null })
    expect(cleared).toMatchObject({ invoiceDiscountMode: 'none', totals: { invoiceDiscount: '0' } })
  })
})

describe('changing the header', () => {
  test('another currency asks first, then proposes every price anew; once goods have moved it is refused', async () => {
    await asOwner(`insert into currencies.rates (company_id, currency, starting_date, exchange_amount, relational_amount) values ($1, 'USD', '2026-06-01', 1.25, 1)
      on conflict (company_id, currency, starting_date) do update set exchange_amount = 1.25, relational_amount = 1`)
    const made = await order()
    const change = { id: made.id, currency: 'USD' }
    expect(await refusal(company.call('sales.order.change', change))).toEqual(['trade.rebuild_lines_needed'])
    const dollars = await company.call<DocumentView>('sales.order.change', { ...change, rebuildLines: true })
    expect(dollars).toMatchObject({ currency: 'USD', exchangeFactor: '1.25', totals: { net: '125' } })
    expect(dollars.lines[0]).toMatchObject({ unitPrice: '12.5', quantity: '10' })
    await asOwner(`update trade.lines set handled_quantity = 1, quantity_to_handle = 9 where company_id = $1 and document_id = $2`, [made.id])
    expect(await refusal(company.call('sales.order.change', { id: made.id, currency: null, rebuildLines: true }))).toEqual(['trade.document_processed'])
    expect(await refusal(company.call('sales.order.delete', { id: made.id }))).toEqual(['trade.document_in_use'])
    expect(await refusal(company.call('sales.order.lines.delete', { documentId: made.id, ids: [made.lines[0]!.id] }))).toEqual(['trade.line_partly_handled'])
  })

  test('dimensions and location of the lines go with the header', async () => {
    await asOwner(`insert into company.locations (company_id, code, name) values ($1, 'EAST', 'East') on conflict do nothing`)
    const made = await order({ dimensions: { DEPARTMENT: 'SALES' } })
    expect(made.lines[0]!.dimensions).toEqual({ DEPARTMENT: 'SALES' })
    const moved = await company.call<DocumentView>('sales.order.change', { id: made.id, dimensions: { DEPARTMENT: 'ADM' }, location: 'EAST' })
    expect(moved.lines[0]).toMatchObject({ dimensions: { DEPARTMENT: 'ADM' }, location: 'EAST' })
  })

  test('a deleted document is gone with its lines', async () => {
    const made = await order()
    await company.call('sales.order.delete', { id: made.id, version: 1 })
    expect(await refusal(company.call('sales.order.get', { id: made.id }))).toEqual(['trade.document_gone'])
  })
})

describe('warnings stop nobody', () => {
  test('credit limit, overdue balance and stock, until they are acknowledged', async () => {
    await asOwner(`update parties.parties set credit_limit = 50 where company_id = $1 and number = 'C-DOM'`)
    const made = await order()
    expect(made.warnings.map(warning => `${warning.code} ${warning.severity}`)).toEqual(['trade.credit_limit_exceeded warning', 'trade.stock_short warning'])
    expect(made.warnings[1]!.params).toMatchObject({ item: 'INV-1', quantity: '10' })
    const quiet = await company.call<LinesChanged>(
      'sales.order.lines.change', { documentId: made.id, lines: [{ id: made.lines[0]!.id, quantity: '11' }] },
      { acknowledged: ['trade.credit_limit_exceeded', 'trade.stock_short'] },
    )
    expect(quiet.warnings).toEqual([])
    await asOwner(`update parties.parties set credit_limit = 0 where company_id = $1`)
    await asOwner(`update trade.setup set stockout_warning = false where company_id = $1`)
    expect((await order()).warnings).toEqual([])
    await asOwner(`update trade.setup set stockout_warning = true where company_id = $1`)
  })
})
