/**
 * Which column names a record of which table, where no foreign key can say so: parties stand below the posting groups
 * they name. Whoever sees both declares it; writing then refuses an unknown code, and deleting refuses one in use.
 */
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
 * Which of the values a row is about to hold name nothing. `row` is by column name; blanks and columns that are not
 * in it are left alone. One statement, whatever the number of references; none when there is nothing to ask.
 */
export async function loadDangling(
  tx: Tx,
  companyId: number,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<Dangling[]> {
  const asked = declared.filter(
    reference => reference.table === table && row[reference.column] && holds(reference.when, row),
  )
  if (asked.length === 0) return []
  const parameters: unknown[] = [companyId]
  const parts = asked.map((reference, index) => {
    parameters.push(String(row[reference.column]))
    const where = `${reference.toColumn}::text = $${parameters.length}${conditions(reference.where)}`
    return `select ${index} as index where not exists (select from ${reference.to} where company_id = $1 and ${where})`
  })
  const { rows } = await tx.send(undefined, parts.join(' union all '), parameters)
  const dangling = (rows as { index: number }[]).map(({ index }) => {
    const { field, column, to } = asked[index]!
    return { field, value: String(row[column]), table: to }
  })
  // One wrong unit stands in three fields when two of them took it from the first: told once.
  const told = new Set<string>()
  return dangling.filter(({ table: to, value }) => !told.has(`${to} ${value}`) && told.add(`${to} ${value}`))
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
 * The tables with rows that name this one, by foreign keys and by declared references: `trade.lines`. `row` is by
 * column name. Rows that are parts of it and go with it do not count.
 */
export async function loadUses(
  tx: Tx,
  companyId: number,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const parameters: unknown[] = [companyId]
  const place = (value: unknown): string => `$${parameters.push(String(value))}`
  const keys = await loadForeignKeys(tx, table)
  const parts = [
    ...keys
      .filter(({ columns }) => columns.every(({ to }) => row[to] != null))
      .map(key => ({
        table: key.table,
        where: key.columns.map(({ column, to }) => ` and ${column}::text = ${place(row[to])}`).join(''),
      })),
    ...declared
      .filter(
        reference =>
          reference.to === table && !reference.part && row[reference.toColumn] && holds(reference.where, row),
      )
      .map(reference => ({
        table: reference.table,
        where: ` and ${reference.column}::text = ${place(row[reference.toColumn])}${conditions(reference.when)}`,
      })),
  ]
  if (parts.length === 0) return []
  const sql = parts.map(
    part =>
      `select '${part.table}' as used_by where exists (select from ${part.table} where company_id = $1${part.where})`,
  )
  const { rows } = await tx.send(undefined, `${sql.join(' union ')} order by 1`, parameters)
  return (rows as { used_by: string }[]).map(use => use.used_by)
}
