/** Texts in the user's language: those of the web and those of the server's modules, by the same keys. */
import { IntlMessageFormat } from 'intl-messageformat'
import { useSyncExternalStore } from 'react'
import { type Bringing, textsBrought } from './messages/pages.ts'

export const languages = ['en', 'nl-NL', 'nl-BE', 'nb-NO'] as const
export type Language = (typeof languages)[number]

/** Each language in its own words. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'nl-NL': 'Nederlands (Nederland)',
  'nl-BE': 'Nederlands (België)',
  'nb-NO': 'Norsk bokmål',
}

type Messages = Readonly<Record<string, string>>

const loaders: Readonly<Record<Language, () => Promise<{ messages: Messages }>>> = {
  en: () => import('./messages/en.ts'),
  'nl-NL': () => import('./messages/nl-nl.ts'),
  'nl-BE': () => import('./messages/nl-be.ts'),
  'nb-NO': () => import('./messages/nb-no.ts'),
}

let language: Language = 'en'
let messages: Messages = {}
let formats = new Map<string, IntlMessageFormat>()
const listeners = new Set<() => void>()

/** The language a browser or a server names, as one of ours. */
export const asLanguage = (tag: string): Language =>
  languages.find(known => known.toLowerCase() === tag.toLowerCase()) ??
  (tag.toLowerCase().startsWith('nl') ? 'nl-NL' : /^(nb|nn|no)/i.test(tag) ? 'nb-NO' : 'en')

let latest: Language | undefined
let loading: Promise<void> | undefined
const brought = new Set<Bringing>()

/** Loads a language and shows everything in it, unless another was asked for meanwhile. */
export const useTextsOf = (wanted: Language): Promise<void> => (loading = load(wanted))

async function load(wanted: Language): Promise<void> {
  latest = wanted
  const [loaded, more] = await Promise.all([loaders[wanted](), textsBrought(brought, wanted)])
  if (latest !== wanted) return
  language = wanted
  messages = { ...loaded.messages, ...more }
  formats = new Map()
  document.documentElement.lang = wanted
  for (const listener of listeners) listener()
}

/** The texts of an area's own pages, from now on in every language: awaited before the first of them is shown. */
export async function bringTexts(area: Bringing): Promise<void> {
  if (brought.has(area)) return loading
  brought.add(area)
  const wanted = latest
  // A language that is not asked for yet takes them along.
  if (!wanted) return
  const [more] = await Promise.all([textsBrought([area], wanted), loading])
  if (latest === wanted) messages = { ...messages, ...more }
}

/** Sets the language without its texts: for tests of what depends on the region alone. */
export function languageForTest(wanted: Language): void {
  language = wanted
}

export const currentLanguage = (): Language => language

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language now; a component that uses it is drawn again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage)

export type TextParams = Readonly<Record<string, string | number | undefined>>

export const hasText = (key: string): boolean => key in messages

/** What a document is called, where a sentence goes on before it: `Post sales order 101`. Numbers stay as they are. */
function withinSentence(message: string, params: TextParams | undefined): TextParams | undefined {
  const document = params?.document
  if (typeof document !== 'string' || message.startsWith('{document') || !/^\p{Lu}\p{Ll}/u.test(document)) return params
  return { ...params, document: document.charAt(0).toLowerCase() + document.slice(1) }
}

/** The text of a key with its params; the key itself where nobody wrote one, so that it is seen. */
export function t(key: string, params?: TextParams): string {
  const message = messages[key]
  if (message === undefined) return key
  if (!params && !message.includes('{') && !message.includes("'")) return message
  let format = formats.get(key)
  if (!format) formats.set(key, (format = new IntlMessageFormat(message, language)))
  return String(format.format(withinSentence(message, params) as Record<string, string>))
}

/** The caption of a field of a module, in the words of its side. */
export function caption(field: string, params: TextParams = {}): string {
  const [module = '', name = field] = field.includes('.') ? field.split('.') : ['', field]
  const own = `web.field.${name}`
  if (hasText(own)) return t(own, { side: 'sales', ...params })
  const served = `${module}.field.${name}`
  return hasText(served) ? t(served, { side: 'sales', ...params }) : name
}
