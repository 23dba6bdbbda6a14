/** The words of a file's titles and cells, in the languages people write them. Pure, but for the texts of the program. */
import { languages, message } from '#platform/i18n'
import type { Column } from './kinds/index.ts'

/** A word as it is compared: without case, accents, marks and blanks. */
export const plainWord = (text: string): string =>
  text.normalize('NFKD').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** What the words of cells mean. */
export interface Lexicon {
  readonly flags: ReadonlyMap<string, boolean>
  /** ISO 3166 codes by code and by name. */
  readonly countries: ReadonlyMap<string, string>
  readonly choices: (column: Column) => ReadonlyMap<string, string>
  /** The choices as the user would write them. */
  readonly options: (column: Column) => string
}

const yes = ['true', 'ja', 'yes', 'oui', 'j', 'y', 'x', '1', 'waar', 'sann', 'sant', 'wahr']
const no = ['false', 'nee', 'nei', 'no', 'non', 'n', '0', 'onwaar', 'usann', 'falsch']

const flags = new Map([...yes.map(word => [word, true] as const), ...no.map(word => [word, false] as const)])

/** The names of all countries, once: by every pair of letters that names one. */
function countryNames(): Map<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const names = ['en', 'nl', 'nb', 'fr', 'de'].map(language => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }))
  const found = letters.flatMap(first => letters.map(second => first + second)).filter(code => names[0]!.of(code) !== undefined)
  const known = new Map(found.flatMap(code => names.map(each => [plainWord(each.of(code) ?? code), code] as const)))
  for (const code of found) known.set(plainWord(code), code)
  return known
}

let countries: ReadonlyMap<string, string> | undefined

const choiceKey = (column: Column, value: string): string => `exchange.value.${column.name}.${value || 'none'}`

function choiceWords(column: Column): Map<string, string> {
  const words = column.values.flatMap(value => [
    [plainWord(value), value] as const,
    ...languages.map(language => [plainWord(message(language, choiceKey(column, value))), value] as const),
  ])
  return new Map(words)
}

/** The words of cells as a user of a language is told of them; the words of all languages are understood. */
export function lexiconIn(language: string): Lexicon {
  countries ??= countryNames()
  const byColumn = new Map<string, ReadonlyMap<string, string>>()
  return {
    flags,
    countries,
    choices: column => {
      const key = `${column.name} ${column.values.join()}`
      const known = byColumn.get(key) ?? choiceWords(column)
      byColumn.set(key, known)
      return known
    },
    options: column => column.values.map(value => choiceText(language, column, value)).join(', '),
  }
}

/** A choice as the user of a language writes it. */
export const choiceText = (language: string, column: Column, value: string): string => message(language, choiceKey(column, value))

/** The title of a column in a language. */
export const titleOf = (language: string, column: Column): string => message(language, column.caption)

/**
 * Proposes the field of each title: what was chosen for it before, else the column it is the name, caption or a known
 * alias of, in whatever language. No column is proposed twice, except for the same title twice: which of the two is
 * meant only their reader knows. Gives a name per title, blank where nothing fits.
 */
export function proposeFields(titles: readonly string[], columns: readonly Column[], remembered: ReadonlyMap<string, string>): string[] {
  const known = new Map<string, string>()
  const learn = (word: string, name: string): void => {
    if (word !== '' && !known.has(word)) known.set(word, name)
  }
  for (const column of columns) for (const language of languages) learn(plainWord(titleOf(language, column)), column.name)
  for (const column of columns) learn(plainWord(column.name), column.name)
  for (const column of columns) for (const alias of column.aliases) learn(plainWord(alias), column.name)
  const names = new Set(columns.map(({ name }) => name))
  const taken = new Map<string, string>()
  return titles.map(title => {
    const word = plainWord(title)
    const before = remembered.get(word)
    const name = before !== undefined && (before === '' || names.has(before)) ? before : (known.get(word) ?? '')
    if (name === '' || (taken.has(name) && taken.get(name) !== word)) return ''
    taken.set(name, word)
    return name
  })
}
