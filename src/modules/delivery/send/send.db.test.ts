/** Papers sent by a real mail server, read as their recipients read them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MessageDraft, MessageView } from '#contract/delivery'
import type { DocumentView } from '#contract/trade'
import { jobs } from '#platform/jobs'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { runJob } from '#platform/worker'
import { loadModules } from '../../../load-modules.ts'
import { member } from '../../../testing/long-work.ts'
import { type MailServer, startMailServer } from '../../../testing/mail-server.ts'
import { readPdf } from '../../../testing/pdf-text.ts'

await loadModules()
const db = await freshDatabase()
let company: TestCompany
let call: TestCompany['call']
let server: MailServer

const user = { name: 'handel', password: 'péssword "1"' }

beforeAll(async () => {
  server = await startMailServer({ user, unknown: ['gone@customer.example'] })
  company = await testCompany(db, 'NL')
  ;({ call } = await member(db, company))
  await call('stock.adjust', { lines: [{ type: 'positive', itemId: company.items.inventory[0]!.id, quantity: '1000', unitCost: '6' }] })
  await call('parties.customers.change', { id: company.customers.domestic.id, email: 'buyer@customer.example', contact: 'Jan de Vries', language: 'nl-NL' })
})
beforeEach(async () => {
  server.received.length = 0
  server.mood = 'fine'
  await call('delivery.account.change', {
    host: '127.0.0.1', port: server.port, security: 'none', userName: user.name, fromAddress: 'sales@seller.example', fromName: 'Handel Demo', replyTo: 'office@seller.example', copyTo: '',
  })
  await call('delivery.account.password', { password: user.password })
})
afterAll(() => server.close())

const lines = [{ itemNumber: 'INV-1', quantity: '2', unitPrice: '1234.5' }]
const work = (): Promise<void> => runJob(db, jobs().find(({ name }) => name === 'delivery.send_waiting')!)
/** As if the time to wait were over. */
const later = () => db.owner.query('update delivery.messages set next_try_at = now()')
const message = (id: string): Promise<MessageView> => call<MessageView>('delivery.messages.get', { id })

interface Queued { readonly messageId: string; readonly to: readonly string[] }
interface Posted { readonly documents: readonly { id: string; kind: string; number: string }[] }

const quote = (party = 'C-DOM'): Promise<DocumentView> => call<DocumentView>('sales.quote.create', { partyNumber: party, lines })
async function postedInvoice(): Promise<{ id: string; number: string }> {
  const { id } = await call<DocumentView>('sales.invoice.create', { partyNumber: 'C-DOM', lines })
  return (await call<Posted>('sales.invoice.post', { id })).documents.find(({ kind }) => kind === 'invoice')!
}

