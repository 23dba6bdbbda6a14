import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { Overlay } from '../ui/dialog.tsx'
import { formatDecimal, formatPrice } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import type { Kind, Side } from './calls.ts'
import type { DraftState } from './draft-state.ts'

type BlanketLine = Output<'sales.order.blanket_lines'>['lines'][number]

export interface BlanketChoice {
  readonly lineId: string
  /** Null ends the link. */
  readonly blanketLineId: string | null
}

interface Props {
  readonly side: Side
  readonly kind: Kind
  readonly document: DraftState['document']
  /** The line somebody is on. */
  readonly lineNo: number | undefined
  readonly onLink: (choice: BlanketChoice) => void
  readonly onClose: () => void
}

/** Lines of blanket orders that the line somebody is on could call off. Enter or F9 links the one chosen; the link can be ended. */
export function BlanketDrawer({ side, kind, document, lineNo, onLink, onClose }: Props) {
  const line = document.lines.find(each => each.lineNo === lineNo) ?? document.lines.find(each => each.type !== 'text')
  const operation = `${side}.${kind}.blanket_lines` as 'sales.order.blanket_lines'
  const lineId = line?.id ?? ''
  const query = useQuery({ queryKey: [operation, document.id, lineId], queryFn: () => call(operation, { id: document.id, lineId }), gcTime: 0, enabled: line !== undefined })
  const [picked, setPicked] = useState<string>()
  const lines = query.data?.lines ?? []
  const linked = lines.find(each => each.linked)
  const chosen = lines.find(each => each.id === picked) ?? lines[0]
  const link = (): void => {
    if (chosen) onLink({ lineId, blanketLineId: chosen.id })
  }
  const action = (
    <button type="button" className="button primary" aria-disabled={!chosen} onClick={link}>
      {t('web.blanket.action')}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t('web.blanket.title', { line: [line?.itemNumber ?? line?.account, line?.description].filter(Boolean).join(' ') })} shape="drawer" onClose={onClose} action={action} keys={{ F9: link }}>
      {query.error && <Failure error={query.error} />}
      {(!line || (query.data && lines.length === 0)) && <p className="empty">{t('web.blanket.none', { side })}</p>}
      {lines.length > 0 && <BlanketTable lines={lines} chosen={chosen?.id} onChoose={setPicked} onTake={link} />}
      {linked && (
        <div className="drawer-foot">
          <button type="button" className="button outlined" onClick={() => onLink({ lineId, blanketLineId: null })}>
            {t('web.blanket.end', { number: linked.number })}
          </button>
        </div>
      )}
    </Overlay>
  )
}

interface TableProps {
  readonly lines: readonly BlanketLine[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  readonly onTake: () => void
}

const columns = ['number', 'description', 'unit', 'price', 'discount', 'left'] as const
const atEnd: readonly string[] = ['price', 'discount', 'left']

function BlanketTable({ lines, chosen, onChoose, onTake }: TableProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onTake()
  }
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('web.choose')}</span>
          </th>
          {columns.map(column => (
            <th key={column} scope="col" className={atEnd.includes(column) ? 'end' : undefined}>
              {t(`web.blanket.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, number, lineNo, description, variant, location, unit, unitPrice, lineDiscountPercent, left, linked }) => (
          <tr key={id}>
            <td>
              <input type="radio" name="blanketLine" aria-label={`${number} ${description}`} checked={id === chosen} onChange={() => onChoose(id)} onKeyDown={onKeyDown} />
            </td>
            <td>
              {number} <span className="muted">{linked ? t('web.blanket.linked') : lineNo}</span>
            </td>
            <td>{[description, variant, location].filter(Boolean).join(' · ')}</td>
            <td>{unit}</td>
            <td className="end">{formatPrice(unitPrice)}</td>
            <td className="end">{lineDiscountPercent === '0' ? '' : formatDecimal(lineDiscountPercent)}</td>
            <td className="end">{formatDecimal(left)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
