/**
 * (line, change, facts) → line: what a person entered, and everything that follows from it. Pure; the web computes
 * nothing of this (documents.md §1.3, §2, §3.1–3.3).
 */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { type LineAmountParts, lineAmount, rounder } from '../amounts/index.ts'
import { withPrepayment } from '../prepayment/line-prepayment.ts'
import { priceAfterQuantity } from '../pricing/index.ts'
import { problem } from '../problems.ts'
import { checkLink } from './check-links.ts'
import type { DraftLine } from './draft.ts'
import { type Asked, type LineContext, type Outcome, choosesObject, itemOf, withDetails, withObject, withTax } from './line-object.ts'
import { dateFor, dateOfOrder, plansDates } from './line-dates.ts'
import { proposalOf, withProposal, withUnitCost } from './line-price.ts'
import { withOverReceipt } from '../over-receipt/over-receipt.ts'
import { type QuantityRules, checkQuantities, withProposedQuantities, withQuantityToHandle } from './quantities.ts'

export const quantityRules = ({ document, facts }: LineContext): QuantityRules => ({
  side: document.side,
  kind: document.kind,
  proposal: facts.setup.defaultQuantityToHandle,
})

const unequal = (before: DraftLine, after: DraftLine, ...fields: (keyof DraftLine)[]): boolean =>
  fields.some(field => String(before[field]) !== String(after[field]))

/**
 * Takes a line and what was asked of it; gives the line as it comes out, with its own amounts but not yet its share of
 * invoice discount and VAT, and every problem. What was entered explicitly is never overwritten by what it brings about.
 */
export function changedLine(before: DraftLine, asked: Asked, context: LineContext): Outcome {
  const chosen = withObject(before, asked, context)
  const detailed = withDetails(chosen.line, asked, context)
  const counted = withQuantities(before, detailed.line, asked, context)
  const priced = withPrice(before, counted.line, asked, context)
  const line = withPrepayment(before, withAmounts(before, withDates(before, withEntered(priced, asked), asked, context), asked, context), asked, context)
  const problems = [
    ...chosen.problems,
    ...detailed.problems,
    ...checkChange(before, line, asked, context),
    ...checkCounted(line, chosen, counted, context),
  ]
  return { line, problems }
}

/** A line whose item was not found is no line of text: that it has a quantity is not said too. */
function checkCounted(line: DraftLine, chosen: Outcome, counted: Outcome, context: LineContext): readonly Problem[] {
  if (counted.problems.length > 0) return counted.problems
  return chosen.problems.length > 0 && line.type === 'text' ? [] : checkQuantities(line, quantityRules(context))
}

function withQuantities(before: DraftLine, line: DraftLine, asked: Asked, context: LineContext): Outcome {
  const rules = quantityRules(context)
  let next = line
  if (asked.quantity !== undefined) next = { ...next, quantity: asked.quantity }
  if (unequal(before, next, 'quantity', 'type', 'itemId', 'account')) next = withProposedQuantities(next, rules)
  let problems: readonly Problem[] = []
  if (asked.quantityToHandle !== undefined) {
    const over = withOverReceipt(next, asked.quantityToHandle, itemOf(next, context.facts), context)
    problems = over.problems
    next = withQuantityToHandle(over.line, asked.quantityToHandle)
  }
  if (asked.quantityToInvoice !== undefined) next = { ...next, quantityToInvoice: asked.quantityToInvoice }
  return { line: next, problems }
}

/** A new object, variant or unit takes the proposal; a new quantity only when it crosses a break. */
function withPrice(before: DraftLine, line: DraftLine, asked: Asked, context: LineContext): DraftLine {
  const other = unequal(before, line, 'type', 'itemId', 'account', 'variant', 'unit', 'taxProductGroup')
  const otherQuantity = unequal(before, line, 'quantity')
  let next = line
  if ((other || otherQuantity) && !keepsPrice(before)) {
    const proposal = proposalOf(line, context)
    if (proposal && (other || crossesBreak(before, line, context))) next = withProposal(line, proposal)
  }
  if (asked.unitPrice !== undefined) {
    const origin = { price: { from: 'entered' }, discount: next.priceOrigin.discount }
    next = { ...next, unitPrice: asked.unitPrice, priceOrigin: origin }
  }
  if (asked.lineDiscountPercent !== undefined || asked.lineDiscountAmount !== undefined) {
    const origin = { price: next.priceOrigin.price, discount: { from: 'entered' } }
    next = { ...next, lineDiscountPercent: asked.lineDiscountPercent ?? next.lineDiscountPercent, priceOrigin: origin }
  }
  return next
}

/** A line that calls off a blanket order or invoices a shipment has its price from there (documents.md §2). */
const keepsPrice = ({ blanketLineId, movementId }: DraftLine): boolean => blanketLineId !== null || movementId !== null

function crossesBreak(before: DraftLine, line: DraftLine, context: LineContext): boolean {
  const was = proposalOf({ ...line, quantity: before.quantity }, context)
  const is = proposalOf(line, context)
  return was !== null && is !== null && priceAfterQuantity(line, was, is) !== line
}

/** Fields that nothing follows from. */
const plain = ['description', 'allowInvoiceDiscount', 'shipmentDate', 'requestedDate', 'promisedDate', 'dimensions', 'appliesToItemEntryNo', 'dropShipment', 'specialOrder'] as const

