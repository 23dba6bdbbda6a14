/** `sales.blanket_order.make_order`: what a blanket order's lines call off becomes an order; the blanket order stays (documents.md §14). */
import { type Context, implement } from '#platform/command'
import { Decimal } from '#platform/decimal'
import { type Problem, refuse } from '#platform/problem'
import { lineAmount, rounder } from '../amounts/index.ts'
import { trade } from '../contract.ts'
import type { DocumentView, TargetInput } from '../contract/documents.ts'
import { checkBlocked, checkLock, checkNumber } from '../edit/check-header.ts'
import { type PartyKnown, changedDocument } from '../edit/defaults.ts'
import { sumAll } from '../edit/document-sums.ts'
import type { DraftDocument, DraftLine } from '../edit/draft.ts'
import type { LineFacts } from '../edit/facts.ts'
import { withKindQuantities } from '../edit/line-defaults.ts'
import { loadHeaderFacts } from '../edit/load-header.ts'
import { holdDocument, loadLineFacts } from '../edit/load-lines.ts'
import { checkCredit, checkStock } from '../edit/warnings.ts'
import { writeChange, writeNew } from '../edit/write.ts'
import { getDocument } from '../find/get-document.ts'
import { checkItems } from '../flow/convert.ts'
import { reserveWhereAlways } from '../reserve/always.ts'
import { type Side, sides } from '../sides.ts'
import { problem } from './problems.ts'

const zero = Decimal.zero

/** Lines to call off, and the texts among them. */
const isCalled = (line: DraftLine): boolean => line.type === 'text' || !line.quantityToHandle.isZero()

/** How much of each line is on orders and invoices that are open, not yet shipped or received. */
async function loadOnOrder({ tx, companyId }: Context, id: string): Promise<Map<string, Decimal>> {
  const rows = await tx.query<{ line_id: string; quantity: string }>('trade.called_off_open', onOrder, [companyId, id])
  return new Map(rows.map(({ line_id, quantity }) => [line_id, Decimal.parse(quantity)]))
}

const onOrder = `
select b.id as line_id, sum(l.quantity - l.handled_quantity)::text as quantity
from trade.lines b join trade.lines l on l.company_id = $1 and l.blanket_line_id = b.id and l.movement_id is null
where b.company_id = $1 and b.document_id = $2 group by b.id`

/** More is called off than was agreed: names the most that can be. */
export function checkCalled(blanket: Pick<DraftDocument, 'number'>, lines: readonly DraftLine[], open: ReadonlyMap<string, Decimal>): Problem[] {
  if (lines.every(line => line.quantityToHandle.isZero())) return [problem('nothing_to_call_off', { number: blanket.number }, { field: 'lines' })]
  return lines.flatMap(line => {
    const most = line.quantity.minus(line.handledQuantity).minus(open.get(line.id) ?? zero)
    if (!line.quantityToHandle.abs().greaterThan(most.abs())) return []
    const params = { lineNo: line.lineNo, number: blanket.number, quantity: line.quantityToHandle.toString(), maximum: most.toString() }
    return [problem('called_off_too_much', params, { field: `lines.${line.lineNo}.quantityToHandle` })]
  })
}

/** A line of the order: the blanket order's at the quantity called off, with its price and its share of discounts. */
function calledLine(line: DraftLine, facts: LineFacts): DraftLine {
  if (line.type === 'text') return line
  const quantity = line.quantityToHandle
  const whole = quantity.equals(line.quantity)
  const amounts = lineAmount({ ...line, quantity, lineDiscountAmount: whole ? line.lineDiscountAmount : null }, rounder(facts.currency.amountPrecision))
  return {
    ...line, quantity, handledQuantity: zero, invoicedQuantity: zero, taxDifference: zero, link: null,
    lineDiscountPercent: amounts.lineDiscountPercent, lineDiscountAmount: amounts.lineDiscount, lineAmount: amounts.lineAmount,
  }
}

