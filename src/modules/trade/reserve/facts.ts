/** What reserving looks at: plain data. Quantities in base units. */
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { ReservedStock } from '#stock'

export type Reserve = 'never' | 'optional' | 'always'

export interface OrderLine {
  readonly id: string
  readonly lineNo: number
  readonly type: string
  readonly itemId: string | null
  readonly itemNumber: string
  readonly itemType: string | null
  readonly baseUnit: string
  readonly description: string
  readonly variant: string
  /** Blank: none. */
  readonly location: string
  readonly neededOn: LocalDate
  readonly dropShipment: boolean
  readonly specialOrder: boolean
  readonly reserve: Reserve
  readonly outstanding: Decimal
}

/** A line of a purchase order that will bring goods. */
export interface SupplyLine {
  readonly id: string
  readonly documentId: string
  readonly number: string
  readonly vendorName: string
  readonly itemId: string
  readonly variant: string
  readonly location: string
  readonly expectedOn: LocalDate
  readonly outstanding: Decimal
}

export interface ReserveFacts {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly lines: readonly OrderLine[]
  readonly supplies: readonly SupplyLine[]
  readonly stock: ReservedStock
}
