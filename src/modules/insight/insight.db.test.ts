import { beforeAll, describe, expect, it, vi } from 'vitest'
import '#payments'
import '#trade'
import '#warehouse'
import type { DocumentView } from '#contract/trade'
import { summarizeBalances } from '#ledger'
import { localDate } from '#platform/local-date'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { type ChartName, type ChartView, type FigureName, figureNames } from './contract.ts'
import { summarizeFigures } from './index.ts'

const db = await freshDatabase()
const W = localDate('2026-07-15')
let company: TestCompany
let call: TestCompany['call']

type Figures = Partial<Record<FigureName, string>>
const figuresFor = async (ask: TestCompany['call'], names: readonly FigureName[] = figureNames): Promise<Figures> => {
  const { figures } = await ask<{ figures: { name: FigureName; value: string }[] }>('insight.figures', { names })
  return Object.fromEntries(figures.map(({ name, value }) => [name, value]))
}
const chart = async (name: ChartName): Promise<ChartView> => call('insight.chart', { chart: name })

/** Other tests run on the same server; the horizon waits for their transactions too. */
const summarized = (companyId: number): Promise<unknown> =>
  vi.waitUntil(
    async () => {
      await summarizeBalances(db, companyId)
      await summarizeFigures(db, companyId)
      const { rows } = await db.owner.query('select from ledger.transactions where company_id = $1 and xid >= insight.mark($1) limit 1', [companyId])
      return rows.length === 0
    },
    { timeout: 20_000, interval: 20 },
  )

const post = async (kind: string, header: object, lines: readonly object[], posting: object = {}): Promise<void> => {
  const side = kind.startsWith('sales') ? 'sales' : 'purchase'
  const { id, number } = await call<DocumentView>(`${kind}.create`, { partyNumber: side === 'sales' ? 'C-FOR' : 'V-FOR', ...header, lines })
  await call(`${kind}.post`, { id, ...(side === 'purchase' ? { externalNumber: `X-${number}` } : {}), ...posting })
}
const service = (amount: string) => [{ itemNumber: 'SRV-1', quantity: '1', unitPrice: amount }]
const invoice = (amount: string, postingDate: string, dueDate: string) => post('sales.invoice', { postingDate, documentDate: postingDate, dueDate }, service(amount))

const newest = async (): Promise<number> =>
  (await call<{ rows: { entryNo: number }[] }>('openitems.customer_entries.list', { limit: 1 })).rows[0]!.entryNo
const pay = async (postingDate: string): Promise<void> => {
  await call('payments.customer_payment.post', { partyId: company.customers.foreign.id, postingDate, applications: [{ entryNo: await newest() }] })
}

beforeAll(async () => {
  company = await testCompany(db, 'BE')
  call = company.as({ workDate: W })
})

describe('E25 (ledgers.md §11)', () => {
  beforeAll(async () => {
    await invoice('500', '2026-06-10', '2026-07-10')
    await invoice('300', '2026-06-20', '2026-07-20')
    await post('sales.credit_memo', { postingDate: '2026-07-10', documentDate: '2026-07-10', dueDate: '2026-07-10' }, service('100'))
    await invoice('40', '2026-05-04', '2026-06-04')
    await pay('2026-05-24')
    await invoice('60', '2026-06-01', '2026-07-01')
    await pay('2026-07-02')
    // Closed too late to count, and posted too early.
    await invoice('7', '2026-04-29', '2026-05-29')
    await pay('2026-05-30')
    await invoice('8', '2026-07-01', '2026-07-31')
    await pay('2026-07-16')
  })

  const expected = {
    overdue_sales_amount: '500',
    overdue_sales_documents: '2',
    sales_due_next_week: '1',
    collection_days: '25.5',
    sales_this_month: '-92',
    sales_this_year: '815',
    top_ten_share: '100',
  }
  const names = Object.keys(expected) as FigureName[]

  it('holds at once', async () => expect(await figuresFor(call, names)).toEqual(expected))

  it('holds when added up, and twice', async () => {
    await summarized(company.companyId)
    expect(await figuresFor(call, names)).toEqual(expected)
    await summarized(company.companyId)
    expect(await figuresFor(call, names)).toEqual(expected)
  })

  it('counts a due date that was changed', async () => {
    const { rows } = await call<{ rows: { entryNo: number; remaining: string }[] }>('openitems.customer_entries.list', { filter: { open: true } })
    const { entryNo } = rows.find(row => row.remaining === '500')!
    await db.owner.query(`update openitems.open_items set due_date = '2026-07-18' where entry_no = $1`, [entryNo])
    expect(await figuresFor(call, names)).toMatchObject({ overdue_sales_amount: '0', sales_due_next_week: '2' })
    await db.owner.query(`update openitems.open_items set due_date = '2026-07-10' where entry_no = $1`, [entryNo])
    expect(await figuresFor(call, names)).toEqual(expected)
  })

  it('is drawn by age and by month', async () => {
    expect((await chart('receivables_by_age')).points).toEqual([
      { from: '2026-07-16', to: null, values: ['300'] },
      { from: '2026-06-16', to: '2026-07-15', values: ['400'] },
      { from: '2026-05-16', to: '2026-06-15', values: ['0'] },
      { from: '2026-04-16', to: '2026-05-15', values: ['0'] },
      { from: null, to: '2026-04-15', values: ['0'] },
    ])
    const { series, points } = await chart('sales_by_month')
    expect(series).toEqual(['this_year', 'last_year'])
    expect(points.slice(-4)).toEqual([
      { from: '2026-04-01', to: '2026-04-30', values: ['7', '0'] },
      { from: '2026-05-01', to: '2026-05-31', values: ['40', '0'] },
      { from: '2026-06-01', to: '2026-06-30', values: ['860', '0'] },
      { from: '2026-07-01', to: '2026-07-15', values: ['-92', '0'] },
    ])
    const nextYear = await company.as({ workDate: localDate('2027-06-30') })<ChartView>('insight.chart', { chart: 'sales_by_month' })
    expect(nextYear.points.slice(-2).map(({ values }) => values)).toEqual([['0', '40'], ['0', '860']])
  })

  it('goes on behind the watermark', async () => {
    await invoice('10', '2026-07-03', '2026-07-14')
    expect(await figuresFor(call, names)).toMatchObject({ overdue_sales_amount: '510', sales_this_month: '-82', sales_this_year: '825' })
    expect((await chart('sales_by_month')).points.at(-1)!.values[0]).toBe('-82')
  })
})

