import { useQuery } from '@tanstack/react-query'
import { call } from '../shell/client.ts'
import type { CardRecord } from '../ui/card/declaration.ts'
import { Overlay } from '../ui/dialog.tsx'
import { formatAmount, formatDate } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'

interface Props {
  readonly role: 'customer' | 'vendor'
  readonly record: CardRecord
  readonly onClose: () => void
}

/** What is open by how late it is, each currency apart. */
export function AgingDrawer({ role, record, onClose }: Props) {
  const query = useQuery({
    queryKey: ['openitems.aged', role, record.id],
    queryFn: () => call('openitems.aged', { role, partyId: record.id, amounts: 'currency', by: 'due', period: '1M' }),
  })
  const aged = query.data
  const title = (from: string | null, to: string | null): string =>
    from === null ? t('web.aging.until', { to: formatDate(to) }) : to === null ? t('web.aging.from', { from: formatDate(from) }) : `${formatDate(from)} – ${formatDate(to)}`
  return (
    <Overlay title={`${t('web.statistics')} · ${record.number} ${String(record.name)}`} shape="drawer" onClose={onClose}>
      {query.error && <Failure error={query.error} />}
      {aged && (
        <>
          <p className="sentence">{t('web.aging.as_at', { date: formatDate(aged.asAt) })}</p>
          {aged.totals.length === 0 ? (
            <p className="empty">{t('web.aging.nothing')}</p>
          ) : (
            <table className="table figures-table" aria-label={t('web.statistics')}>
              <thead>
                <tr>
                  <th scope="col">{t('web.field.dueDate')}</th>
                  {aged.totals.map(({ currency }) => (
                    <th key={currency} scope="col" className="end">
                      {currency}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {aged.buckets.map(({ from, to }, index) => (
                  <tr key={index}>
                    <td>{title(from, to)}</td>
                    {aged.totals.map(({ currency, amounts }) => (
                      <td key={currency} className="end">
                        {formatAmount(amounts[index])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <td>{t('web.figure.balance')}</td>
                  {aged.totals.map(({ currency, balance }) => (
                    <td key={currency} className="end">
                      {formatAmount(balance)}
                    </td>
                  ))}
                </tr>
              </tfoot>
            </table>
          )}
        </>
      )}
    </Overlay>
  )
}
