/** Adding, changing, deleting and moving lines: load, decide, write in a number of statements that lines do not change. */
import type { Context } from '#platform/command'
import { type Problem, refuse } from '#platform/problem'
import type { LineChange, LineInput, LinesChanged } from '../contract/lines.ts'
import { amountAfterLineChange } from '../amounts/index.ts'
import { loadCalledOff } from '../blanket/in-use.ts'
import { invoiceDiscountOf, isInvoiced } from '../flow/amount-facts.ts'
import type { OfferedKind } from '../kinds.ts'
import { problem } from '../problems.ts'
import type { Side } from '../sides.ts'
import { checkLock } from './check-header.ts'
import { checkLinkedDelete } from './check-links.ts'
import { type Sums, replaceLines, sumAll, sumEdited } from './document-sums.ts'
import { type DraftDocument, type DraftLine, blankLine } from './draft.ts'
import type { LineFacts, LoadedLines } from './facts.ts'
import { changedLine } from './line-defaults.ts'
import { type Asked, itemOf } from './line-object.ts'
import { lineView, summaryView, totalsView } from './line-view.ts'
import { type Held, holdDocument, loadLineFacts } from './load-lines.ts'
import { loadMixed } from './load-mixed.ts'
import { checkPrepayments } from '../prepayment/check.ts'
import { reserveWhereAlways } from '../reserve/always.ts'
import { checkCredit, checkStock, unacknowledged } from './warnings.ts'
import { carryCosts, writeChange } from './write.ts'

interface Target {
  readonly documentId: string
  readonly version?: number | undefined
}

/** What a decision about lines comes to. */
export interface LineEdit {
  /** Lines that are new or were asked to change. */
  readonly edited: readonly DraftLine[]
  readonly removed: readonly string[]
  readonly problems: readonly Problem[]
  readonly unwarned?: boolean
  /** Fields of the header that change with them. */
  readonly header?: Partial<DraftDocument>
}

const step = 10_000

/** Fields of a line that stay open on a released document (documents.md §4). */
const openWhenReleased: readonly string[] = ['id', 'quantityToHandle', 'quantityToInvoice']

/** What the goods and the money a line asks for depend on. */
const bearing = [
  'itemId', 'itemNumber', 'account', 'type', 'variant', 'location', 'unit', 'quantity', 'unitPrice', 'lineDiscountPercent',
  'lineDiscountAmount', 'shipmentDate',
] as const satisfies readonly (keyof Asked)[]

const namesOf = (asked: readonly Asked[]) => ({
  unwarned: !asked.some(line => bearing.some(field => line[field] !== undefined)),
  itemIds: asked.flatMap(line => line.itemId ?? []),
  itemNumbers: asked.flatMap(line => line.itemNumber ?? []),
  accounts: asked.flatMap(line => line.account ?? []),
  neededOn: asked.find(line => line.shipmentDate)?.shipmentDate,
})

/** Adds lines at the end, or at the numbers they give. */
export async function createLines(
  context: Context, side: Side, kind: OfferedKind, input: Target & { readonly lines: readonly LineInput[] },
): Promise<LinesChanged> {
  const held = await hold(context, side, kind, input)
  refuse(checkLock(held.document, ['lines']))
  const { facts, loaded } = await loadLineFacts(context, held.document, { ...namesOf(input.lines), allLines: held.spreadsDiscount })
  const edit = newLines(held.document, input.lines, facts, loaded.lastLineNo, context.newId)
  return writeEdit(context, held, facts, loaded, edit)
}

/** New lines of a document, numbered on from the last; pure but for the ids, which are drawn by `newId`. */
export function newLines(
  document: DraftDocument, inputs: readonly LineInput[], facts: LineFacts, lastLineNo: number, newId: () => string,
): LineEdit {
  let last = lastLineNo
  const outcomes = inputs.map(({ lineNo, ...asked }) => {
    const number = lineNo ?? (Math.floor(last / step) + 1) * step
    last = Math.max(last, number)
    const blank = blankLine({ id: newId(), documentId: document.id, lineNo: number })
    return changedLine(blank, asked, { document, facts })
  })
  const numbers = outcomes.map(({ line }) => line.lineNo)
  const seen = new Set<number>()
  const twice = numbers.filter(number => seen.has(number) || !seen.add(number))
  return {
    edited: outcomes.map(({ line }) => line),
    removed: [],
    problems: [
      ...outcomes.flatMap(({ problems }) => problems),
      ...twice.map(lineNo => problem('line_number_taken', { lineNo }, { field: `lines.${lineNo}.lineNo` })),
    ],
  }
}

