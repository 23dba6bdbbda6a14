/**
 * The posting that takes a posted document back (documents.md §9.6, §11.2, §13): every entry once more with the opposite
 * amount on the same account, the goods at exactly the cost they moved at, the party's entry settled by its mirror, and
 * the order's lines open again. Pure.
 */
import type { GlEntry } from '#ledger'
import { Decimal, r5 } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type PostingPlan, emptyPlan } from '#posting'
import { type Charge, type Movement, type PlannedMovements, linksBack } from '#stock'
import { openedOrders, prepaidBack } from '../prepayment/take-back.ts'
import { type PostedKind, type Side, sides } from '../sides.ts'
import type { OrderLine, PostedLine, ReversalFacts } from './facts.ts'
import type { Piece } from './pieces.ts'

const zero = Decimal.zero

/** What a kind of posted document is taken back by. */
const takenBackBy: Readonly<Record<PostedKind, PostedKind>> = {
  invoice: 'credit_memo',
  credit_memo: 'invoice',
  shipment: 'return_receipt',
  return_receipt: 'shipment',
  receipt: 'return_shipment',
  return_shipment: 'receipt',
}

/** Whether a kind of document is about money; the others move goods that are not invoiced. */
const isMoney = (kind: PostedKind): kind is 'invoice' | 'credit_memo' => kind === 'invoice' || kind === 'credit_memo'

/** The kinds of document the goods and the money come back under. */
export function reversalKinds(side: Side, kind: PostedKind): { movement: PostedKind; money: 'invoice' | 'credit_memo' | null } {
  if (!isMoney(kind)) return { movement: takenBackBy[kind], money: null }
  const { out, back } = sides[side].movement
  return { movement: kind === 'invoice' ? back : out, money: takenBackBy[kind] as 'invoice' | 'credit_memo' }
}

/** Whether the goods come back under a document of their own. */
const hasMovementDocument = (facts: ReversalFacts): boolean =>
  !isMoney(facts.head.kind) || (facts.setup.movementDocumentOnInvoice && facts.moved.length > 0) || openedLines(facts).length > 0

const movementDocumentId = (facts: ReversalFacts): string => (hasMovementDocument(facts) ? facts.ids.movement : facts.ids.money)

/** The movements of the goods that come back, with what their document said they were sold or bought for, negated. */
export function returnMovements(facts: ReversalFacts, pieces: readonly Piece[], way: 'alone' | 'along' = 'alone'): Movement[] {
  const money = isMoney(facts.head.kind)
  const shares = sharesOf(pieces)
  const straight = pieces.some(({ through }) => through !== undefined) || way === 'along'
  return pieces.map((piece): Movement => {
    const { moved, quantity, key, from, lot, through } = piece
    const share = (whole: Decimal): Decimal => shares(piece, whole).negated()
    const comesBack = quantity.isPositive() && moved.item.type === 'inventory'
    return {
      key,
      documentId: movementDocumentId(facts),
      ...(money && { invoiceDocumentId: facts.ids.money }),
      ...(moved.documentLineId !== null && { documentLineId: moved.documentLineId }),
      type: moved.type,
      item: moved.item,
      variant: moved.variant,
      location: moved.location,
      quantity,
      invoicedQuantity: money ? quantity : zero,
      ...(money ? { actualAmount: share(moved.amount), discountAmount: share(moved.discount) } : { expectedAmount: share(moved.expected) }),
      ...(moved.partyId !== null && { partyId: moved.partyId }),
      description: moved.description,
      dimensionSetId: moved.dimensionSetId,
      ...(moved.generalBusinessGroup !== undefined && { generalBusinessGroup: moved.generalBusinessGroup }),
      ...(moved.generalProductGroup !== undefined && { generalProductGroup: moved.generalProductGroup }),
      ...linksBack({ item: moved.item, quantity }, from ?? moved.entryNo, lot),
      ...(comesBack && { reservesAgain: facts.lines.some(({ orderLine }) => orderLine !== null && orderLine.id === moved.documentLineId) }),
      ...(through !== undefined && { appliesToKey: through }),
      ...(straight && moved.dropShipment && { dropShipment: true }),
      field: `lines.${moved.lineNo}`,
    }
  })
}

