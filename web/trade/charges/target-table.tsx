import { formatAmount, formatDecimal, formatMoney } from '../../ui/format.ts'
import { QuantityCell } from '../../ui/fields/quantity-cell.tsx'
import { t } from '../../ui/texts.ts'
import type { Output } from '../../shell/operations.ts'

type ChargeView = Output<'purchase.charge.get'>
export type Target = ChargeView['targets'][number]

export const keyOf = ({ lineId, itemEntryNo }: Pick<Target, 'lineId' | 'itemEntryNo'>): string => lineId ?? String(itemEntryNo)

interface Props {
  readonly view: ChargeView
  readonly targets: readonly Target[]
  readonly left: ReadonlySet<string>
  readonly onChoose: (target: Target, isChosen: boolean) => void
  readonly onEnter: (target: Target, quantity: string) => void
}

/** The goods a charge may fall on, with what of it does. */
export function TargetTable({ view, targets, left, onChoose, onEnter }: Props) {
  return (
    <table className="table" aria-label={t('web.charge.targets')}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('web.choose')}</span>
          </th>
          <th scope="col">{t('web.charge.goods')}</th>
          <th scope="col">{t('web.charge.moved_with')}</th>
          <th scope="col" className="end">{t('web.charge.quantity')}</th>
          <th scope="col" className="end">{t('web.charge.amount_caption')}</th>
          <th scope="col" className="end">{t('web.charge.assigned')}</th>
          <th scope="col" className="end">{t('web.charge.share')}</th>
        </tr>
      </thead>
      <tbody>
        {targets.map(target => (
          <tr key={keyOf(target)}>
            <td>
              <input type="checkbox" aria-label={target.description} checked={!left.has(keyOf(target))} onChange={event => onChoose(target, event.target.checked)} />
            </td>
            <td>
              {target.itemNumber} {target.description}
            </td>
            <td>{target.documentNumber ?? t('web.charge.own_line', { line: String(target.lineNo) })}</td>
            <td className="end">{formatDecimal(target.quantity)}</td>
            <td className="end">{formatAmount(target.amount)}</td>
            <td className="end">
              <QuantityCell
                key={target.assignedQuantity}
                label={t('web.charge.assigned_to', { goods: target.description })}
                value={target.assignedQuantity}
                onEnter={quantity => onEnter(target, quantity)}
              />
            </td>
            <td className="end">{formatMoney(target.assignedAmount, view.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
