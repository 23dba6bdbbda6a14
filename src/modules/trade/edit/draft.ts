/**
 * Open documents and their lines as plain data between reading and writing: decimals exact, dates as text, names as
 * in the contract. The columns are listed once; reading and writing follow from the list.
 */
import { snakeCase } from '#platform/columns'
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { LineTax } from '../amounts/index.ts'
import type { OfferedKind } from '../kinds.ts'
import type { Side } from '../sides.ts'

export type Address = Readonly<Record<string, string | undefined>>
export type Dimensions = Readonly<Record<string, string>>

export interface DraftDocument {
  readonly id: string
  readonly side: Side
  readonly kind: OfferedKind
  readonly number: string
  readonly status: 'open' | 'released' | 'pending_approval' | 'pending_prepayment'
  readonly version: number
  readonly partyId: string
  readonly billToId: string
  readonly partyAddress: Address
  readonly billToAddress: Address
  readonly shipToCode: string | null
  readonly shipToAddress: Address
  readonly yourReference: string
  readonly externalNumber: string
  /** What the vendor's paper comes to; 0 while nobody has entered it. */
  readonly theirGross: Decimal
  readonly theirTax: Decimal
  readonly orderDate: LocalDate
  readonly documentDate: LocalDate
  readonly postingDate: LocalDate | null
  readonly taxDate: LocalDate | null
  readonly dueDate: LocalDate
  readonly shipmentDate: LocalDate | null
  readonly requestedDate: LocalDate | null
  readonly promisedDate: LocalDate | null
  /** Date formulas: from us to the customer or from the vendor to us, and to get ready or put away; blank is no time. */
  readonly transitTime: string
  readonly handlingTime: string
  readonly validUntil: LocalDate | null
  readonly paymentTerms: string | null
  readonly paymentMethod: string | null
  readonly discountDate: LocalDate | null
  readonly paymentDiscountPercent: Decimal
  readonly currency: string
  readonly exchangeFactor: Decimal
  readonly pricesIncludingTax: boolean
  readonly invoiceDiscountCode: string | null
  readonly invoiceDiscountMode: 'none' | 'percent' | 'amount'
  readonly invoiceDiscountValue: Decimal
  readonly priceGroup: string | null
  readonly discountGroup: string | null
  readonly allowLineDiscount: boolean
  readonly generalBusinessGroup: string
  readonly taxBusinessGroup: string
  readonly partyPostingGroup: string
  readonly location: string | null
  readonly salesperson: string | null
  readonly shipmentMethod: string | null
  readonly carrier: string | null
  readonly carrierService: string | null
  readonly trackingNumber: string
  readonly shippingAdvice: 'partial' | 'complete'
  readonly language: string
  readonly reasonCode: string | null
  readonly dimensions: Dimensions
  readonly sourceDocumentId: string | null
  readonly sourceNumber: string
  /** The customer a purchase is delivered to. */
  readonly customerId: string | null
  readonly appliesToEntryNo: number | null
  readonly correction: boolean
  /** What is asked for before delivery: the percentage lines take, when it is due, and whether lines of one account are one on paper. */
  readonly prepaymentPercent: Decimal
  readonly prepaymentDueDate: LocalDate | null
  readonly compressPrepayment: boolean
  readonly lineAmountTotal: Decimal
  readonly invoiceDiscountTotal: Decimal
  readonly netTotal: Decimal
  readonly taxTotal: Decimal
  readonly grossTotal: Decimal
}

export interface Origin {
  readonly from: string
  readonly [detail: string]: unknown
}

