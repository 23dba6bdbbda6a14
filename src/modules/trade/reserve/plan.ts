/** What is reserved for whom, and why not; pure (ledgers.md §5.2). Lines of an order share what there is, in line order. */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { Reservation } from '#stock'
import type { CancelInput, ReserveInput, unreservable } from '../contract/reserve.ts'
import { problem as editProblem } from '../problems.ts'
import type { OrderLine, ReserveFacts, SupplyLine } from './facts.ts'
import { problem } from './problems.ts'

const zero = Decimal.zero

type Asked = NonNullable<ReserveInput['lines']>[number]
type Cancelled = NonNullable<CancelInput['lines']>[number]

/** Why nothing can be reserved for a line; null where something can. */
export function whyNot(line: OrderLine): (typeof unreservable)[number] | null {
  if (line.type !== 'item' || line.itemId === null) return 'no_item'
  if (line.itemType !== 'inventory') return 'not_stocked'
  if (line.dropShipment) return 'drop_shipment'
  if (line.specialOrder) return 'special_order'
  if (line.reserve === 'never') return 'never'
  return line.outstanding.isPositive() ? null : 'nothing_outstanding'
}

interface Placed {
  readonly itemId: string | null
  readonly variant: string
  readonly location: string
}

const isSamePlace = (a: Placed, b: Placed): boolean => a.itemId === b.itemId && a.variant === b.variant && a.location === b.location

/** What is reserved, as it changes line by line. */
class Board {
  readonly #facts: ReserveFacts
  readonly #rows: Reservation[]
  readonly #changed = new Set<string>()

  constructor(facts: ReserveFacts) {
    this.#facts = facts
    this.#rows = [...facts.stock.reservations]
  }

