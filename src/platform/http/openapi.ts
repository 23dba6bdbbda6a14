/** The API's description of itself: OpenAPI 3.1 from the contracts, so that it cannot say anything they do not. */
import { z } from 'zod'
import { type Registered, operations } from '../command.ts'

type Json = Record<string, unknown>

/** The schemas of the document: each contract's once, however many operations share it. */
class Schemas {
  readonly all: Record<string, Json> = { Problems: problems }
  readonly #names = { input: new Map<z.ZodType, string>(), output: new Map<z.ZodType, string>() }

  /** A reference to a contract's schema; `io` says which side of its transformations travels: decimals are text on the wire. */
  refer(schema: z.ZodType, name: string, io: 'input' | 'output'): Json {
    let known = this.#names[io].get(schema)
    if (known === undefined) {
      known = `${name}.${io}`
      this.#names[io].set(schema, known)
      const { $schema: _, $defs, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json
      Object.assign(this.all, pointed($defs ?? {}))
      this.all[known] = pointed(json) as Json
    }
    return { $ref: `#/components/schemas/${known}` }
  }

  /** The schema behind a reference, open to further fields: beside its own, `preview` and `acknowledged` may stand. */
  open({ $ref }: Json): Json {
    const schema = this.all[String($ref).slice('#/components/schemas/'.length)]!
    return { ...schema, additionalProperties: undefined }
  }
}

/** What a schema calls its own definitions are, here, schemas of the whole document. */
function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === '$ref' && typeof each === 'string' ? [key, each.replace('#/$defs/', '#/components/schemas/')] : [key, pointed(each)],
    ),
  )
}

const json = (schema: Json): Json => ({ 'application/json': { schema } })
const problemResponse = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problems' } } },
})

const responses = {
  BadRequest: problemResponse('The request cannot be read'),
  NotSignedIn: problemResponse('Nobody is signed in and no valid API key was sent'),
  NotAllowed: problemResponse('The permission set does not allow the operation, or the company is not one of the caller'),
  Conflict: problemResponse('The idempotency key was used for another request, or the record has changed since it was read'),
  TooLarge: problemResponse('The request is larger than 5 MB'),
  Refused: problemResponse('Every problem found; nothing was written'),
  Fault: problemResponse('A fault of the program, logged under the id that is given'),
}

const refer = (name: keyof typeof responses): Json => ({ $ref: `#/components/responses/${name}` })

const refusals: Json = {
  400: refer('BadRequest'),
  401: refer('NotSignedIn'),
  403: refer('NotAllowed'),
  413: refer('TooLarge'),
  422: refer('Refused'),
  500: refer('Fault'),
}

const header = (name: string, description: string, schema: Json = { type: 'string' }): Json => ({
  name, in: 'header', required: false, description, schema,
})

const parameters: Json = {
  Company: header('Handel-Company', 'Code of the company to work in; without it the one last chosen, or the only one'),
  WorkDate: header('Handel-Work-Date', 'Date that new documents take; without it today', { type: 'string', format: 'date' }),
  Language: header('Accept-Language', 'en, nl-NL, nl-BE or nb-NO: the language of messages'),
  IdempotencyKey: header('Idempotency-Key', 'The same key with the same request is carried out once and answered alike', {
    type: 'string', maxLength: 200,
  }),
}

const common = ['Company', 'WorkDate', 'Language'].map(name => ({ $ref: `#/components/parameters/${name}` }))
const idempotent = [...common, { $ref: '#/components/parameters/IdempotencyKey' }]

const besides: Json = {
  type: 'object',
  properties: {
    preview: { type: 'boolean', description: 'Shows what would be posted and writes nothing' },
    acknowledged: { type: 'array', items: { type: 'string' }, description: 'Codes of the warnings that were seen and accepted' },
  },
}

function post({ name, operation, preview }: Registered, schemas: Schemas): Json {
  const input = schemas.refer(operation.input, name, 'input')
  const output = schemas.refer(operation.output, name, 'output')
  const isPosting = operation.verb === 'posting'
  return {
    operationId: name,
    summary: operation.summary,
    tags: [name.split('.')[0]],
    'x-handel-verb': operation.verb,
    parameters: operation.verb === 'query' ? common : idempotent,
    requestBody: { required: false, content: json(isPosting ? { allOf: [schemas.open(input), besides] } : input) },
    responses: {
      200: {
        description: 'What the operation gives',
        content: json(isPosting && preview ? { anyOf: [output, schemas.refer(preview, 'preview', 'output')] } : output),
      },
      ...refusals,
      ...(operation.verb === 'query' ? {} : { 409: refer('Conflict') }),
    },
  }
}

function get({ name, operation }: Registered, schemas: Schemas): Json {
  const input = schemas.refer(operation.input, name, 'input')
  return {
    operationId: `${name}:get`,
    summary: operation.summary,
    tags: [name.split('.')[0]],
    'x-handel-verb': operation.verb,
    parameters: [
      ...common,
      { name: 'input', in: 'query', required: false, description: 'The input as JSON', content: json(input) },
    ],
    responses: { 200: { description: 'What the query gives', content: json(schemas.refer(operation.output, name, 'output')) }, ...refusals },
  }
}

const problems: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'problems'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message', 'params', 'severity'],
        properties: {
          code: { type: 'string', description: 'Names the problem, whatever the language' },
          message: { type: 'string', description: 'What is wrong, and what mends it, in the language of the caller' },
          params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
          severity: { enum: ['error', 'warning'], description: 'A warning passes when its code is in `acknowledged`' },
          field: { type: 'string', description: 'Path of the field it is about, such as lines.0.quantity' },
          remedy: { type: 'string', description: 'Page of the set-up that mends it' },
        },
      },
    },
  },
}

/** The whole document, with every operation the program knows. */
export function openApiDocument(version: string): Json {
  const schemas = new Schemas()
  const paths = Object.fromEntries(
    operations().map(each => [
      `/api/${each.name}`,
      { ...(each.operation.verb === 'query' ? { get: get(each, schemas) } : {}), post: post(each, schemas) },
    ]),
  )
  return {
    openapi: '3.1.0',
    info: {
      title: 'Handel',
      version,
      description:
        'Every command and query of Handel. Amounts, quantities, prices and rates are decimal texts; dates are YYYY-MM-DD.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { bearer: [] }, { apiKey: [] }],
    paths,
    components: {
      schemas: schemas.all,
      responses,
      parameters,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'handel.session_token', description: 'The session of a browser, from POST /api/auth/sign-in/email' },
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'An API key' },
      },
    },
  }
}
