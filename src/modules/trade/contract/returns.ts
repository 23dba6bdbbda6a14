/** Returns as the contract has them: what may come back, and what a return brings about (documents.md §12, §13). */
import { z } from 'zod'
import { code, command, decimalText, id, query, text } from '#platform/contract'
import { document } from './documents.ts'
import { documentKind, rounded, side, version } from './shared.ts'

const returnableLine = z.object({
  itemEntryNo: z.number(),
  /** The shipment or receipt the goods moved with, and the invoice they were invoiced on. */
  documentNumber: z.string(),
  invoiceNumber: z.string().nullable(),
  postingDate: z.string(),
  itemId: id(),
  itemNumber: z.string(),
  variant: z.string(),
  description: z.string(),
  unit: z.string().nullable(),
  quantity: decimalText(),
  /** What has not come back. */
  left: decimalText(),
  unitPrice: decimalText(),
  lineDiscountPercent: decimalText(),
})

const chosen = z.strictObject({ itemEntryNo: z.number().int().positive(), quantity: rounded(5).optional() })

/** What documents that take back have. */
export const returnOperations = {
  returnable_lines: query(
    'Goods of the same party that moved and have not come back, newest first',
    z.strictObject({ id: id(), search: text(100).optional(), limit: z.number().int().min(1).max(500).optional() }),
    z.object({ lines: z.array(returnableLine) }),
  ),
  get_returnable_lines: command(
    'Puts goods that moved on the document, to come back at the price and the cost they moved at',
    z.strictObject({ id: id(), version: version(), lines: z.array(chosen).min(1).max(5_000) }),
    document,
  ),
}

/** What every kind that is posted has. */
export const moveNegative = {
  move_negative_lines: command(
    'Puts the lines with a negative quantity on a document of the opposite kind, with their signs turned',
    z.strictObject({ id: id(), version: version() }),
    document,
  ),
}

/** What a customer's return may bring about. */
export const relatedReturns = {
  create_related: command(
    'Makes what follows from a return: goods in its place, their return to the vendor, and the order for new ones',
    z.strictObject({
      id: id(),
      version: version(),
      replacement: z.boolean().optional(),
      /** The vendor the goods go back to; each item’s own when it says nothing. */
      vendorNumber: code().optional(),
      returnToVendor: z.boolean().optional(),
      orderFromVendor: z.boolean().optional(),
    }),
    z.object({ documents: z.array(z.object({ id: id(), side, kind: documentKind, number: z.string(), partyName: z.string() })) }),
  ),
}

export type ReturnableLine = z.input<typeof returnableLine>
export type GetReturnableInput = z.output<(typeof returnOperations)['get_returnable_lines']['input']>
export type RelatedInput = z.output<(typeof relatedReturns)['create_related']['input']>
export type RelatedMade = z.input<(typeof relatedReturns)['create_related']['output']>
