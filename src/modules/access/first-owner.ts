/** The first person of an empty house signs up by themselves; everybody after that is let in by an owner. */
import { z } from 'zod'
import { type Databases, withTransaction } from '#platform/db'
import { Refused, refuse } from '#platform/problem'
import { checkPassword } from './passwords.ts'
import { problem } from './problems.ts'
import { demoUser, writeUser } from './users.ts'

export interface HouseState {
  /** Nobody of the house has an account yet, so that somebody may make the first one. */
  readonly firstOwner: boolean
  /** How to look around in the demonstration, where there is one. */
  readonly demo: { readonly email: string; readonly password: string } | null
}

/** What the sign-in page needs to know before anybody is signed in. The demonstration's user is nobody's account. */
export async function loadHouseState({ owner }: Databases): Promise<HouseState> {
  const { rows } = await owner.query<{ people: boolean; demo: boolean }>(
    'select exists (select from auth.users where email <> $1) as people, exists (select from auth.users where email = $1) as demo',
    [demoUser.email],
  )
  const { people, demo } = rows[0]!
  return { firstOwner: !people, demo: demo ? { email: demoUser.email, password: demoUser.password } : null }
}

const firstOwner = z.object({
  email: z.string().trim().max(200).pipe(z.email()),
  name: z.string().trim().min(1).max(100),
  password: z.string().max(500),
})

/** Makes the first account. Refuses when there is one already, whoever comes second, and a short password. */
export async function signUpFirstOwner({ owner }: Databases, body: unknown): Promise<{ readonly email: string }> {
  const parsed = firstOwner.safeParse(body)
  if (!parsed.success) throw new Refused([problem('incomplete', {})], 400)
  refuse(checkPassword(parsed.data.password))
  return withTransaction(owner, {}, async tx => {
    // Two who come at once are one after the other.
    await tx.execute('access.lock_users', 'lock table auth.users in share row exclusive mode')
    const others = await tx.maybeOne('access.anybody', 'select from auth.users where email <> $1 limit 1', [demoUser.email])
    if (others) throw new Refused([problem('first_owner_there', {})], 403)
    await writeUser(tx, parsed.data)
    return { email: parsed.data.email.toLowerCase() }
  })
}
