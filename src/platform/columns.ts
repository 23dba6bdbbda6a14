/** What kinds of values a column of a list or a record holds: one vocabulary for filters, cursors and contracts. */

export type ColumnKind =
  'text' | 'code' | 'choice' | 'local_text' | 'decimal' | 'integer' | 'date' | 'time' | 'boolean' | 'id' | 'json'

/** The PostgreSQL type that a value of the kind is compared as. */
export const columnTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  code: 'text',
  choice: 'text',
  local_text: 'text',
  decimal: 'numeric',
  integer: 'bigint',
  date: 'date',
  time: 'timestamptz',
  boolean: 'boolean',
  id: 'uuid',
  json: 'jsonb',
}

/** Collects the parameters of one statement; equal names share one place. */
export class Parameters {
  readonly values: unknown[] = []
  readonly #places = new Map<string, string>()

  /** Adds a value. Gives its place, `$3`. */
  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  /** The place of a value that several parts of a statement ask for by name. */
  named(name: string, value: unknown): string {
    const known = this.#places.get(name)
    if (known !== undefined) return known
    const place = this.add(value)
    this.#places.set(name, place)
    return place
  }
}

/** What a declared SQL expression may ask for about the caller: `:company`, `:language`, `:workDate`. */
export interface Asker {
  readonly companyId: number
  readonly language: string
  readonly workDate: string
}

/** A declared column expression, bound, and in brackets where operators could part it. */
export function bindColumn(sql: string, asker: Asker, parameters: Parameters): string {
  const bound = bind(sql, asker, parameters)
  return /^[\w.]+$/.test(bound) ? bound : `(${bound})`
}

/** Puts the caller's company, language and work date where a declared expression names them. */
export function bind(sql: string, asker: Asker, parameters: Parameters): string {
  return sql.replaceAll(/(?<![:\w]):(company|language|workDate)\b/g, (_, name: string) => {
    if (name === 'company') return parameters.named(name, asker.companyId)
    if (name === 'language') return `${parameters.named(name, asker.language)}::text`
    return `${parameters.named(name, asker.workDate)}::date`
  })
}

/** `postingDate` → `posting_date`. */
export const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
