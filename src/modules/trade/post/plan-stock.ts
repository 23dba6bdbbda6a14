/**
 * What a posting asks of stock: the goods its lines move now, and the invoices for goods moved earlier.
 * What is invoiced now comes from this movement first, the rest from earlier ones, oldest first.
 */
import { Decimal } from '#platform/decimal'
import type { LaterInvoice, MovedItem, Movement } from '#stock'
import type { LineAmounts } from '../amounts/index.ts'
import { kinds } from '../kinds.ts'
import { sides } from '../sides.ts'
import type { PostedAmounts } from './amounts.ts'
import type { ItemFacts, LineFacts, PostingFacts, UninvoicedMovement } from './facts.ts'
import { type InvoicedMovement, movementDocumentId } from './plan-posted.ts'
import { type LineStep, type Steps, inBase, isCharge } from './quantities.ts'

export interface StockWork {
  readonly movements: readonly Movement[]
  readonly laterInvoices: readonly LaterInvoice[]
}

const zero = Decimal.zero

/** Sign of the goods: a sale leaves, a purchase arrives, a return goes the other way. */
function stockSign({ document }: PostingFacts): Decimal {
  const sign = sides[document.side].stockSign
  return Decimal.of(kinds[document.kind].credit ? -sign : sign)
}

/** Money of a return is negative for stock. */
export const moneySign = ({ document }: PostingFacts): Decimal => Decimal.of(kinds[document.kind].credit ? -1 : 1)

/**
 * What a posting asks of stock: goods that move now with their share of the invoice, and invoices of goods that moved
 * before. Quantities in base units, signed as stock sees them.
 */
export function planStockWork(
  facts: PostingFacts,
  steps: Steps,
  amounts: PostedAmounts | null,
  expected: ReadonlyMap<string, LineAmounts>,
): StockWork {
  const invoiced = new Map(amounts?.lines.map(part => [part.line.id, part.amounts]))
  const work = steps.lines.map((step): StockWork => {
    if (step.line.type !== 'item' || !step.line.item || isCharge(step.line)) return { movements: [], laterInvoices: [] }
    const parts = shareInvoice(facts, step, invoiced.get(step.line.id))
    return {
      movements: step.handle.isZero() ? [] : [movement(facts, step.line, step.line.item, step, parts.now, expected.get(step.line.id))],
      laterInvoices: parts.earlier.map((part, at) => ({
        key: `${step.line.id}/${at}`,
        itemEntryNo: part.entryNo,
        item: movedItem(facts, step.line.item!),
        documentId: facts.ids.invoice,
        quantity: part.quantity,
        amount: part.amount,
        discountAmount: part.discount,
        field: `lines.${step.line.lineNo}.quantityToInvoice`,
      })),
    }
  })
  return { movements: work.flatMap(part => part.movements), laterInvoices: work.flatMap(part => part.laterInvoices) }
}

interface InvoicePart {
  readonly entryNo: number
  /** Base units, signed as the movement. */
  readonly quantity: Decimal
  readonly amount: Decimal
  readonly discount: Decimal
}

/** Splits a line's invoiced amount over this movement and the earlier ones; the last part takes the rest of a cent. */
function shareInvoice(facts: PostingFacts, step: LineStep, amounts: LineAmounts | undefined) {
  const sign = stockSign(facts)
  const now = step.handle.abs().lessThan(step.invoice.abs()) ? step.handle : step.invoice
  const base = inBase(step.line, step.invoice)
  const sources: { entryNo: number; quantity: Decimal }[] = [
    { entryNo: 0, quantity: inBase(step.line, now).times(sign) },
    ...earlierParts(facts.uninvoiced, step.line, base.minus(inBase(step.line, now)).times(sign)),
  ].filter(({ quantity }) => !quantity.isZero())
  const total = (amounts?.local.amount ?? zero).times(moneySign(facts))
  const discount = (amounts ? amounts.local.lineDiscount.plus(amounts.local.invoiceDiscount) : zero).times(moneySign(facts))
  const share = (whole: Decimal, quantity: Decimal): Decimal =>
    base.isZero() ? zero : whole.times(quantity.times(sign)).dividedBy(base, 2)
  let taken = { amount: zero, discount: zero }
  const parts = sources.map((source, at): InvoicePart => {
    const last = at === sources.length - 1
    const part = {
      ...source,
      amount: last ? total.minus(taken.amount) : share(total, source.quantity),
      discount: last ? discount.minus(taken.discount) : share(discount, source.quantity),
    }
    taken = { amount: taken.amount.plus(part.amount), discount: taken.discount.plus(part.discount) }
    return part
  })
  return { now: parts.find(part => part.entryNo === 0), earlier: parts.filter(part => part.entryNo !== 0) }
}

