import { type FormEvent, useState } from 'react'
import { askAuth } from '../shell/auth.ts'
import { enter, useMe } from '../shell/session.ts'
import { Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { QrCode } from './qr-code.tsx'
import { SecretField } from './secret-field.tsx'

interface SetUp {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

const secretOf = (uri: string): string => new URL(uri).searchParams.get('secret') ?? ''

/** An authenticator app besides the password: switched on with its first code, off with the password. */
export function SecondFactor() {
  const { user } = useMe()
  const act = useAct()
  const [setUp, setSetUp] = useState<SetUp>()
  const submit =
    (what: (typed: (name: string) => string) => Promise<void>) =>
    (event: FormEvent<HTMLFormElement>): void => {
      event.preventDefault()
      const typed = new FormData(event.currentTarget)
      void act.run(() => what(name => String(typed.get(name) ?? '')))
    }
  const begin = submit(async typed => setSetUp(await askAuth<SetUp>('two-factor/enable', { password: typed('password') })))
  const prove = submit(async typed => {
    await askAuth('two-factor/verify-totp', { code: typed('code').replaceAll(/\s/g, '') })
    setSetUp(undefined)
    await enter()
  })
  const end = submit(async typed => {
    await askAuth('two-factor/disable', { password: typed('password') })
    await enter()
  })
  return (
    <section className="panel settings-part" aria-label={t('web.my.second_factor')}>
      <h2>
        {t('web.my.second_factor')}{' '}
        <span className="chip" data-meaning={user.secondFactor ? 'done' : undefined}>
          <span aria-hidden="true">{user.secondFactor ? '●' : '○'}</span> {t(user.secondFactor ? 'web.my.is_on' : 'web.my.is_off')}
        </span>
      </h2>
      <p className="muted settings-text">{t('web.my.second_factor_hint')}</p>
      {setUp ? (
        <ProveFactor setUp={setUp} isBusy={act.isBusy} onSubmit={prove} />
      ) : (
        <form className="settings-form" onSubmit={user.secondFactor ? end : begin}>
          <SecretField name="password" label={t('web.my.current_password')} use="current-password" />
          <button type="submit" className={`button outlined ${user.secondFactor ? 'danger' : ''}`} aria-disabled={act.isBusy}>
            {t(user.secondFactor ? 'web.my.switch_off' : 'web.my.switch_on')}
          </button>
        </form>
      )}
      {act.problems.length > 0 && <Problems title={t('web.refused.change')} problems={act.problems} onClose={act.forget} />}
    </section>
  )
}

interface ProveProps {
  readonly setUp: SetUp
  readonly isBusy: boolean
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/** The code to scan, the codes to keep, and the first code that proves that the app knows it. */
function ProveFactor({ setUp: { totpURI, backupCodes }, isBusy, onSubmit }: ProveProps) {
  return (
    <div className="settings-factor">
      <QrCode text={totpURI} label={t('web.my.scan')} />
      <div>
        <p>{t('web.my.scan_hint')}</p>
        <p>
          <code>{secretOf(totpURI)}</code>
        </p>
        <p>{t('web.my.backup_hint')}</p>
        <ul className="settings-codes">
          {backupCodes.map(code => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <form className="settings-form" onSubmit={onSubmit}>
          <SecretField name="code" label={t('web.my.first_code')} use="one-time-code" />
          <button type="submit" className="button primary" aria-disabled={isBusy}>
            {t('web.my.switch_on')}
          </button>
        </form>
      </div>
    </div>
  )
}
