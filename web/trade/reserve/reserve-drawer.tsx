import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../shell/client.ts'
import type { Input, Output } from '../../shell/operations.ts'
import { mayRun, queries } from '../../shell/session.ts'
import { Overlay } from '../../ui/dialog.tsx'
import { QuantityCell } from '../../ui/fields/quantity-cell.tsx'
import { formatDate, formatDecimal } from '../../ui/format.ts'
import { Failure, ProblemList } from '../../ui/problems.tsx'
import { t } from '../../ui/texts.ts'
import { type Act, useAct } from '../../ui/use-act.ts'

type View = Output<'sales.order.reservations'>
type Line = View['lines'][number]
type Asked = NonNullable<Input<'sales.order.reserve'>['lines']>

interface Props {
  readonly id: string
  readonly title: string
  /** The line somebody is on: it comes first. */
  readonly lineNo: number | undefined
  readonly onClose: () => void
}

/** The reservations of an order, and what changes them; every answer is what they are now. */
function useReservations(id: string) {
  const key = ['sales.order.reservations', id]
  const query = useQuery({ queryKey: key, queryFn: () => call('sales.order.reservations', { id }), gcTime: 0 })
  const act = useAct()
  const take = (answer: Promise<View>): Promise<void> =>
    act.run(async () => {
      queries.setQueryData(key, await answer)
      await queries.invalidateQueries({ queryKey: ['trade.lines.facts'] })
    })
  return {
    query,
    act,
    reserve: (lines?: Asked) => void take(call('sales.order.reserve', { id, ...(lines && { lines }) })),
    cancel: () => void take(call('sales.order.cancel_reservation', { id })),
  }
}

/** What is reserved for each line of an order, from stock and from purchase orders: the quantities are typed in place. */
export function ReserveDrawer({ id, title, lineNo, onClose }: Props) {
  const { query, act, reserve, cancel } = useReservations(id)
  const mayChange = mayRun('sales.order.reserve')
  const lines = [...(query.data?.lines ?? [])].sort((a, b) => Number(b.lineNo === lineNo) - Number(a.lineNo === lineNo))
  const action = mayChange && (
    <button type="button" className="button primary" aria-disabled={act.isBusy} onClick={() => reserve()}>
      {t('web.reserve.all')}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t('web.reserve.title', { document: title })} shape="drawer" onClose={onClose} action={action} keys={mayChange ? { F9: () => reserve() } : {}}>
      <ProblemList problems={act.problems} />
      {query.error && <Failure error={query.error} />}
      {query.data && lines.length === 0 && <p className="empty">{t('web.reserve.none')}</p>}
      <div className="entries">
        {lines.map(line => (
          <ReservedLine key={line.lineId} line={line} act={act} mayChange={mayChange} onReserve={reserve} />
        ))}
      </div>
      {mayChange && lines.some(line => line.reservations.length > 0) && (
        <div className="drawer-foot">
          <button type="button" className="button outlined" aria-disabled={act.isBusy} onClick={cancel}>
            {t('web.reserve.cancel_all')}
          </button>
        </div>
      )}
    </Overlay>
  )
}

interface LineProps {
  readonly line: Line
  readonly act: Act
  readonly mayChange: boolean
  readonly onReserve: (lines: Asked) => void
}

function ReservedLine({ line, act, mayChange, onReserve }: LineProps) {
  const name = `${line.itemNumber} ${line.description}`.trim()
  return (
    <section aria-label={name}>
      <h3 className="reserve-line">
        {name}
        <span className="muted">
          {[line.variant, line.location, t('web.reserve.needed', { date: formatDate(line.neededOn) })].filter(Boolean).join(' · ')}
        </span>
        <span className="reserve-of">
          {t('web.reserve.of', { reserved: formatDecimal(line.reserved), outstanding: formatDecimal(line.outstanding), unit: line.baseUnit })}
        </span>
      </h3>
      {line.unreservable === null || line.reservations.length > 0 ? (
        <Supplies line={line} act={act} mayChange={mayChange} onReserve={onReserve} />
      ) : (
        <p className="muted">{t('web.reserve.why_not', { reason: line.unreservable })}</p>
      )}
    </section>
  )
}

/** Where goods for a line come from: what there is, what is free, and what of it is reserved for the line. */
function Supplies({ line, act, mayChange, onReserve }: LineProps) {
  const [typed, setTyped] = useState(0)
  const of = (purchaseLineId: string | null): string => line.reservations.find(each => each.purchaseLineId === purchaseLineId)?.quantity ?? '0'
  const cell = (purchaseLineId: string | null, label: string, isLate = false) => (
    <QuantityCell
      key={`${of(purchaseLineId)} ${typed}`}
      value={of(purchaseLineId)}
      label={label}
      isReadOnly={!mayChange || isLate || act.isBusy}
      onEnter={inAll => {
        setTyped(typed + 1)
        onReserve([{ lineId: line.lineId, from: purchaseLineId === null ? 'stock' : { purchaseLineId }, inAll }])
      }}
    />
  )
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('web.reserve.from')}</th>
          <th scope="col">{t('web.reserve.on')}</th>
          <th scope="col" className="end">{t('web.reserve.there')}</th>
          <th scope="col" className="end">{t('web.reserve.free')}</th>
          <th scope="col" className="end">{t('web.reserve.reserved')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{t('web.reserve.stock')}</td>
          <td />
          <td className="end">{formatDecimal(line.stock.onHand)}</td>
          <td className="end">{formatDecimal(line.stock.free)}</td>
          <td className="end">{cell(null, t('web.reserve.cell', { from: t('web.reserve.stock') }))}</td>
        </tr>
        {line.purchases.map(each => (
          <tr key={each.purchaseLineId}>
            <td>
              {each.purchaseNumber} {each.vendorName}
            </td>
            <td>
              {formatDate(each.expectedOn)}
              {each.late && (
                <>
                  {' '}
                  <span className="chip" data-meaning="warning">{t('web.reserve.late')}</span>
                </>
              )}
            </td>
            <td className="end">{formatDecimal(each.outstanding)}</td>
            <td className="end">{formatDecimal(each.free)}</td>
            <td className="end">{cell(each.purchaseLineId, t('web.reserve.cell', { from: each.purchaseNumber }), each.late)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
