/** Making, changing and deleting documents: load, decide, write. */
import type { Context } from '#platform/command'
import { type Problem, refuse } from '#platform/problem'
import type { ChangeInput, CreateInput, DocumentView, TargetInput } from '../contract/documents.ts'
import { getDocument } from '../find/get-document.ts'
import { invoiceDiscountOf } from '../flow/amount-facts.ts'
import type { OfferedKind } from '../kinds.ts'
import { problem } from '../problems.ts'
import type { Side } from '../sides.ts'
import { checkHeader, checkHeaderLock, checkLock, checkNumber, checkParties } from './check-header.ts'
import { type PartyKnown, changedDocument, newDocument, rebuildReasons } from './defaults.ts'
import { sumAll } from './document-sums.ts'
import { type DraftDocument, type DraftLine, changedFields } from './draft.ts'
import { newLines } from './edit-lines.ts'
import type { LineFacts } from './facts.ts'
import { rebuiltLine } from './line-defaults.ts'
import { holdDocument, loadLineFacts } from './load-lines.ts'
import { loadHeaderFacts } from './load-header.ts'
import { checkCredit, checkStock } from './warnings.ts'
import { neededOn, writeChange, writeNew } from './write.ts'

/** Makes a document with its lines. Refuses everything that is wrong with header and lines at once. */
export async function createDocument(context: Context, side: Side, kind: OfferedKind, input: CreateInput): Promise<DocumentView> {
  const { lines: inputs = [], number, ...entered } = input
  const onDate = entered.postingDate ?? context.workDate
  const facts = await loadHeaderFacts(context, { ...entered, side, kind, onDate })
  refuse([...checkParties(entered, side, facts), ...checkNumber(side, kind, number, facts)])
  const known = facts as PartyKnown
  const proposed = newDocument({ id: context.newId(), side, kind }, entered, known)
  const problems = checkHeader(proposed, entered, known)
  if (problems.length > 0 && inputs.length === 0) refuse(problems)
  const { document, lines, lineFacts } = await withNewLines(context, { ...proposed, number: number ?? '' }, inputs, problems)
  await writeNew(context, document, lines, facts.series!.code)
  const warnings = lineFacts ? warningsOf(document, lines, lineFacts) : []
  return getDocument(context, side, kind, document.id, warnings)
}

/** The lines of a new document and what they come to; refused together with what is wrong with the header. */
async function withNewLines(
  context: Context, document: DraftDocument, inputs: NonNullable<CreateInput['lines']>, headerProblems: readonly Problem[],
): Promise<{ document: DraftDocument; lines: readonly DraftLine[]; lineFacts?: LineFacts }> {
  if (inputs.length === 0) return { document, lines: [] }
  const { facts } = await loadLineFacts(context, document, {
    itemIds: inputs.flatMap(line => line.itemId ?? []),
    itemNumbers: inputs.flatMap(line => line.itemNumber ?? []),
    accounts: inputs.flatMap(line => line.account ?? []),
  })
  const { edited, problems } = newLines(document, inputs, facts, 0, context.newId)
  refuse([...headerProblems, ...problems])
  const sums = sumAll(document, edited, facts, invoiceDiscountOf(document, facts))
  refuse(sums.problems)
  return { document: { ...document, ...sums.totals }, lines: sums.lines, lineFacts: facts }
}

const warningsOf = (document: DraftDocument, lines: readonly DraftLine[], facts: LineFacts): Problem[] => [
  ...checkCredit(document, facts),
  ...checkStock(document, lines, new Set(lines.map(line => line.id)), facts),
]

