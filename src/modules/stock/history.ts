/** What the planner knows of the past of the items at hand: plain data, loaded under the items' locks. */
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { ItemEntryType, ValueEntryType } from './entry.ts'
import type { Place, Reservation } from './reservations.ts'

/** A value entry as posted; empty amounts are zero. */
export interface PastValue {
  readonly no: number
  readonly documentId: string
  readonly type: ValueEntryType
  readonly postingDate: LocalDate
  readonly valuationDate: LocalDate
  readonly valuedQuantity: Decimal
  readonly itemEntryQuantity: Decimal
  readonly invoicedQuantity: Decimal
  readonly costActual: Decimal
  readonly costExpected: Decimal
  readonly costNonInventoriable: Decimal
  readonly salesExpected: Decimal
  readonly purchaseExpected: Decimal
  readonly averaged: boolean
  readonly adjustment: boolean
}

/** An item entry as posted, with its value entries in order of number. */
export interface PastEntry {
  readonly no: number
  readonly itemId: string
  readonly documentId: string
  readonly type: ItemEntryType
  readonly variant: string
  readonly location: string
  readonly postingDate: LocalDate
  readonly quantity: Decimal
  readonly estimatedUnitCost: Decimal
  readonly dimensionSetId: number
  readonly appliesFromEntryNo?: number
  readonly appliesToEntryNo?: number
  readonly generalBusinessGroup?: string
  readonly generalProductGroup?: string
  readonly inventoryGroup?: string
  readonly values: readonly PastValue[]
}

/** Goods of an inbound entry consumed by an outbound one; or, as a cost application, goods of an outbound one returned. */
export interface PastApplication {
  readonly inbound: number
  readonly outbound: number
  readonly quantity: Decimal
  readonly costApplication: boolean
  /** Valuation date of the outbound entry. */
  readonly valuationDate: LocalDate
}

/** An entry that is not used up: goods still in (remaining +), or goods that went out uncovered (remaining −). */
export interface OpenEntry {
  readonly entryNo: number
  readonly itemId: string
  readonly variant: string
  readonly location: string
  readonly remaining: Decimal
}

/** The item's row in stock.item_costs, locked. */
export interface ItemCost {
  readonly itemId: string
  readonly quantity: Decimal
  /** Actual and expected cost of what is on hand. */
  readonly value: Decimal
  readonly unitCost: Decimal
  readonly lastDirectCost: Decimal
  /** Latest valuation date of any of its value entries. */
  readonly lastValuationDate?: LocalDate
  /** Start of the average cost period that `averagedQuantity` and `averagedValue` stand for. */
  readonly averageFrom?: LocalDate
  /** Net quantity and cost valued by average since `averageFrom`: outbound −. */
  readonly averagedQuantity: Decimal
  readonly averagedValue: Decimal
}

/**
 * What the averages of an item start from: everything valued before `from` as one sum, every entry valued since. When
 * nothing valued since can change, it is a sum too: the pool in the opening, what was valued from it in `averaged…`.
 */
export interface AverageHistory {
  readonly itemId: string
  /** The start of an average cost period. */
  readonly from: LocalDate
  readonly openingQuantity: Decimal
  readonly openingValue: Decimal
  /** Net quantity and cost valued by average in the period of `from` already: outbound −. */
  readonly averagedQuantity: Decimal
  readonly averagedValue: Decimal
  /** Entries with value entries valued on `from` or later; they are in StockFacts.entries. */
  readonly entryNos: readonly number[]
}

export type AverageCostPeriod = 'day' | 'week' | 'month'

export interface StockFacts {
  readonly postingDate: LocalDate
  readonly earliestAllowedDate?: LocalDate
  /** The last day of the last inventory period that is closed. */
  readonly closedTo?: LocalDate
  readonly averageCostPeriod: AverageCostPeriod
  readonly costs: readonly ItemCost[]
  readonly entries: readonly PastEntry[]
  readonly applications: readonly PastApplication[]
  readonly openEntries: readonly OpenEntry[]
  readonly averages: readonly AverageHistory[]
  /** Items of average cost with goods that went out uncovered and are not among the open entries above. */
  readonly uncoveredElsewhere: readonly string[]
  /** What is reserved of the items, who reserved first first. */
  readonly reservations: readonly Reservation[]
  /** Goods in at the places of items that anything is reserved of. */
  readonly goods: readonly (Place & { readonly quantity: Decimal })[]
  /** What of the entries that returns take their cost from had been reserved for a line. */
  readonly uses: readonly { readonly entryNo: number; readonly lineId: string; readonly quantity: Decimal }[]
}
