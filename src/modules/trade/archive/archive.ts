/** Versions of documents: kept, looked at, restored; and quotes that come to nothing (documents.md §5, §20). */
import { type Context, implement } from '#platform/command'
import { Decimal } from '#platform/decimal'
import { implementList, type ListColumn, type ListDefinition } from '#platform/list'
import type { LocalDate } from '#platform/local-date'
import { Refused, refuse } from '#platform/problem'
import { implementRecord } from '#platform/record'
import { trade } from '../contract.ts'
import { type ArchivedRow, type LoseInput, lostReasonOperations, lostReasons } from '../contract/archive.ts'
import type { DocumentView } from '../contract/documents.ts'
import { checkLock } from '../edit/check-header.ts'
import { type DraftLine, type JsonRow, readRow } from '../edit/draft.ts'
import { loadHeaderFacts } from '../edit/load-header.ts'
import { holdDocument } from '../edit/load-lines.ts'
import { writeChange, writeNew } from '../edit/write.ts'
import { getDocument, loadDocument, viewOf } from '../find/get-document.ts'
import { type OfferedKind, offeredKinds } from '../kinds.ts'
import { type Side, sides } from '../sides.ts'
import { restoreRemarks } from '../remarks/carry.ts'
import { archive, clearedAway } from './keep.ts'
import { problem } from './problems.ts'

const rows = `
select a.id, a.document_id, a.side, a.kind, a.number, a.version_no, a.outcome, a.lost_reason, a.note, a.party_id, p.number as party_number,
  p.name as party_name, a.order_date, a.currency, a.net_total::text, a.gross_total::text, a.archived_by,
  to_jsonb(a.archived_at) #>> '{}' as archived_at
from trade.archived_documents a join parties.parties p on p.company_id = a.company_id and p.id = a.party_id
where a.company_id = $1`

async function loadRow({ tx, companyId }: Context, side: Side, id: string): Promise<ArchivedRow> {
  const row = await tx.maybeOne<JsonRow>('trade.archived_row', `${rows} and a.id = $2 and a.side = $3`, [companyId, id, side])
  if (!row) throw new Refused([problem('archived_gone', {})], 404)
  return rowView(row)
}

const rowView = (row: JsonRow): ArchivedRow => readRow<ArchivedRow>(row)

async function versionsOf({ tx, companyId }: Context, side: Side, kind: OfferedKind, id: string): Promise<{ versions: ArchivedRow[] }> {
  const found = await tx.query<JsonRow>('trade.versions', `${rows} and a.document_id = $2 and a.side = $3 and a.kind = $4 order by a.version_no desc`, [companyId, id, side, kind])
  return { versions: found.map(rowView) }
}

async function getArchived(context: Context, side: Side, { id }: { id: string }) {
  const archived = await loadRow(context, side, id)
  return { archived, document: viewOf(context, await loadDocument(context, side, archived.kind, id, 'archived')) }
}

const fresh = (line: DraftLine): DraftLine => ({ ...line, handledQuantity: Decimal.zero, invoicedQuantity: Decimal.zero })

/** A document becomes what it was, and what it is now is kept as one more version; one that is gone is made anew. */
async function restore(context: Context, side: Side, { id }: { id: string }): Promise<DocumentView> {
  const archived = await loadRow(context, side, id)
  const { kind, documentId } = archived
  const was = await loadDocument(context, side, kind, id, 'archived')
  const there = await context.tx.maybeOne('trade.is_open', 'select 1 from trade.documents where company_id = $1 and id = $2', [context.companyId, documentId])
  const document = await (there ? putBack(context, side, kind, was) : makeAnew(context, side, kind, was))
  await restoreRemarks(context, id, document.id)
  return document
}

type Was = Awaited<ReturnType<typeof loadDocument>>

async function putBack(context: Context, side: Side, kind: OfferedKind, was: Was): Promise<DocumentView> {
  const { document: now } = await holdDocument(context, side, kind, { id: was.document.id })
  refuse(checkLock(now, ['lines']))
  const { lines } = await loadDocument(context, side, kind, now.id)
  if (lines.some(line => !line.handledQuantity.isZero() || !line.invoicedQuantity.isZero() || line.link !== null))
    refuse([problem('restore_processed', { number: now.number })])
  await archive(context, now.id, 'restored')
  const kept = new Set(was.lines.map(line => line.id))
  const { id: _, side: __, kind: ___, number: ____, status: _____, version: ______, ...header } = was.document
  await writeChange(context, { ...was.document, version: now.version }, header, was.lines.map(fresh), lines.filter(line => !kept.has(line.id)).map(line => line.id))
  return getDocument(context, side, kind, now.id)
}

