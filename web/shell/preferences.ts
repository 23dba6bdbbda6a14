/**
 * What a person set up for themselves, by name: loaded with the session, shown at once, saved a moment later. What could
 * not be saved is tried again with the next change and when the connection is back.
 */
import { useCallback, useSyncExternalStore } from 'react'
import { type CallOptions, Refusal, call } from './client.ts'
import type { Input } from './operations.ts'

type Json = Input<'access.preferences.set'>['value']

export interface PreferenceOptions {
  /** Holds in this company alone. */
  readonly forCompany?: boolean
}

const pause = 600

const kept = new Map<string, unknown>()
const unsaved = new Map<string, Input<'access.preferences.set'>>()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

const nameOf = (key: string, { forCompany = false }: PreferenceOptions): string => `${forCompany ? 'company' : 'all'} ${key}`

const tell = (): void => {
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Reads everything the person has kept; called when a session begins. What is not saved yet goes before what was read. */
export async function loadPreferences(): Promise<void> {
  const { rows } = await call('access.preferences.list', {})
  kept.clear()
  for (const { key, value, forCompany } of rows) kept.set(nameOf(key, { forCompany }), value)
  for (const { key, value, forCompany } of unsaved.values()) kept.set(nameOf(key, { forCompany }), value)
  tell()
}

/** Forgets what belonged to whoever was here, after a last attempt to save it. */
export async function leavePreferences(): Promise<void> {
  await savePreferences()
  unsaved.clear()
  kept.clear()
}

/** What is kept under a name now; undefined where nothing is. */
export const preferenceOf = (key: string, options: PreferenceOptions = {}): unknown => kept.get(nameOf(key, options))

/** Keeps a value, or with undefined goes back to the standard. */
export function setPreference(key: string, value: unknown, options: PreferenceOptions = {}): void {
  const name = nameOf(key, options)
  if (value === undefined) kept.delete(name)
  else kept.set(name, value)
  unsaved.set(name, { key, value: (value ?? null) as Json, ...options })
  clearTimeout(timer)
  timer = setTimeout(() => void savePreferences(), pause)
  tell()
}

/** Sends what is not saved yet. */
export async function savePreferences(options: CallOptions = {}): Promise<void> {
  clearTimeout(timer)
  const sending = [...unsaved]
  unsaved.clear()
  await Promise.all(
    sending.map(async ([name, input]) => {
      try {
        await call('access.preferences.set', input, options)
      } catch (error) {
        // What the server will never take is not tried for ever; a newer value goes before this one.
        if (!(error instanceof Refusal) && !unsaved.has(name)) unsaved.set(name, input)
      }
    }),
  )
}

/** Saves what waits when the page is left, and when the connection is back. */
export function savePreferencesInTime(): void {
  addEventListener('pagehide', () => void savePreferences({ keepalive: true }))
  addEventListener('online', () => void savePreferences())
}

/**
 * One thing the person set up and how to change it: `const [widths, setWidths] = usePreference('list.items.widths', {})`.
 * The value is JSON; `set(undefined)` goes back to the standard, which should be the same object at every call.
 */
export function usePreference<T>(
  key: string,
  standard: T,
  { forCompany = false }: PreferenceOptions = {},
): readonly [T, (value: T | undefined) => void] {
  const value = useSyncExternalStore(subscribe, () => preferenceOf(key, { forCompany })) as T | undefined
  const set = useCallback((next: T | undefined) => setPreference(key, next, { forCompany }), [key, forCompany])
  return [value ?? standard, set]
}
