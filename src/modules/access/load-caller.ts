import type { Caller } from '#platform/command'
import { type Databases, withTransaction } from '#platform/db'
import { mayOf } from './permission-sets.ts'

/**
 * A user as the caller of something done in their name while they are away, with what they may do in the company now.
 * Somebody who no longer works there may do nothing in it.
 */
export async function loadCaller({ app }: Databases, who: Omit<Caller, 'may'>): Promise<Caller> {
  const member = await withTransaction(app, who, tx =>
    tx.maybeOne<{ permission_set: string }>(
      'access.permission_set',
      'select permission_set from access.memberships where company_id = $1 and user_id = $2 and disabled_at is null',
      [who.companyId, who.userId],
    ),
  )
  return { ...who, may: mayOf(member?.permission_set ?? '', 'session') }
}
