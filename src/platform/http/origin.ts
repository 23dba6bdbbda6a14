/** Whether a request was made by our own pages: a browser sends the session cookie along with other sites' requests too. */
import type { FastifyRequest } from 'fastify'
import { Refused } from '../problem.ts'
import { problem } from './problems.ts'

/** Headers no page of another site can set without our leave. */
const ownHeaders = ['handel-company', 'idempotency-key', 'x-requested-with']

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Gives the check: a request that may change something must name an origin that is the address it came to, or one of
 * `origins` (`https://handel.example`). One that names none, as programs do, must carry a header that no form of
 * another site could send. Throws Refused with 403.
 */
export function originCheck(origins: readonly string[]): (request: FastifyRequest) => void {
  const allowed = new Set(origins)
  return request => {
    if (reading.has(request.method) || isOwn(request, allowed)) return
    throw new Refused([problem('foreign_origin', {})], 403)
  }
}

function isOwn({ headers, host }: FastifyRequest, allowed: ReadonlySet<string>): boolean {
  const { origin } = headers
  if (origin !== undefined) return allowed.has(origin) || (URL.canParse(origin) && new URL(origin).host === host)
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const isJson = headers['content-type']?.startsWith('application/json') ?? false
  return isJson || ownHeaders.some(name => headers[name] !== undefined)
}
