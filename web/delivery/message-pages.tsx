import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { call } from '../shell/client.ts'
import { showFile } from '../shell/files.ts'
import type { OperationName, Output } from '../shell/operations.ts'
import { mayRun, queries } from '../shell/session.ts'
import { ActionBar, type PageAction } from '../ui/action-bar.tsx'
import { formatInstant } from '../ui/format.ts'
import { rowAction } from '../ui/list/chosen.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { Failure, ProblemList, remedyPath, remedyText } from '../ui/problems.tsx'
import { caption, t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { useBulk } from '../work/use-bulk.tsx'
import { MessageChip } from './message-chip.tsx'
import { aboutPath, messageList } from './messages.ts'
import './mail.css'

type Message = Output<'delivery.messages.get'>

const ended = new Set(['failed', 'cancelled', 'queued'])

/** Everything that is to be sent and was. */
export function MessagesPage() {
  const bulk = useBulk()
  return (
    <ListPage
      list={messageList}
      rowActions={chosen =>
        (['retry', 'cancel'] as const).filter(verb => mayRun(`delivery.messages.${verb}`) && mayRun('work.run_each')).map(verb =>
          rowAction(chosen, {
            id: verb,
            caption: t(`web.action.message_${verb}`),
            place: 'bar',
            act: rows =>
              bulk.each({
                operation: `delivery.messages.${verb}`,
                title: t(`web.action.message_${verb}`),
                rows: rows.map(({ id, subject }) => ({ label: subject, input: { id }, target: { kind: 'message', id } })),
              }),
          }),
        )
      }
    >
      {bulk.notice}
    </ListPage>
  )
}

const underWay = 2_000

/** One message: what became of it, whom it went to, what it said and held. */
export function MessagePage({ id }: { readonly id: string }) {
  const key = ['delivery.messages.get', id]
  const query = useQuery({
    queryKey: key,
    queryFn: () => call('delivery.messages.get', { id }),
    refetchInterval: each => (each.state.data?.state === 'sending' || each.state.data?.state === 'queued' ? underWay : false),
  })
  const act = useAct()
  if (query.error) return <Failure error={query.error} />
  if (!query.data) return <p className="empty">{t('web.loading')}</p>
  const message = query.data
  const run = (operation: 'delivery.messages.retry' | 'delivery.messages.cancel') => (): void =>
    void act.run(async () => void queries.setQueryData(key, await call(operation, { id })))
  return (
    <>
      <header className="page-head">
        <h1>{message.subject}</h1>
        <MessageChip state={message.state} />
        <About message={message} />
      </header>
      <ActionBar actions={actionsOf(message, run)} />
      <ProblemList problems={act.problems} />
      {message.problem && (
        <p className="notice" data-meaning={message.state === 'failed' ? 'problem' : 'warning'} role="note">
          {message.problem.message} {message.problem.remedy && <Link to={remedyPath(message.problem.remedy)}>{remedyText(message.problem.remedy)}</Link>}
        </p>
      )}
      <Content message={message} />
    </>
  )
}

function About({ message }: { readonly message: Message }) {
  const path = aboutPath(message)
  const name = `${t(`web.choice.paper.${message.paper}`)} ${message.documentNumber}`.trim()
  return <span className="title-part">{path ? <Link to={path}>{name}</Link> : name}</span>
}

const actionsOf = ({ state }: Message, run: (operation: 'delivery.messages.retry' | 'delivery.messages.cancel') => () => void): PageAction[] =>
  ([
    { id: 'retry', operation: 'delivery.messages.retry', place: 'primary', blocked: ended.has(state) ? undefined : t('web.mail.not_again') },
    { id: 'cancel', operation: 'delivery.messages.cancel', place: 'bar', blocked: state === 'queued' ? undefined : t('web.mail.not_waiting') },
  ] as const).filter(({ operation }) => mayRun(operation as OperationName)).map(({ id, operation, place, blocked }) => ({
    id, place, caption: t(`web.action.message_${id}`), ...(blocked ? { blocked } : {}), run: run(operation),
  }))

function Content({ message }: { readonly message: Message }) {
  const facts: readonly (readonly [string, string])[] = [
    ['from', message.from], ['to', message.to], ['cc', message.cc.join(', ')], ['createdAt', formatInstant(message.createdAt)], ['createdBy', message.createdBy],
    ['sentAt', formatInstant(message.sentAt)], ['nextTryAt', formatInstant(message.nextTryAt)], ['attempts', String(message.attempts)], ['answer', message.answer], ['mailId', message.mailId],
  ]
  return (
    <>
      <section className="panel" aria-label={t('web.document.header')}>
        <dl className="mail-facts">
          {facts.filter(([, value]) => value !== '').map(([field, value]) => (
            <Fragment key={field}>
              <dt>{caption(`delivery.${field}`)}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      </section>
      <section className="panel" aria-label={caption('delivery.body')}>
        <p className="mail-read">{message.body}</p>
        {message.files.length > 0 && (
          <p className="mail-row mail-panel">
            {message.files.map(({ position, fileName, size }) => (
              <button key={position} type="button" className="button outlined" aria-disabled={size === null} onClick={() => void call('delivery.messages.file', { id: message.id, position }).then(showFile)}>
                {fileName}
              </button>
            ))}
          </p>
        )}
      </section>
    </>
  )
}
