/**
 * Who else is on the page somebody is on. Kept in this process's memory alone: it is worth nothing after half a minute,
 * and a restart costs one round of asking.
 */
import { implement } from '#platform/command'
import { accessContract as contract } from './contract.ts'

interface Visit {
  readonly userId: string
  readonly mark: string
  /** Milliseconds of this process's own clock. */
  readonly at: number
}

const staysFor = 35_000
const mostPages = 5_000

/** Visits by company and page, and there by tab; the page visited longest ago first. */
const pages = new Map<string, Map<string, Visit>>()

/** Those still there: every tab says so again before its time is over. Pure. */
export const present = (visits: ReadonlyMap<string, Visit>, now: number): Map<string, Visit> =>
  new Map([...visits].filter(([, { at }]) => now - at < staysFor))

function noteVisit(place: string, tab: string, visit: Visit | undefined): Map<string, Visit> {
  const now = performance.now()
  const visits = present(pages.get(place) ?? new Map(), now)
  visits.delete(tab)
  const others = new Map(visits)
  if (visit) visits.set(tab, visit)
  pages.delete(place)
  if (visits.size > 0) pages.set(place, visits)
  // Pages nobody asks about any more go first.
  if (pages.size > mostPages) pages.delete(pages.keys().next().value!)
  return others
}

implement(contract, 'access.presence.meet', async ({ tx, companyId, userId }, { page, tab, mark = '', isLeaving = false }) => {
  const visit = isLeaving ? undefined : { userId, mark, at: performance.now() }
  const others = [...noteVisit(`${companyId} ${page}`, `${userId} ${tab}`, visit).values()]
  const names = others.length === 0 ? [] : await tx.query<{ userId: string; name: string }>(
    'access.names', 'select user_id as "userId", name from access.members where user_id = any($1)', [others.map(other => other.userId)],
  )
  return {
    others: others.map(other => ({
      userId: other.userId, name: names.find(each => each.userId === other.userId)?.name ?? '', mark: other.mark, isMine: other.userId === userId,
    })),
  }
})

implement(contract, 'access.people.names', async ({ tx }, { userIds }) => ({
  rows: await tx.query<{ userId: string; name: string }>(
    'access.names', 'select user_id as "userId", name from access.members where user_id = any($1)', [userIds],
  ),
}))
