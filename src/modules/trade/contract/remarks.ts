/** Comments and files on documents and their lines, as the contract has them (documents.md §20). */
import { z } from 'zod'
import { command, date, id, query, text } from '#platform/contract'

const remark = z.object({
  id: id(),
  documentId: id(),
  /** The line it stands on; null on the document itself. */
  lineId: id().nullable(),
  lineNo: z.number().nullable(),
  kind: z.enum(['comment', 'file']),
  date: z.string(),
  /** The comment, or the name of the file. */
  text: z.string(),
  /** Said on paper, below what it stands on. */
  prints: z.boolean(),
  mediaType: z.string().nullable(),
  /** Of the file, in bytes. */
  size: z.number().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
})

const remarks = z.object({ remarks: z.array(remark) })
const place = { documentId: id(), lineId: id().optional() }
const comment = text(4_000).trim().min(1)
const fileName = text(200).trim().min(1)

/** What a side has of remarks: on its open and posted documents, and to read on earlier versions. */
export const remarkOperations = {
  list: query('Comments and files on a document and its lines: the document’s first, each oldest first', z.strictObject({ documentId: id() }), remarks),
  comment: command(
    'Puts a comment on a document or one of its lines', z.strictObject({ ...place, text: comment, date: date().optional(), prints: z.boolean().optional() }), remark,
  ),
  attach: command(
    'Puts a file on a document or one of its lines; up to 3.5 MB: PDF, images, Office and OpenDocument files, text, CSV, XML, mail and ZIP',
    z.strictObject({ ...place, fileName, content: z.base64().min(1).max(4_900_000) }),
    remark,
  ),
  change: command(
    'Changes a comment, or the name of a file', z.strictObject({ id: id(), text: comment.optional(), date: date().optional(), prints: z.boolean().optional() }), remark,
  ),
  delete: command('Takes a comment or file off its document', z.strictObject({ id: id() }), z.object({ id: id() })),
  file: query('The file', z.strictObject({ id: id() }), z.object({ fileName: z.string(), mediaType: z.string(), /** In base64. */ content: z.string() })),
}

export type RemarkView = z.output<typeof remark>
