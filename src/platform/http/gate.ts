/** The door of the API: what the server asks of whoever knows the users. The platform itself knows none. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller } from '../command.ts'
import type { Language } from '../i18n.ts'
import type { LocalDate } from '../local-date.ts'

/** What the head of a request asks for. */
export interface Wishes {
  /** Header `Handel-Company`. */
  readonly companyCode?: string
  /** Header `Handel-Work-Date`. */
  readonly workDate?: LocalDate
  /** The best language of `Accept-Language`. */
  readonly language?: Language
}

export interface Identified {
  readonly caller: Caller
  /** A browser sends its session along by itself, so requests that come with one must come from our own pages. */
  readonly by: 'session' | 'key'
}

export interface Gate {
  /** Who asks, in which company. Throws Refused: 401 when it is nobody, 403 when the company is not theirs. */
  readonly identify: (request: FastifyRequest, wishes: Wishes) => Promise<Identified>
  /** Adds the gate's own routes, such as signing in. `checkOrigin` throws Refused for requests of other sites. */
  readonly routes: (app: FastifyInstance, checkOrigin: (request: FastifyRequest) => void) => void
}
