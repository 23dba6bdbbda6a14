/** What every report is made of, and how its sums come about. Pure. */
import type { z } from 'zod'
import { Decimal, dec } from '#platform/decimal'
import { formatDate, message } from '#platform/i18n'
import type { reports } from './contract.ts'

type ReportOf<N extends keyof typeof reports> = z.input<(typeof reports)[N]['output']>

/** A report as its operation gives it. */
export type Answer<N extends keyof typeof reports> = ReportOf<N>

/** A report of any kind, for paper and spreadsheet. */
export interface Report {
  readonly title: string
  readonly subtitles: readonly string[]
  readonly from: string | null
  readonly to: string
  readonly columns: readonly Column[]
  readonly sections: readonly Section[]
  readonly sums: Sums | null
  readonly figures: readonly { readonly name: string; readonly caption: string; readonly amount: string }[]
}

export type Column = ReportOf<'reports.trial_balance'>['columns'][number]
export type Sums = Readonly<Record<string, string>>

/** A row of any report: what its columns name, and how it stands among the others. */
export type Row = Standing & Readonly<Record<string, unknown>>

export interface Standing {
  readonly style: 'row' | 'heading' | 'total'
  readonly level: number
}

export interface Section {
  readonly name: string
  readonly caption: string
  readonly rows: readonly Row[]
  readonly sums: Sums | null
}

/** An ordinary row. */
export const plain: Standing = { style: 'row', level: 0 }

/** What a language says of reports. */
export interface Words {
  readonly say: (key: string, params?: Readonly<Record<string, string>>) => string
  readonly day: (date: string) => string
}

export const wordsOf = (language: string): Words => ({
  say: (key, params) => message(language, `reports.${key}`, params),
  day: date => formatDate(language, date),
})

/** Columns by name and kind, with their captions; `called` says which go by the caption of another. */
export const columnsOf = (words: Words, kinds: Readonly<Record<string, Column['kind']>>, called: Readonly<Record<string, string>> = {}): Column[] =>
  Object.entries(kinds).map(([name, kind]) => ({ name, kind, caption: words.say(`column.${called[name] ?? name}`) }))

/** The sum of each field over rows; a field that a row leaves blank counts nothing. */
export function sumOf<F extends string>(rows: readonly Readonly<Partial<Record<F, string | null>>>[], ...fields: readonly F[]): Record<F, string> {
  const sum = (field: F): string => Decimal.sum(rows.map(row => dec(row[field] ?? '0'))).toString()
  return Object.fromEntries(fields.map(field => [field, sum(field)])) as Record<F, string>
}

/** A share in percent with one decimal, or null of nothing. */
export const percentOf = (part: Decimal, whole: Decimal): string | null => (whole.isZero() ? null : part.times(dec(100)).dividedBy(whole, 1).toString())
