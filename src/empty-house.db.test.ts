/** The way into an empty house: its first owner, the first company, and people let in by a link. */
import { afterAll, describe, expect, it } from 'vitest'
import { loadModules } from './load-modules.ts'
import { openGate } from './modules/access/index.ts'
import { Client, password } from './modules/access/testing.ts'
import { buildServer } from './platform/http/server.ts'
import { freshDatabase } from './platform/testing/database.ts'

await loadModules()
const db = await freshDatabase()
const app = buildServer({ databases: db, gate: await openGate(db), trustProxy: true })
await app.ready()
afterAll(() => app.close())

const codes = ({ body }: { body: { problems?: { code: string }[] } }): string[] => (body.problems ?? []).map(({ code }) => code)
const first = { email: 'First@own.example', name: 'First Owner', password }
const dutch = { country: 'NL', name: 'Fictitious Own BV', code: 'own' }
const owner = new Client(app)

const state = async (): Promise<unknown> => (await app.inject({ url: '/api/auth/state' })).json()

describe('an empty house', () => {
  it('lets one person make the first account, however many come at once, and nobody after', async () => {
    expect(await state()).toEqual({ firstOwner: true, demo: null })
    expect(codes(await owner.post('auth/first-owner', { ...first, password: 'short' }))).toEqual(['access.password_too_short'])
    expect(codes(await owner.post('auth/first-owner', { ...first, email: 'no address' }))).toEqual(['access.incomplete'])
    expect((await new Client(app, { origin: 'https://evil.example' }).post('auth/first-owner', first)).status).toBe(403)
    const tries = await Promise.all(
      ['first@own.example', 'second@own.example', 'third@own.example'].map(email => new Client(app).post('auth/first-owner', { ...first, email })),
    )
    expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 403, 403])
    expect(await state()).toEqual({ firstOwner: false, demo: null })
    expect(codes(await new Client(app).post('auth/first-owner', { ...first, email: 'late@own.example' }))).toEqual(['access.first_owner_there'])
    const { rows } = await db.owner.query<{ email: string }>('select email from auth.users')
    expect(rows).toHaveLength(1)
    expect((await owner.signIn(rows[0]!.email)).status).toBe(200)
  })

  it('says which countries there are, in the language asked for', async () => {
    const { body } = await new Client(app, { cookie: owner.cookie, 'accept-language': 'nl' }).post('setup.countries.list')
    expect(body.rows).toMatchObject([
      { country: 'BE', currency: 'EUR', registration: { name: 'Ondernemingsnr.' } },
      { country: 'NL', tax: { name: 'Btw-nr.', example: 'NL777777770B77' } },
      { country: 'NO', currency: 'NOK', languages: ['nb-NO'] },
    ])
  })

  it('names every doubtful number on its field before a company is founded', async () => {
    const answer = await owner.post('setup.company.check', {
      country: 'NL', taxNumber: 'NL123456789B01', registrationNumber: '123', iban: 'NL00TEST0123456789', language: 'nb-NO',
    })
    expect(answer.status).toBe(422)
    expect(answer.body.problems).toMatchObject([
      { code: 'setup.language_unknown', field: 'language', severity: 'error' },
      { code: 'parties.nl_kvk_form', field: 'registrationNumber', severity: 'warning' },
      { code: 'parties.nl_vat_check', field: 'taxNumber', severity: 'warning' },
      { code: 'parties.iban_check', field: 'iban', severity: 'error' },
    ])
    expect((await owner.post('setup.company.check', { country: 'NO', registrationNumber: '777 777 777' })).status).toBe(200)
    expect(codes(await owner.post('setup.company.check', { country: 'SE' }))).toEqual(['setup.country_unknown'])
  })
})

