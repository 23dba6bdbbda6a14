import { hashPassword } from 'better-auth/crypto'
import type { Problem } from '#platform/problem'
import { longestPassword, shortestPassword } from './auth.ts'
import { problem } from './problems.ts'

/** What is wrong with a password somebody chose. Gives no problems when it will do. */
export function checkPassword(password: string): Problem[] {
  const place = { field: 'password' }
  if (password.length < shortestPassword) return [problem('password_too_short', { min: shortestPassword }, place)]
  if (password.length > longestPassword) return [problem('password_too_long', { max: longestPassword }, place)]
  return []
}

/** The salted scrypt hash better-auth compares with at sign-in. */
export const hashed = (password: string): Promise<string> => hashPassword(password)
