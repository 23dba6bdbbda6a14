/** One statement writes an edit: header, lines that are new or changed, lines that are gone. */
import type { Context } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import type { DraftDocument, DraftLine } from './draft.ts'
import { documentColumns, lineColumns, writeRow } from './draft.ts'

/** The day goods of a line are needed or come: its own date, else the document's. */
export const neededOn = (line: DraftLine, document: DraftDocument): LocalDate =>
  line.shipmentDate ?? document.shipmentDate ?? document.orderDate

/** Lines as rows for the statement; how far they have come is not among what an edit writes. */
function lineRows(document: DraftDocument, lines: readonly DraftLine[]): string {
  const { side, kind } = document
  const progress = { handledQuantity: undefined, invoicedQuantity: undefined }
  return JSON.stringify(lines.map(line => writeRow({ ...line, ...progress, side, kind, neededOn: neededOn(line, document) })))
}

const columns = lineColumns.join(', ')
const updated = lineColumns.filter(column => !['id', 'document_id', 'source_line_id', 'system_created'].includes(column))

const writtenLines = (parameter: string): string => `
  insert into trade.lines (company_id, dimension_set_id, side, kind, needed_on, ${columns})
  select $1, dimensions.intern($1, coalesce(x.value->'dimensions', '{}')), l.side, l.kind, l.needed_on, ${lineColumns.map(column => `l.${column}`).join(', ')}
  from jsonb_array_elements(${parameter}::jsonb) x, lateral jsonb_populate_record(null::trade.lines, x.value) l
  on conflict (company_id, id) do update set dimension_set_id = excluded.dimension_set_id, needed_on = excluded.needed_on,
    ${updated.map(column => `${column} = excluded.${column}`).join(', ')}`

const insertDocument = `
with document as (
  insert into trade.documents (company_id, created_by, changed_by, dimension_set_id, ${documentColumns.join(', ')})
  select $1, $2, $2, dimensions.intern($1, $3::jsonb->'dimensions'),
    ${documentColumns.map(column => (column === 'number' ? `case when d.number = '' then numbering.draw($1, $5, d.order_date) else d.number end` : `d.${column}`)).join(', ')}
  from jsonb_populate_record(null::trade.documents, $3::jsonb) d
  returning number
), lines as (${writtenLines('$4')})
select number from document`

/** Writes a new document and its lines; draws its number from `series` when it has none. Gives the number. */
export async function writeNew(context: Context, document: DraftDocument, lines: readonly DraftLine[], series: string): Promise<string> {
  const { number } = await context.tx.one<{ number: string }>('trade.insert_document', insertDocument, [
    context.companyId, context.userId, JSON.stringify(writeRow(document)), lineRows(document, lines), series,
  ])
  return number
}

/** Columns an edit may change; who ordered what when it was made stays. */
const changeable = documentColumns.filter(column => !['id', 'side', 'kind', 'number'].includes(column))

const updateDocument = `
with gone as (
  delete from trade.lines where company_id = $1 and document_id = $2 and id = any($6::uuid[])
), lines as (${writtenLines('$5')})
update trade.documents d set
  dimension_set_id = case when $4::jsonb ? 'dimensions' then dimensions.intern($1, $4::jsonb->'dimensions') else d.dimension_set_id end,
  (${changeable.join(', ')}) = (select ${changeable.map(column => `x.${column}`).join(', ')} from jsonb_populate_record(d, $4::jsonb) x),
  version = d.version + 1, changed_by = $3, changed_at = now()
where d.company_id = $1 and d.id = $2
returning d.version`

/** Writes what changed of a document that is held, given as it comes out. Gives its new version. */
export async function writeChange(
  context: Context,
  document: DraftDocument,
  changes: Partial<DraftDocument>,
  lines: readonly DraftLine[] = [],
  removed: readonly string[] = [],
): Promise<number> {
  const { version } = await context.tx.one<{ version: number }>('trade.update_document', updateDocument, [
    context.companyId, document.id, context.userId, JSON.stringify(writeRow(changes)), lineRows(document, lines), removed,
  ])
  return version
}
