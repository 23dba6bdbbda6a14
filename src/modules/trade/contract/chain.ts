/** The chain: what a document came from and what became of it, quote to payment, both sides of trade. */
import { z } from 'zod'
import { decimalText, id, query } from '#platform/contract'
import { documentKind, postedKind, side } from './shared.ts'

const statuses = [
  'open', 'released', 'pending', 'expired', 'partly_handled', 'handled', 'converted', 'lost', 'deleted', 'finished', 'posted', 'unpaid', 'partly_paid', 'paid',
  'taken_back',
] as const

const node = z.object({
  id: id(),
  /** A document that ended is no longer there itself: a quote that became an order, an order that was invoiced. */
  state: z.enum(['open', 'posted', 'ended']),
  side,
  kind: z.union([documentKind, postedKind, z.enum(['payment', 'refund', 'other'])]),
  number: z.string(),
  /** It invoices or credits what is paid before delivery. */
  prepayment: z.boolean(),
  partyName: z.string(),
  date: z.string().nullable(),
  /** Including VAT, in the currency given; of a payment what it settled here; null for a movement of goods. */
  amount: decimalText().nullable(),
  /** What is still to be paid of an invoice or credit memo. */
  remaining: decimalText().nullable(),
  currency: z.string().nullable(),
  status: z.enum(statuses),
  /** The customer's or vendor's entry, of invoices, credit memos and payments. */
  entryNo: z.int().nullable(),
  /** The last version kept of a document that ended. */
  archivedId: id().nullable(),
})

const edge = z.object({ from: id(), to: id() })

export const chainContract = {
  'documents.chain': query(
    'The documents a document came from and became, as nodes and the ways between them: quote to payment, sale to purchase; also of a payment',
    z.strictObject({ id: id() }),
    z.object({
      nodes: z.array(node),
      edges: z.array(edge),
      /** There is more than is shown. */
      more: z.boolean(),
    }),
  ),
}

export type ChainView = z.input<(typeof chainContract)['documents.chain']['output']>
export type ChainNode = z.input<typeof node>
export type ChainEdge = z.input<typeof edge>
