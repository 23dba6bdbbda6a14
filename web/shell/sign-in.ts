/** Signing in: a password, and a second factor where the account asks for one. */
import { caller } from './client.ts'

export type SignInStep = { readonly step: 'done' } | { readonly step: 'code' } | { readonly step: 'refused'; readonly message?: string; readonly status: number }

interface AuthAnswer {
  readonly twoFactorRedirect?: boolean
  readonly message?: string
  readonly detail?: string
  readonly problems?: readonly { readonly message: string }[]
}

async function ask(path: string, body: object): Promise<SignInStep> {
  let response: Response
  try {
    response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': caller.language },
      body: JSON.stringify(body),
    })
  } catch {
    return { step: 'refused', status: 0 }
  }
  const answer = (await response.json().catch(() => ({}))) as AuthAnswer | null
  if (!response.ok) return { step: 'refused', message: answer?.problems?.[0]?.message, status: response.status }
  return { step: answer?.twoFactorRedirect ? 'code' : 'done' }
}

export const signInWithPassword = (email: string, password: string): Promise<SignInStep> =>
  ask('sign-in/email', { email: email.trim(), password })

/** The code of an authenticator app, or one of the codes kept for the day it is lost. */
export const proveSecondFactor = (code: string): Promise<SignInStep> => {
  const plain = code.replaceAll(/\s/g, '')
  return /^\d{6}$/.test(plain) ? ask('two-factor/verify-totp', { code: plain }) : ask('two-factor/verify-backup-code', { code: code.trim() })
}
