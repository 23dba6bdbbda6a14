/** What people do for themselves: see who they are, choose, and keep API keys. */
import { type Context, implement, operations } from '#platform/command'
import type { OutputOf } from '#platform/contract'
import type { Tx } from '#platform/db'
import type { LocalDate } from '#platform/local-date'
import { Refused } from '#platform/problem'
import { keyHash, keyPrefix, newKey } from './api-keys.ts'
import { accessContract as contract } from './contract.ts'
import type { PermissionSetName } from './permission-sets.ts'
import { problem } from './problems.ts'

type OwnCompany = OutputOf<(typeof contract)['access.companies.list']>['rows'][number]
type Settings = OutputOf<(typeof contract)['access.settings.change']>
type ApiKey = OutputOf<(typeof contract)['access.api_keys.list']>['rows'][number]

interface UserRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly secondFactor: boolean
  readonly settings: Settings
}

async function loadUser({ tx }: Context): Promise<UserRow> {
  const row = await tx.one<Omit<UserRow, 'settings'> & Settings>(
    'access.own_user',
    `select u.user_id as id, u.name, u.email, u.second_factor as "secondFactor", s.language, s.theme,
       s.work_date as "workDate", c.code as company
     from access.own_user u
     left join access.user_settings s on s.user_id = u.user_id
     left join access.own_companies c on c.company_id = s.company_id`,
  )
  const { id, name, email, secondFactor, ...settings } = row
  return { id, name, email, secondFactor, settings }
}

async function listOwnCompanies({ tx, companyId }: Context): Promise<OwnCompany[]> {
  return tx.query<OwnCompany & { permissionSet: PermissionSetName }>(
    'access.own_companies',
    `select code, name, country, local_currency as "localCurrency", language, permission_set as "permissionSet",
       company_id = $1 as current
     from access.own_companies order by code`,
    [companyId],
  )
}

implement(contract, 'access.me', async context => {
  const [user, companies] = await Promise.all([loadUser(context), listOwnCompanies(context)])
  const { settings, ...who } = user
  return {
    user: who,
    company: companies.find(({ current }) => current) ?? null,
    companies,
    language: context.language,
    workDate: context.workDate,
    settings,
    operations: operations().flatMap(({ name }) => (context.may(name) ? [name] : [])),
  }
})

implement(contract, 'access.companies.list', async context => ({ rows: await listOwnCompanies(context) }))

implement(contract, 'access.settings.change', async (context, { language, theme, workDate, company }) => {
  const companyId = company ? await ownCompanyId(context.tx, company) : null
  const given = { language, theme, work_date: workDate, company_id: company === undefined ? undefined : companyId }
  const chosen = (name: keyof typeof given): boolean => given[name] !== undefined
  await context.tx.execute(
    'access.change_settings',
    `insert into access.user_settings as s (user_id, language, theme, work_date, company_id) values ($1, $2, $3, $4, $5)
     on conflict (user_id) do update set
       language = case when $6 then excluded.language else s.language end,
       theme = case when $7 then excluded.theme else s.theme end,
       work_date = case when $8 then excluded.work_date else s.work_date end,
       company_id = case when $9 then excluded.company_id else s.company_id end`,
    [
      context.userId, language ?? null, theme ?? null, (workDate ?? null) as LocalDate | null, companyId,
      chosen('language'), chosen('theme'), chosen('work_date'), chosen('company_id'),
    ],
  )
  return (await loadUser(context)).settings
})

async function ownCompanyId(tx: Tx, code: string): Promise<number> {
  const row = await tx.maybeOne<{ id: number }>(
    'access.own_company', 'select company_id as id from access.own_companies where code = $1', [code],
  )
  if (!row) throw new Refused([problem('not_a_member', { company: code }, { field: 'company' })])
  return row.id
}

const keyFields = `id, name, prefix, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`

implement(contract, 'access.api_keys.list', async ({ tx, userId }) => ({
  rows: await tx.query<ApiKey>(
    'access.list_keys', `select ${keyFields} from access.api_keys where user_id = $1 order by created_at desc, id`, [userId],
  ),
}))

implement(contract, 'access.api_keys.create', async ({ tx, userId, newId }, { name }) => {
  const key = newKey()
  const row = await tx.one<ApiKey>(
    'access.create_key',
    `insert into access.api_keys (id, user_id, name, prefix, hash) values ($1, $2, $3, $4, $5) returning ${keyFields}`,
    [newId(), userId, name, keyPrefix(key), keyHash(key)],
  )
  return { ...row, key }
})

implement(contract, 'access.api_keys.revoke', async ({ tx, userId }, { id }) => {
  const row = await tx.maybeOne<ApiKey>(
    'access.revoke_key',
    `update access.api_keys set revoked_at = coalesce(revoked_at, now()) where id = $1 and user_id = $2 returning ${keyFields}`,
    [id, userId],
  )
  if (!row) throw new Refused([problem('key_unknown', {})], 404)
  return row
})
