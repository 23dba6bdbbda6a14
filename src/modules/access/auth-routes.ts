/** `/api/auth/*`: the routes of better-auth that the house uses, with our limits, our origin check and our problems. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Databases } from '#platform/db'
import { problem as httpProblem } from '#platform/http/problems'
import { refuseRequest } from '#platform/http/refusals'
import { type Problem, Refused } from '#platform/problem'
import { countAttempt } from './attempts.ts'
import { type Auth, longestPassword, shortestPassword } from './auth.ts'
import { loadHouseState, signUpFirstOwner } from './first-owner.ts'
import { acceptInvitation } from './invitations.ts'
import { problem } from './problems.ts'

interface Route {
  readonly method: 'GET' | 'POST'
  /** Takes a password or a code, and so could be used to guess one. */
  readonly proves?: true
}

/** Nothing else of better-auth can be reached. */
const routes: Readonly<Record<string, Route>> = {
  'sign-in/email': { method: 'POST', proves: true },
  'sign-out': { method: 'POST' },
  'get-session': { method: 'GET' },
  'change-password': { method: 'POST', proves: true },
  'revoke-other-sessions': { method: 'POST' },
  'two-factor/enable': { method: 'POST', proves: true },
  'two-factor/disable': { method: 'POST', proves: true },
  'two-factor/verify-totp': { method: 'POST', proves: true },
  'two-factor/verify-backup-code': { method: 'POST', proves: true },
  'two-factor/generate-backup-codes': { method: 'POST', proves: true },
}

export interface AuthDoor {
  readonly auth: Auth
  readonly databases: Databases
  readonly checkOrigin: (request: FastifyRequest) => void
}

const bodyLimit = 64 * 1024

/** Adds the routes of logging in and out, each answered by the library behind the door. */
export function addAuthRoutes(app: FastifyInstance, door: AuthDoor): void {
  for (const [path, route] of Object.entries(routes))
    app.route({
      method: route.method,
      url: `/api/auth/${path}`,
      bodyLimit,
      handler: (request, reply) => answer(door, path, route, request, reply),
    })
  addWaysIn(app, door)
}

/** What can be done before one has an account: see whether the house has people, be its first, come in by a link. */
function addWaysIn(app: FastifyInstance, { databases, checkOrigin }: AuthDoor): void {
  app.get('/api/auth/state', async () => loadHouseState(databases))
  const ways = { 'first-owner': signUpFirstOwner, 'accept-invitation': acceptBy } as const
  for (const [path, way] of Object.entries(ways))
    app.post(`/api/auth/${path}`, { bodyLimit }, async request => {
      checkOrigin(request)
      const attempt = await countAttempt(databases, { address: request.ip })
      const done = await way(databases, request.body)
      await attempt.succeeded()
      return done
    })
}

function acceptBy(databases: Databases, body: unknown): Promise<{ readonly email: string }> {
  const { token, password } = (body ?? {}) as { token?: unknown; password?: unknown }
  if (typeof token !== 'string' || typeof password !== 'string') throw new Refused([problem('incomplete', {})], 400)
  return acceptInvitation(databases, { token, password })
}

async function answer(door: AuthDoor, path: string, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  door.checkOrigin(request)
  const { email } = (request.body ?? {}) as { email?: unknown }
  const account = path === 'sign-in/email' && typeof email === 'string' ? email : undefined
  const attempt = route.proves ? await countAttempt(door.databases, { address: request.ip, account }) : undefined
  const response = await door.auth.handler(asWebRequest(request))
  if (response.ok) await attempt?.succeeded()
  for (const cookie of response.headers.getSetCookie())
    reply.header('set-cookie', request.protocol === 'https' ? `${cookie}; Secure` : cookie)
  const text = await response.text()
  if (response.status >= 500) throw new Error(`better-auth failed at ${path}: ${text.slice(0, 200)}`)
  if (!response.ok) return refuseRequest(request, reply, response.status, [problemOf(response.status, text)])
  return reply.code(response.status).type('application/json; charset=utf-8').send(withoutTokens(text))
}

/** better-auth speaks the requests of the web platform. It is told only what it needs. */
function asWebRequest({ method, raw, headers, body, ip }: FastifyRequest): Request {
  const told = new Headers({ 'content-type': 'application/json', 'x-forwarded-for': ip })
  for (const name of ['cookie', 'user-agent'] as const) if (headers[name]) told.set(name, headers[name])
  return new Request(`http://handel.localhost${raw.url ?? '/'}`, {
    method,
    headers: told,
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  })
}

/** The session is in a cookie that scripts cannot read; it must not lie in an answer that they can. */
const withoutTokens = (text: string): string =>
  text === '' ? 'null' : JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === 'token' ? undefined : value)))

/** What better-auth refuses, by its code. */
const refusals: Readonly<Record<string, () => Problem>> = {
  INVALID_EMAIL_OR_PASSWORD: () => problem('wrong_credentials', {}),
  INVALID_EMAIL: () => problem('wrong_credentials', {}),
  USER_NOT_FOUND: () => problem('wrong_credentials', {}),
  INVALID_PASSWORD: () => problem('wrong_password', {}, { field: 'password' }),
  INVALID_CODE: () => problem('wrong_code', {}, { field: 'code' }),
  INVALID_BACKUP_CODE: () => problem('wrong_code', {}, { field: 'code' }),
  INVALID_TWO_FACTOR_COOKIE: () => problem('second_factor_expired', {}),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () => problem('second_factor_expired', {}),
  ACCOUNT_TEMPORARILY_LOCKED: () => problem('too_many_attempts', { minutes: 15 }),
  TOTP_ALREADY_ENABLED: () => problem('second_factor_on', {}),
  TOTP_NOT_ENABLED: () => problem('second_factor_off', {}),
  TWO_FACTOR_NOT_ENABLED: () => problem('second_factor_off', {}),
  BACKUP_CODES_NOT_ENABLED: () => problem('second_factor_off', {}),
  SESSION_NOT_FRESH: () => problem('sign_in_again', {}),
  SESSION_EXPIRED: () => problem('sign_in_again', {}),
  PASSWORD_TOO_SHORT: () => problem('password_too_short', { min: shortestPassword }, { field: 'newPassword' }),
  PASSWORD_TOO_LONG: () => problem('password_too_long', { max: longestPassword }, { field: 'newPassword' }),
}

function problemOf(status: number, text: string): Problem {
  const known = refusals[codeOf(text)]
  if (known) return known()
  return status === 401 ? httpProblem('sign_in_needed', {}) : problem('incomplete', {})
}

function codeOf(text: string): string {
  try {
    return String((JSON.parse(text) as { code?: unknown }).code)
  } catch {
    return ''
  }
}
