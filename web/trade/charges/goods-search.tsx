import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../shell/client.ts'
import type { Output } from '../../shell/operations.ts'
import { TextField } from '../../ui/fields/field.tsx'
import { formatDate, formatDecimal } from '../../ui/format.ts'
import { t } from '../../ui/texts.ts'
import type { Side } from '../calls.ts'

export type MovedGoods = Output<'purchase.charge.goods'>['goods'][number]

interface Props {
  readonly side: Side
  readonly lineId: string
  readonly onTake: (goods: MovedGoods) => void
}

/** Goods that moved before, found by document, item or party; each is taken among those the charge falls on. */
export function GoodsSearch({ side, lineId, onTake }: Props) {
  const [search, setSearch] = useState('')
  const query = useQuery({
    queryKey: [`${side}.charge.goods`, lineId, search],
    queryFn: () => call(`${side}.charge.goods` as 'purchase.charge.goods', { lineId, search, limit: 12 }),
    placeholderData: before => before,
  })
  return (
    <section className="entries">
      <h3>{t(`web.charge.moved_${side}`)}</h3>
      <div className="fields">
        <TextField name="goods" label={t('web.charge.search')} value={search} onType={setSearch} onEnter={setSearch} />
      </div>
      <table className="table" aria-label={t(`web.charge.moved_${side}`)}>
        <tbody>
          {(query.data?.goods ?? []).map(goods => (
            <tr key={goods.itemEntryNo}>
              <td>{goods.documentNumber}</td>
              <td>{formatDate(goods.postingDate)}</td>
              <td>{goods.partyName}</td>
              <td>
                {goods.itemNumber} {goods.description}
              </td>
              <td className="end">{formatDecimal(goods.quantity)}</td>
              <td className="end">
                <button type="button" className="button outlined" onClick={() => onTake(goods)}>
                  {t('web.charge.take')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
