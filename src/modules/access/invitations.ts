/** Links by which a person chooses a first password, or a new one when it was lost. */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '#platform/command'
import { type Databases, type Tx, withTransaction } from '#platform/db'
import { Refused, refuse } from '#platform/problem'
import { checkPassword, hashed } from './passwords.ts'
import { problem } from './problems.ts'

/** How long a link opens the door. */
const lasts = '7 days'

/** 32 random bytes, for a link. */
export const newToken = (): string => randomBytes(32).toString('base64url')

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Makes a link for one of the company's people; those given before no longer open anything. */
export async function writeInvitation(
  { tx, companyId, userId: invitedBy }: Context,
  userId: string,
): Promise<{ readonly token: string; readonly expiresAt: string }> {
  const token = newToken()
  await tx.execute('access.end_invitations', 'delete from access.invitations where company_id = $1 and user_id = $2', [companyId, userId])
  const { expiresAt } = await tx.one<{ expiresAt: string }>(
    'access.invite',
    `insert into access.invitations (company_id, hash, user_id, invited_by, expires_at) values ($1, $2, $3, $4, now() + interval '${lasts}')
     returning expires_at as "expiresAt"`,
    [companyId, hashOf(token), userId, invitedBy],
  )
  return { token, expiresAt }
}

/**
 * Gives the person behind a link the password they chose, and ends what sessions they had. Gives the address they sign
 * in with. Refuses a link that was used or is too old, and a short password.
 */
export async function acceptInvitation({ owner }: Databases, { token, password }: { readonly token: string; readonly password: string }): Promise<{ readonly email: string }> {
  refuse(checkPassword(password))
  return withTransaction(owner, {}, async tx => {
    const found = await takeInvitation(tx, hashOf(token))
    if (!found) throw new Refused([problem('invitation_over', {})])
    await tx.execute(
      'access.set_password', `update auth.accounts set password = $2, updated_at = now() where user_id = $1 and provider_id = 'credential'`,
      [found.userId, await hashed(password)],
    )
    await tx.execute('access.end_sessions', 'delete from auth.sessions where user_id = $1', [found.userId])
    return { email: found.email }
  })
}

const takeInvitation = (tx: Tx, hash: Buffer): Promise<{ readonly userId: string; readonly email: string } | undefined> =>
  tx.maybeOne(
    'access.take_invitation',
    `update access.invitations i set used_at = now() from auth.users u
     where i.hash = $1 and i.used_at is null and i.expires_at > now() and u.id = i.user_id
     returning u.id as "userId", u.email`,
    [hash],
  )
