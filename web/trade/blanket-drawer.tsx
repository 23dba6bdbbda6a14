import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { type ChoiceColumn, ChoiceTable } from '../ui/choice-table.tsx'
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
      {lines.length > 0 && (
        <ChoiceTable
          name="blanketLine" columns={columnsOf()} rows={lines} labelOf={({ number, description }) => `${number} ${description}`}
          chosen={chosen?.id} onChoose={setPicked} onTake={link}
        />
      )}
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

/** Its captions are read when it is drawn: the language may have changed. */
const columnsOf = (): ChoiceColumn<BlanketLine>[] => {
  const caption = (name: string): string => t(`web.blanket.column.${name}`)
  return [
    {
      name: 'number', caption: caption('number'),
      show: ({ number, lineNo, linked }) => <>{number} <span className="muted">{linked ? t('web.blanket.linked') : lineNo}</span></>,
    },
    { name: 'description', caption: caption('description'), show: ({ description, variant, location }) => [description, variant, location].filter(Boolean).join(' · ') },
    { name: 'unit', caption: caption('unit'), show: line => line.unit },
    { name: 'price', caption: caption('price'), align: 'end', show: line => formatPrice(line.unitPrice) },
    { name: 'discount', caption: caption('discount'), align: 'end', show: line => (line.lineDiscountPercent === '0' ? '' : formatDecimal(line.lineDiscountPercent)) },
    { name: 'left', caption: caption('left'), align: 'end', show: line => formatDecimal(line.left) },
  ]
}
