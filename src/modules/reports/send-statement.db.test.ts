/** Statements of account, sent by a real mail server and read as whoever owes reads them. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { MessageDraft, MessageView } from '#contract/delivery'
import { jobs } from '#platform/jobs'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { runJob } from '#platform/worker'
import { loadModules } from '../../load-modules.ts'
import { member, pickUp, workOf } from '../../testing/long-work.ts'
import { type MailServer, startMailServer } from '../../testing/mail-server.ts'
import { readPdf } from '../../testing/pdf-text.ts'

await loadModules()
const db = await freshDatabase()
let company: TestCompany
let call: TestCompany['call']
let server: MailServer
let partyId: string

beforeAll(async () => {
  server = await startMailServer()
  company = await testCompany(db, 'NL')
  ;({ call } = await member(db, company))
  partyId = company.customers.domestic.id
  await call('parties.customers.change', { id: partyId, email: 'buyer@customer.example', contact: 'Jan de Vries', language: 'nl-NL' })
  const { id } = await call<{ id: string }>('sales.invoice.create', { partyNumber: 'C-DOM', lines: [{ itemNumber: 'SRV-1', quantity: '1', unitPrice: '1000' }] })
  await call('sales.invoice.post', { id })
  await call('delivery.account.change', { host: '127.0.0.1', port: server.port, security: 'none', userName: '', fromAddress: 'books@seller.example', fromName: 'Handel Demo' })
})
beforeEach(() => void (server.received.length = 0))
afterAll(() => server.close())

const mail = (): Promise<void> => runJob(db, jobs().find(({ name }) => name === 'delivery.send_waiting')!)
const message = (id: string): Promise<MessageView> => call<MessageView>('delivery.messages.get', { id })

interface Queued { readonly messageId: string; readonly to: readonly string[] }

it('a statement arrives in the customer’s language with what is open, once', async () => {
  const draft = await call<MessageDraft>('reports.customer_statement.message', { partyId })
  expect(draft).toMatchObject({
    paper: 'customer_statement', language: 'nl-NL', to: ['buyer@customer.example'], subject: 'Test company NL – Rekeningoverzicht', fileName: 'Rekeningoverzicht C-DOM.pdf', problems: [],
  })
  expect(draft.body).toMatch(/^Beste Jan de Vries,\n\nBijgaand vindt u uw rekeningoverzicht per 15-06-2026\. Openstaand: EUR 1\.210,00\./)
  const { messageId } = await call<Queued>('reports.customer_statement.send', { partyId })
  expect(await message(messageId)).toMatchObject({ state: 'queued', paper: 'customer_statement', documentNumber: 'C-DOM', partyNumber: 'C-DOM' })
  await mail()
  await mail()
  const [sent, ...others] = server.received
  expect(others).toEqual([])
  expect(sent!.text.trim()).toBe(draft.body)
  expect(readPdf(sent!.attachments[0]!.content)[0]).toMatch(/Rekeningoverzicht.*1\.210,00/)
  expect(await message(messageId)).toMatchObject({ state: 'sent' })
})

it('it is written otherwise by hand, in another language, to somebody else', async () => {
  await call('reports.customer_statement.send', { partyId, language: 'nb-NO', to: ['accounts@customer.example'], subject: 'As agreed', body: 'Hei' })
  await mail()
  expect(server.received[0]).toMatchObject({ recipients: ['accounts@customer.example'], subject: 'As agreed' })
  expect(server.received[0]!.attachments[0]!.filename).toBe('Kontoutskrift C-DOM.pdf')
  expect(readPdf(server.received[0]!.attachments[0]!.content)[0]).toContain('Kontoutskrift')
})

it('nothing is sent of which there is nothing to tell, to whom it cannot go, or of the other side', async () => {
  const refused = (input: object, name = 'customer') => call(`reports.${name}_statement.send`, input)
  await expect(refused({ partyId: company.customers.foreign.id })).rejects.toMatchObject({ problems: [{ code: 'reports.statement_empty', field: 'from' }] })
  await expect(refused({ partyId }, 'vendor')).rejects.toMatchObject({ problems: [{ code: 'reports.party_unknown' }] })
  await call('delivery.addresses.create', { partyId, paper: 'customer_statement', way: 'print' })
  await expect(refused({ partyId })).rejects.toMatchObject({ problems: [{ code: 'delivery.other_way', remedy: `customers/${partyId}` }] })
  await call('delivery.addresses.delete', { partyId, paper: 'customer_statement' })
  await call('parties.customers.change', { id: partyId, email: '' })
  await expect(refused({ partyId })).rejects.toMatchObject({ problems: [{ code: 'delivery.no_mail_address' }] })
  expect(await call<MessageDraft>('reports.customer_statement.message', { partyId })).toMatchObject({ problems: [{ code: 'delivery.no_mail_address' }] })
  await call('parties.customers.change', { id: partyId, email: 'buyer@customer.example' })
})

it('a vendor is told how its account stands with us', async () => {
  const bill = await call<{ id: string }>('purchase.invoice.create', { partyNumber: 'V-DOM', externalNumber: 'F-77', lines: [{ itemNumber: 'SRV-1', quantity: '1', unitPrice: '50' }] })
  await call('purchase.invoice.post', { id: bill.id })
  expect(await call<MessageDraft>('reports.vendor_statement.message', { partyId: company.vendors.domestic.id })).toMatchObject({ paper: 'vendor_statement', partyNumber: 'V-DOM' })
  await call('reports.vendor_statement.send', { partyId: company.vendors.domestic.id, to: ['desk@vendor.example'] })
  await mail()
  expect(server.received[0]).toMatchObject({ recipients: ['desk@vendor.example'] })
  expect(readPdf(server.received[0]!.attachments[0]!.content)[0]).toContain('60.50')
})

it('many are put into the queue, which is what the rows and the notification say; each leads to its message', async () => {
  const rows = [{ label: 'C-DOM', input: { partyId } }, { label: 'C-FOR', input: { partyId: company.customers.foreign.id } }]
  const { workId } = await call<{ workId: string }>('work.run_each', { operation: 'reports.customer_statement.send', title: 'Statements', rows })
  await pickUp(db)
  const work = await workOf(call, workId)
  expect(work).toMatchObject({ state: 'done', done: 1, refused: 1 })
  expect(work.rows.map(({ state, result, problems }) => [state, result?.text, problems.map(({ code }) => code)])).toEqual([
    ['done', 'In the queue', []], ['refused', undefined, ['reports.statement_empty']],
  ])
  expect(await message(work.rows[0]!.target!.id)).toMatchObject({ state: 'queued' })
  expect(work.rows[0]!.target!.kind).toBe('message')
  const { rows: told } = await call<{ rows: { said: { text: string }; target: { id: string } }[] }>('work.notifications.list', {})
  expect(told.find(({ target }) => target.id === workId)!.said.text).toBe('1 of 2 messages in the queue, 1 refused')
  expect(server.received).toEqual([])
  await mail()
  expect(server.received.map(({ recipients }) => recipients)).toEqual([['buyer@customer.example']])
  expect(await message(work.rows[0]!.target!.id)).toMatchObject({ state: 'sent' })
})
