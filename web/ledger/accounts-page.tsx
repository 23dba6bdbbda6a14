import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { formatAmount, formatDate } from '../ui/format.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { Failure } from '../ui/problems.tsx'
import { caption, t } from '../ui/texts.ts'
import { glEntryList } from './lists.ts'

type Balance = Output<'ledger.trial_balance'>['rows'][number]

export const GlEntriesPage = () => <ListPage list={glEntryList} />

/** The chart of accounts with what is on each account; every balance leads to the entries it is made of. */
export function AccountsPage() {
  const [unused, setUnused] = useState<'hidden' | 'shown'>('hidden')
  const query = useQuery({ queryKey: ['ledger.trial_balance', unused], queryFn: () => call('ledger.trial_balance', { unused }) })
  const balances = query.data
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.accounts')}</h1>
        {balances && (
          <span className="title-part">{t('web.accounts.period', { from: formatDate(balances.from), to: formatDate(balances.to) })}</span>
        )}
        <ActionBar
          actions={[
            {
              id: 'unused',
              caption: t(unused === 'shown' ? 'web.accounts.hide_unused' : 'web.accounts.show_unused'),
              place: 'bar',
              run: () => setUnused(unused === 'shown' ? 'hidden' : 'shown'),
            },
          ]}
        />
      </header>
      {query.error && <Failure error={query.error} />}
      {balances && <BalanceTable balances={balances} />}
    </>
  )
}

function BalanceTable({ balances: { rows, totals } }: { readonly balances: Output<'ledger.trial_balance'> }) {
  return (
    <section className="panel table-box">
      <table className="table accounts" aria-label={t('web.page.accounts')}>
        <thead>
          <tr>
            <th scope="col">{caption('ledger.number')}</th>
            <th scope="col">{caption('ledger.name')}</th>
            {['debit', 'credit', 'net_change', 'balance'].map(name => (
              <th key={name} scope="col" className="end">
                {t(`web.entry.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <AccountRow key={row.account} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{t('web.totals')}</td>
            <td className="end">{formatAmount(totals.debit)}</td>
            <td className="end">{formatAmount(totals.credit)}</td>
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function AccountRow({ row }: { readonly row: Balance }) {
  const isPosting = row.type === 'posting'
  const isHead = row.type === 'heading' || row.type === 'begin_total'
  const shown = (amount: string): string => (isHead || amount === '0' ? '' : formatAmount(amount))
  return (
    <tr data-total={!isPosting}>
      <td>
        <Link to={`/accounts/${row.account}`}>{row.account}</Link>
      </td>
      <td style={{ paddingLeft: 8 + row.indentation * 16 }}>{row.name}</td>
      <td className="end">{shown(row.debit)}</td>
      <td className="end">{shown(row.credit)}</td>
      <td className="end">{shown(row.netChange)}</td>
      <td className="end">
        {isPosting && row.balance !== '0' ? (
          <Link to="/gl-entries" search={{ f: { account: `'${row.account}'` } } as never}>
            {formatAmount(row.balance)}
          </Link>
        ) : (
          shown(row.balance)
        )}
      </td>
    </tr>
  )
}