/** Changes lines; each is asked for by id and takes a part of its fields. */
export async function changeLines(
  context: Context, side: Side, kind: OfferedKind, input: Target & { readonly lines: readonly LineChange[] },
): Promise<LinesChanged> {
  const held = await hold(context, side, kind, input)
  const fields = new Set(input.lines.flatMap(line => Object.keys(line)))
  refuse(checkLock(held.document, [...fields].filter(field => !openWhenReleased.includes(field))))
  const ids = input.lines.map(line => line.id)
  const names = namesOf(input.lines)
  const { facts, loaded } = await loadLineFacts(context, held.document, { ...names, lineIds: ids, allLines: held.spreadsDiscount })
  const stored = new Map(loaded.lines.map(line => [line.id, line]))
  const unknown = unknownLines(ids, stored)
  refuse(unknown)
  const outcomes = input.lines.map(({ id, ...asked }) => changedLine(stored.get(id)!, asked, { document: held.document, facts }))
  const edited = outcomes.map(({ line }) => line)
  const problems = outcomes.flatMap(outcome => outcome.problems)
  return writeEdit(context, held, facts, loaded, { edited, removed: [], problems, unwarned: names.unwarned })
}

/** Deletes lines. One of which goods have moved stays until all that moved is invoiced. */
export async function deleteLines(
  context: Context, side: Side, kind: OfferedKind, input: Target & { readonly ids: readonly string[] },
): Promise<LinesChanged> {
  const held = await hold(context, side, kind, input)
  refuse(checkLock(held.document, ['lines']))
  if (kind === 'blanket_order') refuse(await loadCalledOff(context, { ...held.document, lineIds: input.ids }))
  const { facts, loaded } = await loadLineFacts(context, held.document, {
    lineIds: input.ids, allLines: held.spreadsDiscount, unwarned: true,
  })
  const stored = new Map(loaded.lines.map(line => [line.id, line]))
  const problems = [
    ...unknownLines(input.ids, stored),
    ...input.ids.flatMap(id => {
      const line = stored.get(id)
      return line ? checkDelete(line, side) : []
    }),
  ]
  return writeEdit(context, held, facts, loaded, { edited: [], removed: input.ids, problems, unwarned: true })
}

/** A line stays while goods have moved that are not invoiced, or an order of the other side rests on it. */
export const checkDelete = (line: DraftLine, side: Side): Problem[] =>
  line.handledQuantity.equals(line.invoicedQuantity)
    ? checkLinkedDelete(line, side)
    : [problem('line_partly_handled', { lineNo: line.lineNo, side }, { field: `lines.${line.lineNo}.id` })]

/** Puts lines behind another one; all lines are numbered anew in steps of ten thousand. */
export async function moveLines(
  context: Context, side: Side, kind: OfferedKind, input: Target & { readonly ids: readonly string[]; readonly after: string | null },
): Promise<LinesChanged> {
  const held = await hold(context, side, kind, input)
  refuse(checkLock(held.document, ['lines']))
  const { facts, loaded } = await loadLineFacts(context, held.document, { allLines: true, unwarned: true })
  const stored = new Map(loaded.lines.map(line => [line.id, line]))
  refuse(unknownLines([...input.ids, ...(input.after === null ? [] : [input.after])], stored))
  const moving = new Set(input.ids)
  const rest = loaded.lines.filter(line => !moving.has(line.id))
  const place = input.after === null ? 0 : rest.findIndex(line => line.id === input.after) + 1
  const ordered = [...rest.slice(0, place), ...input.ids.map(id => stored.get(id)!), ...rest.slice(place)]
  const edited = ordered
    .map((line, index) => ({ ...line, lineNo: (index + 1) * step }))
    .filter(line => line.lineNo !== stored.get(line.id)!.lineNo)
  return writeEdit(context, held, facts, loaded, { edited, removed: [], problems: [], unwarned: true })
}

