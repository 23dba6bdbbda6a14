/** Invoices made from shipments and receipts, as the contract has them (documents.md §15). */
import { z } from 'zod'
import { code, command, date, decimalText, id, query } from '#platform/contract'
import { document } from './documents.ts'
import { rounded, version } from './shared.ts'

/** A line of a shipment or receipt with what of it is neither invoiced nor on an invoice that is open. */
export const openMovementLine = z.object({
  movementId: id(),
  movementNumber: z.string(),
  postingDate: z.string(),
  lineNo: z.number(),
  orderNumber: z.string(),
  externalNumber: z.string(),
  itemNumber: z.string().nullable(),
  account: z.string().nullable(),
  description: z.string(),
  unit: z.string().nullable(),
  quantity: decimalText(),
  left: decimalText(),
  unitPrice: decimalText(),
})

const chosen = z.strictObject({ movementId: id(), lineNo: z.int32(), quantity: rounded(5).optional() })

export const openMovementLines = query(
  'Lines of shipments or receipts of the same party and currency that are not invoiced',
  z.strictObject({ id: id() }),
  z.object({ lines: z.array(openMovementLine) }),
)

export const getMovementLines = command(
  'Puts lines of shipments or receipts on the document, to be invoiced at the prices of their orders; all of them when none is named',
  z.strictObject({ id: id(), version: version(), lines: z.array(chosen).min(1).max(5_000).optional() }),
  document,
)

export const combineMovements = command(
  'Makes one invoice for each customer and currency of all that was shipped and not invoiced',
  z.strictObject({
    /** Of these; else of all whose card combines shipments. */
    partyNumbers: z.array(code()).min(1).max(1_000).optional(),
    /** Shipped up to this day. */
    upTo: date().optional(),
    postingDate: date().optional(),
    documentDate: date().optional(),
  }),
  z.object({
    invoices: z.array(z.object({
      id: id(), number: z.string(), partyNumber: z.string(), partyName: z.string(), lines: z.number(), currency: z.string(), grossTotal: decimalText(),
    })),
    /** Customers that may not be invoiced: they are left out. */
    skipped: z.array(z.object({ partyNumber: z.string(), partyName: z.string(), blocked: z.string() })),
  }),
)

export type OpenMovementLine = z.input<typeof openMovementLine>
export type GetMovementLinesInput = z.output<(typeof getMovementLines)['input']>
export type CombineInput = z.output<(typeof combineMovements)['input']>
export type Combined = z.input<(typeof combineMovements)['output']>
