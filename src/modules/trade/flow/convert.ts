/** A quote becomes an order or an invoice: everything is kept, the quote is gone (documents.md §5). */
import type { Context } from '#platform/command'
import { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type Problem, refuse } from '#platform/problem'
import type { DocumentView, TargetInput } from '../contract/documents.ts'
import { archive } from '../archive/keep.ts'
import { checkBlocked, checkLock, checkNumber } from '../edit/check-header.ts'
import type { DraftDocument, DraftLine } from '../edit/draft.ts'
import type { LineFacts } from '../edit/facts.ts'
import { withKindQuantities } from '../edit/line-defaults.ts'
import { itemOf } from '../edit/line-object.ts'
import { loadHeaderFacts } from '../edit/load-header.ts'
import { holdDocument, loadLineFacts } from '../edit/load-lines.ts'
import { checkCredit, checkStock } from '../edit/warnings.ts'
import { writeNew } from '../edit/write.ts'
import { getDocument } from '../find/get-document.ts'
import type { OfferedKind } from '../kinds.ts'
import { problem as postingProblem } from '../post/problems.ts'
import { asksPrepayment } from '../prepayment/amount.ts'
import { problem } from '../problems.ts'
import { reserveWhereAlways } from '../reserve/always.ts'
import type { Side } from '../sides.ts'

/** What a quote may become. */
export type Converted = Extract<OfferedKind, 'order' | 'invoice'>

/**
 * The header and lines of what a quote becomes; pure. Amounts, dates, prices and texts are the quote's; quantities to
 * handle and invoice are proposed as the new kind has it. Lines remember the line they were copied from.
 */
export function convertedQuote(
  quote: DraftDocument, lines: readonly DraftLine[], kind: Converted, facts: Pick<LineFacts, 'setup'>, workDate: LocalDate, newId: () => string,
): { document: DraftDocument; lines: DraftLine[] } {
  const id = newId()
  const postingDate = facts.setup.defaultPostingDate === 'none' ? null : (quote.postingDate ?? workDate)
  const document: DraftDocument = {
    ...quote, id, kind, number: '', status: 'open', version: 1, validUntil: null, postingDate, sourceDocumentId: quote.id, sourceNumber: quote.number,
  }
  const prepayment = asksPrepayment(kind) ? {} : { prepaymentPercent: Decimal.zero, prepaymentAmount: Decimal.zero }
  const rules = { side: quote.side, kind, proposal: facts.setup.defaultQuantityToHandle }
  return {
    document,
    lines: lines.map(line => ({ ...withKindQuantities(line, rules), ...prepayment, id: newId(), documentId: id, sourceLineId: line.id })),
  }
}

/** A quote past its date may still be accepted: the user is told. */
const checkValidity = ({ number, validUntil }: DraftDocument, workDate: LocalDate): Problem[] =>
  validUntil === null || validUntil >= workDate
    ? []
    : [{ ...problem('quote_expired', { number, validUntil }, { field: 'validUntil' }), severity: 'warning' }]

/** Items that were blocked since the quote was made; a block for this side alone counts only when an item is entered. */
export function checkItems(lines: readonly DraftLine[], facts: LineFacts): Problem[] {
  return lines.flatMap(line => {
    const item = itemOf(line, facts)
    if (!item) return []
    const { lineNo } = line
    const place = { field: `lines.${lineNo}.itemNumber`, remedy: `items/${item.number}` }
    const blockedVariant = item.variants.some(variant => variant.code === line.variant && variant.blocked)
    return [
      ...(item.blocked ? [postingProblem('item_blocked', { lineNo, item: item.number }, place)] : []),
      ...(blockedVariant ? [problem('variant_blocked', { lineNo, item: item.number, variant: line.variant }, place)] : []),
    ]
  })
}

/** Turns a quote into another kind of document. A failure leaves the quote untouched. */
export async function convertQuote(context: Context, side: Side, kind: Converted, input: TargetInput): Promise<DocumentView> {
  const { document: quote } = await holdDocument(context, side, 'quote', input)
  if (quote.status === 'pending_approval') refuse(checkLock(quote, []))
  const header = await loadHeaderFacts(context, {
    side, kind, partyId: quote.partyId, billToId: quote.billToId, onDate: quote.postingDate ?? context.workDate,
  })
  const { facts, loaded } = await loadLineFacts(context, { ...quote, kind }, { allLines: true })
  refuse([
    ...checkNumber(side, kind, undefined, header),
    ...checkBlocked(header.party!, side, kind, 'partyId'),
    ...(quote.billToId === quote.partyId ? [] : checkBlocked(header.billTo!, side, kind, 'billToId')),
    ...checkItems(loaded.lines, facts),
  ])
  const { document, lines } = convertedQuote(quote, loaded.lines, kind, facts, context.workDate, context.newId)
  await writeNew(context, [{ document, lines }], header.series!.code)
  await reserveWhereAlways(context, document, lines, facts)
  if (facts.setup.archiveQuotes) await archive(context, quote.id, 'converted')
  await context.tx.execute('trade.quote_is_gone', 'delete from trade.documents where company_id = $1 and id = $2', [context.companyId, quote.id])
  const warnings = [
    ...checkValidity(quote, context.workDate),
    ...checkCredit(document, facts),
    ...checkStock(document, lines, new Set(lines.map(line => line.id)), facts),
  ]
  return getDocument(context, side, kind, document.id, warnings)
}
