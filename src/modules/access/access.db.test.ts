import { createHmac } from 'node:crypto'
import { getMigrations } from 'better-auth/db/migration'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { implement, operations } from '#platform/command'
import { command, query } from '#platform/contract'
import { type Statement, observeStatements, withTransaction } from '#platform/db'
import { attemptLimits } from './attempts.ts'
import { authOptions } from './auth.ts'
import './index.ts'
import { buildHouse, password } from './testing.ts'
import { addMembership, createDemoUser, createUser, demoUser } from './users.ts'

const contract = {
  'sales.order.test_ship': command('Ships', z.object({}), z.object({ company: z.int() })),
  'ledger.test_trial_balance': query('Balances', z.object({}), z.object({ company: z.int(), language: z.string(), workDate: z.string() })),
}
implement(contract, 'sales.order.test_ship', async ({ companyId }) => ({ company: companyId }))
implement(contract, 'ledger.test_trial_balance', async ({ companyId, language, workDate }) => ({ company: companyId, language, workDate }))

const { db, app, user, client } = await buildHouse()
const { rows: companies } = await db.owner.query<{ id: number; code: string }>('select id, code from company.companies order by code')
const [nord, zuid] = companies.map(({ id }) => id) as [number, number]

const codes = (answer: { body: { problems?: { code: string }[] } }): string[] => answer.body.problems!.map(({ code }) => code)

describe('signing in', () => {
  it('gives a session in a cookie that scripts cannot read, and no token they could', async () => {
    await user('anna@a.example', { ZUID: 'owner' })
    const browser = client()
    const answer = await browser.signIn('Anna@A.example')
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.body)).not.toContain('token')
    const cookie = answer.cookies.find(each => each.startsWith('handel.session_token='))!
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).not.toMatch(/Secure/)
    expect((await browser.post('access.me')).body).toMatchObject({ user: { email: 'anna@a.example' }, company: { code: 'ZUID' } })
    await browser.post('auth/sign-out')
    expect((await browser.post('access.me')).status).toBe(401)
  })

  it('behind TLS the cookie leaves over TLS alone', async () => {
    await user('tess@a.example')
    const { cookies } = await client({ 'x-forwarded-proto': 'https' }).signIn('tess@a.example')
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) expect(cookie).toMatch(/; Secure$/)
  })

  it('ended elsewhere ends here at the next request', async () => {
    const id = await user('gone@a.example', { ZUID: 'owner' })
    const browser = client()
    await browser.signIn('gone@a.example')
    expect((await browser.post('access.me')).status).toBe(200)
    await db.owner.query('delete from auth.sessions where user_id = $1', [id])
    expect((await browser.post('access.me')).status).toBe(401)
  })

  it('tells a wrong password and an unknown address alike, in the language asked for', async () => {
    const dutch = client({ 'accept-language': 'nl' })
    const wrong = await dutch.signIn('anna@a.example', 'not this one at all')
    const unknown = await dutch.signIn('nobody@a.example')
    expect([wrong.status, wrong.body.detail]).toEqual([401, 'Het e-mailadres en het wachtwoord horen niet bij elkaar. Controleer beide.'])
    expect([unknown.status, unknown.body.detail]).toEqual([wrong.status, wrong.body.detail])
  })

  it.each([[{}], [{ email: 5, password: [] }], [{ email: 'anna@a.example' }]])('understands nothing of %j', async body => {
    const answer = await client().post('auth/sign-in/email', body)
    expect([answer.status, codes(answer)[0]]).toEqual([400, 'access.incomplete'])
  })

  it('does not believe a session that was not signed here', async () => {
    const { rows } = await db.owner.query<{ token: string }>('select token from auth.sessions limit 1')
    for (const cookie of [`${rows[0]!.token}.`, `${rows[0]!.token}.AAAA`, rows[0]!.token, '%E0%A4%A', '.'])
      expect((await client({ cookie: `handel.session_token=${cookie}` }).post('access.me')).status).toBe(401)
  })

  it('from the page of another site is refused, as is a command with the session it would have', async () => {
    const browser = client()
    await browser.signIn('anna@a.example')
    const foreign = { origin: 'https://evil.example' }
    expect(codes(await browser.post('access.settings.change', { theme: 'dark' }, foreign))).toEqual(['platform.foreign_origin'])
    expect((await client(foreign).signIn('anna@a.example')).status).toBe(403)
    const { headers, body } = await app.inject({ url: '/api/access.me', headers: { cookie: browser.cookie, ...foreign } })
    expect([headers['access-control-allow-origin'], JSON.parse(body)]).toEqual([undefined, expect.objectContaining({ company: expect.anything() })])
  })

  it('reaches nothing of the library that the house does not use', async () => {
    for (const path of ['auth/sign-up/email', 'auth/update-user', 'auth/delete-user', 'auth/list-sessions', 'auth/two-factor/get-totp-uri'])
      expect((await client().post(path, { email: 'new@a.example', password, name: 'New' })).status).toBe(404)
  })
})

