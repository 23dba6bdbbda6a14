/** Copying rows set-based: whatever columns a table has, a copy has them all but those that are said to differ. */
import type { Pool } from '../src/platform/db.ts'

/** The columns of a table that can be written. */
async function columnsOf(owner: Pool, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ column: string }>(
    `select quote_ident(attname) as column from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows.map(row => row.column)
}

/**
 * An `insert … select` that copies the rows `r` of `from` with the changes of a jsonb expression. `from` is what follows
 * the keyword: tables and conditions, the rows copied under the name r.
 */
export async function copying(owner: Pool, table: string, changes: string, from: string): Promise<string> {
  const columns = await columnsOf(owner, table)
  // Without the fence the row would be made anew for each of its columns.
  return `insert into ${table} (${columns.join(', ')}) select ${columns.map(column => `(copies.row).${column}`).join(', ')}
    from (select jsonb_populate_record(r, ${changes}) as row from ${from} offset 0) copies`
}
