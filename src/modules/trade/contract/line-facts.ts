/** What a person wants to know beside a line: contract of the facts pane. */
import { z } from 'zod'
import { date, decimalText, id, query } from '#platform/contract'

const nullableText = z.string().nullable()

const place = z.object({
  location: z.string(),
  /** In base units; what purchase orders bring and sales orders take counts all there is, whatever its date. */
  onHand: decimalText(),
  /** What of it is reserved, for whomever. */
  reserved: decimalText(),
  coming: decimalText(),
  going: decimalText(),
  available: decimalText(),
})

const movement = z.object({
  date: date().nullable(),
  coming: decimalText(),
  going: decimalText(),
  /** What is left at the end of that day. */
  left: decimalText(),
})

const deal = z.object({
  documentId: id(),
  number: z.string(),
  date: date(),
  quantity: decimalText(),
  unit: nullableText,
  unitPrice: decimalText(),
  lineDiscountPercent: decimalText(),
  currency: z.string(),
})

const lineFacts = z.object({
  lineId: id(),
  /** null on a line that is no item. */
  item: z
    .object({ id: id(), number: z.string(), description: z.string(), type: z.enum(['inventory', 'service', 'non_inventory', 'charge']), baseUnit: z.string() })
    .nullable(),
  /** null for what is not kept in stock. */
  stock: z
    .object({
      location: z.string(),
      neededOn: date(),
      /** What is reserved for the line, in stock and on purchase orders; in base units. */
      reserved: decimalText(),
      places: z.array(place),
      /** Days on which goods come or go at the line's location, soonest first. */
      movements: z.array(movement),
      /** What can be had on the day, in the line's unit, when it is less than the line asks for. */
      short: decimalText().nullable(),
    })
    .nullable(),
  price: z.object({
    unitPrice: decimalText(),
    lineDiscountPercent: decimalText(),
    currency: z.string(),
    unit: nullableText,
    price: z.looseObject({ from: z.string() }),
    discount: z.looseObject({ from: z.string() }),
    /** What larger quantities cost. */
    breaks: z.array(z.object({ quantity: decimalText(), unitPrice: decimalText(), lineDiscountPercent: decimalText() })),
  }),
  /** The item on the last invoices of this party, latest first. */
  deals: z.array(deal),
  /** Of whoever is billed, in local currency, VAT included; null where the document bears on no credit. */
  credit: z
    .object({
      number: z.string(),
      currency: z.string(),
      /** Zero: none was set. */
      limit: decimalText(),
      balance: decimalText(),
      overdue: decimalText(),
      otherDocuments: decimalText(),
      /** Invoiced before delivery and not deducted yet: counted in both, and taken off once. */
      prepaid: decimalText(),
      thisDocument: decimalText(),
      isBeyond: z.boolean(),
    })
    .nullable(),
})

export const lineFactOperations = {
  'trade.lines.facts': query(
    'What bears on a line: stock by place and day, where its price came from, what the party paid before, its credit',
    z.strictObject({ documentId: id(), lineId: id() }),
    lineFacts,
  ),
}

export type LineFactsView = z.input<typeof lineFacts>
