/**
 * Lists: what a page of rows is made from, declared once. Every list of the house filters, searches, sorts and pages
 * the same way. Paging goes by the key of the last row, so the thousandth page costs what the first one does; who jumps
 * into the middle skips from the nearest place known.
 */
import { type Asker, type ColumnKind, Parameters, bind, bindColumn, columnTypes } from './columns.ts'
import { type Context, implement } from './command.ts'
import type { Contract } from './contract.ts'
import type { Tx } from './db.ts'
import { isLocalDate } from './local-date.ts'
import { BadFilter, filterCondition, likePattern } from './list-filter.ts'
import { type Problem, defineProblems, refuse } from './problem.ts'
import type { ListInput } from './record-contract.ts'

export interface ListColumn {
  /** An expression over `from`; it may ask for `:company`, `:language` and `:workDate`. */
  readonly sql: string
  readonly kind: ColumnKind
  /** May be null: nulls come last going up and first going down. */
  readonly nullable?: boolean
  /** What a choice may be. */
  readonly values?: readonly string[]
  readonly filterable?: boolean
  readonly sortable?: boolean
}

export type Direction = 'asc' | 'desc'
export interface SortField {
  readonly field: string
  readonly direction?: Direction
}

export interface ListDefinition {
  /** What follows `from`, joins included: `items.items i left join …`. It may ask for `:company` and `:language`. */
  readonly from: string
  /** The company column that narrows it: `i.company_id`. */
  readonly company: string
  /** A condition that always holds, such as `d.side = 'sales'`. */
  readonly where?: string
  readonly columns: Readonly<Record<string, ListColumn>>
  /** Columns that together tell a row from every other; they are always in the answer. */
  readonly key: readonly string[]
  /** Without one, by the key. */
  readonly defaultSort?: readonly SortField[]
  /** Columns that `search` looks in: every word must be in one of them. */
  readonly search?: readonly string[]
  /** What finds rows by an index where `search` would look at every one. */
  readonly finder?: Finder
}

/**
 * Row security keeps the index of parts of words from being used: `ilike` might tell of rows that nobody may see. A function
 * with the owner's rights says the company itself, and uses it.
 */
export interface Finder {
  /** A function of patterns and a count: the ids of the rows that hold every pattern in what `search` looks in, null when there are more. */
  readonly function: string
  /** The column of these ids. */
  readonly id: string
}

export type Row = Readonly<Record<string, unknown>>
export interface Page {
  readonly rows: readonly Row[]
  /** Given as `after`, asks for the following page; absent on the last one. */
  readonly next?: string
  /** How many rows the filter and the search leave, when `total` was asked for. */
  readonly total?: number
  readonly sums?: ListSum[]
}

/** Fields added up over the rows of one value of `by`, or over all of them. */
export interface ListSum {
  readonly by: string | null
  readonly count: number
  readonly values: Readonly<Record<string, string>>
}

export const problem = defineProblems('platform', {
  bad_filter: ['field', 'value', 'kind', 'values'],
  unknown_field: ['field', 'fields'],
  not_filterable: ['field'],
  not_sortable: ['field'],
  not_a_number_field: ['field'],
  bad_cursor: [],
})

const standardLimit = 50
/** More are found by reading on in the order that was asked for: soon there is a page of them. */
const mostFound = 500
/** `%abc%`: shorter words have no three letters to be found by. */
const shortestPattern = 5
const maximumWords = 8

/**
 * Says how a list of a contract is read. One statement a page, and one more when the total is asked for.
 * Refuses unknown fields, filters that cannot be read and cursors of another sorting, all at once.
 */
export function implementList<C extends Contract>(
  contract: C,
  name: keyof C & string,
  definition: ListDefinition,
): void {
  implement(contract as Contract, name, (context: Context, input) =>
    listRows(context.tx, context, definition, input as ListInput),
  )
}

interface SortKey {
  readonly field: string
  readonly sql: string
  readonly kind: ColumnKind
  readonly nullable: boolean
  readonly direction: Direction
}

