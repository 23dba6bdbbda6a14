/**
 * Records: masters and set-up rows, declared once (record-contract.ts) and read, listed, created, changed and deleted
 * alike. A module adds only what is its own: what a new row gets by default, and what must hold for it.
 */
import { Parameters, bind, snakeCase } from './columns.ts'
import { type Context, implement } from './command.ts'
import { explainRefusals, explained } from './constraints.ts'
import type { Contract } from './contract.ts'
import { dec } from './decimal.ts'
import { type ListColumn, type ListDefinition, implementList } from './list.ts'
import { type Problem, Refused, defineProblems, refuse } from './problem.ts'
import type { Field, Fields, RecordInput, RecordRow, RecordShape } from './record-contract.ts'
import { registerRecord } from './record-registry.ts'
import { type Dangling, loadBrought, loadDangling, loadUses } from './references.ts'

export const problem = defineProblems('platform', {
  record_not_found: ['record', 'key'],
  stale_version: ['record', 'key'],
  taken: ['record', 'key'],
  in_use: ['record', 'key', 'by'],
  reference_unknown: ['field', 'value', 'in'],
  required: ['field'],
})

/** A row as it is now, and as it stood; undefined when it is new. */
export interface Change<F extends Fields> {
  readonly after: RecordRow<F>
  readonly before: RecordRow<F> | undefined
}

export interface RecordTable<F extends Fields> {
  /** `items.units` */
  readonly table: string
  /** The column that holds the company, where it is not `company_id`. */
  readonly companyColumn?: string
  /** Columns with one value for all rows seen through these operations: `{ role: 'customer' }`. */
  readonly fixed?: Readonly<Record<string, string>>
  /** Brings what was typed into the form it is kept in, for new and changed rows alike. */
  readonly clean?: (input: RecordInput<F>) => RecordInput<F>
  /** Fills in what was not typed, before anything is checked: a number from its series, the defaults of a group. */
  readonly prepare?: (context: Context, input: RecordInput<F>) => Promise<RecordInput<F>>
  /** Fields a new row cannot do without, though they may be left out because something else brings them. */
  readonly mustHave?: readonly (keyof F & string)[]
  /** What must hold besides types and references. `before` is the row as it stood; undefined when it is created. */
  readonly check?: (
    context: Context,
    after: RecordInput<F>,
    before: RecordRow<F> | undefined,
  ) => Promise<Problem[]> | Problem[]
  /** What forbids deleting, besides what names the row. */
  readonly checkDelete?: (context: Context, row: RecordRow<F>) => Promise<Problem[]>
  /** Runs in the same transaction after rows were created or changed: rows of other tables that follow them. */
  readonly follow?: (context: Context, changes: readonly Change<F>[]) => Promise<void>
  /** What the list adds or does otherwise. */
  readonly list?: Partial<Pick<ListDefinition, 'search' | 'finder' | 'defaultSort'>> & {
    readonly columns?: Readonly<Record<string, ListColumn>>
  }
}

export type Values = Record<string, unknown>

const known = new Map<string, RecordSql>()

/** A record by the prefix of its operations: `items`. Throws for one that nobody has implemented. */
export function recordNamed(prefix: string): RecordSql {
  const record = known.get(prefix)
  if (!record) throw new Error(`there is no record ${prefix}`)
  return record
}

/**
 * Says how the five operations of a record are done on its table. Refuses unknown and taken keys, references to
 * nothing, stale versions, and deleting what something uses; several problems come together.
 */
export function implementRecord<F extends Fields, K extends keyof F & string>(
  contract: Contract,
  prefix: string,
  shape: RecordShape<F, K>,
  table: RecordTable<F>,
): RecordOperations {
  const record = recordSql(prefix, shape, table as unknown as RecordTable<Fields>)
  registerRecord({ prefix, shape: shape as unknown as RecordShape, table: table.table, fixed: table.fixed ?? {}, isSingle: false })
  known.set(prefix, record)
  const operations: RecordOperations = {
    get: (context, input) => getRecord(context, record, input as Values),
    create: (context, input) => createRecord(context, record, input as Values),
    change: (context, input) => changeRecord(context, record, input as Values),
    delete: (context, input) => deleteRecord(context, record, input as Values),
  }
  for (const [verb, operation] of Object.entries(operations)) implement(contract, `${prefix}.${verb}`, operation)
  implementList(contract, `${prefix}.list`, record.list)
  return operations
}

