import type { FormEvent } from 'react'
import { ProblemList } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { askAuth } from './auth.ts'
import { signInWithPassword } from './sign-in.ts'

/** The first account of an empty house, signed in at once. */
export function FirstOwnerForm({ onDone }: { readonly onDone: () => void }) {
  const act = useAct()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const of = (name: string): string => String(typed.get(name) ?? '')
    void act.run(async () => {
      const { email } = await askAuth<{ email: string }>('first-owner', { name: of('name'), email: of('email'), password: of('password') })
      await signInWithPassword(email, of('password'))
      onDone()
    })
  }
  return (
    <form onSubmit={submit}>
      <p className="muted">{t('web.first_owner.hint')}</p>
      <label>
        {t('web.first_owner.name')}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The page has nothing else to do. */}
        <input className="input" name="name" autoComplete="name" maxLength={100} autoFocus required />
      </label>
      <label>
        {t('web.sign_in.email')}
        <input className="input" name="email" type="email" autoComplete="username" maxLength={200} required />
      </label>
      <label>
        {t('web.sign_in.password')}
        <input className="input" name="password" type="password" autoComplete="new-password" aria-describedby="password-hint" required />
        <span id="password-hint" className="field-hint">
          {t('web.password_hint')}
        </span>
      </label>
      <ProblemList problems={act.problems} />
      <button type="submit" className="button primary" aria-disabled={act.isBusy}>
        {t('web.first_owner.action')}
      </button>
    </form>
  )
}
