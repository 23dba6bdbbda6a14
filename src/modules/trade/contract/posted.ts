/** Posted documents, what stands around a document, and the look-ups of the line grid. */
import { z } from 'zod'
import { code, date, decimal, decimalText, id, query, text } from '#platform/contract'
import { listQuery } from '#platform/record-contract'
import { address, dimensions, documentKind, postedKind, side, taxGroup, totals } from './shared.ts'

const nullableText = z.string().nullable()

const head = {
  id: id(),
  transactionNo: z.number(),
  side,
  kind: postedKind,
  number: z.string(),
  partyId: id(),
  partyNumber: z.string(),
  partyName: z.string(),
  sourceNumber: z.string(),
  externalNumber: z.string(),
  postingDate: z.string(),
  documentDate: z.string(),
  dueDate: nullableText,
  currency: z.string(),
}

/** What is still open of the document's entry with the party; null where it has none (a shipment, a receipt). */
const settlement = {
  remaining: decimalText().nullable(),
  open: z.boolean().nullable(),
}

export const postedRow = z.object({
  ...head,
  ...settlement,
  netTotal: decimalText(),
  taxTotal: decimalText(),
  grossTotal: decimalText(),
})

/** A document, posted or still open, that belongs to another one. */
export const related = z.object({
  id: id(),
  state: z.enum(['open', 'posted']),
  side,
  kind: z.union([documentKind, postedKind, z.enum(['payment', 'refund', 'other'])]),
  number: z.string(),
  date: z.string().nullable(),
  /** Including VAT, in the currency given; null for a movement of goods. */
  amount: decimalText().nullable(),
  currency: nullableText,
  /** How it is connected, seen from the document asked about. */
  link: z.enum(['source', 'successor', 'sale', 'purchase', 'movement', 'invoice', 'correction', 'settlement']),
})

const postedLine = z.object({
  id: id(),
  lineNo: z.number(),
  type: z.string(),
  itemId: id().nullable(),
  itemNumber: nullableText,
  account: nullableText,
  variant: z.string(),
  description: z.string(),
  location: nullableText,
  unit: nullableText,
  quantityPerUnit: decimalText(),
  quantity: decimalText(),
  unitPrice: decimalText(),
  lineDiscountPercent: decimalText(),
  lineDiscountAmount: decimalText(),
  lineAmount: decimalText(),
  invoiceDiscountAmount: decimalText(),
  netAmount: decimalText(),
  taxAmount: decimalText(),
  grossAmount: decimalText(),
  taxRate: decimalText(),
  taxIdentifier: z.string(),
  taxCalculation: z.string(),
  unitCostLcy: decimalText(),
  dimensions: dimensions(),
  itemEntryNo: z.number().nullable(),
  /** Invoices, credits or deducts a prepayment. */
  prepayment: z.boolean(),
})

const postedDocument = z.object({
  ...head,
  ...settlement,
  entryNo: z.number().nullable(),
  billToId: id(),
  billToNumber: z.string(),
  billToName: z.string(),
  partyAddress: address(),
  billToAddress: address(),
  shipToAddress: address(),
  yourReference: z.string(),
  orderDate: nullableText,
  shipmentDate: nullableText,
  taxDate: z.string(),
  paymentTerms: nullableText,
  paymentMethod: nullableText,
  paymentReference: z.string(),
  discountDate: nullableText,
  paymentDiscountPercent: decimalText(),
  exchangeFactor: decimalText(),
  pricesIncludingTax: z.boolean(),
  location: nullableText,
  salesperson: nullableText,
  shipmentMethod: nullableText,
  /** With whom a movement's goods travel, as is known today. */
  carrier: nullableText,
  carrierService: nullableText,
  trackingNumber: z.string(),
  /** Where the carrier shows the parcel; blank where it does not. */
  trackingUrl: z.string(),
  language: z.string(),
  dimensions: dimensions(),
  sourceId: id(),
  sourceKind: z.string(),
  correctsId: id().nullable(),
  /** It invoices or credits what is paid before delivery. */
  prepayment: z.boolean(),
  postedBy: z.string(),
  postedAt: z.string(),
  lines: z.array(postedLine),
  totals,
  taxSummary: z.array(taxGroup.partial()),
  related: z.array(related),
})

const entry = { entryNo: z.number(), postingDate: z.string() }

