import { useNavigate } from '@tanstack/react-router'
import { importAction } from '../exchange/import-action.ts'
import { mayRun } from '../shell/session.ts'
import type { Side } from '../trade/calls.ts'
import type { PageAction } from '../ui/action-bar.tsx'
import type { RowOf } from '../ui/list/declaration.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { newAction } from '../ui/list/new-action.ts'
import { t } from '../ui/texts.ts'
import { type Deletable, useBulkDelete } from '../work/use-bulk-delete.tsx'
import { priceListsPath, pricesPath, worksheetPath } from './card.ts'
import { priceLines, priceLists } from './lists.ts'

const lists = { sales: priceLists('sales'), purchase: priceLists('purchase') } as const
const lines = { sales: priceLines('sales'), purchase: priceLines('purchase') } as const

const deletable = (side: Side): Deletable<RowOf<'sales.price_lists.list'>> => ({
  operation: `${side}.price_lists.delete`,
  title: lists[side].title,
  row: ({ id, number, description }) => ({ label: `${number} ${description}`, input: { id } }),
})

const ofSides = { sales: deletable('sales'), purchase: deletable('purchase') } as const

/** The price lists of a side. */
export function PriceListsPage({ side }: { readonly side: Side }) {
  const navigate = useNavigate()
  const bulk = useBulkDelete(ofSides[side])
  const go = (to: string): void => void navigate({ to })
  const actions: PageAction[] = [
    { id: 'prices', caption: t(`web.page.${side}_prices`), place: 'bar', run: () => go(pricesPath(side)) },
    { id: 'worksheet', caption: t(`web.page.${side}_price_worksheet`), place: 'bar', run: () => go(worksheetPath(side)) },
    ...importAction('prices', go),
    ...(mayRun(`${side}.price_lists.create`) ? [newAction(() => go(`${priceListsPath(side)}/new`))] : []),
  ]
  return (
    <ListPage key={side} list={lists[side]} actions={actions} rowActions={bulk.rowActions}>
      {bulk.over}
    </ListPage>
  )
}

/** Every price of a side, in whatever list it stands. */
export function PricesPage({ side }: { readonly side: Side }) {
  const navigate = useNavigate()
  const go = (to: string): void => void navigate({ to })
  const actions: PageAction[] = [{ id: 'lists', caption: t(`web.page.${side}_price_lists`), place: 'bar', run: () => go(priceListsPath(side)) }]
  return <ListPage key={side} list={lines[side]} actions={actions} />
}
