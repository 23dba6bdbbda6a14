import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { v4 } from 'uuid'
import { type ShownProblem, call } from '../shell/client.ts'
import { mayRun, queries } from '../shell/session.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Chip } from '../ui/chip.tsx'
import { FastTab } from '../ui/fields/fast-tab.tsx'
import { ReadField } from '../ui/fields/read-field.tsx'
import { formatInstant } from '../ui/format.ts'
import { Failure, Problems } from '../ui/problems.tsx'
import { caption, t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'
import type { Side } from './calls.ts'
import { documentPath } from './kinds.ts'
import { PostedLines } from './posted-lines.tsx'
import { TotalsFoot } from './totals-foot.tsx'

const shown = ['orderDate', 'documentDate', 'dueDate', 'validUntil', 'shipmentDate'] as const
const texts = ['externalNumber', 'yourReference', 'currency', 'paymentTerms', 'salesperson', 'location'] as const

/** A document as it once was: nothing can be typed, and it can be made so again. */
export function ArchivedPage({ side, id }: { readonly side: Side; readonly id: string }) {
  const operation = `${side}.archived_document.get` as 'sales.archived_document.get'
  const query = useQuery({ queryKey: [operation, id], queryFn: () => call(operation, { id }) })
  const by = query.data?.archived.archivedBy ?? ''
  const people = useQuery({ queryKey: ['access.people.names', by], queryFn: () => call('access.people.names', { userIds: [by] }), enabled: by !== '' })
  const restore = useRestore(side, id)
  if (query.error) return <Failure error={query.error} />
  if (!query.data) return <p className="empty">{t('web.loading')}</p>
  const { archived, document } = query.data
  const name = t(`web.document_type.${side}_${archived.kind}`, { number: archived.number })
  return (
    <>
      <header className="page-head">
        <h1>{t('web.versions.of', { document: name, version: archived.versionNo })}</h1>
        <span className="title-part">
          {archived.partyNumber} {archived.partyName}
        </span>
        <Chip field="outcome" value={archived.outcome} />
        <span className="title-part">{[formatInstant(archived.archivedAt), people.data?.rows[0]?.name, archived.lostReason, archived.note].filter(Boolean).join(' · ')}</span>
        {restore.action}
      </header>
      {restore.refusal}
      <section className="panel" aria-label={t('web.document.header')}>
        <FastTab id="archived.general" title={t('web.tab.general')} isOpenAtFirst>
          <dl className="fields" data-dense>
            {shown.map(field => <ReadField key={field} label={caption(`trade.${field}`, { side })} kind="date" field={field} value={document[field]} />)}
            {texts.map(field => <ReadField key={field} label={caption(`trade.${field}`, { side })} kind="text" field={field} value={document[field]} />)}
          </dl>
        </FastTab>
      </section>
      <section className="panel lines-panel" aria-label={t('web.document.lines')}>
        <PostedLines lines={document.lines} side={side} isMoney />
      </section>
      <TotalsFoot totals={document.totals} taxSummary={document.taxSummary} currency={document.currency} />
    </>
  )
}

/** Making the document so again, and why that was refused. */
function useRestore(side: Side, id: string): { readonly action: ReactNode; readonly refusal: ReactNode } {
  const navigate = useNavigate()
  const [refused, setRefused] = useState<readonly ShownProblem[]>()
  const operation = `${side}.archived_document.restore` as 'sales.archived_document.restore'
  const restore = async (): Promise<void> => {
    setRefused(undefined)
    try {
      const made = await call(operation, { id }, { idempotencyKey: v4() })
      await queries.invalidateQueries({ refetchType: 'none' })
      void navigate({ to: documentPath(side, made.kind, made.id) })
    } catch (error) {
      setRefused(problemsOf(error))
    }
  }
  return {
    action: mayRun(operation) && <ActionBar actions={[{ id: 'restore', caption: t('web.action.restore'), keys: 'F9', place: 'primary', run: () => void restore() }]} />,
    refusal: refused && <Problems title={t('web.refused.restore')} problems={refused} onClose={() => setRefused(undefined)} />,
  }
}
