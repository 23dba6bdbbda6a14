import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { mayRun, useMe } from '../shell/session.ts'
import { t } from '../ui/texts.ts'
import { type PermissionSet, permissionSets } from './permission-sets.ts'
import type { Deed, Member } from './users-page.tsx'

interface Props {
  readonly members: readonly Member[]
  readonly isBusy: boolean
  readonly onDo: (deed: Deed, member: Member) => void
  readonly onPermissionSet: (member: Member, permissionSet: PermissionSet) => void
}

/** What may be done with somebody now, and the operation whose right it needs. */
const deeds = ({ disabled }: Member): readonly (readonly [Deed, string])[] => [
  ['audit', 'access.audit.list'],
  ['renew', 'access.users.renew_invitation'],
  disabled ? ['enable', 'access.users.enable'] : ['disable', 'access.users.disable'],
  ['remove', 'access.users.remove'],
]

const stateOf = ({ disabled, invited }: Member): { readonly key: string; readonly meaning?: string; readonly sign: string } =>
  disabled
    ? { key: 'web.users.disabled', meaning: 'problem', sign: '✕' }
    : invited
      ? { key: 'web.users.invited', meaning: 'information', sign: '○' }
      : { key: 'web.users.active', meaning: 'done', sign: '●' }

export function UserTable({ members, isBusy, onDo, onPermissionSet }: Props) {
  return (
    <section className="panel table-box" aria-busy={isBusy}>
      <table className="table" aria-label={t('web.page.users')}>
        <thead>
          <tr>
            <th scope="col">{t('web.users.name')}</th>
            <th scope="col">{t('web.sign_in.email')}</th>
            <th scope="col">{t('web.users.may')}</th>
            <th scope="col">{t('web.users.state')}</th>
            <th scope="col">{t('web.my.second_factor')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('web.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map(member => (
            <UserRow key={member.userId} member={member} onDo={onDo} onPermissionSet={onPermissionSet} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function UserRow({ member, onDo, onPermissionSet }: Omit<Props, 'members' | 'isBusy'> & { readonly member: Member }) {
  const me = useMe()
  const state = stateOf(member)
  return (
    <tr>
      <td>
        {member.name}
        {member.userId === me.user.id && <span className="muted"> · {t('web.users.you')}</span>}
      </td>
      <td>{member.email}</td>
      <td>
        <select
          className="input user-set"
          aria-label={t('web.users.may_of', { name: member.name })}
          value={member.permissionSet}
          disabled={!mayRun('access.users.change_permission_set')}
          onChange={event => onPermissionSet(member, event.target.value as PermissionSet)}
        >
          {permissionSets.map(set => (
            <option key={set} value={set}>
              {t(`web.permission_set.${set}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <span className="chip" data-meaning={state.meaning}>
          <span aria-hidden="true">{state.sign}</span> {t(state.key)}
        </span>
      </td>
      <td>{t(member.secondFactor ? 'web.my.is_on' : 'web.my.is_off')}</td>
      <td className="end">
        <MenuTrigger>
          <Button className="button">
            {t('web.more')} <span className="visually-hidden">{member.name}</span> <span aria-hidden="true">▾</span>
          </Button>
          <Popover className="menu-popover" placement="bottom end">
            <Menu className="menu" aria-label={t('web.users.actions_of', { name: member.name })} onAction={deed => onDo(deed as Deed, member)}>
              {deeds(member)
                .filter(([, operation]) => mayRun(operation))
                .map(([deed]) => (
                  <MenuItem key={deed} id={deed} className={deed === 'remove' ? 'menu-item menu-item-apart' : 'menu-item'} {...(deed === 'remove' ? { 'data-danger': true } : {})}>
                    {t(`web.users.${deed}`)}
                  </MenuItem>
                ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      </td>
    </tr>
  )
}
