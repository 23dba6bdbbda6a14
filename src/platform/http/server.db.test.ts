import { request as httpRequest } from 'node:http'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { implement, operations } from '../command.ts'
import { command, date, decimal, decimalText, posting, query } from '../contract.ts'
import type { LocalDate } from '../local-date.ts'
import { log } from '../log.ts'
import { Refused, defineProblems, refuse } from '../problem.ts'
import { freshDatabase } from '../testing/database.ts'
import type { Gate } from './gate.ts'
import { problem } from './problems.ts'
import { buildServer, frontFromEnvironment } from './server.ts'

const warning = defineProblems('platform', { bad_cursor: [] })

const contract = {
  'test.list': query('Lists rows', z.object({ words: z.array(z.string().max(3)).optional() }), z.object({ rows: z.array(z.object({ id: z.int(), price: decimalText() })) })),
  'test.count': command('Counts', z.strictObject({ amount: decimal(), date: date().optional() }), z.object({ runs: z.int(), amount: decimalText() })),
  'test.post': posting('Posts', z.strictObject({ amount: decimal() }), z.object({ posted: z.literal(true) })),
  'test.break': command('Breaks', z.object({}), z.object({})),
  'test.lie': command('Lies', z.object({}), z.object({ promised: z.string() })),
}

// The faults below are meant.
log.level = 'silent'

let runs = 0
const row = { id: 1, price: '12.5', costPrice: '7.5' }
implement(contract, 'test.list', async () => ({ rows: Array.from({ length: 3 }, () => row), secret: 'margin' }))
implement(contract, 'test.count', async (_, { amount }) => {
  await pause(50)
  return { runs: ++runs, amount: amount.toString() }
})
implement(contract, 'test.post', async ({ mode, acknowledged }) => {
  refuse([warning('bad_cursor', {}, { severity: 'warning' })], acknowledged)
  return (mode === 'preview' ? { preview: true, total: '1', cost: '2' } : { posted: true }) as { posted: true }
}, z.object({ preview: z.literal(true), total: z.string() }))
implement(contract, 'test.break', async () => {
  throw new Error('the password of the database is swordfish')
})
implement(contract, 'test.lie', async ({ tx }) => {
  await tx.send(undefined, `select set_config('handel.user', 'nobody', true)`)
  return {} as { promised: string }
})

/** Lets in whoever names themselves, as the session of a browser does when it is `browser`. */
const gate: Gate = {
  identify: async ({ headers }, { language = 'en', workDate = '2026-01-15' as LocalDate }) => {
    const userId = headers['x-user']
    if (!userId) throw new Refused([problem('sign_in_needed', {})], 401)
    const caller = { companyId: 1, userId: String(userId), language, workDate, may: (name: string) => name !== 'test.forbidden' }
    return { by: userId === 'browser' ? 'session' : 'key', caller }
  },
  routes: () => {},
}

const db = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'handel-web-'))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Handel</title>')
writeFileSync(join(folder, 'texts.json'), JSON.stringify({ 'nl-nl': ['assets/nl-nl-1.js', 'assets/nl-2.js'] }))
writeFileSync(join(folder, 'assets', 'main-4f2a.js'), 'export {}')
writeFileSync(join(folder, 'assets', 'main-4f2a.js.gz'), gzipSync('export {}'))
const app = buildServer({ databases: db, gate, webFolder: folder })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

beforeEach(() => {
  runs = 0
})

