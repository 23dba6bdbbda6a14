import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { mayRun } from '../shell/session.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { newAction } from '../ui/list/new-action.ts'
import { t } from '../ui/texts.ts'
import type { Kind, Side } from './calls.ts'
import { CombineSheet } from './combine-sheet.tsx'
import { useDocumentBulk } from './document-bulk.tsx'
import { usePostedBulk } from './posted-bulk.tsx'
import { type PostedKind, kindPaths } from './kinds.ts'
import { RecurringSheet } from './standard-lines/recurring-sheet.tsx'
import { archiveList, openLists, postedLists } from './lists.ts'

/** Open documents of one side and kind. */
export function DocumentListPage({ side, kind }: { readonly side: Side; readonly kind: Kind }) {
  const navigate = useNavigate()
  const { list } = openLists.find(each => each.side === side && each.kind === kind)!
  const [isCombining, setCombining] = useState(false)
  const [isRecurring, setRecurring] = useState(false)
  const bulk = useDocumentBulk(side, kind)
  const combines = side === 'sales' && kind === 'invoice' && mayRun('sales.invoice.combine_shipments')
  const actions = [
    ...(mayRun(`${side}.${kind}.create`) ? [newAction(() => void navigate({ to: `/${side}/${kindPaths[kind]}/new` }))] : []),
    ...(kind === 'invoice' && mayRun(`${side}.invoice.create_recurring`) ? [{ id: 'recurring', caption: t('web.action.create_recurring'), place: 'menu' as const, run: () => setRecurring(true) }] : []),
    ...(combines ? [{ id: 'combine', caption: t('web.action.combine_shipments'), place: 'bar' as const, run: () => setCombining(true) }] : []),
  ]
  return (
    <>
      <ListPage key={list.operation} list={list} actions={actions} rowActions={bulk.rowActions}>
        {bulk.over}
      </ListPage>
      {isRecurring && <RecurringSheet side={side} onClose={() => setRecurring(false)} />}
      {isCombining && <CombineSheet onClose={() => setCombining(false)} />}
    </>
  )
}

/** Posted documents of one side and kind. */
export function PostedListPage({ side, kind }: { readonly side: Side; readonly kind: PostedKind }) {
  const { list } = postedLists.find(each => each.side === side && each.kind === kind)!
  const bulk = usePostedBulk(side, kind)
  return (
    <ListPage key={list.operation} list={list} rowActions={bulk.rowActions}>
      {bulk.over}
    </ListPage>
  )
}

/** Documents of one side as they once were. */
export function ArchiveListPage({ side }: { readonly side: Side }) {
  return <ListPage key={side} list={archiveList(side)} />
}