describe('orders', () => {
  const order = async (kind: string, header: object, quantities: readonly (readonly [string, string])[], state = 'released'): Promise<DocumentView> => {
    const lines = quantities.map(([quantity, shipmentDate]) => ({ itemNumber: 'SRV-2', quantity, unitPrice: '1', shipmentDate }))
    const made = await call<DocumentView>(`${kind}.create`, { partyNumber: kind.startsWith('sales') ? 'C-FOR' : 'V-FOR', ...header, lines })
    return state === 'open' ? made : call<DocumentView>(`${kind}.release`, { id: made.id })
  }
  const day = (ago: number): string => `2026-07-${String(15 - ago).padStart(2, '0')}`
  const handle = async (kind: string, { id, lines }: DocumentView, quantity: string, what: object): Promise<void> => {
    await call(`${kind}.reopen`, { id })
    await call(`${kind}.lines.change`, { documentId: id, lines: lines.map(line => ({ id: line.id, quantityToHandle: quantity })) })
    await call(`${kind}.post`, { id, externalNumber: `X-${id}`, postingDate: W, ...what })
  }

  beforeAll(async () => {
    // E36: late by 3 and 8 days, and by 10 and 20.
    await order('sales.order', { shipmentDate: W }, [['1', day(3)], ['1', day(8)]])
    await order('sales.order', { shipmentDate: W }, [['1', day(10)], ['1', '2026-06-25']])
    await order('sales.order', { shipmentDate: '2026-07-20' }, [['4', '2026-07-20']])
    await handle('sales.order', await order('sales.order', { shipmentDate: '2026-07-20' }, [['4', '2026-07-20']]), '1', { handle: true, invoice: false })
    await handle('sales.order', await order('sales.order', { shipmentDate: '2026-07-20' }, [['4', '2026-07-20']]), '4', { handle: true, invoice: false })
    await order('sales.order', { shipmentDate: '2026-07-20' }, [['4', day(5)]], 'open')
    await order('purchase.order', { shipmentDate: '2026-07-20' }, [['4', '2026-07-20']])
    await order('purchase.order', { shipmentDate: day(2) }, [['4', day(2)]])
    await handle('purchase.order', await order('purchase.order', { shipmentDate: day(2) }, [['4', day(2)]]), '4', { handle: true, invoice: false })
    const partly = await order('purchase.order', { shipmentDate: day(2) }, [['4', day(2)]])
    await handle('purchase.order', partly, '4', { handle: true, invoice: false })
    await call('purchase.order.lines.change', { documentId: partly.id, lines: partly.lines.map(({ id }) => ({ id, quantityToInvoice: '1' })) }).catch(async () => {
      await call('purchase.order.reopen', { id: partly.id })
      await call('purchase.order.lines.change', { documentId: partly.id, lines: partly.lines.map(({ id }) => ({ id, quantityToInvoice: '1' })) })
    })
    await call('purchase.order.post', { id: partly.id, externalNumber: 'PART', postingDate: W, handle: false, invoice: true })
    await order('purchase.order', {}, [['4', '2026-07-20']], 'open')
  })

  const drilled: Readonly<Record<string, readonly [list: string, filter: object, count: string]>> = {
    sales_orders: ['sales.order', {}, '6'],
    sales_orders_open: ['sales.order', { status: 'open' }, '1'],
    sales_ready: ['sales.order', { status: 'released', neededOn: `>=${W}`, handling: 'none|partly' }, '4'],
    sales_partly_shipped: ['sales.order', { status: 'released', neededOn: `>=${W}`, handling: 'partly' }, '1'],
    sales_delayed: ['sales.order', { status: 'released', outstandingSince: `<${W}` }, '2'],
    purchase_orders_open: ['purchase.order', { status: 'open' }, '1'],
    purchase_upcoming: ['purchase.order', { status: 'released', neededOn: `>=${W}` }, '1'],
    purchase_outstanding: ['purchase.order', { status: 'released', handling: 'none|partly' }, '2'],
    purchase_late: ['purchase.order', { status: 'released', outstandingSince: `<${W}` }, '1'],
    purchase_not_invoiced: ['purchase.order', { status: 'released', handling: 'complete', invoicing: 'none' }, '1'],
    purchase_partly_invoiced: ['purchase.order', { status: 'released', handling: 'complete', invoicing: 'partly' }, '1'],
  }

  it.each(Object.entries(drilled))('%s is the number of rows it leads to', async (name, [list, filter, count]) => {
    const found = await figuresFor(call, [name as FigureName])
    expect(found).toEqual({ [name]: count })
    const { total } = await call<{ total: number }>(`${list}.list`, { filter, total: true, limit: 1 })
    expect(String(total)).toBe(count)
  })

  it('E36: are late by their oldest line still to come: (8 + 20) / 2', async () => {
    expect(await figuresFor(call, ['sales_days_delayed'])).toEqual({ sales_days_delayed: '14' })
  })
})