function withEntered(line: DraftLine, asked: Asked): DraftLine {
  const given = Object.fromEntries(plain.flatMap(field => (asked[field] === undefined ? [] : [[field, asked[field]]])))
  return { ...line, ...given }
}

/**
 * The day that follows from a wanted one, or, of what is ordered without one, from the lead time. A line that says
 * nothing of its own goes by the document; a date that was entered stays.
 */
function withDates(before: DraftLine, line: DraftLine, asked: Asked, { document, facts }: LineContext): DraftLine {
  if (line.type === 'text' || asked.shipmentDate !== undefined || !plansDates(document)) return line
  if (asked.requestedDate !== undefined || asked.promisedDate !== undefined) return { ...line, shipmentDate: dateFor(line, document, facts.company.workingDays) }
  const isOther = line.itemId !== null && line.itemId !== before.itemId
  if (!isOther || document.side !== 'purchase' || document.shipmentDate !== null || dateFor(document, document, facts.company.workingDays) !== null) return line
  const leadTime = itemOf(line, facts)?.leadTime || document.transitTime
  return leadTime ? { ...line, shipmentDate: dateOfOrder(document.orderDate, leadTime, document, facts.company.workingDays) } : line
}

/** Line amount and cost. An entered discount amount stays until quantity, price or discount change. */
function withAmounts(before: DraftLine, line: DraftLine, asked: Asked, context: LineContext): DraftLine {
  if (line.type === 'text') return line
  const money = rounder(context.facts.currency.amountPrecision)
  const same = !unequal(before, line, 'quantity', 'unitPrice', 'lineDiscountPercent', 'type', 'itemId', 'account')
  const kept = same && asked.lineDiscountPercent === undefined ? line.lineDiscountAmount : null
  const parts = lineAmount({ ...line, lineDiscountAmount: asked.lineDiscountAmount ?? kept }, money)
  return withParts(before, line, parts, asked, context)
}

function withParts(before: DraftLine, line: DraftLine, parts: LineAmountParts, asked: Asked, context: LineContext): DraftLine {
  const { lineDiscountPercent, lineDiscount, lineAmount: amount } = parts
  const next = { ...line, lineDiscountPercent, lineDiscountAmount: lineDiscount, lineAmount: amount }
  const difference = asked.taxDifference ?? (amount.equals(before.lineAmount) ? line.taxDifference : Decimal.zero)
  return withUnitCost({ ...next, taxDifference: difference }, parts, context)
}

/** What a line that was partly handled must keep, and what no line may lack. */
function checkChange(before: DraftLine, line: DraftLine, asked: Asked, { document }: LineContext): Problem[] {
  const { lineNo } = line
  const problems: Problem[] = []
  const processed = !before.handledQuantity.isZero() || !before.invoicedQuantity.isZero()
  const identity = ['type', 'itemId', 'account', 'variant', 'unit', 'location'] as const
  if (processed && unequal(before, line, ...identity)) {
    const field = identity.find(name => unequal(before, line, name))!
    problems.push(problem('line_partly_handled', { lineNo, side: document.side }, { field: `lines.${lineNo}.${field}` }))
  }
  if (before.systemCreated && unequal(before, line, ...identity, 'quantity', 'unitPrice', 'lineDiscountPercent')) {
    problems.push(problem('line_service_charge', { lineNo }, { field: `lines.${lineNo}.unitPrice` }))
  }
  problems.push(...checkMovementLine(before, line), ...checkLink(before, line, document))
  const nameless = (line.type === 'item' && line.itemId === null) || (line.type === 'gl_account' && line.account === null)
  if (nameless && (!line.quantity.isZero() || (!choosesObject(asked) && asked.unitPrice !== undefined))) {
    problems.push(problem('line_without_object', { lineNo }, { field: `lines.${lineNo}.itemNumber` }))
  }
  return problems
}

/** A line that invoices a shipment or receipt: what was shipped stays, and not more of it is invoiced (documents.md §15). */
function checkMovementLine(before: DraftLine, line: DraftLine): Problem[] {
  if (before.movementId === null) return []
  const { lineNo } = line
  const field = (['type', 'itemId', 'account', 'variant', 'unit', 'location'] as const).find(name => unequal(before, line, name))
  if (field) return [problem('line_of_movement', { lineNo }, { field: `lines.${lineNo}.${field}` })]
  const more = line.quantity.abs().greaterThan(before.quantity.abs()) || line.quantity.sign() * before.quantity.sign() < 0
  return more ? [problem('more_than_movement', { lineNo, quantity: before.quantity.toString() }, { field: `lines.${lineNo}.quantity` })] : []
}

/**
 * A line whose header changed under it: VAT, price and cost are proposed anew for the same object and quantity.
 * What names it and what is to be handled stay.
 */
export function rebuiltLine(before: DraftLine, context: LineContext): Outcome {
  if (before.type === 'text') return { line: before, problems: [] }
  const taxed = withTax(before, context)
  const proposal = proposalOf(taxed.line, context)
  const priced = proposal ? withProposal(taxed.line, proposal) : taxed.line
  // Naming the percentage makes the amount follow from it, also where the old amount was entered.
  const { lineDiscountPercent } = priced
  return { line: withAmounts(before, priced, { lineDiscountPercent }, context), problems: taxed.problems }
}

/** Every quantity of a line as its kind of document proposes it: of a quote that becomes an order or an invoice. */
export const withKindQuantities = (line: DraftLine, rules: QuantityRules): DraftLine =>
  line.type === 'text' ? line : withProposedQuantities(line, rules)
