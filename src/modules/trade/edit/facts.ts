/** What editing looks at beside the document itself: plain data, loaded in one go (load-*.ts). */
import type { WorkingDays } from '#company'
import type { Decimal, Rounding } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { DiscountTier, LineTax } from '../amounts/index.ts'
import type { Address, Dimensions, DraftLine } from './draft.ts'

export interface EditSetup {
  readonly calculateInvoiceDiscount: boolean
  readonly invoiceDiscountPerTaxIdentifier: boolean
  readonly creditWarnings: 'both' | 'credit_limit' | 'overdue_balance' | 'none'
  readonly stockoutWarning: boolean
  readonly defaultQuantityToHandle: 'remainder' | 'blank'
  readonly defaultPostingDate: 'work_date' | 'none'
  readonly quoteValidity: string
  readonly handlingTime: string
  readonly locationMandatory: boolean
  readonly archiveQuotes: boolean
  readonly archiveOrders: boolean
}

export interface CurrencyFacts {
  readonly code: string
  readonly amountPrecision: Decimal
  readonly unitPrecision: Decimal
  readonly taxRounding: Rounding
}

export interface CompanyFacts {
  readonly name: string
  readonly country: string
  readonly address: Address
  readonly localCurrency: string
  readonly localPrecision: Decimal
  readonly maxTaxDifference: Decimal
  readonly workingDays: WorkingDays
}

// --- for the header ---

export interface PartyFacts {
  readonly id: string
  readonly role: 'customer' | 'vendor'
  readonly number: string
  readonly name: string
  readonly address: Address
  readonly contact: string
  readonly language: string
  readonly billToId: string | null
  readonly postingGroup: string
  readonly generalBusinessGroup: string
  readonly taxBusinessGroup: string
  readonly currency: string | null
  readonly paymentTerms: string | null
  readonly paymentMethod: string | null
  readonly pricesIncludingTax: boolean
  readonly priceGroup: string | null
  readonly discountGroup: string | null
  readonly invoiceDiscountCode: string | null
  readonly allowLineDiscount: boolean
  readonly location: string | null
  readonly salesperson: string | null
  readonly shipmentMethod: string | null
  readonly carrier: string | null
  readonly carrierService: string | null
  readonly shippingAdvice: 'partial' | 'complete'
  readonly leadTime: string
  readonly prepaymentPercent: Decimal
  readonly blocked: '' | 'ship' | 'invoice' | 'payment' | 'all'
  readonly privacyBlocked: boolean
}

export interface ShipToFacts {
  readonly code: string
  readonly name: string
  readonly address: Address
  readonly contact: string
  readonly location: string | null
  readonly carrier: string | null
  readonly carrierService: string | null
}

/** A service of a carrier, and how long goods are under way by it. */
export interface CarrierServiceFacts {
  readonly code: string
  readonly carrier: string
  readonly shippingTime: string
}

export interface TermsFacts {
  readonly code: string
  readonly dueFormula: string
  readonly discountFormula: string
  readonly discountPercent: Decimal
  readonly discountOnCreditMemos: boolean
}

export interface LocationFacts {
  readonly code: string
  readonly name: string
  readonly address: Address
  /** Where documents go that name no other place. */
  readonly isDefault: boolean
}

/** A currency and its rate on the posting date: units of it per local unit; null where no rate holds yet. */
export interface RatedCurrency {
  readonly code: string
  readonly factor: Decimal | null
}

/** A dimension a record brings; record '' stands for every record of its table. */
export interface DimensionDefault {
  readonly source: string
  readonly record: string
  readonly dimension: string
  readonly value: string
}

export interface DimensionPriority {
  readonly source: string
  readonly priority: number
}

export interface HeaderFacts {
  readonly workDate: LocalDate
  readonly company: CompanyFacts
  readonly setup: EditSetup
  readonly series: { readonly code: string; readonly manualNumbers: boolean } | null
  readonly party: PartyFacts | null
  readonly billTo: PartyFacts | null
  readonly shipTos: readonly ShipToFacts[]
  readonly terms: readonly TermsFacts[]
  readonly paymentMethods: readonly string[]
  readonly salespeople: readonly string[]
  readonly carriers: readonly string[]
  readonly carrierServices: readonly CarrierServiceFacts[]
  readonly locations: readonly LocationFacts[]
  readonly currencies: readonly RatedCurrency[]
  readonly generalGroups: readonly string[]
  readonly taxGroups: readonly string[]
  readonly dimensionDefaults: readonly DimensionDefault[]
  readonly dimensionPriorities: readonly DimensionPriority[]
}

// --- for the lines ---

