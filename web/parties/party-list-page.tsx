import { useNavigate } from '@tanstack/react-router'
import { importAction } from '../exchange/import-action.ts'
import { mayRun } from '../shell/session.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { newAction } from '../ui/list/new-action.ts'
import { customerList, vendorList } from './lists.ts'

export function PartyListPage({ role }: { readonly role: 'customer' | 'vendor' }) {
  const navigate = useNavigate()
  const list = role === 'customer' ? customerList : vendorList
  const actions = [
    ...importAction(`${role}s`, to => void navigate({ to })),
    ...(mayRun(`parties.${role}s.create`) ? [newAction(() => void navigate({ to: `/${role}s/new` }))] : []),
  ]
  return <ListPage key={role} list={list} actions={actions} />
}