describe('too many attempts', () => {
  it('are refused for the account, from wherever they come, until it is forgiven', async () => {
    await user('target@a.example')
    await user('bystander@a.example')
    const tries = await Promise.all(
      Array.from({ length: attemptLimits.account + 5 }, (_, n) => client({ 'x-forwarded-for': `10.0.0.${n}` }).signIn('target@a.example', `guess number ${n}`)),
    )
    expect(tries.map(({ status }) => status).sort()).toEqual([...Array<number>(attemptLimits.account).fill(401), ...Array<number>(5).fill(429)])
    const right = await client().signIn('Target@a.example')
    expect([right.status, right.body.detail]).toEqual([429, 'Too many attempts failed. Try again in 15 minutes.'])
    expect(Number(right.headers['retry-after'])).toBe(900)
    expect((await client().signIn('bystander@a.example')).status).toBe(200)
    await db.owner.query(`update access.attempts set since = since - interval '16 minutes'`)
    expect((await client().signIn('target@a.example')).status).toBe(200)
  })

  it('are refused from one address, whatever accounts they are for', async () => {
    const thief = client({ 'x-forwarded-for': '10.9.9.9' })
    await db.owner.query(`insert into access.attempts (key, count, since) values ('address:10.9.9.9', $1, now())`, [attemptLimits.address - 1])
    expect((await thief.signIn('one@a.example')).status).toBe(401)
    expect((await thief.signIn('two@a.example')).status).toBe(429)
  })

  it('that succeed do not count', async () => {
    await user('often@a.example')
    const office = client({ 'x-forwarded-for': '10.8.8.8' })
    for (let n = 0; n < attemptLimits.account + 2; n++) expect((await office.signIn('often@a.example')).status).toBe(200)
    const { rows } = await db.owner.query<{ count: number }>(`select count from access.attempts where key = 'address:10.8.8.8'`)
    expect(rows[0]!.count).toBe(0)
  })
})

