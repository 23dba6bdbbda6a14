import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../shell/client.ts'
import type { Output } from '../../shell/operations.ts'
import { type ChoiceColumn, ChoiceTable } from '../../ui/choice-table.tsx'
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
      {orders.length > 0 && (
        <ChoiceTable name="salesOrder" columns={columnsOf()} rows={orders} labelOf={order => order.number} chosen={salesOrderId} onChoose={setChosen} onTake={get} />
      )}
    </Overlay>
  )
}

/** Its captions are read when it is drawn: the language may have changed. */
const columnsOf = (): ChoiceColumn<OpenSale>[] => [
  { name: 'number', caption: t('web.sales_order.number'), show: order => order.number },
  { name: 'customer', caption: t('web.sales_order.customer'), show: order => `${order.partyNumber} ${order.partyName}` },
  { name: 'date', caption: t('web.sales_order.date'), show: order => formatDate(order.shipmentDate) },
  { name: 'lines', caption: t('web.sales_order.lines'), align: 'end', show: order => order.lines },
]
