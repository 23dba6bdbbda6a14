/** Lines and sums as the contract gives them. */
import type { LineView } from '../contract/lines.ts'
import type { DraftDocument, DraftLine } from './draft.ts'
import type { SummaryRow, Totals } from './document-sums.ts'
import type { CompanyFacts } from './facts.ts'
import { plannedDates } from './line-dates.ts'
import { handledNotInvoiced, outstanding } from './quantities.ts'

/** What of an item stands beside its line. */
export interface NamedItem {
  readonly id: string
  readonly number: string
  readonly type: 'inventory' | 'service' | 'non_inventory' | 'charge'
}

/** A line as JSON: amounts as text, dates it leaves open those of the document. */
export function lineView(line: DraftLine, document: DraftDocument, item: NamedItem | undefined, { workingDays }: Pick<CompanyFacts, 'workingDays'>): LineView {
  const shipmentDate = line.shipmentDate ?? document.shipmentDate
  return {
    ...line,
    itemNumber: item?.number ?? null,
    itemType: item?.type ?? null,
    quantityPerUnit: line.quantityPerUnit.toString(),
    quantity: line.quantity.toString(),
    quantityToHandle: line.quantityToHandle.toString(),
    quantityToInvoice: line.quantityToInvoice.toString(),
    handledQuantity: line.handledQuantity.toString(),
    invoicedQuantity: line.invoicedQuantity.toString(),
    outstandingQuantity: outstanding(line).toString(),
    handledNotInvoiced: handledNotInvoiced(line).toString(),
    unitPrice: line.unitPrice.toString(),
    lineDiscountPercent: line.lineDiscountPercent.toString(),
    lineDiscountAmount: line.lineDiscountAmount.toString(),
    lineAmount: line.lineAmount.toString(),
    invoiceDiscountAmount: line.invoiceDiscountAmount.toString(),
    netAmount: line.netAmount.toString(),
    taxAmount: line.taxAmount.toString(),
    grossAmount: line.netAmount.plus(line.taxAmount).toString(),
    taxRate: line.taxRate.toString(),
    taxDifference: line.taxDifference.toString(),
    overReceiptQuantity: line.overReceiptQuantity.toString(),
    prepaymentPercent: line.prepaymentPercent.toString(),
    prepaymentAmount: line.prepaymentAmount.toString(),
    prepaymentInvoiced: line.prepaymentInvoiced.toString(),
    prepaymentDeducted: line.prepaymentDeducted.toString(),
    unitCostLcy: line.unitCostLcy.toString(),
    shipmentDate,
    ...(line.type === 'text' ? { plannedShipmentDate: null, plannedDate: null } : plannedDates(shipmentDate, document, workingDays)),
    requestedDate: line.requestedDate ?? document.requestedDate,
    promisedDate: line.promisedDate ?? document.promisedDate,
  }
}

export const totalsView = (totals: Totals) => ({
  lineAmount: totals.lineAmountTotal.toString(),
  invoiceDiscount: totals.invoiceDiscountTotal.toString(),
  net: totals.netTotal.toString(),
  tax: totals.taxTotal.toString(),
  gross: totals.grossTotal.toString(),
})

export const summaryView = (summary: readonly SummaryRow[]) =>
  summary.map(({ identifier, calculation, rate, amount, tax, reverseChargeTax }) => ({
    identifier,
    calculation,
    rate: rate.toString(),
    base: amount.toString(),
    tax: tax.toString(),
    reverseChargeTax: reverseChargeTax.toString(),
  }))
