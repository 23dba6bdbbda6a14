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
}

const declared: Reference[] = []

/** Declares references; each is checked when a record of its table is written and when what it names is deleted. */
export function declareReferences(...references: readonly Reference[]): void {
  declared.push(...references)
}

/** Every declared reference: for the tests that compare them with the tables there are. */
export const references = (): readonly Reference[] => declared

const holds = (constants: Readonly<Record<string, string>> | undefined, row: Readonly<Record<string, unknown>>): boolean =>
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
  const asked = declared.filter(reference => reference.table === table && row[reference.column] && holds(reference.when, row))
  if (asked.length === 0) return []
  const parameters: unknown[] = [companyId]
  const parts = asked.map((reference, index) => {
    parameters.push(String(row[reference.column]))
    return `select ${index} as index where not exists (select from ${reference.to} where company_id = $1 and ${reference.toColumn}::text = $${parameters.length}${conditions(reference.where)})`
  })
  const { rows } = await tx.send(undefined, parts.join(' union all '), parameters)
  return (rows as { index: number }[]).map(({ index }) => {
    const { field, column, to } = asked[index]!
    return { field, value: String(row[column]), table: to }
  })
}

/** The tables whose rows name this one, by the declared references. `row` is by column name. */
export async function loadUses(
  tx: Tx,
  companyId: number,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const asked = declared.filter(reference => reference.to === table && !reference.part && row[reference.toColumn] && holds(reference.where, row))
  if (asked.length === 0) return []
  const parameters: unknown[] = [companyId]
  const parts = asked.map(reference => {
    parameters.push(String(row[reference.toColumn]))
    return `select '${reference.table}' as used_by where exists (select from ${reference.table} where company_id = $1 and ${reference.column}::text = $${parameters.length}${conditions(reference.when)})`
  })
  const { rows } = await tx.send(undefined, parts.join(' union '), parameters)
  return (rows as { used_by: string }[]).map(row => row.used_by)
}
