/** Copies of an open document, made set-based: what is to be posted is there before the clock starts. */
import { copying } from './copies.ts'
import type { Ground } from './ground.ts'

/** Makes `count` copies of an open document with its lines. Gives their ids. */
export async function copyDrafts({ db, company }: Ground, id: string, count: number): Promise<string[]> {
  const document = await copying(db.owner, 'trade.documents',
    `jsonb_build_object('id', c.id, 'number', 'B-' || left(c.id::text, 13))`,
    'copies c, trade.documents r where r.company_id = $1 and r.id = $2')
  const line = await copying(db.owner, 'trade.lines', `jsonb_build_object('id', gen_random_uuid(), 'document_id', c.id)`,
    'copies c, trade.lines r where r.company_id = $1 and r.document_id = $2')
  const { rows } = await db.owner.query<{ id: string }>(
    `with copies as materialized (select gen_random_uuid() as id from generate_series(1, $3::integer)),
     documents as (${document} returning id), lines as (${line})
     select id from documents`,
    [company.companyId, id, count],
  )
  return rows.map(row => row.id)
}
