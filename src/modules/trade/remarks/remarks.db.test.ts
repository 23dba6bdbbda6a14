import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentView, PostedView, RemarkView } from '#contract/trade'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import '../index.ts'
import { sweepFiles } from './sweep-files.ts'

const db = await freshDatabase()
let company: TestCompany
let call: TestCompany['call']

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  call = company.call
})

type Said = readonly [place: number | null, text: string]
const pdf = Buffer.from('%PDF-1.7 drawing').toString('base64')

/** What stands on a document: number of the line, or null for the document itself, and what is said. */
const said = async (documentId: string, side = 'sales'): Promise<Said[]> =>
  (await call<{ remarks: RemarkView[] }>(`${side}.remarks.list`, { documentId })).remarks.map(({ lineNo, text }) => [lineNo, text])

const draft = async (kind: string, more: object = {}): Promise<DocumentView> =>
  call<DocumentView>(`${kind}.create`, {
    partyNumber: kind.startsWith('sales') ? 'C-DOM' : 'V-DOM',
    lines: [{ itemNumber: 'SRV-1', quantity: '4', unitPrice: '10' }, { type: 'text', description: 'As agreed' }, { itemNumber: 'SRV-2', quantity: '2', unitPrice: '5' }],
    ...more,
  })

/** A comment and a file on the document, a comment on its text, a comment and a file on its last line. */
async function remarked(document: DocumentView): Promise<void> {
  const side = document.side
  const [, text, last] = document.lines
  const documentId = document.id
  await call(`${side}.remarks.comment`, { documentId, text: 'Ring before coming', date: '2026-03-01', prints: true })
  await call(`${side}.remarks.attach`, { documentId, fileName: 'drawing.pdf', content: pdf })
  await call(`${side}.remarks.comment`, { documentId, lineId: text!.id, text: 'Agreed by phone' })
  await call(`${side}.remarks.comment`, { documentId, lineId: last!.id, text: 'In blue' })
  await call(`${side}.remarks.attach`, { documentId, lineId: last!.id, fileName: 'blue.txt', content: Buffer.from('RAL 5005').toString('base64') })
}

const head: Said[] = [[null, 'Ring before coming'], [null, 'drawing.pdf']]
const lines: Said[] = [[20_000, 'Agreed by phone'], [30_000, 'In blue'], [30_000, 'blue.txt']]
const all = [...head, ...lines]

/** What was posted from a document, by kind, oldest first. */
async function posted(id: string, kind: string): Promise<string[]> {
  const { rows } = await db.owner.query<{ id: string }>('select id from trade.posted_documents where source_id = $1 and kind = $2 order by transaction_no', [id, kind])
  return rows.map(row => row.id)
}

const filesKept = async (): Promise<number> => (await db.owner.query<{ n: number }>('select count(*)::int as n from trade.files where company_id = $1', [company.companyId])).rows[0]!.n

