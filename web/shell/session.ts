/** Who works, in which company, language and theme: what the whole web shares. */
import { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { type Language, asLanguage, currentLanguage, useTextsOf as showTextsOf } from '../ui/texts.ts'
import { Refusal, SignedOut, call, caller } from './client.ts'
import type { Me } from './operations.ts'
import { leavePreferences, loadPreferences, savePreferences, savePreferencesInTime } from './preferences.ts'

export type Theme = 'light' | 'dark'

/** `lapsed`: the session ended while somebody was at work; the page stays as it is behind the sign-in. */
export type Session =
  | { readonly state: 'unknown' | 'out' | 'unreachable' }
  | { readonly state: 'in' | 'lapsed'; readonly me: Me; readonly theme: Theme }

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (count, error) => count < 2 && !(error instanceof Refusal) && !(error instanceof SignedOut) },
  },
})

let session: Session = { state: 'unknown' }
const listeners = new Set<() => void>()

function become(next: Session): void {
  session = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSession = (): Session => useSyncExternalStore(subscribe, () => session)

/** The person at work; only where somebody is signed in. */
export function useMe(): Me {
  const now = useSession()
  if (!('me' in now)) throw new Error('nobody is signed in')
  return now.me
}

export const workDate = (): string => ('me' in session ? session.me.workDate : '2000-01-01')
export const localCurrency = (): string => ('me' in session ? (session.me.company?.localCurrency ?? 'EUR') : 'EUR')

/** Whether the person at work may run an operation; what they may not is not shown. */
export const mayRun = (operation: string): boolean => 'me' in session && session.me.operations.includes(operation)

const remembered = {
  language: 'handel.language',
  theme: 'handel.theme',
} as const

/** Whoever waits for a session that came back: documents with changes not yet sent. */
const resumed = new Set<() => void>()
export function onResume(action: () => void): () => void {
  resumed.add(action)
  return () => resumed.delete(action)
}

caller.onSignedOut = () => {
  if ('me' in session) become({ ...session, state: 'lapsed' })
  else if (session.state !== 'out') become({ state: 'out' })
}

async function show(language: Language): Promise<void> {
  caller.language = language
  localStorage.setItem(remembered.language, language)
  if (currentLanguage() !== language || document.documentElement.lang !== language) await showTextsOf(language)
}

function paint(theme: Theme): void {
  localStorage.setItem(remembered.theme, theme)
  document.documentElement.dataset.theme = theme
}

const storedTheme = (): Theme => {
  const stored = localStorage.getItem(remembered.theme)
  if (stored === 'light' || stored === 'dark') return stored
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Loads texts and asks who is signed in. */
export async function begin(): Promise<void> {
  paint(storedTheme())
  const language = asLanguage(localStorage.getItem(remembered.language) ?? navigator.language)
  caller.language = language
  await showTextsOf(language)
  savePreferencesInTime()
  await enter()
}

/** Reads who works; called at the start, after signing in and after a change of company. */
export async function enter(): Promise<void> {
  try {
    const me = await call('access.me', {})
    caller.company = me.company?.code
    await Promise.all([loadPreferences(), me.settings.language && show(me.settings.language)])
    const theme = me.settings.theme ?? storedTheme()
    paint(theme)
    const isBack = session.state === 'lapsed'
    become({ state: 'in', me, theme })
    if (isBack) for (const action of resumed) action()
  } catch (error) {
    if (!(error instanceof SignedOut)) become({ state: 'unreachable' })
  }
}

export async function chooseLanguage(language: Language): Promise<void> {
  await show(language)
  if (!('me' in session)) return
  await call('access.settings.change', { language })
  await queries.invalidateQueries()
}

export async function chooseTheme(theme: Theme): Promise<void> {
  paint(theme)
  if (!('me' in session)) return
  become({ ...session, theme })
  await call('access.settings.change', { theme })
}

/** Goes to work in another company; everything read so far belonged to the one before. */
export async function chooseCompany(code: string): Promise<void> {
  await savePreferences()
  await call('access.settings.change', { company: code })
  caller.company = code
  queries.clear()
  await enter()
}

export async function signOut(): Promise<void> {
  await leavePreferences()
  await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })
  queries.clear()
  caller.company = undefined
  become({ state: 'out' })
}
