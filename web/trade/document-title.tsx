import { Chip } from '../ui/chip.tsx'
import { formatMoney } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import type { Draft } from './draft.ts'
import { savingText } from './draft.ts'
import type { DraftState } from './draft-state.ts'

/** What it is, for whom, in what state, and how much: in one line. */
export function DocumentTitle({ draft, state }: { readonly draft: Draft; readonly state: DraftState }) {
  const { document } = state
  return (
    <header className="page-head">
      <h1>{t(`web.document_type.${draft.side}_${draft.kind}`, { number: document.number })}</h1>
      <span className="title-part">
        {document.partyNumber} {document.partyName}
      </span>
      <Chip field="status" value={document.status} />
      <span className="title-part">{formatMoney(document.totals.gross, document.currency)}</span>
      <span className="bar-space" />
      <span className="muted" role="status" aria-live="off">
        {savingText(state)}
      </span>
    </header>
  )
}