describe.each(['sales', 'purchase'])('%s: what stands on a document', side => {
  const kind = (name: string) => `${side}.${name}`
  const external = (id: string) => (side === 'purchase' ? { externalNumber: `X-${id}` } : {})
  const movement = side === 'sales' ? 'shipment' : 'receipt'

  it('goes from quote to order, to shipment and invoice in parts, and to what takes them back', async () => {
    const quote = await draft(kind('quote'))
    await remarked(quote)
    const order = await call<DocumentView>(kind('quote.make_order'), { id: quote.id })
    expect(await said(order.id, side)).toEqual(all)
    await expect(said(quote.id, side)).rejects.toMatchObject({ status: 404 })
    await call(kind('order.lines.change'), { documentId: order.id, lines: [{ id: order.lines[0]!.id, quantityToHandle: '1' }, { id: order.lines[2]!.id, quantityToHandle: '1' }] })
    await call(kind('order.post'), { id: order.id, handle: true, invoice: true, ...external('1') })
    await call(kind('remarks.comment'), { documentId: order.id, text: 'The rest by van' })
    await call(kind('order.post'), { id: order.id, handle: true, invoice: true, ...external('2') })
    const [first, second] = await posted(order.id, movement)
    const [, invoice] = await posted(order.id, 'invoice')
    expect(await said(first!, side)).toEqual(all)
    expect(await said(second!, side)).toEqual([...head, [null, 'The rest by van'], ...lines])
    expect(await said(invoice!, side)).toEqual([...head, [null, 'The rest by van'], ...lines])
    // The order is done and gone, and what stood on it with it.
    await expect(said(order.id, side)).rejects.toMatchObject({ status: 404 })
    await call(kind('posted_invoice.cancel'), { id: invoice! })
    const [credit] = await posted(invoice!, 'credit_memo')
    expect(await said(credit!, side)).toEqual([...head, [null, 'The rest by van'], ...lines])
  })

  it('is copied with a document, with its lines alone where only they are', async () => {
    const invoice = await draft(kind('invoice'), external('copy'))
    await remarked(invoice)
    await call(kind('invoice.post'), { id: invoice.id, ...external('copy') })
    const [source] = await posted(invoice.id, 'invoice')
    const copy = await call<DocumentView>(kind('credit_memo.copy_from'), { source })
    expect(await said(copy.id, side)).toEqual(all)
    const { id } = await draft(kind('invoice'))
    const filled = await call<DocumentView>(kind('invoice.copy_from'), { id, source })
    const numbers = filled.lines.map(({ lineNo }) => lineNo)
    expect(await said(id, side)).toEqual([[numbers.at(-2), 'Agreed by phone'], [numbers.at(-1), 'In blue'], [numbers.at(-1), 'blue.txt']])
  })

  it('goes along with a posting as the set-up says; files always do', async () => {
    const setUp = (copyComments: boolean) => call(`trade.${side}_setup.change`, { copyComments })
    const blanket = await draft(kind('blanket_order'))
    await remarked(blanket)
    await call(kind('blanket_order.lines.change'), { documentId: blanket.id, lines: blanket.lines.filter(line => line.type !== 'text').map(line => ({ id: line.id, quantityToHandle: '1' })) })
    await setUp(false)
    const order = await call<DocumentView>(kind('blanket_order.make_order'), { id: blanket.id })
    expect((await said(order.id, side)).map(([, text]) => text)).toEqual(['drawing.pdf', 'blue.txt'])
    await call(kind('remarks.comment'), { documentId: order.id, text: 'Only here' })
    await call(kind('order.post'), { id: order.id, handle: true, invoice: true, ...external('blanket') })
    const [invoice] = await posted(order.id, 'invoice')
    expect((await said(invoice!, side)).map(([, text]) => text)).toEqual(['drawing.pdf', 'blue.txt'])
    await setUp(true)
  })

  it('is kept with a version and put back with it; what goes with a line or document is gone', async () => {
    const order = await draft(kind('order'))
    await remarked(order)
    const version = await call<{ id: string }>(kind('order.archive'), { id: order.id })
    const { remarks } = await call<{ remarks: RemarkView[] }>(kind('remarks.list'), { documentId: order.id })
    await call(kind('remarks.change'), { id: remarks[0]!.id, text: 'Do not ring' })
    await call(kind('order.lines.delete'), { documentId: order.id, ids: [order.lines[2]!.id] })
    expect(await said(order.id, side)).toEqual([[null, 'Do not ring'], [null, 'drawing.pdf'], [20_000, 'Agreed by phone']])
    expect(await said(version.id, side)).toEqual(all)
    await expect(call(kind('remarks.comment'), { documentId: version.id, text: 'Later' })).rejects.toMatchObject({ problems: [{ code: 'trade.remark_archived' }] })
    await call(kind('archived_document.restore'), { id: version.id })
    expect(await said(order.id, side)).toEqual(all)
    await call(kind('order.delete'), { id: order.id })
    const again = await call<DocumentView>(kind('archived_document.restore'), { id: version.id })
    expect(await said(again.id, side)).toEqual(all)
  })
})

it('comes with the lines of a shipment onto the invoice that takes them', async () => {
  const order = await draft('sales.order')
  await remarked(order)
  await call('sales.order.post', { id: order.id, handle: true, invoice: false })
  const [shipment] = await posted(order.id, 'shipment')
  const { id } = await call<DocumentView>('sales.invoice.create', { partyNumber: 'C-DOM' })
  await call('sales.invoice.get_shipment_lines', { id, lines: [{ movementId: shipment, lineNo: 30_000 }] })
  expect((await said(id)).map(([, text]) => text)).toEqual(['In blue', 'blue.txt'])
})

