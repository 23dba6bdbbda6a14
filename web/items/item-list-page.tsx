import { useNavigate } from '@tanstack/react-router'
import { importAction } from '../exchange/import-action.ts'
import { mayRun } from '../shell/session.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { newAction } from '../ui/list/new-action.ts'
import type { RowOf } from '../ui/list/declaration.ts'
import { type Deletable, useBulkDelete } from '../work/use-bulk-delete.tsx'
import { itemList } from './lists.ts'

const deletable: Deletable<RowOf<'items.list'>> = {
  operation: 'items.delete',
  title: itemList.title,
  row: ({ id, number, description }) => ({ label: `${number} ${description}`, input: { id }, target: { kind: 'item', id } }),
}

export function ItemListPage() {
  const navigate = useNavigate()
  const bulk = useBulkDelete(deletable)
  const actions = [
    ...importAction('items', to => void navigate({ to })),
    ...(mayRun('items.create') ? [newAction(() => void navigate({ to: '/items/new' }))] : []),
  ]
  return (
    <ListPage list={itemList} actions={actions} rowActions={bulk.rowActions}>
      {bulk.over}
    </ListPage>
  )
}
