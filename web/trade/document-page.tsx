import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Refusal } from '../shell/client.ts'
import { lookUp } from '../shell/look-ups.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { usePartKeys } from '../ui/part-keys.ts'
import { Failure } from '../ui/problems.tsx'
import { caption, t } from '../ui/texts.ts'
import { ActiveLine } from './active-line.ts'
import { type DocumentView, type Kind, type Side, callDocument } from './calls.ts'
import { DocumentHeader } from './document-header.tsx'
import { DocumentNotices, Done, Warnings } from './document-notices.tsx'
import { DocumentOverlays } from './document-overlays.tsx'
import { DocumentTitle } from './document-title.tsx'
import { Draft } from './draft.ts'
import { FactsPane, useFactsShown } from './facts-pane.tsx'
import { takePosted } from './just-posted.ts'
import { documentPath } from './kinds.ts'
import { LinesPanel } from './lines-panel.tsx'
import { linesInHand } from './buying/lines-in-hand.ts'
import { proposeStandardLines, takeAsked } from './standard-lines/propose.ts'
import { TotalsFoot } from './totals-foot.tsx'
import { pageActions } from './page-actions.ts'
import type { Seen } from './undo.ts'
import { useDocument } from './use-document.ts'
import './document.css'

interface Props {
  readonly side: Side
  readonly kind: Kind
  readonly id: string
}

/** An open document: header, lines, totals, and what can be done with it. */
export function DocumentPage({ side, kind, id }: Props) {
  return id === 'new' ? <NewDocument side={side} kind={kind} /> : <LoadedDocument key={id} side={side} kind={kind} id={id} />
}

function LoadedDocument({ side, kind, id }: Props) {
  const query = useQuery({
    queryKey: [`${side}.${kind}.get`, id],
    queryFn: () => callDocument(side, kind, 'get', { id }),
    gcTime: 0,
    staleTime: Infinity,
  })
  if (query.data) return <DocumentEditor side={side} kind={kind} document={query.data} />
  return query.error ? <Failure error={query.error} /> : <p className="empty">{t('web.loading')}</p>
}

/** A document begins with whom it is for; the rest follows from that. */
function NewDocument({ side, kind }: Omit<Props, 'id'>) {
  const navigate = useNavigate()
  const [problem, setProblem] = useState<string>()
  const [before] = useState(takePosted)
  const create = async (text: string, id?: string): Promise<void> => {
    try {
      const made = await callDocument(side, kind, 'create', id ? { partyId: id } : { partyNumber: text.trim() })
      await proposeStandardLines(side, kind, made.id)
      void navigate({ to: documentPath(side, kind, made.id), replace: true })
    } catch (error) {
      setProblem(error instanceof Refusal ? error.message : t('web.unreachable'))
    }
  }
  return (
    <>
      <header className="page-head">
        <h1>{t(`web.new.${side}_${kind}`)}</h1>
      </header>
      {before && <Done posted={before.posted} side={before.side} />}
      <section className="panel">
        <div className="fields">
          <TextField
            name="partyNumber"
            label={caption('trade.partyNumber', { side })}
            value=""
            isRequired
            isFirst
            problem={problem}
            search={lookUp('party', side)}
            onEnter={(text, option) => void (text.trim() && create(text, option?.id))}
          />
        </div>
        <p className="empty">{t('web.new.hint', { side })}</p>
      </section>
    </>
  )
}

function DocumentEditor({ side, kind, document }: Omit<Props, 'id'> & { readonly document: DocumentView }) {
  const [draft] = useState(() => new Draft(side, kind, document))
  const state = useSyncExternalStore(draft.subscribe, draft.state)
  const commands = useDocument(draft)
  const [line] = useState(() => new ActiveLine())
  const [isFactsShown, showFacts] = useFactsShown()
  usePartKeys()
  const [target, setTarget] = useState<{ rowKey: string; column: string } | undefined>(() =>
    document.lines.length === 0 ? { rowKey: '10000', column: 'number' } : undefined,
  )
  const { setOpen } = commands
  useEffect(() => {
    if (takeAsked(document.id)) setOpen({ what: 'standard_lines' })
  }, [document.id, setOpen])
  useEffect(() => {
    const keep = (event: BeforeUnloadEvent): void => {
      if (draft.isBusy) event.preventDefault()
    }
    window.addEventListener('beforeunload', keep)
    return () => {
      window.removeEventListener('beforeunload', keep)
      void draft.settle().then(() => draft.close())
    }
  }, [draft])

  const goToField = (field: string): void => {
    const [root, row, name] = field.split('.')
    if (root === 'lines' && row) setTarget({ rowKey: row, column: name === 'itemNumber' || name === 'account' ? 'number' : (name ?? 'number') })
    else window.document.getElementById(`field-${field.replace('Id', 'Number')}`)?.focus()
  }

  const see = (seen: Seen): void => {
    if (!seen) return
    if ('field' in seen) goToField(seen.field)
    else setTarget({ rowKey: String(seen.lineNo), column: seen.column })
  }

  return (
    <>
      <DocumentTitle draft={draft} state={state} onRemarks={() => commands.setOpen({ what: 'remarks', lineNos: [] })} />
      <ActionBar actions={pageActions(draft, state, commands, { see, facts: () => showFacts(!isFactsShown), lineNos: () => linesInHand(draft, commands.marked, line.key()) })} />
      <DocumentNotices draft={draft} state={state} commands={commands} onField={goToField} />
      <DocumentHeader draft={draft} state={state} />
      <div className="lines-and-facts">
        <LinesPanel draft={draft} state={state} target={target} line={line} onMark={commands.mark} />
        {isFactsShown && <FactsPane draft={draft} state={state} line={line} />}
      </div>
      <div className="document-foot">
        <Warnings state={state} onField={goToField} />
        <TotalsFoot totals={state.document.totals} taxSummary={state.document.taxSummary} currency={state.document.currency} />
      </div>
      <DocumentOverlays draft={draft} state={state} commands={commands} />
    </>
  )
}
