/** Lines of open documents as the contract has them. */
import { z } from 'zod'
import { code, command, date, decimalText, id, text } from '#platform/contract'
import { clearable, dimensions, percent, rounded, taxGroup, totals, version, warning } from './shared.ts'

const lineType = z.enum(['text', 'item', 'gl_account'])

const place = {
  /** Line number; the next multiple of 10,000 when left out. */
  lineNo: z.int32().positive().optional(),
}

/** What a person may enter on a line. Everything left out is proposed by the system. */
const entered = {
  type: lineType.optional(),
  itemId: id().optional(),
  itemNumber: code().optional(),
  account: code().optional(),
  variant: z.string().max(20).optional(),
  description: text().optional(),
  location: clearable(code()),
  unit: code().optional(),
  quantity: rounded(5).optional(),
  /** Quantity to ship (sales) or to receive (purchase) with the next posting. */
  quantityToHandle: rounded(5).optional(),
  quantityToInvoice: rounded(5).optional(),
  unitPrice: rounded(5).optional(),
  lineDiscountPercent: percent().optional(),
  lineDiscountAmount: rounded(5).optional(),
  allowInvoiceDiscount: z.boolean().optional(),
  /** What the paper's VAT differs from the computed VAT of this line. */
  taxDifference: rounded(5).optional(),
  taxProductGroup: code().optional(),
  generalProductGroup: code().optional(),
  shipmentDate: clearable(date()),
  requestedDate: clearable(date()),
  promisedDate: clearable(date()),
  dimensions: dimensions().optional(),
  /** The item entry a return takes its cost from. */
  appliesToItemEntryNo: clearable(z.number().int().positive()),
  /** Of a sales order: goes from the vendor to the customer without lying with us. */
  dropShipment: z.boolean().optional(),
  /** Of a sales order: is bought for this sale alone, received by us. */
  specialOrder: z.boolean().optional(),
  /** How much of the line is asked for before delivery: as a percentage, or as an amount it follows from. */
  prepaymentPercent: percent().optional(),
  prepaymentAmount: rounded(5).optional(),
}

/** A new line. With only a description it is a text line. */
export const lineInput = z.strictObject({ ...place, ...entered })

/** A part of a line: what is named changes, the rest stays and follows from it. */
export const lineChange = z.strictObject({ id: id(), ...entered })

const origin = z.looseObject({ from: z.string() })

export const line = z.object({
  id: id(),
  documentId: id(),
  lineNo: z.number(),
  type: lineType,
  itemId: id().nullable(),
  itemNumber: z.string().nullable(),
  itemType: z.enum(['inventory', 'service', 'non_inventory', 'charge']).nullable(),
  account: z.string().nullable(),
  variant: z.string(),
  description: z.string(),
  location: z.string().nullable(),
  unit: z.string().nullable(),
  quantityPerUnit: decimalText(),
  quantity: decimalText(),
  quantityToHandle: decimalText(),
  quantityToInvoice: decimalText(),
  /** Shipped (sales) or received (purchase) so far. */
  handledQuantity: decimalText(),
  invoicedQuantity: decimalText(),
  /** Still to be shipped or received. */
  outstandingQuantity: decimalText(),
  handledNotInvoiced: decimalText(),
  unitPrice: decimalText(),
  /** Where price and discount came from: `entered`, a price line, or the item's card. */
  priceOrigin: z.object({ price: origin, discount: origin }),
  lineDiscountPercent: decimalText(),
  lineDiscountAmount: decimalText(),
  lineAmount: decimalText(),
  allowInvoiceDiscount: z.boolean(),
  invoiceDiscountAmount: decimalText(),
  /** After invoice discount, without VAT. */
  netAmount: decimalText(),
  taxAmount: decimalText(),
  grossAmount: decimalText(),
  taxRate: decimalText(),
  taxIdentifier: z.string(),
  taxCalculation: z.enum(['normal', 'reverse_charge', 'full']),
  taxDifference: decimalText(),
  generalProductGroup: z.string().nullable(),
  taxProductGroup: z.string().nullable(),
  /** Cost per unit of the line in local currency. */
  unitCostLcy: decimalText(),
  shipmentDate: z.string().nullable(),
  requestedDate: z.string().nullable(),
  promisedDate: z.string().nullable(),
  /** Sales: the day the goods leave. */
  plannedShipmentDate: z.string().nullable(),
  /** Sales: the day they are with the customer. Purchase: the day they come in. */
  plannedDate: z.string().nullable(),
  appliesToItemEntryNo: z.number().nullable(),
  dimensions: dimensions(),
  systemCreated: z.boolean(),
  /** Goes from the vendor to the customer without lying with us. */
  dropShipment: z.boolean(),
  /** Bought for one sale alone, received by us. */
  specialOrder: z.boolean(),
  /** What of the quantity came on top of what was ordered, by which code; and whether it waits for a yes. */
  overReceiptCode: z.string().nullable(),
  overReceiptQuantity: decimalText(),
  overReceiptPending: z.boolean(),
  /** Asked for before delivery, invoiced of it, and deducted by invoices since; with VAT where prices include it. */
  prepaymentPercent: decimalText(),
  prepaymentAmount: decimalText(),
  prepaymentInvoiced: decimalText(),
  prepaymentDeducted: decimalText(),
  /** The open line of the other side that it is delivered or bought together with. */
  link: z.object({ lineId: id(), lineNo: z.number(), documentId: id(), number: z.string() }).nullable(),
})

/** What changing lines gives: those that came out different, and what the document now comes to. */
const changed = z.object({
  documentId: id(),
  version: z.number(),
  lines: z.array(line),
  totals,
  taxSummary: z.array(taxGroup),
  warnings: z.array(warning),
})

const target = { documentId: id(), version: version() }

/** The line operations of a kind of document, under their short names. */
export const lineOperations = {
  'lines.create': command(
    'Adds lines to a document',
    z.strictObject({ ...target, lines: z.array(lineInput).min(1).max(5_000) }),
    changed,
  ),
  'lines.change': command(
    'Changes parts of lines; what follows from them is proposed anew',
    z.strictObject({ ...target, lines: z.array(lineChange).min(1).max(5_000) }),
    changed,
  ),
  'lines.delete': command(
    'Takes lines off a document',
    z.strictObject({ ...target, ids: z.array(id()).min(1).max(5_000) }),
    changed,
  ),
  'lines.move': command(
    'Puts lines behind another line, or first when `after` is null',
    z.strictObject({ ...target, ids: z.array(id()).min(1).max(5_000), after: id().nullable() }),
    changed,
  ),
}

export type LineInput = z.output<typeof lineInput>
export type LineChange = z.output<typeof lineChange>
export type LineView = z.input<typeof line>
export type LinesChanged = z.input<typeof changed>
