import { beforeAll, describe, expect, it, test, vi } from 'vitest'
import '#payments'
import '#trade'
import '#warehouse'
import { summarizeFigures } from '#insight'
import { summarizeBalances } from '#ledger'
import { extendChain } from '#posting'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { proofs } from './proofs.ts'
import './index.ts'
import { verify } from './verify.ts'

const db = await freshDatabase()
let company: TestCompany
let order: { id: string; number: string }

interface Posted {
  readonly transactionNo: number
  readonly documents: readonly { readonly id: string; readonly kind: string; readonly number: string }[]
}

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  const { call } = company
  const line = (quantity: string, unitPrice: string) => ({ type: 'item', itemId: company.items.inventory[0]!.id, quantity, unitPrice })
  const bought = await call<{ id: string }>('purchase.order.create', { partyId: company.vendors.domestic.id, lines: [line('10', '60')] })
  await call('purchase.order.post', { id: bought.id, externalNumber: 'V-1' })
  order = await call<{ id: string; number: string; lines: { id: string }[] }>('sales.order.create', {
    partyId: company.customers.domestic.id, lines: [line('6', '100')],
  }) as never
  await call('sales.order.lines.change', {
    documentId: order.id, lines: [{ id: (order as unknown as { lines: { id: string }[] }).lines[0]!.id, quantityToHandle: '4' }],
  })
  await call('sales.order.post', { id: order.id })
  await call('payments.customer_payment.post', { partyId: company.customers.domestic.id, amount: '100', applicationMethod: 'apply_to_oldest' })
  // Other tests run on the same server; the horizon of summary and chain waits for their transactions too.
  const left = async (): Promise<number> => {
    await summarizeBalances(db, company.companyId)
    await extendChain(db, company.companyId)
    await summarizeFigures(db, company.companyId)
    const { rows } = await db.owner.query(
      `select from ledger.transactions t where company_id = $1 and (xid >= ledger.summary_mark($1) or xid >= insight.mark($1)
         or not exists (select from posting.chain c where c.company_id = $1 and c.transaction_no = t.transaction_no))`,
      [company.companyId],
    )
    return rows.length
  }
  await vi.waitUntil(async () => (await left()) === 0, { timeout: 20_000, interval: 20 })
})

test('the books of a company that bought, sold and was paid are proved', async () => {
  const results = await verify(db, company.companyId)
  expect(results.map(({ name, differences }) => [name, differences])).toEqual(proofs.map(({ name }) => [name, []]))
})

test('another company is not looked at', async () => {
  const other = await testCompany(db, 'NO')
  await db.owner.query(`update ledger.entries set amount = amount + 1 where company_id = $1`, [other.companyId])
  expect((await verify(db, other.companyId)).every(({ proved }) => proved)).toBe(true)
})

/** Proofs that fail once something was changed behind the program's back; the change is put back by its opposite. */
async function failing(change: string, back: string): Promise<readonly string[]> {
  await db.owner.query(change, [company.companyId])
  try {
    return (await verify(db, company.companyId)).filter(({ proved }) => !proved).map(({ name }) => name)
  } finally {
    await db.owner.query(back, [company.companyId])
  }
}

const each = (table: string, column: string, where = 'true') =>
  [
    `update ${table} set ${column} = ${column} + 1 where company_id = $1 and ${where}`,
    `update ${table} set ${column} = ${column} - 1 where company_id = $1 and ${where}`,
  ] as const
const one = (table: string, key: string, column: string, where = 'true') =>
  each(table, column, `${key} = (select max(${key}) from ${table} where company_id = $1 and ${where})`)