async function makeAnew(context: Context, side: Side, kind: OfferedKind, was: Was): Promise<DocumentView> {
  const { partyId, billToId, postingDate } = was.document
  const header = await loadHeaderFacts(context, { side, kind, partyId, billToId, onDate: postingDate ?? context.workDate })
  const id = context.newId()
  const document = { ...was.document, id, number: '', status: 'open' as const, version: 1, sourceDocumentId: was.document.id, sourceNumber: was.document.number }
  const lines = was.lines.map(line => ({ ...fresh(line), id: context.newId(), documentId: id, sourceLineId: line.id, link: null, movementId: null, movementLineNo: null }))
  await writeNew(context, [{ document, lines }], header.series!.code)
  return getDocument(context, side, kind, id)
}

/** Ends a quote that was not accepted. */
async function lose(context: Context, side: Side, { reason, note, ...target }: LoseInput): Promise<{ id: string }> {
  const { document } = await holdDocument(context, side, 'quote', target)
  const known = await context.tx.maybeOne('trade.lost_reason', 'select 1 from trade.lost_reasons where company_id = $1 and code = $2', [context.companyId, reason])
  if (!known) refuse([problem('unknown_lost_reason', { reason }, { field: 'reason', remedy: 'setup/lost-reasons' })])
  await archive(context, document.id, 'lost', { reason, ...(note !== undefined && { note }) })
  await context.tx.execute('trade.quote_is_lost', 'delete from trade.documents where company_id = $1 and id = $2', [context.companyId, document.id])
  return { id: document.id }
}

const expired = clearedAway('quote', 'd.valid_until < $4', { validUntil: 'valid_until' })

/** Deletes quotes that nobody accepted in time; none is a message, not a silence. */
async function deleteExpired({ tx, companyId, userId }: Context, side: Side, { before }: { before: LocalDate }) {
  const deleted = await tx.query<{ id: string; number: string; validUntil: string }>('trade.delete_expired', expired, [companyId, side, userId, before])
  if (deleted.length === 0) refuse([problem('no_expired_quotes', { before }, { field: 'before' })])
  return { deleted }
}

const column = (sql: string, kind: ListColumn['kind'] = 'text', more: Partial<ListColumn> = {}): ListColumn => ({ sql, kind, ...more })

const archivedList = (side: Side): ListDefinition => ({
  from: 'trade.archived_documents a join parties.parties p on p.company_id = a.company_id and p.id = a.party_id',
  company: 'a.company_id',
  where: `a.side = '${side}'`,
  columns: {
    id: column('a.id', 'id'),
    documentId: column('a.document_id', 'id'),
    side: column('a.side', 'choice', { values: Object.keys(sides) }),
    kind: column('a.kind', 'choice', { values: offeredKinds }),
    number: column('a.number', 'code'),
    versionNo: column('a.version_no', 'integer'),
    outcome: column('a.outcome', 'choice', { values: ['kept', 'restored', 'converted', 'deleted', 'lost', 'posted'] }),
    lostReason: column('a.lost_reason', 'code', { nullable: true }),
    note: column('a.note'),
    partyId: column('a.party_id', 'id'),
    partyNumber: column('p.number', 'code'),
    partyName: column('p.name'),
    orderDate: column('a.order_date', 'date'),
    currency: column('a.currency', 'code'),
    netTotal: column('a.net_total', 'decimal'),
    grossTotal: column('a.gross_total', 'decimal'),
    archivedBy: column('a.archived_by'),
    archivedAt: column('a.archived_at', 'time'),
  },
  key: ['id'],
  defaultSort: [{ field: 'id', direction: 'desc' }],
  search: ['number', 'partyNumber', 'partyName', 'note'],
})

implementRecord(lostReasonOperations, 'trade.lost_reasons', lostReasons, { table: 'trade.lost_reasons' })

for (const side of Object.keys(sides) as Side[]) {
  implementList(trade as never, `${side}.archived_document.list` as never, archivedList(side))
  implement(trade, `${side}.archived_document.get`, (context, input) => getArchived(context, side, input))
  implement(trade, `${side}.archived_document.restore`, (context, input) => restore(context, side, input))
  implement(trade, `${side}.quote.lose`, (context, input) => lose(context, side, input))
  implement(trade, `${side}.quote.delete_expired`, (context, input) => deleteExpired(context, side, input))
  for (const kind of offeredKinds) {
    implement(trade, `${side}.${kind}.versions`, (context, { id }) => versionsOf(context, side, kind, id))
    implement(trade, `${side}.${kind}.archive`, async (context, { note, ...target }) => {
      const { document } = await holdDocument(context, side, kind, target)
      return archive(context, document.id, 'kept', note === undefined ? {} : { note })
    })
  }
}
