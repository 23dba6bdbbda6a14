/** Taking posted documents back, as the contract has it. */
import { z } from 'zod'
import { date, decimalText, id, posting, query } from '#platform/contract'
import { documentKind, postedKind, side } from './shared.ts'

const settled = z.object({
  entryNo: z.number(),
  documentType: z.string(),
  documentNumber: z.string(),
})

const goods = z.object({
  lineNo: z.number(),
  itemId: id(),
  itemNumber: z.string(),
  description: z.string(),
  /** Base units: + comes back to stock, − leaves it. */
  quantity: decimalText(),
})

const order = z.object({ id: id(), side, kind: documentKind, number: z.string(), lines: z.number() })

const ref = z.object({ id: id(), side, kind: postedKind, number: z.string() })

/** What taking one document back does. */
const oneBack = z.object({
  postingDate: z.string(),
  /** Kinds of document it posts. */
  posts: z.array(postedKind),
  /** Settlements it undoes first: payments stay, and are open to be applied again. */
  unapplies: z.array(settled),
  goods: z.array(goods),
  /** Open orders whose lines count as not shipped and not invoiced again. */
  reopens: z.array(order),
  currency: z.string(),
  grossTotal: decimalText(),
})

/** What taking a document back does, before it is done. */
export const reversalView = oneBack.extend({
  /** Documents in its way, which are taken back before it in the same transaction, in this order. */
  first: z.array(oneBack.extend({ document: ref })),
})

const reversed = z.object({
  transactionNo: z.number(),
  documents: z.array(z.object({ id: id(), kind: postedKind, number: z.string() })),
  /** Transactions that undid settlements. */
  unapplied: z.array(z.number()),
  reopened: z.array(order),
  /** Documents that were taken back before it. */
  first: z.array(ref),
})

/** How any posted document is taken back, under short names. */
export const reversalOperations = {
  reversal: query('What taking a posted document back would do', z.strictObject({ id: id() }), reversalView),
  reverse: posting(
    'Takes a posted document back in any state: undoes its settlements, posts its mirror, returns the goods at their cost, opens its order again',
    z.strictObject({
      id: id(),
      postingDate: date().optional(),
      /** Documents in its way that may be taken back before it, as `reversal` named them. */
      first: z.array(id()).max(500).optional(),
    }),
    reversed,
  ),
}

const cancel = posting(
  'Cancels a posted invoice that nothing is settled of, or the credit memo that cancelled one, on its own day',
  z.strictObject({ id: id() }),
  reversed,
)

/** What §11 knows besides: of invoices, and of the credit memos that cancelled them. */
export const cancelOperations = { cancel }
export const correctOperations = {
  cancel,
  correct: posting(
    'Cancels a posted invoice and goes on where it is typed again: its order, or a copy of it',
    z.strictObject({ id: id() }),
    z.object({ ...reversed.shape, goesOn: z.object({ id: id(), kind: documentKind, number: z.string() }).nullable() }),
  ),
}

export type OneBack = z.input<typeof oneBack>
export type ReversalView = z.input<typeof reversalView>
export type Reversed = z.input<typeof reversed>
export type Corrected = z.input<(typeof correctOperations)['correct']['output']>
