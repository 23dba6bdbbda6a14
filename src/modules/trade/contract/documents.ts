/** Open documents as the contract has them: one shape for both sides and every kind. */
import { z } from 'zod'
import { startedWork } from '#contract/work'
import { code, command, date, dateFormula, decimalText, id, posting, query, text } from '#platform/contract'
import { listQuery } from '#platform/record-contract'
import { line, lineInput, lineOperations } from './lines.ts'
import {
  address, clearable, dimensions, documentKind, percent, postedKind, rounded, side, taxGroup, totals, version, warning,
} from './shared.ts'

const parties = {
  /** Who orders: by id or by number; both given must name the same party. */
  partyId: id().optional(),
  partyNumber: code().optional(),
  /** Who owes; the party itself, or whom its card names. */
  billToId: id().optional(),
  billToNumber: code().optional(),
}

/** What a person may enter on the header. Everything left out comes from the party's card. */
const entered = {
  partyAddress: address().optional(),
  billToAddress: address().optional(),
  shipToCode: clearable(code()),
  shipToAddress: address().optional(),
  yourReference: text(100).optional(),
  /** The customer's order number, or the vendor's invoice or credit memo number. */
  externalNumber: text(50).optional(),
  /** What the vendor's paper comes to, with VAT and of VAT; 0 while it is not entered. */
  theirGross: rounded(5).optional(),
  theirTax: rounded(5).optional(),
  orderDate: date().optional(),
  documentDate: date().optional(),
  postingDate: clearable(date()),
  taxDate: clearable(date()),
  dueDate: date().optional(),
  shipmentDate: clearable(date()),
  requestedDate: clearable(date()),
  promisedDate: clearable(date()),
  /** How long goods are under way to the customer (shipping time) or from the vendor (lead time): 2D, 1W. */
  transitTime: dateFormula().optional(),
  /** How long they take to be got ready, or to be put away. */
  handlingTime: dateFormula().optional(),
  validUntil: clearable(date()),
  paymentTerms: clearable(code()),
  paymentMethod: clearable(code()),
  discountDate: clearable(date()),
  paymentDiscountPercent: percent().optional(),
  /** The local currency's own code, or null, is local currency. */
  currency: clearable(code()),
  pricesIncludingTax: z.boolean().optional(),
  /** An invoice discount of so many percent, or of a fixed amount; null of either takes it away. */
  invoiceDiscountPercent: clearable(percent()),
  invoiceDiscountAmount: clearable(rounded(5)),
  priceGroup: clearable(code()),
  discountGroup: clearable(code()),
  allowLineDiscount: z.boolean().optional(),
  generalBusinessGroup: code().optional(),
  taxBusinessGroup: code().optional(),
  partyPostingGroup: code().optional(),
  location: clearable(code()),
  salesperson: clearable(code()),
  shipmentMethod: clearable(code()),
  carrier: clearable(code()),
  /** Names its carrier, and how long goods are under way. */
  carrierService: clearable(code()),
  trackingNumber: text(50).optional(),
  shippingAdvice: z.enum(['partial', 'complete']).optional(),
  language: text(10).optional(),
  reasonCode: clearable(code()),
  dimensions: dimensions().optional(),
  /** The open entry this document settles when it is posted. */
  appliesToEntryNo: clearable(z.number().int().positive()),
  correction: z.boolean().optional(),
  /** Asked for before delivery: lines take it over. A total is spread over the lines that have a percentage. */
  prepaymentPercent: percent().optional(),
  prepaymentTotal: rounded(5).optional(),
  /** When a prepayment is due; the document's own due date when left open. */
  prepaymentDueDate: clearable(date()),
  /** Lines of one account are one line of the prepayment invoice. */
  compressPrepayment: z.boolean().optional(),
}

const createInput = z.strictObject({
  /** Only where the number series takes numbers by hand. */
  number: code().optional(),
  ...parties,
  ...entered,
  lines: z.array(lineInput).max(5_000).optional(),
})

const changeInput = z.strictObject({
  id: id(),
  version: version(),
  ...parties,
  ...entered,
  /** Prices, VAT and groups of the lines may be proposed anew: needed when party, currency or VAT change under them. */
  rebuildLines: z.boolean().optional(),
})

const target = z.strictObject({ id: id(), version: version() })

const nullableText = z.string().nullable()

const head = {
  id: id(),
  side,
  kind: documentKind,
  number: z.string(),
  status: z.enum(['open', 'released', 'pending_approval', 'pending_prepayment']),
  version: z.number(),
  partyId: id(),
  partyNumber: z.string(),
  partyName: z.string(),
}

