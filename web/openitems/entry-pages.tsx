import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { v4 } from 'uuid'
import { findEntriesPath } from '../posting/entry-address.ts'
import { type ShownProblem, call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { mayRun, queries } from '../shell/session.ts'
import { ActionBar, type PageAction } from '../ui/action-bar.tsx'
import { Chip } from '../ui/chip.tsx'
import { choiceText } from '../ui/fields/kinds.ts'
import { ReadField } from '../ui/fields/read-field.tsx'
import { formatAmount, formatDate, formatMoney } from '../ui/format.ts'
import { ListPage } from '../ui/list/list-page.tsx'
import { newAction } from '../ui/list/new-action.ts'
import { Failure, Problems } from '../ui/problems.tsx'
import { caption, t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'
import { ApplyDrawer } from './apply-drawer.tsx'
import { entryLists } from './lists.ts'
import { sideOf } from '../parties/side.ts'

export type Role = 'customer' | 'vendor'
export type EntryView = Output<'openitems.entry.get'>

/** Entries of all customers or all vendors. */
export function EntryListPage({ role }: { readonly role: Role }) {
  const navigate = useNavigate()
  const actions = mayRun(`payments.${role}_payment.post`)
    ? [{ ...newAction(() => void navigate({ to: `/payments/${role}` })), caption: t('web.action.pay', { side: sideOf(role) }) }]
    : []
  return <ListPage key={role} list={entryLists[role]} actions={actions} />
}

/** One entry: what it is, what is open on it, what changed it, and what it was applied to. */
export function EntryPage({ role, entryNo }: { readonly role: Role; readonly entryNo: number }) {
  const query = useQuery({ queryKey: ['openitems.entry.get', entryNo], queryFn: () => call('openitems.entry.get', { entryNo }) })
  if (query.error) return <Failure error={query.error} />
  if (!query.data) return <p className="empty">{t('web.loading')}</p>
  return <Entry key={entryNo} role={role} view={query.data} />
}

function Entry({ role, view }: { readonly role: Role; readonly view: EntryView }) {
  const [isApplying, setApplying] = useState(false)
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const { entry, applications } = view
  const unapply = async (): Promise<void> => {
    try {
      await call('payments.unapply', { entryNo: entry.entryNo }, { idempotencyKey: v4() })
      await queries.invalidateQueries()
    } catch (error) {
      setProblems(problemsOf(error))
    }
  }
  const navigate = useNavigate()
  const actions: PageAction[] = [
    ...(mayRun('ledger.find_entries')
      ? [{ id: 'find_entries', caption: t('web.page.find_entries'), keys: 'Alt+G', place: 'bar' as const, run: () => void navigate({ to: findEntriesPath(entry.documentNumber) }) }]
      : []),
    ...(mayRun('payments.apply')
      ? [
          {
            id: 'apply',
            caption: t('web.action.apply'),
            keys: 'Shift+F11',
            place: 'primary' as const,
            ...(entry.open ? {} : { blocked: t('web.blocked.settled') }),
            run: () => setApplying(true),
          },
        ]
      : []),
    ...(mayRun('payments.unapply')
      ? [
          {
            id: 'unapply',
            caption: t('web.action.unapply'),
            place: 'bar' as const,
            ...(applications.some(each => !each.undone) ? {} : { blocked: t('web.blocked.not_applied') }),
            run: () => void unapply(),
          },
        ]
      : []),
  ]
  return (
    <>
      <header className="page-head">
        <h1>{`${choiceText('documentType', entry.documentType)} ${entry.documentNumber}`}</h1>
        <span className="title-part">
          {entry.partyNumber} {entry.partyName}
        </span>
        <Chip field="open" value={String(entry.open)} />
        <span className="title-part">{formatMoney(entry.remaining, entry.currency)}</span>
      </header>
      <ActionBar actions={actions} />
      {problems.length > 0 && <Problems title={t('web.refused.unapply')} problems={problems} onClose={() => setProblems([])} />}
      <EntryFields entry={entry} side={sideOf(role)} />
      <Details view={view} />
      {isApplying && <ApplyDrawer role={role} entry={entry} onClose={() => setApplying(false)} />}
    </>
  )
}

const fields = [
  ['postingDate', 'date'], ['documentDate', 'date'], ['dueDate', 'date'], ['discountDate', 'date'], ['externalNumber', 'text'],
  ['paymentReference', 'text'], ['currency', 'code'], ['amount', 'amount'], ['remaining', 'amount'], ['remainingDiscount', 'amount'],
  ['description', 'text'], ['closedOn', 'date'],
] as const

function EntryFields({ entry, side }: { readonly entry: EntryView['entry']; readonly side: string }) {
  return (
    <section className="panel">
      <dl className="fields fields-roomy">
        {fields.map(([field, kind]) => (
          <ReadField key={field} label={caption(`openitems.${field}`, { side })} kind={kind} field={field} value={entry[field]} />
        ))}
      </dl>
    </section>
  )
}

function Details({ view: { details, applications } }: { readonly view: EntryView }) {
  return (
    <section className="panel table-box" aria-label={t('web.entry.details')}>
      <table className="table">
        <caption className="visually-hidden">{t('web.entry.details')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('web.entry.type')}</th>
            <th scope="col">{t('web.entry.date')}</th>
            <th scope="col">{t('web.entry.applied_to')}</th>
            <th scope="col" className="end">{t('web.entry.amount')}</th>
            <th scope="col" className="end">{t('web.entry.amount_lcy')}</th>
          </tr>
        </thead>
        <tbody>
          {details.map(detail => {
            const other = applications.find(each => each.applicationNo === detail.applicationNo)
            return (
              <tr key={detail.detailNo}>
                <td>
                  {choiceText('detailKind', detail.kind)} {detail.undone && <span className="chip">{t('web.state.undone')}</span>}
                </td>
                <td>{formatDate(detail.postingDate)}</td>
                <td>{other && detail.kind === 'application' ? `${choiceText('documentType', other.documentType)} ${other.documentNumber}` : ''}</td>
                <td className="end">{formatAmount(detail.amount)}</td>
                <td className="end">{formatAmount(detail.amountLcy)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