const hold = (context: Context, side: Side, kind: OfferedKind, { documentId: id, version }: Target): Promise<Held> =>
  holdDocument(context, side, kind, { id, version })

const unknownLines = (ids: readonly string[], stored: ReadonlyMap<string, DraftLine>): Problem[] =>
  ids.filter(id => !stored.has(id)).map(id => problem('unknown_line', { id }))

/** An entered invoice discount loses the shares of lines whose amounts changed; the rest is spread again. */
function withDiscountLeft(document: DraftDocument, loaded: LoadedLines, { edited, removed }: LineEdit): DraftDocument {
  if (document.invoiceDiscountMode !== 'amount') return document
  const after = new Map(edited.map(line => [line.id, line]))
  const gone = new Set(removed)
  const lost = loaded.lines.filter(line => {
    const now = after.get(line.id)
    // What is invoiced in full keeps its share, and the amount with it.
    if (!gone.has(line.id) && isInvoiced(line)) return false
    return gone.has(line.id) || (now !== undefined && !now.lineAmount.equals(line.lineAmount))
  })
  const value = lost.reduce((amount, line) => amountAfterLineChange(amount, line.invoiceDiscountAmount), document.invoiceDiscountValue)
  return { ...document, invoiceDiscountValue: value, invoiceDiscountMode: value.isZero() ? 'none' : 'amount' }
}

/** The document after an edit of its lines; pure. */
export function sumsAfter(document: DraftDocument, facts: LineFacts, loaded: LoadedLines, edit: LineEdit): Sums {
  if (!loaded.allLoaded) return sumEdited(document, loaded.others, edit.edited, facts)
  const all = replaceLines(loaded, edit.edited, new Set(edit.removed))
  return sumAll(document, all, facts, invoiceDiscountOf(document, facts))
}

const amounts = (line: DraftLine): string =>
  [line.lineNo, line.invoiceDiscountAmount, line.netAmount, line.taxAmount, line.prepaymentAmount].join(' ')

/** Computes the document anew, refuses what is wrong, writes what changed and answers with it. */
export async function writeEdit(
  context: Context, held: Held, facts: LineFacts, loaded: LoadedLines, edit: LineEdit,
): Promise<LinesChanged> {
  const before = held.document
  const document = withDiscountLeft(before, loaded, edit)
  const stored = new Map(loaded.lines.map(line => [line.id, line]))
  refuse(edit.problems)
  refuse(await loadMixed(context, before, edit.edited, stored, facts))
  const sums = sumsAfter(document, facts, loaded, edit)
  const asked = new Set(edit.edited.map(line => line.id))
  refuse([...sums.problems, ...checkPrepayments(sums.lines, asked)])
  const touched = sums.lines.filter(line => asked.has(line.id) || amounts(line) !== amounts(stored.get(line.id)!))
  const discount = { invoiceDiscountMode: document.invoiceDiscountMode, invoiceDiscountValue: document.invoiceDiscountValue }
  const version = await writeChange(context, document, { ...edit.header, ...sums.totals, ...discount }, touched, edit.removed)
  if (!edit.unwarned) await reserveWhereAlways(context, document, edit.edited, facts)
  if (before.side === 'purchase') await carryCosts(context, touched)
  const after = { ...document, ...sums.totals }
  const warnings = edit.unwarned ? [] : [...checkCredit(after, facts), ...checkStock(after, sums.lines, asked, facts)]
  return {
    documentId: before.id,
    version,
    lines: touched.map(line => lineView(line, after, itemOf(line, facts), facts.company)),
    totals: totalsView(sums.totals),
    taxSummary: summaryView(sums.summary),
    warnings: unacknowledged(warnings, context.acknowledged).map(warning => ({ ...warning, params: { ...warning.params } })),
  }
}
