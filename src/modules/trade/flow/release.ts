/** Release and reopen (documents.md §4): what is released is checked, carries its final amounts, and is locked. */
import type { Context } from '#platform/command'
import { type Problem, refuse } from '#platform/problem'
import type { DocumentView, TargetInput } from '../contract/documents.ts'
import { sumAll } from '../edit/document-sums.ts'
import { type DraftDocument, type DraftLine, changedFields } from '../edit/draft.ts'
import type { LineFacts } from '../edit/facts.ts'
import { itemOf } from '../edit/line-object.ts'
import { holdDocument, loadLineFacts } from '../edit/load-lines.ts'
import { writeChange } from '../edit/write.ts'
import { getDocument } from '../find/get-document.ts'
import type { OfferedKind } from '../kinds.ts'
import { problem as postingProblem } from '../post/problems.ts'
import { checkReleasedByHand } from '../prepayment/check.ts'
import { loadAsked } from '../prepayment/load-asked.ts'
import { problem } from '../problems.ts'
import type { Side } from '../sides.ts'
import { reserveWhereAlways } from '../reserve/always.ts'
import { invoiceDiscountOf } from './amount-facts.ts'
import { serviceChargeLine } from './service-charge.ts'

/** Whether a document may be released: something on it, everything typed named, stocked items with a unit, and a variant and location where those are asked for. */
export function checkRelease(document: DraftDocument, lines: readonly DraftLine[], facts: Pick<LineFacts, 'items' | 'setup'>): Problem[] {
  const typed = lines.filter(line => line.type !== 'text')
  const problems: Problem[] = []
  if (!typed.some(line => !line.quantity.isZero())) problems.push(problem('nothing_to_release', { number: document.number }, { field: 'lines' }))
  for (const line of typed) {
    const { lineNo, type } = line
    const nameless = line.itemId === null && line.account === null
    if (nameless) problems.push(postingProblem('line_without_number', { lineNo, type }, { field: `lines.${lineNo}.itemNumber` }))
    const item = itemOf(line, facts)
    if (item?.type === 'inventory' && !line.unit)
      problems.push(problem('unit_missing', { lineNo, item: item.number }, { field: `lines.${lineNo}.unit` }))
    if (item?.asksForVariant && !line.variant)
      problems.push(problem('variant_missing', { lineNo, item: item.number }, { field: `lines.${lineNo}.variant` }))
    if (item?.type === 'inventory' && !line.location && facts.setup.locationMandatory)
      problems.push(problem('location_missing', { lineNo, item: item.number }, { field: `lines.${lineNo}.location` }))
  }
  return problems
}

/** Releases a document; one that is released already stays as it is. Refuses one under approval. */
export async function releaseDocument(context: Context, side: Side, kind: OfferedKind, input: TargetInput): Promise<DocumentView> {
  const { document } = await holdDocument(context, side, kind, input)
  if (document.status === 'released') return getDocument(context, side, kind, document.id)
  if (document.status === 'pending_approval') refuse([problem('approval_pending', { number: document.number })])
  const { facts, loaded } = await loadLineFacts(context, document, { allLines: true, unwarned: true })
  refuse(checkRelease(document, loaded.lines, facts))
  const charged = await serviceChargeLine(context, document, loaded, facts)
  const sums = sumAll(document, charged.lines, facts, invoiceDiscountOf(document, facts))
  refuse([...charged.problems, ...sums.problems])
  const stored = new Map(loaded.lines.map(line => [line.id, line]))
  const touched = sums.lines.filter(line => {
    const before = stored.get(line.id)
    return before === undefined || Object.keys(changedFields(before, line)).length > 0
  })
  await writeChange(context, document, { status: 'released', ...sums.totals }, touched, charged.removed)
  await reserveWhereAlways(context, document, sums.lines, facts)
  return getDocument(context, side, kind, document.id)
}

/** Releases a document as a person asks for it: an order only once what it asks for before delivery is invoiced (documents.md §4). */
export async function releaseByHand(context: Context, side: Side, kind: OfferedKind, input: TargetInput): Promise<DocumentView> {
  const { document } = await holdDocument(context, side, kind, input)
  if (kind === 'order' && (document.status === 'open' || document.status === 'pending_prepayment')) {
    const { lines, unpaid } = await loadAsked(context, document)
    refuse(checkReleasedByHand(document, lines, unpaid))
  }
  return releaseDocument(context, side, kind, { id: input.id })
}

/** Opens a released document again; refused only while it is under approval. */
export async function reopenDocument(context: Context, side: Side, kind: OfferedKind, input: TargetInput): Promise<DocumentView> {
  const { document } = await holdDocument(context, side, kind, input)
  if (document.status === 'pending_approval') refuse([problem('approval_pending', { number: document.number })])
  if (document.status !== 'open') await writeChange(context, document, { status: 'open' })
  return getDocument(context, side, kind, document.id)
}
