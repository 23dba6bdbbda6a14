/** Copying rows set-based: whatever columns a table has, a copy has them all but those that are said to differ. */
import type { Pool } from '../src/platform/db.ts'

/** The columns of a table that can be written, as a list. */
async function columnsOf(owner: Pool, table: string): Promise<string> {
  const { rows } = await owner.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows[0]!.columns
}

/**
 * An `insert … select` that copies the rows `r` of `from` with the changes of a jsonb expression. `from` is what follows
 * the keyword: tables and conditions, the rows copied under the name r.
 */
export async function copying(owner: Pool, table: string, changes: string, from: string): Promise<string> {
  const columns = await columnsOf(owner, table)
  return `insert into ${table} (${columns}) select ${columns} from (
    select (jsonb_populate_record(r, ${changes})).* from ${from}) copies`
}
