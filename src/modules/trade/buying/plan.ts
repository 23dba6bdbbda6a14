/** What is proposed to be bought for a sale, and the purchase documents that come of it; pure (documents.md §7, §8). */
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { BuyingLine, BuyingRow, CreateOrdersInput } from '../contract/buying.ts'
import type { CreateInput } from '../contract/documents.ts'
import type { LineInput } from '../contract/lines.ts'
import { unavailableQuantities } from './availability.ts'
import type { Sale, SaleLine } from './facts.ts'

const zero = Decimal.zero

/** What of a line is still to be shipped and not reserved, in base units. */
const outstandingBase = (line: SaleLine): Decimal => line.quantity.minus(line.handledQuantity).times(line.quantityPerUnit).minus(line.reserved)

/** A quantity in base units in the unit the item is bought in: rounded up, so that nothing is missing. */
const inPurchaseUnit = (line: SaleLine, base: Decimal): Decimal => base.dividedBy(line.purchaseUnitQuantity, 5, 'up')

/**
 * Lines that may be bought for: of items that are still to be shipped, not ordered specially. A service is bought where its
 * card names a vendor; else it is our own work.
 */
export const plannable = (sale: Sale): SaleLine[] =>
  sale.lines.filter(line =>
    line.itemId !== null && line.itemType !== 'charge' && outstandingBase(line).isPositive() && !line.specialOrder && (line.itemType !== 'service' || line.vendorNumber !== null))

/** Every line that may be bought for, with what will not be there and what is proposed to be bought. */
export function proposal(sale: Sale): BuyingLine[] {
  const lacking = unavailableQuantities(sale.availability)
  return plannable(sale).map((line): BuyingLine => {
    const wanted = outstandingBase(line)
    const short = line.dropShipment ? (line.boughtOn === null ? wanted : zero) : (lacking.get(line.id) ?? zero)
    const unavailable = inPurchaseUnit(line, short)
    return {
      lineId: line.id,
      lineNo: line.lineNo,
      itemId: line.itemId!,
      itemNumber: line.itemNumber,
      description: line.description,
      variant: line.variant,
      location: line.location,
      dropShipment: line.dropShipment,
      neededOn: line.neededOn,
      unit: line.purchaseUnit,
      quantity: inPurchaseUnit(line, wanted).toString(),
      unavailableQuantity: unavailable.toString(),
      quantityToBuy: unavailable.toString(),
      available: unavailable.isZero(),
      vendorNumber: line.vendorNumber,
      vendorName: line.vendorName,
      boughtOn: line.boughtOn,
    }
  })
}

const sameRow = ({ itemId, variant, location, dropShipment }: BuyingLine): string => `${itemId}/${variant}/${location ?? ''}/${dropShipment}`

const sum = (lines: readonly BuyingLine[], field: 'quantity' | 'unavailableQuantity' | 'quantityToBuy'): string =>
  Decimal.sum(lines.map(line => dec(line[field]))).toString()

/** The lines of one item at one place as one row, in the order of the sale. */
export const rowsOf = (lines: readonly BuyingLine[]): BuyingRow[] =>
  [...Map.groupBy(lines, sameRow).values()].map(group => {
    const [{ lineId: _, lineNo: __, ...first }] = group as [BuyingLine, ...BuyingLine[]]
    return {
      ...first,
      lineIds: group.map(({ lineId }) => lineId),
      lineNos: group.map(({ lineNo }) => lineNo),
      neededOn: group.map(({ neededOn }) => neededOn).sort()[0]!,
      quantity: sum(group, 'quantity'),
      unavailableQuantity: sum(group, 'unavailableQuantity'),
      quantityToBuy: sum(group, 'quantityToBuy'),
      available: group.every(({ available }) => available),
      boughtOn: group.find(({ boughtOn }) => boughtOn !== null)?.boughtOn ?? null,
    }
  })

