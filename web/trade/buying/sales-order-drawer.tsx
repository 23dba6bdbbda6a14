import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { call } from '../../shell/client.ts'
import type { Output } from '../../shell/operations.ts'
import { Overlay } from '../../ui/dialog.tsx'
import { formatDate } from '../../ui/format.ts'
import { Failure } from '../../ui/problems.tsx'
import { t } from '../../ui/texts.ts'
import { type Way, WayChoice } from './buy-for-lines-dialog.tsx'

type OpenSale = Output<'purchase.order.open_sales_orders'>['orders'][number]

interface Props {
  readonly id: string
  readonly onGet: (choice: { readonly way: Way; readonly salesOrderId: string }) => void
  readonly onClose: () => void
}

/** Sales orders that wait for a purchase of their own: the one chosen is put on this purchase order. Enter or F9 takes it. */
export function SalesOrderDrawer({ id, onGet, onClose }: Props) {
  const [way, setWay] = useState<Way>('drop_shipment')
  const [chosen, setChosen] = useState<string>()
  const query = useQuery({ queryKey: ['purchase.order.open_sales_orders', id, way], queryFn: () => call('purchase.order.open_sales_orders', { id, way }), gcTime: 0 })
  const orders = query.data?.orders ?? []
  const salesOrderId = orders.some(order => order.id === chosen) ? chosen : orders[0]?.id
  const get = (): void => {
    if (salesOrderId) onGet({ way, salesOrderId })
  }
  const action = (
    <button type="button" className="button primary" aria-disabled={!salesOrderId} onClick={get}>
      {t('web.sales_order.action')}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t('web.action.get_sales_order')} shape="drawer" onClose={onClose} action={action} keys={{ F9: get }}>
      <WayChoice way={way} title={t('web.action.get_sales_order')} onWay={setWay} />
      {query.error && <Failure error={query.error} />}
      {query.data && orders.length === 0 && <p className="empty">{t('web.sales_order.none', { way })}</p>}
      {orders.length > 0 && <SalesTable orders={orders} chosen={salesOrderId} onChoose={setChosen} onTake={get} />}
    </Overlay>
  )
}

interface TableProps {
  readonly orders: readonly OpenSale[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  readonly onTake: () => void
}

/** One row is chosen; the arrows go from one to the next, as among all radio buttons. */
function SalesTable({ orders, chosen, onChoose, onTake }: TableProps) {
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
          {(['number', 'customer', 'date', 'lines'] as const).map(column => (
            <th key={column} scope="col" className={column === 'lines' ? 'end' : undefined}>{t(`web.sales_order.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {orders.map(({ id, number, partyNumber, partyName, shipmentDate, lines }) => (
          <tr key={id}>
            <td>
              <input type="radio" name="salesOrder" aria-label={number} checked={id === chosen} onChange={() => onChoose(id)} onKeyDown={onKeyDown} />
            </td>
            <td>{number}</td>
            <td>{partyNumber} {partyName}</td>
            <td>{formatDate(shipmentDate)}</td>
            <td className="end">{lines}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
