/** `sales.order.move_negative_lines` and its brothers: what is to come back goes on a document that takes back (documents.md §12). */
import { type Context, implement } from '#platform/command'
import { type Problem, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { DocumentView } from '../contract/documents.ts'
import { copiedHeader, lineInput } from '../copy/copied.ts'
import { type SourceLine, readSource } from '../copy/source.ts'
import { checkLock } from '../edit/check-header.ts'
import { createDocument } from '../edit/edit-documents.ts'
import { deleteLines } from '../edit/edit-lines.ts'
import { holdDocument, loadLineFacts } from '../edit/load-lines.ts'
import type { PostableKind } from '../kinds.ts'
import { type Side, sides } from '../sides.ts'
import { problem } from './problems.ts'

/** What each kind's negative lines go on. */
const opposite: Readonly<Record<PostableKind, PostableKind>> = {
  order: 'return_order', return_order: 'order', invoice: 'credit_memo', credit_memo: 'invoice',
}

const turned = (line: SourceLine): SourceLine => ({ ...line, quantity: line.quantity.negated(), lineDiscountAmount: line.lineDiscountAmount.negated() })

/** Makes the opposite document of the negative lines, and takes them off this one. */
async function moveNegative(context: Context, side: Side, kind: PostableKind, input: { id: string; version?: number | undefined }): Promise<DocumentView> {
  const { document } = await holdDocument(context, side, kind, input)
  refuse(checkLock(document, ['lines']))
  const { loaded } = await loadLineFacts(context, document, { allLines: true, unwarned: true })
  const negative = loaded.lines.filter(line => line.quantity.isNegative())
  if (negative.length === 0) refuse([problem('no_negative_lines', { number: document.number })])
  refuse(negative.flatMap((line): Problem[] => line.handledQuantity.isZero() && line.movementId === null
    ? []
    : [problem('negative_line_moved', { number: document.number, lineNo: line.lineNo }, { field: `lines.${line.lineNo}.quantity` })]))
  const source = await readSource(context, document.id)
  const links = new Map(negative.map(line => [line.lineNo, line.appliesToItemEntryNo]))
  const target = { side, kind: opposite[kind], exactCost: false, recalculates: false }
  const lines = source.lines.filter(line => links.has(line.lineNo)).map(line => {
    const link = links.get(line.lineNo)
    return { ...lineInput(turned(line), target, line.quantity.negated()), ...(link != null && { appliesToItemEntryNo: link }) }
  })
  // A discount of the whole stays with the whole.
  const { invoiceDiscountAmount: _, ...header } = copiedHeader(source, target, lines)
  const made = await createDocument(context, side, opposite[kind], { ...header, lines })
  await deleteLines(context, side, kind, { documentId: document.id, ids: negative.map(line => line.id) })
  return made
}

for (const side of Object.keys(sides) as Side[])
  for (const kind of Object.keys(opposite) as PostableKind[])
    implement(trade, `${side}.${kind}.move_negative_lines`, (context, input) => moveNegative(context, side, kind, input))
