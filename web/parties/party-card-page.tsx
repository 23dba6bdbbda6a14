import { useNavigate } from '@tanstack/react-router'
import { mayRun } from '../shell/session.ts'
import { CardPage } from '../ui/card/card-page.tsx'
import { t } from '../ui/texts.ts'
import { partyCard } from './card.ts'

const cards = { customer: partyCard('customer'), vendor: partyCard('vendor') } as const

/** The card of a customer or vendor, with the way to its entries and to a payment. */
export function PartyCardPage({ role, id }: { readonly role: 'customer' | 'vendor'; readonly id: string }) {
  const navigate = useNavigate()
  const side = role === 'customer' ? 'sales' : 'purchase'
  return (
    <CardPage
      key={`${role} ${id}`}
      card={cards[role]}
      id={id}
      actions={record => [
        {
          id: 'entries',
          caption: t('web.action.entries'),
          keys: 'Ctrl+F7',
          place: 'bar',
          run: () => void navigate({ to: `/${role}-entries`, search: { f: { partyNumber: `'${record.number}'` } } as never }),
        },
        ...(mayRun(`payments.${role}_payment.post`)
          ? [
              {
                id: 'pay',
                caption: t('web.action.pay', { side }),
                place: 'bar' as const,
                run: () => void navigate({ to: `/payments/${role}`, search: { party: record.id } as never }),
              },
            ]
          : []),
      ]}
    />
  )
}
