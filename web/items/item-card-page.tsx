import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CardPage } from '../ui/card/card-page.tsx'
import type { CardRecord } from '../ui/card/declaration.ts'
import { t } from '../ui/texts.ts'
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
          {
            id: 'entries',
            caption: t('web.action.entries'),
            keys: 'Ctrl+F7',
            place: 'bar',
            run: () => void navigate({ to: '/item-entries', search: { f: { itemNumber: `'${record.number}'` } } as never }),
          },
          { id: 'statistics', caption: t('web.statistics'), keys: 'F7', place: 'bar', run: () => setShown(record) },
        ]}
        figures={ItemFigures}
      />
      {shown && <PlacesDrawer record={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}
