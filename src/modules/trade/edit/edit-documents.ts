/** Making, changing and deleting documents: load, decide, write. */
import type { Context } from '#platform/command'
import { type Problem, refuse } from '#platform/problem'
import type { ChangeInput, CreateInput, DocumentView, TargetInput } from '../contract/documents.ts'
import type { LineInput } from '../contract/lines.ts'
import { rounder } from '../amounts/index.ts'
import { archiveDeleted } from '../archive/keep.ts'
import { loadCalledOff } from '../blanket/in-use.ts'
import { getDocument } from '../find/get-document.ts'
import { invoiceDiscountOf } from '../flow/amount-facts.ts'
import type { OfferedKind } from '../kinds.ts'
import { checkPrepayments, withHeaderPrepayment } from '../prepayment/check.ts'
import { problem } from '../problems.ts'
import { reserveWhereAlways } from '../reserve/always.ts'
import type { Side } from '../sides.ts'
import { checkHeader, checkHeaderLock, checkLock, checkNumber, checkParties } from './check-header.ts'
import { agreedHeader, checkLinkedHeader } from './check-links.ts'
import { type PartyKnown, changedDocument, newDocument, rebuildReasons } from './defaults.ts'
import { sumAll } from './document-sums.ts'
import { type DraftDocument, type DraftLine, changedFields } from './draft.ts'
import { newLines } from './edit-lines.ts'
import type { LineFacts } from './facts.ts'
import { rebuiltLine } from './line-defaults.ts'
import { holdDocument, loadLineFacts, loadManyLineFacts } from './load-lines.ts'
import { loadHeaderFacts, loadManyHeaderFacts } from './load-header.ts'
import { checkCredit, checkStock } from './warnings.ts'
import { type NewDocument, carryCosts, neededOn, writeChange, writeNew } from './write.ts'

/** Makes a document with its lines. Refuses everything that is wrong with header and lines at once. */
export async function createDocument(context: Context, side: Side, kind: OfferedKind, input: CreateInput): Promise<DocumentView> {
  const [made] = await createDocuments(context, side, kind, [{ input }])
  return getDocument(context, side, kind, made!.document.id, made!.warnings)
}

/** A document to be made, and what its maker adds to what was proposed. */
export interface Wanted {
  readonly input: CreateInput
  readonly header?: Partial<DraftDocument>
  readonly line?: (line: DraftLine, at: number) => DraftLine
  /** The problems of this document as its maker tells them. */
  readonly told?: (problems: readonly Problem[]) => readonly Problem[]
}

/** Makes several documents of one side and kind, in a number of statements that neither they nor their lines change. */
export async function createDocuments(context: Context, side: Side, kind: OfferedKind, wanted: readonly Wanted[]): Promise<Made[]> {
  const asks = wanted.map(({ input: { postingDate, partyId, partyNumber, billToId, billToNumber } }) => ({
    partyId, partyNumber, billToId, billToNumber, onDate: postingDate ?? context.workDate,
  }))
  const [only] = asks
  const headers = asks.length === 1 ? [await loadHeaderFacts(context, { ...only!, side, kind })] : await loadManyHeaderFacts(context, side, kind, asks)
  refuse(wanted.flatMap(({ input, told = same }, at) =>
    told([...checkParties(input, side, headers[at]!), ...checkNumber(side, kind, input.number, headers[at]!)])))
  const proposed = wanted.map((each, at) => proposedHeader(context, side, kind, each, headers[at] as PartyKnown))
  const empty = proposed.filter(({ wanted: { input } }) => (input.lines ?? []).length === 0)
  refuse(empty.flatMap(({ problems }) => problems))
  const lined = proposed.filter(({ wanted: { input } }) => (input.lines ?? []).length > 0)
  const facts = await lineFactsOf(context, lined)
  const outcomes = lined.map((each, at) => withNewLines(context, each, facts[at]!))
  refuse(outcomes.flatMap(({ problems }) => problems))
  const made = [...empty.map(({ document }): Made => ({ document, lines: [], warnings: [] })), ...outcomes]
  const numbers = await writeNew(context, made, headers[0]!.series!.code)
  for (const [at, { document, lines }] of outcomes.entries()) await reserveWhereAlways(context, document, lines, facts[at]!)
  const byId = new Map(made.map(each => [each.document.id, { ...each, document: { ...each.document, number: numbers.get(each.document.id)! } }]))
  return proposed.map(({ document }) => byId.get(document.id)!)
}

/** A document that was made. */
export interface Made extends NewDocument {
  readonly warnings: readonly Problem[]
}

interface Proposed {
  readonly wanted: Wanted
  readonly document: DraftDocument
  readonly problems: readonly Problem[]
}

const same = (problems: readonly Problem[]): readonly Problem[] => problems

function proposedHeader(context: Context, side: Side, kind: OfferedKind, wanted: Wanted, facts: PartyKnown): Proposed {
  const { lines: _, number, ...entered } = wanted.input
  const proposed = newDocument({ id: context.newId(), side, kind }, entered, facts)
  const document = { ...proposed, ...wanted.header, number: number ?? '' }
  return { wanted, document, problems: (wanted.told ?? same)(checkHeader(document, entered, facts)) }
}

/** What lines that are to be made name. */
export const lineAsk = (inputs: readonly LineInput[]) => ({
  itemIds: inputs.flatMap(line => line.itemId ?? []),
  itemNumbers: inputs.flatMap(line => line.itemNumber ?? []),
  accounts: inputs.flatMap(line => line.account ?? []),
})

