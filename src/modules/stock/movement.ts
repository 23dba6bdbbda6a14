/** What other modules say to stock: goods that move, invoices for goods that moved before. And what they get back. */
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import type { ItemApplication, ItemCostChange, ItemEntry, ValueEntry } from './entry.ts'
import type { ReservationChanges } from './reservations.ts'

export type CostingMethod = 'fifo' | 'average' | 'standard'

/** What stock must know of an item; from its card. */
export interface MovedItem {
  readonly id: string
  readonly number: string
  readonly type: 'inventory' | 'service' | 'non_inventory' | 'charge'
  readonly costingMethod: CostingMethod
  /** Per base unit, local currency. */
  readonly standardCost: Decimal
  readonly indirectCostPercent: Decimal
  /** Overhead per base unit, local currency. */
  readonly overheadRate: Decimal
  /** The item's own setting, or else the company's. */
  readonly preventNegative: boolean
  /** Inventory items have one. */
  readonly inventoryGroup?: string
  readonly productGroup: string
}

/** One line's effect on stock. All quantities in base units, all amounts in local currency. */
export interface Movement {
  /** The caller's own name for it, to find the entry back with `entryOf`. */
  readonly key: string
  /** The document the goods move under: shipment, receipt, adjustment; or the invoice when it has no such document. */
  readonly documentId: string
  /** The document that invoices it in the same posting; `documentId` when left out. */
  readonly invoiceDocumentId?: string
  /** The line of the open document it moves for. */
  readonly documentLineId?: string
  readonly type: 'purchase' | 'sale' | 'positive' | 'negative'
  readonly item: MovedItem
  readonly variant?: string
  readonly location?: string
  /** Inbound +, outbound −. A sales return is a `sale` with +, a purchase return a `purchase` with −. */
  readonly quantity: Decimal
  /** What of this movement is invoiced in the same posting; same sign as `quantity`. Adjustments: all of it. */
  readonly invoicedQuantity: Decimal
  /**
   * What the part not invoiced yet is bought or sold for, net of discounts and recoverable tax: + for a purchase or a
   * sale, − for a return of either.
   */
  readonly expectedAmount?: Decimal
  /**
   * The same for the part invoiced in this posting. Of a positive adjustment: its whole cost; the item's unit cost
   * when left out.
   */
  readonly actualAmount?: Decimal
  /** Line and invoice discount of the invoiced part, for statistics; same sign as `actualAmount`. */
  readonly discountAmount?: Decimal
  readonly partyId?: string
  readonly description?: string
  readonly dimensionSetId?: number
  readonly dropShipment?: boolean
  readonly generalBusinessGroup?: string
  readonly generalProductGroup?: string
  /**
   * A return of goods sold takes its cost from this outbound entry (exact cost reversing). Goods of average cost that are
   * taken out of another lot to take this inbound entry back leave at its cost. With a lot named (`appliesToEntryNo`), it is all
   * that this outbound entry took from the lot, and costs what that cost.
   */
  readonly appliesFromEntryNo?: number
  /** Undoes that entry for the open line it moved for: what had been reserved of its goods is reserved again. */
  readonly reservesAgain?: boolean
  /** An outbound movement takes exactly this inbound entry … */
  readonly appliesToEntryNo?: number
  /** … or the inbound movement of this key, planned before it (drop shipment). */
  readonly appliesToKey?: string
  /** The entry it takes back. */
  readonly reversesEntryNo?: number
  /** Where problems are put: `lines.20000.quantity`. */
  readonly field?: string
}

/** Invoices (part of) an item entry posted before. With quantity 0 it is a charge: a cost added to an inbound entry. */
export interface LaterInvoice {
  readonly key: string
  readonly itemEntryNo: number
  readonly item: MovedItem
  /** The invoice or credit memo. */
  readonly documentId: string
  /** Base units, same sign as the entry. */
  readonly quantity: Decimal
  /** What that quantity was bought or sold for, as `Movement.actualAmount`. */
  readonly amount: Decimal
  readonly discountAmount?: Decimal
  readonly field?: string
}

/**
 * An amount that falls on goods without moving any: freight or insurance on what was bought, a fee on what was sold
 * (ledgers.md §6.6).
 */
export interface Charge {
  readonly key: string
  readonly item: MovedItem
  /** The entry it falls on … */
  readonly itemEntryNo?: number
  /** … or the movement of this key, planned before it. */
  readonly movementKey?: string
  /** Paid to a vendor it is a cost, asked of a customer it is revenue. */
  readonly side: 'purchase' | 'sale'
  /** The invoice or credit memo. */
  readonly documentId: string
  /** Local currency, as `Movement.actualAmount`: + for a purchase or a sale, − for a credit of either. */
  readonly amount: Decimal
  /** Of the charge, not of the goods: which accounts it is posted to. */
  readonly generalProductGroup?: string
  readonly field?: string
}

/** What the movements cost, and all they change in the stock ledgers: spread it into a PostingPlan. */
export interface StockPlan {
  readonly items: readonly ItemEntry[]
  readonly itemApplications: readonly ItemApplication[]
  readonly values: readonly ValueEntry[]
  readonly itemCosts: readonly ItemCostChange[]
  /** Left out where nothing is reserved of what moves. */
  readonly reservations?: ReservationChanges | undefined
}

/** The plan, what is wrong with it (then it must not be written), and how to find one's movements back in it. */
export interface PlannedMovements {
  readonly plan: StockPlan
  readonly problems: readonly Problem[]
  /** The entry of a movement (ref, negative) or of a later invoice (its entry number). */
  readonly entryOf: (key: string) => number
  /**
   * Cost of what the movement or later invoice invoices in this posting, as the value entries carry it: inbound +,
   * outbound −; services included. For profit on documents and party entries.
   */
  readonly costOf: (key: string) => Decimal
}

/** What `loadStockFacts` must know before the amounts are: full movements and invoices fit as they are. */
export interface StockRequest {
  readonly postingDate: LocalDate
  /** The first date on which a correction of cost may be posted; without it any date. */
  readonly earliestAllowedDate?: LocalDate
  readonly movements: readonly Pick<
    Movement,
    'item' | 'variant' | 'location' | 'quantity' | 'appliesFromEntryNo' | 'appliesToEntryNo' | 'appliesToKey'
  >[]
  readonly laterInvoices: readonly Pick<LaterInvoice, 'itemEntryNo' | 'item' | 'quantity'>[]
}
