/**
 * Names in two languages: the English one and that of the country.
 */
import type { LanguageTag, LocalText } from '../../src/modules/company/pack.ts'

/** Puts the name in the language of the country beside the English one. */
export type Names = (local: string, en: string) => LocalText

/** Takes the language of a country, gives what makes names of a pair of texts. */
export const namesIn = (language: Exclude<LanguageTag, 'en'>): Names => (local, en) => ({ en, [language]: local })

/** A text for every code. */
export type TextOf<Code extends string> = Readonly<Record<Code, string>>

/** A table by code: the English name, and the fields that no language changes. */
export type Coded<More extends object = object> = Readonly<Record<string, readonly [en: string, more: More]>>

/** The codes of a table, in its order. */
export const codesOf = <Code extends string>(table: { readonly [C in Code]?: unknown }): readonly Code[] =>
  Object.keys(table) as Code[]

/** Takes the English and the local name of every code, gives rows of `code` and `name` in their order. */
export const namedOf = <Code extends string>(
  english: TextOf<Code>, names: Names, local: TextOf<Code>,
): readonly { readonly code: Code; readonly name: LocalText }[] =>
  codesOf<Code>(english).map(code => ({ code, name: names(local[code], english[code]) }))

type CodeOf<Table> = keyof Table & string

/**
 * Takes a table and the local name of every code in it, gives its rows in its order: `code`, `name` and the fields
 * that the table holds.
 */
export const rowsOf = <Table extends Coded>(
  table: Table, names: Names, local: TextOf<CodeOf<Table>>,
): readonly ({ readonly code: CodeOf<Table>; readonly name: LocalText } & Table[CodeOf<Table>][1])[] =>
  codesOf<CodeOf<Table>>(table).map(code => {
    const [en, more] = table[code]!
    return { code, name: names(local[code], en), ...more }
  })
