/** Short ways to write headers and lines in the tests of this folder, and to print what came out. */
import { type Decimal, dec } from '#platform/decimal'
import type { AmountHeader, AmountLine, DocumentAmounts, LineTax, PricedLine, TaxCalculation } from './types.ts'

export const vat = (rate: string, calculation: TaxCalculation = 'normal', identifier = `VAT${rate}`): LineTax => ({
  identifier,
  calculation,
  rate: dec(rate),
})

export const header = (changes: Partial<AmountHeader> = {}): AmountHeader => ({
  side: 'sales',
  pricesIncludingTax: false,
  currency: { code: 'EUR', amountPrecision: dec('0.01'), taxRounding: 'nearest' },
  exchange: null,
  taxBaseDiscountPercent: dec(0),
  invoiceDiscount: { mode: 'none' },
  invoiceRounding: null,
  maxTaxDifference: dec(0),
  ...changes,
})

type LineChanges = Partial<Omit<PricedLine, 'type'>>

export const line = (lineNo: number, quantity: string, unitPrice: string, changes: LineChanges = {}): PricedLine => ({
  type: 'item',
  lineNo,
  quantity: dec(quantity),
  unitPrice: dec(unitPrice),
  lineDiscountPercent: dec(0),
  lineDiscountAmount: null,
  allowInvoiceDiscount: true,
  invoiceDiscount: dec(0),
  tax: vat('25'),
  taxDifference: dec(0),
  isServiceCharge: false,
  ...changes,
})

export const text = (lineNo: number): AmountLine => ({ type: 'text', lineNo })

const cells = (...values: Decimal[]): string => values.map(value => value.toFixed(2)).join(' ')

/** One row a line: number | gross, line discount, line amount | invoice discount, net, VAT, total. */
export const lineTable = (amounts: DocumentAmounts): string[] =>
  [...amounts.lines, ...(amounts.rounding ? [amounts.rounding] : [])].map(
    l =>
      `${l.lineNo} | ${cells(l.gross, l.lineDiscount, l.lineAmount)} | ` +
      cells(l.invoiceDiscount, l.amount, l.tax, l.amountIncludingTax),
  )

/** One row a VAT group: identifier, calculation, sign | base, VAT, total | VAT under reverse charge. */
export const taxTable = (amounts: DocumentAmounts): string[] =>
  amounts.taxGroups.map(
    g =>
      `${g.identifier} ${g.calculation} ${g.sign} | ` +
      `${cells(g.amount, g.tax, g.amountIncludingTax)} | ${cells(g.reverseChargeTax)}`,
  )

/** Line amounts, invoice discount | net, VAT, total. */
export const totalRow = ({ totals: t }: DocumentAmounts): string =>
  `${cells(t.lineAmount, t.invoiceDiscount)} | ${cells(t.amount, t.tax, t.amountIncludingTax)}`
