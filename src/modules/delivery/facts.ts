/** What a document is printed from: plain data, loaded once. */
import type { PostedKind, Kind, Side } from '#trade'

export interface Address {
  readonly name?: string
  readonly contact?: string
  readonly street?: string
  readonly houseNumber?: string
  readonly addition?: string
  readonly postCode?: string
  readonly city?: string
  readonly country?: string
}

export interface CompanyOnPaper {
  readonly name: string
  readonly country: string
  readonly localCurrency: string
  readonly address: Address
  readonly taxNumber: string
  readonly registrationNumber: string
  readonly iban: string
  readonly bic: string
  readonly email: string
  readonly phone: string
  readonly website: string
}

export interface LineOnPaper {
  readonly type: string
  readonly number: string
  /** The vendor's number of the item, on what is bought. */
  readonly theirNumber: string
  readonly variant: string
  /** What the item of a variant is called, which the line's own text does not say. */
  readonly itemName: string
  readonly description: string
  readonly quantity: string
  /** Of what was shipped, what its order still had to come after it; zero elsewhere. */
  readonly outstanding: string
  readonly unit: string
  readonly unitPrice: string
  readonly lineDiscountPercent: string
  readonly taxRate: string
  readonly taxCalculation: string
  readonly lineAmount: string
  /** The day its goods move, where that is another than the document's. */
  readonly date: string | null
  /** Asks for, or takes off, what is paid before delivery. */
  readonly prepayment: boolean
}

export interface TaxOnPaper {
  readonly rate: string
  readonly calculation: string
  readonly base: string
  readonly amount: string
}

export interface DocumentOnPaper {
  readonly id: string
  readonly side: Side
  readonly state: 'open' | 'posted'
  /** Invoices or credits what is paid before delivery. */
  readonly prepayment: boolean
  readonly kind: Kind | PostedKind
  readonly number: string
  readonly company: CompanyOnPaper
  readonly party: Address
  readonly billTo: Address
  readonly shipTo: Address
  readonly partyNumber: string
  readonly partyTaxNumber: string
  /** What the vendor calls us. */
  readonly ourAccountNumber: string
  readonly documentDate: string
  readonly orderDate: string | null
  readonly postingDate: string | null
  readonly dueDate: string | null
  readonly shipmentDate: string | null
  readonly requestedDate: string | null
  readonly validUntil: string | null
  readonly orderNumber: string
  readonly corrects: string
  readonly yourReference: string
  readonly externalNumber: string
  readonly salesperson: string
  readonly shipmentMethod: string
  /** The carrier's name. */
  readonly carrier: string
  readonly trackingNumber: string
  readonly paymentTerms: string
  readonly currency: string
  readonly pricesIncludingTax: boolean
  readonly discountDate: string | null
  readonly paymentDiscountPercent: string
  readonly paymentReference: string
  /** Kilograms of everything on it. */
  readonly grossWeight: string
  readonly lines: readonly LineOnPaper[]
  readonly invoiceDiscount: string
  readonly net: string
  readonly tax: string
  readonly gross: string
  readonly taxSummary: readonly TaxOnPaper[]
  /** VAT in local currency, of a posted document in another. */
  readonly taxLcy: string | null
  /** What the law wants said of how VAT was treated, in the document's language. */
  readonly clauses: readonly string[]
}

/** How one language writes texts, amounts and dates. */
export interface Wording {
  readonly language: string
  readonly say: (key: string, params?: Readonly<Record<string, string>>) => string
  /** A decimal with so many decimals at least and at most. */
  readonly number: (value: string, decimals: readonly [number, number]) => string
  readonly date: (date: string) => string
  readonly country: (code: string) => string
}
