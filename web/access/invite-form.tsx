import { type FormEvent, useEffect, useId, useRef } from 'react'
import { call } from '../shell/client.ts'
import { ProblemList } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { type PermissionSet, permissionSets } from './permission-sets.ts'
import type { Member } from './users-page.tsx'

interface Props {
  readonly onClose: () => void
  /** Without a token the person signs in here already, and is in. */
  readonly onDone: (member: Member, token: string | undefined) => void
}

/** Letting somebody in: who, and what they may do. */
export function InviteForm({ onClose, onDone }: Props) {
  const act = useAct()
  const id = useId()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const of = (name: string): string => String(typed.get(name) ?? '')
    void act.run(async () => {
      const { invitation, ...member } = await call('access.users.invite', {
        email: of('email'),
        name: of('name'),
        permissionSet: of('permissionSet') as PermissionSet,
      })
      onDone(member, invitation?.token)
    })
  }
  return (
    <section className="panel settings-part" aria-label={t('web.users.invite')}>
      <h2>{t('web.users.invite')}</h2>
      <form className="settings-form" onSubmit={submit}>
        <span className="settings-secret">
          <label htmlFor={`${id}-email`}>{t('web.sign_in.email')}</label>
          <input ref={first} id={`${id}-email`} className="input" name="email" type="email" autoComplete="off" required />
        </span>
        <span className="settings-secret">
          <label htmlFor={`${id}-name`}>{t('web.users.name')}</label>
          <input id={`${id}-name`} className="input" name="name" maxLength={100} autoComplete="off" required />
        </span>
        <span className="settings-secret">
          <label htmlFor={`${id}-set`}>{t('web.users.may')}</label>
          <select id={`${id}-set`} className="input" name="permissionSet" defaultValue="sales">
            {permissionSets.map(set => (
              <option key={set} value={set}>
                {t(`web.permission_set.${set}`)}
              </option>
            ))}
          </select>
        </span>
        <button type="submit" className="button primary" aria-disabled={act.isBusy}>
          {t('web.users.invite')}
        </button>
        <button type="button" className="button outlined" onClick={onClose}>
          {t('web.cancel')}
        </button>
      </form>
      <div className="settings-problems">
        <ProblemList problems={act.problems} />
      </div>
    </section>
  )
}
