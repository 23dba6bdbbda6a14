import { useQuery } from '@tanstack/react-query'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { mayRun } from '../shell/session.ts'
import type { CardRecord } from '../ui/card/declaration.ts'
import { type Figure, Figures } from '../ui/card/figures.tsx'
import { formatDate, formatMoney } from '../ui/format.ts'
import { exactly } from '../ui/list/exactly.ts'
import { t } from '../ui/texts.ts'
import { sideOf } from './side.ts'

type Role = 'customer' | 'vendor'

interface Props {
  readonly of: Role
  readonly record: CardRecord
}

type Balances = Output<'openitems.party_figures'>

function balanceFigures(role: Role, number: string, { currency, ...found }: Balances): Figure[] {
  const to = `/${role}-entries`
  const money = (amount: string): string => formatMoney(amount, currency)
  const { lastPayment } = found
  const isOpen = { partyNumber: exactly(number), open: 'true' }
  return [
    { id: 'balance', label: t('web.figure.balance'), value: money(found.balance), to, search: { f: isOpen } },
    {
      id: 'overdue',
      label: t('web.figure.overdue'),
      value: money(found.overdue),
      to,
      search: { f: { ...isOpen, dueDate: '..t-1D' } },
      ...(found.overdueEntries > 0 ? { meaning: 'problem' as const } : {}),
    },
    { id: 'turnover', label: t('web.figure.turnover', { role }), value: money(found.turnover) },
    { id: 'last_year', label: t('web.figure.last_year', { role }), value: money(found.turnoverLastYear) },
    ...(role === 'customer' ? [{ id: 'profit', label: t('web.figure.profit'), value: money(found.profit) }] : []),
    {
      id: 'last_payment',
      label: t('web.figure.last_payment'),
      value: lastPayment ? `${formatMoney(lastPayment.amount, lastPayment.currency)} · ${formatDate(lastPayment.date)}` : '–',
      ...(lastPayment ? { to: `${to}/${lastPayment.entryNo}` } : {}),
    },
  ]
}

const openKinds = { customer: ['quote', 'order', 'invoice'], vendor: ['order', 'invoice', 'credit_memo'] } as const

/** How many documents are not finished, each number with the way to them. */
async function loadOpen(role: Role, number: string): Promise<Figure[]> {
  const side = sideOf(role)
  const kinds = openKinds[role].filter(kind => mayRun(`${side}.${kind}.list`))
  return Promise.all(
    kinds.map(async kind => {
      const { total = 0 } = await call(`${side}.${kind}.list` as 'sales.order.list', { filter: { partyNumber: exactly(number) }, limit: 1, total: true })
      const path = `/${side}/${kind.replace('_', '-')}s`
      return { id: kind, label: t(`web.rail.${side}_${kind}s`), value: String(total), to: path, search: { f: { partyNumber: exactly(number) } } }
    }),
  )
}

/** What stands on a customer or vendor, and what is not finished with them. */
function PartyFigures({ of: role, record }: Props) {
  const balances = useQuery({
    queryKey: ['openitems.party_figures', record.id],
    queryFn: () => call('openitems.party_figures', { partyId: record.id }),
    enabled: mayRun('openitems.party_figures'),
  })
  const open = useQuery({ queryKey: ['open documents', record.id], queryFn: () => loadOpen(role, record.number) })
  if (!balances.data) return null
  return <Figures label={t('web.figures')} figures={[...balanceFigures(role, record.number, balances.data), ...(open.data ?? [])]} />
}

export const CustomerFigures = ({ record }: { readonly record: CardRecord }) => <PartyFigures of="customer" record={record} />
export const VendorFigures = ({ record }: { readonly record: CardRecord }) => <PartyFigures of="vendor" record={record} />
