import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '../ui/texts.ts'
import { call } from './client.ts'
import type { OperationName } from './operations.ts'
import { mayRun, useMe, workDate } from './session.ts'

interface Cue {
  readonly title: string
  readonly operation: OperationName
  readonly path: string
  /** In the server's language, and as the address of the list has it. */
  readonly filter: Readonly<Record<string, string>>
}

const cues = (): readonly Cue[] => [
  { title: 'sales_open', operation: 'sales.order.list', path: '/sales/orders', filter: { status: 'open' } },
  { title: 'sales_released', operation: 'sales.order.list', path: '/sales/orders', filter: { status: 'released' } },
  { title: 'purchase_open', operation: 'purchase.order.list', path: '/purchase/orders', filter: { status: 'open' } },
  { title: 'purchase_released', operation: 'purchase.order.list', path: '/purchase/orders', filter: { status: 'released' } },
  { title: 'receivables', operation: 'openitems.customer_entries.list', path: '/customer-entries', filter: { open: 'true' } },
  { title: 'overdue', operation: 'openitems.customer_entries.list', path: '/customer-entries', filter: { open: 'true', dueDate: `<${workDate()}` } },
  { title: 'payables', operation: 'openitems.vendor_entries.list', path: '/vendor-entries', filter: { open: 'true' } },
]

/** Where the day begins: a few counts, each the door to the list it counts. */
export function StartPage() {
  const me = useMe()
  return (
    <>
      <header className="page-head">
        <h1>{t('web.start.title', { name: me.user.name })}</h1>
      </header>
      <div className="cues">
        {cues()
          .filter(cue => mayRun(cue.operation))
          .map(cue => (
            <CueTile key={cue.title} cue={cue} />
          ))}
      </div>
    </>
  )
}

function CueTile({ cue: { title, operation, path, filter } }: { readonly cue: Cue }) {
  const query = useQuery({
    queryKey: [operation, 'count', filter],
    queryFn: () => call(operation as 'sales.order.list', { filter, limit: 1, total: true, fields: [operation.startsWith('openitems') ? 'entryNo' : 'id'] }),
  })
  return (
    <Link to={path} search={{ f: filter } as never} className="cue">
      <span className="cue-figure">{query.data?.total ?? '–'}</span>
      <span>{t(`web.cue.${title}`)}</span>
    </Link>
  )
}
