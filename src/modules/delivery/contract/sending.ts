/** Papers sent by e-mail, as the contract has them: the account, to whom, in which words, and what was sent. */
import { z } from 'zod'
import { command, id, query, text } from '#platform/contract'
import {
  choiceField, defineRecord, flagField, given, idField, integerField, listQuery, recordContract, required, singletonContract, textField,
} from '#platform/record-contract'

/** The papers that are sent, each with texts of its own. */
export const papers = [
  'sales_quote', 'sales_blanket_order', 'sales_order', 'sales_draft_invoice', 'sales_draft_credit_memo', 'sales_return_order', 'sales_shipment',
  'sales_invoice', 'sales_credit_memo', 'sales_return_receipt', 'customer_statement', 'purchase_quote', 'purchase_blanket_order', 'purchase_order',
  'purchase_return_order', 'purchase_return_shipment', 'vendor_statement',
] as const
export type PaperName = (typeof papers)[number]

export const mailLanguages = ['en', 'nl-NL', 'nl-BE', 'nb-NO'] as const
const language = z.enum(mailLanguages)

/** How a party gets a paper. */
export const ways = ['email', 'print', 'none'] as const

export const account = defineRecord('mail account', [], {
  host: textField(100),
  port: integerField(1, 65_535),
  security: choiceField(['starttls', 'tls', 'none']),
  userName: textField(100),
  /** The password itself is never read again. */
  hasPassword: given(flagField()),
  fromAddress: textField(100),
  fromName: textField(100),
  replyTo: textField(100),
  /** Gets every message too, unseen. */
  copyTo: textField(100),
})

export const addresses = defineRecord('way a customer or vendor gets its papers', ['partyId', 'paper'], {
  partyId: required(idField()),
  paper: required(choiceField(['any', ...papers])),
  way: choiceField(ways),
  /** Several with ; between them; the party's own when blank. */
  emails: textField(500),
})

const address = z.string().trim().max(200).pipe(z.email())
const problem = z.object({
  code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), message: z.string(), field: z.string().optional(), remedy: z.string().optional(),
})

/** What may be said otherwise than it would be. */
const wording = {
  to: z.array(address).min(1).max(20).optional(),
  cc: z.array(address).max(20).optional(),
  subject: z.string().trim().min(1).max(250).optional(),
  body: text(20_000).optional(),
  /** The party's own when left out. */
  language: language.optional(),
}
export const sendInput = z.strictObject({
  id: id(),
  ...wording,
  /** Files on the document that go along, by the id of their remark. */
  attachments: z.array(id()).max(20).optional(),
})
export const sendWithout = z.strictObject(wording)

/** The message as it would be sent. */
export const draft = z.object({
  paper: z.enum(papers),
  language: z.string(),
  partyId: id(),
  partyNumber: z.string(),
  partyName: z.string(),
  way: z.enum(ways),
  to: z.array(z.string()),
  subject: z.string(),
  body: z.string(),
  /** The paper itself, as it will be attached. */
  fileName: z.string(),
  /** What could go along. */
  files: z.array(z.object({ id: id(), fileName: z.string(), size: z.number() })),
  /** Why it could not be sent as it is. */
  problems: z.array(problem),
})

export const queued = z.object({ messageId: id(), to: z.array(z.string()), subject: z.string() })

export const messageStates = ['queued', 'sending', 'sent', 'failed', 'cancelled'] as const

const message = z.object({
  id: id(),
  state: z.enum(messageStates),
  paper: z.enum([...papers, 'test']),
  side: z.string().nullable(),
  /** Of an open document its kind, of a posted one `posted_` and its kind. */
  kind: z.string().nullable(),
  documentId: id().nullable(),
  documentNumber: z.string(),
  partyId: id().nullable(),
  partyNumber: z.string(),
  partyName: z.string(),
  to: z.string(),
  subject: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  sentAt: z.string().nullable(),
  attempts: z.int(),
  nextTryAt: z.string().nullable(),
  /** What the server said. */
  answer: z.string(),
})

const oneMessage = message.extend({
  language: z.string(),
  cc: z.array(z.string()),
  from: z.string(),
  body: z.string(),
  /** Message-ID of the mail. */
  mailId: z.string(),
  problem: problem.nullable(),
  files: z.array(z.object({ position: z.int(), fileName: z.string(), mediaType: z.string(), size: z.number().nullable() })),
})

const wordsOfPaper = z.object({
  paper: z.enum(papers),
  language,
  subject: z.string(),
  body: z.string(),
  /** Said otherwise than the program proposes. */
  own: z.boolean(),
})

export const sendingOperations = {
  ...singletonContract('delivery.account', account),
  'delivery.account.password': command(
    'Keeps the password of the mail account, sealed; null forgets it', z.strictObject({ password: z.string().min(1).max(500).nullable() }), z.object({ hasPassword: z.boolean() }),
  ),
  'delivery.account.test': command('Sends a test message by the mail account', z.strictObject({ to: address }), queued),
  ...recordContract('delivery.addresses', addresses),
  'delivery.texts.list': query(
    'Subject and text of every paper in every language, as the company says them', z.strictObject({ paper: z.enum(papers).optional(), language: language.optional() }),
    z.object({ rows: z.array(wordsOfPaper), fields: z.array(z.string()) }),
  ),
  'delivery.texts.change': command(
    'Says a paper otherwise than the program proposes', z.strictObject({ paper: z.enum(papers), language, subject: z.string().trim().min(1).max(250), body: z.string().trim().min(1).max(20_000) }),
    wordsOfPaper,
  ),
  'delivery.texts.reset': command('Says a paper as the program proposes again', z.strictObject({ paper: z.enum(papers), language }), wordsOfPaper),
  'delivery.messages.list': listQuery('What is to be sent and was sent, newest first', message),
  'delivery.messages.get': query('One message with its text and the names of its files', z.strictObject({ id: id() }), oneMessage),
  'delivery.messages.file': query(
    'A file of a message as it was sent', z.strictObject({ id: id(), position: z.int().min(0).max(100) }),
    z.object({ fileName: z.string(), mediaType: z.string(), /** In base64. */ content: z.string() }),
  ),
  'delivery.messages.retry': command('Sends a message that failed or was cancelled once more', z.strictObject({ id: id() }), oneMessage),
  'delivery.messages.cancel': command('Keeps a message that waits from being sent', z.strictObject({ id: id() }), oneMessage),
}

export type MessageDraft = z.input<typeof draft>
export type MessageView = z.input<typeof oneMessage>
export type MessageRow = z.input<typeof message>
export type Way = (typeof ways)[number]
