import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import { Overlay } from '../ui/dialog.tsx'
import { t } from '../ui/texts.ts'
import type { JournalRow } from './journal-columns.ts'
import { ProposalTable } from './proposal-table.tsx'
import { type Role, sumOf } from './payment-input.ts'

export type Applications = readonly { readonly entryNo: number; readonly amount?: string }[]

interface Props {
  readonly role: Role
  readonly line: JournalRow
  readonly onClose: () => void
  /** Told what the line settles, and what that comes to: above zero to be received or paid. */
  readonly onTake: (applications: Applications, sum: string) => void
}

/** Open entries of the party of a journal line, to be settled when it is posted. */
export function SettleDrawer({ role, line, onClose, onTake }: Props) {
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>(() =>
    Object.fromEntries(line.applications.map(({ entryNo, amount }) => [entryNo, amount ?? ''])),
  )
  const { data } = useQuery({
    queryKey: ['payments.proposal', role, line.account, line.postingDate],
    queryFn: () => call('payments.proposal', { role, partyId: line.account, date: line.postingDate }),
  })
  const take = (): void =>
    onTake(
      Object.entries(chosen).map(([entryNo, amount]) => ({ entryNo: Number(entryNo), ...(amount ? { amount } : {}) })),
      sumOf(data?.entries ?? [], chosen),
    )
  const button = (
    <button type="button" className="button primary" onClick={take}>
      {t('web.journal.take_settled')}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t('web.journal.settle_title', { party: `${line.accountNumber} ${line.accountName}` })} shape="drawer" onClose={onClose} action={button} keys={{ F9: take }}>
      {data ? <ProposalTable entries={data.entries} chosen={chosen} onChoose={setChosen} /> : <p className="empty">{t('web.loading')}</p>}
    </Overlay>
  )
}
