/** `POST /api/<operation>` for everything the registry knows, and `GET /api/<query>?input=…` for what only reads. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Caller, type RunOptions, operationNamed, run } from '../command.ts'
import type { Databases } from '../db.ts'
import { negotiateLanguage } from '../i18n.ts'
import { inputProblems } from '../input-problems.ts'
import { type LocalDate, isLocalDate } from '../local-date.ts'
import { parseJson } from '../parse-values.ts'
import { type Problem, Refused } from '../problem.ts'
import { addExportRoute } from './export-route.ts'
import type { Gate, Wishes } from './gate.ts'
import { problem } from './problems.ts'
import { bodyLimit, drain, refuseRequest } from './refusals.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
}

interface Asked {
  readonly Params: { name: string }
  readonly Querystring: { input?: string; preview?: string }
}

const refused = (problem: Problem, status = 422): Refused => new Refused([problem], status)

/** Adds the routes of all operations, each behind the gate. */
export function addOperationRoutes(
  app: FastifyInstance,
  databases: Databases,
  gate: Gate,
  checkOrigin: (request: FastifyRequest) => void,
): void {
  app.register(async api => {
    api.decorateRequest('caller', null)
    // Said before anything is read or looked up, whoever asks.
    api.addHook('onRequest', async (request, reply) => {
      if (Number(request.headers['content-length'] ?? 0) <= bodyLimit) return
      drain(request)
      return refuseRequest(request, reply, 413, [problem('body_too_large', { megabytes: bodyLimit / 1024 / 1024 })])
    })
    api.addHook('onRequest', async request => {
      const { caller, by } = await gate.identify(request, wishesOf(request))
      request.language = caller.language
      request.caller = caller
      if (by === 'session') checkOrigin(request)
    })
    api.post<Asked>('/api/:name', async (request, reply) => {
      const { input, options } = read(request)
      const answer = await run(databases, request.caller!, request.params.name, input, options)
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer ?? null))
    })
    addExportRoute(api, databases)
    api.get<Asked>('/api/:name', async (request, reply) => {
      const { name } = request.params
      const operation = operationNamed(name)?.operation
      if (operation && operation.verb !== 'query') {
        reply.header('allow', 'POST')
        throw refused(problem('wrong_method', { name }), 405)
      }
      const answer = await run(databases, request.caller!, name, inputOfQuery(request.query.input))
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer ?? null))
    })
  })
}

/** What the head of a request asks for. Refuses a work date that is none. */
export function wishesOf({ headers }: FastifyRequest): Wishes {
  const company = headers['handel-company']
  const workDate = headers['handel-work-date']
  if (workDate !== undefined && !isLocalDate(String(workDate)))
    throw refused(problem('bad_work_date', { value: String(workDate).slice(0, 40) }))
  return {
    ...(company ? { companyCode: String(company).trim() } : {}),
    ...(workDate === undefined ? {} : { workDate: String(workDate) as LocalDate }),
    language: negotiateLanguage(headers['accept-language']),
  }
}

function inputOfQuery(text: string | undefined): unknown {
  if (text === undefined || text === '') return {}
  try {
    return parseJson(text)
  } catch {
    throw refused(problem('malformed_json', {}), 400)
  }
}

const longestKey = 200

/** What stands beside the input of an operation that writes. */
const besides = z.object({ preview: z.boolean().optional(), acknowledged: z.array(z.string()).max(100).optional() })

/** The input of an operation, and what stands beside it: how to run it, under which key, past which warnings. */
function read(request: FastifyRequest<Asked>): { input: unknown; options: RunOptions } {
  const operation = operationNamed(request.params.name)?.operation
  const body = request.body ?? {}
  if (!operation || operation.verb === 'query' || typeof body !== 'object' || Array.isArray(body)) return { input: body, options: {} }
  const { acknowledged, preview = request.query.preview === 'true', ...input } = body as Record<string, unknown>
  const frame = besides.safeParse({ preview, acknowledged })
  if (!frame.success) throw new Refused(inputProblems(frame.error, { preview, acknowledged }))
  // Whoever asks for a preview must never get the deed instead.
  if (operation.verb !== 'posting' && frame.data.preview) throw refused(problem('no_preview', { name: request.params.name }))
  return {
    input,
    options: {
      idempotencyKey: keyOf(request),
      mode: frame.data.preview ? 'preview' : 'write',
      acknowledged: frame.data.acknowledged ?? [],
    },
  }
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.length > longestKey || !/^[\x21-\x7e]+$/.test(key))
    throw refused(problem('bad_idempotency_key', { max: longestKey }))
  return key
}
