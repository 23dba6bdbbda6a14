import { useNavigate } from '@tanstack/react-router'
import { maySendStatements, useStatements } from '../reports/use-statements.tsx'
import { importAction } from '../exchange/import-action.ts'
import { mayRun } from '../shell/session.ts'
import type { PageAction } from '../ui/action-bar.tsx'
import { type Chosen, rowAction } from '../ui/list/chosen.ts'
import type { RowOf } from '../ui/list/declaration.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { newAction } from '../ui/list/new-action.ts'
import { t } from '../ui/texts.ts'
import { type Deletable, useBulkDelete } from '../work/use-bulk-delete.tsx'
import { customerList, vendorList } from './lists.ts'

type Role = 'customer' | 'vendor'

const lists = { customer: customerList, vendor: vendorList } as const

type Row = RowOf<'parties.customers.list'>

const sendAction = (chosen: Chosen<Row>, ask: ReturnType<typeof useStatements>['ask']): PageAction =>
  rowAction(chosen, {
    id: 'statements',
    caption: t('web.statements.send'),
    keys: 'Alt+E',
    place: 'bar',
    act: rows => ask({ parties: rows.map(({ id, number, name }) => ({ id, label: `${number} ${name}` })), onYes: chosen.clear }),
  })

const deletable = (role: Role): Deletable<Row> => ({
  operation: `parties.${role}s.delete`,
  title: lists[role].title,
  row: ({ id, number, name }) => ({ label: `${number} ${name}`, input: { id }, target: { kind: role, id } }),
})

const ofRoles = { customer: deletable('customer'), vendor: deletable('vendor') } as const

export function PartyListPage({ role }: { readonly role: Role }) {
  const navigate = useNavigate()
  const bulk = useBulkDelete(ofRoles[role])
  const statements = useStatements(role)
  const actions = [
    ...importAction(`${role}s`, to => void navigate({ to })),
    ...(mayRun(`parties.${role}s.create`) ? [newAction(() => void navigate({ to: `/${role}s/new` }))] : []),
  ]
  const rowActions = (chosen: Chosen<Row>): readonly PageAction[] => [
    ...(maySendStatements(role) ? [sendAction(chosen, statements.ask)] : []),
    ...bulk.rowActions(chosen),
  ]
  return (
    <ListPage key={role} list={lists[role]} actions={actions} rowActions={rowActions}>
      {bulk.over}
      {statements.over}
    </ListPage>
  )
}
