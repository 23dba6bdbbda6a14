/**
 * The price and the discount proposed for a document line, and where each came from (documents.md §2).
 */
import { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type Kind, kinds } from '../kinds.ts'
import type { Side } from '../sides.ts'
import { hundred } from '../amounts/rounding.ts'
import { candidates, ownDiscount } from './candidates.ts'
import { convertPrice } from './convert-price.ts'
import type { CardPrice, PriceFacts, PriceLine, PriceOrigin, PriceProposal } from './types.ts'

const nowhere: PriceOrigin = { from: 'none' }

/** What the item's card says when no price line applies. */
const cardPrice: Record<Side, { readonly origin: PriceOrigin; readonly price: (card: CardPrice) => Decimal }> = {
  sales: { origin: { from: 'item_unit_price' }, price: card => card.unitPrice },
  purchase: { origin: { from: 'item_last_direct_cost' }, price: card => card.lastDirectCost },
}

const originOf = ({ id, listId, list, sourceKind, source, minimumQuantity }: PriceLine): PriceOrigin => ({
  from: 'price_line',
  id,
  listId,
  list,
  sourceKind,
  source,
  minimumQuantity,
})

interface BestPrice {
  readonly line: PriceLine
  readonly unitPrice: Decimal
  /** After the line's own discount: what the choice goes by. */
  readonly effective: Decimal
}

/** The lowest price after the price line's own discount; among equals the first. */
function bestPrice(lines: readonly PriceLine[], facts: PriceFacts): BestPrice | null {
  let best: BestPrice | null = null
  for (const line of candidates(lines, 'price', facts)) {
    const unitPrice = convertPrice(
      {
        unitPrice: line.unitPrice,
        priceIncludesTax: line.priceIncludesTax,
        taxRate: line.taxRate,
        per: line.unit === '' ? 'base_unit' : 'line_unit',
        in: line.currency === '' ? 'local_currency' : 'document_currency',
      },
      facts,
    )
    const effective = unitPrice.times(hundred.minus(ownDiscount(line)))
    if (best === null || effective.lessThan(best.effective)) best = { line, unitPrice, effective }
  }
  return best
}

type ProposedPrice = Omit<PriceProposal, 'lineDiscountPercent' | 'discountOrigin'>

/** Without a price line: the card's price, and 0 for what has no card. */
function fallbackPrice(facts: PriceFacts): ProposedPrice {
  const { card, allowLineDiscount } = facts
  if (card === null) {
    return { unitPrice: Decimal.zero, allowLineDiscount, allowInvoiceDiscount: false, priceOrigin: nowhere }
  }
  const { origin, price } = cardPrice[facts.side]
  // A cost was paid without VAT; only a sales price on the card may contain it.
  const priceIncludesTax = facts.side === 'sales' && card.priceIncludesTax
  const unitPrice = convertPrice(
    { unitPrice: price(card), priceIncludesTax, taxRate: card.taxRate, per: 'base_unit', in: 'local_currency' },
    facts,
  )
  const { allowInvoiceDiscount } = card
  return { unitPrice, allowLineDiscount, allowInvoiceDiscount, priceOrigin: origin }
}

/**
 * Takes price lines (any, in an order that never changes) and the facts of a document line; gives the price, the line
 * discount and the origin of each. Best price: the lowest after its own discount. Best discount: the highest of the
 * discount lines and of the winning price's own, if that price takes line discounts. The card's price stands in when
 * no price line applies.
 */
export function proposePrice(lines: readonly PriceLine[], facts: PriceFacts): PriceProposal {
  const best = bestPrice(lines, facts)
  const proposed: ProposedPrice = best
    ? {
        unitPrice: best.unitPrice,
        allowLineDiscount: best.line.allowLineDiscount,
        allowInvoiceDiscount: best.line.allowInvoiceDiscount,
        priceOrigin: originOf(best.line),
      }
    : fallbackPrice(facts)
  if (!proposed.allowLineDiscount) return { ...proposed, lineDiscountPercent: Decimal.zero, discountOrigin: nowhere }
  let highest = best?.line.lineDiscountPercent ?? Decimal.zero
  let origin = best && highest.isPositive() ? originOf(best.line) : nowhere
  for (const line of candidates(lines, 'discount', facts)) {
    if (!line.lineDiscountPercent.greaterThan(highest)) continue
    highest = line.lineDiscountPercent
    origin = originOf(line)
  }
  return { ...proposed, lineDiscountPercent: highest, discountOrigin: origin }
}

/**
 * The day prices are looked up for: the posting date of invoices and credit memos, the order date of the rest
 * (documents.md §2.2). A posting date not filled in yet leaves the order date.
 */
export function priceDate(kind: Kind, orderDate: LocalDate, postingDate: LocalDate | null): LocalDate {
  return kinds[kind].priceDate === 'posting' && postingDate !== null ? postingDate : orderDate
}

/** What a person may have overwritten on a line. */
export type LinePrice = Pick<PriceProposal, 'unitPrice' | 'lineDiscountPercent'>

/**
 * A line whose quantity changed: what was entered stays while the proposal stays, and gives way when the quantity
 * crosses a break (documents.md §2, edge).
 */
export function priceAfterQuantity(entered: LinePrice, before: PriceProposal, after: PriceProposal): LinePrice {
  const crossed =
    !before.unitPrice.equals(after.unitPrice) || !before.lineDiscountPercent.equals(after.lineDiscountPercent)
  return crossed ? after : entered
}
