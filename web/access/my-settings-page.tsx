import { t } from '../ui/texts.ts'
import { useMe } from '../shell/session.ts'
import { ApiKeys } from './api-keys.tsx'
import { Looks } from './looks.tsx'
import { ChangePassword } from './change-password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'

/** What is one's own: how the house looks and begins, and how one gets in. */
export function MySettingsPage() {
  const me = useMe()
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.my_settings')}</h1>
        <span className="title-part">{me.user.name}</span>
        <span className="title-part">{me.user.email}</span>
      </header>
      <div className="settings">
        <Looks />
        <ChangePassword />
        <SecondFactor />
        <ApiKeys />
        <Sessions />
      </div>
    </>
  )
}