describe('a founded company', () => {
  it('is ready and its founder owns it; what was doubtful passes once it was seen', async () => {
    const doubtful = { ...dutch, taxNumber: 'NL123456789B01', iban: 'NL91ABNA0417164300' }
    expect(codes(await owner.post('setup.company.create', doubtful))).toEqual(['parties.nl_vat_check'])
    const made = await owner.post('setup.company.create', { ...doubtful, acknowledged: ['parties.nl_vat_check'] }, { 'idempotency-key': 'once' })
    expect(made.body).toMatchObject({ code: 'OWN' })
    const again = await owner.post('setup.company.create', { ...doubtful, acknowledged: ['parties.nl_vat_check'] }, { 'idempotency-key': 'once' })
    expect(again.body).toEqual(made.body)
    const me = (await owner.post('access.me')).body
    expect(me).toMatchObject({ company: { code: 'OWN', permissionSet: 'owner' } })
    const customer = await owner.post('parties.customers.create', { name: 'First customer' })
    expect(customer.status).toBe(200)
    const item = await owner.post('items.create', { description: 'First item', unitPrice: '10' })
    expect(item.status, JSON.stringify(item.body)).toBe(200)
    const invoice = await owner.post('sales.invoice.create', {
      partyNumber: customer.body.number, lines: [{ itemNumber: item.body.number, quantity: '2' }],
    })
    expect(invoice.status, JSON.stringify(invoice.body)).toBe(200)
    expect(invoice.body.totals).toMatchObject({ net: '20', gross: '24.2' })
  })

  it('takes no code that another has, and is founded by owners and by those without a company only', async () => {
    expect(codes(await owner.post('setup.company.create', { ...dutch, code: 'OWN' }))).toEqual(['setup.code_taken'])
    expect((await owner.post('setup.company.create', { ...dutch, code: 'TWO', country: 'NO' })).status).toBe(200)
    await owner.post('access.users.create', { email: 'reader@own.example', name: 'Reader', password, permissionSet: 'sales' }, { 'handel-company': 'OWN' })
    const reader = new Client(app)
    await reader.signIn('reader@own.example')
    expect((await reader.post('setup.company.create', { ...dutch, code: 'MINE' })).status).toBe(403)
    expect((await reader.post('access.me', {}, { 'handel-company': 'TWO' })).status).toBe(403)
  })
})

describe('people', () => {
  const own = { 'handel-company': 'OWN' }
  const member = async (email: string): Promise<{ userId: string } & Record<string, unknown>> => {
    const { body } = await owner.post('access.users.list', {}, own)
    return (body.rows as ({ userId: string; email: string } & Record<string, unknown>)[]).find(each => each.email === email)!
  }

  it('come in by a link that opens once, and choose their password themselves', async () => {
    const invited = await owner.post('access.users.invite', { email: 'new@own.example', name: 'New', permissionSet: 'warehouse' }, own)
    const { token } = invited.body.invitation as { token: string }
    expect(await member('new@own.example')).toMatchObject({ invited: true, disabled: false })
    const stranger = new Client(app)
    expect(codes(await stranger.post('auth/accept-invitation', { token, password: 'short' }))).toEqual(['access.password_too_short'])
    expect(codes(await stranger.post('auth/accept-invitation', { token: `${token}x`, password }))).toEqual(['access.invitation_over'])
    expect((await stranger.post('auth/accept-invitation', { token, password })).body).toEqual({ email: 'new@own.example' })
    expect((await stranger.signIn('new@own.example')).status).toBe(200)
    expect((await stranger.post('access.me')).body).toMatchObject({ company: { code: 'OWN', permissionSet: 'warehouse' } })
    expect(codes(await stranger.post('auth/accept-invitation', { token, password }))).toEqual(['access.invitation_over'])
    expect(await member('new@own.example')).toMatchObject({ invited: false })
  })

  it('who lost their password get a new link, unless they also work where the owner has nothing to say', async () => {
    const { userId } = await member('new@own.example')
    const renew = () => owner.post('access.users.renew_invitation', { userId }, own)
    const [earlier, later] = [await renew(), await renew()]
    const accept = (token: unknown) => new Client(app).post('auth/accept-invitation', { token, password: 'another good password' })
    expect(codes(await accept(earlier.body.token))).toEqual(['access.invitation_over'])
    expect((await accept(later.body.token)).status).toBe(200)
    await db.owner.query(`insert into company.companies (code, name, country, local_currency, language) values ('OTHER', 'Fictitious Other', 'NL', 'EUR', 'nl-NL')`)
    await db.owner.query(
      `insert into access.memberships (company_id, user_id, permission_set) select id, $1, 'sales' from company.companies where code = 'OTHER'`, [userId],
    )
    expect(codes(await renew())).toEqual(['access.works_elsewhere'])
  })

  it('are kept out at once, and let in again; the last owner stays', async () => {
    const reader = new Client(app)
    await reader.signIn('reader@own.example')
    const { userId } = await member('reader@own.example')
    expect((await owner.post('access.users.disable', { userId }, own)).body).toMatchObject({ disabled: true })
    expect((await reader.post('items.list')).status).toBe(403)
    expect((await reader.post('access.me')).body).toMatchObject({ companies: [] })
    expect((await owner.post('access.users.enable', { userId }, own)).body).toMatchObject({ disabled: false })
    expect((await reader.post('items.list')).status).toBe(200)
    const { user } = (await owner.post('access.me')).body as { user: { id: string } }
    expect(codes(await owner.post('access.users.disable', { userId: user.id }, own))).toEqual(['access.last_owner'])
  })
})
