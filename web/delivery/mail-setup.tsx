import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { call } from '../shell/client.ts'
import { mayRun, queries, useMe } from '../shell/session.ts'
import { ProblemList } from '../ui/problems.tsx'
import { caption, t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { MailTexts } from './mail-texts.tsx'
import { MessageChip } from './message-chip.tsx'
import { messagePath } from './messages.ts'
import './mail.css'

/** What the e-mail account needs beside its fields: the password, a test, and the words of messages. */
export function MailSetup() {
  return (
    <>
      {mayRun('delivery.account.password') && <Password />}
      {mayRun('delivery.account.test') && <Test />}
      {mayRun('delivery.texts.list') && <MailTexts />}
    </>
  )
}

const typedIn = (event: FormEvent<HTMLFormElement>, name: string): string => {
  event.preventDefault()
  return String(new FormData(event.currentTarget).get(name) ?? '')
}

/** Typed blind, kept sealed, never shown again. */
function Password() {
  const id = useId()
  const act = useAct()
  const [isKept, setKept] = useState<boolean>()
  const { data } = useQuery({ queryKey: ['delivery.account.get'], queryFn: () => call('delivery.account.get', {}) })
  const keep = (password: string | null): Promise<void> =>
    act.run(async () => {
      const { hasPassword } = await call('delivery.account.password', { password })
      setKept(hasPassword)
      await queries.invalidateQueries({ queryKey: ['delivery.account.get'] })
    })
  return (
    <section className="panel mail-panel" aria-label={t('web.mail.password')}>
      <h2 className="part-title">{t('web.mail.password')}</h2>
      <p className="hint">{t('web.mail.password_hint')}</p>
      <form
        className="mail-row"
        onSubmit={event => {
          const form = event.currentTarget
          void keep(typedIn(event, 'password')).then(() => form.reset())
        }}
      >
        <span className="mail-field">
          <label htmlFor={id}>{caption('delivery.password')}</label>
          <input id={id} className="input" name="password" type="password" autoComplete="new-password" required />
        </span>
        <button type="submit" className="button outlined" aria-disabled={act.isBusy}>
          {t('web.mail.keep_password')}
        </button>
        {(isKept ?? data?.hasPassword) && (
          <button type="button" className="button outlined" onClick={() => void keep(null)}>
            {t('web.mail.forget_password')}
          </button>
        )}
        {isKept !== undefined && <span role="status">{t(isKept ? 'web.mail.password_kept' : 'web.mail.password_forgotten')}</span>}
      </form>
      <ProblemList problems={act.problems} />
    </section>
  )
}

/** A message to oneself, and what became of it. */
function Test() {
  const id = useId()
  const act = useAct()
  const me = useMe()
  const [sent, setSent] = useState<string>()
  return (
    <section className="panel mail-panel" aria-label={t('web.mail.test')}>
      <h2 className="part-title">{t('web.mail.test')}</h2>
      <form
        className="mail-row"
        onSubmit={event => {
          const to = typedIn(event, 'to')
          void act.run(async () => setSent((await call('delivery.account.test', { to })).messageId))
        }}
      >
        <span className="mail-field">
          <label htmlFor={id}>{caption('delivery.to')}</label>
          <input id={id} className="input" name="to" type="email" defaultValue={me.user.email} required />
        </span>
        <button type="submit" className="button outlined" aria-disabled={act.isBusy}>
          {t('web.mail.send_test')}
        </button>
        {sent && <Fate key={sent} id={sent} />}
      </form>
      <ProblemList problems={act.problems} />
    </section>
  )
}

const underWay = 1_000

/** What became of a message, as it happens. */
function Fate({ id }: { readonly id: string }) {
  const { data } = useQuery({
    queryKey: ['delivery.messages.get', id],
    queryFn: () => call('delivery.messages.get', { id }),
    refetchInterval: each => (each.state.data && (each.state.data.state === 'sending' || (each.state.data.state === 'queued' && !each.state.data.problem)) ? underWay : false),
  })
  if (!data) return null
  return (
    <span role="status">
      <MessageChip state={data.state} /> <Link to={messagePath(id)}>{data.problem ? data.problem.message : data.answer || data.to}</Link>
    </span>
  )
}
