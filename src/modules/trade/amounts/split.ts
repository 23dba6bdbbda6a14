/**
 * Step 7: invoicing part of a line (documents.md §3.7).
 */
import { Decimal } from '#platform/decimal'
import { type Rounder, hundred, roundQuotient } from './rounding.ts'
import type { LineAmounts, PricedLine } from './types.ts'

/**
 * Takes a line, its amounts as computed on the whole document, and the quantity to invoice now (sign of the line's
 * quantity); gives the line of the posted invoice, to be computed with the invoice discount mode `kept`.
 * - Gross and line discount follow from the part quantity by itself; partial invoices are not trued up to the whole.
 *   An entered discount amount holds only for the whole quantity, a part takes its percentage.
 * - Invoice discount: r(discount of the whole line × part ÷ whole).
 * - A manual VAT difference was entered against the whole line and goes only with the whole line.
 */
export function splitLine(
  line: PricedLine,
  whole: Pick<LineAmounts, 'lineDiscountPercent' | 'lineDiscount' | 'invoiceDiscount'>,
  quantity: Decimal,
  money: Rounder,
): PricedLine {
  const lineDiscountPercent = whole.lineDiscountPercent
  const free = lineDiscountPercent.equals(hundred)
  if (quantity.equals(line.quantity)) {
    const lineDiscountAmount = free ? null : whole.lineDiscount
    return { ...line, lineDiscountPercent, lineDiscountAmount, invoiceDiscount: whole.invoiceDiscount }
  }
  return {
    ...line,
    quantity,
    lineDiscountPercent,
    lineDiscountAmount: null,
    invoiceDiscount: roundQuotient(whole.invoiceDiscount.times(quantity), line.quantity, money),
    taxDifference: Decimal.zero,
  }
}
