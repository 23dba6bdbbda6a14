/**
 * The demonstration companies as plain data. Field names are those of the tables they go to; amounts, quantities and
 * percentages are decimal texts in the currency of the document or the company; days are offsets from today (−48 is
 * seven weeks ago). Masters stand in the order in which the number series numbers them.
 */

export interface DemoAddress {
  readonly street: string
  readonly houseNumber: string
  readonly postCode: string
  readonly city: string
  readonly country: string
}

export interface DemoCompany {
  /** ISO 3166-1: the country pack that makes the company. */
  readonly country: 'NL' | 'BE' | 'NO'
  readonly code: string
  readonly name: string
  readonly language: string
  readonly address: DemoAddress
  readonly taxNumber: string
  readonly registrationNumber: string
  readonly iban: string
  readonly bic: string
  readonly email: string
  readonly phone: string
  readonly website: string
  readonly locations: readonly DemoLocation[]
  readonly customers: readonly DemoParty[]
  readonly vendors: readonly DemoParty[]
  readonly categories: readonly DemoCategory[]
  readonly items: readonly DemoItem[]
  readonly priceLines: readonly DemoPriceLine[]
  readonly invoiceDiscounts: readonly DemoInvoiceDiscount[]
  readonly history: readonly DemoStep[]
}

export interface DemoLocation {
  readonly code: string
  readonly name: string
  readonly address: DemoAddress
  /** The location every new company starts with. */
  readonly isDefault: boolean
}

export interface DemoParty {
  readonly number: string
  readonly name: string
  readonly address: DemoAddress
  readonly email: string
  readonly language: string
  readonly taxNumber: string
  readonly registrationNumber: string
  readonly postingGroup: string
  readonly generalBusinessGroup: string
  readonly taxBusinessGroup: string
  /** Blank is local currency. */
  readonly currency: string
  readonly paymentTerms: string
  readonly paymentMethod: string
  readonly pricesIncludingTax: boolean
  readonly priceGroup: string
  readonly discountGroup: string
  readonly creditLimit: string
  readonly iban: string
  readonly dimensions: Readonly<Record<string, string>>
}

export interface DemoCategory {
  readonly code: string
  readonly name: string
  readonly english: string
  readonly parent: string
}

export interface DemoItem {
  readonly number: string
  readonly description: string
  /** Texts in other languages: `{ en: '…' }`. */
  readonly translations: Readonly<Record<string, string>>
  readonly type: 'inventory' | 'service' | 'non_inventory'
  readonly baseUnit: string
  readonly salesUnit: string
  readonly purchaseUnit: string
  /** Every unit with its quantity in base units; the base unit itself with 1. */
  readonly units: readonly { readonly unit: string; readonly quantityPerUnit: string }[]
  readonly category: string
  readonly gtin: string
  readonly inventoryPostingGroup: string
  readonly generalProductGroup: string
  readonly taxProductGroup: string
  readonly costingMethod: 'fifo' | 'average' | 'standard'
  /** What a base unit costs in local currency; the standard cost of items at standard. */
  readonly unitCost: string
  readonly unitPrice: string
  readonly netWeight: string
  readonly variants: readonly { readonly code: string; readonly description: string }[]
  readonly vendors: readonly { readonly vendor: string; readonly vendorItemNumber: string; readonly leadTime: string }[]
  readonly references: readonly { readonly kind: 'bar_code'; readonly reference: string; readonly unit: string }[]
}

export interface DemoPriceLine {
  /** What its list is called. */
  readonly list: string
  readonly side: 'sales' | 'purchase'
  readonly kind: 'price' | 'discount'
  readonly sourceKind: 'all' | 'party' | 'price_group' | 'discount_group'
  /** The party's number or the group's code; blank for all. */
  readonly source: string
  readonly item: string
  readonly unit: string
  readonly currency: string
  readonly minimumQuantity: string
  readonly unitPrice?: string
  readonly lineDiscountPercent?: string
}

export interface DemoInvoiceDiscount {
  readonly role: 'customer' | 'vendor'
  /** The party whose discount it is. */
  readonly code: string
  readonly minimumAmount: string
  readonly discountPercent: string
  readonly serviceCharge: string
}

/** A line of a document. Without a price the system proposes one; a line with only a description is text. */
export interface DemoLine {
  readonly item?: string
  readonly variant?: string
  readonly account?: string
  readonly description?: string
  readonly unit?: string
  readonly quantity?: string
  readonly unitPrice?: string
  readonly lineDiscountPercent?: string
}

export type DemoKind = 'quote' | 'blanket_order' | 'order' | 'invoice' | 'return_order' | 'credit_memo'

/** What happened, in order of day, for a loader to play through ordinary commands. */
export type DemoStep = DocumentStep | ConvertStep | PostStep | PaymentStep | JournalStep

export interface DocumentStep {
  readonly day: number
  readonly do: 'document'
  readonly side: 'sales' | 'purchase'
  readonly kind: DemoKind
  /** The name by which later steps call the document. */
  readonly ref: string
  readonly party: string
  readonly location: string
  readonly externalNumber: string
  readonly yourReference: string
  readonly release: boolean
  readonly lines: readonly DemoLine[]
}

/** A quote becomes an order or an invoice. */
export interface ConvertStep {
  readonly day: number
  readonly do: 'convert'
  readonly side: 'sales' | 'purchase'
  readonly quote: string
  readonly to: 'order' | 'invoice'
  readonly ref: string
}

/** Ships or receives, invoices, or both. */
export interface PostStep {
  readonly day: number
  readonly do: 'post'
  readonly side: 'sales' | 'purchase'
  readonly kind: Exclude<DemoKind, 'quote' | 'blanket_order'>
  readonly ref: string
  readonly handle: boolean
  readonly invoice: boolean
  /** What to ship or receive by line (1 is the first), in the line's unit; everything outstanding when left out. */
  readonly quantities?: readonly { readonly line: number; readonly quantity: string }[]
  /** The vendor's number on the invoice or credit memo that is posted. */
  readonly externalNumber?: string
  /** The name by which payments call the invoice or credit memo that is posted. */
  readonly invoiceRef?: string
}

export interface PaymentStep {
  readonly day: number
  readonly do: 'payment'
  readonly side: 'sales' | 'purchase'
  readonly party: string
  /** Blank is local currency; the currency of what is settled. */
  readonly currency: string
  /** What is settled: posted invoices and credit memos of the party. */
  readonly settles: readonly string[]
  /** All that is open, all but the payment discount, or a share of it in percent. */
  readonly amount: 'full' | 'discounted' | { readonly percent: string }
  readonly description: string
}

export interface JournalStep {
  readonly day: number
  readonly do: 'journal'
  readonly description: string
  /** Debit positive; `bank` is the company's own bank account. */
  readonly lines: readonly { readonly account: string | 'bank'; readonly amount: string }[]
}
