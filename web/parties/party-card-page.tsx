import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { mayRun } from '../shell/session.ts'
import type { PageAction } from '../ui/action-bar.tsx'
import { entriesAction, statisticsAction } from '../ui/card/card-actions.ts'
import { CardPage } from '../ui/card/card-page.tsx'
import type { CardRecord } from '../ui/card/declaration.ts'
import { exactly } from '../ui/list/exactly.ts'
import { t } from '../ui/texts.ts'
import { AgingDrawer } from './aging-drawer.tsx'
import { partyCard } from './card.ts'
import { CustomerFigures, VendorFigures } from './party-figures.tsx'
import { sideOf } from './side.ts'

const cards = { customer: partyCard('customer'), vendor: partyCard('vendor') } as const

const figures = { customer: CustomerFigures, vendor: VendorFigures } as const

type Role = keyof typeof cards

/** The card of a customer or vendor: its figures, entries and documents one key away. */
export function PartyCardPage({ role, id }: { readonly role: Role; readonly id: string }) {
  const [shown, setShown] = useState<CardRecord>()
  const actions = usePartyActions(role, setShown)
  return (
    <>
      <CardPage
        key={`${role} ${id}`}
        card={cards[role]}
        id={id}
        actions={actions}
        figures={figures[role]}
      />
      {shown && <AgingDrawer role={role} record={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

function usePartyActions(role: Role, onStatistics: (record: CardRecord) => void) {
  const navigate = useNavigate()
  const side = sideOf(role)
  const go = (to: string, search: object): (() => void) => () => void navigate({ to, search: search as never })
  return (record: CardRecord): PageAction[] => {
    const f = { partyNumber: exactly(record.number) }
    const offered: readonly (PageAction & { readonly operation: string })[] = [
      { ...entriesAction(go(`/${role}-entries`, { f })), operation: `openitems.${role}_entries.list` },
      { ...statisticsAction(() => onStatistics(record)), operation: 'openitems.aged' },
      { id: 'orders', caption: t(`web.page.${side}_orders`), place: 'menu', operation: `${side}.order.list`, run: go(`/${side}/orders`, { f }) },
      { id: 'invoices', caption: t(`web.page.${side}_invoices`), place: 'menu', operation: `${side}.invoice.list`, run: go(`/${side}/invoices`, { f }) },
      {
        id: 'prices', caption: t(`web.page.${side}_prices`), place: 'menu', operation: `${side}.price_lines.list`,
        run: go(`/${side}/prices`, { f: { appliesTo: ["''", ...[record.number, record.priceGroup, record.discountGroup].filter(Boolean).map(code => exactly(String(code)))].join('|') } }),
      },
      { id: 'posted', caption: t(`web.page.posted_${side}_invoices`), place: 'menu', operation: `${side}.posted_invoice.list`, run: go(`/${side}/posted-invoices`, { f }) },
      { id: 'statement', caption: t(`reports.${role}_statement`), place: 'menu', operation: `reports.${role}_statement`, run: go(`/reports/${role}-statement`, { p: { partyId: record.id } }) },
      { id: 'pay', caption: t('web.action.pay', { side }), place: 'bar', operation: `payments.${role}_payment.post`, run: go(`/payments/${role}`, { party: record.id }) },
    ]
    return offered.filter(({ operation }) => mayRun(operation))
  }
}
