/** The outbox: a message is written in the transaction that wants it sent, and the worker is asked in the same one. */
import type { Context } from '#platform/command'
import type { Tx } from '#platform/db'
import { enqueue } from '#platform/jobs'
import { refuse } from '#platform/problem'
import type { PaperName } from '../contract/sending.ts'
import { problem } from './problems.ts'

export interface AttachedFile {
  readonly fileName: string
  readonly mediaType: string
  /** Null where the worker makes it: the paper of a posted document, which stays what it is. */
  readonly content: Buffer | null
}

/** The document a message is about. */
export interface MessageDocument {
  readonly state: 'open' | 'posted'
  readonly side: string
  readonly kind: string
  readonly id: string
  readonly number: string
}

export interface NewMessage {
  readonly paper: PaperName | 'test'
  readonly document?: MessageDocument
  /** What a statement is known by, which is of no document. */
  readonly number?: string
  readonly partyId?: string
  readonly language: string
  /** At least one. */
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly subject: string
  readonly body: string
  /** The paper first. */
  readonly files: readonly AttachedFile[]
}

/** The worker's task; one key a company, so that a server that is slow keeps one worker at most. */
export const sendTask = 'delivery.send'
export const askWorker = (tx: Tx, companyId: number): Promise<void> => enqueue(tx, sendTask, { companyId }, `${sendTask}:${companyId}`)

/** Mail servers take no more than 20 to 35 MB, and writing bytes as text makes a third more of them. */
const largest = 15_000_000
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)

/** Puts a message into the outbox. Gives its id. Refuses more bytes than mail servers take. */
export async function queueMessage(context: Context, message: NewMessage): Promise<{ messageId: string; to: string[]; subject: string }> {
  const { tx, companyId, userId, workDate } = context
  const { document, files, to, cc, subject } = message
  const size = files.reduce((sum, { content }) => sum + (content?.length ?? 0), 0)
  refuse(size > largest ? [problem('mail_too_large', { size: megabytes(size), most: megabytes(largest) }, { field: 'attachments' })] : [])
  const messageId = context.newId()
  await tx.execute(
    'delivery.queue',
    `insert into delivery.messages (company_id, id, paper, document_state, side, kind, document_id, document_number, party_id, language,
       to_addresses, cc_addresses, subject, body, user_id, work_date)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [companyId, messageId, message.paper, document?.state ?? null, document?.side ?? null, document?.kind ?? null, document?.id ?? null,
      document?.number ?? message.number ?? '', message.partyId ?? null, message.language, to, cc, subject, message.body, userId, workDate],
  )
  if (files.length > 0)
    await tx.execute(
      'delivery.queue_files',
      `insert into delivery.message_files (company_id, message_id, position, file_name, media_type, content)
       select $1, $2, f.n - 1, f.name, f.type, f.content from unnest($3::text[], $4::text[], $5::bytea[]) with ordinality f (name, type, content, n)`,
      [companyId, messageId, files.map(({ fileName }) => fileName), files.map(({ mediaType }) => mediaType), files.map(({ content }) => content)],
    )
  await askWorker(tx, companyId)
  return { messageId, to: [...to], subject }
}
