/**
 * What the program says to people, in their language: the texts of every `locales/*.json`, ICU MessageFormat, with
 * numbers and dates as the region writes them. Decimals come as text and are formatted as text, never as floats.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { isLocalDate } from './local-date.ts'
import type { Problem } from './problem.ts'
import { projectFolder } from './project.ts'

export const languages = ['en', 'nl-NL', 'nl-BE', 'nb-NO'] as const
export type Language = (typeof languages)[number]

export type MessageParams = Readonly<Record<string, string | number>>

/** Where a text is looked for when the language itself has none. */
const fallbacks: Readonly<Record<Language, readonly Language[]>> = {
  en: [],
  'nl-NL': ['en'],
  'nl-BE': ['nl-NL', 'en'],
  'nb-NO': ['en'],
}

/** English is written for Europe: 20/11/2026, never 11/20/2026. */
const regions: Readonly<Record<Language, string>> = { en: 'en-GB', 'nl-NL': 'nl-NL', 'nl-BE': 'nl-BE', 'nb-NO': 'nb-NO' }

const places = ['src/platform/locales', 'src/modules/*/locales', 'src/modules/*/*/locales', 'extensions/*/locales']

/** Whether a tag is one of the languages the program speaks. */
export const isLanguage = (tag: string): tag is Language => (languages as readonly string[]).includes(tag)

/** The texts of one language as its files hold them. Refuses a key that two files claim. */
export function loadTexts(language: Language, root: string = projectFolder): Map<string, string> {
  const texts = new Map<string, string>()
  for (const file of places.flatMap(place => globSync(`${place}/${language}.json`, { cwd: root })).sort())
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>)) {
      if (texts.has(key)) throw new Error(`${basename(file)}: the text ${key} is there twice`)
      texts.set(key, text)
    }
  return texts
}

const loaded = new Map<Language, Map<string, string>>()

function textsOf(language: Language): Map<string, string> {
  let texts = loaded.get(language)
  if (!texts) loaded.set(language, (texts = loadTexts(language)))
  return texts
}

/** The text under a key and the language it was found in, or undefined when no language of the chain has it. */
function textOf(language: Language, key: string): { text: string; found: Language } | undefined {
  for (const found of [language, ...fallbacks[language]]) {
    const text = textsOf(found).get(key)
    if (text !== undefined) return { text, found }
  }
  return undefined
}

const known = (language: string): Language => (isLanguage(language) ? language : 'en')

/** Whether there is a text for a key, in the language itself or where it falls back to. */
export const hasMessage = (language: string, key: string): boolean => textOf(known(language), key) !== undefined

/** What one param of a text is used as: decides how its value is handed over. */
type Use = 'plain' | 'number' | 'date' | 'choice'

export interface CompiledMessage {
  readonly format: (params: MessageParams) => string
  /** The params the text uses, with their use. */
  readonly uses: ReadonlyMap<string, Use>
}

type Ast = ReturnType<IntlMessageFormat['getAst']>

/** The numbers of the parser's element types (icu-messageformat-parser, TYPE). */
const elementUse: Readonly<Record<number, Use>> = { 1: 'plain', 2: 'number', 3: 'date', 4: 'date', 5: 'choice', 6: 'number' }

function collectUses(ast: Ast, uses = new Map<string, Use>()): Map<string, Use> {
  for (const element of ast) {
    const use = elementUse[element.type]
    if (use) uses.set((element as { value: string }).value, use)
    if ('options' in element) for (const option of Object.values(element.options)) collectUses(option.value, uses)
    if ('children' in element) collectUses(element.children, uses)
  }
  return uses
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** As many decimals as the value has: an amount is not rounded because a sentence mentions it. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  let format = numberFormats.get(key)
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(locale, { maximumFractionDigits: 20, ...options })))
  return format
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  let format = dateFormats.get(key)
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(locale, options)))
  return format
}

const shortDate: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric' }