/** Says how the one row a company has of a set-up is read and changed: `<prefix>.get` and `<prefix>.change`. */
export function implementSingleton<F extends Fields>(
  contract: Contract,
  prefix: string,
  shape: RecordShape<F, never>,
  table: RecordTable<F>,
): void {
  const record = recordSql(prefix, shape, table as unknown as RecordTable<Fields>)
  registerRecord({ prefix, shape: shape as unknown as RecordShape, table: table.table, fixed: table.fixed ?? {}, isSingle: true })
  implement(contract, `${prefix}.get`, context => getRecord(context, record, {}))
  implement(contract, `${prefix}.change`, (context, input) => changeRecord(context, record, input as Values))
}

/** The operations of a record, for commands of its module that are special cases of them, such as blocking. */
export type RecordOperations = Readonly<
  Record<'get' | 'create' | 'change' | 'delete', (context: Context, input: unknown) => Promise<Values>>
>

export interface RecordSql {
  readonly prefix: string
  readonly fields: Fields
  readonly key: readonly string[]
  readonly definition: RecordTable<Fields>
  readonly list: ListDefinition
  readonly columnOf: (field: string) => string
  readonly versioned: boolean
}

function recordSql(prefix: string, shape: RecordShape, definition: RecordTable<Fields>): RecordSql {
  const columnOf = (field: string): string => shape.fields[field]?.column ?? snakeCase(field)
  const columns = Object.fromEntries(
    Object.entries(shape.fields).map(([name, field]) => [
      name,
      { ...listColumn(columnOf(name), field), ...definition.list?.columns?.[name] },
    ]),
  )
  const fixed = Object.entries(definition.fixed ?? {}).map(([column, value]) => `r.${column} = '${value}'`)
  const search =
    definition.list?.search ??
    Object.keys(columns).filter(name => ['number', 'code', 'name', 'description'].includes(name))
  return {
    prefix,
    fields: shape.fields,
    key: shape.key,
    definition,
    columnOf,
    versioned: 'version' in shape.fields,
    list: {
      from: `${definition.table} r`,
      company: `r.${definition.companyColumn ?? 'company_id'}`,
      ...(fixed.length > 0 ? { where: fixed.join(' and ') } : {}),
      columns,
      key: shape.key,
      search,
      ...(definition.list?.finder ? { finder: definition.list.finder } : {}),
      ...(definition.list?.defaultSort ? { defaultSort: definition.list.defaultSort } : {}),
    },
  }
}

function listColumn(column: string, { kind, nullable, values }: Field): ListColumn {
  const sql = kind === 'local_text' ? `platform.text_in(r.${column}, :language)` : `r.${column}`
  return { sql, kind, nullable, ...(values ? { values } : {}) }
}

/** The key as a person knows it: without ids, unless there is nothing else. */
function keyText({ key, fields }: RecordSql, values: Values): string {
  const human = key.filter(field => fields[field]!.kind !== 'id')
  return (human.length > 0 ? human : key).map(field => String(values[field])).join(' ')
}

export const named = (record: RecordSql, values: Values) => ({
  record: record.prefix.replaceAll('.', '_'),
  key: keyText(record, values),
})

export const selected = (record: RecordSql, context: Context, parameters: Parameters): string =>
  Object.entries(record.list.columns)
    .map(([field, { sql }]) => `${bind(sql, context, parameters)} as "${field}"`)
    .join(', ')

/** What narrows the rows of a company to the one that is meant, each condition with its `and` before it. */
const keyCondition = (record: RecordSql, values: Values, parameters: Parameters): string =>
  [
    ...(record.list.where ? [record.list.where] : []),
    ...record.key.map(field => `r.${record.columnOf(field)} = ${parameters.add(values[field])}`),
  ]
    .map(condition => ` and ${condition}`)
    .join('')

async function loadRecord(context: Context, record: RecordSql, key: Values, lock: '' | ' for update'): Promise<Values> {
  const parameters = new Parameters()
  const company = parameters.named('company', context.companyId)
  const where = keyCondition(record, key, parameters)
  const sql = `select ${selected(record, context, parameters)} from ${record.list.from}
    where ${record.list.company} = ${company}${where}${lock}`
  const row = await context.tx.maybeOne<Values>(`${record.prefix}.load${lock ? '.lock' : ''}`, sql, parameters.values)
  if (!row) throw new Refused([problem('record_not_found', named(record, key))], 404)
  return row
}