export interface ItemFacts {
  readonly id: string
  readonly number: string
  readonly description: string
  readonly translations: Readonly<Record<string, string>>
  readonly type: 'inventory' | 'service' | 'non_inventory' | 'charge'
  readonly baseUnit: string
  readonly salesUnit: string
  readonly purchaseUnit: string
  readonly generalProductGroup: string
  readonly taxProductGroup: string
  readonly costingMethod: 'fifo' | 'average' | 'standard'
  readonly standardCost: Decimal
  readonly indirectCostPercent: Decimal
  readonly overheadRate: Decimal
  readonly unitPrice: Decimal
  readonly priceIncludesTax: boolean
  readonly priceTaxBusinessGroup: string | null
  readonly allowInvoiceDiscount: boolean
  readonly discountGroup: string | null
  readonly overReceiptCode: string | null
  readonly reserve: 'never' | 'optional' | 'always'
  readonly stockoutWarning: boolean | null
  /** Whether it comes in variants of which one must be named. */
  readonly asksForVariant: boolean
  /** Of this vendor, else of the item. */
  readonly leadTime: string
  readonly blocked: boolean
  readonly salesBlocked: boolean
  readonly purchasingBlocked: boolean
  readonly units: readonly { readonly unit: string; readonly quantityPerUnit: Decimal }[]
  readonly variants: readonly { readonly code: string; readonly description: string; readonly blocked: boolean }[]
  /** Cost of a base unit as known now, and what was last paid for one; local currency. */
  readonly unitCost: Decimal
  readonly lastDirectCost: Decimal
  /** What this party calls it, by variant. */
  readonly references: readonly { readonly variant: string; readonly unit: string; readonly description: string }[]
}

export interface AccountFacts {
  readonly number: string
  readonly name: string
  readonly translations: Readonly<Record<string, string>>
  readonly type: string
  readonly directPosting: boolean
  readonly blocked: boolean
  readonly generalProductGroup: string | null
  readonly taxProductGroup: string | null
}

export interface TaxRow extends LineTax {
  readonly businessGroup: string
  readonly productGroup: string
  readonly validFrom: LocalDate
  readonly blocked: boolean
}

export interface PriceRow {
  readonly id: string
  readonly listId: string
  /** Number of the list. */
  readonly list: string
  readonly kind: 'price' | 'discount'
  readonly sourceKind: 'all' | 'party' | 'price_group' | 'discount_group'
  readonly source: string
  readonly itemId: string | null
  readonly itemDiscountGroup: string | null
  readonly variant: string
  readonly unit: string
  readonly currency: string
  readonly minimumQuantity: Decimal
  readonly startingDate: LocalDate | null
  readonly endingDate: LocalDate | null
  readonly unitPrice: Decimal | null
  readonly priceIncludesTax: boolean
  readonly taxBusinessGroup: string | null
  readonly lineDiscountPercent: Decimal | null
  readonly allowLineDiscount: boolean
  readonly allowInvoiceDiscount: boolean
}

/** The other lines of a VAT group, as sums: what makes typing a line independent of how many there are. */
export interface GroupSum extends LineTax {
  readonly sign: 'negative' | 'positive'
  readonly lineAmount: Decimal
  readonly invoiceDiscount: Decimal
  readonly taxDifference: Decimal
}

/** Stock of an item at a place on the day the goods are needed, in base units, without the lines that were loaded. */
export interface Availability {
  readonly itemId: string
  readonly variant: string
  readonly location: string
  readonly available: Decimal
}

export interface CreditFacts {
  readonly number: string
  readonly limit: Decimal
  readonly balance: Decimal
  readonly overdue: Decimal
  /** Not yet invoiced of this party's other documents, including VAT, in local currency. */
  readonly otherDocuments: Decimal
  /** Invoiced before delivery and not deducted yet, of all its orders: it is in the balance and in the orders. Including VAT, in local currency. */
  readonly prepaid: Decimal
  /** What of this document is invoiced already, including VAT, in its own currency. */
  readonly ownInvoiced: Decimal
}

/** How much more than ordered may come in. */
export interface OverReceiptCode {
  readonly code: string
  readonly isDefault: boolean
  readonly tolerancePercent: Decimal
  readonly requiresApproval: boolean
}

/** How much is asked for of an item before delivery, on the day the document is priced. */
export interface PrepaymentRule {
  readonly itemId: string
  readonly sourceKind: 'party' | 'price_group' | 'all'
  readonly startingDate: LocalDate
  readonly prepaymentPercent: Decimal
}

export interface LineFacts {
  readonly company: CompanyFacts
  readonly setup: EditSetup
  readonly currency: CurrencyFacts
  readonly items: readonly ItemFacts[]
  readonly accounts: readonly AccountFacts[]
  readonly tax: readonly TaxRow[]
  readonly prices: readonly PriceRow[]
  readonly tiers: readonly DiscountTier[]
  readonly locations: readonly string[]
  readonly dimensionDefaults: readonly DimensionDefault[]
  readonly dimensionPriorities: readonly DimensionPriority[]
  readonly availability: readonly Availability[]
  readonly overReceiptCodes: readonly OverReceiptCode[]
  readonly partyOverReceiptCode: string | null
  readonly prepaymentRules: readonly PrepaymentRule[]
  readonly credit: CreditFacts | null
  /** Whether goods are reserved for what the party orders, where the item does not say. */
  readonly partyReserve: 'never' | 'optional' | 'always'
  /** What is reserved for the lines at hand, in base units, by supply. */
  readonly reserved: readonly { readonly lineId: string; readonly quantity: Decimal }[]
}

/** The lines an edit concerns, and the rest of the document as sums. */
export interface LoadedLines {
  /** Those that were asked for; with `allLoaded` every line there is. */
  readonly lines: readonly DraftLine[]
  readonly allLoaded: boolean
  readonly others: readonly GroupSum[]
  readonly lastLineNo: number
}

export type { Dimensions }