describe('what was earned, what is on hand, what is owed', () => {
  beforeAll(async () => {
    const goods = (quantity: string, unitPrice: string) => [{ itemNumber: 'INV-1', quantity, unitPrice }]
    await call('purchase.invoice.create', { partyNumber: 'V-DOM', postingDate: '2026-07-02', documentDate: '2026-07-02', dueDate: '2026-07-15', lines: goods('10', '6') })
      .then(async made => call('purchase.invoice.post', { id: (made as DocumentView).id, externalNumber: 'GOODS' }))
    await post('sales.invoice', { postingDate: '2026-07-05', documentDate: '2026-07-05', dueDate: '2026-08-05' }, goods('4', '10'))
  })

  it('is summed from value entries and open items, before and after they are added up', async () => {
    const names: FigureName[] = ['stock_value', 'purchases_this_month', 'purchase_due_today', 'overdue_purchase_amount', 'vendor_invoices_open', 'negative_stock']
    const expected = { stock_value: '36', overdue_purchase_amount: '0', purchase_due_today: '1', negative_stock: '0' }
    expect(await figuresFor(call, names)).toMatchObject(expected)
    const before = await figuresFor(call)
    await summarized(company.companyId)
    expect(await figuresFor(call)).toEqual(before)
    const { points } = await chart('stock_value')
    expect(points.slice(-2).map(({ values }) => values)).toEqual([['0'], ['36']])
    const { points: profits } = await chart('gross_profit')
    // Goods for 40 that cost 24, and services.
    const { rows } = await db.owner.query<{ sales: string }>(
      `select sum(sales_actual)::text as sales from stock.value_entries where company_id = $1 and posting_date between '2026-07-01' and $2`, [company.companyId, W],
    )
    expect(profits.at(-1)!.values[1]).toBe('24')
    expect(Number(profits.at(-1)!.values[0])).toBe(Number(rows[0]!.sales))
    expect(await figuresFor(call, ['gross_profit_this_month'])).toEqual({ gross_profit_this_month: profits.at(-1)!.values[2] })
    expect((await chart('purchases_by_month')).points.at(-1)!.values[0]).toBe((await figuresFor(call, ['purchases_this_month'])).purchases_this_month)
    expect((await chart('payables_by_age')).points[1]!.values[0]).not.toBe('0')
  })

  it('tells cash as the accounts say', async () => {
    const { rows } = await db.owner.query<{ cash: string }>(
      `select trim_scale(sum(amount_lcy))::text as cash from bank.entries where company_id = $1 and posting_date <= $2`, [company.companyId, W],
    )
    expect(await figuresFor(call, ['cash_balance'])).toEqual({ cash_balance: rows[0]!.cash })
  })

  it('shows nobody what they may not see the list of', async () => {
    const warehouse = company.as({ workDate: W, may: name => name.startsWith('insight.') || name.startsWith('stock.') })
    expect(Object.keys(await figuresFor(warehouse)).sort()).toEqual(['gross_margin_this_month', 'gross_profit_this_month', 'negative_stock', 'stock_value'])
    await expect(warehouse('insight.chart', { chart: 'sales_by_month' })).rejects.toMatchObject({ status: 403 })
  })
})
