import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { entriesAction, statisticsAction } from '../ui/card/card-actions.ts'
import { CardPage } from '../ui/card/card-page.tsx'
import type { CardRecord } from '../ui/card/declaration.ts'
import { itemCard } from './card.ts'
import { ItemFigures } from './item-figures.tsx'
import { PlacesDrawer } from './places-drawer.tsx'

/** The card of an item: stock, cost and sales at a glance, its entries one key away. */
export function ItemCardPage({ id }: { readonly id: string }) {
  const navigate = useNavigate()
  const [shown, setShown] = useState<CardRecord>()
  return (
    <>
      <CardPage
        key={id}
        card={itemCard}
        id={id}
        actions={record => [
          entriesAction(() => void navigate({ to: '/item-entries', search: { f: { itemNumber: `'${record.number}'` } } as never })),
          statisticsAction(() => setShown(record)),
        ]}
        figures={ItemFigures}
      />
      {shown && <PlacesDrawer record={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}