export const document = z.object({
  ...head,
  billToId: id(),
  billToNumber: z.string(),
  billToName: z.string(),
  partyAddress: address(),
  billToAddress: address(),
  shipToCode: nullableText,
  shipToAddress: address(),
  yourReference: z.string(),
  externalNumber: z.string(),
  theirGross: decimalText(),
  theirTax: decimalText(),
  orderDate: z.string(),
  documentDate: z.string(),
  postingDate: nullableText,
  taxDate: nullableText,
  dueDate: z.string(),
  shipmentDate: nullableText,
  requestedDate: nullableText,
  promisedDate: nullableText,
  transitTime: nullableText,
  handlingTime: nullableText,
  validUntil: nullableText,
  paymentTerms: nullableText,
  paymentMethod: nullableText,
  discountDate: nullableText,
  paymentDiscountPercent: decimalText(),
  currency: z.string(),
  exchangeFactor: decimalText(),
  pricesIncludingTax: z.boolean(),
  invoiceDiscountMode: z.enum(['none', 'percent', 'amount']),
  invoiceDiscountValue: decimalText(),
  invoiceDiscountCode: nullableText,
  priceGroup: nullableText,
  discountGroup: nullableText,
  allowLineDiscount: z.boolean(),
  generalBusinessGroup: z.string(),
  taxBusinessGroup: z.string(),
  partyPostingGroup: z.string(),
  location: nullableText,
  salesperson: nullableText,
  shipmentMethod: nullableText,
  carrier: nullableText,
  carrierService: nullableText,
  trackingNumber: z.string(),
  shippingAdvice: z.enum(['partial', 'complete']),
  language: z.string(),
  reasonCode: nullableText,
  dimensions: dimensions(),
  sourceDocumentId: id().nullable(),
  sourceNumber: z.string(),
  /** The customer a purchase is delivered to. */
  customerId: id().nullable(),
  appliesToEntryNo: z.number().nullable(),
  correction: z.boolean(),
  prepaymentPercent: decimalText(),
  /** What all lines ask for together. */
  prepaymentTotal: decimalText(),
  prepaymentDueDate: nullableText,
  compressPrepayment: z.boolean(),
  /** What is invoiced of that, and what invoices have deducted. */
  prepaymentInvoiced: decimalText(),
  prepaymentDeducted: decimalText(),
  /** Everything shipped or received that was ordered. */
  completelyHandled: z.boolean(),
  createdAt: z.string(),
  changedAt: z.string(),
  changedBy: z.string(),
  lines: z.array(line),
  totals,
  taxSummary: z.array(taxGroup),
  warnings: z.array(warning),
})

export const documentRow = z.object({
  ...head,
  externalNumber: z.string(),
  yourReference: z.string(),
  orderDate: z.string(),
  documentDate: z.string(),
  postingDate: nullableText,
  dueDate: z.string(),
  shipmentDate: nullableText,
  /** The date of shipment or receipt; the day of the order where none was given. */
  neededOn: z.string(),
  /** Since when goods are to come or go that have not. */
  outstandingSince: nullableText,
  handling: z.enum(['none', 'partly', 'complete']),
  invoicing: z.enum(['none', 'partly', 'complete']),
  location: nullableText,
  salesperson: nullableText,
  currency: z.string(),
  netTotal: decimalText(),
  taxTotal: decimalText(),
  grossTotal: decimalText(),
})

const deleted = z.object({ id: id() })

/** What can be done with any kind of document, under short names: `sales.order.` + `create`. */
export const documentOperations = {
  create: command('Makes a document, with its lines when they are given', createInput, document),
  get: query('A document with its lines', z.strictObject({ id: id() }), document),
  list: listQuery('Documents by filter, newest first', documentRow),
  change: command('Changes parts of the header', changeInput, document),
  delete: command('Deletes a document that nothing was posted from', target, deleted),
  release: command('Checks a document, computes its amounts and locks it', target, document),
  reopen: command('Opens a released document for changes', target, document),
  statistics: query(
    'What a document comes to: amounts, cost and profit in local currency, VAT',
    z.strictObject({ id: id() }),
    z.object({
      id: id(),
      currency: z.string(),
      lines: z.number(),
      quantity: decimalText(),
      grossWeight: decimalText(),
      netWeight: decimalText(),
      volume: decimalText(),
      totals,
      totalsLcy: totals,
      costLcy: decimalText(),
      profitLcy: decimalText(),
      profitPercent: decimalText(),
      taxSummary: z.array(taxGroup),
      /** What is shipped or received but not yet invoiced, and what was invoiced, net in the document's currency. */
      handledNotInvoiced: decimalText(),
      invoiced: decimalText(),
      party: z.object({ balanceLcy: decimalText(), overdueLcy: decimalText(), creditLimitLcy: decimalText() }),
    }),
  ),
  ...lineOperations,
}

export const posted = z.object({
  transactionNo: z.number(),
  documents: z.array(
    z.object({ id: id(), kind: postedKind, number: z.string(), type: z.string(), paymentReference: z.string() }),
  ),
  /** The open document is done and gone. */
  finished: z.boolean(),
})

const postInput = {
  id: id(),
  version: version(),
  postingDate: date().optional(),
  externalNumber: text(50).optional(),
}

const postManyInput = {
  ids: z.array(id()).min(1).max(1_000),
  postingDate: date().optional(),
}
const chosenMany = z.strictObject({ ...postManyInput, handle: z.boolean().optional(), invoice: z.boolean().optional() })

const postMany = <I extends z.ZodType>(input: I) =>
  command('Has many documents posted by the worker, one after the other, each with a result of its own', input, startedWork)

/** Posting of an order: what to do is the user's choice. */
export const chosenPosting = {
  post: posting(
    'Ships or receives, invoices, or both, what the lines say',
    z.strictObject({ ...postInput, handle: z.boolean().optional(), invoice: z.boolean().optional() }),
    posted,
  ),
  post_many: postMany(chosenMany),
}

/** Posting of an invoice or credit memo: always whole. */
export const wholePosting = {
  post: posting('Posts the document with the goods on it', z.strictObject(postInput), posted),
  post_many: postMany(z.strictObject(postManyInput)),
}

/** What a quote becomes. */
export const makeOrder = { make_order: command('Turns a quote into an order; the quote is gone', target, document) }
export const makeInvoice = { make_invoice: command('Turns a quote into an invoice; the quote is gone', target, document) }

export const callOff = {
  make_order: command('Orders what the lines of a blanket order say to call off; the blanket order stays', target, document),
}

export type CreateInput = z.output<typeof createInput>
export type ChangeInput = z.output<typeof changeInput>
export type PostManyInput = z.output<typeof chosenMany>
export type TargetInput = z.output<typeof target>
export type DocumentView = z.input<typeof document>
export type DocumentListRow = z.input<typeof documentRow>
export type Statistics = z.input<(typeof documentOperations)['statistics']['output']>