export interface DraftLine {
  readonly id: string
  readonly documentId: string
  readonly lineNo: number
  readonly type: 'text' | 'item' | 'gl_account'
  readonly itemId: string | null
  readonly account: string | null
  readonly variant: string
  readonly description: string
  readonly location: string | null
  readonly unit: string | null
  readonly quantityPerUnit: Decimal
  readonly quantity: Decimal
  readonly quantityToHandle: Decimal
  readonly quantityToInvoice: Decimal
  readonly handledQuantity: Decimal
  readonly invoicedQuantity: Decimal
  readonly unitPrice: Decimal
  readonly priceOrigin: { readonly price: Origin; readonly discount: Origin }
  readonly lineDiscountPercent: Decimal
  readonly lineDiscountAmount: Decimal
  readonly lineAmount: Decimal
  readonly allowInvoiceDiscount: boolean
  readonly invoiceDiscountAmount: Decimal
  readonly netAmount: Decimal
  readonly taxAmount: Decimal
  readonly taxRate: Decimal
  readonly taxIdentifier: string
  readonly taxCalculation: LineTax['calculation']
  readonly taxDifference: Decimal
  readonly generalProductGroup: string | null
  readonly taxProductGroup: string | null
  readonly unitCostLcy: Decimal
  readonly shipmentDate: LocalDate | null
  readonly requestedDate: LocalDate | null
  readonly promisedDate: LocalDate | null
  readonly appliesToItemEntryNo: number | null
  readonly dimensions: Dimensions
  readonly sourceLineId: string | null
  /** Line of a blanket order it calls off. */
  readonly blanketLineId: string | null
  /** Shipment or receipt it invoices, and that document's line. */
  readonly movementId: string | null
  readonly movementLineNo: number | null
  readonly systemCreated: boolean
  /** Goes from the vendor to the customer without lying with us. */
  readonly dropShipment: boolean
  /** Bought for one sale alone, received by us. */
  readonly specialOrder: boolean
  /** What of the quantity came on top of what was ordered, by which code; and whether it waits for a yes. */
  readonly overReceiptCode: string | null
  readonly overReceiptQuantity: Decimal
  readonly overReceiptPending: boolean
  /** What is asked for before delivery, what of it is invoiced, and what invoices have deducted. The latter two are written by postings alone. */
  readonly prepaymentPercent: Decimal
  readonly prepaymentAmount: Decimal
  readonly prepaymentInvoiced: Decimal
  readonly prepaymentDeducted: Decimal
  /** The open line of the other side that it is delivered or bought together with. Written by what makes and breaks links alone. */
  readonly link: LineLink | null
}

/** The open line at the other end of a drop shipment or special order. */
export interface LineLink {
  readonly lineId: string
  readonly lineNo: number
  readonly documentId: string
  readonly number: string
}

type Fields<T> = { readonly [K in keyof T]-?: T[K] extends Decimal ? 'decimal' : 'plain' }

/** Fields that stand in a column of the same name; dimensions are interned into a number when they are written. */
const documentFields: Omit<Fields<DraftDocument>, 'dimensions' | 'version'> = {
  id: 'plain', side: 'plain', kind: 'plain', number: 'plain', status: 'plain', partyId: 'plain', billToId: 'plain',
  partyAddress: 'plain', billToAddress: 'plain', shipToCode: 'plain', shipToAddress: 'plain', yourReference: 'plain',
  externalNumber: 'plain', theirGross: 'decimal', theirTax: 'decimal', orderDate: 'plain', documentDate: 'plain', postingDate: 'plain', taxDate: 'plain', dueDate: 'plain',
  shipmentDate: 'plain', requestedDate: 'plain', promisedDate: 'plain', transitTime: 'plain', handlingTime: 'plain', validUntil: 'plain', paymentTerms: 'plain',
  paymentMethod: 'plain', discountDate: 'plain', paymentDiscountPercent: 'decimal', currency: 'plain', exchangeFactor: 'decimal',
  pricesIncludingTax: 'plain', invoiceDiscountCode: 'plain', invoiceDiscountMode: 'plain', invoiceDiscountValue: 'decimal',
  priceGroup: 'plain', discountGroup: 'plain', allowLineDiscount: 'plain', generalBusinessGroup: 'plain', taxBusinessGroup: 'plain',
  partyPostingGroup: 'plain', location: 'plain', salesperson: 'plain', shipmentMethod: 'plain', carrier: 'plain', carrierService: 'plain', trackingNumber: 'plain', shippingAdvice: 'plain',
  language: 'plain', reasonCode: 'plain', sourceDocumentId: 'plain', sourceNumber: 'plain', customerId: 'plain', appliesToEntryNo: 'plain',
  correction: 'plain', prepaymentPercent: 'decimal', prepaymentDueDate: 'plain', compressPrepayment: 'plain', lineAmountTotal: 'decimal', invoiceDiscountTotal: 'decimal', netTotal: 'decimal', taxTotal: 'decimal',
  grossTotal: 'decimal',
}