it('an invoice arrives in the customer’s language, with its PDF, from and back to whom the account says', async () => {
  const { id, number } = await postedInvoice()
  const draft = await call<MessageDraft>('delivery.posted_document.message', { id })
  expect(draft).toMatchObject({ to: ['buyer@customer.example'], language: 'nl-NL', subject: `Test company NL – Factuur ${number}`, problems: [], fileName: `Factuur ${number}.pdf` })
  expect(draft.body).toMatch(/^Beste Jan de Vries,\n\nBijgaand vindt u onze factuur \d+ van \S+ voor EUR 2\.987,49\. Wilt u betalen vóór \d/)
  const { messageId } = await call<Queued>('sales.posted_invoice.send', { id })
  expect(await message(messageId)).toMatchObject({ state: 'queued', attempts: 0, documentNumber: number, kind: 'posted_invoice' })
  await work()
  const [mail, ...others] = server.received
  expect(others).toEqual([])
  expect(mail).toMatchObject({ subject: draft.subject, recipients: ['buyer@customer.example'], signedInAs: 'handel' })
  expect(mail!.text.trim()).toBe(draft.body)
  expect(mail!.from.value).toEqual([{ name: 'Handel Demo', address: 'sales@seller.example' }])
  expect(mail!.replyTo!.value[0]!.address).toBe('office@seller.example')
  expect(mail!.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([[`Factuur ${number}.pdf`, 'application/pdf']])
  expect(readPdf(mail!.attachments[0]!.content)[0]).toContain(`Factuur ${number}`)
  const sent = await message(messageId)
  expect(sent).toMatchObject({ state: 'sent', attempts: 1, answer: '250 2.0.0 Taken as 1', mailId: mail!.messageId, problem: null })
  const kept = await call<{ content: string }>('delivery.messages.file', { id: messageId, position: 0 })
  expect(Buffer.from(kept.content, 'base64').equals(mail!.attachments[0]!.content)).toBe(true)
  await work()
  expect(server.received).toHaveLength(1)
  expect(await call('delivery.messages.list', { filter: { documentId: id } })).toMatchObject({ rows: [{ id: messageId, state: 'sent', to: 'buyer@customer.example' }] })
  await expect(call('delivery.messages.retry', { id: messageId })).rejects.toMatchObject({ problems: [{ code: 'delivery.message_not_ended' }] })
})

it('what was written by hand goes out as written, with the files chosen and copies to whom is named, in the language asked for', async () => {
  const { id } = await quote()
  const file = await call<{ id: string }>('sales.remarks.attach', { documentId: id, fileName: 'drawing.txt', content: Buffer.from('as drawn').toString('base64') })
  expect(await call<MessageDraft>('delivery.document.message', { id, language: 'nb-NO' })).toMatchObject({ language: 'nb-NO', files: [{ id: file.id, fileName: 'drawing.txt', size: 8 }] })
  await call('delivery.account.change', { copyTo: 'archive@seller.example' })
  await call('sales.quote.send', {
    id, to: ['a@x.example', 'b@x.example'], cc: ['c@x.example'], subject: 'Zoals besproken €', body: 'Dag,\n\n{number} blijft staan.', attachments: [file.id], language: 'nb-NO',
  })
  // What was sent is what was seen, whatever becomes of the document before the worker comes.
  await call('sales.quote.delete', { id })
  await work()
  const [mail] = server.received
  expect(mail).toMatchObject({ subject: 'Zoals besproken €', recipients: ['a@x.example', 'b@x.example', 'c@x.example', 'archive@seller.example'] })
  expect(mail!.text.trim()).toBe('Dag,\n\n{number} blijft staan.')
  expect(mail!.to.value.map(({ address }) => address)).toEqual(['a@x.example', 'b@x.example'])
  expect(mail!.attachments.map(({ filename }) => filename)).toEqual([expect.stringMatching(/^Tilbud \w+\.pdf$/), 'drawing.txt'])
  expect(mail!.attachments[1]!.content.toString()).toBe('as drawn')
})

it("the other side's paper is not sent", async () => {
  const bill = await call<DocumentView>('purchase.invoice.create', { partyNumber: 'V-DOM', lines })
  await expect(call('delivery.document.message', { id: bill.id })).rejects.toMatchObject({ problems: [{ code: 'delivery.never_sent', params: { document: expect.stringContaining(bill.number) as string } }] })
})

describe('to whom', () => {
  it('a paper goes is kept for each paper, and for any; a party without an address is named with the way to its card', async () => {
    const { id: partyId } = company.customers.foreign
    const { id } = await quote('C-FOR')
    const nobody = { problems: [{ code: 'delivery.no_mail_address', params: { party: expect.stringContaining('C-FOR') as string }, remedy: `customers/${partyId}` }] }
    await expect(call('sales.quote.send', { id })).rejects.toMatchObject(nobody)
    expect(await call<MessageDraft>('delivery.document.message', { id })).toMatchObject({ to: [], ...nobody })
    const keep = (paper: string, more: object) => call('delivery.addresses.create', { partyId, paper, ...more })
    await expect(keep('any', { emails: 'all@x.example; nonsense' })).rejects.toMatchObject({ problems: [{ code: 'delivery.not_an_address', params: { address: 'nonsense' }, field: 'emails' }] })
    await keep('any', { emails: 'all@x.example' })
    await keep('sales_quote', { emails: 'quotes@x.example; boss@x.example' })
    expect((await call<Queued>('sales.quote.send', { id })).to).toEqual(['quotes@x.example', 'boss@x.example'])
    const order = await call<DocumentView>('sales.order.create', { partyNumber: 'C-FOR', lines })
    expect((await call<Queued>('sales.order.send', { id: order.id })).to).toEqual(['all@x.example'])
    await call('delivery.addresses.change', { partyId, paper: 'sales_quote', way: 'print' })
    await expect(call('sales.quote.send', { id })).rejects.toMatchObject({ problems: [{ code: 'delivery.other_way', params: { way: 'print' } }] })
    expect((await call<Queued>('sales.quote.send', { id, to: ['once@x.example'] })).to).toEqual(['once@x.example'])
    await expect(call('sales.quote.send', { id, to: ['nonsense'] })).rejects.toMatchObject({ problems: [{ code: 'contract.not_an_email', field: 'to.0' }] })
    await expect(call('sales.order.send', { id })).rejects.toMatchObject({ status: 404 })
    await expect(call('sales.posted_invoice.send', { id })).rejects.toMatchObject({ status: 404 })
    await work()
    expect(server.received.map(({ recipients }) => recipients.join())).toEqual(['quotes@x.example,boss@x.example', 'all@x.example', 'once@x.example'])
  })
})

describe('posting and sending', () => {
  it('is one deed: the invoice is posted and its message waits, or neither', async () => {
    const { id } = await call<DocumentView>('sales.order.create', { partyNumber: 'C-DOM', lines })
    const done = await call<Posted & { messages: Queued[] }>('sales.order.post_and_send', { id, handle: true, invoice: true })
    expect(done.messages).toHaveLength(1)
    await work()
    expect(server.received.map(({ subject }) => subject)).toEqual([`Test company NL – Factuur ${done.documents.find(({ kind }) => kind === 'invoice')!.number}`])

    const shipped = await call<DocumentView>('sales.order.create', { partyNumber: 'C-DOM', lines })
    const shipment = await call<Posted>('sales.order.post_and_send', { id: shipped.id, handle: true, invoice: false })
    await work()
    expect(server.received[1]!.subject).toBe(`Test company NL – Pakbon ${shipment.documents[0]!.number}`)

    await call('delivery.account.change', { host: '' })
    const { id: kept } = await call<DocumentView>('sales.invoice.create', { partyNumber: 'C-DOM', lines })
    await expect(call('sales.invoice.post_and_send', { id: kept })).rejects.toMatchObject({ problems: [{ code: 'delivery.no_mail_account', remedy: 'setup/e-mail' }] })
    expect(await call('sales.invoice.get', { id: kept })).toMatchObject({ id: kept })
  })

  it('leaves out who gets it on paper, and says so', async () => {
    const partyId = company.customers.domestic.id
    await call('delivery.addresses.create', { partyId, paper: 'sales_credit_memo', way: 'print' })
    const { id } = await call<DocumentView>('sales.credit_memo.create', { partyNumber: 'C-DOM', lines })
    expect(await call('sales.credit_memo.post_and_send', { id })).toMatchObject({ messages: [], otherwise: [{ kind: 'credit_memo', way: 'print' }] })
    for (const kind of ['invoice', 'return_order'] as const) {
      const document = await call<DocumentView>(`sales.${kind}.create`, { partyNumber: 'C-DOM', lines })
      expect(await call(`sales.${kind}.post_and_send`, { id: document.id })).toMatchObject({ finished: true })
    }
    await work()
    expect(server.received.map(({ subject }) => subject.replace(/\d+/, '#'))).toEqual(['Test company NL – Factuur #'])
  })
})

describe('a server that does not take it', () => {
  const notices = async (): Promise<string[]> =>
    (await call<{ rows: { said: { code: string }; target: { kind: string } }[] }>('work.notifications.list')).rows.map(({ said }) => said.code)
  const send = async (): Promise<string> => (await call<Queued>('sales.quote.send', { id: (await quote()).id })).messageId

  it.each([
    ['that listens elsewhere', { port: 1 }, null, 'smtp_no_listener'],
    ['with another password', {}, 'wrong', 'smtp_sign_in'],
    ['that cannot be talked to safely', { security: 'starttls' }, null, 'smtp_not_safe'],
    ['of another kind', { security: 'tls' }, null, 'smtp_not_safe'],
  ] as const)('%s keeps the message waiting, says why, and is tried again once mended', async (_, account, password, code) => {
    const right = await call<{ port: number }>('delivery.account.get')
    await call('delivery.account.change', account)
    if (password) await call('delivery.account.password', { password })
    const [first, second] = [await send(), await send()]
    await work()
    expect(await message(first)).toMatchObject({ state: 'queued', attempts: 1, problem: { code: `delivery.${code}`, remedy: 'setup/e-mail' } })
    // The account is at fault: what stands behind is not tried for nothing.
    expect(await message(second)).toMatchObject({ state: 'queued', attempts: 0 })
    expect((await notices())[0]).toBe('delivery.notice.waiting')
    await call('delivery.account.change', { port: right.port, security: 'none' })
    await call('delivery.account.password', { password: user.password })
    await work()
    expect(server.received).toHaveLength(0)
    await later()
    await work()
    expect(server.received).toHaveLength(2)
    expect(await message(first)).toMatchObject({ state: 'sent', attempts: 2, problem: null })
  })

  it('now is asked again; one that refuses is not, and whoever sent it is told', async () => {
    server.mood = 'busy'
    const id = await send()
    await work()
    expect(await message(id)).toMatchObject({ state: 'queued', problem: { code: 'delivery.smtp_later', params: { reason: '451 4.3.0 Try again later' } } })
    server.mood = 'refuses'
    await later()
    await work()
    expect(await message(id)).toMatchObject({ state: 'failed', problem: { code: 'delivery.smtp_refused' } })
    expect((await notices())[0]).toBe('delivery.notice.failed')
    server.mood = 'fine'
    await later()
    await work()
    expect(server.received).toHaveLength(0)
    expect(await call('delivery.messages.retry', { id })).toMatchObject({ state: 'queued', attempts: 0, problem: null })
    await work()
    expect(server.received).toHaveLength(1)
  })

  it('and breaks off when it has all of it may have it: nobody sends it again by themselves', async () => {
    server.mood = 'hang_up'
    const id = await send()
    await work()
    server.mood = 'fine'
    await later()
    await work()
    expect(await message(id)).toMatchObject({ state: 'failed', problem: { code: 'delivery.smtp_unsure' } })
    expect(server.received).toHaveLength(0)
  })

  it('does not know one address of two: the other gets it', async () => {
    const { id } = await quote()
    const { messageId } = await call<Queued>('sales.quote.send', { id, to: ['gone@customer.example', 'here@customer.example'] })
    const alone = await call<Queued>('sales.quote.send', { id, to: ['gone@customer.example'] })
    await work()
    expect(server.received.map(({ recipients }) => recipients)).toEqual([['here@customer.example']])
    expect(await message(messageId)).toMatchObject({ state: 'sent', problem: { code: 'delivery.smtp_addresses_refused', params: { addresses: 'gone@customer.example' } } })
    expect(await message(alone.messageId)).toMatchObject({ state: 'failed', problem: { code: 'delivery.smtp_addresses_refused' } })
  })

  it('is not asked twice for one message, however many workers there are, and one a worker died over is left to people', async () => {
    const ids: string[] = []
    for (let n = 0; n < 12; n++) ids.push(await send())
    await Promise.all([work(), work(), work()])
    expect(server.received).toHaveLength(12)
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(12)
    const lost = await send()
    await db.owner.query(`update delivery.messages set state = 'sending', attempts = 1, claimed_at = now() - interval '1 hour' where id = $1`, [lost])
    await work()
    expect(server.received).toHaveLength(12)
    expect(await message(lost)).toMatchObject({ state: 'failed', problem: { code: 'delivery.smtp_unsure' } })
    const kept = await send()
    expect(await call('delivery.messages.cancel', { id: kept })).toMatchObject({ state: 'cancelled' })
    await expect(call('delivery.messages.cancel', { id: kept })).rejects.toMatchObject({ problems: [{ code: 'delivery.message_not_waiting' }] })
    await work()
    expect(server.received).toHaveLength(12)
  })
})

describe('the account', () => {
  it('is tried by a test message, and its password is never read again', async () => {
    const { messageId } = await call<Queued>('delivery.account.test', { to: 'me@seller.example' })
    await work()
    expect(server.received[0]).toMatchObject({ subject: 'Test message of Test company NL', recipients: ['me@seller.example'] })
    expect(await message(messageId)).toMatchObject({ state: 'sent', paper: 'test', files: [] })
    const account = await call<object>('delivery.account.get')
    expect(account).toMatchObject({ hasPassword: true })
    expect(JSON.stringify(account)).not.toContain(user.password)
    const { rows } = await db.owner.query<{ password: Buffer }>('select password from delivery.accounts where company_id = $1', [company.companyId])
    expect(rows[0]!.password.toString('latin1')).not.toContain('ssword')
    const other = await testCompany(db, 'BE')
    await db.owner.query('update delivery.accounts a set password = o.password from delivery.accounts o where a.company_id = $1 and o.company_id = $2', [other.companyId, company.companyId])
    await other.call('delivery.account.change', { host: '127.0.0.1', port: server.port, security: 'none', userName: user.name, fromAddress: 'x@other.example' })
    const stolen = await other.call<Queued>('delivery.account.test', { to: 'me@seller.example' })
    await work()
    expect(await other.call('delivery.messages.get', { id: stolen.messageId })).toMatchObject({ state: 'queued', problem: { code: 'delivery.password_unreadable' } })
    expect(await call('delivery.account.password', { password: null })).toEqual({ hasPassword: false })
    await expect(call('delivery.account.change', { fromAddress: 'nobody' })).rejects.toMatchObject({ problems: [{ code: 'delivery.not_an_address', field: 'fromAddress' }] })
  })
})

describe('texts', () => {
  it('are the company’s own where it has any, for each paper and language, and name only what can be filled in', async () => {
    const text = { paper: 'sales_quote', language: 'nl-NL' }
    const proposed = await call<{ rows: { paper: string; language: string; subject: string; own: boolean }[] }>('delivery.texts.list')
    expect(proposed.rows).toHaveLength(17 * 4)
    expect(proposed.rows.find(row => row.paper === 'sales_quote' && row.language === 'nl-NL')).toMatchObject({ subject: '{company} – {document}', own: false })
    await expect(call('delivery.texts.change', { ...text, subject: '{nummer}', body: 'Dag {name}' })).rejects.toMatchObject({ problems: [{ code: 'delivery.unknown_place', params: { place: 'nummer' }, field: 'subject' }] })
    await call('delivery.texts.change', { ...text, subject: 'Voor {contact}: {number}', body: '{amount}, {your_reference}.' })
    const { id, number } = await quote()
    expect(await call<MessageDraft>('delivery.document.message', { id })).toMatchObject({ subject: `Voor Jan de Vries: ${number}`, body: 'EUR 2.987,49, .' })
    expect(await call('delivery.texts.reset', text)).toMatchObject({ own: false, subject: '{company} – {document}' })
  })
})

it('sending is for whoever works on that side, the account for the owner', async () => {
  const sales = (await member(db, company, 'sales')).call
  const { id } = await quote()
  const may = async (permissionSet: 'sales' | 'read-only', name: string): Promise<boolean> => {
    const { allows } = await import('#access')
    return allows(permissionSet, name)
  }
  expect(await sales<Queued>('sales.quote.send', { id })).toMatchObject({ to: ['buyer@customer.example'] })
  expect([await may('sales', 'sales.quote.send'), await may('sales', 'purchase.order.send'), await may('sales', 'delivery.account.password'), await may('read-only', 'sales.quote.send')])
    .toEqual([true, false, false, false])
})

it('bulk sending gives each row a result of its own', async () => {
  const [one, none] = [await quote(), await quote('C-FOR')]
  const rows = [one, none].map(({ id, number }) => ({ label: number, input: { id }, target: { kind: 'sales.quote', id } }))
  const { workId } = await call<{ workId: string }>('work.run_each', { operation: 'sales.quote.send', title: 'Quotes: send', rows })
  await runJob(db, jobs().find(({ name }) => name === 'work.pick_up')!)
  const done = await call<{ rows: { state: string; problems: { code: string; remedy: string }[] }[] }>('work.get', { id: workId })
  expect(done.rows).toMatchObject([{ state: 'done' }, { state: 'refused', problems: [{ code: 'delivery.other_way', remedy: `customers/${company.customers.foreign.id}` }] }])
})
