/** What went wrong, said to the caller: `application/problem+json` (RFC 9457) in the caller's language. */
import { STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { explained } from '../constraints.ts'
import { hasMessage, message, problemText } from '../i18n.ts'
import { log } from '../log.ts'
import { type Problem, Refused } from '../problem.ts'
import { problem } from './problems.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The language to answer in: what the head asks for, until it is known what the caller chose. */
    language: string
  }
}

/** Largest body of a request, in bytes. */
export const bodyLimit = 5 * 1024 * 1024

const megabytes = bodyLimit / 1024 / 1024

/** The answer to a refused request: every problem at once, the first of them also as title and detail. */
export function refusal(language: string, status: number, problems: readonly Problem[]): Record<string, unknown> {
  const said = problems.map(each => ({ ...each, message: problemText(language, each) }))
  const first = said[0]
  const title = `platform.title.${status}`
  return {
    type: first ? `urn:handel:problem:${first.code}` : 'about:blank',
    title: hasMessage(language, title) ? message(language, title) : STATUS_CODES[status],
    status,
    detail: first?.message,
    problems: said,
  }
}

/** Sends a refusal. */
export function refuseRequest(request: FastifyRequest, reply: FastifyReply, status: number, problems: readonly Problem[]): FastifyReply {
  const wait = problems[0]?.params.minutes
  if (status === 429 && wait !== undefined) reply.header('retry-after', Number(wait) * 60)
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(refusal(request.language, status, problems)))
}

/** What Fastify itself refuses, by its error code. */
const protocol: Readonly<Record<string, () => readonly [number, Problem]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => [413, problem('body_too_large', { megabytes })],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => [415, problem('wrong_media_type', {})],
  FST_ERR_CTP_INVALID_JSON_BODY: () => [400, problem('malformed_json', {})],
}

/** Makes every error of the routes an answer: refusals as they are, everything unknown a 500 that tells nothing but its id. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    if (error instanceof Refused) return refuseRequest(request, reply, error.status, error.problems)
    const known = protocol[error.code ?? '']?.()
    if (known) {
      // A sender that is cut off in the middle of its body never reads the answer.
      if (known[0] === 413) drain(request)
      return refuseRequest(request, reply, known[0], [known[1]])
    }
    const refused = explained(error)
    if (refused) return refuseRequest(request, reply, 422, [refused])
    const status = error.statusCode ?? 500
    if (status >= 400 && status < 500) return refuseRequest(request, reply, status, [problem('bad_request', {})])
    log.error({ err: error, request: request.id, path: request.url.split('?', 1)[0] }, 'a request failed')
    return refuseRequest(request, reply, 500, [problem('internal', { id: request.id })])
  })
}

/** Nothing is there. */
export const answerNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  refuseRequest(request, reply, 404, [problem('not_found', { path: request.url.split('?', 1)[0]!.slice(0, 200) })])

/** How much of a body that is too large is read and thrown away, in bytes. */
const drainLimit = 64 * 1024 * 1024

/** Reads what is still coming, up to a limit, so that the sender gets to the answer. */
export function drain(request: FastifyRequest): void {
  let left = drainLimit
  request.raw.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) request.raw.destroy()
  })
  request.raw.resume()
}
