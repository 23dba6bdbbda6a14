/** Buying for a sale, as the contract has it (documents.md §7, §8). */
import { z } from 'zod'
import { code, command, decimalText, id, query } from '#platform/contract'
import { document } from './documents.ts'
import { rounded, version } from './shared.ts'

const target = z.strictObject({ id: id() })

/** A line of the order that may be bought for. Quantities in the unit the item is bought in. */
const buyingLine = z.object({
  lineId: id(),
  lineNo: z.number(),
  itemId: id(),
  itemNumber: z.string(),
  description: z.string(),
  variant: z.string(),
  location: z.string().nullable(),
  dropShipment: z.boolean(),
  neededOn: z.string(),
  unit: z.string(),
  /** Still to be shipped. */
  quantity: decimalText(),
  /** What of it will not be there on its day. */
  unavailableQuantity: decimalText(),
  /** What is proposed to be bought. */
  quantityToBuy: decimalText(),
  /** All of it will be there: shown grey. */
  available: z.boolean(),
  vendorNumber: z.string().nullable(),
  vendorName: z.string().nullable(),
  /** The purchase order that delivers it straight to the customer already. */
  boughtOn: z.string().nullable(),
})

/** The lines of one item as a person looks at them: those of the same variant, place and way together, in sums. */
const buyingRow = buyingLine.omit({ lineId: true, lineNo: true }).extend({ lineIds: z.array(id()), lineNos: z.array(z.number()) })

const buying = z.object({ id: id(), number: z.string(), version: z.number(), rows: z.array(buyingRow), lines: z.array(buyingLine) })

const purchase = z.strictObject({
  lineId: id(),
  /** Other lines of the same item that the quantity is for too: what each lacks goes first, then what each asks for. */
  together: z.array(id()).max(5_000).optional(),
  /** In the unit the item is bought in. */
  quantity: rounded(5),
  vendorNumber: code().optional(),
})

const createOrders = z.strictObject({
  id: id(),
  /** The version of the order that the proposal was made from. */
  version: z.number().int().positive(),
  lines: z.array(purchase).max(5_000),
})

const createdOrders = z.object({
  /** None when nothing was to be bought. */
  orders: z.array(z.object({ id: id(), number: z.string(), vendorNumber: z.string(), vendorName: z.string(), lines: z.number() })),
})

const createInvoice = z.strictObject({
  id: id(),
  version: version(),
  /** The lines to buy; all of them when left out or empty. */
  lineIds: z.array(id()).max(5_000).optional(),
  /** Left out where every item names the same vendor. */
  vendorNumber: code().optional(),
})

/** How a line is bought for its sale alone. */
const way = z.enum(['drop_shipment', 'special_order'])

const buyForLines = z.strictObject({
  id: id(),
  version: version(),
  way,
  lineIds: z.array(id()).min(1).max(5_000),
  /** Left out where the items name their vendors. */
  vendorNumber: code().optional(),
})

const getSalesOrder = z.strictObject({ id: id(), version: version(), way, salesOrderId: id() })

const findSalesOrders = z.strictObject({ id: id(), way })

/** Sales orders with marked lines that nobody has bought yet. */
const openSales = z.object({
  orders: z.array(z.object({ id: id(), number: z.string(), partyNumber: z.string(), partyName: z.string(), shipmentDate: z.string(), lines: z.number() })),
})

/** Of a purchase order alone. */
export const purchaseBuying = {
  open_sales_orders: query('Sales orders with lines to be delivered straight or bought specially that no purchase was made for', findSalesOrders, openSales),
  get_sales_order: command('Puts the marked lines of a sales order on a purchase order and links them', getSalesOrder, document),
}

/** Of a sales order alone. */
export const orderBuying = {
  buying: query('What would have to be bought for an order: per line what will not be there, and from whom', target, buying),
  buy_for_lines: command('Marks lines as delivered straight or bought specially, and makes the purchase orders for them', buyForLines, createdOrders),
  create_purchase_orders: command('Makes a purchase order per vendor for lines of a sales order', createOrders, createdOrders),
}

/** Of sales orders and sales invoices. */
export const saleBuying = {
  create_purchase_invoice: command('Makes one purchase invoice for the lines of a sale, in the quantities sold', createInvoice, document),
}

export type BuyingLine = z.input<typeof buyingLine>
export type BuyingRow = z.input<typeof buyingRow>
export type BuyingView = z.input<typeof buying>
export type CreateOrdersInput = z.output<typeof createOrders>
export type CreatedOrders = z.input<typeof createdOrders>
export type CreateInvoiceInput = z.output<typeof createInvoice>
export type BuyForLinesInput = z.output<typeof buyForLines>
export type GetSalesOrderInput = z.output<typeof getSalesOrder>
export type OpenSalesInput = z.output<typeof findSalesOrders>
export type OpenSales = z.input<typeof openSales>
export type Way = z.output<typeof way>