describe('the second factor', () => {
  it('is set up, asked for, and replaced by a backup code that works once', async () => {
    await user('careful@a.example', { ZUID: 'owner' })
    const browser = client()
    await browser.signIn('careful@a.example')
    expect(codes(await browser.post('auth/two-factor/enable', { password: 'not the password' }))).toEqual(['access.wrong_password'])
    const { body } = await browser.post('auth/two-factor/enable', { password })
    const { totpURI, backupCodes } = body as unknown as { totpURI: string; backupCodes: string[] }
    expect((await browser.post('auth/two-factor/verify-totp', { code: codeOf(totpURI) })).status).toBe(200)
    expect((await browser.post('access.me')).body).toMatchObject({ user: { secondFactor: true } })

    const again = client()
    expect((await again.signIn('careful@a.example')).body).toMatchObject({ twoFactorRedirect: true })
    expect((await again.post('access.me')).status).toBe(401)
    expect(codes(await again.post('auth/two-factor/verify-totp', { code: '000000' }))).toEqual(['access.wrong_code'])
    expect((await again.post('auth/two-factor/verify-totp', { code: codeOf(totpURI) })).status).toBe(200)
    expect((await again.post('access.me')).status).toBe(200)

    const lost = client()
    await lost.signIn('careful@a.example')
    expect((await lost.post('auth/two-factor/verify-backup-code', { code: backupCodes[0] })).status).toBe(200)
    expect((await lost.post('access.me')).status).toBe(200)
    const thief = client()
    await thief.signIn('careful@a.example')
    expect(codes(await thief.post('auth/two-factor/verify-backup-code', { code: backupCodes[0] }))).toEqual(['access.wrong_code'])

    expect((await lost.post('auth/two-factor/disable', { password })).status).toBe(200)
    expect((await client().signIn('careful@a.example')).body).not.toHaveProperty('twoFactorRedirect')
  })

  /** What an authenticator app makes of the address it scans (RFC 6238, RFC 4226). */
  function codeOf(uri: string): string {
    const base32 = new URL(uri).searchParams.get('secret')!.replace(/=+$/, '')
    const bits = [...base32].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
    const secret = Buffer.from(bits.match(/.{8}/g)!.map(byte => Number.parseInt(byte, 2)))
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
    const hash = createHmac('sha1', secret).update(counter).digest()
    const code = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7f_ff_ff_ff
    return String(code % 1_000_000).padStart(6, '0')
  }
})

describe('a company', () => {
  it('is the one named, the one last chosen, or the first; never one of others', async () => {
    await user('both@a.example', { NORD: 'bookkeeper', ZUID: 'owner' })
    await user('south@a.example', { ZUID: 'owner' })
    const both = client()
    await both.signIn('both@a.example')
    const balance = async (headers = {}) => (await both.post('ledger.test_trial_balance', {}, headers)).body.company
    expect(await balance()).toBe(nord)
    expect(await balance({ 'handel-company': 'ZUID' })).toBe(zuid)
    await both.post('access.settings.change', { company: 'ZUID' })
    expect(await balance()).toBe(zuid)
    const south = client()
    await south.signIn('south@a.example')
    for (const company of ['NORD', 'NOWHERE', "x' or true --"]) {
      const answer = await south.post('ledger.test_trial_balance', {}, { 'handel-company': company })
      expect([answer.status, codes(answer)[0]]).toEqual([403, 'access.not_a_member'])
    }
    expect(codes(await south.post('access.settings.change', { company: 'NORD' }))).toEqual(['access.not_a_member'])
  })

  it('of nobody leaves a user with what they may do for themselves', async () => {
    await user('alone@a.example')
    const alone = client()
    await alone.signIn('alone@a.example')
    const { body } = await alone.post('access.me')
    expect(body).toMatchObject({ company: null, companies: [] })
    expect(body.operations).toEqual(['access.api_keys.create', 'access.api_keys.list', 'access.api_keys.revoke', 'access.companies.list', 'access.me', 'access.preferences.list', 'access.preferences.set', 'access.sessions.end', 'access.sessions.list', 'access.settings.change', 'access.views.delete', 'access.views.list', 'access.views.save'])
    expect((await alone.post('ledger.test_trial_balance')).status).toBe(403)
    expect((await alone.post('access.settings.change', { theme: 'dark' })).body).toMatchObject({ theme: 'dark' })
  })
})

