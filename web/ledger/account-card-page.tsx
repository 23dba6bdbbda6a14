import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import { localCurrency, mayRun } from '../shell/session.ts'
import { entriesAction, statisticsAction } from '../ui/card/card-actions.ts'
import { CardPage } from '../ui/card/card-page.tsx'
import type { CardRecord } from '../ui/card/declaration.ts'
import { Figures } from '../ui/card/figures.tsx'
import { Overlay } from '../ui/dialog.tsx'
import { formatAmount, formatMoney } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { accountCard } from './card.ts'

const entriesOf = (number: string) => ({ f: { account: `'${number}'` } })

const useBalance = ({ number, type }: CardRecord) =>
  useQuery({
    queryKey: ['ledger.account_balance', number],
    queryFn: () => call('ledger.account_balance', { account: number }),
    enabled: type === 'posting' && mayRun('ledger.account_balance'),
  })

/** The card of a G/L account: its balance, its months, its entries one key away. */
export function AccountCardPage({ id }: { readonly id: string }) {
  const navigate = useNavigate()
  const [shown, setShown] = useState<CardRecord>()
  return (
    <>
      <CardPage
        key={id}
        card={accountCard}
        id={id}
        actions={record => [
          entriesAction(() => void navigate({ to: '/gl-entries', search: entriesOf(record.number) as never })),
          statisticsAction(() => setShown(record)),
        ]}
        figures={AccountFigures}
      />
      {shown && <MonthsDrawer record={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

function AccountFigures({ record }: { readonly record: CardRecord }) {
  const { data } = useBalance(record)
  if (!data) return null
  const money = (amount: string): string => formatMoney(amount, localCurrency())
  return (
    <Figures
      label={t('web.figures')}
      figures={[
        { id: 'balance', label: t('web.figure.balance'), value: money(data.balance), to: '/gl-entries', search: entriesOf(record.number) },
        { id: 'net_change', label: t('web.figure.net_change'), value: money(data.netChange) },
        { id: 'debit', label: t('web.entry.debit'), value: money(data.debit) },
        { id: 'credit', label: t('web.entry.credit'), value: money(data.credit) },
      ]}
    />
  )
}

function MonthsDrawer({ record, onClose }: { readonly record: CardRecord; readonly onClose: () => void }) {
  const { data, error } = useBalance(record)
  return (
    <Overlay title={`${t('web.statistics')} · ${record.number} ${String(record.name)}`} shape="drawer" onClose={onClose}>
      {error && <Failure error={error} />}
      {record.type !== 'posting' && <p className="empty">{t('web.empty.heading_account')}</p>}
      {data && (
        <table className="table figures-table" aria-label={t('web.statistics')}>
          <thead>
            <tr>
              <th scope="col">{t('web.figure.month')}</th>
              {['debit', 'credit', 'net_change', 'balance'].map(name => (
                <th key={name} scope="col" className="end">
                  {t(`web.entry.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.months.map(({ month, debit, credit, netChange, balance }) => (
              <tr key={month}>
                <td>{month.slice(0, 7)}</td>
                <td className="end">{formatAmount(debit)}</td>
                <td className="end">{formatAmount(credit)}</td>
                <td className="end">{formatAmount(netChange)}</td>
                <td className="end">{formatAmount(balance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Overlay>
  )
}