/** What was asked for several lines of an item together, line by line: first what each lacks, then what each asks for, the rest on the last. */
export function spread(asked: CreateOrdersInput['lines'], proposed: readonly BuyingLine[]): CreateOrdersInput['lines'] {
  const known = new Map(proposed.map(line => [line.lineId, line]))
  return asked.flatMap(({ together = [], ...one }) => {
    const lines = [one.lineId, ...together].map(lineId => known.get(lineId))
    if (together.length === 0 || lines.includes(undefined)) return [one, ...together.map(lineId => ({ ...one, lineId, quantity: zero }))]
    const shares = new Map<string, Decimal>()
    let rest = one.quantity
    const give = (lineId: string, quantity: Decimal): void => {
      const share = Decimal.max(zero, Decimal.min(quantity, rest))
      shares.set(lineId, (shares.get(lineId) ?? zero).plus(share))
      rest = rest.minus(share)
    }
    for (const line of lines) give(line!.lineId, dec(line!.unavailableQuantity))
    for (const line of lines) give(line!.lineId, dec(line!.quantity).minus(shares.get(line!.lineId)!))
    const last = lines.at(-1)!.lineId
    shares.set(last, shares.get(last)!.plus(rest))
    return lines.map(line => ({ ...one, lineId: line!.lineId, quantity: shares.get(line!.lineId)! }))
  })
}

/** What somebody wants to buy for one line of the sale, in the unit the item is bought in. */
export interface Purchase {
  readonly line: SaleLine
  readonly quantity: Decimal
  readonly vendorNumber: string
}

/** The most that a straight delivery can be: all that is outstanding, in the unit it is bought in. */
export const outstandingToBuy = (line: SaleLine): Decimal => inPurchaseUnit(line, outstandingBase(line))

/** A purchase order to be made, and the sales line behind each of its lines. */
export interface PlannedPurchase {
  readonly header: Omit<CreateInput, 'lines' | 'number'>
  /** Whom it is delivered to; null when it comes to us. */
  readonly customerId: string | null
  readonly lines: readonly LineInput[]
  readonly purchases: readonly Purchase[]
}

/** One order per vendor; what goes straight to the customer does not travel with what comes to us (documents.md §7.4). */
export function plannedOrders(sale: Sale, purchases: readonly Purchase[]): PlannedPurchase[] {
  const groups = Map.groupBy(purchases, ({ vendorNumber, line }) => `${vendorNumber}/${line.dropShipment ? 'straight' : 'stock'}`)
  return [...groups.values()].map(group => {
    const [first] = group as [Purchase, ...Purchase[]]
    const straight = first.line.dropShipment
    return {
      header: {
        partyNumber: first.vendorNumber,
        ...(first.line.location !== null && { location: first.line.location }),
        ...(straight && { shipToAddress: sale.shipToAddress }),
      },
      customerId: straight ? sale.partyId : null,
      lines: group.map(({ line, quantity }) => orderLine(line, quantity, line.neededOn)),
      purchases: group,
    }
  })
}

const orderLine = (line: SaleLine, quantity: Decimal, neededOn: LocalDate): LineInput => ({
  itemId: line.itemId!,
  ...(line.variant !== '' && { variant: line.variant }),
  ...(line.itemType === 'inventory' && { location: line.location }),
  unit: line.purchaseUnit,
  quantity,
  shipmentDate: neededOn,
})

/** A line as the purchase of it alone has it: all that is outstanding, in the unit it is sold in. */
export const soldLine = (line: SaleLine): LineInput => ({
  itemId: line.itemId!,
  ...(line.variant !== '' && { variant: line.variant }),
  ...(line.itemType === 'inventory' && { location: line.location }),
  ...(line.unit !== null && { unit: line.unit }),
  quantity: line.quantity.minus(line.handledQuantity),
  shipmentDate: line.neededOn,
})

/** A line of a purchase invoice: a text as it is, an item in the quantity sold under the text of the sale (documents.md §8). */
export const invoiceLine = (line: SaleLine): LineInput =>
  line.type === 'text'
    ? { type: 'text', description: line.description }
    : {
        itemId: line.itemId!,
        ...(line.variant !== '' && { variant: line.variant }),
        description: line.description,
        ...(line.unit !== null && { unit: line.unit }),
        quantity: line.quantity,
      }

/** The vendor that every item of the lines names; null where they differ, or one names none. */
export function commonVendor(lines: readonly SaleLine[]): string | null {
  const vendors = new Set(lines.filter(line => line.type === 'item').map(({ vendorNumber }) => vendorNumber))
  const [only] = vendors
  return vendors.size === 1 ? (only ?? null) : null
}
