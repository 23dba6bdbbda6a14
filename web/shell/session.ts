/** Who works, in which company, language and theme: what the whole web shares. */
import { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { type Language, asLanguage, currentLanguage, useTextsOf as showTextsOf } from '../ui/texts.ts'
import { showChoices } from './choices.ts'
import { Refusal, SignedOut, call, caller } from './client.ts'
import type { Input, Me } from './operations.ts'
import { leavePreferences, loadPreferences, savePreferences, savePreferencesInTime } from './preferences.ts'

export type Theme = 'light' | 'dark'
/** What a person chose: a theme, or whatever the system has. */
export type ThemeChoice = Theme | 'system'

/** `lapsed`: the session ended while somebody was at work; the page stays as it is behind the sign-in. */
export type Session =
  | { readonly state: 'unknown' | 'out' | 'unreachable' }
  | { readonly state: 'in' | 'lapsed'; readonly me: Me }

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

const prefersDark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)')

function paint(choice: ThemeChoice): void {
  localStorage.setItem(remembered.theme, choice)
  document.documentElement.dataset.theme = choice === 'system' ? (prefersDark().matches ? 'dark' : 'light') : choice
}

const storedTheme = (): ThemeChoice => {
  const stored = localStorage.getItem(remembered.theme)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

export const themeInSight = (): Theme => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light')

/** Loads texts and asks who is signed in. */
export async function begin(): Promise<void> {
  paint(storedTheme())
  prefersDark().addEventListener('change', () => paint(storedTheme()))
  const language = asLanguage(localStorage.getItem(remembered.language) ?? navigator.language)
  caller.language = language
  savePreferencesInTime()
  // One turn there and back for all of it: over a slow network each costs half a second.
  await Promise.all([showTextsOf(language), enter()])
}

/** Reads who works; called at the start, after signing in and after a change of company. */
export async function enter(): Promise<void> {
  try {
    const [me] = await Promise.all([call('access.me', {}), loadPreferences()])
    // What somebody typed is not sent under another's name.
    if (session.state === 'lapsed' && session.me.user.id !== me.user.id) return location.replace('/')
    caller.company = me.company?.code
    if (me.settings.language) await show(me.settings.language)
    paint(me.settings.theme ?? 'system')
    showChoices()
    const isBack = session.state === 'lapsed'
    become({ state: 'in', me })
    if (isBack) for (const action of resumed) action()
  } catch (error) {
    if (!(error instanceof SignedOut)) become({ state: 'unreachable' })
  }
}

export async function chooseLanguage(language: Language): Promise<void> {
  await show(language)
  if (!('me' in session)) return
  await keepSettings({ language })
  await queries.invalidateQueries()
}

export async function chooseTheme(choice: ThemeChoice): Promise<void> {
  paint(choice)
  await keepSettings({ theme: choice === 'system' ? null : choice })
}

/** Works as if it were another day; null is today. New documents take it. */
export async function chooseWorkDate(date: string | null): Promise<void> {
  await call('access.settings.change', { workDate: date })
  await enter()
  await queries.invalidateQueries()
}

async function keepSettings(change: Input<'access.settings.change'>): Promise<void> {
  if (!('me' in session)) return
  const settings = await call('access.settings.change', change)
  become({ ...session, me: { ...session.me, settings } })
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
