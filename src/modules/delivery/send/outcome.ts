/** What came of handing a message to a mail server, and what follows of it. Pure. */
import type { Problem } from '#platform/problem'
import { problem } from './problems.ts'

/** What the mail library throws. */
export interface MailError {
  readonly code?: string | undefined
  /** Of the server: 4xx may pass, 5xx will not. */
  readonly responseCode?: number | undefined
  readonly response?: string | undefined
  readonly message: string
  readonly rejected?: readonly string[] | undefined
}

export interface Failing {
  /** `again` by itself, or not before somebody has looked. */
  readonly next: 'again' | 'never'
  /** The account is at fault: no other message would fare better. */
  readonly isAccount: boolean
  readonly problem: Problem
  /** What the server or the system said, in its own words. */
  readonly answer?: string
}

const again = (found: Problem, isAccount = true): Failing => ({ next: 'again', isAccount, problem: found })
const never = (found: Problem): Failing => ({ next: 'never', isAccount: false, problem: found })

const remedy = { remedy: 'setup/e-mail' }

/** What the server or the system said, in one line. */
export const reasonOf = ({ response, message }: MailError): string => (response ?? message).replaceAll(/\s+/g, ' ').trim().slice(0, 300)

const unsafe = /certificate|self.signed|wrong version number|STARTTLS|TLS|SSL/i

/** Why there was no server to talk to, by the word the system has for it. */
const unreached = [
  [/ENOTFOUND|EAI_AGAIN|ENODATA/, 'smtp_unknown_host'],
  [/ECONNREFUSED/, 'smtp_no_listener'],
  [/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout/i, 'smtp_silent'],
] as const

/**
 * What a failure means. `isHandedOver` when the whole message had gone out before the connection was lost: it may have
 * arrived, and is then not sent again by itself.
 */
export function failing(error: MailError, host: string, sending: { readonly isHandedOver: boolean }): Failing {
  const answer = reasonOf(error)
  return { ...meaningOf(error, answer, host, sending), answer }
}

function meaningOf({ code = '', responseCode = 0, rejected = [] }: MailError, reason: string, host: string, { isHandedOver }: { readonly isHandedOver: boolean }): Failing {
  if (code === 'EAUTH') return again(problem('smtp_sign_in', { host, reason }, remedy))
  if (responseCode === 0 && isHandedOver) return never(problem('smtp_unsure', { reason }))
  if (code === 'EENVELOPE' && rejected.length > 0 && responseCode >= 500) return never(problem('smtp_addresses_refused', { addresses: rejected.join(', ') }))
  if (code === 'ETLS' || (code === 'ESOCKET' && unsafe.test(reason))) return again(problem('smtp_not_safe', { host, reason }, remedy))
  if (responseCode >= 500) return never(problem('smtp_refused', { reason }))
  if (responseCode >= 400) return again(problem('smtp_later', { reason }), false)
  const why = unreached.find(([word]) => word.test(`${code} ${reason}`))?.[1]
  return again(why ? problem(why, { host }, remedy) : problem('smtp_unreachable', { host, reason }, remedy))
}

/** Minutes to wait after so many attempts; after the last one somebody has to look. */
const waits = [1, 2, 5, 10, 20, 30, 60, 120, 240] as const
export const mostAttempts = waits.length + 1
export const waitAfter = (attempts: number): number => waits[Math.min(attempts, waits.length) - 1] ?? waits[0]
