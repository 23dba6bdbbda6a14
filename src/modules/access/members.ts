/** Who works in the company, and what was done there. */
import { type Context, implement } from '#platform/command'
import type { OutputOf } from '#platform/contract'
import { Refused, refuse } from '#platform/problem'
import { accessContract as contract } from './contract.ts'
import { newToken, writeInvitation } from './invitations.ts'
import { checkPassword } from './passwords.ts'
import type { PermissionSetName } from './permission-sets.ts'
import { problem } from './problems.ts'
import { findUser, joinCompany, writeUser } from './users.ts'

type Member = OutputOf<(typeof contract)['access.users.create']>
type AuditRow = OutputOf<(typeof contract)['access.audit.list']>['rows'][number]

const memberFields = `user_id as "userId", name, email, permission_set as "permissionSet", second_factor as "secondFactor", disabled, invited`

implement(contract, 'access.users.list', async ({ tx, companyId }) => ({
  rows: await tx.query<Member>(
    'access.list_members', `select ${memberFields} from access.members where company_id = $1 order by name, user_id`, [companyId],
  ),
}))

const loadMember = ({ tx, companyId }: Context, userId: string): Promise<Member> =>
  tx.one<Member>('access.load_member', `select ${memberFields} from access.members where company_id = $1 and user_id = $2`, [
    companyId, userId,
  ])

implement(contract, 'access.users.create', async (context, { email, name, password, permissionSet }) => {
  const { tx } = context
  const known = await findUser(tx, email)
  if (known === undefined && password === undefined)
    throw new Refused([problem('password_needed', { email }, { field: 'password' })])
  // Somebody who already signs in keeps their own name and password: only they may change those.
  if (known === undefined) refuse(checkPassword(password!))
  const userId = known ?? (await writeUser(tx, { email, name, password: password! }))
  await letIn(context, { userId, email, permissionSet })
  return loadMember(context, userId)
})

async function letIn(
  { tx, companyId }: Context,
  { userId, email, permissionSet }: { readonly userId: string; readonly email: string; readonly permissionSet: PermissionSetName },
): Promise<void> {
  if (!(await joinCompany(tx, { companyId, userId, permissionSet })))
    throw new Refused([problem('already_a_member', { email }, { field: 'email' })])
}

implement(contract, 'access.users.invite', async (context, { email, name, permissionSet }) => {
  const { tx } = context
  const known = await findUser(tx, email)
  const userId = known ?? (await writeUser(tx, { email, name, password: newToken() }))
  await letIn(context, { userId, email, permissionSet })
  const invitation = known === undefined ? await writeInvitation(context, userId) : null
  return { ...(await loadMember(context, userId)), invitation }
})

implement(contract, 'access.users.renew_invitation', async (context, { userId }) => {
  const { email } = await loadKnownMember(context, userId)
  const { elsewhere } = await context.tx.one<{ elsewhere: boolean }>(
    'access.works_elsewhere', 'select access.works_elsewhere($1, $2) as elsewhere', [userId, context.userId],
  )
  if (elsewhere) throw new Refused([problem('works_elsewhere', { user: email }, { field: 'userId' })])
  return writeInvitation(context, userId)
})

async function loadKnownMember(context: Context, userId: string): Promise<Member> {
  await lockMember(context, userId)
  return loadMember(context, userId)
}

const setDisabled = (to: 'now()' | 'null') => async (context: Context, { userId }: { readonly userId: string }): Promise<Member> => {
  const { isLastOwner } = await lockMember(context, userId)
  if (isLastOwner && to === 'now()') throw new Refused([problem('last_owner', {}, { field: 'userId' })])
  await context.tx.execute(
    `access.disable_${to}`, `update access.memberships set disabled_at = ${to} where company_id = $1 and user_id = $2`, [context.companyId, userId],
  )
  return loadMember(context, userId)
}

implement(contract, 'access.users.disable', setDisabled('now()'))
implement(contract, 'access.users.enable', setDisabled('null'))

interface Membership {
  readonly user_id: string
  readonly permission_set: PermissionSetName
}

/** The membership to be changed. Locks the owners too, so that two of them cannot leave at once; refuses a stranger. */
async function lockMember({ tx, companyId }: Context, userId: string): Promise<{ readonly isLastOwner: boolean }> {
  const rows = await tx.query<Membership>(
    'access.lock_member',
    `select user_id, permission_set from access.memberships
     where company_id = $1 and (user_id = $2 or (permission_set = 'owner' and disabled_at is null)) order by user_id for update`,
    [companyId, userId],
  )
  const found = rows.find(row => row.user_id === userId)
  if (!found) throw new Refused([problem('user_unknown', { user: userId }, { field: 'userId' })], 404)
  const owners = rows.filter(row => row.permission_set === 'owner')
  return { isLastOwner: found.permission_set === 'owner' && owners.length === 1 }
}

implement(contract, 'access.users.change_permission_set', async (context, { userId, permissionSet }) => {
  const { isLastOwner } = await lockMember(context, userId)
  if (isLastOwner && permissionSet !== 'owner') throw new Refused([problem('last_owner', {}, { field: 'permissionSet' })])
  await context.tx.execute(
    'access.change_membership',
    'update access.memberships set permission_set = $3 where company_id = $1 and user_id = $2',
    [context.companyId, userId, permissionSet],
  )
  return loadMember(context, userId)
})

implement(contract, 'access.users.remove', async (context, { userId }) => {
  const { isLastOwner } = await lockMember(context, userId)
  if (isLastOwner) throw new Refused([problem('last_owner', {}, { field: 'userId' })])
  await context.tx.execute('access.leave_company', 'delete from access.memberships where company_id = $1 and user_id = $2', [
    context.companyId, userId,
  ])
  return { removed: true as const }
})

const standardPage = 100

implement(contract, 'access.audit.list', async ({ tx, companyId }, { userId, operation, from, to, after, limit = standardPage }) => {
  const begin = operation?.endsWith('*') ? operation.slice(0, -1) : undefined
  const rows = await tx.query<AuditRow>(
    'access.audit',
    // Ids are ordered by time, so that the key of the table gives newest first; days are those of the company.
    `select c.id, c.at, c.user_id as "userId", coalesce(m.name, c.user_id) as user, c.operation, c.milliseconds,
       c.idempotency_key as "idempotencyKey"
     from platform.commands c
     left join access.members m on m.company_id = c.company_id and m.user_id = c.user_id
     left join company.companies k on k.id = c.company_id
     where c.company_id = $1
       and ($2::uuid is null or c.id < $2)
       and ($3::text is null or c.user_id = $3)
       and ($4::text is null or c.operation = $4)
       and ($5::text is null or starts_with(c.operation, $5))
       and ($6::date is null or c.at >= $6::date::timestamp at time zone k.time_zone)
       and ($7::date is null or c.at < ($7::date + 1)::timestamp at time zone k.time_zone)
     order by c.id desc limit $8`,
    [companyId, after ?? null, userId ?? null, begin === undefined ? (operation ?? null) : null, begin ?? null, from ?? null, to ?? null, limit + 1],
  )
  const page = rows.slice(0, limit)
  return { rows: page, ...(rows.length > limit ? { next: page.at(-1)!.id } : {}) }
})
