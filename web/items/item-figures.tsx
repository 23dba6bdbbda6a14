import { useQuery } from '@tanstack/react-query'
import { call } from '../shell/client.ts'
import { mayRun } from '../shell/session.ts'
import type { CardRecord } from '../ui/card/declaration.ts'
import { Figures } from '../ui/card/figures.tsx'
import { formatDecimal, formatMoney } from '../ui/format.ts'
import { t } from '../ui/texts.ts'

/** What stands on an item: stock and its value, what it costs, what was sold and bought. */
export function ItemFigures({ record }: { readonly record: CardRecord }) {
  const { data } = useQuery({
    queryKey: ['stock.item_figures', record.id],
    queryFn: () => call('stock.item_figures', { itemId: record.id }),
    enabled: record.type === 'inventory' && mayRun('stock.item_figures'),
  })
  if (!data) return null
  const money = (amount: string): string => formatMoney(amount, data.currency)
  const unit = String(record.baseUnit)
  const entries = (type: string) => ({ to: '/item-entries', search: { f: { itemNumber: `'${record.number}'`, type } } })
  return (
    <Figures
      label={t('web.figures')}
      figures={[
        { id: 'on_hand', label: t('web.figure.on_hand'), value: `${formatDecimal(data.onHand)} ${unit}`, to: '/item-entries', search: { f: { itemNumber: `'${record.number}'`, open: 'true' } } },
        { id: 'value', label: t('web.figure.stock_value'), value: money(data.value) },
        { id: 'unit_cost', label: t('web.figure.unit_cost'), value: money(data.unitCost) },
        { id: 'last_cost', label: t('web.figure.last_cost'), value: money(data.lastDirectCost) },
        { id: 'sold', label: t('web.figure.sold'), value: `${formatDecimal(data.soldQuantity)} ${unit}`, ...entries('sale') },
        { id: 'sales', label: t('web.figure.turnover', { role: 'customer' }), value: money(data.sales) },
        { id: 'last_year', label: t('web.figure.last_year', { role: 'customer' }), value: money(data.salesLastYear) },
        { id: 'profit', label: t('web.figure.profit'), value: money(data.profit) },
        { id: 'bought', label: t('web.figure.bought'), value: `${formatDecimal(data.boughtQuantity)} ${unit}`, ...entries('purchase') },
      ]}
    />
  )
}
