/** The rows of the outbox as the worker takes and leaves them. Each step is a transaction of its own. */
import { unseal } from '#access'
import { type Databases, type Tx, withTransaction } from '#platform/db'
import type { LocalDate } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import { notify } from '#work'
import { sealedFor } from './account.ts'
import { splitAddresses } from './addresses.ts'
import { type Failing, mostAttempts, waitAfter } from './outcome.ts'
import { problem } from './problems.ts'
import type { MailAccount } from './smtp.ts'

/** A message that was being handed over for so long was left by a worker that died. */
const lostAfter = '15 minutes'

export interface Claimed {
  readonly id: string
  readonly user_id: string
  readonly work_date: LocalDate
  readonly language: string
  readonly document_id: string | null
  readonly to_addresses: readonly string[]
  readonly cc_addresses: readonly string[]
  readonly subject: string
  readonly body: string
  readonly mail_id: string
  readonly attempts: number
}

const inCompany = <T>(databases: Databases, companyId: number, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withTransaction(databases.app, { companyId }, work)

/** Takes the next message that is due, so that nobody else does; committed before anything is handed over. */
export const claimNext = (databases: Databases, companyId: number, domain: string): Promise<Claimed | undefined> =>
  inCompany(databases, companyId, tx =>
    tx.maybeOne<Claimed>(
      'delivery.claim',
      `update delivery.messages m set state = 'sending', claimed_at = now(), attempts = attempts + 1,
         mail_id = case when mail_id = '' then '<' || m.id || '@' || $2 || '>' else mail_id end
       where company_id = $1 and id = (
         select id from delivery.messages where company_id = $1 and state = 'queued' and next_try_at <= now()
         order by next_try_at, created_at, id limit 1 for update skip locked)
       returning id, user_id, work_date, language, document_id, to_addresses, cc_addresses, subject, body, mail_id, attempts`,
      [companyId, domain],
    ),
  )

type AccountRow = Omit<MailAccount, 'password' | 'copyTo'> & { readonly sealed: Buffer | null; readonly copyTo: string }

/** The account as it is now, or why it cannot be used. */
export const loadAccount = (databases: Databases, companyId: number): Promise<MailAccount | Problem> =>
  inCompany(databases, companyId, async tx => {
    const { sealed, copyTo, ...account } = await tx.one<AccountRow>(
      'delivery.account',
      `select host, port, security, user_name as "userName", password as sealed, from_address as "fromAddress",
         coalesce(nullif(from_name, ''), c.name) as "fromName", reply_to as "replyTo", copy_to as "copyTo"
       from delivery.accounts a join company.companies c on c.id = a.company_id where a.company_id = $1`,
      [companyId],
    )
    if (account.host === '' || account.fromAddress === '') return problem('no_mail_account', {}, { remedy: 'setup/e-mail' })
    const password = sealed && (await unseal(tx, sealedFor(companyId), sealed))
    if (sealed && password === null) return problem('password_unreadable', {}, { remedy: 'setup/e-mail' })
    return { ...account, password, copyTo: splitAddresses(copyTo) }
  })

/** Notes that the server took a message. */
export const noteSent = (databases: Databases, companyId: number, { id }: Claimed, from: string, answer: string, remark: Problem | null): Promise<unknown> =>
  inCompany(databases, companyId, tx =>
    tx.execute(
      'delivery.sent',
      `update delivery.messages set state = 'sent', sent_at = now(), claimed_at = null, from_address = $3, answer = $4, problem = $5
       where company_id = $1 and id = $2 and state = 'sending'`,
      [companyId, id, from, answer.slice(0, 500), remark && JSON.stringify(remark)],
    ),
  )

interface Noted {
  readonly state: 'queued' | 'failed'
  readonly user_id: string
  readonly subject: string
  readonly to_addresses: readonly string[]
  readonly others: boolean
}

const noteSql = `
update delivery.messages m set state = $3, claimed_at = null, problem = $4, answer = $5, next_try_at = now() + make_interval(mins => $6)
where company_id = $1 and id = $2 and state = 'sending'
returning state, user_id, subject, to_addresses, exists (select from delivery.messages o where o.company_id = m.company_id and o.user_id = m.user_id
  and o.id <> m.id and o.state = 'queued' and o.problem is not null) as others`

/** Notes why a message was not taken, and tells whoever sent it: when it is over, and when mail begins to wait. */
export const noteFailed = (databases: Databases, companyId: number, { id, attempts }: Pick<Claimed, 'id' | 'attempts'>, { next, problem: found, answer = '' }: Failing): Promise<void> =>
  inCompany(databases, companyId, async tx => {
    const state = next === 'never' || attempts >= mostAttempts ? 'failed' : 'queued'
    const noted = await tx.maybeOne<Noted>('delivery.not_sent', noteSql, [companyId, id, state, JSON.stringify(found), answer, waitAfter(attempts)])
    if (!noted || (state === 'queued' && (attempts > 1 || noted.others))) return
    await notify(tx, companyId, {
      userId: noted.user_id,
      code: state === 'failed' ? 'delivery.notice.failed' : 'delivery.notice.waiting',
      params: { to: noted.to_addresses.join(', ') },
      title: { code: 'delivery.notice.subject', params: { subject: noted.subject } },
      target: { kind: 'message', id },
    })
  })

/** The account does not work: whatever is due with it waits as long as the message that found out. */
export const putOff = (databases: Databases, companyId: number, attempts: number): Promise<unknown> =>
  inCompany(databases, companyId, tx =>
    tx.execute(
      'delivery.put_off',
      `update delivery.messages set next_try_at = now() + make_interval(mins => $2) where company_id = $1 and state = 'queued' and next_try_at <= now()`,
      [companyId, waitAfter(attempts)],
    ),
  )

/** Messages a worker died over: they may have arrived, so nobody sends them again by themselves. */
export async function noteLost(databases: Databases, companyId: number): Promise<void> {
  const lost = await inCompany(databases, companyId, tx =>
    tx.query<Pick<Claimed, 'id' | 'attempts'>>(
      'delivery.lost', `select id, attempts from delivery.messages where company_id = $1 and state = 'sending' and claimed_at < now() - interval '${lostAfter}'`, [companyId],
    ),
  )
  for (const each of lost)
    await noteFailed(databases, companyId, each, { next: 'never', isAccount: false, problem: problem('smtp_unsure', { reason: '–' }) })
}

/** Papers can be made again; what was attached besides stands on its document. The message itself stays. */
export const forgetFiles = (databases: Databases, companyId: number): Promise<unknown> =>
  inCompany(databases, companyId, tx =>
    tx.execute(
      'delivery.forget_files',
      `update delivery.message_files f set content = null from delivery.messages m
       where m.company_id = $1 and m.state = 'sent' and m.created_at < now() - interval '90 days' and m.created_at > now() - interval '97 days'
         and f.company_id = m.company_id and f.message_id = m.id and f.content is not null`,
      [companyId],
    ),
  )
