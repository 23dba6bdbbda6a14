/** Every kind of document of both sides through every operation it has, by the operations' own list. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentView, LinesChanged } from '#contract/trade'
import { operations } from '#platform/command'
import { Refused } from '#platform/problem'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { loadModules } from './load-modules.ts'

await loadModules()
const db = await freshDatabase()
let company: TestCompany

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  // Something to send back to a vendor.
  await company.call('stock.adjust', { lines: [{ type: 'positive', itemId: company.items.inventory[0]!.id, quantity: '10', unitCost: '6' }] })
})

const names = operations().map(({ name }) => name)
const kindsOf = (pattern: RegExp): string[] => [...new Set(names.flatMap(name => pattern.exec(name)?.[1] ?? []))].sort()
const openKinds = kindsOf(/^((?:sales|purchase)\.(?!posted_|archived_|remarks\.|charge|price_)[a-z_]+)\./)
const postedKinds = kindsOf(/^((?:sales|purchase)\.posted_[a-z_]+)\./)

type Call = (verb: string, input: object) => Promise<unknown>

/** Calls operations of one kind, and knows in the end which of them were never called. */
function caller(kind: string): { call: Call; left: () => string[] } {
  const called = new Set<string>()
  return {
    call: (verb, input) => {
      called.add(verb)
      return company.call(`${kind}.${verb}`, input)
    },
    left: () => names.filter(name => name.startsWith(`${kind}.`) && !called.has(name.slice(kind.length + 1)) && !toldElsewhere.test(name)),
  }
}

/** What only a sale that is bought for has is told in trade/buying/buying.db.test.ts, what is reserved in scenarios/reservations.db.test.ts, the end of quotes in scenarios/quotes.db.test.ts, over-receipt and returns in their own, sending in delivery/send, prepayments in scenarios/prepayments.db.test.ts, what a blanket order agreed in scenarios/blanket.db.test.ts. */
const toldElsewhere = /\.(buying|reservations|reserve|cancel_reservation|buy_for_lines|open_sales_orders|get_sales_order|create_purchase_\w+|lose|delete_expired|delete_invoiced|approve_over_receipt|move_negative_lines|returnable_lines|get_returnable_lines|create_related|send|post_and_send|post_prepayment_\w+|blanket_lines|link_blanket_line)$/

const twoLines = { lines: [{ itemNumber: 'INV-1', quantity: '2', unitPrice: '10' }, { description: 'With care' }] }
const partyOf = (kind: string): object => ({ partyNumber: kind.startsWith('sales') ? 'C-DOM' : 'V-DOM' })
const isGone = async (work: Promise<unknown>): Promise<void> =>
  expect(work).rejects.toMatchObject({ status: 404, problems: [{ code: 'trade.document_gone' }] })

it('the kinds are those of the engine', () => {
  expect(openKinds).toHaveLength(12)
  expect(postedKinds).toHaveLength(8)
})