describe('every proof fails when what it proves is not so', () => {
  it.each([
    ['trial_balance', one('ledger.entries', 'entry_no', 'amount')],
    ['balance_summary', one('ledger.balance_summary', 'account', 'amount')],
    ['balance_summary', one('ledger.balance_days', 'account', 'entries')],
    ['inventory_accounts', one('stock.value_entries', 'entry_no', 'cost_actual', 'cost_actual <> 0')],
    ['bank_accounts', one('bank.entries', 'entry_no', 'amount_lcy')],
    ['tax_accounts', one('tax.entries', 'entry_no', 'amount')],
    ['control_accounts', one('openitems.party_details', 'detail_no', 'amount_lcy')],
    ['open_items', one('openitems.open_items', 'entry_no', 'remaining')],
    ['stock_state', each('stock.on_hand', 'quantity')],
    ['stock_state', each('stock.item_costs', 'value', 'value <> 0')],
    ['stock_state', one('stock.open_entries', 'entry_no', 'remaining')],
    ['order_progress', each('trade.lines', 'handled_quantity', 'handled_quantity > 0')],
    ['order_progress', each('trade.lines', 'invoiced_quantity', 'invoiced_quantity > 0')],
    ['invoiced_movements', each('trade.invoiced_movements', 'quantity')],
    ['number_series', each('numbering.series_lines', 'last_value', `series_code = 'S-INV+'`)],
    ['trade_sums', each('insight.trade_days', 'net')],
    ['trade_sums', each('insight.trade_days', 'documents')],
    ['trade_sums', each('insight.party_days', 'net')],
    ['trade_sums', each('insight.party_months', 'net')],
    ['value_sums', each('insight.value_days', 'sales')],
    ['value_sums', each('insight.value_days', 'cost')],
    ['value_sums', each('insight.value_days', 'stock_value')],
    ['open_item_sums', each('insight.open_days', 'items')],
    ['open_item_sums', each('insight.open_days', 'amount')],
    ['hash_chain', one('ledger.entries', 'entry_no', 'dimension_set_id')],
  ] as const)('%s: %o', async (name, [change, back]) => expect(await failing(change, back)).toContain(name))

  it('documents: a number that is gone', async () => {
    const failed = await failing(
      `update ledger.documents set type = 'x' || type where company_id = $1 and type = 'sales_invoice'`,
      `update ledger.documents set type = substr(type, 2) where company_id = $1 and type = 'xsales_invoice'`,
    )
    expect(failed).toContain('documents')
    expect(failed).toContain('number_series')
  })

  it('and after all that the books are proved again', async () => {
    expect((await verify(db, company.companyId)).filter(({ proved }) => !proved)).toEqual([])
  })
})

test('proof.verify tells each proof, and where the chain ends', async () => {
  const answer = await company.call<{ proved: boolean; proofs: { name: string; proved: boolean }[]; chain: { position: number; hash: string } }>('proof.verify')
  expect(answer.proved).toBe(true)
  expect(answer.proofs.map(proof => proof.name)).toEqual(proofs.map(proof => proof.name))
  expect(answer.chain.position).toBe(3)
  expect(answer.chain.hash).toMatch(/^[0-9a-f]{64}$/)
  const some = await company.call<{ proofs: { name: string }[] }>('proof.verify', { proofs: ['hash_chain'] })
  expect(some.proofs.map(proof => proof.name)).toEqual(['hash_chain'])
  await expect(company.call('proof.verify', { proofs: ['all_is_well'] })).rejects.toThrow(/proof.unknown_proof/)
})

test('everything posted under a number is found, ledger by ledger', async () => {
  const { documents: [document] } = await company.call<{ documents: { number: string }[] }>('ledger.find_entries', { number: '103001' })
  expect(document).toMatchObject({ type: 'sales_invoice', number: '103001' })
  const { ledgers } = await company.call<{ ledgers: { ledger: string; count: number; rows: object[] }[] }>('ledger.find_entries', { number: '103001' })
  expect(ledgers.map(({ ledger, count }) => [ledger, count])).toEqual([['gl', 5], ['tax', 1], ['party', 1], ['value', 1]])
  expect(ledgers.find(({ ledger }) => ledger === 'party')!.rows).toMatchObject([{ role: 'customer', amount: '484', amountLcy: '484', remaining: '384', open: true }])
  expect(ledgers.find(({ ledger }) => ledger === 'value')!.rows).toMatchObject([{ salesActual: '400', purchaseActual: '0' }])
  const byVendor = await company.call<{ documents: { type: string }[] }>('ledger.find_entries', { number: 'v-1' })
  expect(byVendor.documents.map(({ type }) => type)).toContain('purchase_invoice')
  expect(await company.call('ledger.find_entries', { number: 'NONE' })).toEqual({ documents: [], ledgers: [] })
})

test('entries that later correct the cost of a sale are found under its number', async () => {
  const { call } = company
  const line = (quantity: string, unitPrice: string) => ({ type: 'item', itemId: company.items.inventory[3]!.id, quantity, unitPrice })
  const bought = await call<{ id: string }>('purchase.order.create', { partyId: company.vendors.domestic.id, lines: [line('5', '10')] })
  await call('purchase.order.post', { id: bought.id, handle: true })
  const sold = await call<{ id: string }>('sales.invoice.create', { partyId: company.customers.domestic.id, lines: [line('5', '20')] })
  const { documents } = await call<Posted>('sales.invoice.post', { id: sold.id })
  const { number } = documents.find(({ kind }) => kind === 'invoice')!
  const count = async () =>
    (await call<{ ledgers: { ledger: string; count: number }[] }>('ledger.find_entries', { number })).ledgers.find(({ ledger }) => ledger === 'value')!.count
  expect(await count()).toBe(1)
  const { lines } = await call<{ lines: { id: string }[] }>('purchase.order.reopen', { id: bought.id })
  await call('purchase.order.lines.change', { documentId: bought.id, lines: [{ id: lines[0]!.id, unitPrice: '12' }] })
  await call('purchase.order.post', { id: bought.id, invoice: true, externalNumber: 'V-2' })
  expect(await count()).toBe(2)
})
