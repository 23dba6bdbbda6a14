import { SentLine } from '../delivery/sent-line.tsx'
import { Chip } from '../ui/chip.tsx'
import { formatMoney } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import type { Draft } from './draft.ts'
import { savingText } from './draft.ts'
import type { DraftState } from './draft-state.ts'
import { RemarksChip } from './remarks/remarks-chip.tsx'
import { usePresence } from './use-presence.ts'

/** Who else has the document open; a tab of one's own is told apart. */
function Others({ draft }: { readonly draft: Draft }) {
  const others = usePresence(draft)
  if (others.length === 0) return null
  const names = [...new Set(others.map(({ name, isMine }) => (isMine ? t('web.presence.own_tab') : name)))]
  return (
    <span className="chip presence" title={t('web.presence.hint')}>
      <span aria-hidden="true">●</span> {t('web.presence.here', { names: names.join(', ') })}
    </span>
  )
}

interface Props {
  readonly draft: Draft
  readonly state: DraftState
  readonly onRemarks: () => void
}

/** What it is, for whom, in what state, and how much: in one line. */
export function DocumentTitle({ draft, state, onRemarks }: Props) {
  const { document } = state
  return (
    <header className="page-head">
      <h1>{t(`web.document_type.${draft.side}_${draft.kind}`, { number: document.number })}</h1>
      <span className="title-part">
        {document.partyNumber} {document.partyName}
      </span>
      <Chip field="status" value={document.status} />
      <span className="title-part">{formatMoney(document.totals.gross, document.currency)}</span>
      <RemarksChip side={draft.side} documentId={document.id} onOpen={onRemarks} />
      <SentLine documentId={document.id} />
      <span className="bar-space" />
      <Others draft={draft} />
      <span className="muted" role="status" aria-live="off">
        {savingText(draft, state)}
      </span>
    </header>
  )
}
