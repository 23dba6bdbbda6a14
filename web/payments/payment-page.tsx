import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { v4 } from 'uuid'
import { PreviewDrawer } from '../posting/preview-drawer.tsx'
import type { PreviewView } from '../posting/preview-view.ts'
import { Refusal, type ShownProblem, call, preview } from '../shell/client.ts'
import { lookUp } from '../shell/look-ups.ts'
import type { Output } from '../shell/operations.ts'
import { queries, workDate } from '../shell/session.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { CodeField, TextField } from '../ui/fields/field.tsx'
import { readValue, showValue } from '../ui/fields/kinds.ts'
import { editValue } from '../ui/fields/kinds.ts'
import { Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'
import { type PaymentDraft, type Role, inputOf, sumOf } from './payment-input.ts'
import { ProposalTable } from './proposal-table.tsx'
import { sideOf } from '../parties/side.ts'

type Paid = Output<'payments.customer_payment.post'>

const begin = (search: { readonly party?: string; readonly entry?: number }): PaymentDraft => ({
  partyId: search.party ?? '',
  bankAccount: '',
  postingDate: workDate(),
  externalNumber: '',
  amount: '',
  chosen: search.entry ? { [search.entry]: '' } : {},
})

/** A payment from a customer or to a vendor: what is open, with the discount in time, and the bank it came by. */
export function PaymentPage({ role }: { readonly role: Role }) {
  const search = useSearch({ strict: false }) as { party?: string; entry?: number }
  return <Payment key={`${role} ${search.party ?? ''} ${search.entry ?? ''}`} role={role} first={begin(search)} />
}

/** Posting and previewing a payment, with what stands in the way. */
function usePayment(role: Role, onPosted: () => void) {
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const [view, setView] = useState<PreviewView>()
  const [paid, setPaid] = useState<Paid>()
  const [key, setKey] = useState(() => v4())
  const name = `payments.${role}_payment.post` as const
  const attempt = async (action: () => Promise<void>): Promise<void> => {
    setProblems([])
    setPaid(undefined)
    try {
      await action()
    } catch (error) {
      // What was not heard of is asked again under the same key: nobody is paid twice.
      if (error instanceof Refusal) setKey(v4())
      setProblems(problemsOf(error))
    }
  }
  const show = (draft: PaymentDraft): void => void attempt(async () => setView(await preview(name, inputOf(draft))))
  const post = (draft: PaymentDraft, acknowledged: readonly string[] = []): void =>
    void attempt(async () => {
      setView(undefined)
      setPaid(await call(name, inputOf(draft), { idempotencyKey: key, acknowledged }))
      setKey(v4())
      onPosted()
      await queries.invalidateQueries()
    })
  return { problems, view, paid, show, post, closePreview: () => setView(undefined) }
}

function Payment({ role, first }: { readonly role: Role; readonly first: PaymentDraft }) {
  const [draft, setDraft] = useState(first)
  const change = (part: Partial<PaymentDraft>): void => setDraft(before => ({ ...before, ...part }))
  const payment = usePayment(role, () => change({ chosen: {}, amount: '', externalNumber: '' }))
  const proposal = useQuery({
    queryKey: ['payments.proposal', role, draft.partyId, draft.postingDate],
    queryFn: () => call('payments.proposal', { role, partyId: draft.partyId, date: draft.postingDate }),
    enabled: draft.partyId !== '',
  })
  const entries = proposal.data?.entries ?? []
  const side = sideOf(role)
  const blocked =
    draft.partyId === '' ? t('web.blocked.no_party') : draft.amount === '' && Object.keys(draft.chosen).length === 0 ? t('web.blocked.nothing_chosen') : undefined
  const reason = blocked === undefined ? {} : { blocked }
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.payment', { role })}</h1>
      </header>
      <ActionBar
        actions={[
          { id: 'preview', caption: t('web.action.preview', { side }), keys: 'Ctrl+Alt+F9', place: 'bar', ...reason, run: () => payment.show(draft) },
          { id: 'post', caption: t('web.action.post_payment'), keys: 'F9', place: 'primary', ...reason, run: () => payment.post(draft) },
        ]}
      />
      {payment.problems.length > 0 && (
        <Problems
          title={t('web.refused.post')}
          problems={payment.problems}
          onField={field => document.getElementById(`field-${field}`)?.focus()}
          onGoOn={{ action: t('web.go_on'), run: () => payment.post(draft, payment.problems.map(problem => problem.code)) }}
        />
      )}
      {payment.paid && (
        <section className="notice" data-meaning="done" role="status">
          {t('web.payment.posted', { number: payment.paid.documentNumber })}{' '}
          <Link to={`/${role}-entries/${payment.paid.entryNo}`}>{t('web.payment.entry')}</Link>
        </section>
      )}
      <PaymentFields role={role} draft={draft} change={change} sum={sumOf(entries, draft.chosen)} partyName={entries[0]?.partyName} />
      {draft.partyId !== '' && proposal.isSuccess && <ProposalTable entries={entries} chosen={draft.chosen} onChoose={chosen => change({ chosen })} />}
      {draft.partyId === '' && <p className="empty">{t('web.payment.choose', { role })}</p>}
      {payment.view && <PreviewDrawer view={payment.view} onClose={payment.closePreview} onPost={() => payment.post(draft)} />}
    </>
  )
}

