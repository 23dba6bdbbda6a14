/**
 * What a posting looks at: loaded once, under lock, then plain readonly data for every check and plan.
 */
import type { ReferenceLayout } from '#ledger'
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { TaxCalculation } from '#tax'
import type { PostableKind } from '../kinds.ts'
import type { Side } from '../sides.ts'
import type { Prepaid } from '../prepayment/facts.ts'
import type { Origins } from './origins.ts'

export interface DocumentFacts {
  readonly id: string
  readonly side: Side
  readonly kind: PostableKind
  readonly number: string
  readonly status: string
  readonly version: number
  readonly partyId: string
  readonly billToId: string
  readonly partyAddress: object
  readonly billToAddress: object
  readonly shipToAddress: object
  readonly yourReference: string
  readonly externalNumber: string
  readonly theirGross: Decimal
  readonly theirTax: Decimal
  readonly orderDate: LocalDate
  readonly documentDate: LocalDate
  readonly postingDate: LocalDate | null
  readonly taxDate: LocalDate | null
  readonly dueDate: LocalDate
  readonly prepaymentDueDate: LocalDate | null
  readonly compressPrepayment: boolean
  readonly shipmentDate: LocalDate | null
  readonly paymentTerms: string | null
  readonly paymentMethod: string | null
  readonly discountDate: LocalDate | null
  readonly paymentDiscountPercent: Decimal
  readonly currency: string
  readonly exchangeFactor: Decimal
  readonly pricesIncludingTax: boolean
  readonly invoiceDiscountMode: 'none' | 'percent' | 'amount'
  readonly invoiceDiscountValue: Decimal
  readonly generalBusinessGroup: string
  readonly taxBusinessGroup: string
  readonly partyPostingGroup: string
  readonly location: string | null
  readonly salesperson: string | null
  readonly shipmentMethod: string | null
  readonly shippingAdvice: 'partial' | 'complete'
  readonly language: string
  readonly dimensionSetId: number
  readonly dimensions: Readonly<Record<string, string>>
  readonly appliesToEntryNo: number | null
}

export interface LineFacts {
  readonly id: string
  readonly lineNo: number
  readonly type: 'text' | 'item' | 'gl_account'
  readonly itemId: string | null
  readonly account: string | null
  readonly variant: string
  readonly variantBlocked: boolean
  readonly description: string
  readonly location: string
  readonly unit: string | null
  readonly quantityPerUnit: Decimal
  readonly quantity: Decimal
  readonly quantityToHandle: Decimal
  readonly quantityToInvoice: Decimal
  readonly handledQuantity: Decimal
  readonly invoicedQuantity: Decimal
  readonly unitPrice: Decimal
  readonly lineDiscountPercent: Decimal
  readonly lineDiscountAmount: Decimal
  readonly allowInvoiceDiscount: boolean
  readonly invoiceDiscountAmount: Decimal
  readonly taxDifference: Decimal
  readonly generalProductGroup: string | null
  readonly taxProductGroup: string | null
  readonly unitCostLcy: Decimal
  readonly appliesToItemEntryNo: number | null
  readonly dimensionSetId: number
  readonly dimensions: Readonly<Record<string, string>>
  readonly systemCreated: boolean
  /** After its line discount, as the order has it. */
  readonly lineAmount: Decimal
  /** Asked for before delivery, invoiced of it, deducted since. */
  readonly prepaymentPercent: Decimal
  readonly prepaymentAmount: Decimal
  readonly prepaymentInvoiced: Decimal
  readonly prepaymentDeducted: Decimal
  /** Stands for a prepayment that is invoiced, credited or deducted; no line of the order. */
  readonly prepayment: boolean
  /** What came on top of what was ordered waits for a yes. */
  readonly overReceiptPending: boolean
  /** Goes from the vendor to the customer without lying with us. */
  readonly dropShipment: boolean
  /** Invoices goods that were shipped or received before, with their order: it moves nothing itself. */
  readonly invoicesMovement: boolean
  /** The line behind it that posted lines are counted with: the order's whose shipment it invoices, else its own. */
  readonly countsWith: string
  readonly item: ItemFacts | null
  /** Whether its goods are reserved for who orders them: the item's word, else the customer's. */
  readonly reserve: 'never' | 'optional' | 'always'
  readonly glAccount: { readonly name: string; readonly type: string; readonly blocked: boolean } | null
  readonly tax: TaxSetup | null
  readonly general: GeneralSetup | null
}

/** What the planners of stock need to know of an item, and what may keep it off a document. */
export interface ItemFacts {
  readonly id: string
  readonly number: string
  readonly type: 'inventory' | 'service' | 'non_inventory' | 'charge'
  readonly costingMethod: 'fifo' | 'average' | 'standard'
  readonly standardCost: Decimal
  readonly indirectCostPercent: Decimal
  readonly overheadRate: Decimal
  readonly preventNegativeInventory: boolean | null
  /** Whether it comes in variants of which one must be named. */
  readonly asksForVariant: boolean
  readonly inventoryGroup: string | null
  readonly generalProductGroup: string
  readonly blocked: boolean
  readonly salesBlocked: boolean
  readonly purchasingBlocked: boolean
}

