import { type FormEvent, useState } from 'react'
import { t } from '../ui/texts.ts'
import { type SignInStep, proveSecondFactor, signInWithPassword } from './sign-in.ts'

interface Props {
  /** Who was working here: only the password is asked. */
  readonly email?: string
  readonly onDone: () => void
}

const refusalText = (step: Extract<SignInStep, { step: 'refused' }>): string => {
  if (step.status === 0) return t('web.sign_in.unreachable')
  if (step.message) return step.message
  if (step.status === 429) return t('web.sign_in.too_often')
  return step.status >= 500 ? t('web.sign_in.unreachable') : t('web.sign_in.wrong')
}

/** E-mail and password, then the second factor if the account has one. */
export function SignInForm({ email, onDone }: Props) {
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [message, setMessage] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const of = (name: string): string => String(typed.get(name) ?? '')
    setBusy(true)
    const next = step === 'password' ? await signInWithPassword(of('email'), of('password')) : await proveSecondFactor(of('code'))
    setBusy(false)
    setMessage(next.step === 'refused' ? refusalText(next) : undefined)
    if (next.step === 'code') setStep('code')
    if (next.step === 'done') onDone()
  }

  return (
    <form onSubmit={event => void submit(event)}>
      {step === 'password' ? (
        <>
          <label>
            {t('web.sign_in.email')}
            <input className="input" name="email" type="email" autoComplete="username" defaultValue={email} required />
          </label>
          <label>
            {t('web.sign_in.password')}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <input className="input" name="password" type="password" autoComplete="current-password" autoFocus={email !== undefined} required />
          </label>
        </>
      ) : (
        <label>
          {t('web.sign_in.code')}
          <input className="input" name="code" inputMode="numeric" autoComplete="one-time-code" required />
        </label>
      )}
      {message && (
        <p role="alert" className="notice" data-meaning="problem" style={{ margin: 0 }}>
          {message}
        </p>
      )}
      <button type="submit" className="button primary" aria-disabled={isBusy}>
        {t(step === 'password' ? 'web.sign_in.action' : 'web.sign_in.confirm')}
      </button>
    </form>
  )
}