const formatters = {
  getNumberFormat: (locale: unknown, options?: Intl.NumberFormatOptions) => numberFormat(String(locale), options),
  getDateTimeFormat: (locale: unknown, options: Intl.DateTimeFormatOptions = shortDate) =>
    dateFormat(String(locale), { timeZone: 'UTC', ...options }),
  getPluralRules: (locale: unknown, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(String(locale), options),
}

/** Reads a text as ICU MessageFormat for a language. Throws when it is not well formed. */
export function compileMessage(language: Language, text: string): CompiledMessage {
  const region = regions[language]
  const message = new IntlMessageFormat(text, region, { date: { short: shortDate } }, { formatters: formatters as never, ignoreTag: true })
  const uses = collectUses(message.getAst())
  return {
    uses,
    format: params => {
      const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, valueFor(language, uses.get(name), value)]))
      return String(message.format(values))
    },
  }
}

function valueFor(language: Language, use: Use | undefined, value: string | number): string | number {
  if (use === 'date') return Date.parse(String(value))
  // A day is a day wherever it is mentioned; numbers are only numbers where the text says so, since codes look alike.
  if (use === 'plain' && isLocalDate(String(value))) return formatDate(language, String(value))
  return value
}

const compiled = new Map<string, CompiledMessage>()

/**
 * The text under a key, in a language or where it falls back to (nl-BE → nl-NL → English), with its params filled in.
 * A key without a text gives the key, and a text that cannot be filled in gives itself: what is to be said is still said.
 */
export function message(language: string, key: string, params: MessageParams = {}): string {
  const wanted = known(language)
  const text = textOf(wanted, key)
  if (!text) return key
  const name = `${wanted} ${key}`
  try {
    let entry = compiled.get(name)
    // Words come from where they were found; numbers and dates stay those of the region that asked.
    if (!entry) compiled.set(name, (entry = compileMessage(text.found === 'en' ? 'en' : wanted, text.text)))
    return entry.format(params)
  } catch {
    return text.text
  }
}

/** What a problem says, in a language; fields it names are called what their captions call them. */
export const problemText = (language: string, { code, params }: Problem): string => message(language, code, withCaptions(language, code, params))

/** The params with the names of fields as captions (`<module>.field.<name>`), unless the text chooses its words by the name itself. */
function withCaptions(language: string, code: string, params: MessageParams): MessageParams {
  const [module] = code.split('.')
  const caption = (name: string): string => (hasMessage(language, `${module}.field.${name}`) ? message(language, `${module}.field.${name}`) : name)
  const text = textOf(known(language), code)?.text ?? ''
  const named = (['field', 'fields'] as const).filter(param => typeof params[param] === 'string' && !text.includes(`{${param},`))
  return { ...params, ...Object.fromEntries(named.map(param => [param, String(params[param]).split(', ').map(caption).join(', ')])) }
}

/** A decimal, given as text, as the region writes it: `1.234,50`. Keeps its decimals unless `options` says otherwise. */
export const formatNumber = (language: string, value: string, options: Intl.NumberFormatOptions = {}): string =>
  numberFormat(regions[known(language)], options).format(value as Intl.StringNumericLiteral)

/** A calendar date `YYYY-MM-DD` as the region writes it: `20-11-2026`, `20.11.2026`. */
export const formatDate = (language: string, date: string): string =>
  dateFormat(regions[known(language)], { ...shortDate, timeZone: 'UTC' }).format(Date.parse(date))

/** `nl`, `nb` and `no` without a region mean the country where most speak it; Nynorsk readers read Bokmål. */
const primary: Readonly<Record<string, Language>> = { en: 'en', nl: 'nl-NL', nb: 'nb-NO', no: 'nb-NO', nn: 'nb-NO' }

/** The best language of an `Accept-Language` header, or undefined when it names none the program speaks. */
export function negotiateLanguage(header: string | undefined): Language | undefined {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', ...settings] = part.trim().split(';')
      const weight = settings.map(setting => /^\s*q=([\d.]+)\s*$/.exec(setting)?.[1]).find(Boolean)
      return { tag: tag.trim().toLowerCase(), weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    const exact = languages.find(language => language.toLowerCase() === tag)
    const found = exact ?? primary[tag.split('-')[0]!]
    if (found) return found
  }
  return undefined
}
