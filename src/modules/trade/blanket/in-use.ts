import type { Context } from '#platform/command'
import { type Problem } from '#platform/problem'
import { problem } from './problems.ts'

/** What is deleted: a blanket order, or some of its lines. */
export interface DeletedOfBlanket {
  readonly id: string
  readonly number: string
  readonly lineIds?: readonly string[]
}

/** A blanket order, or a line of one, stays while a line of an open document calls it off (documents.md §14). */
export async function loadCalledOff({ tx, companyId }: Context, { id, number, lineIds }: DeletedOfBlanket): Promise<Problem[]> {
  const { documents } = await tx.one<{ documents: string | null }>(
    'trade.blanket_in_use',
    `select string_agg(distinct d.number, ', ' order by d.number) as documents
     from trade.lines b join trade.lines l on l.company_id = $1 and l.blanket_line_id = b.id join trade.documents d on d.company_id = $1 and d.id = l.document_id
     where b.company_id = $1 and b.document_id = $2 and ($3::uuid[] is null or b.id = any($3::uuid[]))`,
    [companyId, id, lineIds ?? null],
  )
  return documents === null ? [] : [problem('blanket_in_use', { number, documents }, { field: 'lines' })]
}
