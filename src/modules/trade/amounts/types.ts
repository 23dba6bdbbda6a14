/**
 * What the amount computation takes and gives (documents.md §3). Plain readonly data, the same for sales and
 * purchases: a document's amounts are positive on both sides, and only reverse charge asks which side it is on.
 * Amounts are in the document's currency unless they stand under `local`.
 */
import type { Decimal, Rounding } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { Side } from '../sides.ts'

/** `normal`: charged on top; `reverse_charge`: owed by the buyer; `full`: the whole line is VAT (import VAT). */
export type TaxCalculation = 'normal' | 'reverse_charge' | 'full'

/** The VAT of a line as its posting set-up says; the rate is a percentage. */
export interface LineTax {
  readonly identifier: string
  readonly calculation: TaxCalculation
  readonly rate: Decimal
}

export interface TextLine {
  readonly type: 'text'
  readonly lineNo: number
}

export interface PricedLine {
  readonly type: 'item' | 'gl_account' | 'resource' | 'fixed_asset' | 'item_charge'
  readonly lineNo: number
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly lineDiscountPercent: Decimal
  /** Entered as an amount: wins over the percentage. null: the percentage makes the amount. */
  readonly lineDiscountAmount: Decimal | null
  readonly allowInvoiceDiscount: boolean
  /** What the line carries from an earlier computation; counts only in the mode `kept`. */
  readonly invoiceDiscount: Decimal
  readonly tax: LineTax
  /** What somebody added to the computed VAT of this line to match the paper. */
  readonly taxDifference: Decimal
  /** The line the invoice discount terms created; it takes no part in choosing the terms. */
  readonly isServiceCharge: boolean
  /** Invoiced in full: of an entered amount it keeps the share it was invoiced with. */
  readonly keepsInvoiceDiscount?: boolean
}

export type AmountLine = TextLine | PricedLine

/** A row of the invoice discount terms; a blank currency means local currency. */
export interface DiscountTier {
  readonly currency: string
  readonly minimumAmount: Decimal
  readonly discountPercent: Decimal
  readonly serviceCharge: Decimal
}

/**
 * Where the invoice discount comes from. `kept`: each line keeps what it carries (partial invoices, and drafts between
 * two computations). `spread` says whether a rest of a cent is carried from one VAT group to the next.
 */
export type InvoiceDiscount =
  | { readonly mode: 'none' }
  | { readonly mode: 'kept' }
  | { readonly mode: 'amount'; readonly amount: Decimal }
  | { readonly mode: 'percent'; readonly percent: Decimal; readonly spread: DiscountSpread }
  | { readonly mode: 'tiers'; readonly tiers: readonly DiscountTier[]; readonly spread: DiscountSpread }

export type DiscountSpread = 'over_document' | 'per_tax_identifier'

export interface AmountCurrency {
  readonly code: string
  readonly amountPrecision: Decimal
  readonly taxRounding: Rounding
}

/** Foreign currency units per unit of local currency, at full precision: LCY = FCY ÷ factor (ledgers.md §3). */
export interface Exchange {
  readonly factor: Decimal
  readonly localPrecision: Decimal
}

/** Rounding of the total to pay, with the VAT of the account the difference is posted to. */
export interface InvoiceRounding {
  readonly precision: Decimal
  readonly rounding: Rounding
  readonly tax: LineTax
}

export interface AmountHeader {
  readonly side: Side
  readonly pricesIncludingTax: boolean
  readonly currency: AmountCurrency
  /** null for a document in local currency. */
  readonly exchange: Exchange | null
  readonly taxBaseDiscountPercent: Decimal
  readonly invoiceDiscount: InvoiceDiscount
  readonly invoiceRounding: InvoiceRounding | null
  /** Zero when the set-up allows no manual VAT difference. */
  readonly maxTaxDifference: Decimal
}

/** Local currency; tax is the difference of the two converted amounts, so the three always agree. */
export interface LocalAmounts {
  readonly lineDiscount: Decimal
  readonly invoiceDiscount: Decimal
  readonly amount: Decimal
  readonly tax: Decimal
  readonly amountIncludingTax: Decimal
  readonly reverseChargeTax: Decimal
}

/** Net, VAT and both together; VAT under reverse charge is owed but not part of what the document asks for. */
export interface TaxedAmounts {
  readonly amount: Decimal
  readonly tax: Decimal
  readonly amountIncludingTax: Decimal
  readonly reverseChargeTax: Decimal
}

export interface LineAmounts extends TaxedAmounts {
  readonly lineNo: number
  readonly gross: Decimal
  readonly lineDiscountPercent: Decimal
  readonly lineDiscount: Decimal
  readonly lineAmount: Decimal
  readonly invoiceDiscount: Decimal
  /** Position in `taxGroups`; null for a text line. */
  readonly taxGroup: number | null
  readonly local: LocalAmounts
}

/** What lines share to be taxed together (documents.md §3.5): `sign` is that of the line amount. */
export interface TaxGroupKey extends LineTax {
  readonly sign: 'negative' | 'positive'
}

/** One row of the VAT summary. `rate` is the set-up's; under reverse charge the document itself charges none of it. */
export interface TaxGroup extends TaxGroupKey, TaxedAmounts {
  readonly lineAmount: Decimal
  readonly invoiceDiscount: Decimal
  readonly taxDifference: Decimal
  readonly local: LocalAmounts
}

export interface DocumentTotals extends TaxedAmounts {
  /** The document's own lines, before invoice discount and without the rounding line. */
  readonly lineAmount: Decimal
  readonly lineDiscount: Decimal
  readonly invoiceDiscount: Decimal
  readonly local: LocalAmounts
}

export interface DocumentAmounts {
  /** In line order, one for each line given. */
  readonly lines: readonly LineAmounts[]
  /** The extra last line of the invoice rounding; its line number is 0 until posting numbers it. */
  readonly rounding: LineAmounts | null
  /** Keyed and ordered as §3.5; contain the rounding line. */
  readonly taxGroups: readonly TaxGroup[]
  readonly totals: DocumentTotals
  /** The percentage that was applied; null when the discount was an amount, or kept. */
  readonly invoiceDiscountPercent: Decimal | null
  /** The service charge the terms ask for, without VAT; null when no terms were consulted. */
  readonly serviceCharge: Decimal | null
  readonly problems: readonly Problem[]
}
