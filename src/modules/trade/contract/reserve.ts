/** Reserving goods for the lines of a sales order, as the contract has it (ledgers.md §5.2). All quantities in base units. */
import { z } from 'zod'
import { command, decimalText, id, query } from '#platform/contract'
import { listQuery } from '#platform/record-contract'
import { rounded, version } from './shared.ts'

/** Why nothing can be reserved for a line. */
export const unreservable = ['no_item', 'not_stocked', 'drop_shipment', 'special_order', 'never', 'nothing_outstanding'] as const

const reservation = z.object({
  /** The purchase order line that will bring the goods; null: they are in stock. */
  purchaseLineId: id().nullable(),
  purchaseNumber: z.string().nullable(),
  expectedOn: z.string().nullable(),
  quantity: decimalText(),
})

const supply = z.object({
  purchaseLineId: id(),
  purchaseId: id(),
  purchaseNumber: z.string(),
  vendorName: z.string(),
  expectedOn: z.string(),
  /** Still to be received, what of it is reserved for whomever, and what is not. */
  outstanding: decimalText(),
  reserved: decimalText(),
  free: decimalText(),
  /** It comes after the goods are needed: nothing of it can be reserved. */
  late: z.boolean(),
})

const reservedLine = z.object({
  lineId: id(),
  lineNo: z.number(),
  itemId: id().nullable(),
  itemNumber: z.string(),
  description: z.string(),
  variant: z.string(),
  location: z.string(),
  baseUnit: z.string(),
  neededOn: z.string(),
  reserve: z.enum(['never', 'optional', 'always']),
  unreservable: z.enum(unreservable).nullable(),
  outstanding: decimalText(),
  reserved: decimalText(),
  reservations: z.array(reservation),
  /** At the line's place. */
  stock: z.object({ onHand: decimalText(), reservedForOthers: decimalText(), free: decimalText() }),
  purchases: z.array(supply),
})

const reservations = z.object({ id: id(), number: z.string(), version: z.number(), lines: z.array(reservedLine) })

/** From what is in stock, or from a purchase order line; from whatever there is when left out. */
const from = z.union([z.literal('stock'), z.strictObject({ purchaseLineId: id() })]).optional()

const given = {
  lineId: id(),
  /** All that is outstanding when left out, or as much of it as there is; given, that much or nothing. */
  quantity: rounded(5).refine(quantity => quantity.isPositive(), { error: 'contract.not_positive' }).optional(),
  from,
}

/** All lines when left out. */
const lines = <T extends z.ZodType>(line: T) => z.array(line).max(5_000).optional()

const target = { id: id(), version: version() }

/** `inAll`: what is to be reserved from that supply in the end, more or less than what was. */
const wanted = z.union([
  z.strictObject(given),
  z.strictObject({ lineId: id(), from: from.unwrap(), inAll: rounded(5).refine(quantity => !quantity.isNegative(), { error: 'contract.negative' }) }),
])

export const reservationOperations = {
  reservations: query('What is reserved for each line of an order, and what could be', z.strictObject({ id: id() }), reservations),
  reserve: command('Reserves goods in stock, or on purchase orders that bring them in time, for lines of an order', z.strictObject({ ...target, lines: lines(wanted) }), reservations),
  cancel_reservation: command('Gives reserved goods back for others, wholly or in part', z.strictObject({ ...target, lines: lines(z.strictObject(given)) }), reservations),
}

export const reservationLists = {
  'trade.reservations.list': listQuery(
    'Reserved goods: for which order and customer, from stock or from which purchase order',
    z.object({
      id: id(),
      documentId: id(),
      documentNumber: z.string(),
      lineNo: z.int(),
      customerName: z.string(),
      itemNumber: z.string(),
      itemDescription: z.string(),
      variant: z.string(),
      location: z.string(),
      quantity: decimalText(),
      neededOn: z.string(),
      /** Blank: in stock. */
      purchaseNumber: z.string(),
      expectedOn: z.string().nullable(),
      reservedAt: z.string(),
    }),
  ),
}

export type ReservationsView = z.input<typeof reservations>
export type ReservedLineView = ReservationsView['lines'][number]
export type ReserveInput = z.output<(typeof reservationOperations)['reserve']['input']>
export type CancelInput = z.output<(typeof reservationOperations)['cancel_reservation']['input']>
