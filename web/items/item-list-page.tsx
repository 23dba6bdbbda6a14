import { useNavigate } from '@tanstack/react-router'
import { importAction } from '../exchange/import-action.ts'
import { mayRun } from '../shell/session.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { newAction } from '../ui/list/new-action.ts'
import { itemList } from './lists.ts'

export function ItemListPage() {
  const navigate = useNavigate()
  const actions = [
    ...importAction('items', to => void navigate({ to })),
    ...(mayRun('items.create') ? [newAction(() => void navigate({ to: '/items/new' }))] : []),
  ]
  return <ListPage list={itemList} actions={actions} />
}
