import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Tx, observeStatements, withTransaction } from '#platform/db'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { freshDatabase } from '#platform/testing/database'
import { testCompany } from '#platform/testing/company'
import { loadStockFacts } from './facts.ts'
import type { CostingMethod, LaterInvoice, MovedItem, Movement } from './movement.ts'
import { planMovements } from './plan-movements.ts'
import { PaperLedger, anItem, buy, invoice, sell } from './testing/paper-ledger.ts'
import { type Deed, type Step, deedOf, steps } from './testing/random-trade.ts'
import { findStockDifferences } from './verify.ts'

const db = await freshDatabase()
const company = await testCompany(db)
const { companyId } = company
const inCompany = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTransaction(db.app, { companyId, userId: 'test' }, work)

/** A new item of the company, as its card would have it. */
async function newItem(costingMethod: CostingMethod, preventNegative: boolean): Promise<MovedItem> {
  const id = randomUUID()
  const template = company.items.inventory[0]!.id
  await db.owner.query(
    `insert into items.items (company_id, id, number, description, base_unit, sales_unit, purchase_unit, inventory_posting_group,
       general_product_group, tax_product_group, costing_method, standard_cost)
     select company_id, $3, $4, description, base_unit, sales_unit, purchase_unit, inventory_posting_group, general_product_group,
       tax_product_group, $5, 4.37 from items.items where company_id = $1 and id = $2`,
    [companyId, template, id, `R-${id.slice(0, 8)}`, costingMethod],
  )
  return anItem({ id, costingMethod, preventNegative, standardCost: dec('4.37'), indirectCostPercent: dec(3) })
}

/** Loads, plans and writes in one transaction, as a posting does. Gives the numbers of the new item entries. */
async function post(tx: Tx, { date: postingDate, movements, invoices: laterInvoices }: Deed) {
  const facts = await loadStockFacts(tx, companyId, { postingDate, movements, laterInvoices })
  const planned = planMovements(facts, movements, laterInvoices)
  if (planned.problems.length > 0) return { planned, numbers: [] }
  const plan = {
    postingDate, sourceCode: 'TEST', operation: 'test', documents: [], gl: [], tax: [], parties: [], partyDetails: [], bank: [],
    parts: {}, ...planned.plan,
  }
  const { written } = await tx.one<{ written: { itemEntries: number[] } }>('test.write', 'select posting.write_plan($1, $2) as written', [
    companyId, JSON.stringify(plan),
  ])
  return { planned, numbers: written.itemEntries }
}

/** Deeds of the paper ledger, with entries and documents named as the database does. */
function translate(deed: Deed, numbers: readonly number[], documents: Map<string, string>): Deed {
  const documentId = (name: string): string => {
    if (!documents.has(name)) documents.set(name, randomUUID())
    return documents.get(name)!
  }
  const number = (no: number | undefined): number | undefined => (no === undefined ? undefined : numbers[no - 1]!)
  return {
    date: deed.date,
    movements: deed.movements.map((movement): Movement => ({
      ...movement,
      documentId: documentId(movement.documentId),
      appliesFromEntryNo: number(movement.appliesFromEntryNo),
      appliesToEntryNo: number(movement.appliesToEntryNo),
    })),
    invoices: deed.invoices.map((invoice): LaterInvoice => ({
      ...invoice, documentId: documentId(invoice.documentId), itemEntryNo: number(invoice.itemEntryNo)!,
    })),
  }
}

const entryCosts = (tx: Tx, itemId: string) =>
  tx.query<{ cost: string; actual: string }>(
    'test.costs',
    `select sum(cost_actual + cost_expected)::numeric(18, 2) as cost, sum(cost_actual)::numeric(18, 2) as actual
     from stock.value_entries where company_id = $1 and item_id = $2 group by item_entry_no order by item_entry_no`,
    [companyId, itemId],
  )

