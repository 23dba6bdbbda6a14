/** Earlier versions of open documents, as the contract has them (documents.md §5, §20). */
import { z } from 'zod'
import { code, command, date, decimalText, id, query, text } from '#platform/contract'
import { codeField, defineRecord, given, idField, listQuery, recordContract, required, titleField } from '#platform/record-contract'
import { document } from './documents.ts'
import { documentKind, side, version } from './shared.ts'

const outcome = z.enum(['kept', 'restored', 'converted', 'deleted', 'lost', 'posted'])

export const archivedRow = z.object({
  id: id(),
  documentId: id(),
  side,
  kind: documentKind,
  number: z.string(),
  versionNo: z.number(),
  outcome,
  lostReason: z.string().nullable(),
  note: z.string(),
  partyId: id(),
  partyNumber: z.string(),
  partyName: z.string(),
  orderDate: z.string(),
  currency: z.string(),
  netTotal: decimalText(),
  grossTotal: decimalText(),
  archivedBy: z.string(),
  archivedAt: z.string(),
})

const target = { id: id(), version: version() }

/** What every kind of open document has. */
export const archiveOperations = {
  archive: command('Keeps the document as it is now, as its next version', z.strictObject({ ...target, note: text(250).optional() }), z.object({ id: id(), versionNo: z.number() })),
  versions: query('Earlier versions of a document, newest first', z.strictObject({ id: id() }), z.object({ versions: z.array(archivedRow) })),
}

/** What a side has of documents as they once were. */
export const archivedOperations = {
  list: listQuery('Earlier versions of documents by filter, newest first', archivedRow),
  get: query('A document with its lines, as it was', z.strictObject({ id: id() }), z.object({ archived: archivedRow, document })),
  restore: command(
    'Makes a document what it was; one that is gone is made anew under another number',
    z.strictObject({ id: id() }),
    document,
  ),
}

/** What only quotes have. */
export const quoteEnds = {
  lose: command('Ends a quote that was not accepted: it is kept with the reason, and gone', z.strictObject({ ...target, reason: code(), note: text(250).optional() }), z.object({ id: id() })),
  delete_expired: command(
    'Deletes the quotes that were valid until before a day; they are kept as earlier versions where the set-up says so',
    z.strictObject({ before: date() }),
    z.object({ deleted: z.array(z.object({ id: id(), number: z.string(), validUntil: z.string() })) }),
  ),
}

export const lostReasons = defineRecord('reason for losing a quote', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(titleField()),
})

export const lostReasonOperations = recordContract('trade.lost_reasons', lostReasons)

export type ArchivedRow = z.input<typeof archivedRow>
export type LoseInput = z.output<(typeof quoteEnds)['lose']['input']>
