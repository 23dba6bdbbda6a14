import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { call } from '../shell/client.ts'
import type { OperationName } from '../shell/operations.ts'
import { mayRun } from '../shell/session.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { t } from '../ui/texts.ts'

interface Step {
  readonly id: string
  readonly keys?: readonly string[]
  /** A list that is no longer empty once the step is done. */
  readonly done?: OperationName
  readonly link?: string
}

/** From nothing to a paid invoice, in the order one does it. */
const steps: readonly Step[] = [
  { id: 'records', done: 'parties.customers.list', link: '/first-steps' },
  { id: 'new', keys: ['Alt+N'], link: '/sales/invoices/new' },
  { id: 'customer', keys: ['Enter'] },
  { id: 'lines', keys: ['Tab', 'Enter'] },
  { id: 'preview', keys: ['Ctrl+Alt+F9'] },
  { id: 'post', keys: ['F9'], done: 'sales.posted_invoice.list', link: '/sales/posted-invoices' },
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

function StepRow({ step: { id, keys = [], done, link } }: { readonly step: Step }) {
  const operation = done && mayRun(done) ? done : undefined
  const query = useQuery({
    queryKey: [operation, 'any'],
    queryFn: async () => (await call(operation as 'parties.customers.list', { limit: 1 })).rows.length > 0,
    enabled: operation !== undefined,
  })
  return (
    <li>
      <div className="first-step">
        <span>
          {link ? <Link to={link}>{t(`web.founding.step.${id}`)}</Link> : <strong>{t(`web.founding.step.${id}`)}</strong>}
          {query.data && (
            <span className="chip" data-meaning="done">
              <span aria-hidden="true">✓</span> {t('web.founding.done')}
            </span>
          )}
        </span>
        <span className="muted">{t(`web.founding.how.${id}`)}</span>
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
