import type { FormEvent } from 'react'
import { ProblemList } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { askAuth } from './auth.ts'
import { enter, queries } from './session.ts'
import { WayIn } from './sign-in-page.tsx'
import { signInWithPassword } from './sign-in.ts'

/** Coming in by a link: choosing a password, then signing in with it. */
export function InvitationPage({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const act = useAct()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password') ?? '')
    void act.run(async () => {
      const { email } = await askAuth<{ email: string }>('accept-invitation', { token, password })
      await signInWithPassword(email, password)
      history.replaceState(null, '', '/')
      // Whoever was signed in in this browser before is not who came by the link.
      queries.clear()
      await enter()
      onDone()
    })
  }
  return (
    <WayIn title={t('web.invitation.title')}>
      <form onSubmit={submit}>
        <p className="muted">{t('web.invitation.hint')}</p>
        <label>
          {t('web.my.new_password')}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The page has nothing else to do. */}
          <input className="input" name="password" type="password" autoComplete="new-password" aria-describedby="password-hint" autoFocus required />
          <span id="password-hint" className="field-hint">
            {t('web.password_hint')}
          </span>
        </label>
        <ProblemList problems={act.problems} />
        <button type="submit" className="button primary" aria-disabled={act.isBusy}>
          {t('web.invitation.action')}
        </button>
      </form>
    </WayIn>
  )
}