const entries = z.object({
  transactionNo: z.number(),
  sourceCode: z.string(),
  documents: z.array(z.object({ id: id(), type: z.string(), number: z.string() })),
  gl: z.array(
    z.object({
      ...entry,
      documentId: id(),
      account: z.string(),
      accountName: z.string(),
      description: z.string(),
      debit: decimalText(),
      credit: decimalText(),
      dimensions: dimensions(),
    }),
  ),
  glTotals: z.object({ debit: decimalText(), credit: decimalText() }),
  tax: z.array(
    z.object({
      ...entry,
      documentId: id(),
      taxDate: z.string(),
      kind: z.string(),
      businessGroup: z.string(),
      productGroup: z.string(),
      identifier: z.string(),
      calculation: z.string(),
      rate: decimalText(),
      base: decimalText(),
      amount: decimalText(),
    }),
  ),
  parties: z.array(
    z.object({
      ...entry,
      documentId: id(),
      role: z.string(),
      partyId: id(),
      partyNumber: z.string(),
      partyName: z.string(),
      documentType: z.string(),
      currency: z.string(),
      amount: decimalText(),
      amountLcy: decimalText(),
      remaining: decimalText(),
      dueDate: z.string(),
      open: z.boolean(),
    }),
  ),
  items: z.array(
    z.object({
      ...entry,
      documentId: id(),
      type: z.string(),
      itemId: id(),
      itemNumber: z.string(),
      description: z.string(),
      variant: z.string(),
      location: z.string(),
      quantity: decimalText(),
    }),
  ),
  values: z.array(
    z.object({
      ...entry,
      documentId: id(),
      itemEntryNo: z.number(),
      itemId: id(),
      itemNumber: z.string(),
      type: z.string(),
      valuationDate: z.string(),
      valuedQuantity: decimalText(),
      costActual: decimalText(),
      costExpected: decimalText(),
      salesActual: decimalText(),
      purchaseActual: decimalText(),
      adjustment: z.boolean(),
    }),
  ),
  bank: z.array(
    z.object({
      ...entry,
      documentId: id(),
      bankAccount: z.string(),
      description: z.string(),
      amount: decimalText(),
      amountLcy: decimalText(),
    }),
  ),
})

const target = z.strictObject({ id: id() })

/** What can be done with any kind of posted document: `sales.posted_invoice.` + `get`. */
export const postedOperations = {
  list: listQuery('Posted documents by filter, newest first', postedRow),
  get: query('A posted document with its lines and what belongs to it', target, postedDocument),
  entries: query('Every ledger entry of the posting that made the document', target, entries),
}

const found = z.object({
  id: id(),
  state: z.enum(['open', 'posted']),
  side,
  kind: z.union([documentKind, postedKind]),
  number: z.string(),
  externalNumber: z.string(),
  partyNumber: z.string(),
  partyName: z.string(),
  date: z.string().nullable(),
  amount: decimalText(),
  currency: z.string(),
})

/** Look-ups that belong to no kind of document. */
export const lookUps = {
  'documents.find': query(
    'Open and posted documents by their number; an open one also by what the other side calls it',
    z.strictObject({ number: text(50).trim().min(1), limit: z.number().int().min(1).max(50).optional() }),
    z.object({ documents: z.array(found) }),
  ),
  'documents.related': query(
    'Quote, order, shipments, invoices and payments that belong to a document, open or posted',
    target,
    z.object({ related: z.array(related) }),
  ),
  'trade.items.find': query(
    'Items for a line by number, description, reference, vendor\'s number or bar code; best match first',
    z.strictObject({
      side,
      search: text(100),
      /** With a document: its party's prices, dates and currency. */
      documentId: id().optional(),
      partyId: id().optional(),
      location: code().optional(),
      quantity: decimal().optional(),
      onDate: date().optional(),
      limit: z.number().int().min(1).max(50).optional(),
    }),
    z.object({
      items: z.array(
        z.object({
          id: id(),
          number: z.string(),
          description: z.string(),
          type: z.enum(['inventory', 'service', 'non_inventory', 'charge']),
          unit: z.string(),
          /** What of the item matched: the reference or bar code typed. */
          reference: nullableText,
          variant: z.string(),
          unitPrice: decimalText(),
          lineDiscountPercent: decimalText(),
          currency: z.string(),
          /** On hand at the location asked for, or everywhere, in base units; null for what is not kept in stock. */
          onHand: decimalText().nullable(),
          /** On hand less what sales orders still take plus what purchase orders still bring. */
          available: decimalText().nullable(),
          baseUnit: z.string(),
          blocked: z.boolean(),
        }),
      ),
    }),
  ),
}

export type PostedListRow = z.input<typeof postedRow>
export type PostedView = z.input<typeof postedDocument>
export type PostedEntries = z.input<typeof entries>
export type RelatedView = z.input<typeof related>
export type FoundView = z.input<typeof found>
