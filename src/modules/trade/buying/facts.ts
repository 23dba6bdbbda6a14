/** What buying for a sale looks at: the sales document's lines and what becomes of their items; loaded once (load.ts). */
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'

/** Where goods are counted: an item, a variant, a location; blank is a place of its own. */
export interface Place {
  readonly itemId: string
  readonly variant: string
  readonly location: string
}

/** An open line that asks for goods: of a sales order, or of a return that takes goods out. Base units, positive. */
export interface Demand extends Place {
  readonly lineId: string
  readonly orderId: string
  readonly orderNumber: string
  readonly lineNo: number
  readonly neededOn: LocalDate
  readonly quantity: Decimal
}

/** What open orders and returns bring (+) to a place and take (−) from it on a day; the demands are among what they take. */
export interface Flow extends Place {
  readonly on: LocalDate
  readonly quantity: Decimal
}

/** What is there now. */
export interface OnHand extends Place {
  readonly quantity: Decimal
}

/** Everything that the availability of an order's lines rests on. */
export interface AvailabilityFacts {
  /** The order whose lines are asked about. */
  readonly orderId: string
  readonly demands: readonly Demand[]
  readonly flows: readonly Flow[]
  readonly onHand: readonly OnHand[]
}

/** A line of the sales document that may be bought for. Quantities in the line's unit. */
export interface SaleLine {
  readonly id: string
  readonly lineNo: number
  readonly type: 'text' | 'item' | 'gl_account'
  readonly itemId: string | null
  readonly itemNumber: string
  readonly itemType: 'inventory' | 'service' | 'non_inventory' | 'charge'
  readonly account: string | null
  readonly variant: string
  readonly description: string
  readonly location: string | null
  readonly unit: string | null
  readonly quantityPerUnit: Decimal
  readonly quantity: Decimal
  readonly handledQuantity: Decimal
  /** Of what is outstanding, in base units. */
  readonly reserved: Decimal
  /** Goods are reserved for it as soon as there are any. */
  readonly reservesAlways: boolean
  readonly dropShipment: boolean
  readonly specialOrder: boolean
  readonly neededOn: LocalDate
  readonly dimensions: Readonly<Record<string, string>>
  /** What it is bought in, and from whom as the item's card has it. */
  readonly purchaseUnit: string
  readonly purchaseUnitQuantity: Decimal
  readonly vendorNumber: string | null
  readonly vendorName: string | null
  /** The purchase order that delivers it straight, or was made for it alone. */
  readonly boughtOn: string | null
}

/** The sales document that is bought for. */
export interface Sale {
  readonly id: string
  readonly kind: 'order' | 'invoice'
  readonly number: string
  readonly version: number
  readonly status: string
  readonly partyId: string
  readonly shipToAddress: Readonly<Record<string, string>>
  readonly lines: readonly SaleLine[]
  readonly availability: AvailabilityFacts
  /** Purchase documents made for it, each with the version of the sale that it was made from. */
  readonly bought: readonly { readonly number: string; readonly version: number }[]
}
