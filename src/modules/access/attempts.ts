/** How often somebody may try to prove who they are: counted in the database, so that all processes count together. */
import { createHash } from 'node:crypto'
import type { Databases } from '#platform/db'
import { Refused } from '#platform/problem'
import { problem } from './problems.ts'

/** Failed attempts within the period, after which no more are heard. An office may share one address. */
export const attemptLimits = { account: 10, address: 50 } as const
const period = '15 minutes'

export interface Attempt {
  /** The network address it comes from. */
  readonly address: string
  /** The e-mail address somebody claims to be, where they claim one. */
  readonly account?: string
}

export interface CountedAttempt {
  /** Called when it succeeded: it no longer counts, and the failures of the account are forgotten. */
  readonly succeeded: () => Promise<void>
}

/**
 * Counts an attempt before it is made, so that a hundred at once are not one. Throws Refused with 429 and the minutes
 * to wait when there were too many.
 */
export async function countAttempt({ app }: Databases, { address, account }: Attempt): Promise<CountedAttempt> {
  const limits = new Map([[`address:${address}`, attemptLimits.address as number]])
  const accountKey = account === undefined ? undefined : `account:${createHash('sha256').update(account.trim().toLowerCase()).digest('hex')}`
  if (accountKey) limits.set(accountKey, attemptLimits.account)
  const keys = [...limits.keys()]
  const { rows } = await app.query<{ key: string; count: number; seconds_left: number }>({
    name: 'access.count_attempt',
    text: 'select * from access.count_attempt($1, $2)',
    values: [keys, period],
  })
  const over = rows.filter(({ key, count }) => count > limits.get(key)!)
  if (over.length > 0) {
    const seconds = Math.max(...over.map(row => row.seconds_left))
    throw new Refused([problem('too_many_attempts', { minutes: Math.max(1, Math.ceil(seconds / 60)) })], 429)
  }
  return {
    succeeded: async () => {
      await app.query({ name: 'access.forgive_attempt', text: 'select access.forgive_attempt($1, $2)', values: [keys, accountKey ?? null] })
    },
  }
}