const lineFields: Omit<Fields<DraftLine>, 'dimensions' | 'link'> = {
  id: 'plain', documentId: 'plain', lineNo: 'plain', type: 'plain', itemId: 'plain', account: 'plain', variant: 'plain',
  description: 'plain', location: 'plain', unit: 'plain', quantityPerUnit: 'decimal', quantity: 'decimal',
  quantityToHandle: 'decimal', quantityToInvoice: 'decimal', handledQuantity: 'decimal', invoicedQuantity: 'decimal',
  unitPrice: 'decimal', priceOrigin: 'plain', lineDiscountPercent: 'decimal', lineDiscountAmount: 'decimal', lineAmount: 'decimal',
  allowInvoiceDiscount: 'plain', invoiceDiscountAmount: 'decimal', netAmount: 'decimal', taxAmount: 'decimal', taxRate: 'decimal',
  taxIdentifier: 'plain', taxCalculation: 'plain', taxDifference: 'decimal', generalProductGroup: 'plain', taxProductGroup: 'plain',
  unitCostLcy: 'decimal', shipmentDate: 'plain', requestedDate: 'plain', promisedDate: 'plain', appliesToItemEntryNo: 'plain',
  sourceLineId: 'plain', blanketLineId: 'plain', movementId: 'plain', movementLineNo: 'plain', systemCreated: 'plain', dropShipment: 'plain', specialOrder: 'plain',
  overReceiptCode: 'plain', overReceiptQuantity: 'decimal', overReceiptPending: 'plain',
  prepaymentPercent: 'decimal', prepaymentAmount: 'decimal', prepaymentInvoiced: 'decimal', prepaymentDeducted: 'decimal',
}

/** Columns a document is made with; the number is drawn while it is written. */
export const documentColumns = Object.keys(documentFields).map(snakeCase)
/** How far an order has come: written by postings alone. */
const byPosting = ['handledQuantity', 'invoicedQuantity', 'prepaymentInvoiced', 'prepaymentDeducted']

/** Columns of a line that are entered or follow from what was entered. */
export const lineColumns = Object.keys(lineFields).filter(field => !byPosting.includes(field)).map(snakeCase)

/** What keeps the progress of a line out of what an edit writes. */
export const withoutProgress: Readonly<Record<string, undefined>> = Object.fromEntries(byPosting.map(field => [field, undefined]))

/** A row of the database, as JSON made it. */
export type JsonRow = Readonly<Record<string, unknown>>

/** Remembers the other spelling of each name: a document of a thousand lines asks for the same few forty thousand times. */
function remembered(spell: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return name => {
    let spelt = known.get(name)
    if (spelt === undefined) known.set(name, (spelt = spell(name)))
    return spelt
  }
}