/** A whole spread over the pieces of one movement by quantity; the last piece takes the rest of a cent. */
function sharesOf(pieces: readonly Piece[]) {
  const given = new Map<string, Decimal>()
  const last = new Map(pieces.map(piece => [piece.moved, piece.key]))
  return (piece: Piece, whole: Decimal): Decimal => {
    const at = `${piece.moved.lineNo}/${piece.moved.entryNo}/${whole.toString()}`
    const before = given.get(at) ?? zero
    const share = last.get(piece.moved) === piece.key
      ? whole.minus(before)
      : whole.times(piece.quantity).dividedBy(piece.moved.quantity.negated(), 2)
    given.set(at, before.plus(share))
    return share
  }
}

/** What of the facts was decided: the day, the goods, and the accounts entries go to. */
export interface ReversalParts {
  readonly postingDate: LocalDate
  readonly pieces: readonly Piece[]
  /** Documents of the other side that are taken back along. */
  readonly others: readonly { readonly facts: ReversalFacts; readonly pieces: readonly Piece[] }[]
  readonly stock: PlannedMovements
  readonly inventoryGl: readonly GlEntry[]
  /** Where an entry of the original goes; its own account where nothing else is said. */
  readonly accountOf: (entry: GlEntry) => string
}

/** Takes facts that passed their checks; gives everything the reversal writes. */
export function planReversal(facts: ReversalFacts, parts: ReversalParts): PostingPlan {
  const { head, ids } = facts
  const { postingDate, stock, inventoryGl, accountOf, others } = parts
  const all = [{ facts, pieces: parts.pieces }, ...others]
  const kinds = reversalKinds(head.side, head.kind)
  const party = planParty(facts, postingDate)
  return {
    ...emptyPlan({ postingDate, sourceCode: sides[head.side].sourceCode, operation: facts.operation }),
    description: head.number,
    documents: all.flatMap(each => plannedDocuments(each.facts, postingDate)),
    gl: [
      ...facts.gl.map(({ postingDate: _, ...entry }) => ({
        ...entry, documentId: ids.money, account: accountOf(entry), amount: entry.amount.negated(),
      })),
      ...inventoryGl,
    ],
    tax: facts.tax.map(entry => ({
      ...entry,
      documentId: ids.money,
      taxDate: taxDate(facts, postingDate),
      base: entry.base.negated(),
      amount: entry.amount.negated(),
      credit: kinds.money === 'credit_memo',
    })),
    ...party,
    ...stock.plan,
    parts: {
      trade: tradeParts(all.map(each => tradePart(each.facts, { ...parts, pieces: each.pieces }))),
      ...undoneGoods(all.filter(({ facts: { head } }) => !isMoney(head.kind) && head.sign > 0).flatMap(each => each.pieces), stock),
      ...calledBack(all.map(each => each.facts)),
      ...chargedBack(facts),
      ...prepaidBack(facts),
    },
  }
}

/** The VAT date of the original while its period is open, else the new posting date. */
const taxDate = ({ head }: ReversalFacts, postingDate: LocalDate): LocalDate =>
  postingDate === head.postingDate ? head.taxDate : postingDate

function plannedDocuments(facts: ReversalFacts, postingDate: LocalDate): PostingPlan['documents'] {
  const { head, series, ids, company } = facts
  const { movement, money } = reversalKinds(head.side, head.kind)
  const base = {
    postingDate,
    documentDate: postingDate,
    taxDate: taxDate(facts, postingDate),
    partyId: head.billToId,
    externalNumber: head.externalNumber,
    takesBack: true as const,
    description: head.billToName,
  }
  const numbered = (kind: PostedKind) => ({ type: `${head.side}_${kind}`, ...(series[`posted_${kind}`] !== undefined && { series: series[`posted_${kind}`]! }) })
  const reference = head.side === 'sales' && money === 'invoice' ? company.reference : null
  return [
    ...(hasMovementDocument(facts) ? [{ ...base, id: ids.movement, ...numbered(movement) }] : []),
    ...(money === null ? [] : [{ ...base, id: ids.money, ...numbered(money), ...(reference && { reference }) }]),
  ]
}

