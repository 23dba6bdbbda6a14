import { useNavigate } from '@tanstack/react-router'
import { mayRun } from '../shell/session.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { newAction } from '../ui/list/new-action.ts'
import { itemList } from './lists.ts'

export function ItemListPage() {
  const navigate = useNavigate()
  return <ListPage list={itemList} actions={mayRun('items.create') ? [newAction(() => void navigate({ to: '/items/new' }))] : []} />
}
