/** Sending of documents, and posting and sending in one go. */
import type { z } from 'zod'
import { type Context, implement, runWithin } from '#platform/command'
import { type Problem, Refused, refuse } from '#platform/problem'
import { type PostedAndSent, type Sendable, delivery, postedAndSent, sendable } from '../contract.ts'
import type { sendInput } from '../contract/sending.ts'
import { madePaper } from '../make-paper.ts'
import { loadAccountProblems } from './account.ts'
import { type Composed, composeDocument, draftOf } from './compose.ts'
import { problem } from './problems.ts'
import { type AttachedFile, queueMessage } from './queue.ts'
import { checkRecipient } from './recipient.ts'

type State = 'open' | 'posted'

interface OwnFile {
  readonly id: string
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
}

/** Files somebody put on the document itself. */
const loadFiles = ({ tx, companyId }: Context, documentId: string): Promise<readonly OwnFile[]> =>
  tx.query<OwnFile>(
    'delivery.own_files',
    `select r.id, r.text as "fileName", f.media_type as "mediaType", f.size from trade.remarks r
     join trade.files f on f.company_id = r.company_id and f.id = r.file_id
     where r.company_id = $1 and r.document_id = $2 order by r.created_at, r.id`,
    [companyId, documentId],
  )

async function compose(context: Context, state: State, { id, language }: { id: string; language?: string | undefined }) {
  const composed = await composeDocument(context, state, id, language)
  const files = await loadFiles(context, id)
  return draftOf(context, composed, composed.loaded.language, files.map(({ id: remarkId, fileName, size }) => ({ id: remarkId, fileName, size })))
}

implement(delivery, 'delivery.document.message', (context, input) => compose(context, 'open', input))
implement(delivery, 'delivery.posted_document.message', (context, input) => compose(context, 'posted', input))

/** The chosen files with their bytes. Refuses one that is not on the document any more. */
async function loadAttachments({ tx, companyId }: Context, documentId: string, ids: readonly string[]): Promise<readonly AttachedFile[]> {
  if (ids.length === 0) return []
  const files = await tx.query<AttachedFile>(
    'delivery.attachments',
    `select r.text as "fileName", f.media_type as "mediaType", f.content from trade.remarks r
     join trade.files f on f.company_id = r.company_id and f.id = r.file_id
     where r.company_id = $1 and r.document_id = $2 and r.id = any($3) order by array_position($3, r.id)`,
    [companyId, documentId, ids],
  )
  refuse(files.length < ids.length ? [problem('attachment_gone', {}, { field: 'attachments' })] : [])
  return files
}

const nameOf = ({ loaded: { document } }: Composed): string => `${document.side}.${document.state === 'posted' ? 'posted_' : ''}${document.kind}`

async function send(context: Context, name: Sendable, input: z.output<typeof sendInput>) {
  const state: State = name.includes('.posted_') ? 'posted' : 'open'
  const composed = await composeDocument(context, state, input.id, input.language)
  if (nameOf(composed) !== name) throw new Refused([problem('nothing_to_send', {})], 404)
  refuse([...(await loadAccountProblems(context)), ...checkRecipient(composed.recipient, { isAddressed: input.to !== undefined })])
  return queueDocument(context, composed, input)
}

type Said = Partial<Pick<z.output<typeof sendInput>, 'to' | 'cc' | 'subject' | 'body' | 'attachments'>>

/** An open document is printed as it is now; a posted one stays what it is, and the worker prints it. */
async function queueDocument(context: Context, { loaded, paper, recipient, fileName, ...words }: Composed, said: Said) {
  const { document, language } = loaded
  const own: AttachedFile = { fileName, mediaType: 'application/pdf', content: document.state === 'open' ? await madePaper(loaded) : null }
  const attachments = await loadAttachments(context, document.id, said.attachments ?? [])
  return queueMessage(context, {
    paper,
    document: { state: document.state, side: document.side, kind: document.kind, id: document.id, number: document.number },
    partyId: recipient.id,
    language,
    to: said.to ?? recipient.to,
    cc: said.cc ?? [],
    subject: said.subject ?? words.subject,
    body: said.body ?? words.body,
    files: [own, ...attachments],
  })
}

for (const name of [...sendable.open, ...sendable.posted]) implement(delivery, `${name}.send`, (context, input) => send(context, name, input))

interface Posted {
  readonly documents: readonly { readonly id: string; readonly kind: string; readonly number: string }[]
  readonly finished: boolean
}

/** What of a posting is sent: what asks for money or gives it back; where nothing was invoiced, what moved. */
const worthSending = ({ documents }: Posted): Posted['documents'] => {
  const money = documents.filter(({ kind }) => kind === 'invoice' || kind === 'credit_memo')
  return money.length > 0 ? money : documents.filter(({ kind }) => kind === 'shipment' || kind === 'return_receipt')
}

async function postAndSend(context: Context, name: PostedAndSent, input: unknown) {
  const accountProblems = await loadAccountProblems(context)
  const { documents, finished } = (await runWithin(context.tx, context, `${name}.post`, input, context.acknowledged)) as Posted
  const composed: Composed[] = []
  for (const { id } of worthSending({ documents, finished })) composed.push(await composeDocument(context, 'posted', id))
  const mailed = composed.filter(({ recipient }) => recipient.way === 'email')
  const problems: Problem[] = mailed.flatMap(({ recipient }) => checkRecipient(recipient, { isAddressed: false }))
  // Refusing takes the posting back: nothing was posted that could not be sent.
  refuse([...(mailed.length > 0 ? accountProblems : []), ...problems])
  const messages = []
  for (const each of mailed) messages.push(await queueDocument(context, each, {}))
  const otherwise = composed.flatMap(({ recipient: { way }, loaded: { document } }) =>
    way === 'email' ? [] : [{ documentId: document.id, kind: document.kind, number: document.number, way }])
  return { documents: [...documents], finished, messages, otherwise }
}

for (const name of postedAndSent) implement(delivery, `${name}.post_and_send`, (context, input) => postAndSend(context, name, input) as never)
