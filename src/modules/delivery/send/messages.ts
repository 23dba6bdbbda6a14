/** What is to be sent and was: seen, sent again, kept from being sent. */
import { type Context, implement } from '#platform/command'
import { type ListDefinition, implementList } from '#platform/list'
import { type Problem, Refused, refuse } from '#platform/problem'
import { delivery } from '../contract.ts'
import { type MessageView, messageStates, papers } from '../contract/sending.ts'
import { saidTo } from './compose.ts'
import { problem } from './problems.ts'
import { askWorker } from './queue.ts'

const kind = `case when m.document_state = 'posted' then 'posted_' || m.kind else m.kind end`
const to = `array_to_string(m.to_addresses, ', ')`
const nextTry = `case when m.state = 'queued' then m.next_try_at end`
const from = `delivery.messages m left join parties.parties p on p.company_id = m.company_id and p.id = m.party_id
  left join access.members u on u.company_id = m.company_id and u.user_id = m.user_id`

const messages: ListDefinition = {
  from,
  company: 'm.company_id',
  key: ['id'],
  defaultSort: [{ field: 'createdAt', direction: 'desc' }],
  search: ['documentNumber', 'partyName', 'to', 'subject'],
  columns: {
    id: { sql: 'm.id', kind: 'id' },
    state: { sql: 'm.state', kind: 'choice', values: messageStates },
    paper: { sql: 'm.paper', kind: 'choice', values: [...papers, 'test'] },
    side: { sql: 'm.side', kind: 'text', nullable: true },
    kind: { sql: kind, kind: 'text', nullable: true },
    documentId: { sql: 'm.document_id', kind: 'id', nullable: true },
    documentNumber: { sql: 'm.document_number', kind: 'code' },
    partyId: { sql: 'm.party_id', kind: 'id', nullable: true },
    partyNumber: { sql: `coalesce(p.number, '')`, kind: 'code' },
    partyName: { sql: `coalesce(p.name, '')`, kind: 'text' },
    to: { sql: to, kind: 'text' },
    subject: { sql: 'm.subject', kind: 'text' },
    createdAt: { sql: 'm.created_at', kind: 'time' },
    createdBy: { sql: `coalesce(u.name, '')`, kind: 'text' },
    sentAt: { sql: 'm.sent_at', kind: 'time', nullable: true },
    attempts: { sql: 'm.attempts', kind: 'integer' },
    nextTryAt: { sql: nextTry, kind: 'time', nullable: true },
    answer: { sql: 'm.answer', kind: 'text' },
  },
}
implementList(delivery, 'delivery.messages.list', messages)

type Row = Omit<MessageView, 'problem'> & { readonly problem: Problem | null }

const oneSql = `select m.id, m.state, m.paper, m.side, ${kind} as kind, m.document_id as "documentId", m.document_number as "documentNumber",
  m.party_id as "partyId", coalesce(p.number, '') as "partyNumber", coalesce(p.name, '') as "partyName", ${to} as "to", m.subject,
  to_jsonb(m.created_at) #>> '{}' as "createdAt", coalesce(u.name, '') as "createdBy", to_jsonb(m.sent_at) #>> '{}' as "sentAt", m.attempts,
  to_jsonb(${nextTry}) #>> '{}' as "nextTryAt", m.answer, m.language, m.cc_addresses as cc, m.from_address as "from", m.body, m.mail_id as "mailId", m.problem,
  coalesce((select jsonb_agg(jsonb_build_object('position', f.position, 'fileName', f.file_name, 'mediaType', f.media_type, 'size', length(f.content)) order by f.position)
    from delivery.message_files f where f.company_id = m.company_id and f.message_id = m.id), '[]') as files
from ${from} where m.company_id = $1 and m.id = $2`

async function getMessage(context: Context, id: string): Promise<MessageView> {
  const row = await context.tx.maybeOne<Row>('delivery.message', oneSql, [context.companyId, id])
  if (!row) throw new Refused([problem('message_gone', {})], 404)
  return { ...row, problem: row.problem && saidTo(context.language)(row.problem) }
}

implement(delivery, 'delivery.messages.get', (context, { id }) => getMessage(context, id))

implement(delivery, 'delivery.messages.file', async ({ tx, companyId }, { id, position }) => {
  const file = await tx.maybeOne<{ fileName: string; mediaType: string; content: string | null }>(
    'delivery.message_file',
    `select file_name as "fileName", media_type as "mediaType", replace(encode(content, 'base64'), chr(10), '') as content from delivery.message_files
     where company_id = $1 and message_id = $2 and position = $3`,
    [companyId, id, position],
  )
  if (!file) throw new Refused([problem('message_gone', {})], 404)
  const { content, ...named } = file
  if (content === null) throw new Refused([problem('message_file_forgotten', {})])
  return { ...named, content }
})

implement(delivery, 'delivery.messages.retry', async (context, { id }) => {
  const { tx, companyId } = context
  await getMessage(context, id)
  // A message that waits may be tried at once; one that is being handed over, or was taken, is never sent again by this.
  const changed = await tx.execute(
    'delivery.retry',
    `update delivery.messages set attempts = 0, next_try_at = now(), problem = null, answer = '', state = 'queued'
     where company_id = $1 and id = $2 and state in ('failed', 'cancelled', 'queued')`,
    [companyId, id],
  )
  refuse(changed === 0 ? [problem('message_not_ended', {})] : [])
  await askWorker(tx, companyId)
  return getMessage(context, id)
})

implement(delivery, 'delivery.messages.cancel', async (context, { id }) => {
  const { tx, companyId } = context
  await getMessage(context, id)
  const changed = await tx.execute(
    'delivery.cancel', `update delivery.messages set state = 'cancelled' where company_id = $1 and id = $2 and state = 'queued'`, [companyId, id],
  )
  refuse(changed === 0 ? [problem('message_not_waiting', {})] : [])
  return getMessage(context, id)
})