/** The same trade on paper, where the whole past is known, and in the database, where little of it is read. */
async function tradeTwice(item: MovedItem, list: readonly Step[], period: 'day' | 'week' | 'month'): Promise<void> {
  await db.owner.query('update company.finance_setup set average_cost_period = $2 where company_id = $1', [companyId, period])
  const paper = new PaperLedger(item)
  paper.averageCostPeriod = period
  const numbers: number[] = []
  const documents = new Map<string, string>()
  for (const step of list) {
    const deed = deedOf(paper, item, step)
    if (!deed) continue
    const onPaper = planMovements(paper.facts(deed.date), deed.movements, deed.invoices)
    const inDatabase = await inCompany(tx => post(tx, translate(deed, numbers, documents)))
    expect(inDatabase.planned.problems.map(each => each.code)).toEqual(onPaper.problems.map(each => each.code))
    if (onPaper.problems.length > 0) continue
    paper.write(deed.date, onPaper)
    numbers.push(...inDatabase.numbers)
    const costs = await inCompany(tx => entryCosts(tx, item.id))
    expect(costs.map(each => each.cost)).toEqual(paper.entries.map(entry => paper.cost(entry.no)))
    expect(costs.map(each => each.actual)).toEqual(paper.entries.map(entry => paper.actual(entry.no)))
  }
  expect(await inCompany(tx => findStockDifferences(tx, companyId))).toEqual([])
}

describe('random trade: as on paper, and state as its recomputation', () => {
  test.each([
    ['fifo', true, 'day'],
    ['fifo', false, 'day'],
    ['average', true, 'day'],
    ['average', false, 'week'],
    ['average', false, 'month'],
    ['standard', false, 'day'],
  ] as const)('%s, negative stock prevented: %s, %s', async (method, preventNegative, period) => {
    const seed = 20_260_115
    for (const list of fc.sample(steps(40), { numRuns: 12, seed })) {
      await tradeTwice(await newItem(method, preventNegative), list, period)
    }
  }, 180_000)
})

test('goods that wait for the rest of their cover keep their cost when what covers a part of them gets dearer', async () => {
  const item = await newItem('average', false)
  const on = (date: string, movements: Movement[], invoices: LaterInvoice[] = []): Deed => ({ date: date as LocalDate, movements, invoices })
  const documentId = randomUUID()
  await inCompany(tx => post(tx, on('2026-01-05', [{ ...buy(item, '1', '10'), documentId }])))
  await inCompany(tx => post(tx, on('2026-01-06', [{ ...sell(item, '6'), documentId }])))
  const { numbers } = await inCompany(tx => post(tx, on('2026-02-20', [{ ...buy(item, '3', '60'), documentId }])))
  const before = await inCompany(tx => entryCosts(tx, item.id))
  await inCompany(tx => post(tx, on('2026-02-21', [], [{ ...invoice(item, numbers[0]!, '0', '6'), documentId }])))
  const after = await inCompany(tx => entryCosts(tx, item.id))
  expect(before.map(each => each.cost)).toEqual(['10.30', '-61.80', '61.80'])
  expect(after.map(each => each.cost)).toEqual(['10.30', '-61.80', '67.80'])
})

describe('statements', () => {
  let items: MovedItem[]
  beforeAll(async () => {
    items = await Promise.all(Array.from({ length: 30 }, (_, at) => newItem((['fifo', 'average', 'standard'] as const)[at % 3]!, true)))
    await inCompany(tx => post(tx, { date: '2026-01-05' as LocalDate, movements: items.map(item => documented(buy(item, '500', '50'))), invoices: [] }))
  })
  const documented = (movement: Movement): Movement => ({ ...movement, documentId: randomUUID() })

  test.each([1, 10, 30])('facts for %i lines take two', async lines => {
    const movements = items.slice(0, lines).map(item => documented(sell(item, '2')))
    const names: (string | undefined)[] = []
    await inCompany(async tx => {
      const stop = observeStatements(statement => names.push(statement.name))
      await loadStockFacts(tx, companyId, { postingDate: '2026-01-06' as LocalDate, movements, laterInvoices: [] })
      stop()
    })
    expect(names).toEqual(['stock.lock_items', 'stock.history'])
  })
})

test('state that was tampered with is found', async () => {
  const item = await newItem('fifo', true)
  const documentId = randomUUID()
  await inCompany(tx => post(tx, { date: '2026-01-05' as LocalDate, movements: [{ ...buy(item, '5', '50'), documentId }], invoices: [] }))
  await db.owner.query('update stock.item_costs set value = value + 0.01 where company_id = $1 and item_id = $2', [companyId, item.id])
  await db.owner.query('delete from stock.open_entries where company_id = $1 and item_id = $2', [companyId, item.id])
  expect(await inCompany(tx => findStockDifferences(tx, companyId))).toMatchObject([
    { what: 'open_entries.remaining', itemId: item.id, state: '', ledger: '5' },
    { what: 'item_costs.value', itemId: item.id, state: '51.51', ledger: '51.5' },
  ])
})
