/** Documents on paper and by e-mail. */
import { z } from 'zod'
import { trade } from '#contract/trade'
import { type Contract, command, id, query } from '#platform/contract'
import { draft, mailLanguages, queued, sendInput, sendingOperations } from './contract/sending.ts'

const printed = z.strictObject({
  id: id(),
  /** The party's own when left out. */
  language: z.enum(mailLanguages).optional(),
})

const file = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  /** The bytes, base64. */
  content: z.string(),
})

/** What is sent: `sales.quote`, `sales.posted_invoice`. What we only received is not. */
export const sendable = {
  open: [
    'sales.quote', 'sales.blanket_order', 'sales.order', 'sales.invoice', 'sales.credit_memo', 'sales.return_order',
    'purchase.quote', 'purchase.blanket_order', 'purchase.order', 'purchase.return_order',
  ],
  posted: ['sales.posted_shipment', 'sales.posted_invoice', 'sales.posted_credit_memo', 'sales.posted_return_receipt', 'purchase.posted_return_shipment'],
} as const
export type Sendable = (typeof sendable)['open' | 'posted'][number]

/** What is posted and sent in one go. */
export const postedAndSent = ['sales.order', 'sales.invoice', 'sales.credit_memo', 'sales.return_order'] as const
export type PostedAndSent = (typeof postedAndSent)[number]

const send = command("Sends the document by e-mail, in the party's language, with its paper as PDF; the worker hands it over", sendInput, queued)

const sentAfterPosting = z.object({
  documents: trade['sales.order.post'].output.shape.documents,
  finished: z.boolean(),
  messages: z.array(queued),
  /** Papers this customer does not get by e-mail, and how it gets them. */
  otherwise: z.array(z.object({ documentId: id(), kind: z.string(), number: z.string(), way: z.enum(['print', 'none']) })),
})
const andSend = (name: PostedAndSent) =>
  command('Posts the document and sends what was posted by e-mail: the invoice or credit memo, else the shipment or receipt', trade[`${name}.post`].input, sentAfterPosting)

const named = <N extends string, O>(names: readonly N[], verb: string, operation: (name: N) => O): Record<string, O> =>
  Object.fromEntries(names.map(name => [`${name}.${verb}`, operation(name)]))

type SendContract = Record<`${Sendable}.send`, typeof send>
type AndSendContract = { [N in PostedAndSent as `${N}.post_and_send`]: ReturnType<typeof andSend> }

export const delivery = {
  'delivery.document.pdf': query(
    "An open document as PDF, in the party's language: quote, order confirmation, purchase order, pro forma invoice …",
    printed,
    file,
  ),
  'delivery.posted_document.pdf': query(
    "A posted document as PDF, in the party's language: shipment note, invoice, credit memo, receipt or return",
    printed,
    file,
  ),
  'delivery.document.message': query('The e-mail an open document would be sent with', printed, draft),
  'delivery.posted_document.message': query('The e-mail a posted document would be sent with', printed, draft),
  ...sendingOperations,
  ...(named([...sendable.open, ...sendable.posted], 'send', () => send) as SendContract),
  ...(named(postedAndSent, 'post_and_send', andSend) as unknown as AndSendContract),
} satisfies Contract

export { type MessageDraft, type MessageRow, type MessageView, type PaperName, type Way, draft, papers, queued, sendWithout } from './contract/sending.ts'