describe('a permission set', () => {
  it('that does not allow an operation is 403 naming it, in the caller\'s language', async () => {
    await user('reader@a.example', { ZUID: 'read-only' })
    const reader = client()
    await reader.signIn('reader@a.example')
    await reader.post('access.settings.change', { language: 'nb-NO' })
    expect((await reader.post('ledger.test_trial_balance', {}, { 'accept-language': 'nl' })).body).toMatchObject({ language: 'nb-NO' })
    const answer = await reader.post('sales.order.test_ship')
    expect(answer.status).toBe(403)
    expect(answer.body.detail).toContain('Du har ikke lov til å utføre sales.order.test_ship')
    expect(codes(await reader.post('access.users.list'))).toEqual(['platform.not_allowed'])
    const { rows } = await db.owner.query(`select from platform.commands where operation = 'sales.order.test_ship'`)
    expect(rows).toHaveLength(0)
  })
})

describe('people of a company', () => {
  it('are let in, changed and taken out by an owner, and one owner stays', async () => {
    const boss = client()
    const bossId = await user('boss@a.example', { NORD: 'owner' })
    await boss.signIn('boss@a.example')
    const north = { 'handel-company': 'NORD' }
    const add = (input: object) => boss.post('access.users.create', { name: 'New', permissionSet: 'sales', ...input }, north)
    expect(codes(await add({ email: 'new@a.example' }))).toEqual(['access.password_needed'])
    expect(codes(await add({ email: 'new@a.example', password: 'short' }))).toEqual(['access.password_too_short'])
    expect(codes(await add({ email: 'no address', password, permissionSet: 'king' }))).toEqual(['contract.not_an_email', 'contract.not_one_of'])
    const added = await add({ email: 'new@a.example', password })
    expect(added.body).toMatchObject({ email: 'new@a.example', permissionSet: 'sales', secondFactor: false })
    expect(codes(await add({ email: 'NEW@a.example' }))).toEqual(['access.already_a_member'])
    const fresh = client()
    expect((await fresh.signIn('new@a.example')).status).toBe(200)
    expect((await fresh.post('sales.order.test_ship')).body).toEqual({ company: nord })

    const userId = added.body.userId as string
    expect((await boss.post('access.users.change_permission_set', { userId, permissionSet: 'read-only' }, north)).status).toBe(200)
    expect((await fresh.post('sales.order.test_ship')).status).toBe(403)
    const owners = (await boss.post('access.users.list', {}, north)).body.rows as { userId: string; permissionSet: string }[]
    expect(owners.filter(each => each.permissionSet === 'owner').map(each => each.userId)).toEqual([bossId])
    expect(codes(await boss.post('access.users.remove', { userId: bossId }, north))).toEqual(['access.last_owner'])
    expect(codes(await boss.post('access.users.change_permission_set', { userId: bossId, permissionSet: 'sales' }, north))).toEqual(['access.last_owner'])
    expect((await boss.post('access.users.remove', { userId }, north)).body).toEqual({ removed: true })
    expect((await fresh.post('access.me')).body).toMatchObject({ companies: [] })
    expect((await boss.post('access.users.remove', { userId }, north)).status).toBe(404)
  })

  it('two owners cannot both leave at once', async () => {
    await db.owner.query(`insert into company.companies (code, name, country, local_currency, language) values ('PAIR', 'Fictitious Pair', 'NL', 'EUR', 'nl-NL')`)
    const ids = [await user('first@a.example', { PAIR: 'owner' }), await user('second@a.example', { PAIR: 'owner' })]
    const owners = await Promise.all(['first@a.example', 'second@a.example'].map(async email => {
      const browser = client()
      await browser.signIn(email)
      return browser
    }))
    const answers = await Promise.all(owners.map((browser, n) => browser.post('access.users.remove', { userId: ids[n] })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  it('have a password of some length, and an address of their own', async () => {
    await expect(createUser(db, { email: 'x@a.example', name: 'X', password: 'demo' })).rejects.toThrow('access.password_too_short')
    await expect(createUser(db, { email: 'BOSS@a.example', name: 'X', password })).rejects.toThrow('access.email_taken')
    await expect(addMembership(db, { email: 'boss@a.example', company: 'NONE', permissionSet: 'sales' })).rejects.toThrow('access.company_unknown')
  })
})

describe('an API key', () => {
  it('acts as its user until it is revoked, is shown once, and makes no further keys', async () => {
    await user('robot@a.example', { ZUID: 'sales' })
    const browser = client()
    await browser.signIn('robot@a.example')
    const made = await browser.post('access.api_keys.create', { name: 'Web shop' }, { 'idempotency-key': 'once' })
    const { key, id } = made.body as unknown as { key: string; id: string }
    expect(key).toMatch(/^handel_[\w-]{43}$/)
    const shop = client({ authorization: `Bearer ${key}` })
    expect((await shop.post('sales.order.test_ship')).body).toEqual({ company: zuid })
    expect((await client({ 'x-api-key': key }).post('sales.order.test_ship', {}, { origin: 'https://elsewhere.example' })).status).toBe(200)
    expect((await shop.post('access.api_keys.create', { name: 'More' })).status).toBe(403)
    const listed = await browser.post('access.api_keys.list')
    expect(JSON.stringify(listed.body)).not.toContain(key)
    expect(listed.body.rows).toMatchObject([{ id, name: 'Web shop', prefix: key.slice(0, 12), revokedAt: null }])
    const { rows } = await db.owner.query<{ kept: string }>(
      `select concat(k::text, (select string_agg(c::text, ' ') from platform.commands c)) as kept from access.api_keys k where id = $1`, [id],
    )
    expect(rows[0]!.kept).not.toContain(key)
    await browser.post('access.api_keys.revoke', { id })
    expect((await shop.post('sales.order.test_ship')).status).toBe(401)
    expect((await client({ authorization: 'Bearer handel_nonsense' }).post('access.me')).status).toBe(401)
  })

  it('speaks the language of the request before that of its user', async () => {
    await user('polyglot@a.example', { ZUID: 'owner' })
    const browser = client()
    await browser.signIn('polyglot@a.example')
    await browser.post('access.settings.change', { language: 'nl-BE', workDate: '2026-03-01' })
    const { key } = (await browser.post('access.api_keys.create', { name: 'Any' })).body as unknown as { key: string }
    const ask = async (headers = {}) => (await client({ 'x-api-key': key }).post('ledger.test_trial_balance', {}, headers)).body
    expect(await ask({ 'accept-language': 'nb' })).toMatchObject({ language: 'nb-NO', workDate: '2026-03-01' })
    expect(await ask({ 'handel-work-date': '2026-04-01' })).toMatchObject({ language: 'nl-BE', workDate: '2026-04-01' })
  })

  it('of others can be neither seen nor revoked', async () => {
    const { rows } = await db.owner.query<{ id: string }>('select id from access.api_keys limit 1')
    const browser = client()
    await browser.signIn('anna@a.example')
    expect((await browser.post('access.api_keys.list')).body.rows).toEqual([])
    expect((await browser.post('access.api_keys.revoke', { id: rows[0]!.id })).status).toBe(404)
  })
})

describe('the demo', () => {
  it('has one user with a password that is no secret, and a key when one is given', async () => {
    for (let n = 0; n < 2; n++) await createDemoUser(db, ['NORD', 'ZUID'], 'demo-key-of-a-test')
    const browser = client()
    expect((await browser.signIn(demoUser.email, demoUser.password)).status).toBe(200)
    const { body } = await client({ authorization: 'Bearer demo-key-of-a-test' }).post('access.me')
    expect(body).toMatchObject({ user: { email: 'owner@demo.example' }, companies: [{ code: 'NORD' }, { code: 'ZUID' }] })
    expect((body.operations as string[]).length).toBe(operations().length - 1)
  })
})

describe('the audit trail', () => {
  it('has a row per command, newest first, page by page, for owners alone', async () => {
    const id = await user('auditor@a.example', { ZUID: 'owner' })
    const boss = client()
    await boss.signIn('auditor@a.example')
    for (let n = 0; n < 3; n++) await boss.post('sales.order.test_ship')
    await boss.post('access.settings.change', { theme: 'light' })
    await boss.post('ledger.test_trial_balance')
    const list = async (input: object) => (await boss.post('access.audit.list', input)).body as { rows: { operation: string; user: string }[]; next?: string }
    const all = await list({ userId: id })
    expect(all.rows.map(({ operation }) => operation)).toEqual(['access.settings.change', ...Array<string>(3).fill('sales.order.test_ship')])
    expect(all.rows[0]!.user).toBe('auditor')
    const first = await list({ userId: id, operation: 'sales.*', limit: 2 })
    const second = await list({ userId: id, operation: 'sales.*', limit: 2, after: first.next })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, undefined])
    expect((await list({ userId: id, to: '2020-01-01' })).rows).toEqual([])
    expect((await list({ userId: id, from: '2020-01-01', to: '2999-12-31' })).rows).toHaveLength(4)
    const { rows } = await db.owner.query<{ companies: number[] }>(`select array_agg(distinct company_id) as companies from platform.commands where user_id = $1`, [id])
    expect(rows[0]!.companies).toEqual([zuid])
  })
})

describe('the database', () => {
  it('has the tables the library asks for', async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(authOptions(db.owner, 'x'.repeat(32)) as never)
    expect([toBeCreated, toBeAdded]).toEqual([[], []])
  })

  it('shows the application nothing of passwords, sessions and keys, and of others nothing at all', async () => {
    for (const table of ['auth.users', 'auth.sessions', 'auth.accounts', 'auth.two_factors', 'auth.secrets', 'access.attempts'])
      await expect(db.app.query(`select * from ${table}`)).rejects.toThrow('permission denied')
    await expect(db.app.query('select hash from access.api_keys')).rejects.toThrow('permission denied')
    const seen = (scope: { companyId?: number; userId?: string }, table: string) =>
      withTransaction(db.app, scope, async tx => (await tx.send(undefined, `select * from ${table}`)).rows.length)
    for (const table of ['access.memberships', 'access.members', 'access.own_companies', 'access.own_user', 'access.user_settings', 'access.preferences', 'access.list_views', '(select id from access.api_keys)'])
      expect([table, await seen({}, table)]).toEqual([table, 0])
    const { rows } = await db.owner.query<{ user_id: string }>(`select user_id from access.memberships where company_id = $1 limit 1`, [nord])
    expect(await seen({ userId: rows[0]!.user_id }, 'access.own_companies')).toBeGreaterThan(0)
  })
})

describe('a request', () => {
  it('costs one statement to know who asks: four for a trivial query, two more for an idempotent command', async () => {
    await user('thrifty@a.example', { ZUID: 'owner' })
    const browser = client()
    await browser.signIn('thrifty@a.example')
    const { key } = (await browser.post('access.api_keys.create', { name: 'Any' })).body as unknown as { key: string }
    const count = async (send: () => Promise<unknown>): Promise<string[]> => {
      await send()
      const sent: Statement[] = []
      const stop = observeStatements(statement => sent.push(statement))
      await send()
      stop()
      // A connection that served the same caller before need not be told for whom it works.
      return sent.map(({ name, sql }) => name ?? sql).filter(statement => statement !== 'platform.scope')
    }
    const trivial = ['access.caller', 'begin', 'rollback']
    expect(await count(() => browser.post('ledger.test_trial_balance'))).toEqual(trivial)
    expect(await count(() => client({ 'x-api-key': key }).post('ledger.test_trial_balance'))).toEqual(trivial)
    let n = 0
    expect(await count(() => browser.post('sales.order.test_ship', {}, { 'idempotency-key': `k${n++}` }))).toEqual([
      'access.caller', 'begin', 'platform.answer_by_key', 'platform.record_command', 'commit',
    ])
  })
})
