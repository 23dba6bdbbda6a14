/** The server: the operations behind the gate, their description, the browser's files, and how it is doing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { v7 } from 'uuid'
import { operations } from '../command.ts'
import type { Databases } from '../db.ts'
import { negotiateLanguage } from '../i18n.ts'
import { log } from '../log.ts'
import { parseJson } from '../parse-values.ts'
import { Refused } from '../problem.ts'
import { projectFolder } from '../project.ts'
import type { Gate } from './gate.ts'
import { addHealthRoutes } from './health.ts'
import { openApiDocument } from './openapi.ts'
import { addOperationRoutes } from './operation-routes.ts'
import { originCheck } from './origin.ts'
import { problem } from './problems.ts'
import { answerErrors, answerNotFound, bodyLimit } from './refusals.ts'
import { addWeb } from './web.ts'

export interface ServerOptions {
  readonly databases: Databases
  readonly gate: Gate
  /** The built browser's files; without it the server is an API alone. */
  readonly webFolder?: string
  /** Whose `X-Forwarded-*` headers are believed: `true`, or the addresses of the proxies in front. */
  readonly trustProxy?: boolean | string
  /** Further addresses this installation is reached by (`https://handel.example`), where a proxy hides them. */
  readonly origins?: readonly string[]
}

/** HANDEL_TRUST_PROXY and HANDEL_ORIGINS: what stands in front of this process. */
export function frontFromEnvironment(env: NodeJS.ProcessEnv = process.env): Pick<ServerOptions, 'trustProxy' | 'origins'> {
  const proxy = env.HANDEL_TRUST_PROXY || undefined
  return {
    trustProxy: proxy === 'true' ? true : proxy,
    origins: (env.HANDEL_ORIGINS ?? '').split(/[\s,]+/).filter(Boolean),
  }
}

/** The server, ready to listen or to be injected into. Closing it ends the requests under way; the databases stay open. */
export function buildServer({ databases, gate, webFolder, trustProxy = false, origins = [] }: ServerOptions): FastifyInstance {
  const app: FastifyInstance = fastify({
    logger: false,
    genReqId: () => v7(),
    trustProxy,
    bodyLimit,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  app.decorateRequest('language', 'en')
  app.addHook('onRequest', async (request, reply) => {
    request.language = negotiateLanguage(request.headers['accept-language']) ?? 'en'
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
  })
  logRequests(app)
  readJson(app)
  protect(app)
  answerErrors(app)
  const checkOrigin = originCheck(origins)
  gate.routes(app, checkOrigin)
  addOperationRoutes(app, databases, gate, checkOrigin)
  addOpenApi(app)
  addHealthRoutes(app, databases)
  if (webFolder) addWeb(app, webFolder, answerNotFound)
  else app.setNotFoundHandler(answerNotFound)
  return app
}

function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    const { caller } = request as { caller?: { userId: string; companyId: number } | null }
    const level = request.url.startsWith('/api/') ? 'info' : 'debug'
    log[level](
      {
        request: request.id,
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        ...(caller ? { user: caller.userId, company: caller.companyId } : {}),
      },
      'answered',
    )
  })
}

/** JSON is all that is taken. Its numbers are kept as they were written, so that none becomes a float on the way in. */
function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: FastifyRequest, body: string | Buffer) => {
    const text = String(body)
    if (text.trim() === '') return undefined
    try {
      const value = parseJson(text)
      if (!namesPrototype(text, value)) return value
    } catch {
      // Not JSON: refused below, like what may not be in it.
    }
    throw new Refused([problem('malformed_json', {})], 400)
  })
}

/** Whether a key of it, escaped or not, would become the prototype of what is made from it. */
const namesPrototype = (text: string, value: unknown): boolean =>
  (text.includes('__proto__') || text.includes('\\u00')) && JSON.stringify(value).includes('"__proto__":')

/** The page has no script and no frame but its own. Styles may be inline: they are set by its own scripts. */
function protect(app: FastifyInstance): void {
  app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    frameguard: { action: 'sameorigin' },
  })
}

function addOpenApi(app: FastifyInstance): void {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string }
  let made = { count: -1, text: '' }
  app.get('/api/openapi.json', async (_, reply) => {
    const count = operations().length
    if (made.count !== count) made = { count, text: JSON.stringify(openApiDocument(version)) }
    return reply.type('application/json; charset=utf-8').send(made.text)
  })
}
