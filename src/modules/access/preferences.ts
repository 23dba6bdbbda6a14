/** What a person set up for themselves: kept as it came, because only the page it belongs to knows what it means. */
import { type Context, implement } from '#platform/command'
import type { OutputOf } from '#platform/contract'
import { Refused } from '#platform/problem'
import { accessContract as contract } from './contract.ts'
import { problem } from './problems.ts'

type Preference = OutputOf<(typeof contract)['access.preferences.list']>['rows'][number]

const longest = 20_000
const most = 1000

implement(contract, 'access.preferences.list', async ({ tx, userId }) => ({
  rows: await tx.query<Preference>(
    'access.list_preferences',
    `select key, value, company_id is not null as "forCompany" from access.preferences where user_id = $1 order by key`,
    [userId],
  ),
}))

implement(contract, 'access.preferences.set', async (context, { key, value, forCompany = false }) => {
  const text = JSON.stringify(value)
  if (text.length > longest) throw new Refused([problem('preference_too_long', { key, max: longest }, { field: 'value' })])
  // Who works in no company yet keeps it for all of them.
  const companyId = forCompany && context.companyId > 0 ? context.companyId : null
  if (value === null) await forget(context, key, companyId)
  else await keep(context, { key, text, companyId })
  return { key, value, forCompany: companyId !== null }
})

async function forget({ tx, userId }: Context, key: string, companyId: number | null): Promise<void> {
  await tx.execute(
    'access.forget_preference',
    'delete from access.preferences where user_id = $1 and company_id is not distinct from $2 and key = $3',
    [userId, companyId, key],
  )
}

interface Kept {
  readonly key: string
  readonly text: string
  readonly companyId: number | null
}

async function keep({ tx, userId }: Context, { key, text, companyId }: Kept): Promise<void> {
  const { others } = await tx.one<{ others: number }>(
    'access.keep_preference',
    `with kept as (
       insert into access.preferences (user_id, company_id, key, value) values ($1, $2, $3, $4::jsonb)
       on conflict (user_id, company_id, key) do update set value = excluded.value, changed_at = now()
     )
     select count(*)::int as others from access.preferences where user_id = $1 and key <> $3`,
    [userId, companyId, key, text],
  )
  if (others >= most) throw new Refused([problem('too_many_preferences', { max: most })])
}
