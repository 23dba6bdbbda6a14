/** The account a company's mail goes out by. */
import { seal } from '#access'
import { type Context, implement } from '#platform/command'
import { message } from '#platform/i18n'
import { type Problem, refuse } from '#platform/problem'
import { implementSingleton } from '#platform/record'
import { delivery } from '../contract.ts'
import { account } from '../contract/sending.ts'
import { checkAddresses, splitAddresses } from './addresses.ts'
import { problem } from './problems.ts'
import { queueMessage } from './queue.ts'

/** What a password is sealed for: it opens in its own company alone. */
export const sealedFor = (companyId: number): string => `mail account of company ${companyId}`

const single = (text: string | undefined, field: string): Problem[] => [
  ...checkAddresses(text, field),
  ...(splitAddresses(text ?? '').length > 1 ? [problem('not_an_address', { address: text! }, { field })] : []),
]

implementSingleton(delivery, 'delivery.account', account, {
  table: 'delivery.accounts',
  clean: input => Object.fromEntries(Object.entries(input).map(([field, value]) => [field, typeof value === 'string' ? value.trim() : value])),
  check: (_, { fromAddress, replyTo, copyTo }) => [
    ...single(fromAddress, 'fromAddress'), ...single(replyTo, 'replyTo'), ...checkAddresses(copyTo, 'copyTo'),
  ],
  list: { columns: { hasPassword: { sql: 'r.password is not null', kind: 'boolean' } } },
})

implement(delivery, 'delivery.account.password', async ({ tx, companyId }, { password }) => {
  const sealed = password === null ? null : await seal(tx, sealedFor(companyId), password)
  await tx.execute('delivery.keep_password', 'update delivery.accounts set password = $2 where company_id = $1', [companyId, sealed])
  return { hasPassword: sealed !== null }
})

/** Why nothing can be sent: there is no server, or nobody it would be from. */
export async function loadAccountProblems({ tx, companyId }: Context): Promise<Problem[]> {
  const { ready } = await tx.one<{ ready: boolean }>(
    'delivery.account_ready', `select host <> '' and from_address <> '' as ready from delivery.accounts where company_id = $1`, [companyId],
  )
  return ready ? [] : [problem('no_mail_account', {}, { remedy: 'setup/e-mail' })]
}

implement(delivery, 'delivery.account.test', async (context, { to }) => {
  refuse(await loadAccountProblems(context))
  const { name } = await context.tx.one<{ name: string }>('delivery.company_name', 'select name from company.companies where id = $1', [context.companyId])
  const say = (key: string): string => message(context.language, `delivery.mail.${key}`, { company: name })
  return queueMessage(context, { paper: 'test', language: context.language, to: [to], cc: [], subject: say('test_subject'), body: say('test_body'), files: [] })
})
