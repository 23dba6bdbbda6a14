import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { call } from '../shell/client.ts'
import type { OperationName } from '../shell/operations.ts'
import { mayRun } from '../shell/session.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { caption, t } from '../ui/texts.ts'

interface Step {
  readonly id: string
  readonly keys?: readonly string[]
  /** How one knows that the step is done. */
  readonly check?: Check
  readonly link?: string
}

interface Found {
  readonly isDone: boolean
  /** Captions of what is not there yet. */
  readonly lacking?: readonly string[]
}

interface Check {
  readonly operation: OperationName
  readonly ask: () => Promise<Found>
}

/** A list that is no longer empty. */
const anyOf = (operation: OperationName): Check => ({
  operation,
  ask: async () => ({ isDone: (await call(operation as 'parties.customers.list', { limit: 1 })).rows.length > 0 }),
})

/** What an invoice says of its sender: by law who and where they are, and the account to pay to. */
const sender: Check = {
  operation: 'company.get',
  ask: async () => {
    const { address, registrationNumber, taxNumber, iban } = await call('company.get', {})
    const said = { address: address?.street && address.city, registrationNumber, taxNumber, iban }
    const lacking = Object.entries(said).flatMap(([field, value]) => (value ? [] : [caption(`company.${field}`)]))
    return { isDone: lacking.length === 0, lacking }
  },
}

/** From nothing to a paid invoice, in the order one does it. */
const steps: readonly Step[] = [
  { id: 'records', check: anyOf('parties.customers.list'), link: '/first-steps' },
  { id: 'sender', check: sender, link: '/setup/company' },
  { id: 'new', keys: ['Alt+N'], link: '/sales/invoices/new' },
  { id: 'customer', keys: ['Enter'] },
  { id: 'lines', keys: ['Tab', 'Enter'] },
  { id: 'preview', keys: ['Ctrl+Alt+F9'] },
  { id: 'post', keys: ['F9'], check: anyOf('sales.posted_invoice.list'), link: '/sales/posted-invoices' },
  { id: 'print', keys: ['Ctrl+P'] },
  { id: 'paid', keys: ['Alt+B'] },
]

/** Your first invoice in five minutes: what to press, in order; what is done is marked. */
export function FirstInvoicePage() {
  const navigate = useNavigate()
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.first_invoice')}</h1>
        <ActionBar
          actions={
            mayRun('sales.invoice.create')
              ? [{ id: 'new', caption: t('web.new.sales_invoice'), keys: 'Alt+N', place: 'primary', run: () => void navigate({ to: '/sales/invoices/new' }) }]
              : []
          }
        />
      </header>
      <section className="panel first-panel">
        <ol className="first-steps">
          {steps.map(step => (
            <StepRow key={step.id} step={step} />
          ))}
        </ol>
      </section>
      <p className="muted founding-text">{t('web.founding.goods')}</p>
    </>
  )
}

function StepRow({ step: { id, keys = [], check, link } }: { readonly step: Step }) {
  const query = useQuery({
    queryKey: [check?.operation, 'step'],
    queryFn: () => check!.ask(),
    enabled: check !== undefined && mayRun(check.operation),
    staleTime: 0,
  })
  const lacking = query.data?.lacking ?? []
  return (
    <li>
      <div className="first-step">
        <span>
          {link ? <Link to={link}>{t(`web.founding.step.${id}`)}</Link> : <strong>{t(`web.founding.step.${id}`)}</strong>}
          {query.data?.isDone && (
            <span className="chip" data-meaning="done">
              <span aria-hidden="true">✓</span> {t('web.founding.done')}
            </span>
          )}
        </span>
        <span className="muted">{t(`web.founding.how.${id}`)}</span>
        {lacking.length > 0 && <span>{t('web.founding.lacking', { fields: lacking.join(', ') })}</span>}
      </div>
      <span className="first-keys">
        {keys.map(each => (
          <kbd key={each} className="key">
            {each}
          </kbd>
        ))}
      </span>
    </li>
  )
}