/** The order of a call-off; pure. An entered amount of invoice discount goes along by what is called off of each line. */
export function calledOffOrder(
  blanket: DraftDocument, lines: readonly DraftLine[], facts: LineFacts, newId: () => string,
): { document: DraftDocument; lines: DraftLine[] } {
  const id = newId()
  const called = lines.filter(isCalled)
  const rules = { side: blanket.side, kind: 'order', proposal: facts.setup.defaultQuantityToHandle } as const
  const precision = facts.currency.amountPrecision
  const share = (line: DraftLine): Decimal =>
    line.quantity.isZero() ? zero
      : line.invoiceDiscountAmount.times(line.quantityToHandle).dividedBy(line.quantity.times(precision), 0).times(precision)
  const document: DraftDocument = {
    ...blanket, id, kind: 'order', number: '', status: 'open', version: 1, validUntil: null,
    sourceDocumentId: blanket.id, sourceNumber: blanket.number,
    ...(blanket.invoiceDiscountMode === 'amount' && { invoiceDiscountValue: Decimal.sum(called.map(share)) }),
  }
  return {
    document,
    lines: called.map((line, at) => ({
      ...withKindQuantities(calledLine(line, facts), rules), id: newId(), documentId: id, lineNo: (at + 1) * 10_000,
      sourceLineId: line.id, blanketLineId: line.type === 'text' ? null : line.id,
    })),
  }
}

/** Makes the order. Nothing to call off, too much of it or somebody blocked: refused, and nothing changes. */
async function callOff(context: Context, side: Side, input: TargetInput): Promise<DocumentView> {
  const { document: blanket } = await holdDocument(context, side, 'blanket_order', input)
  if (blanket.status === 'pending_approval') refuse(checkLock(blanket, []))
  const header = await loadHeaderFacts(context, {
    side, kind: 'order', partyId: blanket.partyId, billToId: blanket.billToId, onDate: context.workDate,
  })
  const { facts, loaded } = await loadLineFacts(context, { ...blanket, kind: 'order' }, { allLines: true })
  const called = loaded.lines.filter(isCalled)
  refuse([
    ...checkNumber(side, 'order', undefined, header),
    ...checkBlocked(header.party!, side, 'order', 'partyId'),
    ...(blanket.billToId === blanket.partyId ? [] : checkBlocked(header.billTo!, side, 'order', 'billToId')),
    ...checkCalled(blanket, loaded.lines, await loadOnOrder(context, blanket.id)),
    ...checkItems(called, facts),
  ])
  const postingDate = facts.setup.defaultPostingDate === 'none' ? null : context.workDate
  const today = changedDocument(blanket, { orderDate: context.workDate, documentDate: context.workDate, postingDate }, header as PartyKnown)
  const order = calledOffOrder(today, loaded.lines, facts, context.newId)
  const sums = sumAll(order.document, order.lines, facts, invoiceDiscountKept(order.document))
  refuse(sums.problems)
  const document = { ...order.document, ...sums.totals }
  await writeNew(context, [{ document, lines: sums.lines }], header.series!.code)
  await reserveWhereAlways(context, document, sums.lines, facts)
  await writeChange(context, blanket, {}, called.map(line => ({ ...line, quantityToHandle: zero, quantityToInvoice: zero })))
  const warnings = [...checkCredit(document, facts), ...checkStock(document, sums.lines, new Set(sums.lines.map(({ id }) => id)), facts)]
  return getDocument(context, side, 'order', document.id, warnings)
}

/** The discount agreed on is the order's, whatever the terms say today. */
const invoiceDiscountKept = ({ invoiceDiscountMode: mode, invoiceDiscountValue: value }: DraftDocument) =>
  mode === 'percent' ? { mode, percent: value, spread: 'over_document' } as const
    : mode === 'amount' ? { mode, amount: value } as const
      : { mode: 'none' } as const

for (const side of Object.keys(sides) as Side[])
  implement(trade, `${side}.blanket_order.make_order`, (context, input) => callOff(context, side, input))
