/** Users and who works in which company, for the command line, the demo and the operations of this module. */
import { v7 } from 'uuid'
import { type Databases, type Tx, withTransaction } from '#platform/db'
import { Refused, refuse } from '#platform/problem'
import { keyHash, keyPrefix } from './api-keys.ts'
import { checkPassword, hashed } from './passwords.ts'
import type { PermissionSetName } from './permission-sets.ts'
import { problem } from './problems.ts'

export interface NewUser {
  readonly email: string
  readonly name: string
  readonly password: string
}

/** Writes a user with an already checked password. Gives the id. The address must be free. */
export async function writeUser(tx: Tx, { email, name, password }: NewUser): Promise<string> {
  const userId = v7()
  await tx.execute('access.create_user', 'select access.create_user($1, $2, $3, $4, $5)', [
    userId, v7(), email.trim(), name.trim(), await hashed(password),
  ])
  return userId
}

/** The id behind an e-mail address, whatever its capitals, or undefined. */
export async function findUser(tx: Tx, email: string): Promise<string | undefined> {
  const row = await tx.one<{ id: string | null }>('access.user_by_email', 'select access.user_by_email($1) as id', [email.trim()])
  return row.id ?? undefined
}

/** Makes a user who belongs to no company yet. Refuses a short password and an address that is taken. */
export async function createUser({ owner }: Databases, user: NewUser): Promise<{ readonly userId: string }> {
  refuse(checkPassword(user.password))
  return withTransaction(owner, {}, async tx => {
    if (await findUser(tx, user.email)) throw new Refused([problem('email_taken', { email: user.email }, { field: 'email' })])
    return { userId: await writeUser(tx, user) }
  })
}

/** Makes a user one of a company's people. Gives whether they were not one already. */
export async function joinCompany(
  tx: Tx,
  { companyId, userId, permissionSet }: { readonly companyId: number; readonly userId: string; readonly permissionSet: PermissionSetName },
): Promise<boolean> {
  const added = await tx.execute(
    'access.join_company',
    'insert into access.memberships (company_id, user_id, permission_set) values ($1, $2, $3) on conflict do nothing',
    [companyId, userId, permissionSet],
  )
  return added > 0
}

export interface NewMembership {
  readonly email: string
  /** Code of the company. */
  readonly company: string
  readonly permissionSet: PermissionSetName
}

/** Lets a user into a company, or changes what they may do there. Refuses an unknown user or company. */
export async function addMembership({ owner }: Databases, { email, company, permissionSet }: NewMembership): Promise<void> {
  await withTransaction(owner, {}, async tx => {
    const userId = await findUser(tx, email)
    if (!userId) throw new Refused([problem('user_unknown', { user: email })])
    const found = await tx.maybeOne<{ id: number }>('access.company_by_code', 'select id from company.companies where code = $1', [company])
    if (!found) throw new Refused([problem('company_unknown', { company })])
    await tx.execute(
      'access.add_membership',
      `insert into access.memberships (company_id, user_id, permission_set) values ($1, $2, $3)
       on conflict (company_id, user_id) do update set permission_set = excluded.permission_set`,
      [found.id, userId, permissionSet],
    )
  })
}

/** Who signs in to the demo. The password is no secret, so it may be short; no other user gets one like it. */
export const demoUser: NewUser = { email: 'owner@demo.example', name: 'Demo owner', password: 'demo' }

/**
 * Makes the demo's user, once, the owner of the companies named; `apiKey` (HANDEL_DEMO_API_KEY) becomes a key of
 * theirs. Running it again adds what is missing and changes nothing else.
 */
export async function createDemoUser(databases: Databases, companies: readonly string[], apiKey?: string): Promise<{ readonly userId: string }> {
  const userId = await withTransaction(databases.owner, {}, async tx => {
    const id = (await findUser(tx, demoUser.email)) ?? (await writeUser(tx, demoUser))
    if (apiKey)
      await tx.execute(
        'access.add_given_key',
        `insert into access.api_keys (id, user_id, name, prefix, hash) values ($1, $2, $3, $4, $5) on conflict (hash) do nothing`,
        [v7(), id, 'HANDEL_DEMO_API_KEY', keyPrefix(apiKey), keyHash(apiKey)],
      )
    return id
  })
  for (const company of companies) await addMembership(databases, { email: demoUser.email, company, permissionSet: 'owner' })
  return { userId }
}