const post = (name: string, payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: `/api/${name}`,
    headers: { 'x-user': 'a', 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

interface Said {
  status: number
  title: string
  detail: string
  problems: { code: string; message: string; field?: string; severity: string }[]
}

describe('an operation', () => {
  it('gives the declared fields and no others', async () => {
    const { statusCode, body } = await post('test.list', {})
    expect(statusCode).toBe(200)
    expect(JSON.parse(body)).toEqual({ rows: Array.from({ length: 3 }, () => ({ id: 1, price: '12.5' })) })
  })

  it('is a query by GET too, a command is not', async () => {
    const read = await app.inject({ url: `/api/test.list?input=${encodeURIComponent('{"words":["abc"]}')}`, headers: { 'x-user': 'a' } })
    expect(read.statusCode).toBe(200)
    const changed = await app.inject({ url: '/api/test.count?input={}', headers: { 'x-user': 'a' } })
    expect([changed.statusCode, changed.headers.allow]).toEqual([405, 'POST'])
    expect(runs).toBe(0)
  })

  it('takes an amount exactly as it was written, as text or as a number', async () => {
    expect((await post('test.count', '{"amount": 1234567890123.45}')).json()).toMatchObject({ amount: '1234567890123.45' })
    expect((await post('test.count', '{"amount": 12345678901234567890.12}')).json()).toMatchObject({ amount: '12345678901234567890.12' })
    expect((await post('test.count', { amount: '0.10' })).json()).toMatchObject({ amount: '0.1' })
  })

  it('that is not there is 404 and named', async () => {
    const response = await post('test.nothing', {})
    expect(response.statusCode).toBe(404)
    expect(response.json<Said>().detail).toBe('There is no operation test.nothing. See /api/openapi.json for those there are.')
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })

  it('that fails is 500 with an id and nothing of the inside', async () => {
    const response = await post('test.break', {})
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toContain('swordfish')
    expect(response.body).not.toContain('.ts')
    expect(response.json<Said>().problems[0]!.code).toBe('platform.internal')
  })

  it('that answers other than its contract is a fault, and nothing of it is kept', async () => {
    expect((await post('test.lie', {})).statusCode).toBe(500)
    const { rows } = await db.owner.query(`select from platform.commands where operation = 'test.lie'`)
    expect(rows).toHaveLength(0)
  })
})

describe('a refused input', () => {
  const refusedIn = async (language: string, input: unknown) =>
    (await post('test.count', input, { 'accept-language': language })).json<Said>()

  it('tells every problem at once, each with its field', async () => {
    const said = await refusedIn('en', { amount: '1,50', date: '2026-02-31', qty: 1 })
    expect(said.status).toBe(422)
    expect(said.problems.map(({ code, field }) => [code, field])).toEqual([
      ['contract.not_a_decimal', 'amount'],
      ['contract.not_a_date', 'date'],
      ['contract.unknown_field', 'qty'],
    ])
  })

  it.each([
    ['en-US,en;q=0.9', 'amount is missing. Fill it in.'],
    ['nl', 'amount ontbreekt. Vul dit in.'],
    ['nl-BE, en;q=0.5', 'amount ontbreekt. Vul dit in.'],
    ['da, no;q=0.8, en;q=0.2', 'amount mangler. Fyll det ut.'],
    ['fr', 'amount is missing. Fill it in.'],
  ])('speaks the language asked for: %s', async (language, text) => {
    expect((await refusedIn(language, {})).detail).toBe(text)
  })
})

describe('an idempotency key', () => {
  const count = (amount: string, key: string, user = 'a') => post('test.count', { amount }, { 'idempotency-key': key, 'x-user': user })

  it('twice is one run with one answer', async () => {
    const first = await count('1', 'twice')
    const second = await count('1', 'twice')
    expect([first.json(), second.json(), runs]).toEqual([{ runs: 1, amount: '1' }, { runs: 1, amount: '1' }, 1])
  })

  it('two at once are answered alike, and written once', async () => {
    const [first, second] = await Promise.all([count('2', 'race'), count('2', 'race')])
    expect(first.json()).toEqual(second.json())
    const { rows } = await db.owner.query(`select from platform.commands where idempotency_key = 'race'`)
    expect(rows).toHaveLength(1)
  })

  it('with another input or by another user is 409', async () => {
    await count('3', 'other')
    expect((await count('4', 'other')).statusCode).toBe(409)
    expect((await count('3', 'other', 'b')).statusCode).toBe(409)
    expect(runs).toBe(1)
  })

  it('must be a visible text of moderate length', async () => {
    expect((await count('3', 'x'.repeat(201))).json<Said>().problems[0]!.code).toBe('platform.bad_idempotency_key')
    expect(runs).toBe(0)
  })
})

describe('a posting', () => {
  it('is previewed through the body or the address, in the shape a preview has', async () => {
    const acknowledged = ['platform.bad_cursor']
    expect((await post('test.post', { amount: '1', preview: true, acknowledged })).json()).toEqual({ preview: true, total: '1' })
    expect((await post('test.post?preview=true', { amount: '1', acknowledged })).json()).toEqual({ preview: true, total: '1' })
    expect((await post('test.post', { amount: '1', acknowledged })).json()).toEqual({ posted: true })
  })

  it('stops at a warning that nobody acknowledged', async () => {
    const { statusCode, body } = await post('test.post', { amount: '1' })
    expect([statusCode, (JSON.parse(body) as Said).problems[0]!.severity]).toEqual([422, 'warning'])
  })

  it('is never carried out for somebody who wanted to see it first', async () => {
    expect((await post('test.post', { amount: '1', preview: 'true' })).json<Said>().problems[0]).toMatchObject({ code: 'contract.wrong_type', field: 'preview' })
    expect((await post('test.count', { amount: '1', preview: true })).json<Said>().problems[0]!.code).toBe('platform.no_preview')
    expect(runs).toBe(0)
  })
})

describe('bad input', () => {
  it.each(['{"amount": ', 'nonsense', '{"a":1}{"b":2}', '{"__proto__":{"x":1}}', String.raw`{"\u005f_proto__":{"x":1}}`])('%s is 400', async text => {
    const response = await post('test.count', text)
    expect([response.statusCode, response.json<Said>().problems[0]!.code]).toEqual([400, 'platform.malformed_json'])
  })

  it('an empty body is an empty input', async () => {
    expect((await post('test.list', '')).statusCode).toBe(200)
    expect((await app.inject({ method: 'POST', url: '/api/test.list', headers: { 'x-user': 'a' } })).statusCode).toBe(200)
  })

  it.each(['[]', '"text"', '5'])('%s is not an input', async text => {
    expect((await post('test.count', text)).statusCode).toBe(422)
  })

  it('that is not JSON is 415', async () => {
    const response = await post('test.count', 'amount=1', { 'content-type': 'application/x-www-form-urlencoded' })
    expect([response.statusCode, response.json<Said>().detail]).toEqual([415, 'The body must be JSON. Send the header Content-Type: application/json.'])
  })

  it('a work date that is none is refused', async () => {
    expect((await post('test.list', {}, { 'handel-work-date': '31-12-2026' })).statusCode).toBe(422)
  })

  it('nobody is asked to sign in', async () => {
    expect((await post('test.list', {}, { 'x-user': '' })).statusCode).toBe(401)
  })
})

describe('over a real socket', () => {
  const nonsense = Buffer.alloc(10 * 1024 * 1024, 'x')

  it('10 MB of nonsense is told so, whether its length is announced or not', async () => {
    const announced = await fetch(`${address}/api/test.count`, {
      method: 'POST', headers: { 'x-user': 'a', 'content-type': 'application/json', 'accept-language': 'nl' }, body: nonsense,
    })
    expect([announced.status, ((await announced.json()) as Said).detail]).toEqual([413, 'Het verzoek is groter dan 5 MB. Stuur het in kleinere delen.'])
    const streamed = await sendInPieces(nonsense)
    expect([streamed.status, streamed.said.problems[0]!.code]).toEqual([413, 'platform.body_too_large'])
  })

  it('answers as it does inside', async () => {
    const response = await fetch(`${address}/api/test.list`, { method: 'POST', headers: { 'x-user': 'a' } })
    expect([response.status, await response.json()]).toEqual([200, { rows: Array.from({ length: 3 }, () => ({ id: 1, price: '12.5' })) }])
  })

  /** Without a Content-Length, as a program that streams does. */
  function sendInPieces(body: Buffer): Promise<{ status: number; said: Said }> {
    const { port } = app.server.address() as AddressInfo
    return new Promise((done, fail) => {
      const request = httpRequest({ port, method: 'POST', path: '/api/test.count', headers: { 'x-user': 'a', 'content-type': 'application/json' } }, response => {
        let text = ''
        response.on('data', chunk => (text += String(chunk)))
        response.on('end', () => done({ status: response.statusCode!, said: JSON.parse(text) as Said }))
      })
      request.on('error', fail)
      for (let start = 0; start < body.length; start += 65_536) request.write(body.subarray(start, start + 65_536))
      request.end()
    })
  }
})

describe('a request of another site', () => {
  const from = (headers: Record<string, string>, payload = '{}') =>
    app.inject({ method: 'POST', url: '/api/test.list', headers: { 'x-user': 'browser', host: 'handel.test', ...headers }, payload })
  const json = { 'content-type': 'application/json' }

  it.each([
    ['its own page', { origin: 'http://handel.test', ...json }, 200],
    ['another site', { origin: 'http://evil.test', ...json }, 403],
    ['a sandboxed page', { origin: 'null', ...json }, 403],
    ['another site that hides its name', { 'sec-fetch-site': 'cross-site', ...json }, 403],
    ['a program', { ...json }, 200],
  ])('comes from %s', async (_, headers, status) => {
    expect((await from(headers)).statusCode).toBe(status)
  })

  it('a form that says nothing of itself is refused, a key needs no origin', async () => {
    expect((await from({}, '')).statusCode).toBe(403)
    expect((await from({ 'x-user': 'a', origin: 'http://evil.test', ...json })).statusCode).toBe(200)
  })
})

describe('the description of the API', () => {
  it('is OpenAPI 3.1 with every operation, its input, its answer and its refusals', async () => {
    const response = await app.inject({ url: '/api/openapi.json' })
    const document = response.json<Record<string, never>>() as unknown as Document
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths).sort()).toEqual(operations().map(({ name }) => `/api/${name}`))
    for (const { name, operation } of operations()) {
      const { post: described, get } = document.paths[`/api/${name}`]!
      expect(described.summary).toBe(operation.summary)
      expect(described.requestBody.content['application/json'].schema).toBeTypeOf('object')
      expect(Object.keys(described.responses)).toEqual(expect.arrayContaining(['200', '400', '401', '403', '422', '500']))
      expect(get === undefined).toBe(operation.verb !== 'query')
    }
    expect(document.security).toEqual([{ session: [] }, { bearer: [] }, { apiKey: [] }])
    expect(unresolved(document)).toEqual([])
  })

  interface Described {
    summary: string
    requestBody: { content: { 'application/json': { schema: unknown } } }
    responses: Record<string, unknown>
  }
  interface Document {
    openapi: string
    security: unknown
    paths: Record<string, { post: Described; get?: Described }>
  }

  /** References that point at nothing. */
  function unresolved(document: unknown): string[] {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(match => match[1]!)
    const find = (reference: string): unknown =>
      reference.split('/').slice(1).reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
    return references.filter(reference => !reference.startsWith('#/') || find(reference) === undefined)
  }
})

