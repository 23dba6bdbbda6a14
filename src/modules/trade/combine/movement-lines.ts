/** Lines of shipments and receipts as lines of the document that invoices them; pure (documents.md §15). */
import { Decimal } from '#platform/decimal'
import { hundred } from '../amounts/rounding.ts'
import { lineAmount, rounder } from '../amounts/index.ts'
import { type DraftDocument, type DraftLine, blankLine } from '../edit/draft.ts'
import type { CurrencyFacts } from '../edit/facts.ts'
import type { OpenMovement } from './open-movements.ts'

/** A movement's line and how much of it is taken. */
export interface Taken {
  readonly movement: OpenMovement
  readonly quantity: Decimal
}

interface Place {
  readonly document: DraftDocument
  readonly currency: CurrencyFacts
  readonly lastLineNo: number
  readonly newId: () => string
  /** The text over the lines of a movement. */
  readonly headline: (movement: OpenMovement) => string
}

const step = 10_000

/** Under a text that names each movement its lines, at the price and with the discounts of the order. */
export function movementLines(taken: readonly Taken[], place: Place): { lines: DraftLine[]; invoiceDiscount: Decimal } {
  let lineNo = Math.floor(place.lastLineNo / step) * step
  const next = () => blankLine({ id: place.newId(), documentId: place.document.id, lineNo: (lineNo += step) })
  const byMovement = Map.groupBy(taken, ({ movement }) => movement.movementId)
  const lines = [...byMovement.values()].flatMap(parts => [
    { ...next(), description: place.headline(parts[0]!.movement) },
    ...parts.map(part => movementLine(part, place, next())),
  ])
  return { lines, invoiceDiscount: Decimal.sum(taken.map(part => shareOf(part, part.movement.line.invoiceDiscountAmount, place.currency))) }
}

/** The part of an amount of the whole line that falls to what is taken. */
function shareOf({ movement: { line }, quantity }: Taken, whole: Decimal, { amountPrecision }: CurrencyFacts): Decimal {
  if (whole.isZero() || quantity.equals(line.quantity)) return whole
  return whole.times(quantity).dividedBy(line.quantity.times(amountPrecision), 0).times(amountPrecision)
}

function movementLine(part: Taken, { document, currency }: Place, blank: DraftLine): DraftLine {
  const { movement, quantity } = part
  const { line, order } = movement
  const unitPrice = withBasis(line.unitPrice, line.taxRate, order.pricesIncludingTax, document.pricesIncludingTax, currency.unitPrecision)
  const whole = quantity.equals(line.quantity) && unitPrice.equals(line.unitPrice)
  const amounts = lineAmount(
    { ...line, quantity, unitPrice, lineDiscountAmount: whole ? line.lineDiscountAmount : null }, rounder(currency.amountPrecision),
  )
  return {
    ...line,
    id: blank.id,
    documentId: blank.documentId,
    lineNo: blank.lineNo,
    quantity,
    quantityToHandle: quantity,
    quantityToInvoice: quantity,
    handledQuantity: Decimal.zero,
    invoicedQuantity: Decimal.zero,
    unitPrice,
    lineDiscountPercent: amounts.lineDiscountPercent,
    lineDiscountAmount: amounts.lineDiscount,
    lineAmount: amounts.lineAmount,
    invoiceDiscountAmount: Decimal.zero,
    taxDifference: Decimal.zero,
    appliesToItemEntryNo: null,
    sourceLineId: null,
    movementId: movement.movementId,
    movementLineNo: movement.lineNo,
    prepaymentPercent: Decimal.zero,
    prepaymentAmount: Decimal.zero,
    prepaymentInvoiced: Decimal.zero,
    prepaymentDeducted: Decimal.zero,
    systemCreated: false,
    dropShipment: false,
    specialOrder: false,
    link: null,
  }
}

/** A price with VAT made one without, or the other way, where order and invoice differ in it. */
function withBasis(price: Decimal, rate: Decimal, from: boolean, to: boolean, precision: Decimal): Decimal {
  if (from === to) return price
  const gross = hundred.plus(rate)
  return to
    ? price.times(gross).dividedBy(hundred.times(precision), 0).times(precision)
    : price.times(hundred).dividedBy(gross.times(precision), 0).times(precision)
}
