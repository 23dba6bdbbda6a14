/** What a copy of a document enters on the new one; pure. From there on it is an ordinary document (documents.md §12). */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { CreateInput } from '../contract/documents.ts'
import type { LineInput } from '../contract/lines.ts'
import { type Kind, kinds } from '../kinds.ts'
import type { Side } from '../sides.ts'
import { problem } from './problems.ts'
import type { Source, SourceHead, SourceLine } from './source.ts'

export interface Target {
  readonly side: Side
  readonly kind: Kind
  /** Returned goods take their cost from the movements they came from. */
  readonly exactCost: boolean
  /** Prices and discounts are proposed anew. */
  readonly recalculates: boolean
}

/** The header a copy enters: party, terms, currency and the rest as they were; dates where the kinds have them alike. */
export function copiedHeader({ head, lines: all }: Source, { side, kind }: Target, lines: readonly LineInput[]): Omit<CreateInput, 'lines' | 'number'> {
  const withoutDates = kind === 'quote' || kind === 'blanket_order' || head.kind === 'quote' || head.kind === 'blanket_order'
  // The discount of the whole is none of a part's.
  const isWhole = all.every(line => line.type === 'text' || lines.some(each => each.quantity?.equals(line.quantity) && each.itemId === (line.itemId ?? undefined)))
  const settles = kinds[kind].credit && head.kind === 'invoice' && head.openEntryNo !== null
  return {
    partyId: head.partyId,
    billToId: head.billToId,
    partyAddress: head.partyAddress,
    billToAddress: head.billToAddress,
    shipToAddress: head.shipToAddress,
    yourReference: head.yourReference,
    // A vendor's number is that of one paper.
    ...(side === 'sales' && { externalNumber: head.externalNumber }),
    ...(withoutDates ? {} : datesOf(head)),
    paymentTerms: head.paymentTerms,
    ...(head.paymentMethod !== null && { paymentMethod: head.paymentMethod }),
    currency: head.currency,
    pricesIncludingTax: head.pricesIncludingTax,
    ...(head.invoiceDiscount.isZero() || !isWhole ? {} : { invoiceDiscountAmount: head.invoiceDiscount }),
    generalBusinessGroup: head.generalBusinessGroup,
    taxBusinessGroup: head.taxBusinessGroup,
    partyPostingGroup: head.partyPostingGroup,
    location: head.location,
    salesperson: head.salesperson,
    shipmentMethod: head.shipmentMethod,
    language: head.language,
    dimensions: head.dimensions,
    ...(settles && { appliesToEntryNo: head.openEntryNo }),
  }
}

const datesOf = ({ orderDate, documentDate, postingDate, shipmentDate }: SourceHead) => ({
  ...(orderDate && { orderDate }),
  documentDate,
  ...(postingDate && { postingDate }),
  ...(shipmentDate && { shipmentDate }),
})

/** The lines a copy enters with the number of the line each comes from, and which were left out and why. */
export function copiedLines({ lines }: Source, target: Target): { lines: LineInput[]; origins: number[]; skipped: Problem[] } {
  const skipped: Problem[] = []
  const copied = lines.flatMap((line): { input: LineInput; origin: number }[] => {
    const from = (input: LineInput) => ({ input, origin: line.lineNo })
    if (line.systemCreated) return []
    if (line.blocked) {
      skipped.push({ ...problem('copied_item_blocked', { lineNo: line.lineNo, item: line.itemNumber ?? '' }), severity: 'warning' })
      return []
    }
    if (!target.exactCost || line.movements.length === 0) return [from(lineInput(line, target, line.quantity))]
    const returnable = unreturned(line)
    if (returnable.length === 0)
      skipped.push({ ...problem('copied_line_returned', { lineNo: line.lineNo, item: line.itemNumber ?? '' }), severity: 'warning' })
    return returnable.map(({ entryNo, quantity }) => from({ ...lineInput(line, target, quantity), appliesToItemEntryNo: entryNo }))
  })
  return { lines: copied.map(({ input }) => input), origins: copied.map(({ origin }) => origin), skipped }
}

/** How much of a line may still be returned, movement by movement. In the line's unit. */
export function unreturned(line: SourceLine): { entryNo: number; quantity: Decimal }[] {
  let rest = line.quantity
  return line.movements.flatMap(({ entryNo, left }) => {
    const quantity = Decimal.min(left.dividedBy(line.quantityPerUnit, 5), rest)
    if (!quantity.isPositive()) return []
    rest = rest.minus(quantity)
    return [{ entryNo, quantity }]
  })
}

/** A line as a person would have entered it; a part of it without the discount amount of the whole. */
export function lineInput(line: SourceLine, { recalculates }: Pick<Target, 'recalculates'>, quantity: Decimal): LineInput {
  if (line.type === 'text') return { type: 'text', description: line.description }
  const whole = quantity.equals(line.quantity) && !line.lineDiscountAmount.isZero()
  return {
    type: line.type,
    ...(line.itemId !== null ? { itemId: line.itemId } : { account: line.account! }),
    ...(line.variant !== '' && { variant: line.variant }),
    description: line.description,
    ...(line.type === 'item' && { location: line.location }),
    ...(line.unit !== null && line.type === 'item' && { unit: line.unit }),
    quantity,
    ...(recalculates
      ? {}
      : {
          unitPrice: line.unitPrice,
          ...(whole ? { lineDiscountAmount: line.lineDiscountAmount } : { lineDiscountPercent: line.lineDiscountPercent }),
          ...(line.generalProductGroup !== null && { generalProductGroup: line.generalProductGroup }),
          ...(line.taxProductGroup !== null && { taxProductGroup: line.taxProductGroup }),
        }),
    dimensions: line.dimensions,
  }
}
