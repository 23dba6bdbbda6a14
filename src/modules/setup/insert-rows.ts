import { snakeCase } from '#platform/columns'
import type { Tx } from '#platform/db'

export type NewRow = Readonly<Record<string, unknown>>

/** Rows of one table, by field names; every row has the same fields. */
export interface TableRows {
  readonly table: string
  readonly rows: readonly NewRow[]
}

/**
 * Inserts rows of several tables for a company in the order given, one statement a table. Fields that are left out take
 * the table's defaults. Statements travel in one pipeline.
 */
export async function insertRows(tx: Tx, companyId: number, tables: readonly TableRows[]): Promise<void> {
  await Promise.all(
    tables.filter(({ rows }) => rows.length > 0).map(({ table, rows }) => insert(tx, companyId, table, rows)),
  )
}

async function insert(tx: Tx, companyId: number, table: string, rows: readonly NewRow[]): Promise<void> {
  const columns = Object.keys(rows[0]!).map(snakeCase)
  const renamed = rows.map(row =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [snakeCase(field), value])),
  )
  await tx.send(
    undefined,
    `insert into ${table} (company_id, ${columns.join(', ')})
     select $1, ${columns.map(column => `x.${column}`).join(', ')} from jsonb_populate_recordset(null::${table}, $2) x`,
    [companyId, JSON.stringify(renamed)],
  )
}
