/** Comments and files on documents and their lines: put there, read, changed, taken off (documents.md §20). */
import { type Context, implement } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import { Refused, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { RemarkView } from '../contract/remarks.ts'
import { type Side, sides } from '../sides.ts'
import { checkFile, mediaTypeOf, plainName } from './check-file.ts'
import { problem } from './problems.ts'

const rows = `
select r.id, r.document_id as "documentId", r.line_id as "lineId", coalesce(l.line_no, p.line_no, a.line_no) as "lineNo", r.kind,
  r.on_date as date, r.text, r.prints, f.media_type as "mediaType", f.size, r.created_by as "createdBy", to_jsonb(r.created_at) #>> '{}' as "createdAt"
from trade.remarks r
left join trade.files f on f.company_id = r.company_id and f.id = r.file_id
left join trade.lines l on not r.archived and l.company_id = r.company_id and l.id = r.line_id
left join trade.posted_lines p on not r.archived and p.company_id = r.company_id and p.document_id = r.document_id and p.id = r.line_id
left join lateral (
  select (x->>'line_no')::integer as line_no from trade.archived_documents v, jsonb_array_elements(v.lines) x
  where r.archived and v.company_id = r.company_id and v.id = r.document_id and (x->>'id')::uuid = r.line_id) a on true
where r.company_id = $1`

/** Where a remark may stand, by the document's id: on which side, and whether it is a version that stays as it is. */
const places = `
select d.side, false as archived, exists (select from trade.lines l where l.company_id = $1 and l.document_id = d.id and l.id = $3) as has_line
from trade.documents d where d.company_id = $1 and d.id = $2
union all
select d.side, false, exists (select from trade.posted_lines l where l.company_id = $1 and l.document_id = d.id and l.id = $3)
from trade.posted_documents d where d.company_id = $1 and d.id = $2
union all
select a.side, true, false from trade.archived_documents a where a.company_id = $1 and a.id = $2`

interface Place {
  readonly side: Side
  readonly archived: boolean
  readonly has_line: boolean
}

const gone = (): Refused => new Refused([problem('remark_gone', {})], 404)

/** Refuses a document of another side, a line that is not on it and, to write, an earlier version. */
async function checkPlace({ tx, companyId }: Context, side: Side, { documentId, lineId }: { documentId: string; lineId?: string | undefined }, deed: 'read' | 'write') {
  const place = await tx.maybeOne<Place>('trade.remark_place', places, [companyId, documentId, lineId ?? null])
  if (place?.side !== side || (lineId !== undefined && !place.has_line)) throw gone()
  if (deed === 'write' && place.archived) refuse([problem('remark_archived', {})])
}

async function listRemarks(context: Context, side: Side, { documentId }: { documentId: string }): Promise<{ remarks: RemarkView[] }> {
  await checkPlace(context, side, { documentId }, 'read')
  const remarks = await context.tx.query<RemarkView>('trade.remarks', `${rows} and r.document_id = $2 order by "lineNo" nulls first, r.on_date, r.created_at, r.id`, [
    context.companyId, documentId,
  ])
  return { remarks: [...remarks] }
}

/** One remark of a side's document. Refuses one that is not there. */
async function loadRemark(context: Context, side: Side, id: string, deed: 'read' | 'write'): Promise<RemarkView> {
  const remark = await context.tx.maybeOne<RemarkView>('trade.remark', `${rows} and r.id = $2`, [context.companyId, id])
  if (!remark) throw gone()
  await checkPlace(context, side, { documentId: remark.documentId }, deed)
  return remark
}

interface NewRemark {
  readonly documentId: string
  readonly lineId?: string | undefined
  readonly text: string
  readonly date?: LocalDate | undefined
  readonly prints?: boolean | undefined
}

async function addRemark(context: Context, side: Side, { documentId, lineId, text, date, prints }: NewRemark, fileId: string | null): Promise<RemarkView> {
  const id = context.newId()
  await context.tx.execute(
    'trade.add_remark',
    `insert into trade.remarks (company_id, id, document_id, line_id, kind, on_date, text, prints, file_id, created_by, changed_by)
     values ($1, $2, $3, $4, case when $8::uuid is null then 'comment' else 'file' end, $5, $6, $7, $8, $9, $9)`,
    [context.companyId, id, documentId, lineId ?? null, date ?? context.workDate, text, prints ?? false, fileId, context.userId],
  )
  return loadRemark(context, side, id, 'read')
}

async function addComment(context: Context, side: Side, input: NewRemark): Promise<RemarkView> {
  await checkPlace(context, side, input, 'write')
  return addRemark(context, side, input, null)
}

async function attachFile(context: Context, side: Side, { content, fileName, ...place }: { documentId: string; lineId?: string | undefined; fileName: string; content: string }) {
  const name = plainName(fileName)
  const bytes = Buffer.from(content, 'base64')
  refuse(checkFile(name, bytes))
  await checkPlace(context, side, place, 'write')
  const fileId = context.newId()
  await context.tx.execute('trade.keep_file', 'insert into trade.files (company_id, id, media_type, size, content) values ($1, $2, $3, $4, $5)', [
    context.companyId, fileId, mediaTypeOf(name), bytes.length, bytes,
  ])
  return addRemark(context, side, { ...place, text: name }, fileId)
}

interface Change {
  readonly id: string
  readonly text?: string | undefined
  readonly date?: LocalDate | undefined
  readonly prints?: boolean | undefined
}

/** A file keeps its type whatever it is called. */
const checkName = (was: RemarkView, name: string) =>
  mediaTypeOf(name) === was.mediaType ? [] : [problem('file_not_its_type', { name, extension: was.text.split('.').at(-1)! }, { field: 'text' })]

async function changeRemark(context: Context, side: Side, { id, text, date, prints }: Change): Promise<RemarkView> {
  const was = await loadRemark(context, side, id, 'write')
  const said = text === undefined || was.kind === 'comment' ? text : plainName(text)
  refuse([
    ...(was.kind === 'file' && said !== undefined ? checkName(was, said) : []),
    ...(was.kind === 'file' && prints ? [problem('file_does_not_print', { name: was.text }, { field: 'prints' })] : []),
  ])
  await context.tx.execute(
    'trade.change_remark',
    `update trade.remarks set text = coalesce($3, text), on_date = coalesce($4, on_date), prints = coalesce($5, prints), changed_by = $6, changed_at = now()
     where company_id = $1 and id = $2`,
    [context.companyId, id, said ?? null, date ?? null, prints ?? null, context.userId],
  )
  return loadRemark(context, side, id, 'read')
}

async function deleteRemark(context: Context, side: Side, id: string): Promise<{ id: string }> {
  await loadRemark(context, side, id, 'write')
  await context.tx.execute('trade.delete_remark', 'delete from trade.remarks where company_id = $1 and id = $2', [context.companyId, id])
  return { id }
}

async function getFile(context: Context, side: Side, id: string) {
  const remark = await loadRemark(context, side, id, 'read')
  const file = await context.tx.maybeOne<{ content: string }>(
    'trade.file', `select encode(f.content, 'base64') as content from trade.remarks r join trade.files f on f.company_id = r.company_id and f.id = r.file_id
     where r.company_id = $1 and r.id = $2`, [context.companyId, id],
  )
  if (!file) throw gone()
  return { fileName: remark.text, mediaType: remark.mediaType!, content: file.content.replaceAll('\n', '') }
}

for (const side of Object.keys(sides) as Side[]) {
  implement(trade, `${side}.remarks.list`, (context, input) => listRemarks(context, side, input))
  implement(trade, `${side}.remarks.comment`, (context, input) => addComment(context, side, input))
  implement(trade, `${side}.remarks.attach`, (context, input) => attachFile(context, side, input))
  implement(trade, `${side}.remarks.change`, (context, input) => changeRemark(context, side, input))
  implement(trade, `${side}.remarks.delete`, (context, { id }) => deleteRemark(context, side, id))
  implement(trade, `${side}.remarks.file`, (context, { id }) => getFile(context, side, id))
}