interface FieldsProps {
  readonly role: Role
  readonly draft: PaymentDraft
  readonly change: (part: Partial<PaymentDraft>) => void
  readonly sum: string
  readonly partyName?: string
}

function PaymentFields({ role, draft, change, sum, partyName }: FieldsProps) {
  const [partyText, setPartyText] = useState('')
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const read = (kind: 'date' | 'amount', field: 'postingDate' | 'amount', text: string): void => {
    const value = readValue(kind, text, workDate())
    if ('problem' in value) return setProblems(before => ({ ...before, [field]: value.problem }))
    setProblems(({ [field]: _, ...others }) => others)
    change({ [field]: text.trim() === '' ? (field === 'amount' ? '' : workDate()) : String(value.value) })
    return undefined
  }
  // The bank account the journal of such payments goes by, until another is chosen.
  const journals = useQuery({ queryKey: ['payments.journals.list'], queryFn: () => call('payments.journals.list', {}), staleTime: Infinity })
  const journal = journals.data?.rows.find(each => each.kind === (role === 'customer' ? 'cash_receipt' : 'payment'))
  const bankAccount = draft.bankAccount || (journal?.balancingKind === 'bank_account' ? (journal.balancingAccount ?? '') : '')
  const party = useQuery({
    queryKey: [`parties.${role}s.get`, draft.partyId],
    queryFn: () => call(`parties.${role}s.get`, { id: draft.partyId }),
    enabled: draft.partyId !== '',
  })
  return (
    <section className="panel">
      <div className="fields fields-roomy">
        <TextField
          name="partyId"
          label={t('web.payment.party', { role })}
          value={party.data?.number ?? partyText}
          isRequired
          isFirst={draft.partyId === ''}
          search={lookUp(role === 'customer' ? 'customers' : 'vendors')}
          note={party.data?.name ?? partyName ?? ''}
          onEnter={(text, option) => {
            setPartyText(text)
            if (option?.id) change({ partyId: option.id, chosen: {} })
          }}
        />
        <TextField
          name="postingDate"
          label={t('web.payment.date')}
          value={showValue('date', draft.postingDate)}
          problem={problems.postingDate}
          onEnter={text => read('date', 'postingDate', text)}
        />
        <CodeField
          place="payments"
          field="bankAccount"
          name="bankAccount"
          label={t('web.payment.bank')}
          value={bankAccount}
          search={lookUp('bankAccounts')}
          onEnter={text => change({ bankAccount: text.trim() })}
        />
        <TextField
          name="amount"
          label={t('web.payment.amount')}
          value={editValue('amount', draft.amount || (sum === '0' ? '' : sum))}
          align="end"
          problem={problems.amount}
          onEnter={text => read('amount', 'amount', text)}
        />
        <TextField
          name="externalNumber"
          label={t('web.payment.reference')}
          value={draft.externalNumber}
          onEnter={text => change({ externalNumber: text.trim() })}
        />
      </div>
    </section>
  )
}
