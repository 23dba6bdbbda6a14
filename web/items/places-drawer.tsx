import { useQuery } from '@tanstack/react-query'
import { call } from '../shell/client.ts'
import { workDate } from '../shell/session.ts'
import type { CardRecord } from '../ui/card/declaration.ts'
import { Overlay } from '../ui/dialog.tsx'
import { formatDate, formatDecimal } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'

/** Where the item lies, by location and variant. */
export function PlacesDrawer({ record, onClose }: { readonly record: CardRecord; readonly onClose: () => void }) {
  const query = useQuery({
    queryKey: ['stock.on_hand.at_date', record.id],
    queryFn: () => call('stock.on_hand.at_date', { itemId: record.id, date: workDate() }),
  })
  const places = query.data?.places ?? []
  return (
    <Overlay title={`${t('web.statistics')} · ${record.number} ${String(record.description)}`} shape="drawer" onClose={onClose}>
      {query.error && <Failure error={query.error} />}
      {query.data && <p className="sentence">{t('web.places.as_at', { date: formatDate(workDate()), quantity: formatDecimal(query.data.quantity), unit: String(record.baseUnit) })}</p>}
      {places.length > 0 && (
        <table className="table figures-table" aria-label={t('web.statistics')}>
          <thead>
            <tr>
              <th scope="col">{t('web.field.location')}</th>
              <th scope="col">{t('web.field.variant')}</th>
              <th scope="col" className="end">
                {t('web.entry.quantity')}
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ location, variant, quantity }) => (
              <tr key={`${location} ${variant}`}>
                <td>{location || t('web.places.none')}</td>
                <td>{variant}</td>
                <td className="end">{formatDecimal(quantity)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Overlay>
  )
}
