/** What a document's amounts are computed from: its invoice discount, and its lines (documents.md §4). */
import { Decimal } from '#platform/decimal'
import type { AmountLine, DiscountTier, InvoiceDiscount, LineTax } from '../amounts/index.ts'

export interface ReleaseDocument {
  readonly invoiceDiscountMode: 'none' | 'percent' | 'amount'
  readonly invoiceDiscountValue: Decimal
}

export interface ReleaseLine {
  readonly lineNo: number
  readonly type: 'text' | 'item' | 'gl_account'
  readonly quantity: Decimal
  readonly invoicedQuantity: Decimal
  readonly unitPrice: Decimal
  readonly lineDiscountPercent: Decimal
  readonly lineDiscountAmount: Decimal
  readonly allowInvoiceDiscount: boolean
  readonly invoiceDiscountAmount: Decimal
  readonly taxDifference: Decimal
  readonly systemCreated: boolean
  /** null where no VAT set-up was found; such a line is refused before it comes to amounts. */
  readonly tax: LineTax | null
}

export interface ReleaseFacts {
  readonly setup: { readonly calculateInvoiceDiscount: boolean; readonly invoiceDiscountPerTaxIdentifier: boolean }
  /** Rows of the document's invoice discount code; none where its terms give nothing. */
  readonly tiers: readonly DiscountTier[]
}

const noTax: LineTax = { identifier: '', calculation: 'normal', rate: Decimal.zero }

/** Where the invoice discount of a document comes from: entered, or its terms where the set-up computes it by itself. */
export function invoiceDiscountOf(
  document: ReleaseDocument,
  { setup, tiers }: ReleaseFacts,
): InvoiceDiscount {
  const spread = setup.invoiceDiscountPerTaxIdentifier ? 'per_tax_identifier' : 'over_document'
  const value = document.invoiceDiscountValue
  if (document.invoiceDiscountMode === 'percent') return { mode: 'percent', percent: value, spread }
  if (document.invoiceDiscountMode === 'amount') return { mode: 'amount', amount: value }
  if (setup.calculateInvoiceDiscount && tiers.length > 0) return { mode: 'tiers', tiers, spread }
  return { mode: 'none' }
}

/** Nothing is left to invoice of it, and so its amounts stay. */
export const isInvoiced = ({ quantity, invoicedQuantity }: Pick<ReleaseLine, 'quantity' | 'invoicedQuantity'>): boolean =>
  !quantity.isZero() && invoicedQuantity.equals(quantity)

/** A line as the amount computation takes it. */
export function amountLineOf(line: ReleaseLine): AmountLine {
  if (line.type === 'text') return { type: 'text', lineNo: line.lineNo }
  return {
    type: line.type,
    lineNo: line.lineNo,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    lineDiscountPercent: line.lineDiscountPercent,
    lineDiscountAmount: line.lineDiscountAmount,
    allowInvoiceDiscount: line.allowInvoiceDiscount,
    invoiceDiscount: line.invoiceDiscountAmount,
    tax: line.tax ?? noTax,
    taxDifference: line.taxDifference,
    isServiceCharge: line.systemCreated,
    keepsInvoiceDiscount: isInvoiced(line),
  }
}
