/** Item charges as the contract has them: what a charge on a document falls on (documents.md §17). */
import { z } from 'zod'
import { command, decimalText, id, query, text } from '#platform/contract'
import { rounded, version } from './shared.ts'
import { shareMethods } from '../charges/shares.ts'

const goods = {
  itemId: id(),
  itemNumber: z.string(),
  description: z.string(),
  /** Of the line, or of the goods that moved, in base units. */
  quantity: decimalText(),
  /** What the goods come to: net amount of a line, what moved goods were bought or sold for in local currency. */
  amount: decimalText(),
  weight: decimalText(),
  volume: decimalText(),
}

const target = z.object({
  /** A line of the same document … */
  lineId: id().nullable(),
  /** … or goods that moved before, by their item entry. */
  itemEntryNo: z.number().nullable(),
  /** The shipment or receipt the goods moved with. */
  documentNumber: z.string().nullable(),
  lineNo: z.number().nullable(),
  ...goods,
  assignedQuantity: decimalText(),
  assignedAmount: decimalText(),
})

const assignment = z.object({
  lineId: id(),
  lineNo: z.number(),
  documentId: id(),
  version: z.number(),
  itemNumber: z.string(),
  description: z.string(),
  currency: z.string(),
  /** What will be invoiced of the charge next, and what that comes to without VAT. */
  quantity: decimalText(),
  amount: decimalText(),
  assignedQuantity: decimalText(),
  /** Lines with goods of the document, then goods that moved before and are assigned to. */
  targets: z.array(target),
})

const moved = z.object({
  itemEntryNo: z.number(),
  documentId: id(),
  documentNumber: z.string(),
  kind: z.string(),
  postingDate: z.string(),
  lineNo: z.number(),
  partyNumber: z.string(),
  partyName: z.string(),
  ...goods,
})

const quantity = rounded(5).optional()

/** A line of the document, or goods that moved before. */
const chosen = z.union([z.strictObject({ lineId: id(), quantity }), z.strictObject({ itemEntryNo: z.number().int().positive(), quantity })])

/** What a side has of item charges. */
export const chargeOperations = {
  get: query('What an item charge falls on, and what else of its document it could', z.strictObject({ lineId: id() }), assignment),
  goods: query(
    'Goods that moved with shipments or receipts, newest first: what a charge may fall on',
    z.strictObject({ lineId: id(), search: text(100).optional(), limit: z.number().int().min(1).max(200).optional() }),
    z.object({ goods: z.array(moved) }),
  ),
  assign: command(
    'Says what an item charge falls on: shared out by a method, or by the quantities given',
    z.strictObject({ lineId: id(), version: version(), method: z.enum(shareMethods).optional(), targets: z.array(chosen).max(5_000) }),
    assignment,
  ),
}

export type ChargeView = z.input<typeof assignment>
export type MovedGoods = z.input<typeof moved>
export type AssignInput = z.output<(typeof chargeOperations)['assign']['input']>