const getRecord = (context: Context, record: RecordSql, key: Values): Promise<Values> =>
  loadRecord(context, record, key, '')

async function createRecord(context: Context, record: RecordSql, input: Values): Promise<Values> {
  const values = await completed(context, record, input)
  await refuseWrong(context, record, values, values, undefined)
  const row = await insertRecord(context, record, values)
  await record.definition.follow?.(context, [{ after: row as never, before: undefined }])
  return row
}

/** What was typed, with what is filled in where nothing was. Refuses fields that a new row cannot do without. */
export async function completed(context: Context, record: RecordSql, input: Values): Promise<Values> {
  const typed = cleaned(record, input)
  const prepared = ((await record.definition.prepare?.(context, typed)) ?? typed) as Values
  const brought = await loadBrought(
    context.tx,
    context.companyId,
    record.definition.table,
    byColumn(record, prepared),
    field => prepared[field] === undefined,
  )
  const values = { ...prepared, ...brought }
  const missing = [...record.key, ...(record.definition.mustHave ?? [])]
    .filter(field => values[field] == null && record.fields[field]!.need !== 'given')
    .map(field => problem('required', { field }, { field }))
  refuse(missing)
  return values
}

const cleaned = (record: RecordSql, input: Values): Values => (record.definition.clean?.(input) ?? input) as Values

async function insertRecord(context: Context, record: RecordSql, values: Values): Promise<Values> {
  const parameters = new Parameters()
  const columns = {
    company_id: context.companyId,
    ...record.definition.fixed,
    ...columnValues(context, record, values),
  }
  const places = Object.values(columns).map(value => parameters.add(value))
  const sql = `insert into ${record.definition.table} as r (${Object.keys(columns).join(', ')}) values
     (${places.join(', ')})
    returning ${selected(record, context, parameters)}`
  try {
    return (await context.tx.send(undefined, sql, parameters.values)).rows[0] as Values
  } catch (error) {
    throw (error as { code?: string }).code === '23505' && !explained(error) ? new Refused([takenProblem(record, values)]) : error
  }
}

/** Another row has the key that this one would have. */
export function takenProblem(record: RecordSql, values: Values): Problem {
  const human = humanKey(values)
  return problem('taken', named(record, { ...values, ...human }), { field: Object.keys(human)[0] ?? record.key[0]! })
}

/** What a person calls the row: its number or code, where the key is an id the system gave. */
export const humanKey = (values: Values): Values =>
  values.number !== undefined
    ? { number: values.number, id: values.number }
    : values.code !== undefined
      ? { code: values.code, id: values.code }
      : {}

async function changeRecord(context: Context, record: RecordSql, input: Values): Promise<Values> {
  const { version, ...typed } = cleaned(record, input)
  const before = await loadRecord(context, record, input, ' for update')
  if (record.versioned && version !== undefined && version !== before.version)
    throw new Refused([problem('stale_version', named(record, { ...input, ...humanKey(before) }))], 409)
  const given = Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => value !== undefined && !record.key.includes(field)),
  )
  if (Object.keys(given).length === 0) return before
  await refuseWrong(context, record, { ...asInput(record, before), ...given }, given, before)
  const parameters = new Parameters()
  const company = parameters.named('company', context.companyId)
  const sets = [
    ...Object.entries(given).map(([field, value]) => setColumn(context, record, field, value, parameters)),
    ...(record.versioned ? ['version = r.version + 1'] : []),
    ...('changedAt' in record.fields ? ['changed_at = now()'] : []),
  ]
  const where = keyCondition(record, input, parameters)
  const sql = `update ${record.definition.table} r set ${sets.join(', ')}
    where ${record.list.company} = ${company}${where} returning ${selected(record, context, parameters)}`
  const { rows } = await context.tx.send(undefined, sql, parameters.values)
  await record.definition.follow?.(context, [{ after: rows[0] as never, before: before as never }])
  return rows[0] as Values
}

