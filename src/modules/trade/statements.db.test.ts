/** How many statements the commands of a busy day send: a count that neither lines nor documents change. */
import { beforeAll, describe, expect, it } from 'vitest'
import '#trade'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { countStatements } from './testing.ts'

interface Document {
  readonly id: string
  readonly number: string
}

const db = await freshDatabase()
let company: TestCompany

/** FIFO, average and standard cost among the items, and a service. */
const goods = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const items = [...company.items.inventory, company.items.service[0]!]
    return { type: 'item', itemId: items[at % items.length]!.id, quantity: '2', unitPrice: '12.50' }
  })

const create = (side: 'sales' | 'purchase', kind: 'order' | 'invoice', count: number): Promise<Document> =>
  company.call<Document>(`${side}.${kind}.create`, {
    partyId: side === 'sales' ? company.customers.domestic.id : company.vendors.domestic.id, lines: goods(count),
  })

const statementsOf = async (work: () => Promise<unknown>): Promise<number> => (await countStatements(work)).statements

beforeAll(async () => {
  company = await testCompany(db)
  // Goods in every lot size, and a connection that has served this caller before.
  for (const count of [5, 500]) {
    const order = await create('purchase', 'order', count)
    await company.call('purchase.order.post', { id: order.id, externalNumber: order.number })
  }
})

describe('posting sends the same number of statements for 1, 10 and 100 lines, at most 15', () => {
  it.each([
    ['sales', 'order'],
    ['sales', 'invoice'],
    ['purchase', 'order'],
    ['purchase', 'invoice'],
  ] as const)('%s %s', async (side, kind) => {
    const counts: number[] = []
    for (const count of [1, 10, 100]) {
      const { id, number } = await create(side, kind, count)
      const externalNumber = side === 'purchase' ? { externalNumber: number } : {}
      counts.push(await statementsOf(() => company.call(`${side}.${kind}.post`, { id, ...externalNumber })))
    }
    if (side === 'sales') expect(new Set(counts).size).toBe(1)
    expect(Math.max(...counts)).toBeLessThanOrEqual(15)
    expect(counts[1]).toBe(counts[2])
  })

  it('a shipment, and then the invoice for it', async () => {
    const counts: number[][] = []
    for (const count of [1, 10, 100]) {
      const { id } = await create('sales', 'order', count)
      counts.push([
        await statementsOf(() => company.call('sales.order.post', { id, handle: true })),
        await statementsOf(() => company.call('sales.order.post', { id, invoice: true })),
      ])
    }
    expect(counts[1]).toEqual(counts[0])
    expect(counts[2]).toEqual(counts[0])
    expect(Math.max(...counts.flat())).toBeLessThanOrEqual(15)
  })
})

it('creating a document sends the same number of statements for 1, 10 and 100 lines, at most 10', async () => {
  const counts: number[] = []
  for (const count of [1, 10, 100]) counts.push(await statementsOf(() => create('sales', 'order', count)))
  expect(new Set(counts).size).toBe(1)
  expect(counts[0]).toBeLessThanOrEqual(10)
})

it('copying a document sends the same number of statements for 1, 10 and 1,000 lines, at most 10: a new one, onto one, and over one with its header', async () => {
  const counts: number[][] = []
  for (const count of [1, 10, 1_000]) {
    const [source, onto, over] = [await create('sales', 'order', count), await create('sales', 'order', 3), await create('sales', 'order', 3)]
    const copy = (more: object) => statementsOf(() => company.call('sales.order.copy_from', { source: source.id, ...more }, { acknowledged: ['trade.copy_replaces_lines'] }))
    counts.push([await copy({}), await copy({ id: onto.id }), await copy({ id: over.id, includeHeader: true })])
  }
  expect(Math.max(...counts.flat())).toBeLessThanOrEqual(10)
  expect(counts[2]).toEqual(counts[0])
  expect(counts[2]).toEqual(counts[1])
})

it('typing a line sends the same number of statements beside 1, 10 and 100 lines, at most 8', async () => {
  const counts: number[] = []
  for (const count of [1, 10, 100]) {
    const { id: documentId } = await create('sales', 'order', count)
    const added = await countStatements(() =>
      company.call<{ lines: Document[] }>('sales.order.lines.create', { documentId, lines: goods(1) }))
    const lines = [{ id: added.result.lines[0]!.id, quantity: '3' }]
    counts.push(added.statements, await statementsOf(() => company.call('sales.order.lines.change', { documentId, lines })))
  }
  expect(new Set(counts).size).toBe(1)
  expect(counts[0]).toBeLessThanOrEqual(8)
})

it('a page of a list sends at most 3 statements, the first and the next', async () => {
  const first = await countStatements(() => company.call<{ next: string | null }>('sales.order.list', { limit: 2 }))
  const next = await statementsOf(() => company.call('sales.order.list', { limit: 2, after: first.result.next }))
  expect(first.result.next).toBeTruthy()
  expect([first.statements, next].every(count => count <= 3)).toBe(true)
})
