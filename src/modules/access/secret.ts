import { randomBytes } from 'node:crypto'
import { CannotStart } from '#platform/cannot-start'
import type { Databases } from '#platform/db'

const shortest = 32

/**
 * What signs the cookies and encrypts second factors: HANDEL_SECRET, or one made at the first start and kept where only
 * the database's owner reads it, so that all processes share it. Throws when HANDEL_SECRET is too short to be one.
 */
export async function loadSecret({ owner }: Databases, given = process.env.HANDEL_SECRET): Promise<string> {
  if (given) {
    if (given.length < shortest)
      throw new CannotStart(`HANDEL_SECRET has fewer than ${shortest} characters.`, 'Take a longer one, for example from: openssl rand -base64 32')
    return given
  }
  await owner.query(`insert into auth.secrets (name, value) values ('signing', $1) on conflict do nothing`, [
    randomBytes(32).toString('base64url'),
  ])
  const { rows } = await owner.query<{ value: string }>(`select value from auth.secrets where name = 'signing'`)
  return rows[0]!.value
}