/** Reads one page of a list for a caller. */
export async function listRows(tx: Tx, asker: Asker, declared: ListDefinition, input: ListInput): Promise<Page> {
  refuse(checkInput(declared, input))
  const definition = await narrowed(tx, declared, input)
  const limit = input.limit ?? standardLimit
  const page = statement(definition, asker, input, limit)
  const [read, sums] = await Promise.all([
    tx.send(undefined, page.sql, page.parameters.values),
    input.sums ? sumRows(tx, definition, asker, input) : undefined,
  ])
  const rows = read.rows as Record<string, unknown>[]
  // A search looks at every row: what one page holds whole is not looked for a second time to be counted.
  const isWhole = rows.length < limit && input.after === undefined && !input.skip
  const counted = !input.total ? undefined : isWhole ? rows.length : await countRows(tx, definition, asker, input)
  if (input.fromEnd) rows.reverse()
  const last = rows.length > limit ? rows[limit - 1]! : undefined
  const next =
    last &&
    writeCursor(
      page.sort,
      page.sort.map((_, index) => last[`~${index}`] as string | null),
    )
  return {
    rows: rows
      .slice(0, limit)
      .map(row => Object.fromEntries(Object.entries(row).filter(([field]) => !field.startsWith('~')))),
    ...(next === undefined ? {} : { next }),
    ...(counted === undefined ? {} : { total: counted }),
    ...(sums === undefined ? {} : { sums }),
  }
}

/** A list of rows that were found already. */
interface Narrowed extends ListDefinition {
  readonly found?: readonly string[]
}

/** Finds by the index what is searched for, where there is one and it is not too much. */
async function narrowed(tx: Tx, definition: ListDefinition, { search }: ListInput): Promise<Narrowed> {
  const patterns = definition.finder ? wordPatterns(search) : []
  if (!definition.finder || !patterns.some(pattern => pattern.length >= shortestPattern)) return definition
  const { rows } = await tx.send(`find by ${definition.finder.function}`, `select ${definition.finder.function}($1, $2) as ids`, [patterns, mostFound])
  const { ids } = rows[0] as { ids: string[] | null }
  return ids === null ? definition : { ...definition, found: ids }
}

async function countRows(tx: Tx, definition: ListDefinition, asker: Asker, input: ListInput): Promise<number> {
  const parameters = new Parameters()
  const where = conditions(definition, asker, input, parameters).join(' and ')
  const sql = `select count(*)::int as total from ${bind(definition.from, asker, parameters)} where ${where}`
  const { rows } = await tx.send(undefined, sql, parameters.values)
  return (rows[0] as { total: number }).total
}

/** Sums are the database's: exact, and of every row, whether it was ever shown or not. */
async function sumRows(tx: Tx, definition: ListDefinition, asker: Asker, input: ListInput): Promise<ListSum[]> {
  const { fields, by } = input.sums!
  const parameters = new Parameters()
  const sqlOf = (field: string): string => bindColumn(definition.columns[field]!.sql, asker, parameters)
  const where = conditions(definition, asker, input, parameters).join(' and ')
  const group = by === undefined ? 'null' : `coalesce(${sqlOf(by)}::text, '')`
  const selected = fields.map((field, index) => `coalesce(sum(${sqlOf(field)}), 0)::text as "${index}"`)
  const sql = `select ${group} as by, count(*)::int as count, ${selected.join(', ')}
    from ${bind(definition.from, asker, parameters)} where ${where} ${by === undefined ? '' : 'group by 1 order by 1'}`
  const { rows } = await tx.send(undefined, sql, parameters.values)
  return (rows as { by: string | null; count: number; [index: number]: string }[]).map(row => ({
    by: row.by,
    count: row.count,
    values: Object.fromEntries(fields.map((field, index) => [field, row[index]!])),
  }))
}

