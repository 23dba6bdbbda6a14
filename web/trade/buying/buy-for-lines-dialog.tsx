import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { v4 } from 'uuid'
import { type ShownProblem, call } from '../../shell/client.ts'
import { lookUp } from '../../shell/look-ups.ts'
import type { Input } from '../../shell/operations.ts'
import { queries } from '../../shell/session.ts'
import { DialogActions, Overlay } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields/field.tsx'
import { Problems } from '../../ui/problems.tsx'
import { caption, t } from '../../ui/texts.ts'
import { problemsOf } from '../../ui/use-act.ts'
import type { DocumentView } from '../calls.ts'
import { documentPath } from '../kinds.ts'

export type Way = Input<'sales.order.buy_for_lines'>['way']

interface Props {
  readonly document: DocumentView
  /** Numbers of the lines it is about. */
  readonly lineNos: readonly number[]
  readonly title: string
  readonly onClose: () => void
  /** Several orders were made: they stand among what belongs to the sale. */
  readonly onMade: () => void
}

/** How lines are bought for this sale alone, and from whom: makes the purchase orders and opens the one. F9 does it. */
export function BuyForLinesDialog({ document, lineNos, title, onClose, onMade }: Props) {
  const navigate = useNavigate()
  const lines = document.lines.filter(line => lineNos.includes(line.lineNo))
  const [way, setWay] = useState<Way>(lines.some(line => line.specialOrder) ? 'special_order' : 'drop_shipment')
  const [vendor, setVendor] = useState({ number: '', name: '' })
  const [problems, setProblems] = useState<readonly ShownProblem[]>()
  const [isBusy, setBusy] = useState(false)
  const [key] = useState(() => v4())
  const create = async (): Promise<void> => {
    if (isBusy || lines.length === 0) return
    setBusy(true)
    setProblems(undefined)
    try {
      const { id, version } = document
      const input = { id, version, way, lineIds: lines.map(line => line.id), ...(vendor.number && { vendorNumber: vendor.number }) }
      const { orders } = await call('sales.order.buy_for_lines', input, { idempotencyKey: `${key}-${way}-${encodeURIComponent(vendor.number)}` })
      await queries.invalidateQueries({ refetchType: 'none' })
      if (orders.length === 1) void navigate({ to: documentPath('purchase', 'order', orders[0]!.id) })
      else onMade()
    } catch (error) {
      setProblems(problemsOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Overlay title={title} onClose={onClose} keys={{ F9: () => void create() }}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void create()
        }}
      >
        {problems && <Problems title={t('web.buying.refused')} problems={problems} />}
        <WayChoice way={way} title={title} onWay={setWay} />
        <div className="fields">
          <TextField
            name="vendorNumber" label={caption('trade.partyNumber', { side: 'purchase' })} value={vendor.number} note={vendor.name || t('web.buying.vendor_of_item')}
            search={lookUp('vendors')} onEnter={(text, option) => setVendor({ number: text.trim(), name: option?.description ?? '' })}
          />
        </div>
        <DialogActions action={t('web.buying.make', { lines: lines.length })} keys="F9" isBlocked={lines.length === 0} onCancel={onClose} />
      </form>
    </Overlay>
  )
}

/** Straight to the customer, or to us for this sale alone. */
export function WayChoice({ way, title, onWay }: { readonly way: Way; readonly title: string; readonly onWay: (way: Way) => void }) {
  return (
    <fieldset className="ways">
      <legend className="visually-hidden">{title}</legend>
      {(['drop_shipment', 'special_order'] as const).map(each => (
        <label key={each} className="choice">
          {/* The dialog exists to be answered: what fits has the focus. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <input type="radio" name="way" checked={way === each} autoFocus={way === each} onChange={() => onWay(each)} />
          {t(`web.buying.way.${each}`)}
        </label>
      ))}
    </fieldset>
  )
}
