/** A server with users and companies on a database of one's own, and a client that keeps its cookies as a browser does. */
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { buildServer } from '#platform/http/server'
import { type TestDatabase, freshDatabase } from '#platform/testing/database'
import { openGate } from './gate.ts'
import type { PermissionSetName } from './permission-sets.ts'
import { addMembership, createUser } from './users.ts'

export const password = 'correct horse battery'

export interface House {
  readonly db: TestDatabase
  readonly app: FastifyInstance
  /** Makes a user, with a permission set in each company named. */
  readonly user: (email: string, memberships?: Readonly<Record<string, PermissionSetName>>) => Promise<string>
  readonly client: (headers?: Record<string, string>) => Client
}

/** The companies NORD and ZUID, and a server without a port. Call it at the top of a file. */
export async function buildHouse(): Promise<House> {
  const db = await freshDatabase()
  await db.owner.query(`
    insert into company.companies (code, name, country, local_currency, language, time_zone) values
      ('NORD', 'Fictitious North AS', 'NO', 'NOK', 'nb-NO', 'Europe/Oslo'),
      ('ZUID', 'Fictitious South BV', 'NL', 'EUR', 'nl-NL', 'Europe/Amsterdam')`)
  const app = buildServer({ databases: db, gate: await openGate(db), trustProxy: true })
  await app.ready()
  afterAll(() => app.close())
  return {
    db,
    app,
    user: async (email, memberships = {}) => {
      const { userId } = await createUser(db, { email, name: email.split('@')[0]!, password })
      for (const [company, permissionSet] of Object.entries(memberships)) await addMembership(db, { email, company, permissionSet })
      return userId
    },
    client: headers => new Client(app, headers),
  }
}

export interface Answer {
  readonly status: number
  /** What was answered, or the refusal. */
  readonly body: Record<string, unknown> & { readonly detail?: string; readonly problems?: { readonly code: string }[] }
  readonly cookies: readonly string[]
  readonly headers: Readonly<Record<string, unknown>>
}

export class Client {
  readonly #app: FastifyInstance
  readonly #headers: Record<string, string>
  readonly #cookies = new Map<string, string>()

  constructor(app: FastifyInstance, headers: Record<string, string> = {}) {
    this.#app = app
    this.#headers = headers
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Posts to an operation (`access.me`) or a route (`auth/sign-out`). */
  async post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await this.#app.inject({
      method: 'POST',
      url: `/api/${path}`,
      headers: { 'content-type': 'application/json', cookie: this.cookie, ...this.#headers, ...headers },
      payload: JSON.stringify(body),
    })
    const set = [response.headers['set-cookie'] ?? []].flat()
    for (const each of set) this.#keep(each)
    return { status: response.statusCode, body: response.body === '' ? {} : response.json(), cookies: set, headers: response.headers }
  }

  signIn(email: string, secret: string = password): Promise<Answer> {
    return this.post('auth/sign-in/email', { email, password: secret })
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (value === '' || /max-age=0/i.test(cookie)) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}
