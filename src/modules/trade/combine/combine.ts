/** `sales.invoice.get_shipment_lines`, its brothers, and the batch that combines shipments (documents.md §15). */
import { type Context, implement } from '#platform/command'
import { Decimal } from '#platform/decimal'
import { message } from '#platform/i18n'
import { type Problem, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { CombineInput, Combined, GetMovementLinesInput } from '../contract/combine.ts'
import type { DocumentView } from '../contract/documents.ts'
import { checkLock } from '../edit/check-header.ts'
import type { DraftDocument } from '../edit/draft.ts'
import { createDocument } from '../edit/edit-documents.ts'
import { writeEdit } from '../edit/edit-lines.ts'
import { holdDocument, loadLineFacts } from '../edit/load-lines.ts'
import { getDocument } from '../find/get-document.ts'
import { prepaymentDue } from '../prepayment/amount.ts'
import { problem as prepaymentProblem } from '../prepayment/problems.ts'
import { type Side, sides } from '../sides.ts'
import { type Taken, movementLines } from './movement-lines.ts'
import { type InvoicingKind, type OpenMovement, loadOpenMovements, movementOf, openMovementView } from './open-movements.ts'
import { problem } from './problems.ts'

/** Lines of other documents may be invoiced together where the same pays the same to the same. */
const askOf = ({ partyId, billToId, currency }: DraftDocument) => ({ partyId, billToId, currency })

async function openLines(context: Context, side: Side, kind: InvoicingKind, { id }: { id: string }) {
  const { document } = await holdDocument(context, side, kind, { id })
  const open = await loadOpenMovements(context, side, movementOf(side, kind), askOf(document))
  return { lines: open.map(openMovementView) }
}

/** Puts the lines named, or all, on the document. */
async function getLines(context: Context, side: Side, kind: InvoicingKind, input: GetMovementLinesInput): Promise<DocumentView> {
  const { document } = await holdDocument(context, side, kind, input)
  refuse(checkLock(document, ['lines']))
  const movement = movementOf(side, kind)
  const open = await loadOpenMovements(context, side, movement, askOf(document))
  const { taken, problems } = chosenLines(open, input.lines, `${side}_${movement}`)
  problems.push(...checkPrepaidOrders(taken))
  if (open.length === 0) problems.unshift(problem('nothing_to_invoice', { number: document.number, movement: `${side}_${movement}` }))
  refuse(problems)
  await putOn(context, side, kind, document.id, taken)
  return getDocument(context, side, kind, document.id)
}

/** What an order asks for before delivery is invoiced before its shipments are (documents.md §15). */
function checkPrepaidOrders(taken: readonly Taken[]): Problem[] {
  const orders = Map.groupBy(taken.map(({ movement }) => movement), ({ order }) => order.number)
  return [...orders].flatMap(([number, movements]) => {
    const due = Decimal.sum([...new Map(movements.map(({ line }) => [line.id, prepaymentDue(line)])).values()])
    return due.isZero() ? [] : [prepaymentProblem('prepayment_to_be_invoiced', { number, amount: due.toString() }, { field: 'lines' })]
  })
}

/** What of the open lines is asked for; refused is what is not there, or no longer that much. */
function chosenLines(
  open: readonly OpenMovement[], asked: GetMovementLinesInput['lines'], movement: string,
): { taken: Taken[]; problems: Problem[] } {
  if (!asked) return { taken: open.map(each => ({ movement: each, quantity: each.left })), problems: [] }
  const known = new Map(open.map(each => [`${each.movementId} ${each.lineNo}`, each]))
  const problems: Problem[] = []
  const taken = asked.flatMap(({ movementId, lineNo, quantity }, at): Taken[] => {
    const found = known.get(`${movementId} ${lineNo}`)
    if (!found) problems.push(problem('movement_line_unknown', { movement, lineNo }, { field: `lines.${at}` }))
    if (!found) return []
    const wanted = quantity ?? found.left
    if (wanted.isZero() || wanted.sign() !== found.left.sign() || wanted.abs().greaterThan(found.left.abs())) {
      const params = { movement: found.movementNumber, lineNo, quantity: wanted.toString(), left: found.left.toString() }
      problems.push(problem('movement_line_left', params, { field: `lines.${at}.quantity` }))
    }
    return [{ movement: found, quantity: wanted }]
  })
  return { taken, problems }
}

async function putOn(context: Context, side: Side, kind: InvoicingKind, id: string, taken: readonly Taken[]): Promise<void> {
  const held = await holdDocument(context, side, kind, { id })
  const itemIds = taken.flatMap(({ movement }) => movement.line.itemId ?? [])
  const accounts = taken.flatMap(({ movement }) => movement.line.account ?? [])
  const { facts, loaded } = await loadLineFacts(context, held.document, { itemIds, accounts, allLines: true, unwarned: true })
  const { lines, invoiceDiscount } = movementLines(taken, {
    document: held.document,
    currency: facts.currency,
    lastLineNo: loaded.lastLineNo,
    newId: context.newId,
    headline: ({ movementNumber }) =>
      message(held.document.language || context.language, 'trade.copied_from', { kind: `${side}_${movementOf(side, kind)}`, number: movementNumber }),
  })
  await writeEdit(context, { ...held, document: withDiscount(held.document, invoiceDiscount) }, facts, loaded, {
    edited: lines, removed: [], problems: [], unwarned: true,
  })
}

/** The orders' invoice discounts become part of the invoice's own, unless that is a percentage of everything. */
const withDiscount = (document: DraftDocument, discount: Decimal): DraftDocument =>
  discount.isZero() || document.invoiceDiscountMode === 'percent'
    ? document
    : { ...document, invoiceDiscountMode: 'amount', invoiceDiscountValue: document.invoiceDiscountValue.plus(discount) }

/** One invoice for each party, payer, currency and VAT basis of what was shipped; customers that may not be invoiced are left out and named. */
async function combine(context: Context, input: CombineInput): Promise<Combined> {
  const { partyNumbers, upTo, postingDate, documentDate } = input
  const open = await loadOpenMovements(context, 'sales', 'shipment', { partyNumbers, upTo, combiningOnly: partyNumbers === undefined })
  if (open.length === 0) refuse([problem('nothing_to_combine', {})])
  const groups = [...Map.groupBy(open, ({ order }) => [order.partyNumber, order.billToNumber, order.currency, order.pricesIncludingTax].join(' ')).values()]
  const blocked = groups.filter(([first]) => first!.order.invoiceBlocked !== '').map(([first]) => first!.order)
  const invoices: Combined['invoices'] = []
  for (const group of groups.filter(([first]) => first!.order.invoiceBlocked === '')) {
    const { order } = group[0]!
    const made = await createDocument(context, 'sales', 'invoice', {
      partyNumber: order.partyNumber, billToNumber: order.billToNumber, currency: order.currency, pricesIncludingTax: order.pricesIncludingTax,
      ...(postingDate && { postingDate }), ...(documentDate && { documentDate }),
    })
    await putOn(context, 'sales', 'invoice', made.id, group.map(movement => ({ movement, quantity: movement.left })))
    const { id, number, partyNumber, partyName, currency, totals } = await getDocument(context, 'sales', 'invoice', made.id)
    invoices.push({ id, number, partyNumber, partyName, lines: group.length, currency, grossTotal: totals.gross })
  }
  const skipped = [...new Map(blocked.map(({ partyNumber, partyName, invoiceBlocked }) => [partyNumber, { partyNumber, partyName, blocked: invoiceBlocked }])).values()]
  return { invoices, skipped }
}

const invoicing = ['invoice', 'credit_memo'] as const satisfies readonly InvoicingKind[]

for (const side of Object.keys(sides) as Side[])
  for (const kind of invoicing) {
    const movement = movementOf(side, kind)
    implement(trade as never, `${side}.${kind}.${movement}_lines` as never, ((context: Context, input: { id: string }) => openLines(context, side, kind, input)) as never)
    implement(trade as never, `${side}.${kind}.get_${movement}_lines` as never, ((context: Context, input: GetMovementLinesInput) => getLines(context, side, kind, input)) as never)
  }
implement(trade, 'sales.invoice.combine_shipments', combine)
