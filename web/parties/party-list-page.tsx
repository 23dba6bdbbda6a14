import { useNavigate } from '@tanstack/react-router'
import { importAction } from '../exchange/import-action.ts'
import { mayRun } from '../shell/session.ts'
import type { RowOf } from '../ui/list/declaration.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { newAction } from '../ui/list/new-action.ts'
import { type Deletable, useBulkDelete } from '../work/use-bulk-delete.tsx'
import { customerList, vendorList } from './lists.ts'

type Role = 'customer' | 'vendor'

const lists = { customer: customerList, vendor: vendorList } as const

const deletable = (role: Role): Deletable<RowOf<'parties.customers.list'>> => ({
  operation: `parties.${role}s.delete`,
  title: lists[role].title,
  row: ({ id, number, name }) => ({ label: `${number} ${name}`, input: { id }, target: { kind: role, id } }),
})

const ofRoles = { customer: deletable('customer'), vendor: deletable('vendor') } as const

export function PartyListPage({ role }: { readonly role: Role }) {
  const navigate = useNavigate()
  const bulk = useBulkDelete(ofRoles[role])
  const actions = [
    ...importAction(`${role}s`, to => void navigate({ to })),
    ...(mayRun(`parties.${role}s.create`) ? [newAction(() => void navigate({ to: `/${role}s/new` }))] : []),
  ]
  return (
    <ListPage key={role} list={lists[role]} actions={actions} rowActions={bulk.rowActions}>
      {bulk.over}
    </ListPage>
  )
}