it('an invoice made from a quote has its own head: what is said there is dropped, files and lines stay', async () => {
  const quote = await draft('sales.quote')
  await remarked(quote)
  const invoice = await call<DocumentView>('sales.quote.make_invoice', { id: quote.id })
  expect(await said(invoice.id)).toEqual([[null, 'drawing.pdf'], ...lines])
})

it('may be put on what is posted, changed and taken off again; the file is the one that was put there', async () => {
  const invoice = await draft('sales.invoice')
  await call('sales.invoice.post', { id: invoice.id })
  const [id] = await posted(invoice.id, 'invoice')
  const view = await call<PostedView>('sales.posted_invoice.get', { id })
  const file = await call<RemarkView>('sales.remarks.attach', { documentId: id, lineId: view.lines[0]!.id, fileName: 'C:\\scan\\pod.PDF', content: pdf })
  expect(file).toMatchObject({ kind: 'file', lineNo: 10_000, text: 'pod.PDF', mediaType: 'application/pdf', size: 16 })
  expect(await call('sales.remarks.file', { id: file.id })).toEqual({ fileName: 'pod.PDF', mediaType: 'application/pdf', content: pdf })
  await call('sales.remarks.change', { id: file.id, text: 'signed.pdf' })
  expect(await said(id!)).toEqual([[10_000, 'signed.pdf']])
  const before = await filesKept()
  await call('sales.remarks.delete', { id: file.id })
  await sweepFiles(db, company.companyId)
  expect(await filesKept()).toBe(before)
  await db.owner.query(`update trade.files set created_at = now() - interval '2 days' where company_id = $1`, [company.companyId])
  await sweepFiles(db, company.companyId)
  expect(await filesKept()).toBe(before - 1)
})

describe('is refused', () => {
  let document: DocumentView
  let comment: RemarkView
  let file: RemarkView
  beforeAll(async () => {
    document = await draft('sales.order')
    comment = await call<RemarkView>('sales.remarks.comment', { documentId: document.id, text: 'x' })
    file = await call<RemarkView>('sales.remarks.attach', { documentId: document.id, fileName: 'a.pdf', content: pdf })
  })

  const nobody = '00000000-0000-4000-8000-000000000000'
  it.each<[what: string, name: string, input: () => object, code: string]>([
    ['no such document', 'sales.remarks.comment', () => ({ documentId: nobody, text: 'x' }), 'trade.remark_gone'],
    ['a document of the other side', 'purchase.remarks.list', () => ({ documentId: document.id }), 'trade.remark_gone'],
    ['a line of another document', 'sales.remarks.comment', () => ({ documentId: document.id, lineId: nobody, text: 'x' }), 'trade.remark_gone'],
    ['a remark of the other side', 'purchase.remarks.delete', () => ({ id: comment.id }), 'trade.remark_gone'],
    ['no such remark', 'sales.remarks.change', () => ({ id: nobody, text: 'x' }), 'trade.remark_gone'],
    ['the file of a comment', 'sales.remarks.file', () => ({ id: comment.id }), 'trade.remark_gone'],
    ['a file that is no file we take', 'sales.remarks.attach', () => ({ documentId: document.id, fileName: 'a.html', content: pdf }), 'trade.file_type'],
    ['a file that is not what it is called', 'sales.remarks.attach', () => ({ documentId: document.id, fileName: 'a.png', content: pdf }), 'trade.file_not_its_type'],
    ['another type by another name', 'sales.remarks.change', () => ({ id: file.id, text: 'a.txt' }), 'trade.file_not_its_type'],
    ['a file on paper', 'sales.remarks.change', () => ({ id: file.id, prints: true }), 'trade.file_does_not_print'],
    ['an empty comment', 'sales.remarks.comment', () => ({ documentId: document.id, text: '  ' }), ''],
  ])('%s', async (_, name, input, code) => {
    await expect(call(name, input())).rejects.toMatchObject({ problems: [expect.objectContaining(code ? { code } : { field: 'text' })] })
  })

  it('to anybody of another company', async () => {
    const other = await testCompany(db, 'BE')
    await expect(other.call('sales.remarks.list', { documentId: document.id })).rejects.toMatchObject({ status: 404 })
    await expect(other.call('sales.remarks.file', { id: file.id })).rejects.toMatchObject({ status: 404 })
  })
})
