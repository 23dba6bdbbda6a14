import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { Overlay } from '../ui/dialog.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { QuantityCell } from '../ui/fields/quantity-cell.tsx'
import { formatDate, formatDecimal, formatPrice } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import type { Kind, Side } from './calls.ts'

type Line = Output<'sales.return_order.returnable_lines'>['lines'][number]
export interface ReturnedLine {
  readonly itemEntryNo: number
  readonly quantity: string
}

interface Props {
  readonly side: Side
  readonly kind: Kind
  readonly id: string
  readonly onTake: (lines: readonly ReturnedLine[]) => void
  readonly onClose: () => void
}

/** What was sold or bought and has not come back: filling in how much puts it on this document (F9). */
export function ReturnableDrawer({ side, kind, id, onTake, onClose }: Props) {
  const operation = `${side}.${kind}.returnable_lines` as 'sales.return_order.returnable_lines'
  const [search, setSearch] = useState('')
  const [quantities, setQuantities] = useState<ReadonlyMap<number, string>>(new Map())
  const query = useQuery({ queryKey: [operation, id, search], queryFn: () => call(operation, { id, search, limit: 100 }), gcTime: 0, placeholderData: before => before })
  const lines = query.data?.lines ?? []
  const chosen = [...quantities].map(([itemEntryNo, quantity]) => ({ itemEntryNo, quantity }))
  const take = (): void => {
    if (chosen.length > 0) onTake(chosen)
  }
  const enter = (line: Line, quantity: string | undefined): void => {
    const next = new Map(quantities)
    if (quantity === undefined || quantity === '0') next.delete(line.itemEntryNo)
    else next.set(line.itemEntryNo, quantity)
    setQuantities(next)
  }
  const action = (
    <button type="button" className="button primary" aria-disabled={chosen.length === 0} onClick={take}>
      {t('web.get_lines.action', { count: chosen.length })}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t('web.returnable.title')} shape="drawer" onClose={onClose} action={action} keys={{ F9: take }}>
      <div className="fields">
        <TextField name="returnable" label={t('web.charge.search')} value={search} isFirst onType={setSearch} onEnter={setSearch} />
      </div>
      {query.error && <Failure error={query.error} />}
      {query.data && lines.length === 0 && <p className="empty">{t(`web.returnable.none_${side}`)}</p>}
      {lines.length > 0 && (
        <table className="table" aria-label={t('web.returnable.title')}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('web.choose')}</span>
              </th>
              <th scope="col">{t('web.returnable.document')}</th>
              <th scope="col">{t('web.get_lines.description')}</th>
              <th scope="col" className="end">{t('web.get_lines.price')}</th>
              <th scope="col" className="end">{t('web.returnable.left')}</th>
              <th scope="col" className="end">{t('web.returnable.quantity')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <ReturnableRow key={line.itemEntryNo} line={line} quantity={quantities.get(line.itemEntryNo)} onEnter={quantity => enter(line, quantity)} />
            ))}
          </tbody>
        </table>
      )}
    </Overlay>
  )
}

interface RowProps {
  readonly line: Line
  readonly quantity: string | undefined
  readonly onEnter: (quantity: string | undefined) => void
}

/** One movement; the box takes all that is left of it. */
function ReturnableRow({ line, quantity, onEnter }: RowProps) {
  const name = `${line.itemNumber} ${line.description}`
  return (
    <tr>
      <td>
        <input type="checkbox" aria-label={t('web.returnable.all_of', { goods: name })} checked={quantity === line.left} onChange={event => onEnter(event.target.checked ? line.left : undefined)} />
      </td>
      <td>
        {line.invoiceNumber ?? line.documentNumber} · {formatDate(line.postingDate)}
      </td>
      <td>{name}</td>
      <td className="end">{formatPrice(line.unitPrice)}</td>
      <td className="end">{t('web.get_lines.of', { left: formatDecimal(line.left), quantity: formatDecimal(line.quantity), unit: line.unit ?? '' })}</td>
      <td className="end">
        <QuantityCell key={quantity} label={t('web.returnable.quantity_of', { goods: name })} value={quantity ?? '0'} onEnter={onEnter} />
      </td>
    </tr>
  )
}