describe('the rest of the server', () => {
  it('says how it is doing', async () => {
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' })
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ready' })
    await db.owner.query(`update platform.migrations set name = name || '.' where name like '%0001%'`)
    const response = await app.inject({ url: '/readyz' })
    await db.owner.query(`update platform.migrations set name = rtrim(name, '.') where name like '%0001%'`)
    expect([response.statusCode, response.json<{ status: string }>().status]).toEqual([503, 'not ready'])
  })

  it('serves the page for every address of a person, and files with a hash for ever', async () => {
    const page = await app.inject({ url: '/sales/orders/1', headers: { accept: 'text/html' } })
    expect([page.statusCode, page.body, page.headers['cache-control']]).toEqual([200, '<!doctype html><title>Handel</title>', 'no-cache'])
    // The texts of the language that is asked for come beside the script.
    const inDutch = await app.inject({ url: '/', headers: { accept: 'text/html', 'accept-language': 'nl-NL,nl;q=0.9' } })
    expect(inDutch.headers['link']).toBe('</assets/nl-nl-1.js>; rel=modulepreload; crossorigin, </assets/nl-2.js>; rel=modulepreload; crossorigin')
    expect(page.headers['link']).toBeUndefined()
    const file = await app.inject({ url: '/assets/main-4f2a.js' })
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const small = await app.inject({ url: '/assets/main-4f2a.js', headers: { 'accept-encoding': 'gzip' } })
    expect([small.headers['content-encoding'], small.headers['vary'], small.headers['cache-control'], gunzipSync(small.rawPayload).toString()])
      .toEqual(['gzip', expect.stringMatching(/accept-encoding/i), 'public, max-age=31536000, immutable', 'export {}'])
    expect([file.headers['content-encoding'], file.body]).toEqual([undefined, 'export {}'])
    expect((await app.inject({ url: '/assets/gone.js' })).statusCode).toBe(404)
    expect((await app.inject({ url: '/../package.json', headers: { accept: '*/*' } })).statusCode).toBe(404)
    expect((await app.inject({ url: '/api/no/where', headers: { accept: 'text/html' } })).statusCode).toBe(404)
  })

  it('lets a page run its own scripts and nothing else', async () => {
    const policy = String((await app.inject({ url: '/' })).headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(policy).not.toContain('upgrade-insecure-requests')
  })

  it('reads from the environment what stands in front of it', () => {
    expect(frontFromEnvironment({ HANDEL_TRUST_PROXY: 'true', HANDEL_ORIGINS: 'https://a.example, https://b.example' })).toEqual({
      trustProxy: true, origins: ['https://a.example', 'https://b.example'],
    })
    expect(frontFromEnvironment({})).toEqual({ trustProxy: undefined, origins: [] })
  })
})
