/** One statement writes an edit: header, lines that are new or changed, lines that are gone. */
import type { Context } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import type { DraftDocument, DraftLine } from './draft.ts'
import { type JsonRow, documentColumns, lineColumns, withoutProgress, writeRow } from './draft.ts'

/** The day goods of a line are needed or come: its own date, else the document's. */
export const neededOn = (line: DraftLine, document: DraftDocument): LocalDate =>
  line.shipmentDate ?? document.shipmentDate ?? document.orderDate

/** Lines as rows for the statement; how far they have come and what they are linked to is not among what an edit writes. */
function lineRows(document: DraftDocument, lines: readonly DraftLine[]): JsonRow[] {
  const { side, kind } = document
  return lines.map(line => writeRow({ ...line, ...withoutProgress, link: undefined, side, kind, neededOn: neededOn(line, document) }))
}

const columns = lineColumns.join(', ')
const updated = lineColumns.filter(column => !['id', 'document_id', 'source_line_id', 'system_created'].includes(column))

const writtenLines = (parameter: string): string => `
  insert into trade.lines (company_id, dimension_set_id, side, kind, needed_on, ${columns})
  select $1, dimensions.intern($1, coalesce(x.value->'dimensions', '{}')), l.side, l.kind, l.needed_on, ${lineColumns.map(column => `l.${column}`).join(', ')}
  from jsonb_array_elements(${parameter}::jsonb) x, lateral jsonb_populate_record(null::trade.lines, x.value) l
  on conflict (company_id, id) do update set dimension_set_id = excluded.dimension_set_id, needed_on = excluded.needed_on,
    ${updated.map(column => `${column} = excluded.${column}`).join(', ')}`

const insertDocuments = `
with given as (
  select x.value from jsonb_array_elements($3::jsonb) with ordinality x(value, at) order by x.at
), documents as (
  insert into trade.documents (company_id, created_by, changed_by, dimension_set_id, ${documentColumns.join(', ')})
  select $1, $2, $2, dimensions.intern($1, g.value->'dimensions'),
    ${documentColumns.map(column => (column === 'number' ? `case when d.number = '' then numbering.draw($1, $5, d.order_date) else d.number end` : `d.${column}`)).join(', ')}
  from given g, lateral jsonb_populate_record(null::trade.documents, g.value) d
  returning id, number
), lines as (${writtenLines('$4')})
select id, number from documents`

/** A document and the lines it is made with. */
export interface NewDocument {
  readonly document: DraftDocument
  readonly lines: readonly DraftLine[]
}

/** Writes new documents and their lines; draws numbers from `series` for those that have none. Gives the numbers by id. */
export async function writeNew(context: Context, made: readonly NewDocument[], series: string): Promise<ReadonlyMap<string, string>> {
  const rows = await context.tx.query<{ id: string; number: string }>('trade.insert_documents', insertDocuments, [
    context.companyId, context.userId, JSON.stringify(made.map(({ document }) => writeRow(document))),
    JSON.stringify(made.flatMap(({ document, lines }) => lineRows(document, lines))), series,
  ])
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** Columns an edit may change; who ordered what when it was made stays. */
const changeable = documentColumns.filter(column => !['id', 'side', 'kind', 'number'].includes(column))

const updateDocument = `
with gone as (
  delete from trade.lines where company_id = $1 and document_id = $2 and id = any($6::uuid[])
), unlinked as (
  delete from trade.bought_for b where b.company_id = $1 and b.purchase_line_id = any($6::uuid[])
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
    context.companyId, document.id, context.userId, JSON.stringify(writeRow(changes)), JSON.stringify(lineRows(document, lines)), removed,
  ])
  return version
}

/** What goes straight to the customer costs the sale what it is bought for. Takes lines of a purchase as they were written. */
export async function carryCosts({ tx, companyId }: Context, lines: readonly DraftLine[]): Promise<void> {
  if (!lines.some(({ link, dropShipment }) => link !== null && dropShipment)) return
  await tx.execute(
    'trade.carry_costs',
    `update trade.lines s set unit_cost_lcy = round(p.unit_cost_lcy / p.quantity_per_unit * s.quantity_per_unit, 5)
     from trade.bought_for b join trade.lines p on p.company_id = $1 and p.id = b.purchase_line_id
     where b.company_id = $1 and b.purchase_line_id = any($2::uuid[]) and b.way = 'drop_shipment' and s.company_id = $1 and s.id = b.sales_line_id`,
    [companyId, lines.map(({ id }) => id)],
  )
}
