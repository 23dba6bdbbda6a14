import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../shell/operations.ts'
import { call } from '../shell/client.ts'
import { Overlay } from '../ui/dialog.tsx'
import { formatDate, formatDecimal, formatPrice } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import type { Kind, Side } from './calls.ts'

type OpenLine = Output<'sales.invoice.shipment_lines'>['lines'][number]
export type ChosenLine = Pick<OpenLine, 'movementId' | 'lineNo'>

/** The document of goods that each document of money invoices. */
const movements: Readonly<Record<Side, Partial<Record<Kind, string>>>> = {
  sales: { invoice: 'shipment', credit_memo: 'return_receipt' },
  purchase: { invoice: 'receipt', credit_memo: 'return_shipment' },
}

/** The verb by which a document gets the lines of its movements. */
export const getLinesVerb = (side: Side, kind: Kind): string => `get_${movements[side][kind]}_lines`

interface Props {
  readonly side: Side
  readonly kind: Kind
  readonly id: string
  readonly onGet: (lines: readonly ChosenLine[]) => void
  readonly onClose: () => void
}

const keyOf = ({ movementId, lineNo }: ChosenLine): string => `${movementId} ${lineNo}`

/** What was shipped or received and not invoiced, to be put on this document: all of it unless some is left out. */
export function MovementLinesDrawer({ side, kind, id, onGet, onClose }: Props) {
  const movement = movements[side][kind]!
  const operation = `${side}.${kind}.${movement}_lines` as 'sales.invoice.shipment_lines'
  const query = useQuery({ queryKey: [operation, id], queryFn: () => call(operation, { id }), gcTime: 0 })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const lines = query.data?.lines ?? []
  const chosen = lines.filter(line => !left.has(keyOf(line)))
  const get = (): void => {
    if (chosen.length > 0) onGet(chosen.map(({ movementId, lineNo }) => ({ movementId, lineNo })))
  }
  const choose = (keys: readonly string[], isChosen: boolean): void =>
    setLeft(new Set(isChosen ? [...left].filter(key => !keys.includes(key)) : [...left, ...keys]))
  const action = (
    <button type="button" className="button primary" aria-disabled={chosen.length === 0} onClick={get}>
      {t('web.get_lines.action', { count: chosen.length })}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t(`web.get_lines.${movement}`)} shape="drawer" onClose={onClose} action={action} keys={{ F9: get }}>
      {query.error && <Failure error={query.error} />}
      {query.data && lines.length === 0 && <p className="empty">{t(`web.get_lines.none_${movement}`)}</p>}
      <div className="entries">
        {[...Map.groupBy(lines, line => line.movementId).values()].map(group => (
          <MovementTable key={group[0]!.movementId} movement={movement} lines={group} left={left} onChoose={choose} />
        ))}
      </div>
    </Overlay>
  )
}

interface TableProps {
  readonly movement: string
  readonly lines: readonly OpenLine[]
  readonly left: ReadonlySet<string>
  readonly onChoose: (keys: readonly string[], isChosen: boolean) => void
}

/** One shipment or receipt: a box for all of it, and one for each line. */
function MovementTable({ movement, lines, left, onChoose }: TableProps) {
  const [{ movementNumber, orderNumber, postingDate }] = lines as [OpenLine]
  const name = t(`web.get_lines.of_${movement}`, { number: movementNumber, order: orderNumber, date: formatDate(postingDate) })
  const keys = lines.map(keyOf)
  return (
    <section>
      <h3>
        <label>
          <input type="checkbox" checked={keys.every(key => !left.has(key))} onChange={event => onChoose(keys, event.target.checked)} /> {name}
        </label>
      </h3>
      <table className="table" aria-label={name}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('web.choose')}</span>
            </th>
            <th scope="col">{t('web.get_lines.number')}</th>
            <th scope="col">{t('web.get_lines.description')}</th>
            <th scope="col" className="end">{t('web.get_lines.left')}</th>
            <th scope="col" className="end">{t('web.get_lines.price')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={keyOf(line)}>
              <td>
                <input type="checkbox" aria-label={line.description} checked={!left.has(keyOf(line))} onChange={event => onChoose([keyOf(line)], event.target.checked)} />
              </td>
              <td>{line.itemNumber ?? line.account}</td>
              <td>{line.description}</td>
              <td className="end">{t('web.get_lines.of', { left: formatDecimal(line.left), quantity: formatDecimal(line.quantity), unit: line.unit ?? '' })}</td>
              <td className="end">{formatPrice(line.unitPrice)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