  onHand(line: Placed): Decimal {
    return Decimal.sum(this.#facts.stock.onHand.filter(place => isSamePlace(place, line)).map(({ quantity }) => quantity))
  }

  /** Goods in stock at a place that are reserved, for everybody or for all but one line. */
  inStock(line: Placed, butFor?: string): Decimal {
    return Decimal.sum(this.#rows
      .filter(row => row.supplyLineId === undefined && isSamePlace(row, line) && row.lineId !== butFor)
      .map(({ quantity }) => quantity))
  }

  freeStock(line: Placed): Decimal {
    return Decimal.max(zero, this.onHand(line).minus(this.inStock(line)))
  }

  reservedOn(supply: SupplyLine): Decimal {
    return Decimal.sum(this.#rows.filter(row => row.supplyLineId === supply.id).map(({ quantity }) => quantity))
  }

  freeSupply(supply: SupplyLine): Decimal {
    return Decimal.max(zero, supply.outstanding.minus(this.reservedOn(supply)))
  }

  of(lineId: string): Reservation[] {
    return this.#rows.filter(row => row.lineId === lineId && row.quantity.isPositive())
  }

  reserved(lineId: string): Decimal {
    return Decimal.sum(this.of(lineId).map(({ quantity }) => quantity))
  }

  /** Adds to (or, with a negative quantity, takes from) what is reserved for a line from one supply. */
  add(line: OrderLine, supplyLineId: string | undefined, quantity: Decimal): void {
    const at = this.#rows.findIndex(row => row.lineId === line.id && row.supplyLineId === supplyLineId)
    const place = { itemId: line.itemId!, variant: line.variant, location: line.location }
    const before = at < 0 ? zero : this.#rows[at]!.quantity
    const row = { ...place, lineId: line.id, ...(supplyLineId !== undefined && { supplyLineId }), quantity: before.plus(quantity) }
    if (at < 0) this.#rows.push(row)
    else this.#rows[at] = row
    this.#changed.add(`${line.id}/${supplyLineId ?? ''}`)
  }

  /** The rows that changed, as they are to be: without quantity where they go. */
  changes(): Reservation[] {
    return this.#rows.filter(row => this.#changed.has(`${row.lineId}/${row.supplyLineId ?? ''}`))
  }
}

export type { Board }

/** What is reserved, to look at. */
export const boardOf = (facts: ReserveFacts): Board => new Board(facts)

/** Purchase lines that bring goods to a line's place, the latest that comes in time first; then those that come too late. */
export function suppliesOf(line: OrderLine, supplies: readonly SupplyLine[]): SupplyLine[] {
  const fitting = supplies.filter(supply => isSamePlace(supply, line))
  const late = fitting.filter(supply => isLate(line, supply)).toSorted((a, b) => a.expectedOn.localeCompare(b.expectedOn))
  const timely = fitting.filter(supply => !isLate(line, supply)).toSorted((a, b) => b.expectedOn.localeCompare(a.expectedOn))
  return [...timely, ...late]
}

export const isLate = (line: OrderLine, supply: SupplyLine): boolean => supply.expectedOn > line.neededOn

export interface Planned {
  readonly rows: readonly Reservation[]
  readonly problems: readonly Problem[]
}

/** Reserves what is asked; without lines, as much of every line as there is. Nothing to reserve at all is refused. */
export function planReserve(facts: ReserveFacts, asked: ReserveInput['lines']): Planned {
  const board = new Board(facts)
  const able = facts.lines.filter(line => whyNot(line) === null)
  const problems = asked === undefined ? [] : asked.flatMap(each => reserveLine(board, facts, each))
  if (asked === undefined) for (const line of able) take(board, facts, line, missing(board, line), undefined)
  const rows = board.changes()
  if (problems.length === 0 && rows.length === 0) problems.push(problem('nothing_to_reserve', { number: facts.number }))
  return { rows, problems }
}

/** As much as there is for lines that are always reserved; refuses nothing. */
export function planAlways(facts: ReserveFacts): readonly Reservation[] {
  const board = new Board(facts)
  for (const line of facts.lines) {
    if (line.reserve === 'always' && whyNot(line) === null) take(board, facts, line, missing(board, line), undefined)
  }
  return board.changes()
}

const missing = (board: Board, line: OrderLine): Decimal => Decimal.max(zero, line.outstanding.minus(board.reserved(line.id)))

function reserveLine(board: Board, facts: ReserveFacts, asked: Asked): Problem[] {
  const line = facts.lines.find(({ id }) => id === asked.lineId)
  if (!line) return [editProblem('unknown_line', { id: asked.lineId })]
  const field = `lines.${line.lineNo}.reserved`
  const reason = whyNot(line)
  if (reason !== null) return [problem('not_reservable', { lineNo: line.lineNo, reason }, { field })]
  const maximum = missing(board, line)
  const named = { lineNo: line.lineNo, item: line.itemNumber }
  const wrong = checkSupply(facts, line, asked, field)
  if (wrong.length > 0) return wrong
  const quantity = 'inAll' in asked ? asked.inAll.minus(reservedFrom(board, line.id, asked.from)) : asked.quantity
  if (quantity?.isNegative()) return cancelLine(board, facts, { lineId: line.id, from: asked.from, quantity: quantity.negated() })
  if (quantity?.greaterThan(maximum))
    return [problem('reservation_exceeds', { ...named, quantity: quantity.toString(), maximum: maximum.toString() }, { field })]
  const wanted = quantity ?? maximum
  const available = take(board, facts, line, wanted, asked.from)
  const isEnough = quantity === undefined ? available.isPositive() || wanted.isZero() : !available.lessThan(wanted)
  if (isEnough) return []
  return [problem('reservation_short', {
    ...named, location: line.location || '–', quantity: wanted.toString(), available: available.toString(),
  }, { field })]
}

function checkSupply({ supplies }: ReserveFacts, line: OrderLine, { from }: Asked, field: string): Problem[] {
  if (from === undefined || from === 'stock') return []
  const named = { lineNo: line.lineNo, item: line.itemNumber }
  const supply = supplies.find(({ id }) => id === from.purchaseLineId)
  if (!supply || !isSamePlace(supply, line)) return [problem('supply_unknown', named, { field })]
  const { number, expectedOn } = supply
  return isLate(line, supply) ? [problem('supply_late', { ...named, number, expectedOn, neededOn: line.neededOn }, { field })] : []
}

const isFrom = ({ supplyLineId }: Reservation, from: Asked['from']): boolean =>
  from === undefined || supplyLineId === (from === 'stock' ? undefined : from.purchaseLineId)

const reservedFrom = (board: Board, lineId: string, from: Asked['from']): Decimal =>
  Decimal.sum(board.of(lineId).filter(row => isFrom(row, from)).map(({ quantity }) => quantity))

/** Reserves up to a quantity: of stock first, then of what comes in time. Gives how much it was. */
function take(board: Board, facts: ReserveFacts, line: OrderLine, wanted: Decimal, from: Asked['from']): Decimal {
  let rest = wanted
  const give = (supplyLineId: string | undefined, free: Decimal): void => {
    const quantity = Decimal.min(free, rest)
    if (!quantity.isPositive()) return
    rest = rest.minus(quantity)
    board.add(line, supplyLineId, quantity)
  }
  if (from === undefined || from === 'stock') give(undefined, board.freeStock(line))
  if (from !== 'stock') {
    for (const supply of suppliesOf(line, facts.supplies)) {
      if (isLate(line, supply) || (from !== undefined && from.purchaseLineId !== supply.id)) continue
      give(supply.id, board.freeSupply(supply))
    }
  }
  return wanted.minus(rest)
}

/** Gives reserved goods back; those on purchase orders first, for goods in stock are surer. */
export function planCancel(facts: ReserveFacts, asked: CancelInput['lines']): Planned {
  const board = new Board(facts)
  const wanted = asked ?? facts.lines.map((line): Cancelled => ({ lineId: line.id }))
  const problems = wanted.flatMap(each => cancelLine(board, facts, each))
  const rows = board.changes()
  if (problems.length === 0 && rows.length === 0) problems.push(problem('nothing_reserved', { number: facts.number }))
  return { rows, problems }
}

function cancelLine(board: Board, facts: ReserveFacts, { lineId, quantity, from }: Cancelled): Problem[] {
  const line = facts.lines.find(({ id }) => id === lineId)
  if (!line) return [editProblem('unknown_line', { id: lineId })]
  const rows = board.of(line.id)
    .filter(row => isFrom(row, from))
    .toSorted((a, b) => Number(a.supplyLineId === undefined) - Number(b.supplyLineId === undefined))
  const reserved = Decimal.sum(rows.map(row => row.quantity))
  if (quantity?.greaterThan(reserved)) {
    const params = { lineNo: line.lineNo, item: line.itemNumber, quantity: quantity.toString(), reserved: reserved.toString() }
    return [problem('cancellation_exceeds', params, { field: `lines.${line.lineNo}.reserved` })]
  }
  let rest = quantity ?? reserved
  for (const row of rows) {
    const less = Decimal.min(row.quantity, rest)
    if (less.isZero()) continue
    rest = rest.minus(less)
    board.add(line, row.supplyLineId, less.negated())
  }
  return []
}
