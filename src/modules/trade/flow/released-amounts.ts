/** The amounts a release puts on the lines: the invoice discount of the whole document, and VAT per group (documents.md §4). */
import { Decimal } from '#platform/decimal'
import {
  type AmountCurrency,
  type AmountLine,
  type DiscountTier,
  type DocumentAmounts,
  type InvoiceDiscount,
  type LineTax,
  documentAmounts,
} from '../amounts/index.ts'
import type { Side } from '../sides.ts'

export interface ReleaseDocument {
  readonly side: Side
  readonly currency: string
  readonly exchangeFactor: Decimal
  readonly pricesIncludingTax: boolean
  readonly invoiceDiscountMode: 'none' | 'percent' | 'amount'
  readonly invoiceDiscountValue: Decimal
}

export interface ReleaseLine {
  readonly lineNo: number
  readonly type: 'text' | 'item' | 'gl_account'
  readonly quantity: Decimal
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
  readonly company: { readonly localCurrency: string; readonly localPrecision: Decimal; readonly maxTaxDifference: Decimal }
  readonly currency: AmountCurrency
  readonly setup: { readonly calculateInvoiceDiscount: boolean; readonly invoiceDiscountPerTaxIdentifier: boolean }
  /** Rows of the document's invoice discount code; none where its terms give nothing. */
  readonly tiers: readonly DiscountTier[]
}

const noTax: LineTax = { identifier: '', calculation: 'normal', rate: Decimal.zero }

/** Where the invoice discount of a document comes from: entered, or its terms where the set-up computes it by itself. */
export function invoiceDiscountOf(
  document: Pick<ReleaseDocument, 'invoiceDiscountMode' | 'invoiceDiscountValue'>,
  { setup, tiers }: Pick<ReleaseFacts, 'setup' | 'tiers'>,
): InvoiceDiscount {
  const spread = setup.invoiceDiscountPerTaxIdentifier ? 'per_tax_identifier' : 'over_document'
  const value = document.invoiceDiscountValue
  if (document.invoiceDiscountMode === 'percent') return { mode: 'percent', percent: value, spread }
  if (document.invoiceDiscountMode === 'amount') return { mode: 'amount', amount: value }
  if (setup.calculateInvoiceDiscount && tiers.length > 0) return { mode: 'tiers', tiers, spread }
  return { mode: 'none' }
}

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
  }
}

/**
 * Takes an open document with all its lines; gives the amounts of every line, in line order, and the totals, as a
 * release writes them. Posting calls it to release implicitly. What is wrong with the discount is in `problems`.
 */
export function releasedAmounts(document: ReleaseDocument, lines: readonly ReleaseLine[], facts: ReleaseFacts): DocumentAmounts {
  const { company, currency } = facts
  const local = document.currency === company.localCurrency
  return documentAmounts(
    {
      side: document.side,
      pricesIncludingTax: document.pricesIncludingTax,
      currency,
      exchange: local ? null : { factor: document.exchangeFactor, localPrecision: company.localPrecision },
      taxBaseDiscountPercent: Decimal.zero,
      invoiceDiscount: invoiceDiscountOf(document, facts),
      invoiceRounding: null,
      maxTaxDifference: company.maxTaxDifference,
    },
    lines.map(amountLineOf),
  )
}
