/** What taking a posted document back looks at: the document as it was posted, and what became of it since. */
import type { GlEntry, ReferenceLayout } from '#ledger'
import type { PartyEntry } from '#openitems'
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { PostingRange } from '#posting'
import type { LotPart, Lying, MovedItem } from '#stock'
import type { TaxEntry } from '#tax'
import type { PostedKind, Side } from '../sides.ts'

/** A row of a posted table as the database has it, to be written again with a few columns changed. */
export type Row = Readonly<Record<string, unknown>>

/** A posted document by its name. */
export interface PostedRef {
  readonly id: string
  readonly side: Side
  readonly kind: PostedKind
  readonly number: string
}

export interface PostedHead {
  readonly id: string
  readonly side: Side
  readonly kind: PostedKind
  readonly number: string
  readonly transactionNo: number
  readonly postingDate: LocalDate
  readonly taxDate: LocalDate
  readonly billToId: string
  readonly billToName: string
  readonly externalNumber: string
  readonly row: Row
  /** The document that has taken it back already. */
  readonly reversedBy: string | null
  /** +1 when it adds to what its order has moved and invoiced, −1 when it takes off: a reversal does the opposite of its original. */
  readonly sign: 1 | -1
  /** Goods that went straight from a vendor to a customer. */
  readonly dropShipped: boolean
  /** The document it takes back itself. */
  readonly corrects: string | null
}

export interface PostedLine {
  readonly id: string
  readonly lineNo: number
  readonly quantity: Decimal
  readonly row: Row
  /** The line of a blanket order it called off. */
  readonly blanketLineId: string | null
  /** The line of an order that is still open. */
  readonly orderLine: OrderLine | null
}

export interface PartyBlock {
  readonly id: string
  readonly role: 'customer' | 'vendor'
  readonly number: string
  readonly name: string
  readonly blocked: string
}

/** A line of an open order, as far as it has come. */
export interface OrderLine {
  readonly id: string
  readonly orderId: string
  readonly orderNumber: string
  readonly orderKind: string
  readonly orderStatus: string
  readonly quantity: Decimal
  readonly handled: Decimal
  readonly invoiced: Decimal
}

/** Goods of a line, as they moved: what of an item entry the document moved or invoiced. Base units, signed as the entry. */
export interface Moved {
  readonly lineNo: number
  readonly entryNo: number
  readonly type: 'sale' | 'purchase'
  readonly item: MovedItem
  /** The item or its variant may not be put on documents. */
  readonly blocked: boolean
  readonly variant: string
  readonly location: string
  readonly description: string
  readonly documentLineId: string | null
  readonly partyId: string | null
  readonly dimensionSetId: number
  readonly dropShipment: boolean
  /** The goods in that exactly these goods out took. */
  readonly appliesTo: number | null
  readonly generalBusinessGroup: string | undefined
  readonly generalProductGroup: string | undefined
  readonly quantity: Decimal
  /** What the document invoiced it for, net in local currency, as its value entries carry it. */
  readonly amount: Decimal
  readonly discount: Decimal
  /** What was expected for it when it was not invoiced. */
  readonly expected: Decimal
  /** All that the entry moved. */
  readonly whole: Decimal
  /** Invoice that invoices it, of a movement that is to be undone. */
  readonly invoicedBy: PostedRef | null
  /** Invoice of a charge that falls on it, of a movement that is to be undone. */
  readonly chargedBy: PostedRef | null
  /** Of goods out: what they took of each lot, where there were several. */
  readonly took: readonly LotPart[]
  /** Goods to take it back from, oldest first: what is left of the entry itself and of what came back of it. Inbound entries only. */
  readonly lots: readonly Lying[]
  /** Of a movement out: how much of it came back already. */
  readonly returned: Decimal
  /** Of a movement out: what went again because its return was taken back, and how much of that is out still. */
  readonly outAgain: readonly { readonly entryNo: number; readonly left: Decimal }[]
}

/** What a charge of the document came to on goods, in local currency. */
export interface Charged {
  readonly lineNo: number
  readonly entryNo: number
  readonly item: MovedItem
  readonly quantity: Decimal
  readonly amount: Decimal
  readonly generalProductGroup: string | null
}

/** What the document did to the prepayment of an order's line, and what is open of that now. */
export interface PrepaidRow {
  readonly lineNo: number
  readonly orderId: string
  readonly orderLineId: string
  readonly account: string
  readonly taxProductGroup: string
  readonly invoiced: Decimal
  readonly deducted: Decimal
  readonly netLcy: Decimal
  readonly open: Decimal
  /** The order is still there. */
  readonly orderExists: boolean
}

export interface ReversalFacts {
  readonly operation: string
  readonly head: PostedHead
  readonly lines: readonly PostedLine[]
  readonly moved: readonly Moved[]
  readonly charged: readonly Charged[]
  readonly prepaid: readonly PrepaidRow[]
  /** G/L entries of the document itself; those of the goods come from the goods. */
  readonly gl: readonly GlEntry[]
  readonly tax: readonly TaxEntry[]
  /** Its entry with the party, as it was posted; null of a movement of goods. */
  readonly party: {
    readonly entryNo: number
    readonly entry: Omit<PartyEntry, 'ref'>
    readonly amount: Decimal
    readonly amountLcy: Decimal
    readonly remaining: Decimal
  } | null
  /** What keeps documents off the party: of who orders and who owes. */
  readonly blocks: readonly PartyBlock[]
  readonly setup: {
    readonly movementDocumentOnInvoice: boolean
    readonly defaultQuantityToHandle: 'remainder' | 'blank'
    readonly externalNumberMandatory: boolean
  }
  readonly company: {
    readonly expectedCostPosting: boolean
    readonly reference: ReferenceLayout | null
    readonly range: PostingRange
    /** The last day of the last inventory period that is closed. */
    readonly inventoryClosedTo: LocalDate | null
  }
  readonly series: Readonly<Record<string, string | undefined>>
  readonly ids: { readonly movement: string; readonly money: string }
}
