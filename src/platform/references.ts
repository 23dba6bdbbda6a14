/**
 * Which column names a record of which table, where no foreign key can say so: parties stand below the posting groups
 * they name. Whoever sees both declares it; writing then refuses an unknown code, and deleting refuses one in use.
 */
import { once } from './batch.ts'
import type { Tx } from './db.ts'

export interface Reference {
  /** `parties.parties` */
  readonly table: string
  readonly column: string
  /** The field of the record that the column is written from, for the problem's place. */
  readonly field: string
  /** `posting.party_groups` */
  readonly to: string
  readonly toColumn: string
  /** Constant columns of the row that is named: `{ role: 'customer' }`. */
  readonly where?: Readonly<Record<string, string>>
  /** Constant columns of the naming row: `{ role: 'customer' }`. */
  readonly when?: Readonly<Record<string, string>>
  /** The naming row is a part of the named one and goes with it: it does not keep it from being deleted. */
  readonly part?: true
  /** What the named row brings to a new row that leaves it out: field of the record ← column of the named row. */
  readonly brings?: { readonly field: string; readonly column: string }
}

const declared: Reference[] = []

/** Declares references; each is checked when a record of its table is written and when what it names is deleted. */
export function declareReferences(...references: readonly Reference[]): void {
  declared.push(...references)
}

/** Every declared reference: for the tests that compare them with the tables there are. */
export const references = (): readonly Reference[] => declared

const holds = (
  constants: Readonly<Record<string, string>> | undefined,
  row: Readonly<Record<string, unknown>>,
): boolean =>
  Object.entries(constants ?? {}).every(([column, value]) => row[column] === undefined || row[column] === value)

