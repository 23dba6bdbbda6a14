/**
 * Where remarks go along by more than the link between documents: copies and restored versions. What is converted, called
 * off, posted, archived or deleted takes its remarks along by itself (migrations/0204-remarks.sql).
 */
import type { Context } from '#platform/command'

const columns = 'kind, on_date, text, prints, file_id, created_by, created_at, changed_by, changed_at'
const taken = columns.split(', ').map(column => `r.${column}`).join(', ')

interface Copied {
  readonly from: string
  readonly to: string
  /** Whether what stands on the document itself goes along. */
  readonly withHeader: boolean
  /** Which line became which, by their numbers. */
  readonly lines: readonly { readonly from: number; readonly to: number }[]
}

const copySql = `
insert into trade.remarks (company_id, document_id, line_id, ${columns})
select $1, $3, l.id, ${taken}
from trade.remarks r
left join (
  select s.id as source, t.id
  from unnest($5::integer[], $6::integer[]) n(source_no, target_no)
  join (
    select id, line_no from trade.lines where company_id = $1 and document_id = $2
    union all select id, line_no from trade.posted_lines where company_id = $1 and document_id = $2
  ) s on s.line_no = n.source_no
  join trade.lines t on t.company_id = $1 and t.document_id = $3 and t.line_no = n.target_no
) l on l.source = r.line_id
where r.company_id = $1 and r.document_id = $2 and case when r.line_id is null then $4 else l.id is not null end`

/** A copy has what stood on the document copied from. */
export async function copyRemarks({ tx, companyId }: Context, { from, to, withHeader, lines }: Copied): Promise<void> {
  await tx.execute('trade.copy_remarks', copySql, [companyId, from, to, withHeader, lines.map(line => line.from), lines.map(line => line.to)])
}

const restoreSql = `
with gone as (delete from trade.remarks where company_id = $1 and document_id = $3)
insert into trade.remarks (company_id, document_id, line_id, ${columns})
select $1, $3, l.id, ${taken}
from trade.remarks r
left join trade.lines l on l.company_id = $1 and l.document_id = $3 and r.line_id in (l.id, l.source_line_id)
where r.company_id = $1 and r.document_id = $2 and (r.line_id is null or l.id is not null)`

/** A document that becomes what it was has what stood on it then. */
export async function restoreRemarks({ tx, companyId }: Context, archivedId: string, documentId: string): Promise<void> {
  await tx.execute('trade.restore_remarks', restoreSql, [companyId, archivedId, documentId])
}