/** The mirror of the party's entry, and the two settling each other. */
function planParty({ party, head, ids }: ReversalFacts, postingDate: LocalDate): Pick<PostingPlan, 'parties' | 'partyDetails'> {
  if (!party) return { parties: [], partyDetails: [] }
  const { entryNo, entry, amount, amountLcy } = party
  const { discount: _, discountDate: __, netLcy, profitLcy, ...rest } = entry
  const application = { kind: 'application', application: -1 } as const
  return {
    parties: [{
      ...rest,
      ref: -1,
      documentId: ids.money,
      documentType: takenBackBy[head.kind] as 'invoice' | 'credit_memo',
      documentDate: postingDate,
      dueDate: postingDate,
      ...(netLcy && { netLcy: netLcy.negated() }),
      ...(profitLcy && { profitLcy: profitLcy.negated() }),
    }],
    partyDetails: [
      { entry: -1, kind: 'initial', amount: amount.negated(), amountLcy: amountLcy.negated() },
      ...(amount.isZero() ? [] : [
        { ...application, entry: entryNo, appliedTo: -1, amount: amount.negated(), amountLcy: amountLcy.negated() },
        { ...application, entry: -1, appliedTo: entryNo, amount, amountLcy },
      ]),
    ],
  }
}

/** The charges of the document, the other way round, on the same goods. */
export const returnCharges = ({ charged, head, ids }: ReversalFacts): Charge[] =>
  charged.map(({ lineNo, entryNo, item, amount, generalProductGroup }) => ({
    key: `${lineNo}/charge/${entryNo}`,
    item,
    itemEntryNo: entryNo,
    side: sides[head.side].itemEntryType,
    documentId: ids.money,
    amount: amount.negated(),
    ...(generalProductGroup !== null && { generalProductGroup }),
    field: `lines.${lineNo}`,
  }))

/** What was charged on the goods is no longer. */
const chargedBack = ({ charged, ids }: ReversalFacts): { charged?: readonly object[] } =>
  charged.length === 0
    ? {}
    : { charged: charged.map(({ lineNo, entryNo, quantity, amount }) => ({ documentId: ids.money, lineNo, itemEntry: entryNo, quantity: quantity.negated(), amount: amount.negated() })) }

/** What a blanket order counts as delivered and invoiced no longer, or again. */
function calledBack(all: readonly ReversalFacts[]): { calledOff?: readonly object[] } {
  const calledOff = all.flatMap(facts => {
    const { head, ids } = facts
    const sign = Decimal.of(-head.sign)
    return facts.lines.flatMap(line => {
      const { blanketLineId, lineNo } = line
      const handled = comesBack(facts, line).times(sign)
      return blanketLineId === null || handled.isZero()
        ? []
        : [{ documentId: isMoney(head.kind) ? ids.money : ids.movement, lineNo, blanketLineId, handled, invoiced: isMoney(head.kind) ? handled : zero }]
    })
  })
  return calledOff.length > 0 ? { calledOff } : {}
}

type TradePart = ReturnType<typeof tradePart>

/** The rows of all documents that are taken back. */
const tradeParts = (parts: readonly TradePart[]) => ({
  documents: parts.flatMap(part => part.documents),
  lines: parts.flatMap(part => part.lines),
  movements: parts.flatMap(part => part.movements),
  progress: parts.flatMap(part => part.progress),
  touched: parts.flatMap(part => part.touched),
  finished: [],
})

/** Movements that will never be invoiced: what went, and what took it back. What brings undone goods back is invoiced as they were to be. */
function undoneGoods(pieces: readonly Piece[], stock: PlannedMovements): { undoneMovements?: readonly object[] } {
  if (pieces.length === 0) return {}
  const went = new Map(pieces.map(({ moved }) => [moved.entryNo, { itemEntry: moved.entryNo, quantity: moved.quantity }]))
  return { undoneMovements: [...went.values(), ...pieces.map(({ key, quantity }) => ({ itemEntry: stock.entryOf(key), quantity }))] }
}

