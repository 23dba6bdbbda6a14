/** The gate of the API: who asks, by session or API key, in which company, and what they may do. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Databases } from '#platform/db'
import type { Gate, Identified, Wishes } from '#platform/http/gate'
import { problem as httpProblem } from '#platform/http/problems'
import { type LocalDate, today } from '#platform/local-date'
import { log } from '#platform/log'
import { Refused } from '#platform/problem'
import { keyHash } from './api-keys.ts'
import { openAuth } from './auth.ts'
import { addAuthRoutes } from './auth-routes.ts'
import { mayOf } from './permission-sets.ts'
import { problem } from './problems.ts'
import { loadSecret } from './secret.ts'

interface CallerRow {
  readonly user_id: string
  readonly key_id: string | null
  readonly key_unseen: boolean
  readonly language: string | null
  readonly work_date: LocalDate | null
  readonly company_id: number | null
  readonly time_zone: string | null
  readonly permission_set: string | null
}

/** Opens the gate on a migrated database. */
export async function openGate(databases: Databases): Promise<Gate> {
  const secret = await loadSecret(databases)
  const auth = openAuth(databases, secret)
  return {
    identify: (request, wishes) => identify(databases, secret, request, wishes),
    routes: (app, checkOrigin) => addAuthRoutes(app, { auth, databases, checkOrigin }),
  }
}

async function identify(databases: Databases, secret: string, request: FastifyRequest, wishes: Wishes): Promise<Identified> {
  const key = apiKeyOf(request)
  const token = key === undefined ? sessionTokenOf(request.headers.cookie, secret) : undefined
  if (key === undefined && token === undefined) throw new Refused([httpProblem('sign_in_needed', {})], 401)
  const { rows } = await databases.app.query<CallerRow>({
    name: 'access.caller',
    text: 'select * from access.caller($1, $2, $3)',
    values: [token ?? null, key === undefined ? null : keyHash(key), wishes.companyCode ?? null],
  })
  const row = rows[0]
  if (!row) throw new Refused([httpProblem('sign_in_needed', {})], 401)
  if (wishes.companyCode !== undefined && row.company_id === null)
    throw new Refused([problem('not_a_member', { company: wishes.companyCode.slice(0, 40) })], 403)
  if (row.key_unseen) seeKey(databases, row.key_id!)
  const by = key === undefined ? 'session' : 'key'
  return {
    by,
    caller: {
      // Company 0 is none: row-level security shows nothing there.
      companyId: row.company_id ?? 0,
      userId: row.user_id,
      language: languageOf(by, row.language, wishes.language),
      workDate: wishes.workDate ?? row.work_date ?? today(row.time_zone ?? undefined),
      may: mayOf(row.permission_set ?? undefined, by),
    },
  }
}

/** In the browser a person's own choice goes before what the browser asks for; a program asks for what it wants. */
function languageOf(by: Identified['by'], chosen: string | null, asked: string | undefined): string {
  return (by === 'session' ? (chosen ?? asked) : (asked ?? chosen)) ?? 'en'
}

/** When a key was last used is worth knowing, not waiting for. */
function seeKey(databases: Databases, keyId: string): void {
  databases.app
    .query({ name: 'access.see_key', text: 'select access.see_key($1)', values: [keyId] })
    .catch((error: unknown) => log.warn({ err: error }, 'the use of an API key could not be noted'))
}

function apiKeyOf({ headers }: FastifyRequest): string | undefined {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]
  const key = bearer ?? headers['x-api-key']
  return typeof key === 'string' && key !== '' ? key : undefined
}

const sessionCookie = /(?:^|; *)handel\.session_token=([^;]+)/

/** The session token of a cookie header, or undefined when there is none or its signature is not ours. */
export function sessionTokenOf(cookies: string | undefined, secret: string): string | undefined {
  const value = sessionCookie.exec(cookies ?? '')?.[1]
  if (value === undefined || !isEncoded(value)) return undefined
  const signed = decodeURIComponent(value)
  const dot = signed.lastIndexOf('.')
  const token = signed.slice(0, dot)
  const expected = createHmac('sha256', secret).update(token).digest()
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  return dot > 0 && given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

const isEncoded = (value: string): boolean => /^(?:[^%]|%[0-7][0-9a-fA-F])+$/.test(value)