function statement(definition: ListDefinition, asker: Asker, input: ListInput, limit: number) {
  const parameters = new Parameters()
  const where = conditions(definition, asker, input, parameters)
  const sort = sortKeys(definition, asker, input, parameters)
  // From the end, rows are read backwards and turned round; nulls change sides with the direction.
  const way = (direction: Direction): Direction => (input.fromEnd ? (direction === 'asc' ? 'desc' : 'asc') : direction)
  if (input.after !== undefined) where.push(afterCondition(sort, readCursor(sort, input.after)!, parameters))
  const fields = input.fields ? [...new Set([...definition.key, ...input.fields])] : Object.keys(definition.columns)
  const selected = [
    ...fields.map(field => `${bindColumn(definition.columns[field]!.sql, asker, parameters)} as "${field}"`),
    ...sort.map(({ sql }, index) => `${sql}::text as "~${index}"`),
  ]
  const order = sort.map(({ sql, direction }) => `${sql} ${way(direction)}`)
  const from = bind(definition.from, asker, parameters)
  const offset = input.skip ? ` offset ${parameters.add(input.skip)}` : ''
  const sql = `select ${selected.join(', ')} from ${from} where ${where.join(' and ')}
    order by ${order.join(', ')} limit ${parameters.add(input.fromEnd ? limit : limit + 1)}${offset}`
  return { sql, parameters, sort }
}

function conditions(definition: Narrowed, asker: Asker, input: ListInput, parameters: Parameters): string[] {
  const result = [`${definition.company} = ${parameters.named('company', asker.companyId)}`]
  if (definition.where) result.push(bind(definition.where, asker, parameters))
  for (const [field, expression] of filtersOf(input)) {
    const column = definition.columns[field]!
    result.push(filterCondition(expression, { ...column, sql: bindColumn(column.sql, asker, parameters) }, parameters))
  }
  if (definition.found) return [...result, `${definition.finder!.id} = any(${parameters.add(definition.found)}::uuid[])`]
  const searched = definition.search ?? []
  for (const found of searched.length > 0 ? wordPatterns(input.search) : []) {
    const pattern = `${parameters.add(found)}::text`
    const places = searched.map(
      field => `${bindColumn(definition.columns[field]!.sql, asker, parameters)} ilike ${pattern}`,
    )
    result.push(`(${places.join(' or ')})`)
  }
  return result
}

/** The filters that say something: an emptied filter is none. */
const filtersOf = (input: ListInput): (readonly [string, string])[] =>
  Object.entries(input.filter ?? {}).flatMap(([field, expression]) => {
    const text = String(expression)
    return text.trim() === '' ? [] : [[field, text] as const]
  })

/** A pattern for `ilike` for each word of what somebody searches for: what is found holds them all. */
export const wordPatterns = (search = ''): string[] =>
  search
    .replaceAll(/[*?\0]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, maximumWords)
    .map(word => `%${likePattern(word)}%`)

function sortKeys(definition: ListDefinition, asker: Asker, input: ListInput, parameters: Parameters): SortKey[] {
  const wanted = input.sort?.length ? input.sort : (definition.defaultSort ?? [])
  const named = new Set(wanted.map(({ field }) => field))
  // The key makes the order total; going the way of what stands before it, one index serves both directions.
  const direction = wanted.at(-1)?.direction ?? 'asc'
  const rest = definition.key.filter(field => !named.has(field)).map(field => ({ field, direction }))
  return [...wanted, ...rest].map(({ field, direction = 'asc' }) => {
    const { sql, kind, nullable = false } = definition.columns[field]!
    return { field, sql: bindColumn(sql, asker, parameters), kind, nullable, direction }
  })
}

function afterCondition(sort: readonly SortKey[], values: readonly (string | null)[], parameters: Parameters): string {
  const places = sort.map(({ kind }, index) => `${parameters.add(values[index])}::${columnTypes[kind]}`)
  const uniform = sort.every(({ nullable, direction }) => !nullable && direction === sort[0]!.direction)
  if (uniform) {
    const sign = sort[0]!.direction === 'asc' ? '>' : '<'
    return `(${sort.map(({ sql }) => sql).join(', ')}) ${sign} (${places.join(', ')})`
  }
  const same = (index: number): string => `${sort[index]!.sql} is not distinct from ${places[index]}`
  const steps = sort.map((key, index) => {
    const before = sort.slice(0, index).map((_, earlier) => same(earlier))
    return [...before, isBeyond(key, places[index]!, values[index] === null)].join(' and ')
  })
  return `(${steps.map(step => `(${step})`).join(' or ')})`
}