/** Changes the header, and what of the lines follows from it. */
export async function changeDocument(context: Context, side: Side, kind: OfferedKind, input: ChangeInput): Promise<DocumentView> {
  const { id, version, rebuildLines = false, ...entered } = input
  const { document: before } = await holdDocument(context, side, kind, { id, version })
  refuse(checkHeaderLock(before, entered))
  const party = entered.partyId ?? (entered.partyNumber === undefined ? before.partyId : undefined)
  const namesPayer = entered.billToId !== undefined || entered.billToNumber !== undefined || party !== before.partyId
  const facts = await loadHeaderFacts(context, {
    ...entered, side, kind, partyId: party, billToId: namesPayer ? entered.billToId : before.billToId,
    onDate: entered.postingDate ?? before.postingDate ?? context.workDate,
  })
  refuse(checkParties({ ...entered, partyId: party }, side, facts))
  const after = changedDocument(before, entered, facts as PartyKnown)
  const reasons = rebuildReasons(before, after)
  const { facts: lineFacts, loaded } = await loadLineFacts(context, after, { allLines: true })
  refuse([
    ...checkHeader(after, entered, facts as PartyKnown),
    ...checkRebuild(before, reasons, loaded.lines, rebuildLines || context.acknowledged.includes('trade.rebuild_lines_needed') ? 'agreed' : 'not_agreed'),
  ])
  const followed = followingLines(before, after, loaded.lines, reasons, lineFacts)
  refuse(followed.problems)
  const discount = invoiceDiscountOf(after, lineFacts)
  const sums = sumAll(after, followed.lines, lineFacts, discount)
  refuse(sums.problems)
  const stored = new Map(loaded.lines.map(line => [line.id, line]))
  const touched = sums.lines.filter(line => {
    const was = stored.get(line.id)!
    return neededOn(was, before) !== neededOn(line, after) || Object.keys(changedFields(was, line)).length > 0
  })
  const complete = { ...after, ...sums.totals }
  await writeChange(context, complete, changedFields(before, complete), touched)
  return getDocument(context, side, kind, id, checkCredit(complete, lineFacts))
}

/** Changing what prices and VAT rest on: asks first, and is refused once anything was shipped, received or invoiced. */
function checkRebuild(
  document: DraftDocument, reasons: readonly string[], lines: readonly DraftLine[], agreement: 'agreed' | 'not_agreed',
): Problem[] {
  const concerned = lines.filter(line => line.type !== 'text')
  if (reasons.length === 0 || concerned.length === 0) return []
  const processed = concerned.some(line => !line.handledQuantity.isZero() || !line.invoicedQuantity.isZero())
  if (processed) return [problem('document_processed', { number: document.number }, { field: reasons[0]! })]
  if (agreement === 'agreed') return []
  return [{ ...problem('rebuild_lines_needed', { fields: reasons.join(', ') }, { field: reasons[0]! }), severity: 'warning' }]
}

/** Lines after their header changed: rebuilt where prices and VAT rest on it, moved along with location and dimensions. */
function followingLines(
  before: DraftDocument, after: DraftDocument, lines: readonly DraftLine[], reasons: readonly string[], facts: LineFacts,
): { lines: DraftLine[]; problems: Problem[] } {
  const problems: Problem[] = []
  const followed = lines.map(line => {
    const moved = withHeaderDimensions(before, after, withHeaderLocation(before, after, line))
    if (reasons.length === 0) return moved
    const rebuilt = rebuiltLine(moved, { document: after, facts })
    problems.push(...rebuilt.problems)
    return rebuilt.line
  })
  return { lines: followed, problems }
}

const withHeaderLocation = (before: DraftDocument, after: DraftDocument, line: DraftLine): DraftLine =>
  line.type === 'item' && line.location === before.location && line.handledQuantity.isZero() && before.location !== after.location
    ? { ...line, location: after.location }
    : line

/** A value the line had from the header goes with the header; one of its own stays. */
function withHeaderDimensions(before: DraftDocument, after: DraftDocument, line: DraftLine): DraftLine {
  const next: Record<string, string> = { ...line.dimensions }
  for (const dimension of new Set([...Object.keys(before.dimensions), ...Object.keys(after.dimensions)])) {
    const value = after.dimensions[dimension]
    if (before.dimensions[dimension] === value || next[dimension] !== before.dimensions[dimension]) continue
    if (value === undefined) delete next[dimension]
    else next[dimension] = value
  }
  return { ...line, dimensions: next }
}

/** Deletes a document. One from which goods have moved that are not invoiced stays; so does a released one. */
export async function deleteDocument(
  context: Context, side: Side, kind: OfferedKind, input: TargetInput,
): Promise<{ id: string }> {
  const { document } = await holdDocument(context, side, kind, input)
  refuse(checkLock(document, ['id']))
  const deleted = await context.tx.execute(
    'trade.delete_document',
    `delete from trade.documents d where d.company_id = $1 and d.id = $2 and not exists (
       select from trade.lines l where l.company_id = $1 and l.document_id = $2 and l.handled_quantity <> l.invoiced_quantity)`,
    [context.companyId, document.id],
  )
  if (deleted === 0) refuse([problem('document_in_use', { number: document.number, side })])
  return { id: document.id }
}
