import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import { invitationLink } from '../shell/invitation.ts'
import type { Output } from '../shell/operations.ts'
import { mayRun, queries } from '../shell/session.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { newAction } from '../ui/list/new-action.ts'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { AuditDrawer } from './audit-drawer.tsx'
import { InviteForm } from './invite-form.tsx'
import { ShownOnce } from './shown-once.tsx'
import { UserTable } from './user-table.tsx'

export type Member = Output<'access.users.list'>['rows'][number]

/** What can be done with one of the people, by name. */
export type Deed = 'renew' | 'disable' | 'enable' | 'remove' | 'audit'

/** What lies over the list, or stands above it. */
type Open = { readonly what: 'invite' } | { readonly what: 'audit' | 'remove'; readonly member: Member } | { readonly what: 'link'; readonly member: Member; readonly token: string }

/** The people of the company: letting them in, what they may do, keeping them out, what they did. */
export function UsersPage() {
  const query = useQuery({ queryKey: ['access.users.list'], queryFn: () => call('access.users.list', {}) })
  const act = useAct()
  const [open, setOpen] = useState<Open>()
  const close = (): void => setOpen(undefined)
  const change = (what: () => Promise<unknown>): void =>
    void act.run(async () => {
      await what()
      await queries.invalidateQueries({ queryKey: ['access.users.list'] })
    })
  const does: Readonly<Record<Deed, (member: Member) => void>> = {
    renew: member =>
      change(async () => {
        const { token } = await call('access.users.renew_invitation', { userId: member.userId })
        setOpen({ what: 'link', member, token })
      }),
    disable: ({ userId }) => change(() => call('access.users.disable', { userId })),
    enable: ({ userId }) => change(() => call('access.users.enable', { userId })),
    remove: member => setOpen({ what: 'remove', member }),
    audit: member => setOpen({ what: 'audit', member }),
  }
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.users')}</h1>
        <ActionBar actions={mayRun('access.users.invite') ? [{ ...newAction(() => setOpen({ what: 'invite' })), caption: t('web.users.invite') }] : []} />
      </header>
      {open?.what === 'invite' && (
        <InviteForm
          onClose={close}
          onDone={(member, token) => {
            setOpen(token ? { what: 'link', member, token } : undefined)
            void queries.invalidateQueries({ queryKey: ['access.users.list'] })
          }}
        />
      )}
      {open?.what === 'link' && <ShownOnce label={t('web.users.link_once', { name: open.member.name })} text={invitationLink(open.token)} />}
      {act.problems.length > 0 && <Problems title={t('web.refused.change')} problems={act.problems} onClose={act.forget} />}
      {query.error && <Failure error={query.error} />}
      <UserTable
        members={query.data?.rows ?? []}
        isBusy={query.isFetching}
        onDo={(deed, member) => does[deed](member)}
        onPermissionSet={({ userId }, permissionSet) => change(() => call('access.users.change_permission_set', { userId, permissionSet }))}
      />
      {open?.what === 'audit' && <AuditDrawer member={open.member} onClose={close} />}
      {open?.what === 'remove' && (
        <Confirm
          title={t('web.users.remove')}
          text={t('web.users.remove_text', { name: open.member.name })}
          action={t('web.users.remove')}
          isDanger
          onNo={close}
          onYes={() => {
            close()
            change(() => call('access.users.remove', { userId: open.member.userId }))
          }}
        />
      )}
    </>
  )
}