const camelCase = remembered(column => column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
const columnOf = remembered(snakeCase)

/** A row as JSON with its columns named as fields; the fields named are made Decimals. */
export function readRow<T>(row: JsonRow, decimals: Readonly<Record<string, unknown>> = {}): T {
  const read: Record<string, unknown> = {}
  for (const column of Object.keys(row)) {
    const field = camelCase(column)
    const value = row[column]
    read[field] = decimals[field] === 'decimal' && value !== null ? dec(value as string | number) : value
  }
  return read as T
}

/** The columns a document has as a draft; the rest of its row is not looked at. */
export function readDocument(row: JsonRow): DraftDocument {
  const known = Object.entries(row).filter(([column]) => column === 'version' || camelCase(column) in documentFields)
  return readRow<DraftDocument>(Object.fromEntries(known), documentFields)
}

/** A line of `trade.lines` as JSON for `readLine`: decimals as text, so that reading a thousand lines needs no second look at every number. */
export const lineJson = (line: string, dimensions: string): string => {
  const columns = Object.entries(lineFields).map(([field, type]) => {
    const column = `${line}.${columnOf(field)}`
    return `'${field}', ${type === 'decimal' ? `${column}::text` : column}`
  })
  // A function of PostgreSQL takes a hundred arguments: the rest is an object inside.
  const rest = `json_build_object(${columns.slice(40).join(', ')}, 'dimensions', coalesce(${dimensions}, '{}'), 'link', ${linkJson(line)})`
  return `json_build_object(${columns.slice(0, 40).join(', ')}, 'rest', ${rest})`
}

/** The open line at the other end of the line's link; looked for only where there may be one. */
const linkJson = (line: string): string => `case when ${line}.drop_shipment or ${line}.special_order then (
  select json_build_object('lineId', o.id, 'lineNo', o.line_no, 'documentId', d.id, 'number', d.number)
  from trade.bought_for b
  join trade.lines o on o.company_id = $1 and o.id = case ${line}.side when 'sales' then b.purchase_line_id else b.sales_line_id end
  join trade.documents d on d.company_id = $1 and d.id = o.document_id
  where b.company_id = $1 and b.way in ('drop_shipment', 'special_order')
    and ((${line}.side = 'sales' and b.sales_line_id = ${line}.id) or (${line}.side = 'purchase' and b.purchase_line_id = ${line}.id))) end`

const lineDecimals = Object.entries(lineFields).flatMap(([field, type]) => (type === 'decimal' ? [field] : []))

/** A line as `lineJson` gives it. */
export function readLine({ rest, ...row }: JsonRow): DraftLine {
  const line: Record<string, unknown> = { ...row, ...(rest as JsonRow) }
  for (const field of lineDecimals) line[field] = dec(line[field] as string)
  return line as unknown as DraftLine
}

/** Fields as a row for `jsonb_populate_record`; dimensions travel beside the columns. */
export function writeRow(fields: object): JsonRow {
  const row: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(fields)) row[columnOf(field)] = value
  return row
}

/** The fields of `after` that are not those of `before`. */
export function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const same = (a: unknown, b: unknown): boolean =>
    a instanceof Decimal && b instanceof Decimal ? a.equals(b) : JSON.stringify(a) === JSON.stringify(b)
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => !same(before[field as keyof T], value)),
  ) as Partial<T>
}

const nothing = { from: 'none' }

/** A line with nothing on it yet, at its place. */
export const blankLine = (at: Pick<DraftLine, 'id' | 'documentId' | 'lineNo'>): DraftLine => ({
  ...at,
  type: 'text', itemId: null, account: null, variant: '', description: '', location: null, unit: null,
  quantityPerUnit: Decimal.one, quantity: Decimal.zero, quantityToHandle: Decimal.zero, quantityToInvoice: Decimal.zero,
  handledQuantity: Decimal.zero, invoicedQuantity: Decimal.zero, unitPrice: Decimal.zero,
  priceOrigin: { price: nothing, discount: nothing },
  lineDiscountPercent: Decimal.zero, lineDiscountAmount: Decimal.zero, lineAmount: Decimal.zero, allowInvoiceDiscount: false,
  invoiceDiscountAmount: Decimal.zero, netAmount: Decimal.zero, taxAmount: Decimal.zero, taxRate: Decimal.zero, taxIdentifier: '',
  taxCalculation: 'normal', taxDifference: Decimal.zero, generalProductGroup: null, taxProductGroup: null, unitCostLcy: Decimal.zero,
  shipmentDate: null, requestedDate: null, promisedDate: null, appliesToItemEntryNo: null, dimensions: {}, sourceLineId: null,
  blanketLineId: null, movementId: null, movementLineNo: null,
  systemCreated: false, dropShipment: false, specialOrder: false, link: null,
  overReceiptCode: null, overReceiptQuantity: Decimal.zero, overReceiptPending: false,
  prepaymentPercent: Decimal.zero, prepaymentAmount: Decimal.zero, prepaymentInvoiced: Decimal.zero, prepaymentDeducted: Decimal.zero,
})