/** Takes `wanted` base units from the earlier movements of a line, oldest first. */
function earlierParts(uninvoiced: readonly UninvoicedMovement[], line: LineFacts, wanted: Decimal) {
  let rest = wanted
  return uninvoiced.flatMap(({ lineId, entryNo, remaining }) => {
    if (lineId !== line.id || rest.isZero()) return []
    const quantity = remaining.abs().lessThan(rest.abs()) ? remaining : rest
    rest = rest.minus(quantity)
    return [{ entryNo, quantity }]
  })
}

function movement(
  facts: PostingFacts,
  line: LineFacts,
  item: ItemFacts,
  step: LineStep,
  now: InvoicePart | undefined,
  expected: LineAmounts | undefined,
): Movement {
  const { document } = facts
  const { credit } = kinds[document.kind]
  const link = line.appliesToItemEntryNo
  const source = link === null ? {} : (document.side === 'sales') === credit ? { appliesFromEntryNo: link } : { appliesToEntryNo: link }
  return {
    key: line.id,
    documentId: movementDocumentId(facts),
    invoiceDocumentId: facts.ids.invoice,
    documentLineId: line.id,
    type: sides[document.side].itemEntryType,
    item: movedItem(facts, item),
    variant: line.variant,
    location: line.location,
    quantity: inBase(line, step.handle).times(stockSign(facts)),
    invoicedQuantity: now?.quantity ?? zero,
    expectedAmount: (expected?.local.amount ?? zero).times(moneySign(facts)),
    actualAmount: now?.amount ?? zero,
    discountAmount: now?.discount ?? zero,
    partyId: document.partyId,
    description: line.description,
    dimensionSetId: line.dimensionSetId,
    generalBusinessGroup: document.generalBusinessGroup,
    generalProductGroup: line.generalProductGroup ?? item.generalProductGroup,
    field: `lines.${line.lineNo}.quantityToHandle`,
    ...source,
  }
}

/** An item as stock looks at it. */
export const movedItem = ({ company }: PostingFacts, item: ItemFacts): MovedItem => ({
  id: item.id,
  number: item.number,
  type: item.type,
  costingMethod: item.costingMethod,
  standardCost: item.standardCost,
  indirectCostPercent: item.indirectCostPercent,
  overheadRate: item.overheadRate,
  preventNegative: item.preventNegativeInventory ?? company.preventNegativeInventory,
  ...(item.inventoryGroup !== null && { inventoryGroup: item.inventoryGroup }),
  productGroup: item.generalProductGroup,
})

/** Which invoice line invoices which movement: of this posting by its ref, of earlier ones by their number. */
export function invoicedMovements(facts: PostingFacts, steps: Steps, work: StockWork, entryOf: (key: string) => number): InvoicedMovement[] {
  const lineNo = new Map(steps.lines.map(({ line }) => [line.id, line.lineNo]))
  const row = (key: string, lineId: string, quantity: Decimal): InvoicedMovement => ({
    invoiceId: facts.ids.invoice,
    lineNo: lineNo.get(lineId)!,
    itemEntry: entryOf(key),
    quantity,
  })
  return [
    ...work.movements.filter(({ invoicedQuantity }) => !invoicedQuantity.isZero()).map(m => row(m.key, m.key, m.invoicedQuantity)),
    ...work.laterInvoices.map(later => row(later.key, later.key.split('/')[0]!, later.quantity)),
  ]
}