/** PostgreSQL takes null as the greatest value: last going up, first going down. */
function isBeyond({ sql, direction, nullable }: SortKey, place: string, isNull: boolean): string {
  if (direction === 'desc') return isNull ? `${sql} is not null` : `${sql} < ${place}`
  if (isNull) return 'false'
  return nullable ? `(${sql} > ${place} or ${sql} is null)` : `${sql} > ${place}`
}

const nameOf = (sort: readonly SortKey[]): string => sort.map(({ field, direction }) => `${field} ${direction}`).join()

const writeCursor = (sort: readonly SortKey[], values: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify([nameOf(sort), ...values])).toString('base64url')

/** The values a cursor holds, or undefined when it was not made for this sorting. */
function readCursor(sort: readonly SortKey[], cursor: string): (string | null)[] | undefined {
  try {
    const parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown
    if (!Array.isArray(parsed) || parsed.shift() !== nameOf(sort) || parsed.length !== sort.length) return undefined
    if (!parsed.every(value => value === null || typeof value === 'string')) return undefined
    return parsed as (string | null)[]
  } catch {
    return undefined
  }
}

/** Every mistake in what was asked: fields that are not there or not open to it, filters and cursors not understood. */
function checkInput(definition: ListDefinition, input: ListInput): Problem[] {
  const { columns } = definition
  const nobody: Asker = { companyId: 0, language: '', workDate: '' }
  const named = [
    ...Object.keys(input.filter ?? {}),
    ...(input.sort ?? []).map(({ field }) => field),
    ...(input.fields ?? []),
    ...(input.sums?.fields ?? []),
    ...(input.sums?.by === undefined ? [] : [input.sums.by]),
  ]
  const unknown = [...new Set(named)].filter(field => !Object.hasOwn(columns, field))
  if (unknown.length > 0)
    return unknown.map(field => problem('unknown_field', { field, fields: Object.keys(columns).join(', ') }, { field }))
  const problems: Problem[] = []
  for (const { field } of input.sort ?? [])
    if (columns[field]!.sortable === false || columns[field]!.kind === 'json')
      problems.push(problem('not_sortable', { field }, { field }))
  for (const field of input.sums?.fields ?? [])
    if (columns[field]!.kind !== 'decimal' && columns[field]!.kind !== 'integer')
      problems.push(problem('not_a_number_field', { field }, { field }))
  for (const [field, expression] of filtersOf(input)) problems.push(...checkFilter(field, columns[field]!, expression))
  if (input.after !== undefined && problems.length === 0) {
    const sort = sortKeys(definition, nobody, input, new Parameters())
    const values = readCursor(sort, input.after)
    if (!values || !sort.every((key, index) => fits(key, values[index]!))) problems.push(problem('bad_cursor', {}))
  }
  return problems
}

function checkFilter(field: string, column: ListColumn, value: string): Problem[] {
  if (column.filterable === false || column.kind === 'json') return [problem('not_filterable', { field }, { field })]
  try {
    filterCondition(value, column, new Parameters())
    return []
  } catch (error) {
    if (!(error instanceof BadFilter)) throw error
    return [
      problem('bad_filter', { field, value, kind: column.kind, values: column.values?.join(', ') ?? '' }, { field }),
    ]
  }
}

/** Whether a cursor's value can be compared with its column: a forged one is refused before the database is asked. */
function fits({ kind, nullable }: SortKey, value: string | null): boolean {
  if (value === null) return nullable
  if (value.includes('\0')) return false
  if (kind === 'time')
    return isLocalDate(value.slice(0, 10)) && /^.{10} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?\+00$/.test(value)
  if (kind === 'boolean') return ['t', 'f', 'true', 'false'].includes(value)
  if (kind === 'text' || kind === 'code' || kind === 'choice' || kind === 'local_text') return true
  try {
    filterCondition(value.startsWith('-') ? value : `'${value}'`, { sql: '', kind }, new Parameters())
    return true
  } catch {
    return false
  }
}