describe.each(openKinds)('%s', kind => {
  it('is made, changed line by line, released, opened again, and deleted or turned into what it becomes', async () => {
    const { call, left } = caller(kind)
    const create = async (): Promise<DocumentView> => (await call('create', { ...partyOf(kind), ...twoLines })) as DocumentView
    const verbsLeft = (): string[] => left().map(name => name.slice(kind.length + 1))
    const { id, lines } = await create()
    const [goods, text] = lines.map(line => line.id)
    expect(await call('get', { id })).toMatchObject({ id, status: 'open', totals: { lineAmount: '20' } })
    expect(await call('list', { limit: 1 })).toMatchObject({ rows: [{ id }] })
    expect(await call('change', { id, version: 1, yourReference: 'Aunt May' })).toMatchObject({ yourReference: 'Aunt May' })

    const added = (await call('lines.create', { documentId: id, version: 2, lines: [{ itemNumber: 'SRV-1', quantity: '1', unitPrice: '5' }] })) as LinesChanged
    expect(added).toMatchObject({ version: 3, totals: { lineAmount: '25' } })
    const changed = await call('lines.change', { documentId: id, version: 3, lines: [{ id: goods, quantity: '3' }] })
    expect(changed).toMatchObject({ version: 4, totals: { lineAmount: '35' } })
    await call('lines.move', { documentId: id, version: 4, ids: [text], after: null })
    expect(((await call('get', { id })) as DocumentView).lines.map(line => line.id)).toEqual([text, goods, added.lines[0]!.id])
    const rest = (await call('lines.delete', { documentId: id, version: 5, ids: [added.lines[0]!.id] })) as LinesChanged
    expect(rest).toMatchObject({ version: 6, totals: { lineAmount: '30' } })

    expect(await call('statistics', { id })).toMatchObject({ quantity: '3', totals: { lineAmount: '30' } })
    expect(await call('release', { id, version: 6 })).toMatchObject({ status: 'released' })
    expect(await call('reopen', { id, version: 7 })).toMatchObject({ status: 'open' })
    expect(await call('copy_from', { source: id })).toMatchObject({ totals: { lineAmount: '30' } })
    expect(await call('delete', { id, version: 8 })).toEqual({ id })
    await isGone(call('get', { id }))

    expect(await call('archive', { id: (await create()).id, note: 'as agreed by telephone' })).toMatchObject({ versionNo: 1 })
    expect(await call('versions', { id })).toMatchObject({ versions: expect.any(Array) as unknown[] })

    for (const becomes of names.filter(name => name.startsWith(`${kind}.make_`))) {
      const made = (await call(becomes.slice(kind.length + 1), { id: (await create()).id, version: 1 })) as DocumentView
      expect(made.kind).toBe(becomes.split('.make_')[1])
      expect(made.totals.lineAmount).toBe('20')
    }
    const bare = (await create()).id
    expect(await call('standard_lines', { id: bare })).toEqual({ proposal: 'none', codes: [] })
    await expect(call('get_standard_lines', { id: bare, codes: ['MONTH'] })).rejects.toMatchObject({ problems: [{ code: 'trade.standard_not_assigned' }] })
    for (const batch of verbsLeft().filter(verb => verb === 'create_recurring')) {
      await expect(call(batch, { orderDate: '2026-06-01', postingDate: '2026-06-01' })).rejects.toMatchObject({ problems: [{ code: 'trade.recurring_none' }] })
    }
    for (const list of verbsLeft().filter(verb => /^(shipment|receipt|return_receipt|return_shipment)_lines$/.test(verb))) {
      // Nothing was moved without an invoice: there is nothing to get.
      const invoiced = (await create()).id
      expect(await call(list, { id: invoiced })).toEqual({ lines: [] })
      await expect(call(`get_${list}`, { id: invoiced })).rejects.toMatchObject({ problems: [{ code: 'trade.nothing_to_invoice' }] })
    }
    for (const batch of verbsLeft().filter(verb => verb.startsWith('combine_'))) {
      await expect(call(batch, {})).rejects.toMatchObject({ problems: [{ code: 'trade.nothing_to_combine' }] })
    }
    if (names.includes(`${kind}.post`)) {
      const side = kind.split('.')[0]!
      const whole = kind.endsWith('.order') ? { handle: true, invoice: true } : {}
      const done = (await call('post', { id: (await create()).id, externalNumber: `EXT ${kind}`, ...whole })) as {
        finished: boolean
        documents: readonly { id: string; kind: string; number: string }[]
      }
      expect(done.finished).toBe(true)
      for (const { id: posted, kind: postedKind, number } of done.documents) {
        expect(await company.call(`${side}.posted_${postedKind}.get`, { id: posted })).toMatchObject({ number })
        const { rows } = await company.call<{ rows: { id: string }[] }>(`${side}.posted_${postedKind}.list`, { limit: 200 })
        expect(rows.map(row => row.id)).toContain(posted)
      }
      expect(await call('post_many', { ids: [(await create()).id] })).toMatchObject({ total: 1 })
    }
    expect(left()).toEqual([])
  })
})

describe.each(postedKinds)('%s', kind => {
  it('that does not exist is gone, and its list can be read', async () => {
    const { call, left } = caller(kind)
    const id = company.items.inventory[0]!.id
    await isGone(call('get', { id }))
    for (const name of left().filter(each => !each.endsWith('.list'))) await isGone(call(name.slice(kind.length + 1), { id }))
    expect(await call('list', {})).toMatchObject({ rows: expect.any(Array) as unknown[] })
    expect(left()).toEqual([])
  })

  it('shows the entries of each that was posted', async () => {
    const { rows } = await company.call<{ rows: { id: string }[] }>(`${kind}.list`, {})
    for (const { id } of rows) expect(await company.call(`${kind}.entries`, { id })).toBeTypeOf('object')
  })
})

describe('on paper', () => {
  it('a posted sales invoice is a PDF, and anything else is refused', async () => {
    const { rows } = await company.call<{ rows: { id: string }[] }>('sales.posted_invoice.list', { limit: 1 })
    const file = await company.call<{ content: string; mediaType: string }>('delivery.posted_document.pdf', { id: rows[0]!.id })
    expect(file.mediaType).toBe('application/pdf')
    expect(Buffer.from(file.content, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    await expect(company.call('delivery.posted_document.pdf', { id: company.items.inventory[0]!.id })).rejects.toThrow(Refused)
  })
})
