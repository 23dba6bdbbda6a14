/** Where a person is signed in, and ending what they forgot to sign out of. */
import { implement } from '#platform/command'
import type { OutputOf } from '#platform/contract'
import { Refused } from '#platform/problem'
import { accessContract as contract } from './contract.ts'
import { problem } from './problems.ts'

type Session = OutputOf<(typeof contract)['access.sessions.list']>['rows'][number]

implement(contract, 'access.sessions.list', async ({ tx }) => ({
  rows: await tx.query<Session>(
    'access.list_sessions',
    `select id, created_at as "createdAt", seen_at as "seenAt", expires_at as "expiresAt", address, device
     from access.own_sessions order by seen_at desc, id`,
  ),
}))

implement(contract, 'access.sessions.end', async ({ tx }, { id }) => {
  const { ended } = await tx.one<{ ended: boolean }>('access.end_session', 'select access.end_own_session($1) as ended', [id])
  if (!ended) throw new Refused([problem('session_unknown', {})], 404)
  return { ended: true as const }
})