/** The VAT posting set-up of a line on the document's VAT date. */
export interface TaxSetup {
  readonly rate: Decimal
  readonly calculation: TaxCalculation
  readonly identifier: string
  readonly salesAccount: string | null
  readonly purchaseAccount: string | null
  readonly reverseChargeAccount: string | null
  readonly category: string
  readonly euService: boolean
  /** How much of the VAT of a purchase may be deducted. */
  readonly deductiblePercent: Decimal
  readonly blocked: boolean
}

/** The general posting set-up of a line: account per purpose, null where nobody filled it in. */
export interface GeneralSetup {
  readonly blocked: boolean
  readonly accounts: Readonly<Record<string, string | null>>
}

export interface PartyFacts {
  readonly number: string
  readonly name: string
  readonly country: string
  readonly taxNumber: string
  readonly blocked: '' | 'ship' | 'invoice' | 'payment' | 'all'
  readonly privacyBlocked: boolean
}

/** An earlier movement of a line that is not invoiced in full. Base units, signed as the movement. */
export interface UninvoicedMovement {
  readonly lineId: string
  readonly entryNo: number
  readonly remaining: Decimal
}

/** A part of an item charge: a line of the document, or goods that moved before. */
export interface ChargeAssignment {
  readonly lineId: string
  readonly quantity: Decimal
  /** What it came to when it was assigned, in the document's currency. */
  readonly amount: Decimal
  readonly target: { readonly lineId: string } | { readonly entryNo: number; readonly item: ItemFacts }
}

export interface PostingFacts {
  readonly operation: string
  readonly document: DocumentFacts
  readonly lines: readonly LineFacts[]
  readonly party: PartyFacts
  readonly billTo: PartyFacts
  readonly uninvoiced: readonly UninvoicedMovement[]
  /** What its item charges fall on. */
  readonly charges: readonly ChargeAssignment[]
  /** The orders and blanket orders its lines come from. */
  readonly origins: Origins
  /** What was invoiced before delivery of the orders behind it. */
  readonly prepaid: Prepaid
  readonly request: PostingRequest
  readonly setup: SideSetup
  readonly company: CompanyFacts
  readonly currency: CurrencyFacts
  readonly group: PartyGroupFacts | null
  /** Where a payment method with a balancing account pays at once. */
  readonly immediatePayment: ImmediatePayment | null
  readonly series: Readonly<Record<string, string | undefined>>
  /** Number of a document already posted for this vendor under the same external number. */
  readonly duplicateOf: string | null
  /** Ids of what will be posted, drawn before planning so that planning stays pure. */
  readonly ids: { readonly movement: string; readonly invoice: string; readonly payment: string; readonly archive: string }
}

/** What the user asked for. */
export interface PostingRequest {
  readonly handle: boolean
  readonly invoice: boolean
  readonly version: number | undefined
  readonly postingDate: LocalDate | undefined
  readonly externalNumber: string | undefined
}

export interface SideSetup {
  readonly discountPosting: 'none' | 'invoice' | 'line' | 'all'
  readonly calculateInvoiceDiscount: boolean
  readonly invoiceDiscountPerTaxIdentifier: boolean
  readonly invoiceRounding: boolean
  readonly movementDocumentOnInvoice: boolean
  readonly externalNumberMandatory: boolean
  readonly locationMandatory: boolean
  readonly checkTheirTotals: boolean
  readonly defaultQuantityToHandle: 'remainder' | 'blank'
  readonly exactCostReversingMandatory: boolean
  /** Orders are kept as they were before each posting. */
  readonly archiveOrders: boolean
  /** What goes straight is invoiced to the customer before the vendor's invoice is posted. */
  readonly dropShipmentSalesFirst: boolean
  /** Nothing is shipped or invoiced while a prepayment invoice is unpaid. */
  readonly checkPrepayment: boolean
}

export interface CompanyFacts {
  readonly localCurrency: string
  readonly localPrecision: Decimal
  readonly allowPostingFrom: LocalDate | null
  readonly allowPostingTo: LocalDate | null
  readonly userAllowPostingFrom: LocalDate | null
  readonly userAllowPostingTo: LocalDate | null
  readonly invoicePostingPolicy: 'allowed' | 'prohibited' | 'mandatory'
  readonly taxDateFrom: 'posting' | 'document'
  readonly maxTaxDifference: Decimal
  readonly paymentDiscountExclTax: boolean
  readonly expectedCostPosting: boolean
  readonly preventNegativeInventory: boolean
  readonly reference: ReferenceLayout | null
}

export interface CurrencyFacts {
  readonly code: string
  readonly amountPrecision: Decimal
  readonly taxRounding: 'nearest' | 'up' | 'down'
  readonly invoiceRoundingPrecision: Decimal
  readonly invoiceRounding: 'nearest' | 'up' | 'down'
}

export interface PartyGroupFacts {
  readonly controlAccount: string
  readonly invoiceRoundingAccount: string | null
  /** The VAT of the rounding account, and the groups it is posted under; null when it bears none. */
  readonly roundingTax: RoundingTax | null
}

export interface RoundingTax extends Omit<TaxSetup, 'reverseChargeAccount' | 'category' | 'euService' | 'deductiblePercent' | 'blocked'> {
  readonly productGroup: string
}

export interface ImmediatePayment {
  readonly method: string
  readonly kind: 'gl_account' | 'bank_account'
  readonly account: string
  /** The G/L account behind it. */
  readonly glAccount: string
  /** What the bank account is kept in: the document's currency, or local currency. */
  readonly currency: string
}
