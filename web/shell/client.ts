/** Calls of the server: one function, typed by the contracts. What goes wrong is one of three errors. */
import type { Input, OperationName, Output } from './operations.ts'
import type { PreviewView } from '../posting/preview-view.ts'

/** A problem as HTTP tells it: with its sentence in the caller's language. */
export interface ShownProblem {
  readonly code: string
  readonly message: string
  readonly severity: 'error' | 'warning'
  readonly field?: string
  readonly remedy?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** The server understood and said no, with every reason. */
export class Refusal extends Error {
  readonly problems: readonly ShownProblem[]
  readonly status: number
  constructor(problems: readonly ShownProblem[], status: number) {
    super(problems.map(problem => problem.message).join(' '))
    this.problems = problems
    this.status = status
  }
}

/** No session, or no longer one. */
export class SignedOut extends Error {}

/** The server could not be reached, or broke: the same call may be made again. */
export class Unreachable extends Error {}

/** What every call says of its caller; the frame sets it. */
export const caller = {
  language: 'en',
  company: undefined as string | undefined,
  /** Called when an answer says that the session is over. */
  onSignedOut: (): void => {},
}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** The same key twice gives the first answer. */
  readonly idempotencyKey?: string
  /** Codes of warnings the user has seen and accepted. */
  readonly acknowledged?: readonly string[]
  /** The call goes on when the page is left. */
  readonly keepalive?: boolean
}

/** Asks the server for one operation. Throws Refusal, SignedOut or Unreachable. */
export const call = <N extends OperationName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Output<N>> =>
  send(name, withAcknowledged(input as object, options), options) as Promise<Output<N>>

/** What a posting would write, without writing it. */
export const preview = <N extends OperationName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<PreviewView> =>
  send(name, { ...withAcknowledged(input as object, options), preview: true }, options) as Promise<PreviewView>

const withAcknowledged = (input: object, { acknowledged = [] }: CallOptions): object =>
  acknowledged.length > 0 ? { ...input, acknowledged } : input

/** Asks the server for a file, and gives its bytes with the name it has. Throws Refusal, SignedOut or Unreachable. */
export async function callFile(path: string, input: object, options: CallOptions = {}): Promise<{ readonly name: string; readonly bytes: Blob }> {
  const response = await ask(path, input, options)
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return { name: decodeURIComponent(name), bytes: await response.blob() }
}

const send = async (name: string, input: object, options: CallOptions): Promise<unknown> => readBody(await ask(name, input, options))

/** The answer to a request that was taken. */
async function ask(name: string, input: object, { signal, idempotencyKey, keepalive }: CallOptions): Promise<Response> {
  const headers = {
    ...callerHeaders(),
    'Content-Type': 'application/json',
    ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
  }
  const response = await reach(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input), signal, keepalive })
  if (response.ok) return response
  if (response.status === 401) {
    caller.onSignedOut()
    throw new SignedOut()
  }
  const problems = ((await readBody(response)) as { problems?: ShownProblem[] } | undefined)?.problems
  if (problems && problems.length > 0) throw new Refusal(problems, response.status)
  throw new Unreachable(`${name}: ${response.status}`)
}

/** Headers that say who works where, in which language. */
export const callerHeaders = (): Record<string, string> => ({
  'Accept-Language': caller.language,
  ...(caller.company ? { 'Handel-Company': caller.company } : {}),
})

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...request, credentials: 'same-origin' })
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw new Unreachable(String(error))
  }
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}
