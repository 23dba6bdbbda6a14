import { type FormEvent, useState } from 'react'
import { askAuth } from '../shell/auth.ts'
import { queries } from '../shell/session.ts'
import { Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { SecretField } from './secret-field.tsx'

/** A new password; whoever was signed in elsewhere is out. */
export function ChangePassword() {
  const act = useAct()
  const [isDone, setDone] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    setDone(false)
    void act.run(async () => {
      await askAuth('change-password', {
        currentPassword: typed.get('currentPassword'),
        newPassword: typed.get('newPassword'),
        revokeOtherSessions: true,
      })
      form.reset()
      setDone(true)
      await queries.invalidateQueries({ queryKey: ['access.sessions.list'] })
    })
  }
  return (
    <section className="panel settings-part" aria-label={t('web.my.password')}>
      <h2>{t('web.my.password')}</h2>
      <form className="settings-form" onSubmit={submit}>
        <SecretField name="currentPassword" label={t('web.my.current_password')} use="current-password" />
        <SecretField name="newPassword" label={t('web.my.new_password')} use="new-password" hint={t('web.password_hint')} />
        <button type="submit" className="button outlined" aria-disabled={act.isBusy}>
          {t('web.my.change_password')}
        </button>
      </form>
      {act.problems.length > 0 && <Problems title={t('web.refused.change')} problems={act.problems} onClose={act.forget} />}
      {isDone && (
        <p role="status" className="notice" data-meaning="done">
          {t('web.my.password_changed')}
        </p>
      )}
    </section>
  )
}