async function lineFactsOf(context: Context, proposed: readonly Proposed[]): Promise<LineFacts[]> {
  const asks = proposed.map(({ document, wanted: { input } }) => ({ document, ask: lineAsk(input.lines!) }))
  const [only] = asks
  if (!only) return []
  const loaded = asks.length === 1 ? [await loadLineFacts(context, only.document, only.ask)] : await loadManyLineFacts(context, asks)
  return loaded.map(({ facts }) => facts)
}

/** The lines of a new document and what they come to; its problems together with what is wrong with the header. */
function withNewLines(context: Context, { wanted, document, problems: headerProblems }: Proposed, facts: LineFacts): Made & { problems: readonly Problem[] } {
  const { input, line: finish = (line: DraftLine) => line, told = same } = wanted
  const { edited, problems } = newLines(document, input.lines!, facts, 0, context.newId)
  const refused = [...headerProblems, ...told(problems)]
  if (refused.length > 0) return { document, lines: [], warnings: [], problems: refused }
  const sums = sumAll(document, edited.map(finish), facts, invoiceDiscountOf(document, facts))
  const complete = { ...document, ...sums.totals }
  return { document: complete, lines: sums.lines, warnings: warningsOf(complete, sums.lines, facts), problems: told(sums.problems) }
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
    ...checkLinkedHeader(before, agreedHeader(before, after, reasons), loaded.lines),
    ...checkRebuild(before, reasons, loaded.lines, rebuildLines || context.acknowledged.includes('trade.rebuild_lines_needed') ? 'agreed' : 'not_agreed'),
    ...checkDiscountAgain(before, after, loaded.lines),
  ], context.acknowledged)
  const followed = followingLines(before, after, loaded.lines, reasons, lineFacts)
  refuse(followed.problems)
  const discount = invoiceDiscountOf(after, lineFacts)
  // A percentage is of what lines come to after the document's discount.
  const summed = sumAll(after, followed.lines, lineFacts, discount)
  const asked = withHeaderPrepayment(before, after, entered, summed.lines, rounder(lineFacts.currency.amountPrecision))
  const sums = { ...summed, lines: asked.lines }
  refuse([...sums.problems, ...(asked.problems.length > 0 ? asked.problems : checkPrepayments(sums.lines, new Set()))])
  const stored = new Map(loaded.lines.map(line => [line.id, line]))
  const touched = sums.lines.filter(line => {
    const was = stored.get(line.id)!
    return neededOn(was, before) !== neededOn(line, after) || Object.keys(changedFields(was, line)).length > 0
  })
  const complete = { ...after, ...sums.totals }
  await writeChange(context, complete, changedFields(before, complete), touched)
  if (side === 'purchase') await carryCosts(context, touched)
  return getDocument(context, side, kind, id, checkCredit(complete, lineFacts))
}

/** Another invoice discount once something is invoiced: asked first, for what is invoiced keeps its share (documents.md §3.4). */
function checkDiscountAgain(before: DraftDocument, after: DraftDocument, lines: readonly DraftLine[]): Problem[] {
  const isOther = before.invoiceDiscountMode !== after.invoiceDiscountMode || !before.invoiceDiscountValue.equals(after.invoiceDiscountValue)
  if (!isOther || lines.every(line => line.invoicedQuantity.isZero())) return []
  const place = { field: after.invoiceDiscountMode === 'amount' ? 'invoiceDiscountAmount' : 'invoiceDiscountPercent' }
  return [{ ...problem('discount_after_invoicing', { number: before.number }, place), severity: 'warning' }]
}

/** Changing what prices and VAT rest on: asks first, and is refused once anything was shipped, received or invoiced. */
function checkRebuild(
  document: DraftDocument, reasons: readonly string[], lines: readonly DraftLine[], agreement: 'agreed' | 'not_agreed',
): Problem[] {
  const concerned = lines.filter(line => line.type !== 'text')
  if (reasons.length === 0 || concerned.length === 0) return []
  const processed = concerned.some(line => !line.handledQuantity.isZero() || !line.invoicedQuantity.isZero() || line.movementId !== null || line.blanketLineId !== null)
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
  line.type === 'item' && line.link === null && line.location === before.location && line.handledQuantity.isZero() && before.location !== after.location
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
  if (kind === 'blanket_order') refuse(await loadCalledOff(context, document))
  await archiveDeleted(context, document)
  const { deleted, orders } = await context.tx.one<{ deleted: boolean; orders: string | null }>('trade.delete_document', deleteSql, [context.companyId, document.id])
  if (orders !== null) refuse([problem('order_linked', { number: document.number, side, orders, field: 'id' })])
  if (!deleted) refuse([problem('document_in_use', { number: document.number, side })])
  return { id: document.id }
}

/** A sale that a purchase is delivered for stays while that is there; a purchase that goes gives its sale free. */
const deleteSql = `
with linked as materialized (
  select string_agg(distinct p.number, ', ') as orders from trade.bought_for b join trade.documents p on p.company_id = $1 and p.id = b.purchase_id
  where b.company_id = $1 and b.sales_id = $2 and b.way in ('drop_shipment', 'special_order')
), gone as (
  delete from trade.documents d using linked k where d.company_id = $1 and d.id = $2 and k.orders is null and not exists (
    select from trade.lines l where l.company_id = $1 and l.document_id = $2 and l.handled_quantity <> l.invoiced_quantity)
  returning d.id
), unlinked as (
  delete from trade.bought_for b using gone g where b.company_id = $1 and b.purchase_id = g.id
)
select exists (select from gone) as deleted, k.orders from linked k`
