/** `sales.credit_memo.copy_from` and its brothers: a document filled from another one, open or posted (documents.md §12). */
import { type Context, implement } from '#platform/command'
import { type Problem, refuse } from '#platform/problem'
import { message } from '#platform/i18n'
import { trade } from '../contract.ts'
import type { DocumentView } from '../contract/documents.ts'
import type { CopyInput } from '../contract/copy.ts'
import { checkLock } from '../edit/check-header.ts'
import { createDocument } from '../edit/edit-documents.ts'
import type { DraftDocument } from '../edit/draft.ts'
import { createLines } from '../edit/edit-lines.ts'
import { holdDocument } from '../edit/load-lines.ts'
import { getDocument } from '../find/get-document.ts'
import { type OfferedKind, kinds, offeredKinds } from '../kinds.ts'
import { type Side, sides } from '../sides.ts'
import { type Target, copiedHeader, copiedLines } from './copied.ts'
import { problem as prepaymentProblem } from '../prepayment/problems.ts'
import { copyRemarks } from '../remarks/carry.ts'
import { problem } from './problems.ts'
import { refillDocument } from './refill.ts'
import { type Source, type SourceHead, readSource } from './source.ts'

const movements: readonly string[] = ['shipment', 'receipt', 'return_receipt', 'return_shipment']

/** Posted documents whose goods went the way of a return already. */
const takesBack: readonly string[] = ['credit_memo', 'return_receipt', 'return_shipment']

/** Fills a document with another's lines, and its header where that is asked for; makes a new one when none is named. */
export async function copyDocument(context: Context, side: Side, kind: OfferedKind, input: CopyInput): Promise<DocumentView> {
  const source = await readSource(context, input.source)
  if (source.head.side !== side) refuse([problem('copy_other_side', { number: source.head.number, side }, { field: 'source' })])
  if (source.head.prepayment) refuse([prepaymentProblem('copy_prepayment', { number: source.head.number }, { field: 'source' })])
  const target: Target = {
    side,
    kind,
    exactCost: kinds[kind].credit && source.head.state === 'posted' && !takesBack.includes(source.head.kind),
    recalculates: input.recalculateLines ?? (movements.includes(source.head.kind) || (input.id !== undefined && input.includeHeader !== true)),
  }
  const { lines, origins, skipped } = copiedLines(source, target)
  if (lines.length === 0) refuse([...skipped.map(asError), problem('nothing_to_copy', { number: source.head.number }, { field: 'source' })])
  const made = input.id === undefined
    ? await createDocument(context, side, kind, { ...copiedHeader(source, target, lines), lines })
    : await fill(context, side, kind, { ...input, id: input.id }, source, target, lines)
  const last = made.lines.toSorted((left, right) => left.lineNo - right.lineNo).filter(line => !line.systemCreated).slice(-lines.length)
  await copyRemarks(context, {
    from: source.head.id, to: made.id, withHeader: input.id === undefined || input.includeHeader === true,
    lines: origins.map((from, at) => ({ from, to: last[at]!.lineNo })),
  })
  return { ...made, warnings: [...made.warnings, ...skipped.map(warning => ({ ...warning, severity: 'warning' as const, params: { ...warning.params } }))] }
}

const asError = (warning: Problem): Problem => ({ ...warning, severity: 'error' })

async function fill(
  context: Context, side: Side, kind: OfferedKind, input: CopyInput & { readonly id: string }, source: Source, target: Target, lines: ReturnType<typeof copiedLines>['lines'],
): Promise<DocumentView> {
  const held = await holdDocument(context, side, kind, input)
  const { document } = held
  refuse([
    ...checkLock(document, ['lines']),
    ...(source.head.id === document.id ? [problem('copy_onto_itself', { number: document.number }, { field: 'source' })] : []),
    ...(input.includeHeader ? [] : checkHeaders(document, source.head)),
  ])
  const named = { type: 'text' as const, description: headline(context, document, source.head) }
  const { warnings } = input.includeHeader
    ? await refillDocument(context, held, copiedHeader(source, target, lines), lines)
    : await createLines(context, side, kind, { documentId: document.id, lines: [named, ...lines] })
  const filled = await getDocument(context, side, kind, document.id)
  return { ...filled, warnings }
}

/** Lines alone fit only where prices, VAT and party are the same. */
const alike = ['partyId', 'billToId', 'partyPostingGroup', 'generalBusinessGroup', 'currency', 'pricesIncludingTax'] as const satisfies readonly (keyof DraftDocument & keyof SourceHead)[]

function checkHeaders(document: DraftDocument, source: SourceHead): Problem[] {
  const different = alike.filter(field => document[field] !== source[field])
  return different.length === 0
    ? []
    : [problem('copy_header_differs', { number: document.number, source: source.number, fields: different.join(', ') }, { field: 'source' })]
}

/** The text line over what was copied, in the document's language: *Invoice 103044:*. */
const headline = (context: Context, { language }: DraftDocument, { side, kind, number }: SourceHead): string =>
  message(language || context.language, 'trade.copied_from', { kind: `${side}_${kind}`, number })

for (const side of Object.keys(sides) as Side[])
  for (const kind of offeredKinds)
    implement(trade, `${side}.${kind}.copy_from`, (context, input) => copyDocument(context, side, kind, input))
