/** Reservations as a person looks at them; pure. */
import { Decimal } from '#platform/decimal'
import type { ReservationsView, ReservedLineView } from '../contract/reserve.ts'
import type { OrderLine, ReserveFacts } from './facts.ts'
import { type Board, boardOf, isLate, suppliesOf, whyNot } from './plan.ts'

/** What is reserved for each line of an order, and what could be. */
export function viewOf(facts: ReserveFacts): ReservationsView {
  const board = boardOf(facts)
  return { id: facts.id, number: facts.number, version: facts.version, lines: facts.lines.map(line => lineOf(facts, board, line)) }
}

function lineOf({ supplies }: ReserveFacts, board: Board, line: OrderLine): ReservedLineView {
  const { id: lineId, lineNo, itemId, itemNumber, description, variant, location, baseUnit, neededOn, reserve } = line
  const known = new Map(supplies.map(supply => [supply.id, supply]))
  const others = board.inStock(line, lineId)
  const onHand = board.onHand(line)
  return {
    lineId, lineNo, itemId, itemNumber, description, variant, location, baseUnit, neededOn, reserve,
    unreservable: whyNot(line),
    outstanding: line.outstanding.toString(),
    reserved: board.reserved(lineId).toString(),
    reservations: board.of(lineId).map(({ supplyLineId, quantity }) => {
      const supply = supplyLineId === undefined ? undefined : known.get(supplyLineId)
      return { purchaseLineId: supplyLineId ?? null, purchaseNumber: supply?.number ?? null, expectedOn: supply?.expectedOn ?? null, quantity: quantity.toString() }
    }),
    stock: {
      onHand: onHand.toString(), reservedForOthers: others.toString(), free: Decimal.max(Decimal.zero, onHand.minus(board.inStock(line))).toString(),
    },
    purchases: suppliesOf(line, supplies).map(supply => ({
      purchaseLineId: supply.id, purchaseId: supply.documentId, purchaseNumber: supply.number, vendorName: supply.vendorName, expectedOn: supply.expectedOn,
      outstanding: supply.outstanding.toString(), reserved: board.reservedOn(supply).toString(), free: board.freeSupply(supply).toString(),
      late: isLate(line, supply),
    })),
  }
}