function tradePart(facts: ReversalFacts, { pieces, stock, postingDate }: ReversalParts) {
  const { head, lines, ids } = facts
  const { movement, money } = reversalKinds(head.side, head.kind)
  const entryOfLine = new Map(pieces.map(({ moved, key }) => [moved.lineNo, stock.entryOf(key)]))
  const lineRow = (documentId: string) => (line: PostedLine) => ({
    ...line.row, document_id: documentId, item_entry_no: entryOfLine.get(line.lineNo) ?? null,
  })
  const headRow = (id: string, kind: PostedKind) => ({
    ...head.row,
    id,
    kind,
    source_id: head.id,
    source_kind: head.kind,
    source_number: head.number,
    due_date: postingDate,
    discount_date: null,
    payment_discount_percent: '0',
    corrects_id: head.id,
  })
  const noAmounts = { line_amount_total: '0', invoice_discount_total: '0', net_total: '0', tax_total: '0', gross_total: '0', tax_summary: [] }
  const moves = hasMovementDocument(facts)
  const opened = openedLines(facts)
  return {
    documents: [
      ...(moves ? [{ ...headRow(ids.movement, movement), ...noAmounts }] : []),
      ...(money === null ? [] : [headRow(ids.money, money)]),
    ],
    lines: [
      ...(moves ? lines.filter(line => line.row['type'] === 'text' || isHandled(facts, line)).map(line => ({ ...lineRow(ids.movement)(line), quantity: comesBack(facts, line), ...noLineAmounts })) : []),
      ...(money === null ? [] : lines.map(lineRow(ids.money))),
    ],
    movements: money === null
      ? []
      : pieces.map(({ moved, key, quantity }) => ({ invoiceId: ids.money, lineNo: moved.lineNo, itemEntry: stock.entryOf(key), quantity })),
    progress: opened.map(({ line, handled, invoiced }) => progress(line, handled, invoiced, facts.setup.defaultQuantityToHandle)),
    touched: [...new Map(opened.map(({ line }) => [line.orderId, { id: line.orderId, status: line.orderStatus }])).values(), ...openedOrders(facts)],
    finished: [],
  }
}

const noLineAmounts = { line_discount_amount: '0', line_amount: '0', invoice_discount_amount: '0', net_amount: '0', tax_amount: '0' }

/** Whether a line has a part in the movement document: all that counted as handled with its order. */
const isHandled = ({ head }: ReversalFacts, { quantity }: PostedLine): boolean => isMoney(head.kind) || !quantity.isZero()

export interface Opened {
  readonly line: OrderLine
  /** By how much what was handled and invoiced changes. */
  readonly handled: Decimal
  readonly invoiced: Decimal
}

/** Lines of orders that are still open, and what the reversal takes off them (or gives them back). */
export function openedLines(facts: BackFacts): Opened[] {
  const sign = Decimal.of(-facts.head.sign)
  return facts.lines.flatMap((line): Opened[] => {
    const quantity = comesBack(facts, line).times(sign)
    if (line.orderLine === null || quantity.isZero()) return []
    return [{ line: line.orderLine, handled: quantity, invoiced: isMoney(facts.head.kind) ? quantity : zero }]
  })
}

type BackFacts = Pick<ReversalFacts, 'head' | 'lines' | 'moved'>

/**
 * How much of a line comes back: of an invoice all of it; of a movement what is neither invoiced nor came back with its
 * invoice. A line without goods goes by its order: what is shipped and not invoiced comes back, and what took that back does.
 */
function comesBack({ head, moved }: BackFacts, { lineNo, quantity, orderLine }: PostedLine): Decimal {
  if (isMoney(head.kind) || quantity.isZero()) return quantity
  const goods = moved.find(each => each.lineNo === lineNo)
  if (goods) return r5(quantity.times(goods.quantity).dividedBy(goods.whole, 20))
  if (orderLine === null) return zero
  if (head.sign < 0) return isMoney(head.row['source_kind'] as PostedKind) ? zero : quantity
  const open = orderLine.handled.minus(orderLine.invoiced)
  return open.abs().lessThan(quantity.abs()) ? open : quantity
}

/** Whether an order's line went on without what is taken off it or given back to it. */
export const overOrder = ({ line, handled, invoiced }: Opened): boolean =>
  [line.handled.plus(handled), line.invoiced.plus(invoiced)].some(
    after => after.abs().greaterThan(line.quantity.abs()) || after.sign() * line.quantity.sign() < 0,
  )

/** How far an order's line is afterwards, and what it proposes next. */
function progress(line: OrderLine, handled: Decimal, invoiced: Decimal, proposal: 'remainder' | 'blank') {
  const after = line.handled.plus(handled)
  const toHandle = proposal === 'blank' ? zero : line.quantity.minus(after)
  const toInvoice = proposal === 'blank' ? zero : after.plus(toHandle).minus(line.invoiced.plus(invoiced))
  return { lineId: line.id, handled, invoiced, toHandle, toInvoice }
}
