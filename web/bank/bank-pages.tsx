import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../shell/client.ts'
import { mayRun } from '../shell/session.ts'
import { entriesAction } from '../ui/card/card-actions.ts'
import { CardPage } from '../ui/card/card-page.tsx'
import type { CardRecord } from '../ui/card/declaration.ts'
import { Figures } from '../ui/card/figures.tsx'
import { formatDate, formatMoney } from '../ui/format.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { newAction } from '../ui/list/new-action.ts'
import { t } from '../ui/texts.ts'
import { bankAccountCard } from './card.ts'
import { bankAccountList, bankEntryList } from './lists.ts'

export const BankEntriesPage = () => <ListPage list={bankEntryList} />

export function BankAccountListPage() {
  const navigate = useNavigate()
  return <ListPage list={bankAccountList} actions={mayRun('bank.accounts.create') ? [newAction(() => void navigate({ to: '/bank-accounts/new' }))] : []} />
}

const entriesOf = (number: string) => ({ f: { bankAccount: `'${number}'` } })

/** The card of a bank account: its balance, and what came in and went out. */
export function BankAccountCardPage({ id }: { readonly id: string }) {
  const navigate = useNavigate()
  return (
    <CardPage
      key={id}
      card={bankAccountCard}
      id={id}
      actions={record => [
        entriesAction(() => void navigate({ to: '/bank-entries', search: entriesOf(record.number) as never })),
      ]}
      figures={BankFigures}
    />
  )
}

function BankFigures({ record }: { readonly record: CardRecord }) {
  const { data } = useQuery({
    queryKey: ['bank.account_figures', record.number],
    queryFn: () => call('bank.account_figures', { bankAccount: record.number }),
    enabled: mayRun('bank.account_figures'),
  })
  if (!data) return null
  const money = (amount: string): string => formatMoney(amount, data.currency)
  return (
    <Figures
      label={t('web.figures')}
      figures={[
        { id: 'balance', label: t('web.figure.balance'), value: money(data.balance), to: '/bank-entries', search: entriesOf(record.number) },
        { id: 'in', label: t('web.figure.in'), value: money(data.in) },
        { id: 'out', label: t('web.figure.out'), value: money(data.out) },
        { id: 'last_entry', label: t('web.figure.last_entry'), value: formatDate(data.lastEntryOn) || '–' },
      ]}
    />
  )
}