/** A row as it stands, as if it had been typed: decimals are Decimals. */
const asInput = (record: RecordSql, row: Values): Values =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      record.fields[field]!.kind === 'decimal' && typeof value === 'string' ? dec(value) : value,
    ]),
  )

async function deleteRecord(context: Context, record: RecordSql, input: Values): Promise<{ deleted: true }> {
  const row = await loadRecord(context, record, input, ' for update')
  const name = named(record, { ...input, ...humanKey(row) })
  if (record.versioned && input.version !== undefined && input.version !== row.version)
    throw new Refused([problem('stale_version', name)], 409)
  const [uses = []] = await loadUses(context.tx, context.companyId, record.definition.table, [byColumn(record, row)])
  refuse([
    ...uses.map(by => problem('in_use', { ...name, by: by.replace('.', '_') })),
    ...((await record.definition.checkDelete?.(context, row as never)) ?? []),
  ])
  const parameters = new Parameters()
  const company = parameters.named('company', context.companyId)
  const where = keyCondition(record, input, parameters)
  try {
    await context.tx.execute(
      `${record.prefix}.delete`,
      `delete from ${record.definition.table} r where ${record.list.company} = ${company}${where}`,
      parameters.values,
    )
  } catch (error) {
    const by = referencingTable(error)
    throw by ? new Refused([problem('in_use', { ...name, by })]) : error
  }
  return { deleted: true }
}

/** Values by column, with those that are the same for all rows of the record. */
export const byColumn = (record: RecordSql, values: Values): Values => ({
  ...Object.fromEntries(Object.entries(values).map(([field, value]) => [record.columnOf(field), value])),
  ...record.definition.fixed,
})

async function refuseWrong(
  context: Context,
  record: RecordSql,
  after: Values,
  given: Values,
  before: Values | undefined,
): Promise<void> {
  const [dangling = []] = await loadDangling(context.tx, context.companyId, record.definition.table, [byColumn(record, given)])
  refuse(
    [
      ...danglingProblems(record, dangling),
      ...((await record.definition.check?.(context, after as never, before as never)) ?? []),
    ],
    context.acknowledged,
  )
}

/** References to nothing, in the order of the record's fields. */
export function danglingProblems(record: RecordSql, dangling: readonly Dangling[]): Problem[] {
  const order = Object.keys(record.fields)
  return dangling
    .toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
    .map(({ field, value, table }) => problem('reference_unknown', { field, value, in: table.replace('.', '_') }, { field }))
}

/** The values of a row by column, as they are sent. */
export function columnValues(context: Context, record: RecordSql, values: Values): Values {
  const result: Values = {}
  for (const [name, value] of Object.entries(values)) {
    const field = record.fields[name]
    if (!field || value === undefined) continue
    result[record.columnOf(name)] = toColumn(context, field, value)
  }
  return result
}

function toColumn(context: Context, { kind }: Field, value: unknown): unknown {
  if (kind === 'local_text')
    return JSON.stringify(typeof value === 'string' ? { en: value, [context.language]: value } : value)
  return kind === 'json' && value !== null ? JSON.stringify(value) : value
}

/** What a column is set to: a name typed as plain text changes the caller's language and leaves the others. */
function setColumn(context: Context, record: RecordSql, name: string, value: unknown, parameters: Parameters): string {
  const field = record.fields[name]!
  const column = record.columnOf(name)
  if (field.kind === 'local_text' && typeof value === 'string')
    return `${column} = r.${column} || ${parameters.add(JSON.stringify({ [context.language]: value }))}::jsonb`
  return `${column} = ${parameters.add(toColumn(context, field, value))}`
}

/** The table whose foreign key forbade a delete. */
function referencingTable(error: unknown): string | undefined {
  const { code, schema, table } = error as { code?: string; schema?: string; table?: string }
  return code === '23503' && schema && table ? `${schema}_${table}` : undefined
}

explainRefusals({
  // A row that names nothing: the record's own references are checked before, so this is one that vanished meanwhile.
  '23503': ({ detail = '' }) => {
    const match = /\((.+)\)=\((.+)\) is .* table "(.+?)"/.exec(detail)
    const last = (list = ''): string => list.split(', ').at(-1) ?? ''
    return problem('reference_unknown', { field: last(match?.[1]), value: last(match?.[2]), in: match?.[3] ?? '' })
  },
})
