/**
 * The worker's side of sending. A message is claimed and that is committed before it is handed over, so that none is sent
 * twice: what a worker dies over is shown as failed, and somebody decides.
 */
import { loadCaller } from '#access'
import { z } from 'zod'
import type { Context } from '#platform/command'
import { type Databases, withTransaction } from '#platform/db'
import { defineJob, defineTask } from '#platform/jobs'
import { log } from '#platform/log'
import { v7 } from 'uuid'
import { loadDocument } from '../load-document.ts'
import { madePaper } from '../make-paper.ts'
import { type Failing } from './outcome.ts'
import { type Claimed, claimNext, forgetFiles, loadAccount, noteFailed, noteLost, noteSent, putOff } from './outbox.ts'
import { problem } from './problems.ts'
import { askWorker, sendTask } from './queue.ts'
import { type Mail, type MailAccount, openServer } from './smtp.ts'

/** Whoever waits behind gets a turn after so long. */
const turn = 5_000

const payload = z.object({ companyId: z.int() })

defineTask(sendTask, (databases, given) => sendDue(databases, payload.parse(given).companyId))

/** What waits for its next attempt, what was asked for before there was a worker, and what one died over. */
defineJob('delivery.send_waiting', {
  everyMinute: 1,
  forEachCompany: async (databases, companyId) => {
    await noteLost(databases, companyId)
    await forgetFiles(databases, companyId)
    await sendDue(databases, companyId)
  },
})

/** Sends what is due for one turn and asks for another when there may be more. */
async function sendDue(databases: Databases, companyId: number): Promise<void> {
  const account = await loadAccount(databases, companyId)
  const server = 'code' in account ? undefined : openServer(account)
  const end = performance.now() + turn
  try {
    for (;;) {
      const message = await claimNext(databases, companyId, domainOf(account))
      if (!message) return
      const failed = server ? await sendOne(databases, companyId, message, account as MailAccount, server) : unusable(account)
      if (failed) await noteFailed(databases, companyId, message, failed)
      if (failed?.isAccount) return void (await putOff(databases, companyId, message.attempts))
      if (performance.now() > end) return await withTransaction(databases.app, { companyId }, tx => askWorker(tx, companyId))
    }
  } finally {
    server?.close()
  }
}

type Account = Awaited<ReturnType<typeof loadAccount>>

const domainOf = (account: Account): string => ('code' in account ? 'handel.invalid' : account.fromAddress.split('@').at(-1)!)
const unusable = (account: Account): Failing => ({ next: 'again', isAccount: true, problem: account as Exclude<Account, MailAccount> })

type Server = ReturnType<typeof openServer>

async function sendOne(databases: Databases, companyId: number, message: Claimed, account: MailAccount, server: Server): Promise<Failing | undefined> {
  const files = await loadFiles(databases, companyId, message).catch((error: unknown) => {
    log.error({ err: error, message: message.id }, 'the paper of a message could not be made')
  })
  if (!files) return { next: 'never', isAccount: false, problem: problem('paper_not_made', {}) }
  const { mail_id: mailId, to_addresses: to, cc_addresses: cc, subject, body, language } = message
  const came = await server.hand({ mailId, to, cc, subject, body, language, files })
  if ('next' in came) return came
  const remark = came.refused.length > 0 ? problem('smtp_addresses_refused', { addresses: came.refused.join(', ') }) : null
  await noteSent(databases, companyId, message, account.fromAddress, came.answer, remark)
  return undefined
}

interface FileRow {
  readonly position: number
  readonly fileName: string
  readonly mediaType: string
  readonly content: Buffer | null
}

/** The files of a message; the paper of a posted document is made when it is first needed, and kept as it was sent. */
async function loadFiles(databases: Databases, companyId: number, message: Claimed): Promise<Mail['files']> {
  const caller = await loadCaller(databases, { companyId, userId: message.user_id, language: message.language, workDate: message.work_date })
  return withTransaction(databases.app, caller, async tx => {
    const rows = await tx.query<FileRow>(
      'delivery.files_to_send',
      `select position, file_name as "fileName", media_type as "mediaType", content from delivery.message_files
       where company_id = $1 and message_id = $2 order by position`,
      [companyId, message.id],
    )
    const files = []
    for (const { position, content, ...file } of rows) {
      if (content !== null) { files.push({ ...file, content }); continue }
      const context: Context = { ...caller, tx, operation: sendTask, acknowledged: [], mode: 'write', newId: v7 }
      const made = await madePaper(await loadDocument(context, 'posted', message.document_id!, message.language))
      await tx.execute('delivery.keep_paper', 'update delivery.message_files set content = $4 where company_id = $1 and message_id = $2 and position = $3', [
        companyId, message.id, position, made,
      ])
      files.push({ ...file, content: made })
    }
    return files
  })
}
