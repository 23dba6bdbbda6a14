/**
 * What the price and discount proposal takes and gives (documents.md §2). Blank texts mean "any" in a price line and
 * "none" in the facts; the shapes follow the rows of `trade.price_lines` with what their lists say.
 */
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { Side } from '../sides.ts'

/** `party` is the one who is billed; groups are the codes it had when the document was made. */
export type PriceSource = 'all' | 'party' | 'contact' | 'campaign' | 'price_group' | 'discount_group'

/** A price (with a discount of its own, perhaps), or a discount on whatever the price is. */
export interface PriceLine {
  readonly id: string
  readonly listId: string
  /** Number of the list. */
  readonly list: string
  readonly kind: 'price' | 'discount'
  readonly status: 'draft' | 'active' | 'inactive'
  readonly sourceKind: PriceSource
  readonly source: string
  readonly assetKind: 'item' | 'item_discount_group' | 'gl_account' | 'resource'
  readonly asset: string
  readonly variant: string
  /** Blank: the price is for the base unit. */
  readonly unit: string
  /** Blank: the price is in local currency. */
  readonly currency: string
  readonly minimumQuantity: Decimal
  readonly startingDate: LocalDate | null
  readonly endingDate: LocalDate | null
  readonly unitPrice: Decimal
  readonly lineDiscountPercent: Decimal
  readonly allowLineDiscount: boolean
  readonly allowInvoiceDiscount: boolean
  readonly priceIncludesTax: boolean
  /** The percentage of VAT in the price, if it includes any. */
  readonly taxRate: Decimal
}

/** The price on the item's own card: per base unit, in local currency. */
export interface CardPrice {
  readonly unitPrice: Decimal
  readonly lastDirectCost: Decimal
  readonly priceIncludesTax: boolean
  readonly taxRate: Decimal
  readonly allowInvoiceDiscount: boolean
}

/** A document line and what of its header prices depend on. */
export interface PriceFacts {
  readonly side: Side
  /** Whom each kind of source stands for in this document; a kind left out has nobody. */
  readonly sources: { readonly [S in Exclude<PriceSource, 'all'>]?: string }
  readonly assetKind: 'item' | 'gl_account' | 'resource'
  readonly asset: string
  readonly itemDiscountGroup: string
  readonly variant: string
  readonly unit: string
  readonly quantityPerUnit: Decimal
  readonly quantity: Decimal
  /** Posting date of invoices and credit memos, order date otherwise (`priceDate`). */
  readonly date: LocalDate
  readonly currency: string
  /** Document currency per local unit; 1 in local currency. */
  readonly exchangeFactor: Decimal
  readonly unitPrecision: Decimal
  readonly pricesIncludingTax: boolean
  /** The percentage the document charges on this line: 0 under reverse charge and full VAT. */
  readonly taxRate: Decimal
  /** Whether the party takes line discounts on prices that no price line made. */
  readonly allowLineDiscount: boolean
  /** null for what has no card price (a G/L account). */
  readonly card: CardPrice | null
}

/** Where a price or discount came from, for the line to remember and the facts pane to show. */
export type PriceOrigin =
  | {
      readonly from: 'price_line'
      readonly id: string
      readonly listId: string
      readonly list: string
      readonly sourceKind: PriceSource
      readonly source: string
      readonly minimumQuantity: Decimal
    }
  | { readonly from: 'item_unit_price' | 'item_last_direct_cost' | 'none' }

export interface PriceProposal {
  /** Per unit of the line, in the document's currency and VAT basis. */
  readonly unitPrice: Decimal
  readonly lineDiscountPercent: Decimal
  readonly allowLineDiscount: boolean
  readonly allowInvoiceDiscount: boolean
  readonly priceOrigin: PriceOrigin
  readonly discountOrigin: PriceOrigin
}