const conditions = (constants: Readonly<Record<string, string>> | undefined): string =>
  Object.entries(constants ?? {})
    .map(([column, value]) => ` and ${column} = '${value.replaceAll(`'`, `''`)}'`)
    .join('')

export interface Dangling {
  readonly field: string
  readonly value: string
  /** The table in which the value was not found. */
  readonly table: string
}

/**
 * Which of the values that rows are about to hold name nothing, per row. Rows are by column name; blanks and columns that
 * are not in a row are left alone. One statement, whatever the number of rows and references; none when there is nothing
 * to ask.
 */
export async function loadDangling(
  tx: Tx,
  companyId: number,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<Dangling[][]> {
  const asking = (reference: Reference, row: Readonly<Record<string, unknown>>): boolean =>
    Boolean(row[reference.column]) && holds(reference.when, row)
  const asked = declared
    .filter(reference => reference.table === table)
    .map(reference => ({ reference, values: new Set(rows.flatMap(row => (asking(reference, row) ? [String(row[reference.column])] : []))) }))
    .filter(({ values }) => values.size > 0)
  if (asked.length === 0) return rows.map(() => [])
  const parameters: unknown[] = [companyId]
  const parts = asked.map(({ reference, values }, index) => {
    const place = parameters.push([...values])
    const named = `t.company_id = $1 and t.${reference.toColumn}::text = v.value${conditions(reference.where)}`
    return `select ${index} as index, v.value from unnest($${place}::text[]) v (value) where not exists (select from ${reference.to} t where ${named})`
  })
  const { rows: missing } = await tx.send(undefined, parts.join(' union all '), parameters)
  const unknown = new Set((missing as { index: number; value: string }[]).map(({ index, value }) => `${index} ${value}`))
  return rows.map(row => {
    // One wrong unit stands in three fields when two of them took it from the first: told once.
    const told = new Set<string>()
    return asked.flatMap(({ reference, values }, index): Dangling[] => {
      const value = String(row[reference.column])
      if (!asking(reference, row) || !values.has(value) || !unknown.has(`${index} ${value}`)) return []
      if (told.has(`${reference.to} ${value}`)) return []
      told.add(`${reference.to} ${value}`)
      return [{ field: reference.field, value, table: reference.to }]
    })
  })
}

/**
 * What the rows that a new row names bring to it: by field, for fields in `absent`. `row` is by column name. One
 * statement, or none when nothing is to be brought.
 */
export async function loadBrought(
  tx: Tx,
  companyId: number,
  table: string,
  row: Readonly<Record<string, unknown>>,
  absent: (field: string) => boolean,
): Promise<Readonly<Record<string, unknown>>> {
  const asked = declared.filter(
    ({ table: from, column, brings }) => from === table && row[column] && brings && absent(brings.field),
  )
  if (asked.length === 0) return {}
  return once(tx, ['brought', table, asked.map(({ column, brings }) => [brings!.field, row[column]])], () => loadBroughtBy(tx, companyId, row, asked))
}

async function loadBroughtBy(
  tx: Tx,
  companyId: number,
  row: Readonly<Record<string, unknown>>,
  asked: readonly Reference[],
): Promise<Readonly<Record<string, unknown>>> {
  const parameters: unknown[] = [companyId]
  const parts = asked.map(({ column, to, toColumn, brings, where }) => {
    const place = parameters.push(String(row[column]))
    return `select '${brings!.field}' as field, ${brings!.column} as value from ${to}
      where company_id = $1 and ${toColumn}::text = $${place}${conditions(where)}`
  })
  const { rows } = await tx.send(undefined, parts.join(' union all '), parameters)
  return Object.fromEntries(
    (rows as { field: string; value: unknown }[])
      .filter(({ value }) => value !== null)
      .map(({ field, value }) => [field, value]),
  )
}

/** A foreign key that would keep a row from being deleted: its table, and its columns beside those they name. */
interface ForeignKey {
  readonly table: string
  readonly columns: readonly { readonly column: string; readonly to: string }[]
}

const foreignKeys = new Map<string, Promise<ForeignKey[]>>()

/** The foreign keys on a table, read once: its shape does not change while the program runs. */
function loadForeignKeys(tx: Tx, table: string): Promise<ForeignKey[]> {
  let keys = foreignKeys.get(table)
  if (!keys) {
    keys = tx.query<ForeignKey>(
      'platform.foreign_keys',
      `select n.nspname || '.' || t.relname as table, jsonb_agg(jsonb_build_object('column', a.attname, 'to',
         f.attname)) as columns
       from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
       cross join lateral unnest(c.conkey, c.confkey) as k (number, to_number)
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number
       join pg_attribute f on f.attrelid = c.confrelid and f.attnum = k.to_number
       where c.contype = 'f' and c.confrelid = $1::regclass and c.confdeltype = 'a' and f.attname <> 'company_id'
       group by c.oid, n.nspname, t.relname order by 1`,
      [table],
    )
    foreignKeys.set(table, keys)
    keys.catch(() => foreignKeys.delete(table))
  }
  return keys
}

/**
 * The tables with rows that name each of these, by foreign keys and by declared references: `trade.lines`. Rows are by
 * column name. Rows that are parts of one and go with it do not count. One statement, whatever the number of rows.
 */
export async function loadUses(
  tx: Tx,
  companyId: number,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<string[][]> {
  const parameters: unknown[] = [companyId]
  const keys = await loadForeignKeys(tx, table)
  const naming = [
    ...keys.map(key => ({ ...key, conditions: '', counts: (row: Readonly<Record<string, unknown>>) => key.columns.every(({ to }) => row[to] != null) })),
    ...declared
      .filter(reference => reference.to === table && !reference.part)
      .map(reference => ({
        table: reference.table,
        columns: [{ column: reference.column, to: reference.toColumn }],
        conditions: conditions(reference.when),
        counts: (row: Readonly<Record<string, unknown>>) => Boolean(row[reference.toColumn]) && holds(reference.where, row),
      })),
  ]
  const parts = naming.flatMap(({ table: by, columns, conditions: when, counts }) => {
    const counted = rows.flatMap((row, index) => (counts(row) ? [{ row, index }] : []))
    if (counted.length === 0) return []
    const lists = [counted.map(({ index }) => String(index)), ...columns.map(({ to }) => counted.map(({ row }) => String(row[to])))]
    const places = lists.map(list => `$${parameters.push(list)}::text[]`)
    const same = columns.map(({ column }, at) => ` and t.${column}::text = v.c${at}`).join('')
    // Rows that go together may name each other.
    const ids = rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
    const others = by === table && ids.length > 0 ? ` and t.id <> all($${parameters.push(ids)}::uuid[])` : ''
    return [
      `select v.index::integer as index, '${by}' as used_by from unnest(${places.join(', ')}) v (index, ${columns.map((_, at) => `c${at}`).join(', ')})
       where exists (select from ${by} t where t.company_id = $1${same}${when}${others})`,
    ]
  })
  if (parts.length === 0) return rows.map(() => [])
  const { rows: uses } = await tx.send(undefined, `${parts.join(' union ')} order by 1, 2`, parameters)
  const byRow = Map.groupBy(uses as { index: number; used_by: string }[], ({ index }) => index)
  return rows.map((_, index) => (byRow.get(index) ?? []).map(use => use.used_by))
}
