import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'

export type ItemEntryType = 'purchase' | 'sale' | 'positive' | 'negative' | 'transfer'

/** A movement of goods (or of a service) in base units: inbound positive, outbound negative. */
export interface ItemEntry {
  /** −1, −2, … in order: how applications and values of the same plan name it. */
  readonly ref: number
  readonly documentId: string
  /** The line of the open document it moves for. */
  readonly documentLineId?: string
  readonly type: ItemEntryType
  readonly itemId: string
  /** Inventory items have stock; services and non-inventory items only leave a trace. */
  readonly stocked: boolean
  readonly variant?: string
  readonly location?: string
  readonly quantity: Decimal
  /** Cost per unit of what no goods cover (yet), and of a return without a link: as known when it was posted. */
  readonly estimatedUnitCost?: Decimal
  readonly partyId?: string
  readonly description?: string
  readonly dimensionSetId?: number
  readonly dropShipment?: boolean
  /** A return takes its cost from this outbound entry (exact cost reversing). */
  readonly appliesFromEntryNo?: number
  /** An outbound entry is fixed to this inbound entry; ref (negative) of an entry of the same plan. */
  readonly appliesToEntryNo?: number
  readonly reversesEntryNo?: number
}

/** Goods of an inbound entry consumed by an outbound one; or, as a cost application, a return costed from a sale. */
export interface ItemApplication {
  /** Ref (negative) of an entry in this plan, or the number of an existing one. */
  readonly inbound: number
  readonly outbound: number
  /** Base units, positive; negative undoes an earlier application. */
  readonly quantity: Decimal
  readonly costApplication?: boolean
}

export type ValueEntryType = 'direct_cost' | 'indirect_cost' | 'variance' | 'revaluation' | 'rounding'

/** What a movement cost or sold for, in local currency; costs carry the sign of the movement's value in stock. */
export interface ValueEntry {
  readonly entry: number
  readonly documentId: string
  readonly itemId: string
  /** Type of the item entry: which accounts its cost goes to. */
  readonly itemEntryType: ItemEntryType
  readonly type: ValueEntryType
  readonly postingDate?: LocalDate
  readonly valuationDate?: LocalDate
  /** Base units these amounts stand for; the sign of the movement. */
  readonly valuedQuantity: Decimal
  /** By how much the row changes the quantity valued at its valuation date: summed they give stock by that date. */
  readonly itemEntryQuantity?: Decimal
  readonly invoicedQuantity?: Decimal
  readonly costActual?: Decimal
  readonly costExpected?: Decimal
  readonly costNonInventoriable?: Decimal
  /** Sales positive. */
  readonly salesActual?: Decimal
  readonly salesExpected?: Decimal
  readonly purchaseActual?: Decimal
  readonly purchaseExpected?: Decimal
  readonly discountAmount?: Decimal
  /** Brings a cost posted before up to what its source turned out to be. */
  readonly adjustment?: boolean
  /** Costed by the average of its period. */
  readonly averaged?: boolean
  readonly dimensionSetId?: number
  readonly generalBusinessGroup?: string
  readonly generalProductGroup?: string
  readonly inventoryGroup?: string
  readonly location?: string
  readonly reversesEntryNo?: number
}

/** By how much an item's quantity and value on hand change, and its unit cost afterwards. */
export interface ItemCostChange {
  readonly itemId: string
  readonly quantity: Decimal
  /** Actual + expected cost. */
  readonly value: Decimal
  readonly unitCost?: Decimal
  readonly lastDirectCost?: Decimal
  /** The new values of what the next average starts from; see stock.item_costs. */
  readonly lastValuationDate?: LocalDate
  readonly averageFrom?: LocalDate
  readonly averagedQuantity?: Decimal
  readonly averagedValue?: Decimal
}
